"""Plain-text reports, with or without a header.

A header is the file's first lines as ``key: value`` and ends at the first blank line::

    title: Shelling reported near Sotk
    outlet: Example Agency
    url: https://example.org/1
    published: 2023-05-11
    language: en
    also: Another outlet | https://example.org/2 | 2023-05-12

A text of which nothing says when it was published is of the day that its first lines or its last give: "YEREVAN, 13 September 2022.",
"13.09.2022, 14:05". ``also`` may repeat. ``retrieved`` (a time, ISO 8601) and ``note`` may stand further
down. A file whose first line is not one of these keys is all text. Of a saved web page, below a header or without one, the text is
what its reader sees.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import takewhile
from pathlib import Path

from geo import data
from geo.errors import InputError
from geo.extract.dates.datelines import day_of_dateline
from geo.ingest.markup import Page, characters_of, is_markup, text_of_markup
from geo.model import Report, Source, stable_id

__all__ = [
    "DATED_BY_ITSELF",
    "DATED_BY_PAGE",
    "MAX_BYTES",
    "MAX_OUTLET_LENGTH",
    "date_report",
    "guess_language",
    "parse_date",
    "read_report",
    "report_from_bytes",
    "report_from_text",
    "sample_reports",
]

DATED_BY_ITSELF = "day of publication taken from a line of the text that is a day or a dateline"
"""Stands in the note of a report of which nothing but its own text says when it was published."""

DATED_BY_PAGE = "day of publication taken from what the web page says of itself"
"""Stands in the note of a report whose page states the day for machines."""

MAX_BYTES = 5_000_000
MAX_OUTLET_LENGTH = 200  # letters
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_KEYS = ("title", "outlet", "url", "published", "language", "retrieved", "also", "note")
# Only these open a header: a text may well begin with "Note: …".
_OPENING_KEYS = ("title", "outlet", "url", "published", "language")
# C0 and C1 controls but tab and line breaks, zero-width and direction marks: they hide or reorder words.
_INVISIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(8203, 8208), *range(8234, 8239), *range(8288, 8298), 65279, 173))  # fmt: skip


_GUESSED_FROM = 20_000
_MOST_KEYS = 12  # lines of a header
_LONGEST_HEADING = 160  # letters
_STOPS = (".", "!", "?", "։", "…", ":", ",", ";")
_AZERBAIJANI = ("ə", "ğ", "ş", "ı", "ç")


@dataclass(slots=True)
class _Header:
    values: dict[str, str] = field(default_factory=dict)
    also: list[Source] = field(default_factory=list)


def read_report(path: Path | str, *, published: date | None = None, language: str | None = None) -> Report:
    """Return the report in a file; ``published`` and ``language`` win over the header's.

    Raises
    ------
    InputError
        If the file is missing, empty, too large, binary or not UTF-8, or its header cannot be read.
    """
    return report_from_bytes(
        _read(Path(path), str(path)), name=str(path), published=published, language=language
    )


def report_from_text(
    text: str, *, name: str = "pasted text", published: date | None = None, language: str | None = None
) -> Report:
    """Return the report in a string, as :func:`read_report` does for a file.

    Raises
    ------
    InputError
        If the text is empty or its header cannot be read.
    """
    return report_from_bytes(
        text.encode("utf-8", "surrogatepass"), name=name, published=published, language=language
    )


def report_from_bytes(
    raw: bytes,
    *,
    name: str,
    published: date | None = None,
    language: str | None = None,
    outlet: str | None = None,
) -> Report:
    """Return the report in bytes, as :func:`read_report` does for a file; ``outlet`` is whose it is where its header says nothing.

    Raises
    ------
    InputError
        As :func:`read_report`, or if the outlet's name is too long.
    """
    report = _report(raw, name, published, language)
    outlet = " ".join(unicodedata.normalize("NFC", (outlet or "").translate(_INVISIBLE)).split())
    if len(outlet) > MAX_OUTLET_LENGTH:
        raise InputError(f"{name}: outlet: more than {MAX_OUTLET_LENGTH} letters: give its name alone")
    if not outlet or report.outlet:
        return report
    # What a text says depends on whose it is too: "our soldiers", "the Defence Ministry".
    return replace(report, outlet=outlet, id=stable_id("report", report.id, outlet))


def sample_reports() -> tuple[Report, ...]:
    """Return the reports that ship with the package, in order of file name."""
    return tuple(
        _report(data.read_bytes(name), f"data/{name}", None, None) for name in data.names("reports/")
    )


def parse_date(text: str, where: str) -> date:
    """Return an ISO 8601 calendar date.

    Raises
    ------
    InputError
        If it is none; the message starts with ``where``.
    """
    fault = (
        f"{where}: {text.strip()!r} is not a date between 1900 and 2100: write YYYY-MM-DD, e.g. 2022-09-13"
    )
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(fault) from error
    if not _is_likely(day):
        raise InputError(fault)
    return day


def _is_likely(day: date) -> bool:
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def _read(path: Path, name: str) -> bytes:
    """Return the bytes of a regular file, no more than one beyond the limit."""
    try:
        if path.is_dir():
            raise InputError(f"{name}: is a folder: give a text file")
        if path.exists() and not path.is_file():
            raise InputError(f"{name}: is no regular file: give a text file")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{name!r}: not a file name: {error}") from error


def _report(raw: bytes, name: str, published: date | None, language: str | None) -> Report:
    whole = _decode(raw, name)
    header, text = _split_header(whole, name)
    page = text_of_markup(text) if is_markup(text) else Page(characters_of(text))
    # A reference can stand for a control character, too.
    text = _visible(page.text)
    if not text.strip():
        raise InputError(
            f"{name}: no text: the file is empty" + (" below its header" if header.values else "")
        )
    values = header.values
    digest = hashlib.sha256(raw).hexdigest()
    stated = parse_date(values["published"], f"{name}: published") if "published" in values else None
    tongue = (language or values.get("language") or guess_language(text)).lower()
    given = published or stated
    of_page = page.published if page.published and _is_likely(page.published) else None
    day = given or of_page or day_of_dateline(text, tongue)
    dated_by = DATED_BY_PAGE if of_page else DATED_BY_ITSELF
    return Report(
        id=_report_id(digest, day, tongue),
        text=text,
        title=values.get("title") or page.title or _heading(text),
        outlet=values.get("outlet"),
        url=values.get("url"),
        language=tongue,
        published=day,
        sha256=digest,
        retrieved=_retrieved(values, name),
        note="; ".join(filter(None, (values.get("note"), dated_by if day and not given else None))) or None,
        also=tuple(header.also),
        path=name,
    )


def _heading(text: str) -> str | None:
    """Return the first line of a text if it is one above it: short, without a stop at its end, a blank line below."""
    first, _, rest = text.strip().partition("\n")
    blank = rest and not rest.partition("\n")[0].strip()
    ends = first.rstrip("\"'»”) ").endswith(_STOPS)
    return first.strip() if blank and not ends and len(first) <= _LONGEST_HEADING else None


def _report_id(sha256: str, published: date | None, language: str) -> str:
    """Return the id of a report: what a text says depends on the day and the language it is read in."""
    return stable_id("report", sha256, str(published), language)


def date_report(report: Report, published: date) -> Report:
    """Return a report without a day of publication as of that day: its days are read from it, and its id changes.

    Raises
    ------
        ValueError: the report states a day.
    """
    if report.published is not None:
        raise ValueError(f"{report.path}: published on {report.published}, so not on {published}")
    return replace(report, published=published, id=_report_id(report.sha256, published, report.language))


def guess_language(text: str) -> str:
    """Return "hy", "ru" or "az" by the letters that a text is written in, else "en".

    A Latin text is Azerbaijani if one letter in 25 is of those that English lacks: in Azerbaijani one in eight is, in an
    English text full of Azerbaijani names far fewer.
    """
    opening = text[:_GUESSED_FROM].casefold()
    letters = sum(map(str.isalpha, opening))
    armenian = sum("\u0561" <= one <= "\u0587" for one in opening)
    cyrillic = sum("\u0430" <= one <= "\u045f" for one in opening)
    if 2 * max(armenian, cyrillic) > letters:
        return "hy" if armenian >= cyrillic else "ru"
    azerbaijani = sum(map(opening.count, _AZERBAIJANI))
    return "az" if 25 * azerbaijani > letters else "en"


def _retrieved(values: dict[str, str], name: str) -> datetime | None:
    """Return the header's time of retrieval in UTC; a time without an offset is UTC."""
    if "retrieved" not in values:
        return None
    try:
        stated = datetime.fromisoformat(values["retrieved"])
        return (stated if stated.tzinfo else stated.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(
            f"{name}: retrieved: {values['retrieved']!r} is not a time: write e.g. 2022-09-13T10:00:00Z"
        ) from error


def _decode(raw: bytes, name: str) -> str:
    if not raw:
        raise InputError(f"{name}: the file is empty")
    if len(raw) > MAX_BYTES:
        raise InputError(f"{name}: more than {MAX_BYTES:,} bytes: too large for one report; split the file")
    if b"\0" in raw[:8192] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name}: binary file: give plain text (UTF-8)")
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: not UTF-8 text (byte {error.start}): convert it, or check that it is text"
        ) from error
    return _visible(text)


