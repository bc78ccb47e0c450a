"""Sentences of a report, with their offsets. A full stop after an abbreviation ends none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geo.extract.words.lexicon import Lexicon

__all__ = ["Sentence", "split"]

_BLANK = re.compile(r"\n[ \t\r]*\n")
_WRAPPED_FROM = 60
_FLAG = "\U0001f1e6-\U0001f1ff"  # a post names who speaks by the flag before it
_EMOJI = "\U0001f300-\U0001faff\u2600-\u27bf\ufe0f"  # posts end sentences with them
# "YEREVAN, Armenia (AP) —", "BAKU, October 28. /TASS/.": by itself, so that no place of it is one of the news.
_DATELINE = re.compile(
    r"\s*[^\W\d_a-zа-яա-և][^\Wa-zа-яա-և]+(?:/[^\Wa-zа-яա-և]+)?[^.()/\n]{0,40}\.?\s?(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)\.?\s?(?:[-–—]\s?)?(?=\S)"
    # «ԵՐԵՎԱՆ, 4 ՕԳՈՍՏՈՍԻ, ԱՐՄԵՆՊՐԵՍ։ Արցախի»
    r"|\s*[^\W\d_a-zа-яա-և]{4,}+,\s\d{1,2}\s[^\W\d_a-zа-яա-և]{3,}+,\s[^\W\d_a-zа-яա-և]{4,}+\s?[։:.](?=\s)"
    # "STEPANAKERT—The army", «ԻՋԵՎԱՆ.- Գյուղում»
    r"|\s*[^\W\d_a-zа-яա-և]{4,}+(?:,\s[^\d.()/\n–—]{0,30})?\s?(?:\.-|[–—])\s?(?=[^\Wa-zа-яա-և])"
)
_LONGEST_DATELINE = 120
_WORD = re.compile(r"\s(\w{1,20})")
_DAY = re.compile(r"\s\d{1,2}\s[^\W\d_]{3}")
_LONGEST = 2_000
_HEADING = 8  # words
# A bullet, "2)", the "2/5" of a thread, a flag before who speaks.
_ITEM = re.compile(
    r"\s*(?:(?:[-–—•*▪▫‣◦·●◾◽\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?|\d{1,2}\)|\d{1,2}/\d{0,2})\s|["
    + _FLAG
    + r"]{2})"
)
_CAPITAL = r"[^\W\d_a-zа-яա-և]"
_INITIAL = re.compile(rf"\s{_CAPITAL}\.\s\(")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` of a report, trimmed, with the number of its paragraph.

    Where a text breaks lines without blank ones between them, each line is a paragraph.
    """

    start: int
    end: int
    text: str
    paragraph: int


def split(text: str, words: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order.

    Blank lines end paragraphs. A single line break ends a sentence too, unless the line before it is long and
    stops in mid-sentence: then the text is hard-wrapped.
    """
    found: list[Sentence] = []
    number, opened = -1, 0  # the paragraph, and which sentence is its first
    for start, end in _paragraphs(text):
        for first, last in _lines(text, start, end):
            cut = first
            if not (opened < len(found) and _is_item(text, first, found[opened], found[-1])):
                number, opened = number + 1, len(found)
            dateline = (
                _DATELINE.match(text, first, min(last, first + _LONGEST_DATELINE)) if not found else None
            )
            if dateline:
                _append(found, text, cut, dateline.end(), number)
                cut = dateline.end()
            for match in _end(words).finditer(text, cut, last):
                if text[match.start()] == "." and _shortens(text, first, match.start(), words):
                    continue
                _append(found, text, cut, match.end(), number)
                cut = match.end()
            _append(found, text, cut, last, number)
    return tuple(found)


def _is_item(text: str, first: int, heading: Sentence, before: Sentence) -> bool:
    """Return whether a line is one of the list that a short heading opens: "Armenian Defence Ministry:", then "- two were killed"."""
    opens = heading.text.endswith(":") and len(heading.text.split()) <= _HEADING
    return opens and _ITEM.match(text, first) is not None and text.count("\n", before.end, first) <= 1


def _shortens(text: str, first: int, stop: int, words: Lexicon) -> bool:
    """Return whether a full stop is that of an abbreviation or initial; before a day, "In", "The" or "Two" it ends its sentence."""
    if _INITIAL.match(text, max(first, stop - 2)):
        return True  # "Arman B. (20) was wounded"
    if _abbreviation(words).search(text, max(first, stop - 8), stop) is None:
        return False
    opening = _WORD.match(text, stop + 1)
    begins = opening is not None and _begins(opening[1], words)
    letters = text[stop - 1].isupper() or text[max(first, stop - 2)] == "."  # "Plan B", "p.m"
    return not (letters and (begins or _DAY.match(text, stop + 1)))


def _begins(word: str, words: Lexicon) -> bool:
    """Return whether a word begins a sentence and is nobody's surname."""
    lists = (("counts", "stops"), ("counts", "articles"), ("parties", "speakers", "articles"))
    listed = (words.words(*path) for path in lists if words.has(*path))
    return words.number_word(word) is not None or any(one.fullmatch(word) for one in listed)


@cache
def _end(words: Lexicon) -> re.Pattern[str]:
    """Return what ends a sentence: a stop, what closes after it, and an opening that is no small letter."""
    marks = re.escape(".!?…։" + "".join(words.table("abbreviations", "stops"))) + _EMOJI
    # Possessive throughout, and no start inside a run of stops: linear on any text.
    return re.compile(
        rf"(?<![{marks}])[{marks}]++[\"'”’»)\]]*+(?=\s++[\"'“‘«(\[—–-]*+\s*+(?:[^\Wa-zа-яա-և_]|[{_FLAG}]))"
    )


@cache
def _abbreviation(words: Lexicon) -> re.Pattern[str]:
    known = "|".join(map(re.escape, words.table("abbreviations", "words")))
    return re.compile(rf"(?<!\w)(?:{known}|{_CAPITAL})$")  # "N. Ohanjanyan": any initial


def _append(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while start < end:
        # A "sentence" longer than any is cut between words, so that no rule meets more than it can search fast.
        space = text.rfind(" ", start, start + _LONGEST) if end - start > _LONGEST else end
        stop = space if space > start else min(end, start + _LONGEST)
        trimmed = text[start:stop].strip()
        if trimmed:
            begin = start + text[start:stop].index(trimmed)
            found.append(Sentence(begin, begin + len(trimmed), trimmed, paragraph))
        start = stop


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for blank in _BLANK.finditer(text):
        if text[start : blank.start()].strip():
            yield start, blank.start()
        start = blank.end()
    if text[start:].strip():
        yield start, len(text)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a paragraph between line breaks that end a sentence."""
    first = line = start
    while line < end:
        stop = text.find("\n", line, end)
        if stop < 0:
            break
        before = text[line:stop].rstrip()
        item = _ITEM.match(text, stop + 1) is not None
        if item or len(before) < _WRAPPED_FROM or before[-1] in '.!?…։:"”’»)':
            yield first, stop
            first = stop + 1
        line = stop + 1
    yield first, end
