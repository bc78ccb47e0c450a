"""Which party words name: in a phrase, in the name of an outlet, by the body that bears the name."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from geo import data
from geo.extract.words.lexicon import Lexicon, lexicon
from geo.extract.words.patterns import WordList
from geo.model import Party

__all__ = [
    "BELLIGERENTS",
    "NARRATORS",
    "OPPONENTS",
    "are_opponents", "body_of",
    "dateline_party", "first_party", "home_of", "is_named", "official_party", "parties_in", "party_alternatives", "party_in_name",
    "party_of", "party_pattern", "town_party",
]  # fmt: skip

BELLIGERENTS = (Party.ARMENIA, Party.AZERBAIJAN, Party.NAGORNO_KARABAKH)
NARRATORS = (Party.OUTLET, Party.UNSTATED)  # the report itself, no speaker named in it
OPPONENTS = {  # whose forces each side's fought
    Party.ARMENIA: (Party.AZERBAIJAN,),
    Party.NAGORNO_KARABAKH: (Party.AZERBAIJAN,),
    Party.AZERBAIJAN: (Party.ARMENIA, Party.NAGORNO_KARABAKH),
}
_LONGEST_DATELINE = 120
# A place in capitals, or one with a day and a mark behind it, opens the text: "Yerevan. 12 April." but not "Yerevan said".
_DATELINE = re.compile(
    r"\W*(?P<place>[^\W\d_a-zа-яա-ևəğıöüçş]{3,}|[^\W\d_][\w’'-]+)(?=[,.]?\s)(?:,\s[^\W\d_][\w’'-]+)?"
    r"(?:[,.]?\s{1,2}[^.,;()/\n]{0,12}?\d[^.,;()/\n]{0,14})?[,.]?\s?(?:[.(/–—]|-\s)"
)


@lru_cache(maxsize=4096)
def first_party(text: str, words: Lexicon) -> Party | None:
    """Return the party that the phrase names first, or None. Karabakh's forces are a party of their own."""
    match = party_pattern(words, "parties").search(text)
    return party_of(match) if match else None


def are_opponents(one: Party, other: Party | None) -> bool:
    """Return whether two parties fought each other."""
    return other in OPPONENTS.get(one, ())


def parties_in(text: str, words: Lexicon) -> Iterator[tuple[Party, str]]:
    """Yield each party that the text names, as often as it does, with the words for it, in text order."""
    for match in party_pattern(words, "parties").finditer(text):
        yield party_of(match), text[match.start() : match.end()]


def is_named(party: Party, text: str, words: Lexicon) -> bool:
    """Return whether a text names that party, quicker than :func:`parties_in` of a whole report."""
    return _own_pattern(party, words).search(text) is not None


@cache
def _own_pattern(party: Party, words: Lexicon) -> WordList:
    fragments = words.table("parties").get(party, ())
    return words.put_together(list(fragments), rf"(?<!\w)(?:{'|'.join(fragments) or '(?!)'})(?!\w)")


@cache
def party_pattern(words: Lexicon, *path: str) -> WordList:
    """Return the words of all parties as one pattern; of two that start together the longer comes first."""
    table = words.table(*path)
    fragments = [(fragment, party) for party in Party if party in table for fragment in table[party]]
    fragments.sort(key=lambda one: -len(one[0]))
    named = (f"(?P<{party.name}_{number}>{fragment})" for number, (fragment, party) in enumerate(fragments))
    return words.put_together([one for one, _ in fragments], rf"(?<!\w)(?:{'|'.join(named)})(?!\w)")


def party_of(match: re.Match[str]) -> Party:
    """Return the party whose words a match of :func:`party_pattern` is."""
    return Party[str(match.lastgroup).rpartition("_")[0]]


