"""Counts of a claim by whose people they are."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.extract.claims.squads import of_beaten_enemy, of_squad
from geo.extract.counts.find import Loss
from geo.extract.counts.lists import sum_of
from geo.extract.parties.find import (
    BELLIGERENTS,
    NARRATORS,
    OPPONENTS,
    body_of,
    first_party,
    parties_in,
    party_of,
    party_pattern,
)
from geo.extract.parties.targets import struck_by_strike
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.model import Count, Party

__all__ = ["as_told", "sheets"]

_NEAR = 40
_APART = 80
_TAKEN = 24
"""So far behind people may end the words for what was done to them."""
_STOP = re.compile(r"[.։:]")
_CLAUSE = re.compile(r"[,;:–—](?=\s)|(?<=\s)[-–—](?=\s)")


def sheets(
    losses: Sequence[Loss], text: str, said: str, party: Party, words: Lexicon, home: Party | None
) -> list[tuple[Party | None, dict[str, Count]]]:
    """Return the counts by side, a further sheet where a side has a second count of one kind; one empty if none.

    ``said`` is what the speaker says, without the speaker's name.
    """
    found: list[tuple[Party | None, dict[str, Count]]] = []
    before: Loss | None = None
    missing: Party | None = None
    for loss in losses:
        told = _like(before, loss, text, words) or loss
        lost = _lost_and_hit(told, text, words)
        own = party if (told.own or lost) and party not in NARRATORS else None
        if own and _took(told, text, own, words):
            # "An Armenian group crossed over; its four members were detained"
            own = _opponent(own, text, words)
        if loss.measure == "captured" and not (loss.enemy or loss.ours):
            own = own or missing  # "220 are missing, 61 were taken prisoner": both of those who tell it
        hit = None if lost else _struck_side(told, text, said, party, words)
        side = hit or told.side or own
        unnamed = side is None and not (told.enemy or told.ours or told.own)
        if side in (None, party) and not told.ours and _holds_none(loss, text, party, words):
            side = _opponent(party, text, words)
        doer = told.doer.party
        # Whom Azerbaijani forces killed, as an outlet tells it, may be Nagorno-Karabakh's: the place tells.
        narrated = party is Party.OUTLET and told.doer.forces and doer is not Party.AZERBAIJAN
        own_deed = doer is party and any(named is party for named, _ in parties_in(said, words))
        if unnamed and doer in OPPONENTS and (own_deed or narrated):
            side = _opponent(doer, text, words)  # "Azerbaijan said its forces had killed two"
        elif unnamed and told.doer.forces and doer in OPPONENTS.get(party, ()):
            side = party
        side = side or (_hit_side(told, text, party, words) if unnamed else None)
        struck = struck_by_strike(text, words) if unnamed and side is None else None
        side = side or (struck if struck in OPPONENTS.get(party, ()) else None)
        side = side or (_beaten_side(told, text, said, party, words, home) if unnamed else None)
        side = side or _side_of(told, text, said, party, words, home)
        missing = side if loss.measure == "missing" else None
        theirs = side in OPPONENTS.get(party, ())  # "the enemy's losses of the day: 790 dead, 1900 wounded"
        named = told.side or told.enemy or told.ours or told.own
        # "two of the crew died, a third was hurt": both of those that Moscow tells of
        theirs = theirs or (party is Party.RUSSIA and side is party)
        before = replace(told, side=side) if theirs else told if named else None
        if side is Party.ARMENIA and party is Party.NAGORNO_KARABAKH:
            side = party  # "an Armenian soldier", said in Stepanakert, is one of its own
        if loss.further and (both := _added(found, side, loss)) is not None:
            next(counts for known, counts in found if known == side)[loss.measure] = both
            continue
        free = next((counts for known, counts in found if known == side and loss.measure not in counts), None)
        if free is None:
            free = {}
            found.append((side, free))
        free[loss.measure] = loss.count
    return found or [(None, {})]


def _beaten_side(
    loss: Loss, text: str, said: str, party: Party, words: Lexicon, home: Party | None
) -> Party | None:
    """Return the side of a group or an enemy that was beaten, to which those belong whom a sentence counts without a word; never the teller's."""
    squad = of_squad(loss, said, text, words)
    teller = home if party is Party.OUTLET else party  # to an outlet too, the enemy is its country's
    if teller in BELLIGERENTS and of_beaten_enemy(loss, text, words):
        squad = _opponent(teller, text, words)
    return squad if squad is not party else None


def _struck_side(loss: Loss, text: str, said: str, party: Party, words: Lexicon) -> Party | None:
    """Return whose people they are that a named side, or the one who tells it, took, killed or hurt: the other's, unless named otherwise.

    "Azerbaijan said it had captured 13", "Azerbaijani forces killed four, Armenia said".
    """
    key = "captures" if loss.measure == "captured" else "kills"
    if not words.has("claims", key):
        return None
    told = words.words("claims", key).finditer(text)
    verb = next((one for one in told if loss.start < one.end() <= loss.end + _TAKEN), None)
    if verb is None:
        return None
    striker = _striker(text[: max(verb.start(), loss.start)], said, party, words)
    if striker not in BELLIGERENTS or loss.side not in (None, striker):
        return None
    return _struck_by(striker, text, party, words)


