"""The line above a report: what it counts the report tells again, and nothing of it is told twice."""

from collections.abc import Sequence

from geo.extract.claims.find import counted_in
from geo.extract.composition.drafts import Draft
from geo.extract.dates.spans import overlaps
from geo.extract.facts.told import Facts
from geo.model import Count, Party, Rejection, Report, Tally

__all__ = ["is_headline", "less_headline"]

_TOLD_BELOW = "headline: sums up what the report tells below"
_Loss = tuple[Party | None, str, Count]


def is_headline(found: Facts) -> bool:
    """Return whether a sentence is the line above the report, without a stop."""
    text = (found.whole or found.sentence).text.rstrip("\"'»”")
    return (
        found.sentence.paragraph == 0
        and found.sentence.start == 0
        and not text.endswith((".", "!", "?", "։", ":"))
    )


def less_headline(
    drafts: Sequence[Draft], tallies: Sequence[Tally], facts: Sequence[Facts], report: Report
) -> tuple[list[Draft], list[Tally], list[Rejection]]:
    """Return incidents and tallies without those that only the headline makes, and it as a rejection, if all its numbers are told below.

    "Two servicemen killed in border fire" names no place and no day: the two are those of the report.
    """
    first = facts[0] if facts and is_headline(facts[0]) else None
    if first is None or first.sites:
        return [*drafts], [*tallies], []
    text = first.sentence.text
    headline = next((one for one in drafts if one.headline and not one.places), None)
    detail = next((one for one in drafts if one is not headline and headline and _tells(one, headline)), None)
    left = [one for one in drafts if detail is None or one is not headline]
    if headline and detail:  # what somebody answers to it is of what it sums up
        detail.claims = [*detail.claims, *(one for one in headline.claims if one.quote != text)]
    told = {loss for one in left for loss in counted_in(one.claims)}
    own = [one for one in tallies if one.quote == text]
    again = all(any(_same((one.side, one.measure, one.count), loss) for loss in told) for one in own)
    kept = [one for one in tallies if one not in own or not again]
    if len(left) == len(drafts) and len(kept) == len(tallies):
        return left, kept, []
    dropped = Rejection(report.id, text, _TOLD_BELOW, first.sentence.start, first.sentence.end)
    return left, kept, [dropped]


def _tells(detail: Draft, headline: Draft) -> bool:
    """Return whether an incident has all numbers of a headline, within a day of it."""
    counted, told = counted_in(headline.claims), counted_in(detail.claims)
    return (
        bool(counted)
        and overlaps(headline.when, detail.when, slack_days=1)
        and all(any(_same(loss, other) for other in told) for loss in counted)
    )


def _same(one: _Loss, other: _Loss) -> bool:
    """Return whether two numbers are of the same people, as far as a headline says whose they are."""
    return one[1:] == other[1:] and (one[0] is None or other[0] is None or one[0] is other[0])
