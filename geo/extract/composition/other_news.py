"""Words of other news: of sports, films, quakes, crimes and other wars, by which a report is known not to tell of the conflict."""

import re
from collections.abc import Sequence

from geo.extract.facts.facts import Facts
from geo.extract.words.lexicon import Lexicon

__all__ = ["is_certain", "is_other_news", "is_other_news_for_sure", "names_elsewhere", "names_other_topic"]

_QUOTED = re.compile(r"«[^«»]{0,400}»|“[^“”]{0,400}”|\"[^\"]{0,400}\"")


def is_other_news(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence has a word that is of other news where no fire or fighting stands beside it: a harvest, a church."""
    return words.words("unrelated", "words").search(found.sentence.text) is not None


def is_certain(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence has a word that news of the conflict hardly has: of suicides, drills, chess, a new book."""
    return words.words("unrelated", "certain").search(found.sentence.text) is not None


def is_other_news_for_sure(facts: Sequence[Facts], words: Lexicon) -> bool:
    """Return whether a report has several words that news of the conflict hardly has."""
    known = words.words("unrelated", "certain")
    return len({one.group() for found in facts for one in known.finditer(found.sentence.text)}) > 1


def names_other_topic(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence names what no report on the conflict opens on: sports, a film, a drill, a quake.

    What somebody says in quotation marks does not: "We thought it was an earthquake".
    """
    return words.says(_QUOTED.sub(" ", found.sentence.text), "unrelated", "topic")


def names_elsewhere(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence names another war or border, of which a report may be."""
    return words.says(_QUOTED.sub(" ", found.sentence.text), "unrelated", "elsewhere")
