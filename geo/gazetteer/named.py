"""The names found in a long text, as arrays."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geo.gazetteer.letters import Codes, Numbers, Truths
from geo.model import Place, Toponym

__all__ = ["Named"]


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """The names found in a text, in order, and the text by its code points.

    ``meanings`` are numbers, for which ``places_of`` gives the places that bear the name.
    """

    text: str
    codes: Codes
    starts: Numbers
    ends: Numbers
    meanings: Numbers
    places_of: Callable[[int], tuple[Place, ...]]

    def __len__(self) -> int:
        return len(self.starts)

    def surfaces(self) -> list[str]:
        """Return the names as they are written."""
        text = self.text
        return [text[start:end] for start, end in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]

    def only(self, chosen: Truths | Numbers) -> "Named":
        """Return those that are chosen, by a truth for each or by their numbers."""
        columns = (self.starts[chosen], self.ends[chosen], self.meanings[chosen])
        return Named(self.text, self.codes, *columns, self.places_of)

    def where(self, holds: Callable[[tuple[Place, ...]], bool]) -> Truths:
        """Return for which names something holds of the places that they may mean."""
        met, which = np.unique(self.meanings, return_inverse=True)
        truths: Truths = np.array([holds(self.places_of(number)) for number in met.tolist()], bool)[which]
        return truths

    def toponyms(self) -> tuple[Toponym, ...]:
        """Return the names as toponyms."""
        places = map(self.places_of, self.meanings.tolist())
        columns = (self.starts.tolist(), self.ends.tolist(), self.surfaces(), places)
        return tuple(map(Toponym, *columns))
