"""Speakers by their names: who a noun phrase is, for which party it speaks, and whom a pronoun stands for."""

from functools import cache, lru_cache

from geo.extract.parties.find import (
    BELLIGERENTS,
    OPPONENTS,
    are_opponents,
    first_party,
    parties_in,
    party_alternatives,
    party_in_name,
    town_party,
)
from geo.extract.speakers.claimants import NO_SIDE, Claimant, Hearing, by_surname, spoken_of
from geo.extract.speakers.phrases import (
    article_of,
    bodies_in,
    has_word,
    is_enemy,
    is_full,
    is_object,
    is_outlet,
    is_pronoun,
    is_speaker,
    name_in,
    opening_words,
)
from geo.extract.speakers.strangers import is_stranger, known_as
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.model import Party

__all__ = ["named"]

_MOST_NAMES = 4096  # phrases recur, in a text as in all texts
_STEM = 6
_BESIDE = 40  # characters from the name of a side to a body that is called its


def named(phrase: str, hearing: Hearing) -> Claimant | None:
    """Return the speaker that a phrase names, or None if it names none."""
    words, last, home = hearing.words, hearing.last, hearing.home
    phrase = " ".join(phrase.split())
    if last is not None and last.party in OPPONENTS and words.words("claims", "other_side").fullmatch(phrase):
        return _other_side(name_in(phrase, words), last, home)
    # "Bakı … İrəvanı günahlandırıb": whom a speaker accuses is none, in languages whose endings tell.
    if not phrase or is_object(phrase, words) or not is_speaker(phrase, words):
        return by_surname(phrase, hearing) or _stranger(phrase, words)
    if is_pronoun(phrase, words) and not (is_full(phrase, words) and home):
        meant = _meant(phrase, last, home, words) if last else _of_home(phrase, home, words)
        return meant and _unless_blamed(meant, phrase, hearing)
    name = name_in(phrase, words)
    if is_enemy(phrase, words):
        return Claimant(name, OPPONENTS[home][0]) if home in OPPONENTS else None
    if is_outlet(phrase, words):
        body = last is not None and last.party is not Party.OUTLET and _is_word_of(phrase, last.name)
        return (
            last
            if body or (last and _is_same_source(phrase, hearing))
            else _same_medium(phrase, last, words) or Claimant(name, Party.OUTLET)
        )
    full = home is not None and is_full(phrase, words) and not _is_there(phrase, words)
    full = full and home is not None and not _is_of_others(phrase, home, words)
    full = full and _party_there(phrase, hearing) is None  # "Azerbaijan, whose Defence Ministry said"
    party = party_in_name(phrase, words) or _announced(phrase, last, words)
    party = party or (_spoken_for(phrase, home, last, words) if full else None)
    known = Claimant(name, party) if party else None
    return known or _unless_blamed(_of_no_country(phrase, name, hearing), phrase, hearing)


def _unless_blamed(meant: Claimant, phrase: str, hearing: Hearing) -> Claimant:
    """Return who is meant, of the other side if the sentence says that this very side is blamed: "The ministry blamed the Armenians"."""
    blamed = _blamed(hearing.sentence.partition(phrase)[2], hearing.words)
    others = OPPONENTS[blamed] if blamed else ()
    if not others or meant.party in others or meant.party not in OPPONENTS:
        return meant  # of Nagorno-Karabakh, too, nobody blames Armenians
    spoke = (one.party for one in (hearing.last, *hearing.last.before)) if hearing.last else iter(())
    party = next((one for one in (*spoke, hearing.home) if one in others), others[0])
    return Claimant(name_in(phrase, hearing.words), party)


@lru_cache(maxsize=_MOST_NAMES)
def _blamed(behind: str, words: Lexicon) -> Party | None:
    """Return the belligerent whom somebody blames in the words behind a body, the first that these name; else None."""
    if not words.says(behind, "claims", "accuses"):
        return None
    blame = _blaming(words).search(behind)
    named = {party for party, _ in parties_in(behind[: blame.end()], words)} if blame else set()
    party = named.pop() if len(named) == 1 else None
    return party if party in BELLIGERENTS else None


@cache
def _blaming(words: Lexicon) -> AnyCase:
    """Return whom somebody blames with the word for it: "blamed the Armenian side", «Երևանին մեղադրել է»."""
    whom = words.alternatives("parties", "speakers", "objects")
    listed = words.table("claims", "blames_whom")
    known = (one.replace("{party}", party_alternatives(words)).replace("{object}", whom) for one in listed)
    return any_case(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)")


