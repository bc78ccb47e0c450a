"""Spellings that no table lists: a name carried from its own script into the others, by the usual systems.

Each system is a table of letters with the ways they are rendered in print; where a letter has several, a writer keeps
to one, so that a name has as many spellings as there are choices of letter, not of place. Sources of the tables: BGN/PCGN
romanisation of Armenian (1981), with and without its
apostrophes, and Russian (1947) and ISO 9985 for Armenian, the Azerbaijani alphabets of 1958 and 1991,
and what the English and Russian services of the region's agencies print.
"""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from geo.gazetteer.names import script_of

__all__ = ["spellings"]

Table = Mapping[str, tuple[str, ...]]
_MOST = 24

_AZ_ENGLISH: Table = {
    "ə": ("a", "e"), "c": ("j", "dj", "dzh"), "ç": ("ch",), "ş": ("sh",), "x": ("kh", "h"), "q": ("g", "q", "gh", "k"),
    "ğ": ("gh", "g"), "ı": ("i", "y"), "ö": ("o",), "ü": ("u", "yu"), "j": ("zh",),
}  # fmt: skip
_AZ_FRENCH: Table = {
    "ə": ("a", "e"), "c": ("dj",), "ç": ("tch",), "ş": ("ch",), "x": ("kh",), "q": ("k", "g"), "ğ": ("gh",), "ı": ("i", "y"),
    "ö": ("eu", "o"), "ü": ("u", "ou"), "u": ("ou",), "j": ("j",),
}  # fmt: skip
_AZ_RUSSIAN: Table = {
    "ya": ("я",), "yə": ("я", "е"), "yu": ("ю",), "yü": ("ю",), "yo": ("йо",), "yi": ("йи",), "yı": ("йи", "йы"),
    "ye": ("е",), "a": ("а",), "b": ("б",), "c": ("дж",), "ç": ("ч",), "d": ("д",), "e": ("е",), "ə": ("а", "я", "е"),
    "f": ("ф",), "g": ("г", "к"), "ğ": ("г",), "h": ("г", "х"), "x": ("х",), "ı": ("ы", "и"), "i": ("и",), "j": ("ж",),
    "k": ("к",), "q": ("г", "к"), "l": ("л", "ль"), "m": ("м",), "n": ("н",), "o": ("о",), "ö": ("е", "о"), "p": ("п",),
    "r": ("р",), "s": ("с",), "ş": ("ш",), "t": ("т",), "u": ("у",), "ü": ("ю", "у"), "v": ("в",), "y": ("й",), "z": ("з",),
}  # fmt: skip
_AZ_CYRILLIC: Table = {
    "a": ("а",), "b": ("б",), "c": ("ҹ",), "ç": ("ч",), "d": ("д",), "e": ("е",), "ə": ("ә",), "f": ("ф",), "g": ("ҝ",),
    "ğ": ("ғ",), "h": ("һ",), "x": ("х",), "ı": ("ы",), "i": ("и",), "j": ("ж",), "k": ("к",), "q": ("г",), "l": ("л",),
    "m": ("м",), "n": ("н",), "o": ("о",), "ö": ("ө",), "p": ("п",), "r": ("р",), "s": ("с",), "ş": ("ш",), "t": ("т",),
    "u": ("у",), "ü": ("ү",), "v": ("в",), "y": ("ј",), "z": ("з",),
}  # fmt: skip
_AZ_ARMENIAN: Table = {
    "kə": ("քյա", "քե", "քա"), "gə": ("գյա", "գե"), "gö": ("գյո",), "kü": ("քյու",), "gü": ("գյու",),
    "a": ("ա",), "b": ("բ",), "c": ("ջ",), "ç": ("չ",), "d": ("դ",), "e": ("ե",), "ə": ("ա", "ե"), "f": ("ֆ",),
    "g": ("գ",), "ğ": ("ղ",), "h": ("հ",), "x": ("խ",), "ı": ("ը", "ի"), "i": ("ի",), "j": ("ժ",), "k": ("ք",),
    "q": ("ղ", "կ", "գ"), "l": ("լ",), "m": ("մ",), "n": ("ն",), "o": ("ո",), "ö": ("ո", "յո"), "p": ("փ",), "r": ("ր",),
    "s": ("ս",), "ş": ("շ",), "t": ("թ",), "u": ("ու",), "ü": ("ու", "յու"), "v": ("վ",), "y": ("յ",), "z": ("զ",),
}  # fmt: skip
_HY_ENGLISH: Table = {
    "ու": ("u", "ou"), "եւ": ("ev",), "և": ("ev",), "ա": ("a",), "բ": ("b",), "գ": ("g",), "դ": ("d",),
    "ե": ("e",), "զ": ("z",), "է": ("e",), "ը": ("y", "e", ""), "թ": ("t",), "ժ": ("zh", "j"), "ի": ("i",), "լ": ("l",),
    "խ": ("kh", "x"), "ծ": ("ts", "tz"), "կ": ("k",), "հ": ("h", ""), "ձ": ("dz",), "ղ": ("gh", "g", "kh"),
    "ճ": ("ch", "j"), "մ": ("m",), "յ": ("y", "i"), "ն": ("n",), "շ": ("sh",), "ո": ("o",), "չ": ("ch",), "պ": ("p",),
    "ջ": ("j", "dj", "dzh"), "ռ": ("r",), "ս": ("s",), "վ": ("v",), "տ": ("t",), "ր": ("r",), "ց": ("ts",), "ւ": ("v",),
    "փ": ("p",), "ք": ("k", "q"), "օ": ("o",), "ֆ": ("f",),
}  # fmt: skip
_HY_BGN: Table = {
    **_HY_ENGLISH,
    "թ": ("t'",), "փ": ("p'",), "ք": ("k'",), "չ": ("ch'",), "ց": ("ts'",), "ղ": ("gh",), "ը": ("y",), "հ": ("h",), "ծ": ("ts",),
    "ու": ("u",), "ժ": ("zh",), "խ": ("kh",), "ճ": ("ch",), "յ": ("y",), "ջ": ("j",), "եւ": ("ev",), "և": ("ev",),
}  # fmt: skip
_HY_WESTERN: Table = {
    **_HY_ENGLISH,
    "բ": ("p",), "գ": ("k",), "դ": ("t",), "ձ": ("ts",), "ծ": ("dz",), "կ": ("g",), "ճ": ("j",), "ջ": ("ch",), "պ": ("b",), "տ": ("d",),
    "թ": ("t",), "ք": ("k",), "ղ": ("gh",), "խ": ("kh",), "ը": ("u", "y", ""), "ժ": ("zh",), "հ": ("h",), "յ": ("y", "i"), "ու": ("u", "ou"),
}  # fmt: skip
_HY_FRENCH: Table = {
    **_HY_ENGLISH,
    "շ": ("ch",), "չ": ("tch",), "ճ": ("tch", "dj"), "ջ": ("dj",), "ու": ("ou",), "ժ": ("j",), "ղ": ("gh",), "ը": ("e",), "հ": ("h",),
    "ք": ("k",), "ծ": ("dz", "ts"),
}  # fmt: skip
_HY_RUSSIAN: Table = {
    "ու": ("у",), "յա": ("я",), "յու": ("ю",), "յո": ("йо", "ё"), "յե": ("е",), "եւ": ("ев",), "և": ("ев",),
    "ա": ("а",), "բ": ("б",), "գ": ("г",), "դ": ("д",), "ե": ("е",), "զ": ("з",), "է": ("э", "е"), "ը": ("ы", "э", ""),
    "թ": ("т",), "ժ": ("ж",), "ի": ("и",), "լ": ("л",), "խ": ("х",), "ծ": ("ц",), "կ": ("к",), "հ": ("", "х", "г"),
    "ձ": ("дз",), "ղ": ("г", "х"), "ճ": ("ч",), "մ": ("м",), "յ": ("й",), "ն": ("н",), "շ": ("ш",), "ո": ("о",),
    "չ": ("ч",), "պ": ("п",), "ջ": ("дж",), "ռ": ("р",), "ս": ("с",), "վ": ("в",), "տ": ("т",), "ր": ("р",), "ց": ("ц",),
    "ւ": ("в",), "փ": ("п",), "ք": ("к",), "օ": ("о",), "ֆ": ("ф",),
}  # fmt: skip
_HY_CLASSICAL: Table = {"ավ": ("աւ",), "եվ": ("եւ",), "և": ("եւ",), "յու": ("իւ",), "յա": ("եա",), "ույ": ("ոյ",), "իվ": ("իւ",)}  # fmt: skip
_RU_ENGLISH: Table = {
    "дж": ("j", "dzh", "dj"), "кс": ("x", "ks"), "а": ("a",), "б": ("b",), "в": ("v",), "г": ("g", "gh"), "д": ("d",),
    "е": ("e",), "ё": ("yo", "e"), "ж": ("zh",), "з": ("z",), "и": ("i",), "й": ("y", "i"), "к": ("k",), "л": ("l",),
    "м": ("m",), "н": ("n",), "о": ("o",), "п": ("p",), "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u",), "ф": ("f",),
    "х": ("kh", "h"), "ц": ("ts",), "ч": ("ch",), "ш": ("sh",), "щ": ("shch",), "ъ": ("",), "ы": ("y", "i"), "ь": ("", "'"),
    "э": ("e",), "ю": ("yu",), "я": ("ya", "a"),
}  # fmt: skip
_EN_RUSSIAN: Table = {
    "shch": ("щ",), "sh": ("ш",), "ch": ("ч",), "kh": ("х",), "gh": ("г",), "ts": ("ц",), "tz": ("ц",), "dz": ("дз",),
    "dzh": ("дж",), "zh": ("ж",), "dj": ("дж",), "ya": ("я",), "yu": ("ю",), "yo": ("ё",), "ye": ("е",), "ou": ("у",),
    "a": ("а",), "b": ("б",), "c": ("к",), "d": ("д",), "e": ("е",), "f": ("ф",), "g": ("г",), "h": ("", "х", "г"),
    "i": ("и",), "j": ("дж",), "k": ("к",), "l": ("л",), "m": ("м",), "n": ("н",), "o": ("о",), "p": ("п",), "q": ("к", "г"),
    "r": ("р",), "s": ("с",), "t": ("т",), "u": ("у",), "v": ("в",), "w": ("в",), "x": ("х",), "y": ("й", "ы"), "z": ("з",),
}  # fmt: skip
_EN_ARMENIAN: Table = {
    "sh": ("շ",), "ch": ("չ",), "kh": ("խ",), "gh": ("ղ",), "ts": ("ց",), "tz": ("ց",), "dz": ("ձ",), "zh": ("ժ",),
    "dzh": ("ջ",), "dj": ("ջ",), "ou": ("ու",), "a": ("ա",), "b": ("բ",), "c": ("կ",), "d": ("դ",), "e": ("ե",), "f": ("ֆ",),
    "g": ("գ",), "h": ("հ",), "i": ("ի",), "j": ("ջ",), "k": ("կ",), "l": ("լ",), "m": ("մ",), "n": ("ն",), "o": ("ո",),
    "p": ("պ",), "q": ("ղ",), "r": ("ր",), "s": ("ս",), "t": ("տ",), "u": ("ու",), "v": ("վ",), "w": ("վ",), "x": ("խ",),
    "y": ("յ", "ը"), "z": ("զ",),
}  # fmt: skip


