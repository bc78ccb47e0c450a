"""Which incidents a view shows."""

from collections.abc import Iterable
from dataclasses import replace

from geo.errors import ViewError
from geo.model import Incident, Site
from geo.view.state import View

__all__ = ["select"]


def select(incidents: Iterable[Incident], view: View) -> tuple[Incident, ...]:
    """Return the incidents that the view shows, each with the sites it shows; an incident's order is kept.

    An incident shows when its span shares a day with the view's, its kind and the party of one of its claims
    are among the view's. Sites coarser than ``precision_max`` are left out, and with the last site its incident.

    Raises
    ------
    ViewError
        If the view starts after it ends.
    """
    if view.start and view.end and view.start > view.end:
        raise ViewError(f"the view starts on {view.start}, after its end on {view.end}")
    shown = (_with_sites(incident, view) for incident in incidents if _matches(incident, view))
    return tuple(incident for incident in shown if incident is not None)


def _matches(incident: Incident, view: View) -> bool:
    return (
        (view.start is None or incident.when.end >= view.start)
        and (view.end is None or incident.when.start <= view.end)
        and (view.kinds is None or incident.kind in view.kinds)
        and (view.parties is None or any(claim.party in view.parties for claim in incident.claims))
    )


def _with_sites(incident: Incident, view: View) -> Incident | None:
    if view.precision_max is None or not incident.sites:
        return incident
    sites: tuple[Site, ...] = tuple(site for site in incident.sites if site.precision <= view.precision_max)
    return replace(incident, sites=sites) if sites else None
