"""What each set of polygons means: country, side, province, former oblast, areas, control areas."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["HOME", "NONE", "Holdings", "Layer", "holdings_of"]

HOME = ("AM", "AZ")
NONE = -1
"""The position of nothing: no country, no province, no control area."""

Positions = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Layer:
    """Features of one kind, in order, and their columns among the members of a mosaic."""

    properties: tuple[dict[str, Any], ...]
    columns: slice

    def values(self, key: str) -> NDArray[np.object_]:
        """Return one property of all features and None after them, so that ``NONE`` has the value None."""
        values = np.empty(len(self.properties) + 1, dtype=object)
        values[:-1] = [entry.get(key) for entry in self.properties]
        return values

    def accuracies_m(self) -> NDArray[np.float64]:
        """Return the accuracy of each feature, metres."""
        return np.array([float(entry["accuracy_m"]) for entry in self.properties])


@dataclass(frozen=True, slots=True)
class Holdings:
    """For each set what holds it: positions in the layers, or ``NONE``, and flags.

    ``side`` is the position in ``HOME``, or 2 for elsewhere; ``shared`` flags borders, held by more countries than one;
    ``areas`` and ``control`` have a flag a feature, control areas only those of the set's own country.
    """

    country: Positions
    side: Positions
    shared: Flags
    province: Positions
    oblast: Flags
    areas: Flags
    control: Flags

    def control_of(self, stands: Flags) -> Positions:
        """Return the control area of each set among those that stand, one flag a control area."""
        return _first(self.control & stands)

    def followed_by(self, other: "Holdings") -> "Holdings":
        """Return these sets and then the others."""
        if not len(other.country):
            return self
        names = self.__slots__
        return Holdings(*(np.concatenate([getattr(self, name), getattr(other, name)]) for name in names))


def holdings_of(
    members: Flags, *, countries: Layer, provinces: Layer, oblast: Layer, areas: Layer, control: Layer
) -> Holdings:
    """Return what sets mean, one row of flags a set. Of two countries on a border the first has it."""
    codes = list(countries.values("iso"))
    country = _first(members[:, countries.columns])
    home = [codes.index(iso) if iso in codes else NONE - 1 for iso in HOME]
    side = np.select([country == home[0], country == home[1]], [0, 1], 2)
    return Holdings(
        country,
        side,
        np.asarray(members[:, countries.columns].sum(axis=1) > 1),
        _first(members[:, provinces.columns] & _own(provinces, codes, country)),
        np.asarray(members[:, oblast.columns].any(axis=1)),
        members[:, areas.columns],
        members[:, control.columns] & _own(control, codes, country),
    )


def _own(layer: Layer, codes: list[Any], country: Positions) -> Flags:
    """Return for each set and feature whether the feature is of the set's country."""
    owner: Iterable[int] = (codes.index(iso) for iso in layer.values("country")[:-1])
    own: Flags = np.fromiter(owner, np.int64, len(layer.properties))[None, :] == country[:, None]
    return own


def _first(flags: Flags) -> Positions:
    """Return the position of the first flag that is set in each row, or ``NONE``."""
    if not flags.shape[1]:
        return np.full(len(flags), NONE)
    return np.where(flags.any(axis=1), flags.argmax(axis=1), NONE)
