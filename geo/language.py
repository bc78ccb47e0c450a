"""The languages of the interface and their words. English words are the keys of the catalogues, ``assets/words/``."""

import json
import re
from enum import StrEnum
from functools import cache
from typing import Any

from geo import data
from geo.errors import DatasetError

__all__ = ["Language", "capital", "catalogues", "in_words"]

_SLOT = re.compile(r"\{(\w+)\}")


class Language(StrEnum):
    """Languages that the interface speaks, by their ISO 639-1 codes."""

    ENGLISH = "en"
    ARMENIAN = "hy"
    AZERBAIJANI = "az"
    RUSSIAN = "ru"


@cache
def catalogues() -> dict[str, Any]:
    """Return the catalogue of each language by its code: name, locale, words, counted nouns and forms of dates.

    Raises
    ------
    DatasetError
        If one cannot be read.
    """
    try:
        return {str(code): json.loads(data.asset(f"words/{code}.json")) for code in Language}
    except json.JSONDecodeError as error:
        raise DatasetError(f"assets/words: a catalogue is no JSON ({error}): reinstall geo") from error


def in_words(english: str, language: Language, /, **values: object) -> str:
    """Return words of the interface in a language, with ``{name}`` replaced by the values; what it lacks is said in English.

    Examples
    --------
    >>> in_words("{n} on the map", Language.ENGLISH, n=3)
    '3 on the map'
    """
    template: str = catalogues()[language]["words"].get(english, english)
    return _SLOT.sub(lambda slot: str(values.get(slot[1], slot[0])), template)


def capital(text: str, language: Language) -> str:
    """Return text with a capital at its head, as the language writes it.

    Examples
    --------
    >>> capital("itkin", Language.AZERBAIJANI), capital("killed", Language.ENGLISH)
    ('İtkin', 'Killed')
    """
    dotted = language is Language.AZERBAIJANI and text.startswith("i")
    return f"İ{text[1:]}" if dotted else text[:1].upper() + text[1:]