class _System:
    """One way of rendering letters; ``initial`` holds those that are rendered otherwise at the start of a word."""

    def __init__(
        self, script: str, letters: Table, initial: Table | None = None, *, rare: bool = False
    ) -> None:
        self.script = script
        self.rare = rare
        self.letters = letters
        self.initial = initial or {}
        longest_first = sorted(letters, key=len, reverse=True)
        self.pieces = re.compile("|".join([*map(re.escape, longest_first), "."]), re.DOTALL)


_FROM_AZ = (
    _System("Latn", _AZ_ENGLISH),
    _System("Latn", _AZ_FRENCH, rare=True),
    _System("Cyrl", _AZ_RUSSIAN, {"e": ("э", "е"), "ə": ("а", "э"), "l": ("л",)}),
    _System("Cyrl", _AZ_CYRILLIC),
    _System("Armn", _AZ_ARMENIAN),
)
_FROM = {
    "Armn": (
        _System(
            "Latn",
            _HY_ENGLISH,
            {"ե": ("ye", "e"), "ո": ("vo", "o"), "և": ("yev", "ev"), "հ": ("h",), "ղ": ("gh",)},
        ),
        _System("Latn", _HY_BGN, {"ե": ("ye",), "ո": ("vo",), "և": ("yev",)}, rare=True),
        _System("Latn", _HY_WESTERN, {"ե": ("ye",), "ո": ("vo",), "և": ("yev",), "յ": ("h",)}, rare=True),
        _System("Latn", _HY_FRENCH, {"ե": ("e", "ye"), "ո": ("vo",), "և": ("ev",)}, rare=True),
        _System("Cyrl", _HY_RUSSIAN, {"ո": ("во", "о"), "հ": ("а", "г", "х"), "ե": ("е",)}),
        _System("Armn", _HY_CLASSICAL, {"հ": ("հ", "յ")}),
    ),
    "Cyrl": (_System("Latn", _RU_ENGLISH, {"е": ("ye", "e"), "г": ("g",)}),),
    "Latn": (_System("Cyrl", _EN_RUSSIAN, {"e": ("э", "е")}), _System("Armn", _EN_ARMENIAN)),
}
_AZ_LETTERS = frozenset("əğışçöü")


