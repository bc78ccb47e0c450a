"""The days of a chronicle's entries, each a paragraph that a day heads: "12 July. …", "▪️ 13 июля: …"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from geo.extract.dates.find import find_dates
from geo.extract.dates.spans import is_one_night, to_the_day
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.sentences import Sentence

__all__ = ["days_of_entries"]

_LEAD = re.compile(
    r"[^\w\n]{0,6}(?P<day>\d{1,4}[.-]\d{1,2}[.-]\d{1,4}|\d{1,2}\.\d{2}|[\w, ()]{4,30}?)\s?(?:[.:։]|[–—-]\s|$)"
)
_REST = re.compile(r"[\W\d_]*(?:[^\W\d_a-zа-яա-ևəğıöüçş][\w'’-]+\W*){0,2}")  # a town
_FEWEST = 2
_LONGEST = timedelta(days=200)  # "09.10." and "10.10." above posts are hours, and no days of last year


def days_of_entries(sentences: Sequence[Sentence], published: date | None, words: Lexicon) -> dict[int, date]:
    r"""Return the day that heads each paragraph of a chronicle, by the number of the paragraph; nothing of another text.

    One such paragraph alone has a dateline.

    Examples
    --------
    >>> from geo.extract.words.lexicon import lexicon
    >>> from geo.extract.words.sentences import split
    >>> words = lexicon("en")
    >>> entries = "12 July. Shells hit Movses.\n\n13 July, Chinari: a lull.\n\nMore below."
    >>> {at: str(day) for at, day in days_of_entries(split(entries, words), date(2020, 7, 17), words).items()}
    {0: '2020-07-12', 1: '2020-07-13'}
    >>> days_of_entries(split("17 July. Shells hit Movses.", words), date(2020, 7, 17), words)
    {}
    >>> lines = split("Monday, 13 July\nA lull.\n\nTuesday, 14 July\nShells hit Chinari.\n\nMovses too.", words)
    >>> {at: str(day) for at, day in days_of_entries(lines, date(2020, 7, 17), words).items()}
    {0: '2020-07-13', 1: '2020-07-13', 2: '2020-07-14', 3: '2020-07-14', 4: '2020-07-14'}
    """
    if published is None:
        return {}
    days: dict[int, date] = {}
    told: list[date] = []
    heading: date | None = None
    paragraph = -1
    for sentence in sentences:
        if not any(map(str.isalnum, sentence.text)):
            continue  # a bullet
        if sentence.paragraph != paragraph:
            day, alone = _day_ahead(sentence.text, published, words)
            if day:
                told.append(day)
                heading = day if alone else None
            if day := day or heading:
                days[sentence.paragraph] = day
        paragraph = sentence.paragraph
    ordered = (
        told in (sorted(told), sorted(told, reverse=True))
        and published - min(told, default=published) <= _LONGEST
    )
    return days if len(told) >= _FEWEST and ordered else {}


def _day_ahead(text: str, published: date, words: Lexicon) -> tuple[date | None, bool]:
    """Return the one day that stands before the first stop, colon or dash of a text, as "12 July, Movses." has it, with a town behind at most; of a night its second day.

    Beside it stands whether it is all of the text.
    """
    lead = _LEAD.match(text)
    dates = find_dates(lead["day"], published, words) if lead else ()
    if lead is None or len(dates) != 1 or not (to_the_day(dates[0].span) and is_one_night(dates[0].span)):
        return None, False
    opens = dates[0].start == 0 and _REST.fullmatch(lead["day"], dates[0].end)
    return (dates[0].span.end, lead.end() == len(text)) if opens else (None, False)
