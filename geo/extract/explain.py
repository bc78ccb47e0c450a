"""Why a report was read as it was: every span that a rule marked, with what it was taken for and the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from geo.extract.composition.compose import compose
from geo.extract.counts.find import MEASURES, Loss, find_losses
from geo.extract.dates.find import DateUse
from geo.extract.facts.facts import Facts
from geo.extract.facts.reading import read
from geo.extract.kinds import LABELS
from geo.extract.toponyms.other_names import with_aside
from geo.extract.words.lexicon import Lexicon, lexicon
from geo.gazetteer import Gazetteer
from geo.model import Claim, Extraction, Party, Report, Stance

__all__ = ["Mark", "MarkKind", "explain"]

_USES = {
    DateUse.EVENT: "when something happened",
    DateUse.SAID: "when it was said",
    DateUse.AS_OF: "the day that a count is as of",
    DateUse.SINCE: "the day that a count begins with",
}
_STANCES = {Stance.ASSERTS: "says", Stance.DENIES: "denies", Stance.ACCUSES: "accuses"}


class MarkKind(StrEnum):
    """What a marked span is."""

    SENTENCE = "sentence"
    TOPONYM = "toponym"
    DATE = "date"
    KIND = "kind"
    COUNT = "count"
    CLAIMANT = "claimant"


@dataclass(frozen=True, slots=True)
class Mark:
    """``text[start:end]`` of a report, what it was taken for, and why, both in words."""

    start: int
    end: int
    what: MarkKind
    says: str
    why: str


def explain(report: Report, gazetteer: Gazetteer) -> tuple[Mark, ...]:
    """Return the marks of a report in text order, each sentence before what stands in it.

    A report in a language without a lexicon has none.
    """
    words = lexicon(report.language)
    if words is None:
        return ()
    facts = read(report, gazetteer, words)
    found = compose(report, facts, words)
    marks = [mark for one in facts for mark in _marks(one, found, words)]
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.what)))


def _marks(facts: Facts, found: Extraction, words: Lexicon) -> Iterator[Mark]:
    sentence = facts.sentence
    yield Mark(sentence.start, sentence.end, MarkKind.SENTENCE, *_verdict(facts, found))
    for one in facts.mentions:
        toponym, place = one.match.toponym, one.match.place
        why = one.match.reason + (f"; {one.reason}" if one.reason else "")
        yield Mark(
            toponym.start, toponym.end, MarkKind.TOPONYM, f"{one.role}: {place.name} ({place.id})", why
        )
    for date in facts.dates:
        if not 0 <= date.start < len(sentence.text):
            continue  # that of the whole sentence, marked in another part
        span = date.span
        days = f"{span.start}" if span.start == span.end else f"{span.start} to {span.end}"
        start, end = sentence.start + date.start, sentence.start + date.end
        yield Mark(start, end, MarkKind.DATE, f"{days}, known to the {span.precision}", _USES[date.use])
    yield from _kind(facts, words)
    whole = facts.whole or sentence
    for loss in (*find_losses(whole.text, words), *facts.answered):
        side, why = loss.side, "a number of people with what became of them"
        if side is None and (side := _inferred_side(loss, facts, found)):
            why = f"{why}; whose is not said here, and follows from who tells it or where it happened"
        whose = f" of {side}" if side else ", whose is not said here"
        start, end = whole.start + loss.start, whole.start + loss.end
        if not sentence.start <= start < sentence.end:
            continue
        says = f"{loss.measure}: {loss.count.in_words()}{whose}"
        yield Mark(start, end, MarkKind.COUNT, says, why)
    for claim in facts.claims:
        yield from _claimant(with_aside(claim, found.reports[0].text))


def _inferred_side(loss: Loss, facts: Facts, found: Extraction) -> Party | None:
    """Return whose people a number counts in the incident that its sentence tells of, if its claims there agree on that."""
    sentence = facts.whole or facts.sentence
    sides = {
        claim.side
        for incident in found.incidents
        for claim in incident.claims
        if (claim.start, claim.end) == (sentence.start, sentence.end)
        and getattr(claim, loss.measure, None) == loss.count
    }
    return sides.pop() if len(sides) == 1 else None


def _kind(facts: Facts, words: Lexicon) -> Iterator[Mark]:
    named = facts.kind is not None and words.has("kinds", facts.kind)
    match = words.words("kinds", facts.kind).search(facts.sentence.text) if facts.kind and named else None
    if facts.kind and match:
        start, end = (facts.sentence.start + at for at in match.span())
        yield Mark(start, end, MarkKind.KIND, LABELS[facts.kind], "the words that name what happened")


def _claimant(claim: Claim) -> Iterator[Mark]:
    at = claim.quote.casefold().find(claim.claimant.casefold())
    about = f" about {claim.about}" if claim.about else ""
    says = f"{claim.party} {_STANCES[claim.stance]}{about}: {claim.says}"
    start, end = (
        (claim.start + at, claim.start + at + len(claim.claimant)) if at >= 0 else (claim.start, claim.end)
    )
    why = "named as the speaker" if at >= 0 else f"no speaker named here: {claim.claimant}"
    yield Mark(start, end, MarkKind.CLAIMANT, says, why)


def _verdict(facts: Facts, found: Extraction) -> tuple[str, str]:
    """Return in words what a sentence became, and why."""
    start, end = facts.sentence.start, facts.sentence.end
    told = set(map(_told, facts.claims)) if facts.whole else set()
    for incident in found.incidents:
        if any((claim.start, claim.end) == (start, end) or _told(claim) in told for claim in incident.claims):
            return f"{incident.id}: {incident.title}", "tells of this incident"
    if any((tally.start, tally.end) == (start, end) for tally in found.tallies):
        return "tally", "a running total or an official figure, of no incident of its own"
    for rejection in found.rejections:
        if (rejection.start, rejection.end) == (start, end):
            return "not used", rejection.reason
    return "context", "no kind of incident, loss, denial or accusation in it"


def _told(claim: Claim) -> tuple[object, ...]:
    """Return what tells the claims of a sentence's parts apart: its words, and the numbers of each."""
    return (claim.start, claim.end, claim.says, *(getattr(claim, name) for name in MEASURES))