def _announced(phrase: str, last: Claimant | None, words: Lexicon) -> Party | None:
    """Return the side whose account the sentence before announces, as that of a body without a country: "Yerevan tells it otherwise. The ministry …"."""
    if last is None or last.subject is None or not last.subject.tells:
        return None
    body = is_full(phrase, words) or has_word(phrase, "official", words)
    return last.subject.party if body else None


def _spoken_for(phrase: str, home: Party | None, last: Claimant | None, words: Lexicon) -> Party | None:
    """Return the outlet's country as that of a body in full without one, or that of which alone such a body spoke before.

    "Artsakh's ombudsman … the ombudsman"; of ministries every country has one, and the outlet's own may be meant.
    """
    alike = [one for one in (last, *last.before) if _shares_body(phrase, one, words)] if last else []
    ministry = words.words("parties", "speakers", "ministries").search(phrase)
    told = {one.party for one in alike}
    return told.pop() if len(told) == 1 and not ministry and told <= set(BELLIGERENTS) else home


def _other_side(name: str, last: Claimant, home: Party | None) -> Claimant:
    """Return "the other side" than who spoke last: the opponent that spoke before, or the outlet's own; of Baku's two, else neither."""
    others = OPPONENTS[last.party]
    spoke = next((party for party in (*(one.party for one in last.before), home) if party in others), None)
    party = spoke or (others[0] if len(others) == 1 else None)
    return Claimant(name, party) if party else Claimant(f"{name}{NO_SIDE}", Party.UNSTATED)


def _is_same_source(phrase: str, hearing: Hearing) -> bool:
    """Return whether a source without a name is who spoke last: "həmin mənbənin hesablamasına əsasən"."""
    words = hearing.words
    if not words.words("parties", "speakers", "sources").fullmatch(phrase):
        return False
    before = hearing.sentence[: max(0, hearing.sentence.find(phrase))].split()[-1:]
    same = words.has("parties", "speakers", "same")
    return same and any(words.words("parties", "speakers", "same").fullmatch(one) for one in before)


def _same_medium(phrase: str, last: Claimant | None, words: Lexicon) -> Claimant | None:
    """Return the medium told of last, if a phrase but calls it one: "The Tribune reported five dead. The paper said …"."""
    if last is None or not words.has("parties", "speakers", "same_medium"):
        return None
    if not words.words("parties", "speakers", "same_medium").fullmatch(phrase):
        return None
    return next((one for one in (last, *last.before) if one.party is Party.OUTLET), None)


def _stranger(phrase: str, words: Lexicon) -> Claimant | None:
    """Return a speaker of whom nothing but the name is known."""
    if not is_stranger(phrase, words):
        return None
    name, party = known_as(phrase)
    return Claimant(f"{name}{NO_SIDE}" if party is Party.UNSTATED else name, party)


def _shares_body(phrase: str, last: Claimant, words: Lexicon) -> bool:
    """Return whether a phrase has a word for an institution that a speaker before has too."""
    return bool(bodies_in(phrase, words) & bodies_in(last.name, words))


def _shared_words(phrase: str, name: str) -> int:
    """Return how many words two names share, whatever their endings."""
    return len(
        {word[:_STEM].lower() for word in phrase.split()} & {word[:_STEM].lower() for word in name.split()}
    )


def _is_possessed(phrase: str, words: Lexicon) -> bool:
    """Return whether a body is but called that of who was named last: "its defence ministry"."""
    known = words.words("parties", "speakers", "possessive")
    return any(known.fullmatch(one) for one in phrase.split()[:2])


def _possessor(phrase: str, hearing: Hearing) -> Party | None:
    """Return the one side that a sentence has named right before it calls a body its: "Karabakh scouts, according to their command, …".

    A mayor is of the town that was shelled, not of who shelled it.
    """
    words = hearing.words
    first, _, rest = phrase.partition(" ")
    possessed = rest and words.words("parties", "speakers", "possessive").fullmatch(first)
    before, found, _ = hearing.sentence.partition(phrase)
    if not possessed or not found or has_word(phrase, "town_heads", words):
        return None
    if ";" in before:
        # "Russian peacekeepers came; their command said": whom alone the clause before is about
        named = {party for party, _ in parties_in(before, words)} if before.endswith("; ") else set()
        return named.pop() if len(named) == 1 else None
    sides = [(party, name) for party, name in parties_in(before, words) if party in BELLIGERENTS]
    beside = len(sides) == 1 and len(before) - before.rfind(sides[0][1]) <= _BESIDE
    return sides[0][0] if beside else None


