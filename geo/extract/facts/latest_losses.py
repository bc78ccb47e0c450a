"""A total over several days and, in the same sentence, those of it who were lost last: "lost 12 troops in four days, four of them overnight"."""

from dataclasses import replace

from geo.extract.claims.find import counted_in, with_counts
from geo.extract.dates.find import DateUse
from geo.extract.facts.facts import Facts, Sort
from geo.extract.people.find import groups_of
from geo.extract.people.groups import Group
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import tokens_of
from geo.model import Claim

__all__ = ["latest_losses"]


def latest_losses(found: Facts, words: Lexicon) -> tuple[Facts, ...]:
    """Return the total of a sentence and the losses of the one day that it tells apart from it, each as facts of its own; else the facts alone.

    The number of a part says no fate where it shares that of the total: "four of them overnight".
    """
    if not found.has_losses or not words.says(found.sentence.text, "tally", "over_days"):
        return (found,)
    tokens = tokens_of(found.sentence.text, words)
    groups = [one for one in groups_of(tokens, words) if _exact(one)]
    part = next((at for at, one in enumerate(groups) if at and one.subset), None)
    if part is None:
        return (found,)
    whole, some = groups[part - 1], groups[part]
    total = next((one for one in found.claims if _counts(one, whole)), None)
    start = tokens[some.first].start
    dates = tuple(one for one in found.dates_used(DateUse.EVENT) if one.start >= start)
    if total is None or not dates or whole.subset or (some.count.best or 0) >= (whole.count.best or 0):
        return (found,)
    measure = next(name for _, name, count in counted_in([total]) if count == whole.count)
    first = replace(found, claims=(total,), mentions=(), hints=(), dates=(), sort=Sort.TALLY)
    lost = with_counts(total, total.side, {measure: some.count})
    return first, replace(found, claims=(lost,), dates=dates, sort=Sort.EVENT)


def _exact(group: Group) -> bool:
    return bool(group.count.best) and group.count.low == group.count.high


def _counts(claim: Claim, group: Group) -> bool:
    return [count for _, _, count in counted_in([claim])] == [group.count]
