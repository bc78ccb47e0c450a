"""The endings that inflected languages put on a place name, by the shape of the name.

Russian, Armenian and Azerbaijani decline place names and make adjectives of them: Сотк, Сотка, Соткский; Սոթք, Սոթքի,
Սոթքում; Ağdam, Ağdamın, Ağdamda. :func:`stems` gives what stays the same of a name, and the endings that may follow it.
Endings are folded as names are (:func:`geo.gazetteer.names.fold_aligned`).
"""

from collections.abc import Iterator
from functools import cache

from geo.gazetteer.names import fold_aligned, script_of

__all__ = ["AZERBAIJANI", "Endings", "is_form", "stems"]

Endings = frozenset[str]

_ADJECTIVE = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")


def _adjectives(*infixes: str) -> Endings:
    return frozenset(infix + "ск" + ending for infix in infixes for ending in _ADJECTIVE)


_RU_CONSONANT = frozenset({"", "а", "у", "ом", "ем", "е"}) | _adjectives("", "ь", "ин", "ен", "ов")
_RU_A = frozenset({"а", "ы", "и", "е", "у", "ой", "ою"}) | _adjectives("", "ин", "ан")
_RU_YA = frozenset({"я", "и", "е", "ю", "ей"}) | _adjectives("", "ин", "й", "ян")
_RU_SOFT = frozenset({"ь", "я", "ю", "ем", "е", "и", "ью"}) | _adjectives("", "ь", "ин")
_RU_SHORT_I = frozenset({"й", "я", "ю", "ем", "е"}) | _adjectives("й")
_RU_NEUTER = {"о": frozenset({"о", "а", "у", "ом", "е"}), "е": frozenset({"е", "я", "ю", "ем", "и"})}
_RU_FIXED = frozenset({""}) | _adjectives("н", "йн", "")
_RU_FIXED_STEM = _adjectives("ин", "")

_HY_CONSONANT = frozenset({"", "ը", "ն", "ի", "ին", "ինը", "ինն", "ից", "ում", "ումն", "ով", "իցն", "ցի", "ցիներ", "ցիները",
                           "ան", "յան", "իս", "իում", "եր", "երի", "են", "ինեն"})  # fmt: skip
# With ու as well for what Azerbaijani names end in: Çaylı is Չայլի and Չայլու.
_HY_I = frozenset({"ի", "ին", "ու", "ուն", "ում", "ուց", "իում", "իի", "իից", "իով", "ով", "իին", "եցի", "ուում", "ուի",
                   "ուից", "ուին"})  # fmt: skip
_HY_U = frozenset({"ու", "ուն", "վի", "վում", "վից", "վին", "վով", "ուի", "ուում", "ուից", "ուին"})
_HY_VOWEL = frozenset(
    {"", "ն", "յի", "յին", "յից", "յում", "յով", "ում", "ով", "վա", "ի", "յան", "ցի", "յեն", "են"}
)

_AZ_CASES = ("da", "de", "ta", "te", "dan", "den", "tan", "ten", "daki", "deki", "taki", "teki", "dakilar",
             "in", "un", "nin", "nun", "i", "u", "ni", "nu", "a", "e", "ya", "ye", "na", "ne", "la", "le", "yla", "yle",
             "li", "lu", "lilar", "liler", "dir", "dur", "dadir", "dedir", "dek", "adek", "edek", "yadek", "yedek", "indir", "undur", "nindir",
             "nundur", "cun", "lik", "dandir", "dendir")  # fmt: skip
_AZ_OWNED = ("nda", "nde", "ndan", "nden", "ndaki", "ndeki", "nin", "nun", "na", "ne", "ni", "nu")
AZERBAIJANI = frozenset({"", *_AZ_CASES, *_AZ_OWNED, *(vowel + case for vowel in "iu" for case in _AZ_OWNED)})
"""What Azerbaijani puts on a name, with or without an apostrophe, its vowels folded."""
_AZ_SOFT = frozenset(
    {
        "in",
        "un",
        "i",
        "u",
        "a",
        "e",
        "adek",
        "edek",
        "indir",
        "undur",
        *(v + c for v in "iu" for c in _AZ_OWNED),
    }
)

_AZ_SOFTENED = {"q": "g", "x": "g", "k": "y"}
_NONE = frozenset({""})


def stems(name: str) -> Iterator[tuple[str, Endings]]:
    """Yield the folded beginnings of a name that stay when it is inflected, each with the endings that may follow.

    Latin names stay as they are: whether Azerbaijani endings may follow one is for the text to say.

    Examples
    --------
    >>> dict(stems("Шуша"))["шуш"] >= {"а", "и", "е", "инского"}
    True
    >>> [stem for stem, _ in stems("Сев лич")]
    ['сев лич']
    """
    folded = fold_aligned(name)
    script = script_of(name)
    if script == "Cyrl":
        for form in _russian_forms(folded):
            yield from _russian(form)
    elif script == "Armn":
        yield from _armenian(folded)
    else:
        yield folded, _NONE
        if script == "Latn" and folded[-1:] in _AZ_SOFTENED and len(folded) > 3:
            yield folded[:-1] + _AZ_SOFTENED[folded[-1]], _AZ_SOFT


