"""The fields of one incident under review: what was read and what a person adds, each by its path, with the values given."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from geo.extract import MEASURES, MOST_ADDED, fields_of, moved_from, rank_name
from geo.gazetteer import default_gazetteer
from geo.language import capital
from geo.model import Claim, Incident, Kind, Party, Role, Site, Stance
from geo.render.palette import kind_labels
from geo.ui.words import plain, say, spoken

__all__ = ["edited_fields"]

_STANCES = {"asserts": "statement", "denies": "denial", "accuses": "accusation"}
_COUNT_HELP = "4, at least 4, up to 10, about 20, 3 to 5, some, or nothing"
_NOBODY = ""
_ROLES = {
    Role.STRUCK: "it happened there",
    Role.NEAR: "near it",
    Role.DIRECTION: "toward it",
    Role.CONTAINER: "somewhere in it",
}
_QUOTE_SHOWN = 110


def edited_fields(
    incident: Incident,
    given: Mapping[str, str],
    *,
    day: date,
    passages: Sequence[str],
    others: Mapping[str, str],
) -> dict[str, str]:
    """Draw the fields of an incident and return their values by path, and "why".

    ``given`` are the values that a person gave before; ``day`` stands where none is known; ``passages`` the report's sentences, which an added claim can quote;
    ``others`` the titles of the incidents, by id, of which a claim can be told instead.
    """
    fields = {**fields_of(incident), **given}
    values = _what_and_when(incident, fields, day)
    for number, site in enumerate(incident.sites):
        values |= _site(incident.id, number, site, fields)
    for number in _numbers_added(incident.id, fields, "sites", len(incident.sites)):
        values |= _added_site(incident.id, number, fields)
    for number, claim in enumerate(incident.claims):
        values |= _claim(incident.id, number, claim, fields, others)
    for number in _numbers_added(incident.id, fields, "claims", len(incident.claims)):
        values |= _added_claim(incident.id, number, fields, passages)
    values["why"] = st.text_input(
        say("Why it is corrected (kept with it)"),
        given.get("why", ""),
        key=f"{incident.id}.why",
        max_chars=200,
    )
    return values


def _place_words(place_id: str) -> str:
    """Return a place of a list as a person reads it; what is no id of one stays as it is."""
    moved = moved_from(place_id)
    if moved:
        return f"{_place_words(moved[0])}, {moved[1]}"
    place = default_gazetteer().place(place_id)
    if place is None:
        return place_id
    area = default_gazetteer().place(place.admin1 or "")
    return f"{place.name}, {say(str(place.kind))}, {area.name if area else place.country or say('no country')} ({place.id})"


def _numbers_added(incident_id: str, fields: Mapping[str, str], part: str, read: int) -> range:
    """Return the numbers of what a person added beyond those that were read, and one more to fill."""
    numbers = range(read, read + MOST_ADDED)
    asked = ("place",) if part == "sites" else ("quote", "claimant")
    filled = [
        one for one in numbers if any(_now(incident_id, f"{part}.{one}.{each}", fields) for each in asked)
    ]
    return numbers[: len(range(read, max(filled, default=read - 1) + 2))]


def _now(incident_id: str, path: str, fields: Mapping[str, str]) -> str:
    """Return the value of a field as its widget has it in this run, or as it was given before."""
    return str(st.session_state.get(f"{incident_id}.{path}", fields.get(path, _NOBODY)) or _NOBODY)


def _what_and_when(incident: Incident, fields: Mapping[str, str], day: date) -> dict[str, str]:
    labels = kind_labels()
    kept = st.checkbox(say("This is an incident"), value=fields["kept"] == "yes", key=f"{incident.id}.kept")
    kind, start, end = st.columns([2, 1, 1])
    return {
        "kept": "yes" if kept else "no",
        "kind": str(
            kind.selectbox(
                say("Kind"),
                list(Kind),
                list(Kind).index(Kind(fields["kind"] or Kind.OTHER)),
                format_func=lambda one: say(labels[Kind(one)]),
                key=f"{incident.id}.kind",
            )
        ),
        "date_start": _day_field(
            start, say("First day"), fields["date_start"] or day.isoformat(), f"{incident.id}.start"
        ),
        "date_end": _day_field(
            end, say("Last day"), fields["date_end"] or day.isoformat(), f"{incident.id}.end"
        ),
    }


def _day_field(column: st.delta_generator.DeltaGenerator, label: str, value: str, key: str) -> str:
    day = column.date_input(label, date.fromisoformat(value), date(1900, 1, 1), key=key, format="YYYY-MM-DD")
    return day.isoformat() if isinstance(day, date) else value


def _site(incident_id: str, number: int, site: Site, fields: Mapping[str, str]) -> dict[str, str]:
    now = fields[f"sites.{number}.place"]
    options = (site.match.place.id, now, *(one.place.id for one in site.match.rejected), _NOBODY)
    label = say("Place {n}, “{surface}” in the text", n=number + 1, surface=plain(site.match.toponym.surface))
    return _place_and_role(incident_id, number, label, options, fields, empty=say("no place: leave it out"))


def _added_site(incident_id: str, number: int, fields: Mapping[str, str]) -> dict[str, str]:
    now = fields.get(f"sites.{number}.place", _NOBODY)
    filled = _now(incident_id, f"sites.{number}.place", fields)
    label = say("Place {n}, added", n=number + 1) if filled else say("Add a place")
    values = _place_and_role(incident_id, number, label, (now, _NOBODY), fields, empty=say("none"))
    return values if values[f"sites.{number}.place"] else {}


def _place_and_role(
    incident_id: str,
    number: int,
    label: str,
    places: Sequence[str],
    fields: Mapping[str, str],
    *,
    empty: str,
) -> dict[str, str]:
    place_path, role_path = f"sites.{number}.place", f"sites.{number}.role"
    left, right = st.columns([3, 1])
    options = list(dict.fromkeys(places))
    chosen = left.selectbox(
        label,
        options,
        options.index(fields.get(place_path, _NOBODY)),
        format_func=lambda one: _place_words(one) or empty,
        key=f"{incident_id}.{place_path}",
        accept_new_options=True,
        help=say("Choose another place of the name, or type the name of any place."),
    )
    roles = list(_ROLES)
    role = right.selectbox(
        say("Role"),
        roles,
        roles.index(Role(fields.get(role_path, Role.STRUCK))),
        format_func=lambda one: say(_ROLES[Role(one)]),
        key=f"{incident_id}.{role_path}",
    )
    return {place_path: _place_id(chosen or _NOBODY), role_path: str(role)}


def _place_id(chosen: str) -> str:
    """Return the id of what was chosen or typed; a name means its likeliest place, one that is unknown stays as typed."""
    moved = moved_from(chosen)
    if not chosen or default_gazetteer().place(moved[0] if moved else chosen):
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


def _claim(
    incident_id: str, number: int, claim: Claim, fields: Mapping[str, str], others: Mapping[str, str]
) -> dict[str, str]:
    at = f"claims.{number}"
    told = filter(None, (claim.claimant, say(_STANCES[claim.stance]), _losses_told(claim)))
    with st.expander(plain(say("Claim {n}: {claimant}", n=number + 1, claimant=" · ".join(told)))):
        st.caption(plain(f"“{claim.quote}”"))
        values = {
            f"{at}.claimant": st.text_input(
                say("Claimant (empty: leave the claim out)"),
                fields[f"{at}.claimant"],
                key=f"{incident_id}.{at}.claimant",
            )
        }
        values |= _who_and_how_many(incident_id, at, fields)
        if others:
            values[f"{at}.incident"] = _told_of(incident_id, at, fields, others)
    return values


def _losses_told(claim: Claim) -> str:
    """Return whose losses were read in a claim and how many, for its head, so that two of one speaker differ at a look.

    Of the machine's values: a head that changed while a number is corrected would close what it opens.
    """
    counts = [(measure, count) for measure in MEASURES if (count := getattr(claim, measure))]
    told = [f"{say(measure)} {count.in_words()}" for measure, count in counts]
    return ", ".join([*([_option(claim.side)] if claim.side and told else []), *told])


def _told_of(incident_id: str, at: str, fields: Mapping[str, str], others: Mapping[str, str]) -> str:
    """Draw of which incident a claim is told and return its id."""
    now = fields[f"{at}.incident"]
    options = list(dict.fromkeys((incident_id, now, *others)))
    return st.selectbox(
        say("Told of"),
        options,
        options.index(now),
        format_func=lambda one: say("this incident") if one == incident_id else others.get(one, one),
        key=f"{incident_id}.{at}.incident",
        help=say("Choose another incident of these reports to move the claim there."),
    )


def _added_claim(
    incident_id: str, number: int, fields: Mapping[str, str], passages: Sequence[str]
) -> dict[str, str]:
    at = f"claims.{number}"
    claimant, quote = (_now(incident_id, f"{at}.{part}", fields) for part in ("claimant", "quote"))
    label = (
        say("Claim {n}, added: {claimant}", n=number + 1, claimant=claimant)
        if claimant
        else say("Add a claim")
    )
    with st.expander(plain(label), expanded=bool(quote or claimant)):
        options = list(dict.fromkeys((fields.get(f"{at}.quote", _NOBODY), _NOBODY, *passages)))
        values = {
            f"{at}.quote": st.selectbox(
                say("Its words in the report"),
                options,
                format_func=_shortened,
                key=f"{incident_id}.{at}.quote",
                accept_new_options=True,
                help=say("Choose a sentence of the report, or paste words that stand in it just so."),
            )
            or _NOBODY,
            f"{at}.claimant": st.text_input(
                say("Claimant (empty: leave the claim out)"),
                fields.get(f"{at}.claimant", _NOBODY),
                key=f"{incident_id}.{at}.claimant",
            ),
        }
        defaults = {f"{at}.party": Party.UNSTATED, f"{at}.stance": Stance.ASSERTS}
        more = _who_and_how_many(incident_id, at, {**defaults, **fields})
    return values | more if any(values.values()) else {}


def _shortened(passage: str) -> str:
    """Return the beginning of a passage for a list; Streamlit shows it as it is."""
    told = " ".join(passage.split()) or say("none")
    return told if len(told) <= _QUOTE_SHOWN else f"{told[:_QUOTE_SHOWN]}…"


def _who_and_how_many(incident_id: str, at: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Draw for whom a claim speaks, how, about whom, and its numbers, and return the values by path."""
    values: dict[str, str] = {}
    lists: tuple[tuple[str, str, list[str]], ...] = (
        ("party", "Speaks for", list(Party)),
        ("stance", "Stance", list(Stance)),
        ("about", "Accused", [_NOBODY, *Party]),
        ("side", "Whose people", [_NOBODY, *Party]),
    )
    for column, (part, label, options) in zip(st.columns(4), lists, strict=True):
        values[f"{at}.{part}"] = str(
            column.selectbox(
                say(label),
                options,
                options.index(fields.get(f"{at}.{part}", _NOBODY)),
                format_func=_option,
                key=f"{incident_id}.{at}.{part}",
            )
        )
    for column, measure in zip(st.columns(len(MEASURES)), MEASURES, strict=True):
        values[f"{at}.{measure}"] = column.text_input(
            capital(say(measure), spoken()),
            fields.get(f"{at}.{measure}", _NOBODY),
            key=f"{incident_id}.{at}.{measure}",
            help=say(_COUNT_HELP),
        )
    return values


def _option(one: str) -> str:
    """Return a party or a stance of a list as a person reads it."""
    return (
        say(_STANCES.get(str(one), "Others" if one == Party.OTHER else str(one))) if one else say("not said")
    )