def spellings(
    name: str, language: str | None = None, *, known: Collection[str] = (), rare: bool = False
) -> Iterator[str]:
    """Yield the lower-case spellings of a name in the other scripts and systems, each once, at most 24 a system.

    ``language`` is BCP 47 or None; Latin names with Azerbaijani letters count as Azerbaijani. A name in a script
    without a table has none. An English or Russian spelling says little of the letters of another script: into those
    ``known`` (ISO 15924) it is not carried. With ``rare`` it is by the rarer systems instead: French usage, Western
    Armenian speech and BGN's apostrophes.

    Examples
    --------
    >>> "калбаджар" in set(spellings("Kəlbəcər")), "kelbajar" in set(spellings("Kəlbəcər"))
    (True, True)
    >>> sorted(spellings("Սոթք"))
    ['sotk', 'sotq', 'сотк']
    >>> sorted(spellings("Քարվաճառ", rare=True))[:2]
    ["k'arvachar", 'karvadjar']
    """
    lowered = name.replace("İ", "i").replace("I", "ı" if language == "az" else "i").lower()
    lowered = re.sub(r"['’ʼʻ‘`]", "", lowered)
    script = script_of(lowered) or ""
    if script == "Latn" and (language == "az" or not _AZ_LETTERS.isdisjoint(lowered)):
        systems: Iterable[_System] = _FROM_AZ
    else:
        systems = [one for one in _FROM.get(script, ()) if script == "Armn" or one.script not in known]
    yield from dict.fromkeys(
        variant for system in systems if system.rare is rare for variant in _carried(lowered, system)
    )


def _carried(name: str, system: _System) -> Iterator[str]:
    """Yield the spellings of a lower-case name by one system, without itself; letters that it lacks stay."""
    keys: list[str] = []
    choices: dict[str, tuple[str, ...]] = {}
    starts = True
    for at, piece in enumerate(system.pieces.findall(name)):
        options = system.initial.get(piece) if starts else None
        starts = not piece.isalpha()
        # The vowel that one name writes now a, now e: each place of it is a choice of its own.
        key = f"{piece}{at}" if piece == "ə" else f"{piece}^" if options else piece
        keys.append(key)
        choices[key] = options or system.letters.get(piece, (piece,))
    fixed = {key: options[0] for key, options in choices.items() if len(options) == 1}
    open_keys = [key for key in choices if key not in fixed]
    for picked in itertools.islice(itertools.product(*(choices[key] for key in open_keys)), _MOST):
        pick = fixed | dict(zip(open_keys, picked, strict=True))
        made = "".join([pick[key] for key in keys])
        if made != name:
            yield made