@cache
def is_form(word: str, name: str) -> bool:
    """Return whether a folded word is a name or a form of it with an ending of its language.

    Examples
    --------
    >>> is_form("сотка", "Сотк"), is_form("agdamda", "Ağdam"), is_form("chinarli", "Chinari")
    (True, True, False)
    """
    return any(
        word.startswith(stem)
        and (word[len(stem) :] in endings or (endings == _NONE and word[len(stem) :] in AZERBAIJANI))
        for stem, endings in stems(name)
    )


def _russian(name: str) -> Iterator[tuple[str, Endings]]:
    last, stem = name[-1:], name[:-1]
    if last in "бвгджзклмнпрстфхцчшщ":
        yield name, _RU_CONSONANT
    elif last in "аяьй" and len(stem) > 2:
        yield stem, {"а": _RU_A, "я": _RU_YA, "ь": _RU_SOFT, "й": _RU_SHORT_I}[last]
    elif " " in name and last in _RU_NEUTER:
        yield stem, _RU_NEUTER[last]  # "Чёрное озеро"; single names in -о stay as they are
    else:
        yield name, _RU_FIXED
        if last in "иы" and len(stem) > 3:
            yield stem, _RU_FIXED_STEM


def _russian_forms(name: str) -> Iterator[str]:
    """Yield a name of two and more words with the adjective or noun in front declined, and the name itself."""
    first, space, rest = name.partition(" ")
    yield name
    if not space:
        return
    yield from (form + space + rest for form in _FIRST_NOUNS.get(first, ()))
    for ending, others in _FIRST_ADJECTIVES.items():
        if first.endswith(ending) and len(first) > len(ending) + 2:
            for other in others:
                yield first.removesuffix(ending) + other + space + rest
            return


_FIRST_ADJECTIVES = {
    "ский": ("ского", "скому", "ским", "ском"), "ный": ("ного", "ному", "ным", "ном"), "кий": ("кого", "кому", "ким", "ком"),
    "ний": ("него", "нему", "ним", "нем"), "шой": ("шого", "шому", "шим", "шом"), "лый": ("лого", "лому", "лым", "лом"),
    "ская": ("ской", "скую"), "ная": ("ной", "ную"), "няя": ("ней", "нюю"), "шая": ("шой", "шую"), "ское": ("ского", "скому", "ском"),
    "ное": ("ного", "ному", "ном"),
}  # fmt: skip
_FIRST_NOUNS = {
    "озеро": ("озера", "озеру", "озером", "озере"), "водохранилище": ("водохранилища", "водохранилищу", "водохранилищем"),
    "гора": ("горы", "горе", "гору", "горой"), "высота": ("высоты", "высоте", "высоту", "высотой"),
    "высоты": ("высот", "высотам", "высотами", "высотах"), "хребет": ("хребта", "хребту", "хребтом", "хребте"),
    "перевал": ("перевала", "перевалу", "перевалом", "перевале"), "река": ("реки", "реке", "реку", "рекой"),
    "дорога": ("дороги", "дороге", "дорогу", "дорогой"), "трасса": ("трассы", "трассе", "трассу", "трассой"),
    "тоннель": ("тоннеля", "тоннелю", "тоннелем", "тоннеле"), "мост": ("моста", "мосту", "мостом", "мосте"),
    "пост": ("поста", "посту", "постом", "посте"), "станция": ("станции", "станцию", "станцией"),
    "аэропорт": ("аэропорта", "аэропорту", "аэропортом", "аэропорте"), "аэродром": ("аэродрома", "аэродрому", "аэродромом", "аэродроме"),
    "монастырь": ("монастыря", "монастырю", "монастырем", "монастыре"), "крепость": ("крепости", "крепостью"),
    "рудник": ("рудника", "руднику", "рудником", "руднике"), "месторождение": ("месторождения", "месторождению", "месторождением", "месторождении"),
}  # fmt: skip


def _armenian(name: str) -> Iterator[tuple[str, Endings]]:
    last, stem = name[-1:], name[:-1]
    if name.endswith("լիչ"):  # լիճ folded
        yield name, _HY_CONSONANT
        yield name.removesuffix("լիչ") + "լչ", _HY_CONSONANT - _NONE
    elif name.endswith("ու") and len(name) > 4:
        yield name[:-2], _HY_U
    elif last == "ի" and len(stem) > 2:
        yield stem, _HY_I
    elif last in ("ա", "ո", "ե", "ը"):
        yield name, _HY_VOWEL
    else:
        yield name, _HY_CONSONANT