def _struck_by(striker: Party, text: str, party: Party, words: Lexicon) -> Party:
    """Return whose people a side strikes: those of who tells it, if that is its opponent, else whom the sentence names."""
    return party if party in OPPONENTS[striker] else _opponent(striker, text, words)


def _hit_side(loss: Loss, text: str, party: Party, words: Lexicon) -> Party | None:
    """Return the side that a belligerent says its own, or the other's, forces hit: "its troops opened fire, killing two"."""
    if party not in BELLIGERENTS or not words.has("claims", "hits"):
        return None
    told = words.words("claims", "hits").finditer(text)
    hit = next((one for one in told if one.start() < loss.start < one.end() <= loss.end), None)
    if hit is None:
        return None
    named = _named(text[: hit.start()], words)
    striker, end = named[-1] if named else (party, 0)
    # The forces stand right behind a side's name, or behind an "its" of whom the sentence named last.
    between = text[end : hit.start()].split()
    theirs = not between or words.words("claims", "whose").fullmatch(between[-1]) is not None
    return _struck_by(striker, text, party, words) if theirs and striker in BELLIGERENTS else None


def _striker(before: str, said: str, party: Party, words: Lexicon) -> Party:
    """Return who is the subject of a verb: the side named last, the teller behind "it", or who opens what is said and did more before it.

    "Armenian troops stopped an Azerbaijani group and captured two" were Armenian.
    """
    named = _named(before, words)
    if not named:
        return party
    last, end = named[-1]
    itself = words.words("claims", "teller")
    if itself.search(before, end):
        return party
    if not _joins(words).search(before, end):
        return last
    first, own = _named(said, words), itself.search(said)
    return party if not first or (own and own.start() < first[0][1]) else first[0][0]


@cache
def _joins(words: Lexicon) -> AnyCase:
    return any_case(rf"(?<!\w){words.alternatives('claims', 'joins')}(?!\w)")


def _holds_none(loss: Loss, text: str, party: Party, words: Lexicon) -> bool:
    """Return whether a side says that it has no captives, who would be the other's: "Yerevan says that it holds no prisoners"."""
    none = party in BELLIGERENTS and loss.measure == "captured" and loss.count.high == 0
    return none and words.says(text, "claims", "holds")


def _took(loss: Loss, text: str, party: Party, words: Lexicon) -> bool:
    """Return whether captives called somebody's own are those of the other side, named before them, whom the speaker's took."""
    if loss.measure != "captured" or loss.ours or not words.says(text, "claims", "inflicted"):
        return False
    named = [one for one, _ in parties_in(text[: loss.start], words) if one in BELLIGERENTS]
    return bool(named) and named[-1] in OPPONENTS[party]


def as_told(
    losses: Sequence[Loss], text: str, speaker: str, words: Lexicon, *, cumulative: bool
) -> Sequence[Loss]:
    """Return the losses as whose words they are has them meant: of a running total, or of the enemy's own."""
    if losses and (cumulative or words.says(text, "tally", "since")):
        # "since 1995 mines have hurt 370": the dead are among them, but not in "… have killed 27 and injured 84"
        dead = min((loss.start for loss in losses if loss.measure == "killed"), default=len(text))
        losses = [
            replace(loss, measure="casualties") if loss.hurt and loss.start < dead else loss
            for loss in losses
        ]
    if losses and words.words("claims", "enemy").fullmatch(speaker):
        # "the enemy admits to five dead": its own
        losses = [replace(loss, enemy=False, own=True) for loss in losses]
    return losses


def _added(
    found: Sequence[tuple[Party | None, dict[str, Count]]], side: Party | None, loss: Loss
) -> Count | None:
    """Return the number with those before it, for "one died at once, another on the way": None if none was told."""
    before = next((counts.get(loss.measure) for known, counts in found if known == side), None)
    if before is None or before.low is None or loss.count.low is None:
        return None
    return sum_of(before, loss.count)


def _like(before: Loss | None, loss: Loss, text: str, words: Lexicon) -> Loss | None:
    """Return a bare number as of the side counted before it: "three Armenian soldiers were killed, two wounded"."""
    if before is None or loss.side or loss.enemy or loss.ours or loss.own:
        return None
    if loss.civilian not in (None, before.civilian):
        return None  # "three soldiers were killed, two civilians hurt"
    between = text[before.end : loss.start]
    # "…, which took place on Thursday, and 11 more were captured"
    more = words.has("counts", "further") and words.says(text[loss.start : loss.end], "counts", "further")
    if len(between) > (_APART if more else _NEAR) or _STOP.search(between) or first_party(between, words):
        return None
    return replace(loss, side=before.side, enemy=before.enemy, ours=before.ours, own=before.own)


