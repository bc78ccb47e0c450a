"""What stands round a place name: the words that say what kind of place it is, and the area that it lies in.

The words are those of ``data/lexicon/places.toml``, of four languages together.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from geo import data
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import alternatives
from geo.model import PlaceKind, Toponym

__all__ = [
    "AREAS",
    "area_beside",
    "is_called_village",
    "kind_words_around",
    "kinds_after",
    "kinds_before",
    "kinds_said",
    "leads_more_before",
    "names_area",
    "needs_more_after",
    "needs_more_before",
    "place_words",
]

AREAS = frozenset(
    {PlaceKind.DISTRICT, PlaceKind.PROVINCE, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.CITY}
)
_KINDS = {
    "area": AREAS,
    "height": frozenset({PlaceKind.HEIGHT}),
    "lake": frozenset({PlaceKind.LAKE}),
    "river": frozenset({PlaceKind.RIVER}),
    "road": frozenset({PlaceKind.ROAD}),
    "pass": frozenset({PlaceKind.PASS}),
    "mine": frozenset({PlaceKind.MINE}),
    "post": frozenset({PlaceKind.POST}),
    "settlement": frozenset({PlaceKind.SETTLEMENT, PlaceKind.CITY}),
}
_BEFORE, _AFTER, _LISTED, _BESIDE = 40, 48, 80, 36
_JOINED = ' -»”"\n\u00a0'
_JOINS = (",", " and", " и ", " և", " və")
_WIDEST = 160  # the longest name and the way to it
_MOST_PHRASES = 1 << 12
_CAPITALISED = r"[^\W\d_a-zа-яёա-ֆ][\w’'-]*"


@cache
def place_words() -> Lexicon:
    """Return the words round place names, of all languages."""
    return Lexicon(data.read_toml("lexicon/places.toml"))


@cache
def _before() -> tuple[tuple[frozenset[PlaceKind], re.Pattern[str]], ...]:
    return tuple((kinds, _word_before(kind)) for kind, kinds in _KINDS.items())


@cache
def _after() -> tuple[tuple[frozenset[PlaceKind], re.Pattern[str]], ...]:
    return tuple((kinds, _word_after(kind)) for kind, kinds in _KINDS.items())


@cache
def _word_before(kind: str) -> re.Pattern[str]:
    """Return what finds a word for a kind of place at the end of what stands in front of a name."""
    words = place_words().alternatives("kinds", kind, "before")
    # Two blanks where a hashtag's mark was.
    return re.compile(rf"(?:^|(?<!\w)){words} {{1,2}}[«“\"]?$", re.IGNORECASE)


@cache
def _word_after(kind: str) -> re.Pattern[str]:
    """Return what matches a word for a kind of place at the head of what stands behind a name."""
    words = place_words().alternatives("kinds", kind, "after")
    return re.compile(rf"[»”\"]?[ \u00a0-]{words}(?!\w)", re.IGNORECASE)


@cache
def _any_before() -> re.Pattern[str]:
    """Return what tells whether a word in front of a name asks for any kind: most do not."""
    return re.compile("|".join(pattern.pattern for _, pattern in _before()), re.IGNORECASE)


@cache
def _any_after() -> re.Pattern[str]:
    """Return what tells whether a word behind a name asks for any kind."""
    return re.compile("|".join(pattern.pattern for _, pattern in _after()), re.IGNORECASE)


@cache
def _after_list() -> re.Pattern[str]:
    """Return what follows a name in "Lachin and Kalbajar districts"."""
    listed = rf"(?:(?:,| and|, and| և| и| və) {_CAPITALISED}){{1,4}}"
    return re.compile(rf"{listed}\s+(?i:{place_words().alternatives('kinds', 'area', 'listed')})(?!\w)")


@cache
def _before_list() -> re.Pattern[str]:
    """Return what precedes a name in "the districts of Kalbajar and Lachin"."""
    areas = place_words().alternatives("kinds", "area", "before")
    return re.compile(rf"(?<!\w)(?i:{areas})(?: {_CAPITALISED}(?:,| and|, and| и))+ $")


@cache
def _other_heights() -> re.Pattern[str]:
    """Return what follows a name in "Girkhgiz, Saribaba and several other commanding heights"."""
    listed = rf"(?:(?:,| and| и| և| və) {_CAPITALISED})*"
    return re.compile(
        rf"{listed}(?:,? and|,? и| և| və) (?:\S+ ){{0,4}}?(?i:{place_words().alternatives('kinds', 'height', 'listed')})(?!\w)"
    )


@lru_cache(maxsize=_MOST_PHRASES)
def kinds_after(words: str) -> frozenset[PlaceKind]:
    """Return the kinds that a few words behind a name ask for; words recur, so the answers are kept."""
    if not _any_after().match(words):
        return frozenset()
    return next((kinds for kinds, pattern in _after() if pattern.match(words)), frozenset())


@lru_cache(maxsize=_MOST_PHRASES)
def kinds_before(words: str) -> frozenset[PlaceKind]:
    """Return the kinds that a few words in front of a name ask for."""
    if not _any_before().search(words):
        return frozenset()
    return next((kinds for kinds, pattern in _before() if pattern.search(words)), frozenset())


def _few_words_after(text: str, end: int) -> str:
    following = text[end : end + _AFTER]
    if following[:1] not in _JOINED:
        return ""
    return " ".join(following.replace("\n", " ").split(" ", 4)[:4])


def _few_words_before(text: str, start: int) -> str:
    return " ".join(text[max(0, start - _BEFORE) : start].replace("\n", " ").rsplit(" ", 4)[-4:])


@cache
def _of_several(where: str) -> re.Pattern[str]:
    words = place_words()
    chosen = words.first_words if where == "after" else words.last_words
    patterns = (chosen("kinds", kind, where).pattern for kind in _KINDS if words.has("kinds", kind, where))
    return re.compile("|".join(patterns), re.IGNORECASE)


def needs_more_after(word: str) -> bool:
    """Return whether the word behind a name alone does not tell what kind it is called: more words may."""
    return _of_several("after").fullmatch(word) is not None


def needs_more_before(word: str) -> bool:
    """Return whether the word in front of a name alone does not tell what kind it is called."""
    return _of_several("before").fullmatch(word) is not None


def leads_more_before(word: str) -> bool:
    """Return whether a word may end as the word before the last of several that tell the kind of a name."""
    return _next_to_last().search(word) is not None


@cache
def _next_to_last() -> re.Pattern[str]:
    listed = (place_words().table("kinds", kind, "before") for kind in _KINDS)
    several = (one.split(" ")[-2] for entries in listed for one in entries if " " in one)
    return re.compile(alternatives(several) + "$", re.IGNORECASE)


def names_area(after: str) -> bool:
    """Return whether the words behind a name call it a district or the like, "Lachin and Kalbajar districts" too."""
    return kinds_after(_few_words_after(after, 0)) is AREAS or _is_listed_area(after)


def _is_listed_area(after: str) -> bool:
    return after.startswith(_JOINS) and _after_list().match(after) is not None


def kinds_said(toponym: Toponym, text: str) -> frozenset[PlaceKind]:
    """Return the kinds that the words round the toponym ask for; empty if they say nothing."""
    _, space, last = toponym.surface.rpartition(" ")
    # "Khojaly region" may itself be a name.
    said = kinds_after(_few_words_after(text, toponym.end)) or (
        kinds_after(space + last) if space else frozenset()
    )
    if said:
        return said
    following = text[toponym.end : toponym.end + _LISTED]
    if following.startswith(_JOINS):
        if _after_list().match(following):
            return AREAS
        if _other_heights().match(following):
            return _KINDS["height"]
    said = kinds_before(_few_words_before(text, toponym.start))
    if said:
        return said
    listed = text[max(0, toponym.start - _LISTED) : toponym.start]
    if listed.endswith((", ", "and ", " и ")) and _before_list().search(listed):
        return AREAS
    return frozenset()


def is_called_village(toponym: Toponym, text: str) -> bool:
    """Return whether a word beside a name says that it is a village's: "Aghdam village" is none of the towns of that name."""
    behind, front = _few_words_after(text, toponym.end), _few_words_before(text, toponym.start)
    return (
        _word_after("village").match(behind) is not None or _word_before("village").search(front) is not None
    )


