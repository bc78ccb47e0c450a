"""The gazetteer: places by id, by name and by every spelling of a name."""

import gc
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz, process

from geo.gazetteer.additions import load_added
from geo.gazetteer.endings import Endings, stems
from geo.gazetteer.finder import Entry, Finder
from geo.gazetteer.named import Named
from geo.gazetteer.names import fold, fold_aligned, script_of
from geo.gazetteer.places import load_places, merged
from geo.gazetteer.spellings import spellings
from geo.model import Name, Party, Place, PlaceKind, Toponym

__all__ = ["Gazetteer", "default_gazetteer", "finder_entries", "names_by_usage", "opening_small"]

_SHORTEST_NAME = 3
_SHORTEST_SPELLING = 5
_ENDS = re.compile(r"(?<=\w)-(?=[А-ЯЁ])")  # «дорога Горис-Капан» is also «дорога Горис — Капан»
_SPELLED_OUT = re.compile(r"(?<=\w)եվ")  # Soviet spelling; no word begins with the ligature
_HOME = frozenset({"AM", "AZ"})
_TOWN_ABROAD = 30_000
_SIMILAR_LETTERS, _SIMILAR = 5, 85.0


class Gazetteer:
    """Places by id and by name."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_id = {place.id: place for place in places}
        self._by_name = _by_name(self._by_id.values())
        self._finder = Finder(finder_entries(self._by_id.values()), opening_small(self._by_id.values()))

    def __len__(self) -> int:
        return len(self._by_id)

    def place(self, place_id: str) -> Place | None:
        """Return the place of that id, or None."""
        return self._by_id.get(place_id)

    def places(self) -> tuple[Place, ...]:
        """Return every place, in table order."""
        return tuple(self._by_id.values())

    def named(self, name: str) -> tuple[Place, ...]:
        """Return all places that bear the name in any language, case and usual spelling; empty if none does.

        Names of the tables come first; a spelling or an inflected form counts where no table has the name.
        """
        known = self._by_name.get(fold(name), ())
        if known:
            return known
        whole = [one for one in self.find_any(name) if fold(one.surface) == fold(name)]
        return whole[0].places if whole else ()

    def find(self, text: str) -> tuple[Toponym, ...]:
        """Return the toponyms in a text, in order."""
        return self._finder.find(text)

    def find_many(self, text: str) -> Named:
        """Return the same of a long text, as arrays."""
        return self._finder.find_many(text)

    def find_any(self, text: str) -> tuple[Toponym, ...]:
        """Return the toponyms of a short text that somebody typed as a name: in any case, with any endings."""
        return self._finder.find(text, azerbaijani=True, any_case=True)

    def suggest(self, name: str, *, limit: int = 3) -> tuple[str, ...]:
        """Return names of the gazetteer that look like an unknown one, the likest first; never a match.

        Names of five letters and more, of a likeness (rapidfuzz's ratio) of 0.85 and more.
        """
        wanted = fold(name)
        if len(wanted) < _SIMILAR_LETTERS:
            return ()
        close = process.extract(
            wanted, self._by_name.keys(), scorer=fuzz.ratio, limit=limit * 3, score_cutoff=_SIMILAR
        )
        names = (_as_written(key, self._by_name[key][0]) for key, _, _ in close)
        return tuple(dict.fromkeys(names))[:limit]


@lru_cache(maxsize=1 << 13)
def names_by_usage(place: Place) -> Mapping[str, str]:
    """Return the place's names by who uses them: ``en``, ``hy``, ``az``, ``ru`` and each side's, where known.

    Of several names in a language the one that sounds like the English name, in Armenian and Azerbaijani like that
    side's name, else the first.
    """
    usage = {"en": place.name}
    for party, key in _SIDES.items():
        text = next((name.text for name in place.names if name.party is party), None)
        if text:
            usage[key] = text
    for language, key in (("hy", "armenian_side"), ("az", "azerbaijani_side"), ("ru", "en")):
        names = [name.text for name in place.names if name.language == language and not name.historic]
        if names:
            wanted = fold(usage.get(key, place.name))
            usage[language] = next((text for text in names if _sounds_like(text, wanted)), names[0])
    return MappingProxyType(usage)


_SIDES = {Party.ARMENIA: "armenian_side", Party.AZERBAIJAN: "azerbaijani_side"}


@cache
def _sounds_like(text: str, folded: str) -> bool:
    """Return whether a name in another script or alphabet is spelled so in Latin letters."""
    return any(fold(one) == folded for one in (text, *spellings(text)))


def _as_written(key: str, place: Place) -> str:
    return next((name.text for name in place.names if fold(name.text) == key), place.name)


def _is_looked_for(place: Place) -> bool:
    """Return whether texts are searched for the names of a place: those at home, our own, and larger towns abroad."""
    return place.country in _HOME or not place.id.startswith("gn-") or place.population >= _TOWN_ABROAD


def _by_name(places: Iterable[Place]) -> dict[str, tuple[Place, ...]]:
    """Return the places that bear each folded name."""
    found: dict[str, dict[str, Place]] = {}
    for place in places:
        for key in {fold(name.text) for name in place.names}:
            found.setdefault(key, {})[place.id] = place
    return {key: tuple(bearers.values()) for key, bearers in found.items()}


def finder_entries(places: Collection[Place]) -> dict[str, tuple[Entry, ...]]:
    """Return what the finder looks for: every stem with the endings that may follow and the places then meant."""
    by_name = _by_name(places)
    found: dict[str, dict[Endings, dict[str, Place]]] = {}

    def add(spelled: str, meant: Iterable[Place]) -> None:
        for stem, endings in stems(spelled):
            known = found.setdefault(stem, {}).setdefault(endings, {})
            known.update((place.id, place) for place in meant)

    for place in places:
        if not _is_looked_for(place):
            # Small namesakes abroad are candidates, to be weighed and rejected; alone they do not make a toponym.
            continue
        for name in place.names:
            for spelled in _written(name):
                key = fold(spelled)
                if len(key) >= _SHORTEST_NAME:
                    add(spelled, by_name.get(key, (place,)))
        if place.country in _HOME or not place.id.startswith("gn-"):
            for spelled in _carried(place):
                # A name of the tables that is another place's spelling too may mean either.
                add(spelled, (place,))
    return {
        stem: tuple((endings, tuple(meant.values())) for endings, meant in listed.items())
        for stem, listed in found.items()
    }


def opening_small(places: Iterable[Place]) -> frozenset[str]:
    """Return the stems of names that begin with a common noun, written small: «озеро Сев», «перевал Омар», "heights of Jermuk".

    Not those of settlements and areas: «город Шуша» in a text is the town, whatever bears the name with its noun.
    """
    names = (
        spelled
        for place in places
        if not (place.kind is PlaceKind.SETTLEMENT or place.kind.is_area)
        for name in place.names
        if name.text[:1].islower() and name.text != name.text.lower()
        for spelled in _written(name)
    )
    return frozenset(stem for name in names for stem, _ in stems(name))


def _written(name: Name) -> Iterator[str]:
    """Yield a name as texts have it: a road's ends also with a dash between spaces, without the apostrophe, and with the Armenian ligature or with it spelled out."""
    yield name.text
    if "'" in fold_aligned(name.text):
        yield fold_aligned(name.text).replace("'", "")
    if (apart := _ENDS.sub(" - ", name.text)) != name.text:
        yield apart
    if "և" in name.text:
        yield name.text.replace("և", "եւ")
        yield name.text.replace("և", "եվ")
    if (spelled := _SPELLED_OUT.sub("և", name.text)) != name.text:
        yield spelled


def _carried(place: Place) -> set[str]:
    """Return the spellings of a place's names in scripts and systems that its tables do not have."""
    made: set[str] = set()
    scripts = {script for name in place.names if (script := script_of(name.text))}
    # Russian spellings of a place with Armenian or Azerbaijani ones are no source of further Latin ones.
    known = scripts if {name.language for name in place.names} & {"hy", "az"} else scripts - {"Latn"}
    today = {fold(place.name), *(fold(name.text) for name in place.names if name.party)}
    for name in place.names:
        carried = set(spellings(name.text, name.language, known=known))
        # French and Western Armenian usage is worth its many spellings only for the names that the place has today.
        if not today.isdisjoint(carried):
            carried.update(spellings(name.text, name.language, known=known, rare=True))
        made.update(one for one in carried if len(one) >= _SHORTEST_SPELLING)
    return made


@cache
def default_gazetteer() -> Gazetteer:
    """Return the gazetteer of the packaged tables and of what the user added, built once a process."""
    gazetteer = Gazetteer(merged(load_places(), load_added(), behind=True))
    # It stays as long as the process does. Without this the garbage collector looks through its 400,000 objects anew
    # with every few megabytes of text that are read, and takes longer than the reading.
    gc.freeze()
    return gazetteer
