"""Reviewing what was read: every field can be put right before it is accepted, and the machine's value is kept."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import streamlit as st

from geo.errors import InputError
from geo.extract import MEASURES, corrections_of, explain, fields_of, rank_name
from geo.gazetteer import default_gazetteer
from geo.language import capital
from geo.model import Claim, Correction, Incident, Kind, Party, Report, Role, Site, Stance
from geo.pipeline import run
from geo.render import marked_html
from geo.render.palette import kind_labels
from geo.ui.words import plain, say, saying_errors, spoken
from geo.ui.world import accepted_corrections, added_reports, pending_reports

__all__ = ["open_review", "pending_note", "review_again", "review_asked", "review_dialog"]

_VALUES = "review_values"
_CLOSED = "review_closed"
_COUNT_HELP = "4, at least 4, up to 10, about 20, 3 to 5, some, or nothing"
_NOBODY = ""
_ROLES = {
    Role.STRUCK: "it happened there",
    Role.NEAR: "near it",
    Role.DIRECTION: "toward it",
    Role.CONTAINER: "somewhere in it",
}
_STANCES = {"asserts": "statement", "denies": "denial", "accuses": "accusation", "Other": "Others"}
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
    st.session_state.pop("add_outcome", None)


def review_dialog() -> None:
    """Show the incidents of the reports that wait, one at a time with all their fields, and accept or discard them."""
    st.dialog(say("What was read"), width="large", on_dismiss=_close)(_review)()


@saying_errors
def _review() -> None:
    reports = tuple(pending_reports())
    found = run(reports, linked=False)
    st.caption(
        say(
            "On the map when accepted. Put right what was read wrongly: the value of the program is kept beside yours."
        )
    )
    if found.incidents:
        incident = _chosen(found.incidents, {report.id: report for report in reports})
        _save(incident, _edited(incident))
    else:
        st.info(say("No incident was found. The tray will tell what was read and why it is none."))
    for report in reports:
        with st.expander(
            plain(say("The text of {name} with all that was marked in it", name=report.path or report.id))
        ):
            st.caption(say("Rest the pointer on a mark, or open a line below it."))
            st.html(marked_html(report, explain(report, default_gazetteer())))
    accept, discard = st.columns(2)
    if accept.button(say("Accept"), type="primary", width="stretch") and _accept(found.incidents):
        st.rerun()
    if discard.button(say("Discard changes" if _is_again(reports) else "Discard all"), width="stretch"):
        _discard()
        st.rerun()


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

    def told(incident_id: str) -> str:
        one = by_id[incident_id]
        changed = f" — {say('changed')}" if _values(one) else ""
        report = reports[one.report_ids[0]]
        return f"{one.title}, {one.when.start} — {report.outlet or report.path}{changed}"

    label = say("Incident, of {n} that were read", n=len(incidents))
    chosen = by_id[st.selectbox(label, list(by_id), format_func=told, key="review_incident")]
    st.caption(plain(f"“{chosen.claims[0].quote}”"))
    return chosen


def _edited(incident: Incident) -> dict[str, str]:
    """Draw the fields of an incident and return their values by path."""
    labels = kind_labels()
    fields = {**fields_of(incident), **_values(incident)}
    kept = st.checkbox(say("This is an incident"), value=fields["kept"] == "yes", key=f"{incident.id}.kept")
    kind, start, end = st.columns([2, 1, 1])
    values = {
        "kept": "yes" if kept else "no",
        "kind": str(
            kind.selectbox(
                say("Kind"),
                list(Kind),
                list(Kind).index(Kind(fields["kind"])),
                format_func=lambda one: say(labels[Kind(one)]),
                key=f"{incident.id}.kind",
            )
        ),
        "date_start": _day(start, say("First day"), fields["date_start"], f"{incident.id}.start"),
        "date_end": _day(end, say("Last day"), fields["date_end"], f"{incident.id}.end"),
    }
    for number, site in enumerate(incident.sites):
        values |= _site(incident.id, number, site, fields)
    for number, claim in enumerate(incident.claims):
        values |= _claim(incident.id, number, claim, fields)
    values["why"] = st.text_input(
        say("Why it is corrected (kept with it)"),
        _values(incident).get("why", ""),
        key=f"{incident.id}.why",
        max_chars=200,
    )
    return values


def _day(column: st.delta_generator.DeltaGenerator, label: str, value: str, key: str) -> str:
    day = column.date_input(label, date.fromisoformat(value), date(1900, 1, 1), key=key, format="YYYY-MM-DD")
    return day.isoformat() if isinstance(day, date) else value


def _site(incident_id: str, number: int, site: Site, fields: dict[str, str]) -> dict[str, str]:
    place_path, role_path = f"sites.{number}.place", f"sites.{number}.role"
    left, right = st.columns([3, 1])
    now = fields[place_path]
    options = list(
        dict.fromkeys((site.match.place.id, now, *(one.place.id for one in site.match.rejected), _NOBODY))
    )
    label = say("Place {n}, “{surface}” in the text", n=number + 1, surface=site.match.toponym.surface)
    chosen = left.selectbox(
        plain(label),
        options,
        options.index(now),
        format_func=_place_words,
        key=f"{incident_id}.{place_path}",
        accept_new_options=True,
        help=say("Choose another place of the name, or type the name of any place."),
    )
    roles = list(_ROLES)
    role = right.selectbox(
        say("Role"),
        roles,
        roles.index(Role(fields[role_path])),
        format_func=lambda one: say(_ROLES[Role(one)]),
        key=f"{incident_id}.{role_path}",
    )
    return {place_path: _place_id(chosen or _NOBODY), role_path: str(role)}


def _option(one: str) -> str:
    """Return a party or a stance of a list as a person reads it."""
    return say(_STANCES.get(str(one), str(one))) if one else say("not said")


def _place_words(place_id: str) -> str:
    place = default_gazetteer().place(place_id)
    if place is None:
        return place_id or say("no place: leave it out")
    area = default_gazetteer().place(place.admin1 or "")
    return f"{place.name}, {say(str(place.kind))}, {area.name if area else place.country or say('no country')} ({place.id})"


def _place_id(chosen: str) -> str:
    """Return the id of what was chosen or typed; a name means its likeliest place, one that is unknown stays as typed."""
    if not chosen or default_gazetteer().place(chosen):
        return chosen
    candidates = rank_name(chosen, default_gazetteer())
    if candidates:
        return candidates[0].place.id
    likely = ", ".join(default_gazetteer().suggest(chosen))
    st.error(
        plain(
            say("No place is called {name}.", name=chosen)
            + (" " + say("Did you mean {names}?", names=likely) if likely else "")
        )
    )
    return chosen


def _claim(incident_id: str, number: int, claim: Claim, fields: dict[str, str]) -> dict[str, str]:
    at = f"claims.{number}"

    def given(part: str) -> str:
        return fields[f"{at}.{part}"]

    values: dict[str, str] = {}
    with st.expander(
        plain(
            say(
                "Claim {n}: {claimant}",
                n=number + 1,
                claimant=f"{claim.claimant} · {say(_STANCES[claim.stance])}",
            )
        )
    ):
        st.caption(plain(f"“{claim.quote}”"))
        values["claimant"] = st.text_input(
            say("Claimant (empty: leave the claim out)"),
            given("claimant"),
            key=f"{incident_id}.{at}.claimant",
        )
        columns = st.columns(4)
        lists: tuple[tuple[str, str, list[str]], ...] = (
            ("party", "Speaks for", list(Party)),
            ("stance", "Stance", list(Stance)),
            ("about", "Accused", [_NOBODY, *Party]),
            ("side", "Whose people", [_NOBODY, *Party]),
        )
        for column, (part, label, options) in zip(columns, lists, strict=True):
            values[part] = str(
                column.selectbox(
                    say(label),
                    options,
                    options.index(given(part)),
                    format_func=_option,
                    key=f"{incident_id}.{at}.{part}",
                )
            )
        for column, measure in zip(st.columns(len(MEASURES)), MEASURES, strict=True):
            values[measure] = column.text_input(
                capital(say(measure), spoken()),
                given(measure),
                key=f"{incident_id}.{at}.{measure}",
                help=say(_COUNT_HELP),
            )
    return {f"{at}.{part}": value for part, value in values.items()}


def _save(incident: Incident, values: dict[str, str]) -> None:
    """Keep what differs from what was read; widgets that are not drawn forget theirs."""
    machine = fields_of(incident)
    why = values.pop("why")
    changed = {path: value for path, value in values.items() if value.strip() != machine[path]}
    mine = _values(incident)
    mine.clear()
    mine |= changed | ({"why": why} if changed and why else {})
    if changed:
        told = (
            f"{_field(path)}: {_told(path, machine[path])} → {_told(path, value)}"
            for path, value in changed.items()
        )
        st.caption(plain(f"{say('Changed')}: " + "; ".join(told)))
        try:
            _corrections(incident)
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
    return say("claim {n}, {part}", n=number, part=say(rest[1]))


def _told(path: str, value: str) -> str:
    place = default_gazetteer().place(value) if path.endswith(".place") else None
    return place.name if place else value or say("nothing")


def _in_words(error: InputError, incident: Incident) -> str:
    """Return what is wrong with a value as the dialog's reader knows the field."""
    words = str(error).replace(f"{incident.id} ", f"{incident.title}: ")
    return re.sub(r"\b(?:sites|claims)\.\d+\.\w+|\bdate_\w+|\bkept\b", lambda path: _field(path[0]), words)


