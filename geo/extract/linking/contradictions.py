"""What the accounts of one incident differ on: days, kinds, numbers, who did it, whether it happened at all.

Said in words that name who says which. Nothing is averaged, chosen or put right.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from geo.extract.counts.find import MEASURES
from geo.extract.dates.spans import overlaps
from geo.extract.kinds import LABELS
from geo.model import Claim, Contradiction, Count, DateSpan, Incident, Matter, Party, Report, Stance

__all__ = ["contradictions"]

Accusation = tuple[Party, Party]
"""Who accuses, and whom."""

_BELLIGERENTS = (Party.ARMENIA, Party.AZERBAIJAN, Party.NAGORNO_KARABAKH)
_ONE_SIDE = frozenset({Party.ARMENIA, Party.NAGORNO_KARABAKH})
_SIDES = {
    None: "of a side not stated",
    Party.ARMENIA: "of Armenia",
    Party.AZERBAIJAN: "of Azerbaijan",
    Party.NAGORNO_KARABAKH: "of Nagorno-Karabakh",
    Party.RUSSIA: "of Russia",
}


def contradictions(incident: Incident, reports: Mapping[str, Report]) -> tuple[Contradiction, ...]:
    """Return what the accounts of an incident differ on; none where nobody says anything that another's words exclude.

    ``reports`` are by id; one that is missing is called by its id.
    """
    found = (
        *_dates(incident, reports),
        *_kinds(incident, reports),
        *_counts(incident.claims, reports),
        *_attributions(incident, reports),
        *_denials(incident.claims),
    )
    return tuple(dict.fromkeys(found))


def _accounts(incident: Incident) -> tuple[Incident, ...]:
    """Return the incident as each report has it."""
    return tuple(link.incident for link in incident.links) or (incident,)


def _dates(incident: Incident, reports: Mapping[str, Report]) -> Iterator[Contradiction]:
    """Yield days that exclude one another, two that one report gives, and one after the report's own publication."""
    accounts = _accounts(incident)
    if any(not overlaps(one.when, other.when) for one, other in combinations(accounts, 2)):
        told = (f"{_days(one.when)} ({_outlet(one.report_ids, reports)})" for one in accounts)
        yield Contradiction(Matter.DATE, f"the days differ: {'; '.join(told)}")
    for one in accounts:
        for day in one.other_days:
            words = f"{_outlet(one.report_ids, reports)} gives two days: {_days(one.when)} (“{one.when.text}”) and {_days(day)} (“{day.text}”)"
            yield Contradiction(Matter.DATE, words)
        for report in filter(None, map(reports.get, one.report_ids)):
            if report.published and one.when.start > report.published:
                words = f"{_days(one.when)} (“{one.when.text}”) is after {_name(report)} was published, {report.published}"
                yield Contradiction(Matter.DATE, words)


def _kinds(incident: Incident, reports: Mapping[str, Report]) -> Iterator[Contradiction]:
    accounts = _accounts(incident)
    if len({one.kind for one in accounts}) > 1:
        told = (f"{LABELS[one.kind].lower()} ({_outlet(one.report_ids, reports)})" for one in accounts)
        yield Contradiction(Matter.KIND, f"what happened differs: {'; '.join(told)}")


