"""Whether a report tells of the conflict at all, or of football, weather, hunters and court cases."""

from collections.abc import Sequence, Set
from dataclasses import replace

from geo.extract.claims.find import has_counts
from geo.extract.composition.other_news import (
    is_certain,
    is_other_news,
    is_other_news_for_sure,
    names_elsewhere,
    names_other_topic,
)
from geo.extract.composition.quiet import quiet_sentences
from geo.extract.composition.signs import (
    ALSO_CIVIL,
    is_at_front,
    is_fire,
    is_told_loss,
    names_attacker,
    names_belligerents,
    names_forces,
    names_sides,
    says_where,
    sides_named,
    takes_soldiers,
    tells_of_fighting,
    tells_of_here,
    tells_who_struck_here,
)
from geo.extract.dates.find import DateUse
from geo.extract.facts.facts import Facts, Sort
from geo.extract.facts.sorts import puts_numbers
from geo.extract.kinds import FIRE, is_unspecific
from geo.extract.parties.find import BELLIGERENTS, parties_in
from geo.extract.words.lexicon import Lexicon
from geo.model import Kind, Party, Role

__all__ = ["relevant"]

_FEW = 2  # sentences; so short a text has no room for more
_OPENING = 3  # sentences: the headline, a dateline and the lead

# Accidents, crimes and drills are hardly ever told in the words for these, so that they prove the conflict alone.
_OF_WAR = frozenset({Kind.SHELLING, Kind.DRONE_STRIKE, Kind.SABOTAGE, Kind.CEASEFIRE_VIOLATION, Kind.MINE})


def relevant(facts: Sequence[Facts], words: Lexicon, home: Party | None, *, war: bool = False) -> list[Facts]:
    """Return the facts of a report; of one that tells of nothing armed all that would make an incident is unrelated.

    In a ``war`` people who are counted as dead or wounded at the front are of it, if no word tells of other news.
    """
    quiet = quiet_sentences(facts, words)
    facts = [_set_aside(found, Sort.QUIET) if at in quiet else found for at, found in enumerate(facts)]
    if _speaks_of_fighting(facts, quiet, words, home) or (war and _tells_of_war_dead(facts, words)):
        return [_set_aside(found) if _is_aside(found, words, home) else found for found in facts]
    other = any(is_other_news(found, words) for found in facts)
    return [_set_aside(found, vague=other) for found in facts]


def _speaks_of_fighting(facts: Sequence[Facts], quiet: Set[int], words: Lexicon, home: Party | None) -> bool:
    """Return whether a report tells of the conflict, and names fire, fighting, a mine or the like in words that football and weather do not use.

    It does if it names two sides, the enemy, or war and a front, or without a word of other news people or places at the front.
    Beside words of other news it must name soldiers, the enemy or the other side as well, if not in that sentence then in
    another that has no such words.
    """
    opening = facts[:_OPENING]
    if any(names_other_topic(found, words) for found in opening):
        return any(tells_of_fighting(found, words, home) for found in facts)
    if any(names_elsewhere(found, words) for found in opening):
        return any(
            tells_of_here(found, words)
            or tells_of_fighting(found, words, home)
            or tells_who_struck_here(found, words, home)
            for found in facts
        )
    told = [found for at, found in enumerate(facts) if found.kind is not None and at not in quiet]
    telling = [found for found in facts if found.sort not in (Sort.BACKGROUND, Sort.COMMENT)]
    exact = [found for found in told if not is_unspecific(found.sentence.text, words)]
    conflict = _is_of_conflict(facts, told, words, home) or _is_at_the_front(facts, told, words)
    if not conflict or (len(facts) > _FEW and not _is_grounded(facts, words)):
        return False
    if any(is_certain(found, words) for found in facts):
        apart = [found for found in telling if not is_certain(found, words)]
        if not _tells_apart(apart, exact, facts, words, home):
            return False
    if any(is_other_news(found, words) for found in facts) and not _is_placed_fire(facts, words):
        return _speaks_beside_other_news(told, exact, telling, words, home)
    placed = any(
        found.sites
        or (found.hints and (found.has_losses or names_sides(found, words, home)))
        # "Our positions were fired at from posts near Kuropatkino"
        or (found.kind in FIRE and any(one.role is Role.ORIGIN for one in found.mentions))
        for found in told
    )
    placed = placed or (bool(told) and any(says_where(found, words) for found in facts))
    return bool(exact) or placed or _tells_of_losses(facts, told, telling, words, home)


