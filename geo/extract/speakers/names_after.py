"""Where a speaker's name stands behind a position: "said Narek Sahakyan, the village head"."""

import re

from geo.extract.parties.find import first_party
from geo.extract.speakers.claimants import Hearing
from geo.extract.speakers.names import (
    ENDING,
    INNER_QUOTES,
    MAX_NAME_WORDS,
    PIECE,
    REACH,
    belongs,
    day_words,
    is_ending,
    is_gap,
    is_known,
    less_asides,
    trimmed,
    with_person,
)
from geo.extract.speakers.phrases import is_object, is_speaker
from geo.extract.speakers.strangers import is_stranger
from geo.extract.words.lexicon import Lexicon

__all__ = ["QUOTES", "is_closer", "phrase_after"]

QUOTES = "\"'«»“”„‟’"
_SKIPPED = 8
_SHORT_QUOTE = re.compile(r'"[^"]{2,40}"')
_BORDER = re.compile(r"[,;:()«»“”„\"՝]|\s[-–—]|[–—]|\.(?=\s|$)")


def phrase_after(
    position: int, hearing: Hearing, *, strict: bool, subject: bool = False
) -> tuple[int, int] | None:
    """Return the speaker's name that opens the text at the position, past adverbs, days and asides.

    ``strict``: it must be all up to the next border of a clause. ``subject``: it stands where it begins, and its
    ending is that of a subject.
    """
    sentence, words = hearing.sentence, hearing.words
    text = less_asides(sentence[position : position + REACH], hearing)
    kept: list[tuple[int, int, str]] = []
    skipped = 0
    for match in PIECE.finditer(text):
        piece = match.group()
        if not kept and skipped < _SKIPPED and _is_passed(piece, skipped, words):
            skipped += 1
            continue
        if kept and is_object(piece, words):
            break  # "Baş Prokurorluq Ermənistanı Tərtəri …": whom or what it speaks of
        if piece == "," and kept and kept[-1][2] != "," and not _holds_speaker(kept, text, words):
            kept.append((match.start(), match.end(), piece))  # "Aram Torosyan, a spokesman for the ministry"
            continue
        known = piece in INNER_QUOTES or is_ending(match.start(), piece, text, words)
        known = known or (piece == '"' and _holds_body(match.start(), kept, text, words))
        if not known and (not belongs(piece, words) or len(kept) == MAX_NAME_WORDS):
            kept = _less_owner(kept, piece, words) if subject else kept
            strict = strict and not (_BORDER.match(text, match.start()) or is_closer(piece, words))
            break
        kept.append((match.start(), match.end(), piece))
    else:
        strict = False
    if subject:
        kept = _as_subject(kept, words)
    found = None if strict else trimmed(kept, words)
    if found and (comma := text.find(",", *found)) > 0:
        # "According to Le Monde, two Armenian soldiers …": what stands behind the comma is no title
        titled = words.words("parties", "speakers", "official").search(text, comma, found[1])
        if not titled and is_stranger(text[found[0] : comma], words):
            return (position + found[0], position + comma)
    if found is None or not is_known(text[slice(*found)], hearing):
        return None
    return position + found[0], position + with_person(text, found[1])


def _holds_speaker(kept: list[tuple[int, int, str]], text: str, words: Lexicon) -> bool:
    return any(one[2] == "," for one in kept) or is_speaker(text[kept[0][0] : kept[-1][1]], words)


def _holds_body(start: int, kept: list[tuple[int, int, str]], text: str, words: Lexicon) -> bool:
    """Return whether a straight quote opens or closes a body's name inside one: the "defence army" of Karabakh."""
    if sum(piece == '"' for _, _, piece in kept) % 2:
        return True
    outlets = words.words("parties", "speakers", "outlets")
    if kept and text[: kept[0][0]].endswith('"') and outlets.match(text[start + 1 :].lstrip()):
        return True  # "Reyting" qəzeti
    quoted = _SHORT_QUOTE.match(text, start)
    official = words.words("parties", "speakers", "official")
    if kept and quoted and official.search(quoted.group()):
        return True
    # '"Dağlıq Qarabağ Respublikası"nın müdafiə qurumu': the quotation mark that closes an owner's name, or opens it
    return any(_ends_owner(at, text, words) for at in (start + 1, quoted.end() if quoted else start + 1))


