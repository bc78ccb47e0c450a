"""Speakers named as a source: "according to the ministry, …", "…, by its own account, …"."""

import re

from geo.extract.parties.find import first_party, parties_in
from geo.extract.speakers.claimants import Claimant, Hearing, spoken_of
from geo.extract.speakers.clauses import less_joins
from geo.extract.speakers.names_after import phrase_after
from geo.extract.speakers.names_before import phrase_before
from geo.extract.speakers.naming import named
from geo.extract.speakers.preceding import participle
from geo.extract.speakers.strangers import fills_clause
from geo.extract.speakers.stretches import Heard
from geo.model import Party

__all__ = ["hear_source"]

_SUBJECT = 40


def hear_source(anchor: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of "according to the ministry": the name stands behind the words, or before them."""
    start = heard[-1].end if heard else 0
    if hearing.words.has("claims", "our_data") and hearing.words.words("claims", "our_data").fullmatch(
        anchor.group()
    ):
        return None  # who speaks goes on
    if (
        heard
        and hearing.sentence[start : anchor.start()].rstrip().endswith((",", "՝"))
        and hearing.words.words("claims", "participles").fullmatch(anchor.group())
        and not _cites(anchor, hearing)
    ):
        return participle(anchor, heard, hearing)  # «… հերքեց՝ ասելով, թե …»
    own = hearing.words.words("claims", "own").fullmatch(anchor.group()) is not None
    if own or anchor.lastgroup == "post":
        phrase = phrase_before(anchor.start(), start, hearing)
    else:
        phrase = phrase_after(anchor.end(), hearing, strict=False)
        if phrase is None and hearing.words.words("claims", "according_after").fullmatch(anchor.group()):
            phrase = phrase_before(anchor.start(), start, hearing)
        phrase = phrase or fills_clause(hearing.sentence, anchor.end(), hearing.words)
    claimant = named(hearing.sentence[slice(*phrase)], hearing) if phrase else None
    if claimant is None and own:
        # "the Defence Army, in its own words, …": where no name stands before them, it is the last speaker's.
        # "The Azerbaijanis have, by their own account, three dead", else who spoke before.
        end = min(anchor.start(), start + _SUBJECT)
        claimant = _first_named(start, end, hearing, alone=not heard) or spoken_of(hearing.last)
        phrase = anchor.span()
    ours = hearing.words.has("claims", "ours") and hearing.words.words("claims", "ours").fullmatch(
        anchor.group()
    )
    if ours:
        claimant, phrase = Claimant(anchor.group().capitalize(), Party.OUTLET), anchor.span()
    data = hearing.words.has("claims", "official_data") and hearing.words.words("claims", "official_data")
    if claimant is None and data and data.search(anchor.group()):
        # whose authorities these are is told by whose people they count
        claimant, phrase = Claimant(anchor.group().capitalize(), Party.UNSTATED), anchor.span()
    return _parenthetic(anchor, phrase, claimant, start, hearing) if phrase and claimant else None


def _cites(anchor: re.Match[str], hearing: Hearing) -> bool:
    """Return whether a body stands behind a word that can be of saying as well: ", TASS reported, citing the ministry"."""
    phrase = phrase_after(anchor.end(), hearing, strict=False)
    if phrase is None:
        return False
    name = hearing.sentence[slice(*phrase)]
    official = hearing.words.words("parties", "speakers", "official")
    return official.search(name) is not None and named(name, hearing) is not None


def _first_named(start: int, end: int, hearing: Hearing, *, alone: bool) -> Claimant | None:
    """Return the party named first before "by its own account" as its speaker; where another has spoken, only one that opens its clause."""
    opening = phrase_after(start, hearing, strict=False)
    name = hearing.sentence[slice(*opening)] if opening and opening[1] <= end else ""
    if first_party(name, hearing.words):
        return named(name, hearing)
    first = next(parties_in(hearing.sentence[start:end], hearing.words), None) if alone else None
    return named(first[1], hearing) if first else None


def _parenthetic(
    anchor: re.Match[str], phrase: tuple[int, int], claimant: Claimant, start: int, hearing: Hearing
) -> Heard:
    """Return the speech of a source given in passing: it reaches both ways unless it opens or ends its clause."""
    first, end = min(anchor.start(), phrase[0]), max(anchor.end(), phrase[1])
    opens = not re.search(r"\w", less_joins(start, first, hearing))
    ends = not re.search(r"\w", hearing.sentence[end:])
    # Behind a semicolon it opens its clause as well: "…; according to Baku, …".
    opens = opens or hearing.sentence[start:first].rstrip().endswith((";", ":", "."))
    return Heard(claimant, anchor, first, end, back=not opens, forth=not ends)