def _visible(text: str) -> str:
    """Return a text with line breaks of one kind, composed, and without characters that hide or reorder words."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def _split_header(text: str, name: str) -> tuple[_Header, str]:
    lines = text.lstrip("\n").split("\n")
    key = _key(lines[0])
    if key not in _OPENING_KEYS and not _opens_header(lines):
        return _Header(), text
    header = _Header()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            return header, "\n".join(lines[number:]).strip("\n")
        _take(header, line, f"{name}:{number}")
    return header, ""


def _key(line: str) -> str:
    """Return what stands before the colon of a line, nothing where there is none."""
    return line.partition(":")[0].strip().lower() if ":" in line else ""


def _opens_header(lines: Sequence[str]) -> bool:
    """Return whether lines down to a blank one are all a word and a colon, one of them a key: "source: Reuters" above "published: …"."""
    above = list(takewhile(str.strip, lines[:_MOST_KEYS]))
    closed = len(above) < min(len(lines), _MOST_KEYS)
    keys = [_key(line) for line in above]
    return closed and all(one.isalpha() for one in keys) and any(one in _OPENING_KEYS for one in keys)


def _take(header: _Header, line: str, where: str) -> None:
    key, colon, value = line.partition(":")
    key, value = key.strip().lower(), value.strip()
    if not colon or key not in _KEYS:
        raise InputError(
            f"{where}: {line.strip()[:40]!r} is not a header line: known keys are {', '.join(_KEYS)}; a blank line ends the header"
        )
    if key == "also":
        header.also.append(_source(value.split("|"), where))
    elif value:
        header.values[key] = _url(value, where) if key == "url" else value


def _source(parts: Iterable[str], where: str) -> Source:
    outlet, url, published, *_ = [part.strip() for part in parts] + ["", ""]
    return Source(
        outlet, _url(url, where) if url else None, parse_date(published, where) if published else None
    )


def _url(value: str, where: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise InputError(
            f"{where}: {value[:60]!r} is not a web address: it must start with https:// or http://"
        )
    return value