def kind_words_around(name: str) -> tuple[int, int]:
    """Return where a name begins and ends without the words for its kind before and behind it."""
    starts = (match.end() for kind in _KINDS if (match := _leading(kind).match(name)))
    ends = (match.start() for kind in _KINDS if (match := _trailing(kind).search(name)))
    return max(starts, default=0), min(ends, default=len(name))


@cache
def _leading(kind: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:the )?{place_words().alternatives('kinds', kind, 'before')} (?:the )?", re.IGNORECASE
    )


@cache
def _trailing(kind: str) -> re.Pattern[str]:
    return re.compile(rf" {place_words().alternatives('kinds', kind, 'after')}$", re.IGNORECASE)


def area_beside(toponym: Toponym, text: str, areas: Sequence[Toponym]) -> Toponym | None:
    """Return of the areas, in text order, the one that the text names beside a place, as in "X village of Y region" or «село X Y-ского района»."""
    first = bisect_left(areas, toponym.start - _WIDEST, key=lambda area: area.start)
    last = bisect_left(areas, toponym.end + _BESIDE + 1, key=lambda area: area.start)
    near = [area for area in areas[first:last] if area is not toponym and _in_reach(toponym, area, text)]
    return min(near, key=lambda area: abs(area.start - toponym.start), default=None)


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"\s{place_words().alternatives('toponyms', 'bodies')}(?!\w)", re.IGNORECASE)


def _in_reach(toponym: Toponym, area: Toponym, text: str) -> bool:
    first, second = sorted((toponym, area), key=lambda one: one.start)
    if second.start - first.end > _BESIDE:
        return False
    between = text[first.end : second.start]
    if first is area and _bodies().match(between):
        return False  # "Nagorno-Karabakh forces near Tartar"
    # A comma may lead in the area ("X village, Y district"); further on it parts the places of a list.
    return len(between) <= _BESIDE and not re.search(r"[.;:!?\n]\s|\n|(?<=.), |\d", between)
