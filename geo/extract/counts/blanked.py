"""A sentence without the numbers that are no count of its losses, blanks in their place so that offsets stay as they were."""

import re
from functools import cache

from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case

__all__ = ["less_other_counts"]


def less_other_counts(sentence: str, words: Lexicon) -> str:
    """Return a sentence without the day since which a total runs, earlier numbers, people counted before and survivors."""
    if words.has("tally", "since_day"):
        sentence = _since_day(words).sub(_blank, sentence)
    for grown in _grown(words):
        sentence = grown.sub(
            lambda match: match.group().replace(match["was"], " " * len(match["was"])), sentence
        )
    sentence = _less_counted_before(sentence, words)
    if words.says(sentence, "survivors", "words"):
        # "He leaves a wife and two children"
        sentence = words.words("survivors", "words").sub(_blank, sentence)
    return sentence


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _less_counted_before(sentence: str, words: Lexicon) -> str:
    """Return a sentence without people who are counted before.

    Of "none of the five" nobody is left, of "neither of them seriously" and "the other two were treated" nothing.
    """
    if words.has("tally", "left_out"):
        sentence = words.words("tally", "left_out").sub(_blank, sentence)
    nobody = words.table("tally", "nobody")
    known = words.words("tally", "none_of")
    return known.sub(lambda match: nobody.ljust(len(match.group()))[: len(match.group())], sentence)


@cache
def _since_day(words: Lexicon) -> AnyCase:
    """Return the days that a total begins with: "its toll since Sept. 27 has reached 633"."""
    months = words.alternatives("months")
    listed = (one.replace("{m}", months) for one in words.table("tally", "since_day"))
    return any_case(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)")


@cache
def _grown(words: Lexicon) -> tuple[AnyCase, ...]:
    """Return what tells that a number has grown, the earlier number as ``was``: "rose from 49 to 105"."""
    known = words.table("tally").get("grown", [])
    return tuple(any_case(rf"(?<!\w){one}(?!\w)") for one in known)
