"""Names to candidate places, and the finder that spots names in text. Offline, four languages."""

import difflib
from collections.abc import Iterable
from functools import cache

from geo.gazetteer.finder import Finder
from geo.gazetteer.names import fold, fold_aligned
from geo.gazetteer.places import load_places
from geo.model import Party, Place, Toponym

__all__ = ["Gazetteer", "default_gazetteer", "fold", "fold_aligned", "names_by_usage"]

_SHORTEST_NAME = 3
_HOME = frozenset({"AM", "AZ"})


class Gazetteer:
    """Places by id and by name."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_id = {place.id: place for place in places}
        by_name: dict[str, dict[str, Place]] = {}
        at_home: set[str] = set()
        for place in self._by_id.values():
            for name in place.names:
                key = fold(name.text)
                by_name.setdefault(key, {})[place.id] = place
                if place.country in _HOME or not place.id.startswith("gn-"):
                    at_home.add(key)
        self._by_name = {key: tuple(found.values()) for key, found in by_name.items()}
        # Namesakes abroad are candidates, to be weighed and rejected; alone they do not make a toponym.
        names = {key: self._by_name[key] for key in at_home if len(key) >= _SHORTEST_NAME}
        self._finder = Finder(names | _with_apostrophes(self._by_id.values(), names))

    def __len__(self) -> int:
        return len(self._by_id)

    def place(self, place_id: str) -> Place | None:
        """Return the place of that id, or None."""
        return self._by_id.get(place_id)

    def named(self, name: str) -> tuple[Place, ...]:
        """Return all places that bear the name in any language, in table order; empty if none does."""
        return self._by_name.get(fold(name), ())

    def find(self, text: str) -> tuple[Toponym, ...]:
        """Return the toponyms in a text, in order."""
        return self._finder.find(text)

    def suggest(self, name: str, *, limit: int = 3) -> tuple[str, ...]:
        """Return names of the gazetteer that look like an unknown one (ratio 0.8 and more); never a match."""
        close = difflib.get_close_matches(fold(name), self._by_name, n=limit * 2, cutoff=0.8)
        return tuple(dict.fromkeys(self._by_name[key][0].name for key in close))[:limit]


def names_by_usage(place: Place) -> dict[str, str]:
    """Return the place's names by who uses them: ``en``, ``hy``, ``az``, ``ru`` and each side's, where known."""
    sides = {Party.ARMENIA: "armenian_side", Party.AZERBAIJAN: "azerbaijani_side"}
    usage = {"en": place.name}
    for name in place.names:
        key = sides.get(name.party) if name.party else name.language
        if key:
            usage.setdefault(key, name.text)
    return usage


def _with_apostrophes(
    places: Iterable[Place], names: dict[str, tuple[Place, ...]]
) -> dict[str, tuple[Place, ...]]:
    """Return the spellings that keep an apostrophe, which :func:`fold` drops and a text may not."""
    spelled = {fold_aligned(name.text): fold(name.text) for place in places for name in place.names}
    return {text: names[key] for text, key in spelled.items() if "'" in text and key in names}


@cache
def default_gazetteer() -> Gazetteer:
    """Return the gazetteer of the packaged tables, built once a process."""
    return Gazetteer(load_places())
