"""What a lead or headline sums up and the paragraphs below tell again: one incident, not two."""

from collections.abc import Sequence

from geo.extract.claims.find import BELLIGERENTS
from geo.extract.composition.drafts import Draft
from geo.extract.counts.find import MEASURES
from geo.extract.dates.spans import overlaps, to_the_day
from geo.extract.kinds import group
from geo.extract.roles.sites import less_containers
from geo.extract.toponyms.positions import lies_in
from geo.model import Count, Party, Stance

__all__ = ["without_leads"]

_Loss = tuple[Party | None, str, Count]


def without_leads(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without leads, whose claims go to the draft that tells the same in detail.

    A lead stands before that draft, names no place or an area that holds the other's, and has losses, all of which the other
    tells again of the same days. So is the outlet's opening of a report that has neither losses nor a day, if the next draft alone is of
    its kind and lies in the area it names: "The worst clash in ten years took place near Tartar". And so is an opening without a day whose
    losses nobody tells again, if the next draft says where and when: "Four soldiers were hurt by a mine, … On 15 August a unit checked …".
    """
    kept: list[Draft] = []
    for at, draft in enumerate(drafts):
        detail = next((one for one in drafts[at + 1 :] if _sums_up(draft, one)), None)
        if detail is None and not kept and _opens(draft, drafts[at + 1 :]):
            detail = drafts[at + 1]
        if detail is None:
            kept.append(draft)
        else:
            detail.claims = [*draft.claims, *detail.claims]
    return kept


def _sums_up(lead: Draft, detail: Draft) -> bool:
    told = _losses(lead)
    return (
        bool(told)
        and told <= _losses(detail)
        and group(lead.kind) == group(detail.kind)
        and to_the_day(lead.when)
        and to_the_day(detail.when)
        and overlaps(lead.when, detail.when)
        and _holds(lead, detail)
    )


def _opens(lead: Draft, further: Sequence[Draft]) -> bool:
    """Return whether the next draft tells where and when that happened with which a report opens."""
    return _announces(lead, further) or _counts_first(lead, further)


def _counts_first(lead: Draft, further: Sequence[Draft]) -> bool:
    """Return whether an opening without a day of its own counts the losses of what the next draft alone of its kind tells."""
    if lead.dated or not _losses(lead) or not further or not further[0].dated:
        return False
    alike = [draft for draft in further if draft.kind is lead.kind]
    detail = further[0]
    near = overlaps(lead.when, detail.when, slack_days=1)
    return alike == [detail] and not _losses(detail) and near and _holds(lead, detail)


def _announces(lead: Draft, further: Sequence[Draft]) -> bool:
    """Return whether an opening of the outlet's, without losses or a day, is told in detail by the next draft, and by it alone."""
    if (lead.dated and to_the_day(lead.when)) or not lead.mentions or _losses(lead) or not further:
        return False
    if any(claim.party is not Party.OUTLET for claim in lead.claims):
        return False  # a side's own words are not the other's
    within = [draft for draft in further if draft.kind is lead.kind and _holds(lead, draft)]
    return within == [further[0]] and overlaps(lead.when, further[0].when)


def _losses(draft: Draft) -> set[_Loss]:
    """Return the losses that are not denied or running totals, one a side and measure; nobody lost is no loss that tells two apart."""
    return {
        (claim.side, measure, count)
        for claim in draft.claims
        if claim.stance is not Stance.DENIES and not claim.cumulative and claim.side in BELLIGERENTS
        for measure in MEASURES
        if (count := getattr(claim, measure)) is not None and (count.best or count.low)
    }


def _holds(lead: Draft, detail: Draft) -> bool:
    """Return whether the lead names no place of its own, or areas only that hold a place of the other."""
    areas = [one.match.place for one in less_containers(lead.mentions)]
    places = [one.match.place for one in less_containers(detail.mentions)]
    if not areas or not places:
        return bool(places)
    return all(area.kind.is_area and any(lies_in(place, area) for place in places) for area in areas)
