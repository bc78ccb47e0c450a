"""The names found in a long text, as arrays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat

import numpy as np

from geo.gazetteer.letters import Codes, Numbers, Truths
from geo.model import Place, Toponym

__all__ = ["Named"]

_toponym: Callable[[tuple[int, int, str, tuple[Place, ...], bool]], Toponym] = partial(tuple.__new__, Toponym)
"""Makes a toponym of its parts: half of long texts' time for toponyms would be spent in ``Toponym`` itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """The names found in a text, in order, and the text by its code points.

    Wordings and meanings are numbers: ``wordings`` has the names as they are written, ``places`` those that they may mean.
    The code points go on behind the text with zeros.
    """

    text: str
    codes: Codes
    starts: Numbers
    ends: Numbers
    worded: Numbers
    meant: Numbers
    wordings: Sequence[str]
    places: Sequence[tuple[Place, ...]]

    def __len__(self) -> int:
        return len(self.starts)

    def only(self, chosen: Truths | Numbers) -> "Named":
        """Return those that are chosen, by a truth for each or by their numbers."""
        columns = (self.starts[chosen], self.ends[chosen], self.worded[chosen], self.meant[chosen])
        return Named(self.text, self.codes, *columns, self.wordings, self.places)

    def where(self, holds: Callable[[tuple[Place, ...]], bool]) -> Truths:
        """Return for which names something holds of the places that they may mean."""
        met, which = np.unique(self.meant, return_inverse=True)
        truths: Truths = np.array([holds(self.places[number]) for number in met.tolist()], bool)[which]
        return truths

    def toponym(self, at: int) -> Toponym:
        """Return one of the names as a toponym."""
        surface, places = self.wordings[self.worded[at]], self.places[self.meant[at]]
        return Toponym(int(self.starts[at]), int(self.ends[at]), surface, places)

    def toponyms(self) -> tuple[Toponym, ...]:
        """Return the names as toponyms."""
        surfaces = map(self.wordings.__getitem__, self.worded.tolist())
        places = map(self.places.__getitem__, self.meant.tolist())
        columns = zip(self.starts.tolist(), self.ends.tolist(), surfaces, places, repeat(True))
        return tuple(map(_toponym, columns))