def _is_word_of(phrase: str, name: str) -> bool:
    """Return whether a word, whatever its ending, is of a body's name: "the agency" is the mine action agency that spoke."""
    *led, word = phrase.split()
    return len(led) <= 1 and len(word) > _STEM and word[:_STEM].lower() in name.lower()


def _of_no_country(phrase: str, name: str, hearing: Hearing) -> Claimant:
    """Return a speaker whose country the sentence does not give: that of the speaker before, or of the outlet."""
    words, last = hearing.words, hearing.last
    if (
        words.has("parties", "speakers", "ours")
        and opening_words(words, "ours").match(phrase)
        and hearing.home
    ):
        return Claimant(name, hearing.home)
    official = has_word(phrase, "official", words)
    if last is not None and last.party is Party.OUTLET and official:
        # "Azernews reports, citing the Defence Ministry": no medium is one, who spoke before it may be.
        last = next((one for one in last.before if one.party is not Party.OUTLET), None)
    if sited := _of_place(phrase, name, last, hearing):
        return sited
    # "A defence ministry official" may be of either side: not the speaker before.
    new = words.has("parties", "speakers", "indefinite") and bool(
        opening_words(words, "indefinite").match(phrase)
    )
    if last is not None and official and not new and not _is_possessed(phrase, words):
        # "The press centre": the latest speaker that is one, not the other side's ministry that spoke after it.
        alike = [one for one in (last, *last.before) if _shares_body(phrase, one, words)]
        last = max(alike, key=lambda one: _shared_words(phrase, one.name), default=last)
    if last is not None and _is_definite(phrase, last, words):
        return last
    # "A ministry official", though, is of the ministry.
    new = new and not (last is not None and _shares_body(phrase, last, words))
    # In a country's own media the prosecutor's office without one is that country's, whoever spoke before.
    other = (
        last is not None and are_opponents(last.party, hearing.home) and _is_another_body(phrase, last, words)
    )
    # Nor is a district head the two ministries that spoke before.
    third = last is not None and last.party is Party.OTHER and has_word(phrase, "local", words)
    spoken = last is not None and official and not (new or other or third)
    party = last.party if last is not None and spoken else hearing.home
    if party in OPPONENTS and _is_of_others(phrase, party, words):
        party = _of_their_own(phrase, hearing)
    return Claimant(name, party) if party else Claimant(f"{name}{NO_SIDE}", Party.UNSTATED)


def _of_place(phrase: str, name: str, last: Claimant | None, hearing: Hearing) -> Claimant | None:
    """Return a speaker whose side is told by whose or where the sentence says that it is, or nobody's if it is but of a place."""
    words, official = hearing.words, has_word(phrase, "official", hearing.words)
    if (there := spoken_of(last)) and _is_there(phrase, words):
        return Claimant(name, there.party)
    if words.words("parties", "speakers", "dwellers").search(phrase):
        # Locals, and "the local rescue service", are of their place, not of who spoke before.
        return Claimant(f"{name}{NO_SIDE}", Party.UNSTATED)
    spoke = last is not None and not _shared_words(phrase, last.name)
    foreign = hearing.home is None or (last is not None and are_opponents(last.party, hearing.home))
    if spoke and foreign and has_word(phrase, "town_heads", words):
        # Nor is "the village head" the ministry that spoke before, where that is not the outlet's own.
        return Claimant(f"{name}{NO_SIDE}", Party.UNSTATED)
    owners = (_possessor, _opening_party, _party_there) if official else ()
    owned = (own for owner in owners if (own := owner(phrase, hearing)) is not None)
    party = next(owned, None)
    return Claimant(name, party) if party else None


def _is_there(phrase: str, words: Lexicon) -> bool:
    """Return whether a body is told of as of the seat just named: "In Baku they say otherwise. The ministry there …", «тамошнее ведомство»."""
    return words.has("parties", "speakers", "there") and has_word(phrase, "there", words)


def _opening_party(phrase: str, hearing: Hearing) -> Party | None:
    """Return the side that opens a sentence that turns to a body of it: "Azerbaijan is silent on soldiers, but the prosecutor's office says …"."""
    before, found, _ = hearing.sentence.partition(phrase)
    opening = _opening_side(hearing.words).match(before) if found else None
    return first_party(opening["side"], hearing.words) if opening else None


