"""The fields of an incident as text, by path, and the values that a person's text gives for them, or why it cannot be."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from geo.errors import InputError
from geo.extract.people.fates import MEASURES
from geo.model import Correction, Count, Incident

__all__ = ["NOTHING_READ", "count_of", "day_given", "fields_of", "is_blank", "member_given", "refused"]

Member = TypeVar("Member", bound=StrEnum)
_YEARS = range(1900, 2101)
_NONE = ""
NOTHING_READ = {"kept": "no", "kind": _NONE, "date_start": _NONE, "date_end": _NONE}
_DIGITS = 7  # of a number of people, at most
_COUNTS: tuple[tuple[str, Callable[[int, int], Count]], ...] = (
    (r"(\d+)", lambda one, _: Count(one, one, one)),
    (r"at least (\d+)", lambda one, _: Count(one, one, None)),
    (r"up to (\d+)", lambda one, _: Count(None, one, one)),
    (r"about (\d+)", lambda one, _: Count(None, one, None)),
    (r"(\d+) (?:to|or|-|–) (\d+)", lambda one, other: Count(one, None, other)),
    (r"(\d+)[-–](\d+)", lambda one, other: Count(one, None, other)),
    (r"some", lambda *_: Count(None, None, None)),
)  # fmt: skip


def is_blank(incident: Incident) -> bool:
    """Return whether an incident is one to be filled by hand: what the rules read has a claim at least."""
    return not incident.claims


def fields_of(incident: Incident) -> dict[str, str]:
    """Return every field that can be corrected, by its path, as text; "" where there is no value.

    ``kept`` is "no" for what is no incident; a site without a place and a claim without a claimant are left out; a claim
    whose ``incident`` is another one is told of that one.
    """
    if is_blank(incident):
        return dict(NOTHING_READ)
    fields = {
        "kept": "yes",
        "kind": str(incident.kind),
        "date_start": incident.when.start.isoformat(),
        "date_end": incident.when.end.isoformat(),
    }
    for number, site in enumerate(incident.sites):
        fields |= {f"sites.{number}.place": site.match.place.id, f"sites.{number}.role": str(site.role)}
    for number, claim in enumerate(incident.claims):
        at = f"claims.{number}"
        fields |= {
            f"{at}.incident": incident.id,
            f"{at}.claimant": claim.claimant,
            f"{at}.party": str(claim.party),
            f"{at}.stance": str(claim.stance),
            f"{at}.about": _text(claim.about),
            f"{at}.side": _text(claim.side),
        }
        counts = ((measure, getattr(claim, measure)) for measure in MEASURES)
        fields |= {f"{at}.{measure}": count.in_words() if count else _NONE for measure, count in counts}
    return fields


def _text(value: object) -> str:
    return _NONE if value is None else str(value)


def count_of(text: str) -> Count | None:
    """Return the count that words such as "4", "at least 4", "up to 10", "about 20", "3 to 5", "some" give; None for nothing.

    Raises
    ------
    InputError
        If the words are none of these.

    Examples
    --------
    >>> count_of("at least 4"), count_of(" ")
    (Count(low=4, best=4, high=None), None)
    """
    told = " ".join(text.lower().split())
    if not told:
        return None
    for pattern, made in _COUNTS:
        match = re.fullmatch(pattern, told)
        if match:
            numbers = [int(number) for number in match.groups() if len(number) <= _DIGITS]
            if len(numbers) == len(match.groups()) and numbers == sorted(numbers):
                return made(*(*numbers, 0, 0)[:2])
    raise InputError(
        f"{text!r} is no number of people: write 4, at least 4, up to 10, about 20, 3 to 5, some, or nothing"
    )


def day_given(one: Correction) -> date:
    """Return the day that a correction gives, or raise InputError."""
    try:
        day = date.fromisoformat(one.value)
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise refused(one, f"a day, YYYY-MM-DD, of the years {_YEARS[0]} to {_YEARS[-1]}")
    return day


def member_given(one: Correction, kind: type[Member]) -> Member:
    """Return the member of a closed list that a correction gives, or raise InputError."""
    if one.value not in set(kind):
        raise refused(one, f"one of {', '.join(kind)}")
    return kind(one.value)


def refused(one: Correction, wanted: str) -> InputError:
    """Return the error that says of which incident and field a value cannot be, and what can."""
    return InputError(f"{one.incident_id} {one.field}: {one.value!r} cannot be: give {wanted}")