def _corrections(incident: Incident) -> tuple[Correction, ...]:
    """Return the corrections of an incident, checked; one that was accepted before and stands keeps its time and reason.

    Raises
    ------
    InputError
        If a value cannot be.
    """
    values = dict(_values(incident))
    why = values.pop("why", "")
    before = [one for one in accepted_corrections() if one.incident_id == incident.id]
    return corrections_of(incident, values, default_gazetteer(), at=datetime.now(UTC), why=why, before=before)


def _accept(incidents: Sequence[Incident]) -> bool:
    """Put the reports that wait on the map, corrected, and return whether it was done: a value that cannot be keeps all waiting."""
    made: list[Correction] = []
    for incident in incidents:
        try:
            made += _corrections(incident)
        except InputError as error:
            st.error(plain(_in_words(error, incident)))
            return False
    waiting: list[Report] = pending_reports()
    ids = {incident.id for incident in incidents}
    kept = [one for one in accepted_corrections() if one.incident_id not in ids]
    accepted_corrections()[:] = [*kept, *made]
    known = {one.id for one in added_reports()}
    added_reports().extend(report for report in waiting if report.id not in known)
    waiting.clear()
    st.session_state.pop(_VALUES, None)
    st.toast(
        plain(say("Incidents accepted: {n}. Look for them in the list.", n=len(incidents))),
        icon=":material/check:",
    )
    return True