def _party_there(phrase: str, hearing: Hearing) -> Party | None:
    """Return the side of the town or side right behind which a body is told of: "in Stepanakert, where the emergency service said", "Azerbaijan, whose ministry said"."""
    before, found, _ = hearing.sentence.partition(phrase)
    if not found or not _ends_where(hearing.words).search(before):
        return None
    named = [party for party, _ in parties_in(before, hearing.words) if party in BELLIGERENTS]
    return town_party(before, hearing.words) or (named[-1] if named else None)


@cache
def _ends_where(words: Lexicon) -> AnyCase:
    return any_case(rf"(?<!\w){words.alternatives('claims', 'where')}(?:\s\w{{1,5}})?\s?$")


@cache
def _opening_side(words: Lexicon) -> AnyCase:
    """Return a sentence's opening with one word and, at its end, a word that turns: "Baku … but the", "Baku …;"."""
    turn = words.alternatives("claims", "contrast")
    return any_case(
        rf"\W*+(?P<side>\w[\w-]*+)\s(?:[^.;:]*[\s,]{turn}\s|[^.;:]*,\s{turn}\s[^.;:]{{1,60}}[\s,]|[^.:]*[;․]\s)(?:\w+\s)?$"
    )


def _is_definite(phrase: str, last: Claimant, words: Lexicon) -> bool:
    """Return whether a body with "the" or "its" is who spoke last; "the prosecutor's office" behind a ministry is another one."""
    if not opening_words(words, "definite").match(phrase):
        return False
    return not (article_of(words).match(phrase) and _is_another_body(phrase, last, words))


def _is_another_body(phrase: str, last: Claimant, words: Lexicon) -> bool:
    """Return whether a phrase names an institution with no word for that of the speaker before."""
    return has_word(phrase, "institutions", words) and not bodies_in(phrase, words) & bodies_in(
        last.name, words
    )


def _is_of_others(phrase: str, party: Party, words: Lexicon) -> bool:
    """Return whether a spokesperson bears a surname that officials of a party do not: Hovhannisyan speaks for no body in Baku."""
    known = words.table("parties", "speakers").get("surnames", {})
    theirs = (
        words.words("parties", "speakers", "surnames", other) for other in known if other != _country(party)
    )
    return any(surname.search(phrase) for surname in theirs)


def _country(party: Party) -> Party:
    return Party.ARMENIA if party is Party.NAGORNO_KARABAKH else party


def _of_their_own(phrase: str, hearing: Hearing) -> Party | None:
    """Return the party of the latest speaker whom somebody of that surname can speak for, or None."""
    spoke = (hearing.last, *hearing.last.before) if hearing.last else ()
    parties = (*(one.party for one in spoke), hearing.home)
    return next(
        (one for one in parties if one in OPPONENTS and not _is_of_others(phrase, one, hearing.words)), None
    )


def _meant(phrase: str, last: Claimant, home: Party | None, words: Lexicon) -> Claimant:
    """Return the latest speaker that a pronoun or "the ministry" can stand for: a ministry, if one spoke of late.

    Beside one of a third country, and where others spoke in paragraphs behind one of the other side, it is the ministry
    of the outlet's own, ``home``, if that has spoken.
    """
    if last.subject is not None and last.subject.tells:
        return last.subject
    same = bodies_in(phrase, words)
    spoke = tuple(one for one in (last.subject, last, *last.before) if one) if same else ()
    found = [one for one in spoke if same & bodies_in(one.name, words)]
    if not found or home not in OPPONENTS:
        return found[0] if found else last.subject or last
    since = spoke[: spoke.index(found[0])]
    left = last.party is not found[0].party and found[0].paragraph != last.paragraph
    if left and are_opponents(found[0].party, home) and any(one.party is home for one in since):
        return Claimant(name_in(phrase, words), home)
    third = found[0].party not in OPPONENTS
    return next((one for one in found if third and one.party is home), found[0])


def _of_home(phrase: str, home: Party | None, words: Lexicon) -> Claimant | None:
    """Return a body that the outlet names without its country, where no speaker went before; None for a pronoun."""
    body = words.words("parties", "speakers", "official").search(phrase)
    return Claimant(name_in(phrase, words), home) if body and home else None
