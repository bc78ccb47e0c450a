"""Who says what in a sentence, in any word order. All words are in the lexicons' tables."""

import re
from dataclasses import replace
from functools import cache
from itertools import islice

from geo.extract.parties.find import BELLIGERENTS, first_party, party_in_name
from geo.extract.speakers.claimants import Claimant, Hearing
from geo.extract.speakers.clauses import follows
from geo.extract.speakers.ellipses import with_ellipses
from geo.extract.speakers.heads import headed, seated, tailed
from geo.extract.speakers.sources import hear_source
from geo.extract.speakers.stretches import Heard, Speech, is_told_by, stretched
from geo.extract.speakers.verbs import hear_verb
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import WordList
from geo.extract.words.tokens import phrases_with
from geo.model import Party

__all__ = ["Speech", "speeches"]

_WORD = re.compile(r"[\w-]+")
_MOST_VERBS = 40
_FATES = ("killed", "wounded", "captured")  # in a quotation: another's report of losses is denied there
_QUOTED = re.compile(r"[^\w«“\"„]{0,4}[«“\"„](?P<said>[^«»“”\"„]{12,}[»”\"])(?:[,.]?\s*[–—-]|(?<=,.)\s)")
_BLANK, _WORD = re.compile(r"\s+"), re.compile(r"[^\W\d_]+")


def speeches(
    sentence: str, last: Claimant | None, words: Lexicon, home: Party | None = None
) -> tuple[Speech, ...]:
    """Return who says what in the sentence, in order.

    A pronoun or "the ministry" is the last speaker before it, ``last`` at the start of the sentence; a body named
    in full without a country is that of ``home``, the outlet's country. A speaker whose country the sentence does
    not give is :attr:`geo.model.Party.UNSTATED`, never guessed.
    """
    if seat := seated(Hearing(sentence, words, last, home)):
        last, home = seat, seat.party
    quoted = _QUOTED.match(sentence)
    whole = quoted and not any(phrases_with(one, words).search(quoted["said"]) for one in _FATES)
    heard = _heard(sentence, quoted.end("said"), last, words, home) if quoted and whole else []
    if not (heard and heard[0].back):
        heard = _heard(sentence, 0, last, words, home)
    if not heard:
        heard = list(tailed(Hearing(sentence, words, last, home)))
    heard = with_ellipses(heard, Hearing(sentence, words, last, home))
    return tuple(stretched(heard, sentence, words))


def _heard(
    sentence: str, first: int, last: Claimant | None, words: Lexicon, home: Party | None
) -> list[Heard]:
    """Return who is heard to speak from a position on: within the quotation that opens a sentence nobody but who is quoted."""
    heard: list[Heard] = [] if first else list(headed(Hearing(sentence, words, last, home)))
    for anchor in islice(_anchors(words).finditer(sentence, first), _MOST_VERBS):
        before = heard[-1].claimant if heard else last
        hearing = Hearing(sentence, words, before, home)
        if heard and _goes_on(heard[-1], anchor, sentence):
            opens = heard[-1].opens or follows(hearing, "opens", anchor.end())
            heard[-1] = replace(heard[-1], end=anchor.end(), opens=opens and not heard[-1].back)
            continue
        one = _hear(anchor, heard, hearing)
        if one is None:
            continue
        if (
            heard
            and heard[-1].claimant.party is Party.OUTLET
            and anchor.lastgroup != "verb"
            and (heard[-1].back or not sentence[heard[-1].end : one.start].strip(" ,"))
        ):
            told = re.search(r"\w", sentence[: heard[-1].start]) is not None
            # "…, Interfax reports, citing the ministry": the ministry speaks
            one = replace(one, claimant=_of_nation(one.claimant, heard.pop(), words), back=one.back or told)
        if heard and _relays(heard[-1], one, sentence):
            heard[-1] = replace(heard[-1], end=one.end, forth=True)
        elif not (heard and is_told_by(heard[-1], one, hearing)):
            heard.append(one)
        elif heard[-1].claimant.party is Party.OUTLET and one.claimant.party is not Party.OUTLET:
            heard[-1] = one  # "by APA's information, the ministry has told of it": the ministry speaks
    return heard


def _of_nation(claimant: Claimant, medium: Heard, words: Lexicon) -> Claimant:
    """Return who is cited, a body without a country as of the medium's nation: "Azerbaijan's radio, citing the Defence Ministry"."""
    nation = first_party(medium.claimant.name, words)
    if nation not in BELLIGERENTS or party_in_name(claimant.name, words) is not None:
        return claimant
    return replace(claimant, party=nation)


def _relays(source: Heard, one: Heard, sentence: str) -> bool:
    """Return whether a medium only relays whom it cites before it: "Citing the ministry, Reuters reported that …"."""
    relays = one.claimant.party is Party.OUTLET and source.claimant.party is not Party.OUTLET
    cited = source.verb.lastgroup in ("to", "post") and not re.search(r"\w", sentence[: source.start])
    return relays and cited and not sentence[source.end : one.start].strip(" ,՝")


def _goes_on(one: Heard, anchor: re.Match[str], sentence: str) -> bool:
    """Return whether a verb is of the speech just heard: "in the ministry's bulletin it is said that …"."""
    return (
        anchor.lastgroup == "verb"
        and one.verb.lastgroup != "verb"
        and not sentence[one.end : anchor.start()].strip()
    )


@cache
def _anchors(words: Lexicon) -> WordList:
    lists = (("to", "according"), ("post", "according_after"), ("verb", "report_verbs"))
    groups = "|".join(f"(?P<{name}>{words.alternatives('claims', key)})" for name, key in lists)
    known = [one for _, key in lists for one in words.table("claims", key)]
    return words.put_together(known, rf"(?<![\w-])(?:{groups})(?!\w)")


def _hear(anchor: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    start = heard[-1].end if heard else 0
    if anchor.start() < start:
        return None
    return (hear_verb if anchor.lastgroup == "verb" else hear_source)(anchor, heard, hearing)