def _tells_apart(
    apart: Sequence[Facts], exact: Sequence[Facts], facts: Sequence[Facts], words: Lexicon, home: Party | None
) -> bool:
    """Return whether one of the sentences ``apart`` from words that news of the conflict hardly has tells of it.

    It names who attacked, dates a loss at a place, or names fire ``exact`` and where it struck; beside several such words,
    as in "The take of the battle above Kalbajar was shot without extras", that is no proof.
    """
    sure = is_other_news_for_sure(facts, words)
    return any(
        found.kind not in ALSO_CIVIL
        and found.sort is not Sort.QUIET
        and (
            (found in exact and found.sites and not sure and not is_other_news(found, words))
            or (found.has_losses and found.sites and found.dates_used(DateUse.EVENT))
            or (found.kind is not None and names_attacker(found, words, home))
        )
        for found in apart
    )


def _is_grounded(facts: Sequence[Facts], words: Lexicon) -> bool:
    """Return whether a report has what a plot, a forecast or an advertisement hardly has.

    Two of a day, a side and what it says; a loss on a day or at the front; or a side that attacks there.
    """
    dated = any(found.dates_used(DateUse.EVENT) or found.dates_used(DateUse.SINCE) for found in facts)
    claimed = any(claim.party in BELLIGERENTS for found in facts for claim in found.claims)
    sided = any(sides_named(found, words) for found in facts)
    lost = any(found.has_losses for found in facts)
    front = any(map(is_at_front, (one for found in facts for one in found.mentions)))
    attacked = any(
        found.kind in FIRE
        and any(map(is_at_front, found.sites))
        and (sides_named(found, words) or (dated and is_fire(found, words)))
        for found in facts
    )
    return dated + claimed + sided > 1 or (lost and (dated or front)) or attacked


def _tells_of_war_dead(facts: Sequence[Facts], words: Lexicon) -> bool:
    """Return whether a report of a war counts dead or wounded at the front or of a side, and has no word of other news or another war."""
    other = (is_other_news, is_certain, names_other_topic, names_elsewhere)
    if any(one(found, words) for found in facts for one in other):
        return False
    telling = [found for found in facts if found.sort is Sort.EVENT and puts_numbers(found.claims)]
    front = any(map(is_at_front, (site for found in telling for site in found.mentions)))
    return front or any(claim.side in BELLIGERENTS for found in telling for claim in found.claims)


def _is_of_conflict(
    facts: Sequence[Facts], told: Sequence[Facts], words: Lexicon, home: Party | None
) -> bool:
    """Return whether a report names two sides or the enemy, or has words of war and of a front: accidents and crimes have neither."""
    if any(found.kind in _OF_WAR or names_sides(found, words, home) for found in told):
        return True
    sides: set[Party] = set()
    for found in facts:
        text = found.sentence.text
        if words.says(text, "front", "words") or words.says(text, "claims", "enemy"):
            return True
        sides |= {party for party, _ in parties_in(text, words)} & set(BELLIGERENTS)
    return len(sides) > 1


def _is_at_the_front(facts: Sequence[Facts], told: Sequence[Facts], words: Lexicon) -> bool:
    """Return whether a report names soldiers, people of a side that were hurt, or a place at the front, and no other news but what fire hits there."""
    other = any(is_other_news(found, words) for found in facts) and not _is_fire_on_daily_life(facts, words)
    if other or any(is_certain(found, words) for found in facts):
        return False
    of_side = any(
        has_counts(claim) and (claim.side in BELLIGERENTS or claim.party in BELLIGERENTS)
        for found in facts
        for claim in found.claims
    )
    places = (site for found in (*told, *facts) for site in (*found.sites, *found.hints))
    return of_side or any(map(is_at_front, places)) or any(names_forces(found, words) for found in facts)


def _speaks_beside_other_news(
    told: Sequence[Facts],
    exact: Sequence[Facts],
    telling: Sequence[Facts],
    words: Lexicon,
    home: Party | None,
) -> bool:
    """Return whether a report with words of other news names what happened exactly ("exact") and soldiers or the other side besides."""
    armed = [found for found in telling if names_belligerents(found, words, home)]
    # "Shells hit the church near Sotk, the enemy's", or both in sentences that are free of other news.
    both = any(
        found in armed
        and found.kind not in ALSO_CIVIL
        and (found.kind is Kind.MINE or not is_other_news(found, words) or names_sides(found, words, home))
        for found in exact
    )
    plain = _plain((*exact, *armed), words)
    # "Fighting went on near the gold mine. The ministry said two soldiers were wounded": the loss is free of it.
    fought = any(found.kind not in ALSO_CIVIL for found in exact)
    hurt = any(found.has_losses for found in plain if found in armed)
    apart = any(one in exact for one in plain) and any(one in armed for one in plain)
    # "A teacher was hit in Chinari on Wednesday. The shots came from an Azerbaijani post"
    hit = any(found.has_losses and any(map(is_at_front, found.sites)) for found in _plain(telling, words))
    blames = [found for found in plain if names_sides(found, words, home)]
    accused = any(found.kind not in (None, *ALSO_CIVIL) for found in blames)
    taken = any(takes_soldiers(found, words) for found in telling)
    told_of = both or apart or (fought and hurt) or (hit and accused) or taken
    return told_of or _tells_who_struck(told, telling, words, home)


