"""Counts of people killed, wounded and captured, as claimed: low, best and high, with the side that lost them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.extract.lexicon import Lexicon
from geo.extract.parties import first_party
from geo.model import Count, Party

__all__ = ["Loss", "find_losses"]

MEASURES = ("killed", "wounded", "captured")
_ZERO = Count(0, 0, 0)
_YEAR_DIGITS = 4
_UNKNOWN = Count(None, None, None)


@dataclass(frozen=True, slots=True)
class Loss:
    """A number of people and what became of them, ``sentence[start:end]``; ``side`` is whose people, if said."""

    measure: str
    count: Count
    side: Party | None
    start: int
    end: int


def find_losses(sentence: str, words: Lexicon) -> tuple[Loss, ...]:
    """Return the losses that a sentence puts a number on, in order, one per number; "no losses" is 0."""
    zeros = _zeros(sentence, words)
    measures = _measures(sentence, words)
    losses: list[Loss] = []
    used: set[int] = set()
    for number in re.finditer(_number_expression(words), sentence, re.IGNORECASE):
        people = _people(sentence, number, words)
        measure = _measure_of(sentence, number, people, measures, used, words)
        if measure is None or _in_date(sentence, number, words):
            continue
        if any(zero.start <= number.start("n") < zero.end for zero in zeros):
            continue
        used.add(measure[0])
        start, end = min(number.start(), measure[0]), max(people, measure[1])
        count, side = _count(number, words), _side(sentence, start, end, words)
        if _sum_of_both(sentence, measure, words):
            # "killed or injured 120": neither number is given, only a bound for each.
            losses += [Loss(name, Count(None, None, count.high), side, start, end) for name in MEASURES[:2]]
        else:
            losses.append(Loss(measure[2], count, side, start, end))
    losses += _reached(sentence, losses, words)
    losses += zeros
    return tuple(losses) or _unknown(sentence, words)


def _reached(sentence: str, losses: Sequence[Loss], words: Lexicon) -> list[Loss]:
    """Return the loss of "the number of dead has reached four": the measure stands well before its number."""
    measure_words = {measure: words.alternatives("counts", measure) for measure in MEASURES}
    found = []
    for measure, alternatives in measure_words.items():
        pattern = rf"(?<!\w)(?:number|toll|count) of [^.;]{{0,40}}?{alternatives}(?!\w)[^.;]{{0,80}}?(?:reached|to|at|was|is|risen to)\s+{_number_expression(words)}"
        match = re.search(pattern, sentence, re.IGNORECASE)
        taken = match and any(loss.start < match.end("n") and match.start("n") < loss.end for loss in losses)
        if match and not taken:
            side = _side(sentence, match.start(), match.end(), words)
            found.append(Loss(measure, _count(match, words), side, match.start(), match.end()))
    return found


def _number_expression(words: Lexicon) -> str:
    bounds = "|".join(
        f"(?P<{name}>{words.alternatives('counts', name)})" for name in ("at_least", "at_most", "about")
    )
    number = words.number_pattern
    # Not a time, date, age, model number, ordinal or share, nor who did it ("by a soldier").
    before = r"(?<!by )(?<!no )(?<!not )(?<!nor )(?<![\w:/.$-])"
    after = (
        r"(?![\w:/%-])(?!\.\d)(?!\s*(?:km|mm|years?|days?|hours?|weeks?|months?|minutes?|%|per cent|percent))"
    )
    span = rf"(?:between\s+(?P<low>{number})\s+and\s+|(?P<from>{number})\s+to\s+|(?P<digits>\d+)\s*[-–]\s*)?"
    return rf"{before}(?:(?:{bounds})\s+)?{span}(?P<n>{number}){after}"


def _in_date(sentence: str, number: re.Match[str], words: Lexicon) -> bool:
    """Return whether a number is a day or a year: "on August 3 2022, wounding two"."""
    if not number["n"].isdecimal():
        return False
    month = words.alternatives("months")
    before, after = sentence[max(0, number.start() - 20) : number.start()], sentence[number.end() :]
    day = r"(?:\d{1,2},?\s+)?" if len(number["n"]) == _YEAR_DIGITS else ""
    dated = re.search(rf"(?<!\w){month}\.?\s+{day}$", before, re.IGNORECASE)
    return bool(dated or re.match(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{month}(?!\w)", after, re.IGNORECASE))


def _count(number: re.Match[str], words: Lexicon) -> Count:
    value = words.number(number["n"])
    lowest = number["low"] or number["from"] or number["digits"]
    if lowest:
        return Count(words.number(lowest), None, value)
    if number["at_least"]:
        return Count(value, value, None)
    if number["at_most"]:
        return Count(None, value, value)
    if number["about"]:
        return Count(None, value, None)
    return Count(value, value, value)


def _measures(sentence: str, words: Lexicon) -> list[tuple[int, int, str]]:
    found = [
        (match.start(), match.end(), measure)
        for measure in MEASURES
        for match in words.words("counts", measure).finditer(sentence)
    ]
    return sorted(found)


def _people(sentence: str, number: re.Match[str], words: Lexicon) -> int:
    """Return where the noun of people after the number ends, or where the number ends if there is none."""
    people = "|".join((words.alternatives("counts", "military"), words.alternatives("counts", "civilian")))
    match = re.match(
        rf"(?:\s+(?:of\s+)?[^\W\d][\w'’-]*){{0,3}}?\s+(?:{people})(?!\w)",
        sentence[number.end() :],
        re.IGNORECASE,
    )
    return number.end() + match.end() if match else number.end()


def _measure_of(
    sentence: str,
    number: re.Match[str],
    people: int,
    measures: list[tuple[int, int, str]],
    used: set[int],
    words: Lexicon,
) -> tuple[int, int, str] | None:
    """Return the word that says what became of the people counted: just after them, else just before."""
    bare_article = number["n"].lower() in ("a", "an") and people == number.end()
    behind = rf"(?:\s*,(?:[^,;.]{{1,40}},)?)?(?:\s+{words.alternatives('counts', 'fillers')})*\s*"
    for start, end, measure in measures:
        free = start >= people and start not in used and not bare_article
        if free and re.fullmatch(behind, sentence[people:start], re.IGNORECASE):
            return start, end, measure
    ahead = rf"(?:\s+{words.alternatives('counts', 'links')})*\s+"
    for start, end, measure in reversed(measures):
        # "killed a tank", "wounded as a result": an article counts only where people follow it.
        free = end <= number.start() and not bare_article
        if free and re.fullmatch(ahead, sentence[end : number.start()], re.IGNORECASE):
            return start, end, measure
    return None


def _sum_of_both(sentence: str, measure: tuple[int, int, str], words: Lexicon) -> bool:
    """Return whether the word stands in "killed or wounded", so that its number counts both together."""
    killed, wounded = (words.alternatives("counts", name) for name in MEASURES[:2])
    around = sentence[max(0, measure[0] - 16) : measure[1] + 16]
    pair = rf"(?<!\w)(?:{killed} (?:or|and) {wounded}|{wounded} (?:or|and) {killed})(?!\w)"
    return re.search(pair, around, re.IGNORECASE) is not None


def _zeros(sentence: str, words: Lexicon) -> tuple[Loss, ...]:
    """Return a loss of 0 for each thing that the sentence says happened to nobody."""
    match = words.words("counts", "none").search(sentence)
    if match is None:
        return ()
    text = sentence[match.start() : match.end() + 40].lower()
    measures = [measure for measure in MEASURES if words.words("counts", measure).search(text)]
    if re.search(r"casualties|losses|loss of life", text):
        measures = list(MEASURES[:2])
    side = _side(sentence, match.start(), match.end(), words)
    return tuple(Loss(measure, _ZERO, side, match.start(), match.end()) for measure in measures)


def _unknown(sentence: str, words: Lexicon) -> tuple[Loss, ...]:
    """Return a loss without a number where the sentence admits losses and gives none."""
    admitting, unknown = (words.alternatives("counts", key) for key in ("admitting", "unknown"))
    match = re.search(rf"(?<!\w){admitting}(?: \w+){{0,3}} {unknown}(?!\w)", sentence, re.IGNORECASE)
    if match is None:
        return ()
    side = _side(sentence, match.start(), match.end(), words)
    return (Loss("killed", _UNKNOWN, side, match.start(), match.end()),)


def _side(sentence: str, start: int, end: int, words: Lexicon) -> Party | None:
    """Return whose people they are: named among the words of the count, else by the subject that lost them."""
    named = first_party(sentence[start:end], words)
    if named:
        return named
    tail = re.match(r"\s+(?:on|from|among|of|for)\s+(?:the\s+)?([\w-]+)", sentence[end:])
    if tail and first_party(tail[1], words):
        return first_party(tail[1], words)
    if re.search(r"\blost\b|\bsuffered\b", sentence[start:end], re.IGNORECASE):
        clause = re.split(r"[;,] ", sentence[:start])[-1]
        return first_party(clause, words)
    tolls = re.findall(r"([\w-]+) (?:casualties|losses|toll|side|figures)(?!\w)", sentence[:start])
    return first_party(tolls[-1], words) if tolls else None
