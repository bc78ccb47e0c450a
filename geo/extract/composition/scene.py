"""Where a paragraph plays: the place that a sentence without an event, or a line above it, names for what is told next."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.extract.composition.drafts import Draft
from geo.extract.composition.placing import names_unknown_town, within_range
from geo.extract.facts.facts import Facts, Sort
from geo.extract.roles.hints import named_only
from geo.extract.roles.mentions import Mention
from geo.extract.toponyms.namesakes import is_capital
from geo.extract.words.lexicon import Lexicon
from geo.model import Role

__all__ = ["Scene", "origins_of"]

_HEADING = 6  # words
_LETTER = re.compile(r"[^\W\d_]")
_DATED = re.compile(r"\W{0,3}[,:–—|-][^\d]{0,20}\d")  # ", as of 13:00"
_NEVER = -2  # no paragraph, nor the one before the first


class Scene:
    """The place that the sentences so far have set for those that name none. Mutable, and never leaves the composition."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._place: tuple[int, tuple[Mention, ...]] = (_NEVER, ())
        self._named: tuple[int, tuple[Mention, ...]] = (_NEVER, ())
        self._headed = self._heads = _NEVER
        self.moved = False
        """Whether the text has turned to another town since the last incident."""

    def is_set(self, paragraph: int) -> bool:
        """Return whether a sentence of the paragraph has said where it plays."""
        return self._place[0] == paragraph

    def told_by(self, found: Facts) -> Facts:
        """Return a sentence as the place set before it has it understood."""
        paragraph = found.sentence.paragraph
        if found.sort is Sort.VAGUE and self._headed == paragraph and found.kind:
            found = replace(found, sort=Sort.EVENT)  # "16 June, Talish sector. A missile struck a position."
        if found.sort is Sort.VAGUE and found.kind and origins_of(found) and self.is_set(paragraph):
            # "Residents of Sotk woke to broken windows. The shots came from posts at Zod"
            found = replace(found, sort=Sort.EVENT)
        told_of = named_only(found.mentions) if found.sort in (Sort.NOTHING, Sort.UNREAD) else ()
        named, self._named = self._named, (paragraph, told_of)
        if found.here and not found.mentions and named[0] == paragraph:
            # "In Goris people sat in cellars. Shelling there hurt no one"
            found = replace(found, mentions=named[1])
        return found

    def take(self, found: Facts) -> None:
        """Take where a paragraph, or below a line of its own the next one, plays, as a sentence says that tells of no event."""
        paragraph = found.sentence.paragraph
        if found.sort is Sort.NOTHING and found.sites and _is_short(found):
            self._headed = paragraph
        # "residents of Sotk called us"
        hints = () if found.sites or self.is_set(paragraph) else found.hints or _place_of_line(found)
        if found.sites or hints:
            self._heads = paragraph if _is_line(found) else _NEVER
            self._place = (paragraph, found.scene if found.sites else hints)

    def before(self, found: Facts, drafts: Sequence[Draft]) -> tuple[Mention, ...]:
        """Return where the paragraph has said that it is about, if it told of nothing since."""
        paragraph, mentions = self._place
        if self._heads == found.sentence.paragraph - 1 == paragraph:
            paragraph = found.sentence.paragraph  # below a line that only names the place
        untold = all(one.headline for one in drafts)
        if found.here and untold and paragraph == found.sentence.paragraph - 1:
            # "All is quiet near Koti.¶ There had been a clash there on Monday"
            paragraph = found.sentence.paragraph
        first = found.has_losses and (self.moved or not any(one.paragraph == paragraph for one in drafts))
        if paragraph != found.sentence.paragraph or not (found.kind or first):
            return ()
        apart = names_unknown_town(found, self._words) or not within_range(origins_of(found), mentions)
        return () if apart else mentions


def origins_of(found: Facts) -> list[Mention]:
    """Return from where fire is said to have come."""
    return [one for one in found.mentions if one.role is Role.ORIGIN]


def _place_of_line(found: Facts) -> tuple[Mention, ...]:
    """Return the one town that a line of its own names, if it is no capital: that may be a dateline."""
    named = named_only(found.mentions) if _is_line(found) else ()
    return tuple(one for one in named if not any(map(is_capital, one.match.toponym.places)))


def _is_line(found: Facts) -> bool:
    """Return whether a sentence is a line of its own with a place in front and no more than an hour, a day or a number behind it: "🔴 Jermuk, as of 13:00".

    "Photo: Jermuk" and "Jermuk awaits tourists" are none.
    """
    first = min((one.match.toponym for one in found.mentions), key=lambda one: one.start, default=None)
    if first is None or not _is_short(found):
        return False
    text, start = found.sentence.text.rstrip(), found.sentence.start
    before, behind = text[: first.start - start], text[first.end - start :]
    plain = not _LETTER.search(behind) or bool(_DATED.match(behind))
    return plain and not _LETTER.search(before) and not text.endswith((".", "!", "?", "։"))


def _is_short(found: Facts) -> bool:
    return len(found.sentence.text.split()) <= _HEADING