def _counts(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Iterator[Contradiction]:
    """Yield numbers of the same losses of the same people of which one excludes another."""
    told: dict[tuple[str, Party | None, bool], list[tuple[Claim, Count]]] = defaultdict(list)
    for claim in claims:
        for measure in MEASURES:
            count = getattr(claim, measure)
            if count is not None:
                told[measure, claim.side, claim.cumulative].append((claim, count))
    for (measure, side, cumulative), counts in told.items():
        # What one body says twice in one report is of two moments, or of some among others.
        others = (
            (a, b)
            for (one, a), (other, b) in combinations(counts, 2)
            if (one.report_id, one.party) != (other.report_id, other.party)
        )
        if any(_exclude(a, b) for a, b in others):
            each = (f"{count.in_words()} by {_speaker(claim, reports)}" for claim, count in counts)
            total = ", running total" if cumulative else ""
            yield Contradiction(
                Matter.COUNT,
                f"{measure} {_SIDES.get(side, f'of {side}')}{total}: {'; '.join(dict.fromkeys(each))}",
            )


def _exclude(one: Count, other: Count) -> bool:
    """Return whether no number fits both; "about twenty" excludes none but 0."""
    low, high = _bounds(one)
    least, most = _bounds(other)
    return low > most or least > high


def _bounds(count: Count) -> tuple[float, float]:
    if count.low is None and count.high is None:
        return (1.0, float("inf")) if count.best else (0.0, float("inf"))
    return float(count.low or 0), float("inf") if count.high is None else float(count.high)


def _attributions(incident: Incident, reports: Mapping[str, Report]) -> Iterator[Contradiction]:
    """Yield two parties that accuse each other, and two that do so only if different reports are put together."""
    accounts = [(one, _accusations(one.claims)) for one in _accounts(incident)]
    made = sorted(_accusations(incident.claims))
    for one, other in combinations(made, 2):
        if not _answers(one, other, made):
            continue
        forth, back = ([account for account, told in accounts if each in told] for each in (one, other))
        (by, about), (answering, meant) = one, other
        if any(account in back for account in forth):
            yield Contradiction(Matter.ATTRIBUTION, f"{by} and {answering} accuse each other")
            continue
        first, second = (
            _outlet([each for account in some for each in account.report_ids], reports)
            for some in (forth, back)
        )
        words = (
            f"{by} accuses {about} ({first}), {answering} accuses {meant} ({second}): "
            "no report has both, so that one may have it the wrong way round"
        )
        yield Contradiction(Matter.ATTRIBUTION, words)


def _answers(one: Accusation, other: Accusation, made: Collection[Accusation]) -> bool:
    """Return whether two accusations answer each other.

    What Baku says of Armenia and Stepanakert of Baku do too, unless one of them has an answer of its own.
    """
    (by, about), (back, meant) = one, other
    if (back, meant) == (about, by):
        return True
    crossed = _as_one(by) == _as_one(meant) and _as_one(about) == _as_one(back)
    return crossed and _as_one(by) != _as_one(back) and (about, by) not in made and (meant, back) not in made


def _accusations(claims: Iterable[Claim]) -> frozenset[Accusation]:
    return frozenset(
        (claim.party, claim.about)
        for claim in claims
        if claim.about and claim.stance is Stance.ACCUSES and claim.party in _BELLIGERENTS
    )


def _denials(claims: Iterable[Claim]) -> Iterator[Contradiction]:
    """Yield a party that denies what another one says of it."""
    listed = list(claims)
    for denial in (one for one in listed if one.stance is Stance.DENIES and one.party in _BELLIGERENTS):
        meant = _as_one(denial.party)
        others = [
            one
            for one in listed
            if one.stance is not Stance.DENIES
            and _as_one(one.party) != meant
            and one.about in (None, denial.party)
        ]
        # What is denied is what the party was accused of, else what its opponent says, not what a third one tells besides.
        accusers = [one for one in others if one.about is denial.party]
        opponents = [one for one in others if one.party in _BELLIGERENTS]
        said = sorted({one.party for one in accusers or opponents or others})
        if said:
            yield Contradiction(
                Matter.DENIAL, f"{denial.party} denies what {' and '.join(said)} {_says(said)}"
            )


def _as_one(party: Party) -> Party:
    return Party.ARMENIA if party in _ONE_SIDE else party


def _says(parties: list[Party]) -> str:
    return "says" if len(parties) == 1 else "say"


def _speaker(claim: Claim, reports: Mapping[str, Report]) -> str:
    outlet = _outlet((claim.report_id,), reports)
    return claim.claimant if claim.claimant.startswith(outlet) else f"{claim.claimant} ({outlet})"


def _outlet(report_ids: Iterable[str], reports: Mapping[str, Report]) -> str:
    names = (_name(reports[each]) if each in reports else each for each in report_ids)
    return ", ".join(dict.fromkeys(names))


def _name(report: Report) -> str:
    return report.outlet or report.title or report.path or report.id


def _days(span: DateSpan) -> str:
    return f"{span.start}" if span.start == span.end else f"{span.start} to {span.end}"
