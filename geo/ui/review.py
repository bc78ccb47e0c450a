"""Reviewing what was read: every field can be put right before it is accepted, and the machine's value is kept."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.errors import InputError
from geo.extract import (
    MOST_ADDED,
    MarkKind,
    blank_incident,
    blanks_asked,
    corrected,
    corrections_of,
    explain,
    extract,
    fields_of,
    is_blank,
)
from geo.gazetteer import default_gazetteer
from geo.ingest import DATED_BY_ITSELF, DATED_BY_PAGE, date_report
from geo.model import Claim, Correction, Incident, Report
from geo.pipeline import run
from geo.render import marked_html
from geo.ui.map import choose_next
from geo.ui.review_fields import edited_fields
from geo.ui.words import called, plain, say, saying_errors
from geo.ui.world import accepted_corrections, added_reports, pending_reports

__all__ = ["EARLIEST", "OUTCOME", "open_review", "pending_note", "review_again", "review_asked", "review_dialog", "what_was_read"]  # fmt: skip

OUTCOME = "add_outcome"
"""Under this key the session keeps what came of reading, each line with whether it went well."""
_VALUES = "review_values"
_CLOSED = "review_closed"
_CHOSEN = "review_incident"
_SHOWN = "review_shown"
_DAY = "review_published"
EARLIEST = date(1988, 1, 1)
"""The first day that a report can be of: the conflict is not older."""
_PARTS = {"incident": "told of", "quote": "its words"}
_FIELDS = {"kept": "is an incident", "date_start": "first day", "date_end": "last day"}


def review_asked() -> bool:
    """Return whether there are reports that wait, and the dialog was not closed."""
    return bool(pending_reports()) and not st.session_state.get(_CLOSED, False)


def pending_note() -> None:
    """Say in the sidebar that reports wait, with the ways to go on with them."""
    if not pending_reports():
        return
    again = _is_again(pending_reports())
    what = say("Reports under review again") if again else say("Reports read, not accepted yet")
    st.warning(f"{what}: {len(pending_reports())}")
    st.button(say("Review and accept"), type="primary", width="stretch", on_click=open_review)
    st.button(say("Leave as accepted" if again else "Discard"), width="stretch", on_click=_discard)


def open_review() -> None:
    """Open the dialog in the next run, if reports wait."""
    st.session_state[_CLOSED] = False


def review_again() -> None:
    """Open the dialog on reports that were accepted before, with what was corrected in them."""
    values: dict[str, dict[str, str]] = {}
    for one in accepted_corrections():
        mine = values.setdefault(one.incident_id, {})
        mine |= {one.field: one.value} | ({"why": one.why} if one.why else {})
    st.session_state[_VALUES] = values
    open_review()


def _close() -> None:
    st.session_state[_CLOSED] = True


def _discard() -> None:
    pending_reports().clear()
    st.session_state.pop(_VALUES, None)
    st.session_state.pop(OUTCOME, None)


def review_dialog() -> None:
    """Show the incidents of the reports that wait, one at a time with all their fields, and accept or discard them."""
    st.dialog(say("What was read"), width="large", on_dismiss=_close)(_review)()


@saying_errors
def _review() -> None:
    reports = tuple(pending_reports())
    by_id = {report.id: report for report in reports}
    read = run(reports, linked=False).incidents
    incidents = (*read, *_added(reports))
    st.caption(
        say(
            "On the map when accepted. Put right what was read wrongly: the value of the program is kept beside yours."
        )
    )
    for report in reports:
        if any(note in (report.note or "") for note in (DATED_BY_ITSELF, DATED_BY_PAGE)):
            told = say("Taken as published on {day}, as the text itself says.", day=report.published)
            st.caption(plain(told))
    incident = _chosen(incidents, by_id) if incidents else None
    if incident:
        _edit(incident, incidents, by_id[incident.report_ids[0]])
    else:
        st.info(say("No incident was found. The tray will tell what was read and why it is none."))
    if any(report.published is None for report in reports):
        _ask_day()
    _add_buttons(reports)
    for report in reports:
        with st.expander(
            plain(say("The text of {name} with all that was marked in it", name=called(report)))
        ):
            st.caption(say("Rest the pointer on a mark, or open a line below it."))
            st.html(marked_html(report, explain(report, default_gazetteer())))
    # The style sheet holds them at the dialog's lower edge, in sight of whatever field is edited.
    end = st.container(key="review_end")
    fault, ways = end.empty(), end.container(horizontal=True)
    asked = ways.button(say("Accept"), type="primary", width="stretch")
    if asked and _accept(read, incidents, incident, fault):
        st.rerun()
    if ways.button(say("Discard changes" if _is_again(reports) else "Discard all"), width="stretch"):
        _discard()
        st.rerun()


def _ask_day() -> None:
    """Ask for the day of publication of the reports that wait without one; with it they are read again."""
    st.info(say("No day of publication was given, and days such as “yesterday” or “12 May” need it."))
    st.date_input(say("Published on"), value=None, key=_DAY, min_value=EARLIEST, format="YYYY-MM-DD")
    st.button(say("Read with this day"), width="stretch", on_click=_read_with_day)


def _read_with_day() -> None:
    """Date the reports that wait without a day. Fields edited before are of the incidents read without it, which have other ids."""
    day = st.session_state.get(_DAY)
    if isinstance(day, date):
        pending_reports()[:] = [one if one.published else date_report(one, day) for one in pending_reports()]
        faults = [one for one in st.session_state.get(OUTCOME, []) if not one[1]]
        st.session_state[OUTCOME] = [*faults, *((what_was_read(one), True) for one in pending_reports())]


def what_was_read(report: Report) -> str:
    """Return in words what a report gives."""
    found = extract(report, default_gazetteer())
    return say(
        "{name}: incidents {incidents}, of them without a place {placeless}; running totals {tallies}; passages not used {rejections}",
        name=called(report),
        incidents=len(found.incidents),
        placeless=sum(not incident.sites for incident in found.incidents),
        tallies=len(found.tallies),
        rejections=len(found.rejections),
    )


def _edit(incident: Incident, incidents: Sequence[Incident], report: Report) -> None:
    """Draw the fields of an incident and keep what was changed."""
    marks = explain(report, default_gazetteer())
    passages = [report.text[one.start : one.end] for one in marks if one.what is MarkKind.SENTENCE]
    titles = _titles(incidents)
    kept = {one.id for one in incidents if _values(one).get("kept", "yes") == "yes"}
    others = {one: title for one, title in titles.items() if one in kept - {incident.id}}
    for claim in _arriving(incident, incidents):
        st.caption(
            plain(say("Told of this one by hand: {quote}", quote=f"{claim.claimant}: “{claim.quote}”"))
        )
    read = (one.when.start for one in incidents if one.claims and one.report_ids[0] == report.id)
    day = report.published or next(read, datetime.now(UTC).date())
    values = edited_fields(incident, _values(incident), day=day, passages=passages, others=others)
    _save(incident, values, report, titles)


def _add_buttons(reports: Sequence[Report]) -> None:
    """Draw for each report the way to add an incident that was not read in it."""
    for report in reports:
        label = say("Add an incident that was not read")
        if len(reports) > 1:
            label = f"{label}: {report.outlet or report.path or report.id}"
        st.button(plain(label), key=f"{report.id}.add", on_click=_add, args=(report,), width="stretch")


def _add(report: Report) -> None:
    """Begin an incident by hand, and choose it; a report can have 20."""
    given: dict[str, dict[str, str]] = st.session_state.setdefault(_VALUES, {})
    blanks = (blank_incident(report, number) for number in range(MOST_ADDED))
    blank = next((one for one in blanks if one.id not in given), None)
    if blank is not None:
        given[blank.id] = {"kept": "yes"}
        st.session_state[_SHOWN] = blank.id


def _added(reports: Sequence[Report]) -> tuple[Incident, ...]:
    """Return the incidents that the person began by hand in these reports."""
    return blanks_asked(reports, st.session_state.get(_VALUES, {}))


def _titled(incident: Incident) -> str:
    """Return how lists call an incident: title and first day."""
    if not is_blank(incident):
        return f"{incident.title}, {incident.when.start}"
    day = _values(incident).get("date_start", "")
    return say("Incident added by hand") + (f", {day}" if day else "")


def _titles(incidents: Sequence[Incident]) -> dict[str, str]:
    """Return how lists call the incidents, by id; of two with one title the second says that it is."""
    found: dict[str, str] = {}
    often = Counter[str]()
    for one in incidents:
        title = _titled(one)
        same = "" if is_blank(one) else title  # those begun by hand are numbered, whatever day they have
        often[same] += 1
        found[one.id] = title if often[same] == 1 else f"{title} ({often[same]})"
    return found


def _arriving(incident: Incident, incidents: Sequence[Incident]) -> list[Claim]:
    """Return the claims of other incidents that are to be told of this one."""
    return [
        claim
        for other in incidents
        for number, claim in enumerate(other.claims)
        if _values(other).get(f"claims.{number}.incident") == incident.id
    ]


def _values(incident: Incident) -> dict[str, str]:
    """Return what the person gave for an incident's fields; the mapping is the session's own."""
    values: dict[str, dict[str, str]] = st.session_state.setdefault(_VALUES, {})
    return values.setdefault(incident.id, {})


def _is_again(reports: Sequence[Report]) -> bool:
    """Return whether all of the reports were accepted before."""
    known = {report.id for report in added_reports()}
    return all(report.id in known for report in reports)


def _chosen(incidents: Sequence[Incident], reports: Mapping[str, Report]) -> Incident:
    by_id = {incident.id: incident for incident in incidents}
    titles = _titles(incidents)

    def told(incident_id: str) -> str:
        one = by_id[incident_id]
        changed = f" — {say('changed')}" if _values(one) and not is_blank(one) else ""
        report = reports[one.report_ids[0]]
        return f"{titles[one.id]} — {report.outlet or called(report)}{changed}"

    label = say("Incident, of {n} that were read", n=sum(not is_blank(one) for one in incidents))
    ids = list(by_id)
    if st.session_state.get(_SHOWN) in by_id:
        # A list forgets what was chosen in it once that is called otherwise, as when it was changed.
        st.session_state[_CHOSEN] = st.session_state[_SHOWN]
    chosen = by_id[st.selectbox(label, ids, format_func=told, key=_CHOSEN, on_change=_show_chosen)]
    if chosen.claims:
        st.caption(plain(f"“{chosen.claims[0].quote}”"))
    return chosen


def _show_chosen() -> None:
    st.session_state[_SHOWN] = st.session_state[_CHOSEN]


def _save(incident: Incident, values: dict[str, str], report: Report, titles: Mapping[str, str]) -> None:
    """Keep what differs from what was read; widgets that are not drawn forget theirs."""
    machine = fields_of(incident)
    why = values.pop("why")
    changed = {path: value for path, value in values.items() if value.strip() != machine.get(path, "")}
    mine = _values(incident)
    mine.clear()
    if is_blank(incident):
        # It stays in the list as what a person began, even while it is no incident.
        changed = {"kept": values["kept"]} | changed
    mine |= changed | ({"why": why} if changed and why else {})
    told = (
        f"{_field(path)}: {_told(path, machine.get(path, ''), titles)} → {_told(path, value, titles)}"
        for path, value in changed.items()
    )
    if changed and not is_blank(incident):
        st.caption(plain(f"{say('Changed')}: " + "; ".join(told)))
    try:
        _corrections(incident, report)
    except InputError as error:
        st.error(plain(_in_words(error, incident)))


def _field(path: str) -> str:
    """Return a field's path as a person says it: "claims.0.killed" is "claim 1, killed"."""
    first, *rest = path.split(".")
    if not rest:
        return say(_FIELDS.get(first, first))
    number = int(rest[0]) + 1
    if first == "sites":
        return say("place {n}" if rest[1] == "place" else "role of place {n}", n=number)
    return say("claim {n}, {part}", n=number, part=say(_PARTS.get(rest[1], rest[1])))