def _side_of(
    loss: Loss, text: str, said: str, party: Party, words: Lexicon, home: Party | None
) -> Party | None:
    """Return whose people a loss without a side is: a belligerent speaker's own, unless told of the enemy."""
    if party not in BELLIGERENTS:
        return _side_of_others(loss, said, text[: loss.end], party, words, home)
    if loss.enemy:
        return _opponent(party, text, words)
    borders = [match.end() for match in _CLAUSE.finditer(text)]
    number = bisect_right(borders, loss.start)
    if number and words.words("claims", "trailing").match(text[borders[number - 1] :].lstrip()):
        number -= 1  # "they were thrown back, leaving two wounded"
    start = borders[number - 1] if number else 0
    end = next((border for border in borders if border >= loss.end), len(text))
    clause = text[start:end]
    # "Two civilians were killed and several houses destroyed": by the enemy, not of it.
    hurt = loss.measure != "captured" and (loss.civilian or words.says(clause, "claims", "dwellings"))
    theirs = _is_enemys(clause, loss.start - start, words, suffered=bool(hurt))
    return _opponent(party, text, words) if theirs else party


def _lost_and_hit(loss: Loss, text: str, words: Lexicon) -> bool:
    """Return whether who tells it lost people and, behind an "and", hit the enemy: «потеряли троих и уничтожили одиннадцать»."""
    lost = words.words("counts", "losers").search(text, loss.start, loss.end)
    joint = words.words("counts", "conj").match(text, loss.end + 1) if lost else None
    return joint is not None and words.words("claims", "inflicted").search(text, joint.end()) is not None


def _opponent(party: Party, text: str, words: Lexicon) -> Party:
    """Return whom a party means by its enemy: of two, the one that the sentence names."""
    named = {one for one, _ in parties_in(text, words)}
    return next((one for one in OPPONENTS[party] if one in named), OPPONENTS[party][0])


def _is_enemys(clause: str, position: int, words: Lexicon, *, suffered: bool) -> bool:
    """Return whether the clause tells of losses that the enemy had, not of those that the enemy caused.

    ``suffered``: it tells of harm to people at home, so that what was destroyed was not the enemy's.
    """
    if not suffered and words.words("claims", "inflicted").search(clause):
        return True
    enemy = words.words("claims", "enemy").search(clause)
    if enemy is None:
        return False
    if _is_fire_of(enemy.start(), enemy.end(), clause, words):
        return False
    if words.words("claims", "suffered").search(clause):
        return True
    if _is_agent(clause, enemy.start(), words):
        return False  # "were killed by the attackers"
    # "three enemy soldiers were killed", but not "enemy fire wounded three".
    return enemy.start() > position or not words.words("claims", "hostile").search(clause)


def _is_agent(clause: str, at: int, words: Lexicon) -> bool:
    """Return whether a name at a position is that of who did it: "by the attackers", «противником»."""
    for table in ("claims", "counts"):  # of several words, or of one in a case of its own
        if words.has(table, "enemy_by"):
            return words.words(table, "enemy_by").match(clause[at:]) is not None
    return any(not clause[one.end() : at].strip() for one in words.words("claims", "agent").finditer(clause))


def _is_fire_of(start: int, end: int, clause: str, words: Lexicon) -> bool:
    """Return whether the enemy is only whose fire it was: "no losses through enemy fire", «от огня противника потерь нет»."""
    hostile = words.words("claims", "hostile")
    behind = hostile.search(clause, end)
    if behind is not None and not clause[end : behind.start()].strip():
        return True
    return any(not clause[one.end() : start].strip() for one in hostile.finditer(clause, 0, start))


def _side_of_others(
    loss: Loss, said: str, before: str, party: Party, words: Lexicon, home: Party | None
) -> Party | None:
    """Return whose people a loss is that an outlet or a third party tells of, ``before`` all that stands up to its end.

    An outlet's "our" and "the enemy" are those of its country. Soldiers in a sentence on its own people are the third party's,
    but not those counted before "according to the British charity".
    """
    if party is Party.OUTLET:
        if home in OPPONENTS and loss.enemy:
            return OPPONENTS[home][0]
        return home if loss.ours or _is_under_fire(loss, said, home, words) else None
    nobody = loss.count.high == 0
    if nobody and party is Party.OTHER and words.says(said, "claims", "monitors"):
        return party  # "nobody in the team was hurt", as the OSCE tells it
    if party is Party.RUSSIA and (body_of(said, words) is party if nobody else loss.civilian is False):
        return party  # the peacekeepers' own, who are told of without a name: "all servicemen in it died"
    lost = loss.count.high != 0 and not loss.civilian
    own = (any(named is party for named, _ in parties_in(one, words)) for one in (said, before))
    return party if lost and all(own) else None


def _is_under_fire(loss: Loss, said: str, home: Party | None, words: Lexicon) -> bool:
    """Return whether an opponent of the outlet's country fired: whom "an Armenian sniper" hit, as told in Baku, was of its own side."""
    if home not in OPPONENTS or loss.civilian is None:
        return False
    return any(
        party in OPPONENTS[home] and words.words("claims", "hostile").search(said, match, match + _NEAR)
        for party, match in _named(said, words)
    )


def _named(text: str, words: Lexicon) -> list[tuple[Party, int]]:
    pattern = party_pattern(words, "parties")
    return [(party_of(match), match.end()) for match in pattern.finditer(text)]