def _ends_owner(start: int, text: str, words: Lexicon) -> bool:
    """Return whether the ending of an owner's name stands right behind its closing quotation mark."""
    ending = re.match(r"\w+", text[start : start + ENDING + 1])
    return ending is not None and is_ending(start, ending.group(), text, words)


def _is_passed(piece: str, skipped: int, words: Lexicon) -> bool:
    """Return whether a piece may stand between a verb and the name of its speaker: "said, on 14 May, the ministry"."""
    return piece in QUOTES or is_gap(piece, words) or (piece == "," and skipped > 0)


def _as_subject(kept: list[tuple[int, int, str]], words: Lexicon) -> list[tuple[int, int, str]]:
    """Return the words of a name without an object behind it; nothing if their endings are not a subject's."""
    official = words.words("parties", "speakers", "official")
    kept = _up_to_body(kept, words)
    while kept and _is_oblique(kept[-1][2], words):
        owner = official.fullmatch(kept[-1][2])
        kept = kept[:-1]
        # "Ermənistan tərəfinin" is the object whole: the country goes with it, not who is named before: "Bakı Ermənistan ordusunun …".
        whose = first_party(kept[-1][2], words) if owner and kept else None
        while whose and kept and first_party(kept[-1][2], words) is whose:
            kept = kept[:-1]
    heads = [one[2] for one in kept if not _is_oblique(one[2], words)]
    named = any(official.fullmatch(piece) for piece in heads)
    if named or (heads and is_speaker(heads[-1], words)):
        return kept
    if len(kept) > 1 and _is_oblique(kept[1][2], words) and official.fullmatch(kept[1][2]):
        return []  # "Azərbaycan tərəfini Sotkda atəş açmaqda …": a side as the object, and where
    # "Yerevan Berdin Çinari kəndində …": a capital that opens the clause is its subject, what follows is where.
    return kept[:1] if heads and kept[0][2] == heads[0] and is_speaker(heads[0], words) else []


def _up_to_body(kept: list[tuple[int, int, str]], words: Lexicon) -> list[tuple[int, int, str]]:
    """Return the words of a name up to a body that is its subject: "Müdafiə Nazirliyi kənd sakininin … yaralandığını"."""
    bodies = words.words("parties", "speakers", "institutions")
    for at, (_, _, piece) in enumerate(kept):
        if _is_oblique(piece, words):
            return kept
        if bodies.fullmatch(piece) and any(_is_oblique(one[2], words) for one in kept[at + 1 :]):
            return kept[: at + 1]
    return kept


def is_closer(piece: str, words: Lexicon) -> bool:
    """Return whether a word may still follow a verb of saying that ends its sentence."""
    return bool(words.words("claims", "closing").fullmatch(piece) or day_words(words).fullmatch(piece))


def _is_oblique(piece: str, words: Lexicon) -> bool:
    """Return whether the noun's ending is not that of a subject, in languages that tell."""
    path = ("parties", "speakers", "oblique")
    return words.has(*path) and words.words(*path).fullmatch(piece) is not None


def _less_owner(kept: list[tuple[int, int, str]], behind: str, words: Lexicon) -> list[tuple[int, int, str]]:
    """Return the words of a name without the last, if the noun ``behind`` them is theirs, in languages that tell: "Ermənistan mövqelərindən"."""
    path = ("parties", "speakers", "owned_behind")
    if not words.has(*path) or words.words(*path).fullmatch(behind) is None:
        return kept
    at = next((at for at in range(len(kept) - 1, -1, -1) if first_party(kept[at][2], words)), len(kept))
    return kept[:at]