def _told(path: str, value: str, titles: Mapping[str, str]) -> str:
    place = default_gazetteer().place(value) if path.endswith(".place") else None
    return place.name if place else titles.get(value, value) or say("nothing")


def _in_words(error: InputError, incident: Incident) -> str:
    """Return what is wrong with a value as the dialog's reader knows the field."""
    title = incident.title or say("Incident added by hand")
    words = re.sub(rf"{incident.id}:? ", lambda _: f"{title}: ", str(error))
    return re.sub(r"\b(?:sites|claims)\.\d+\.\w+|\bdate_\w+|\bkept\b", lambda path: _field(path[0]), words)


def _corrections(incident: Incident, report: Report) -> tuple[Correction, ...]:
    """Return the corrections of an incident, checked; one that was accepted before and stands keeps its time and reason.

    Raises
    ------
    InputError
        If a value cannot be.
    """
    values = dict(_values(incident))
    why = values.pop("why", "")
    before = [one for one in accepted_corrections() if one.incident_id == incident.id]
    return corrections_of(
        incident, values, default_gazetteer(), report=report, at=datetime.now(UTC), why=why, before=before
    )


def _accept(
    read: Sequence[Incident], incidents: Sequence[Incident], shown: Incident | None, fault: DeltaGenerator
) -> bool:
    """Put the reports that wait on the map, corrected, and return whether it was done: a value that cannot be keeps all waiting, and ``fault`` says it.

    The map then shows the incident whose fields were ``shown`` last, if it has a place, else the first that has one.
    """
    waiting: list[Report] = pending_reports()
    texts = {report.id: report for report in waiting}
    made: list[Correction] = []
    for incident in incidents:
        try:
            mine = _corrections(incident, texts[incident.report_ids[0]])
            # What was begun by hand and unticked again is nothing.
            made += mine if not is_blank(incident) or _values(incident).get("kept") == "yes" else ()
        except InputError as error:
            fault.error(plain(_in_words(error, incident)))
            return False
    by_id = {incident.id: incident for incident in incidents}
    try:
        found, _ = corrected(read, made, default_gazetteer(), waiting)
    except InputError as error:
        broken = next((one for one in by_id.values() if one.id in str(error)), incidents[0])
        fault.error(plain(_in_words(error, broken)))
        return False
    kept = [one for one in accepted_corrections() if one.incident_id not in by_id]
    accepted_corrections()[:] = [*kept, *made]
    known = {one.id for one in added_reports()}
    added_reports().extend(report for report in waiting if report.id not in known)
    waiting.clear()
    st.session_state.pop(_VALUES, None)
    first = sorted(found, key=lambda one: (shown is None or one.id != shown.id, not one.sites))
    placed = next((one for one in first if one.sites), next(iter(first), None))
    if placed:
        choose_next(placed)
    st.toast(
        plain(say("Incidents accepted: {n}. Look for them in the list.", n=len(found))),
        icon=":material/check:",
    )
    return True