@lru_cache(maxsize=4096)
def official_party(outlet: str) -> Party | None:
    """Return the party whose official body an outlet is, by its name in any language that has a lexicon, or None."""
    known = _all_lexicons()
    if not any(words.words("parties", "speakers", "institutions").search(outlet) for words in known):
        # A spokesman's channel is his ministry's: "Hikmət Hacıyev (Telegram)".
        return next((party for words in known if (party := body_of(outlet, words))), None)
    # "InfoCenter Арцаха": the body may be named in one language and its country in another.
    ways = (first_party, body_of, _default_home)
    return next((party for way in ways for words in known if (party := way(outlet, words))), None)


@lru_cache(maxsize=4096)
def home_of(outlet: str, words: Lexicon) -> Party | None:
    """Return the party whose ministries an outlet names without their country: its own, else the language's, or None."""
    party = official_party(outlet)
    if party not in (None, Party.OTHER):  # the OSCE's reports name the ministries of others
        return party
    for known in _all_lexicons():
        match = party_pattern(known, "parties", "home").search(outlet)
        if match:
            return party_of(match)
    default = words.table("parties", "home").get("default")
    named = next((party for known in _all_lexicons() if (party := first_party(outlet, known))), None)
    return named if named in BELLIGERENTS else Party(default[0]) if default else None


def dateline_party(text: str, words: Lexicon) -> Party | None:
    """Return the belligerent in whose capital a text says that it was written: "BAKU, 28 October. /TASS/"."""
    line = _DATELINE.match(text, 0, _LONGEST_DATELINE)
    party = first_party(line["place"], words) if line else None
    return party if party in BELLIGERENTS else None


def _default_home(outlet: str, words: Lexicon) -> Party | None:
    default = words.table("parties", "home").get("default")
    full = default and words.words("parties", "speakers", "full").search(outlet)
    return Party(default[0]) if full else None


@cache
def _all_lexicons() -> tuple[Lexicon, ...]:
    stems = (path.rpartition("/")[2].removesuffix(".toml") for path in data.names("lexicon/"))
    found = (lexicon(stem) for stem in stems)
    return tuple(words for words in found if words is not None and words.has("parties", "speakers"))


@lru_cache(maxsize=4096)
def body_of(text: str, words: Lexicon) -> Party | None:
    """Return the party of a body that only one has, such as the Defence Army, or None if the text names none."""
    match = party_pattern(words, "parties", "bodies").search(text)
    return party_of(match) if match else None


@lru_cache(maxsize=4096)
def party_in_name(phrase: str, words: Lexicon) -> Party | None:
    """Return the party that a speaker's name tells, by its nouns, its body or, for local officials, its town."""
    named = [party for party, _ in parties_in(phrase, words)]
    joined = words.words("parties", "speakers", "joins").search(phrase)
    if joined and len(set(named)) > 1:
        return Party.OTHER  # "Armenia and Azerbaijan accused each other": neither alone
    body = body_of(phrase, words)
    of_other = Party.OTHER in (*named, body) and words.says(phrase, "parties", "speakers", "offices")
    if of_other and not words.says(phrase, "parties", "speakers", "accredited"):
        return Party.OTHER  # "the ICRC's Baku office", no country's delegation to the OSCE
    if named and (named[0], body) == (Party.ARMENIA, Party.NAGORNO_KARABAKH):
        return body  # "the Armenians' Defence Army" is Karabakh's
    if Party.NAGORNO_KARABAKH in named and words.words("parties", "speakers", "nation").match(phrase):
        return Party.NAGORNO_KARABAKH  # "the Armenian authorities of Nagorno-Karabakh"
    if named or body:
        return named[0] if named else body
    local = words.words("parties", "speakers", "local").search(phrase)
    return town_party(phrase, words) if local else None


@lru_cache(maxsize=4096)
def town_party(phrase: str, words: Lexicon) -> Party | None:
    """Return the party whose town a phrase names, or None."""
    town = party_pattern(words, "parties", "towns").search(phrase)
    return party_of(town) if town else None


def party_alternatives(words: Lexicon) -> str:
    """Return the words of all parties as one regular expression."""
    table = words.table("parties")
    return "(?:" + "|".join(one for party in Party if party in table for one in table[party]) + ")"