def _plain(facts: Sequence[Facts], words: Lexicon) -> list[Facts]:
    return [found for found in facts if not is_other_news(found, words)]


def _tells_of_losses(
    facts: Sequence[Facts],
    told: Sequence[Facts],
    telling: Sequence[Facts],
    words: Lexicon,
    home: Party | None,
) -> bool:
    """Return whether a report without a sure word for fire tells of losses that are the conflict's."""
    military = [found for found in facts if names_forces(found, words)]
    # "Two farmers were wounded by gunfire"; "three servicemen were killed near Chinari"
    fire = any(found.has_losses and found.kind not in (None, *ALSO_CIVIL) for found in telling)
    if fire or any(is_told_loss(found, words, forces=bool(military)) for found in telling):
        return True
    sides = any(claim.side for found in facts for claim in found.claims)
    totals = any(found.sort is Sort.TALLY for found in military)
    if bool(military) and (bool(told) or sides or totals):
        return True
    struck = any(found.has_losses and found.sites for found in telling)
    return _both_count(facts) or any(
        (struck or found.has_losses) and names_sides(found, words, home) for found in told
    )


def _tells_who_struck(
    told: Sequence[Facts], telling: Sequence[Facts], words: Lexicon, home: Party | None
) -> bool:
    """Return whether it is told who struck where, and of losses: "Azerbaijani forces struck the church in Shusha. Two were wounded"."""
    struck = any(
        found.sites and found.kind not in ALSO_CIVIL and names_sides(found, words, home) for found in told
    )
    return struck and any(found.has_losses for found in telling)


def _both_count(facts: Sequence[Facts]) -> bool:
    """Return whether two belligerents each tell how many of its own people are lost."""
    telling = {
        claim.party
        for found in facts
        for claim in found.claims
        if has_counts(claim) and claim.side is claim.party
    }
    return len(telling & set(BELLIGERENTS)) > 1


def _is_placed_fire(facts: Sequence[Facts], words: Lexicon) -> bool:
    """Return whether a report names fire and where it struck, and has but one word of other news: a church, a harvest."""
    known = words.words("unrelated", "words")
    others = {match.group() for found in facts for match in known.finditer(found.sentence.text)}
    placed = (found for found in facts if found.sites and found.kind is not Kind.SMALL_ARMS_FIRE)
    return (len(others) == 1 and any(is_fire(found, words) for found in placed)) or _is_fire_on_daily_life(
        facts, words
    )


def _is_fire_on_daily_life(facts: Sequence[Facts], words: Lexicon) -> bool:
    """Return whether fire struck at the front and all words of other news are of what it hits there: a harvester, a minibus, a school.

    Shots elsewhere, or beside words of hunters and guests, may be a poacher's.
    """
    known, hit = words.words("unrelated", "words"), words.words("unrelated", "ordinary")
    others = (match.group() for found in facts for match in known.finditer(found.sentence.text))
    return all(hit.fullmatch(other) for other in others) and any(
        is_fire(found, words) and any(map(is_at_front, (*found.sites, *found.hints))) for found in facts
    )


def _is_aside(found: Facts, words: Lexicon, home: Party | None) -> bool:
    """Return whether a sentence beside those on the conflict tells of other news: its words of fire may mean anything."""
    vague = found.kind is None or is_unspecific(found.sentence.text, words)
    plain = not (found.has_losses or found.sites or names_belligerents(found, words, home))
    return vague and plain and is_other_news(found, words)


def _set_aside(found: Facts, sort: Sort = Sort.UNRELATED, *, vague: bool = False) -> Facts:
    """Return the facts of a sentence that makes no incident: of a report on nothing armed, so that what it counts are other deaths, or of a quiet night.

    ``vague``: so is what its words for fire are about, though they tell of no incident by themselves.
    """
    tells = found.sort in (Sort.EVENT, Sort.TALLY, Sort.REPLY, Sort.UNREAD)
    tells = tells or (vague and found.sort is Sort.VAGUE)
    return replace(found, sort=sort) if tells else found
