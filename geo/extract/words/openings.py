"""How a text must begin for an expression to match there: what lets most patterns be passed over without a search.

Of the lexicons' hundreds of lists only a few have a word in any one sentence. The first letters of its words tell
which lists can have one; the expressions of the others need not be tried.
"""

import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["KEY", "Index", "Reading", "openings"]

KEY = 6
"""How many letters of a match are looked at; more tell little more."""

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s")
_AT_WORK = 512  # the sentences of a few reports and parts of them, which several passes look through
_MOST_KEYS = 50_000
_WIDEST_CLASS = 8
_MOST = 200  # beginnings of a sequence
_ZERO_WIDTH = "bBAZ"
Reading = tuple[int, str, list[int], list[int]]
"""The bits of the lists that may match in a text, the text in small letters, where in it some may, and which there."""

_Beginning = tuple[str, bool]
"""Letters that a match begins with, and whether what follows them is known too."""

_NOTHING: frozenset[_Beginning] = frozenset({("", True)})
_ANYTHING: frozenset[_Beginning] = frozenset({("", False)})


def openings(expression: str) -> frozenset[str]:
    r"""Return how all that an expression can match begins, up to six letters; "" if with anything.

    Any white space is a space. Understood are letters, escapes, classes, groups, alternatives and repeats; look-arounds are passed over, so that
    there may be more beginnings than matches, never fewer.

    Examples
    --------
    >>> sorted(openings("shell(?:ed|ing)?")), sorted(openings("(?:a |the )?mines?")), sorted(openings(r"\w+ fire"))
    (['shell', 'shelle', 'shelli'], ['a mine', 'mine', 'mines', 'the mi'], [''])
    """
    return frozenset(_SPACE.sub(" ", text) for text, _ in _Expression(expression).alternatives())


class Index:
    """Lists of expressions by how their matches begin, each with a bit of its own. Holds state as lists come one by one."""

    def __init__(self) -> None:
        self._lists = 0
        self.anywhere = 0
        """The bits of the lists that may match anywhere in a text."""
        self._begun_so: dict[str, int] = {}
        self._by_key: dict[str, int] = {}
        self.at_work: dict[str, Reading] = {}
        """The texts read of late; what it lacks :meth:`read` gives."""
        # A text that is read while a list comes would be kept without it; the app's sessions share the lexicons.
        self._lock = threading.Lock()

    def add(self, expressions: Iterable[str]) -> tuple[int, bool]:
        """Return the bit of a further list, whose expressions are in small letters and match where a word begins.

        Beside it stands whether they may match elsewhere than at the words that :meth:`read` tells.
        """
        beginnings = {one for expression in expressions for one in openings(expression)}
        anywhere = not all(beginning[:1].isalnum() for beginning in beginnings)
        with self._lock:
            bit = 1 << self._lists
            self._lists += 1
            self.anywhere |= bit * anywhere
            for beginning in beginnings:
                if beginning[:1].isalnum():
                    self._begun_so[beginning] = self._begun_so.get(beginning, 0) | bit
            self._by_key.clear()
            self.at_work.clear()
        return bit, anywhere

    def read(self, text: str, low: str) -> Reading:
        """Return the bits of the lists that may match in a text, the text in small letters, and where which of them may."""
        with self._lock:
            if len(self.at_work) >= _AT_WORK:
                self.at_work.clear()
            starts: list[int] = []
            which: list[int] = []
            bits, known = self.anywhere, self._by_key
            spaced = low if low.isprintable() else _SPACE.sub(" ", low)
            for word in _WORD.finditer(low):
                at = word.start()
                key = spaced[at : at + KEY]
                here = known.get(key)
                if here is None:
                    here = self._learn(key)
                if here:
                    bits |= here
                    starts.append(at)
                    which.append(here)
            self.at_work[text] = found = bits, low, starts, which
        return found

    def _learn(self, key: str) -> int:
        if len(self._by_key) >= _MOST_KEYS:
            self._by_key.clear()
        bits = 0
        for length in range(1, KEY + 1):
            bits |= self._begun_so.get(key[:length], 0)
        self._by_key[key] = bits
        return bits


@dataclass(slots=True)
class _Expression:
    """An expression being read; ``at`` is the position of the next character."""

    text: str
    at: int = 0

    def alternatives(self) -> frozenset[_Beginning]:
        """Return the beginnings of the alternatives up to the end of the group."""
        found = self._sequence()
        while self._next() == "|":
            self.at += 1
            found |= self._sequence()
        return found

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _take(self) -> str:
        self.at += 1
        return self.text[self.at - 1]

    def _sequence(self) -> frozenset[_Beginning]:
        found = _NOTHING
        while self._next() and self._next() not in "|)":
            longer = frozenset(_joined(found, self._repeated(self._piece())))
            # Too many to be worth it: what there is tells enough, unless it is nothing yet.
            many = len(longer) > _MOST and ("", True) not in found
            found = frozenset((text, False) for text, _ in found) if many else longer
        return found

    def _piece(self) -> frozenset[_Beginning]:
        character = self._take()
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escape()
        if character in "^$":
            return _NOTHING
        return _ANYTHING if character == "." else frozenset({(character, True)})

    def _group(self) -> frozenset[_Beginning]:
        around = self.text.startswith(("?=", "?!", "?<=", "?<!"), self.at)
        if self._next() == "?":
            while self._take() not in ":=!>":
                pass
        inside = self.alternatives()
        self.at += 1
        return _NOTHING if around else inside

    def _class(self) -> frozenset[_Beginning]:
        start = self.at
        while self._take() != "]" or self.at == start + 1:
            self.at += self.text[self.at - 1] == "\\"
        inside = self.text[start : self.at - 1]
        plain = not inside.startswith("^") and "\\" not in inside and "-" not in inside[1:-1]
        return (
            frozenset((one, True) for one in inside) if plain and len(inside) <= _WIDEST_CLASS else _ANYTHING
        )

    def _escape(self) -> frozenset[_Beginning]:
        character = self._take()
        if character in _ZERO_WIDTH:
            return _NOTHING
        if character == "d":
            return frozenset((digit, True) for digit in "0123456789")
        if character == "s":
            return frozenset({(" ", True)})
        # Letters of other scripts stand as they are in the lexicons: what else an escape may mean is not asked.
        known = not character.isalnum()
        return frozenset({(character, True)}) if known else _ANYTHING

    def _repeated(self, piece: frozenset[_Beginning]) -> frozenset[_Beginning]:
        """Return the beginnings of a piece with the sign for its repeats behind it, which is read too."""
        sign = self._next()
        if not sign or sign not in "?*+{":
            return piece
        self.at += 1
        least = int(sign == "+")
        if sign == "{":
            bounds = self.text[self.at : self.text.index("}", self.at)]
            self.at += len(bounds) + 1
            least = int(bounds.partition(",")[0] or 0)
        while self._next() and self._next() in "?+":
            self.at += 1  # lazy or possessive: what it can begin with is the same
        if sign == "?":
            return piece | _NOTHING
        # What follows the second time is not asked: a gap of one space is the most usual repeat.
        twice = frozenset((text, False) for text, _ in _joined(piece, piece))
        return twice | (piece if least < 2 else frozenset()) | (_NOTHING if least < 1 else frozenset())


def _joined(first: frozenset[_Beginning], second: frozenset[_Beginning]) -> Iterator[_Beginning]:
    for text, goes_on in first:
        if not goes_on or len(text) >= KEY:
            yield text, goes_on
            continue
        for more, further in second:
            yield (text + more)[:KEY], further
