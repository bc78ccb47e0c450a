"""Whose people a loss without a side is, by where it happened: the side that held the place on that day.

What a report does not say outright it says by the place: a villager hurt in Chinari is of Armenia's side, in Kokhanabi of
Azerbaijan's, and before late September 2023 in Martuni of Nagorno-Karabakh's.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.extract.claims.captives import of_same_captives
from geo.extract.claims.crews import of_crews
from geo.extract.claims.find import has_counts
from geo.extract.claims.victims import FIRST_DAY, LAST_DAY, fired_in, spared_at_work, struck_in, victims_of
from geo.extract.counts.find import MEASURES, find_losses
from geo.extract.parties.find import (
    BELLIGERENTS,
    NARRATORS,
    OPPONENTS,
    body_of,
    first_party,
    parties_in,
    party_in_name,
    town_party,
)
from geo.extract.parties.holders import holder_of, side_of_places
from geo.extract.roles.mentions import Mention
from geo.extract.speakers.claimants import BY_CONTEXT, NO_SIDE
from geo.extract.speakers.phrases import has_word
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Kind, Party, PlaceKind, Role

__all__ = ["with_sides"]

_FIRED = (Kind.SMALL_ARMS_FIRE, Kind.SHELLING, Kind.DRONE_STRIKE, Kind.AIR_STRIKE, Kind.CEASEFIRE_VIOLATION)
# In the war of 2020 the front moved; who lived in a town that was shelled was of the side that had held it on the eve.
_EVE, _WAR_ENDS = date(2020, 9, 26), date(2020, 11, 9)
_BESIDE = 40  # characters from a position to whose it is


def with_sides(
    claims: Sequence[Claim],
    sites: Sequence[Mention],
    day: date,
    home: Party | None,
    words: Lexicon,
    *,
    kind: Kind | None = None,
) -> list[Claim]:
    """Return the claims of an incident, those of no belligerent with the side that held its places where none is said.

    Whose positions the claims say were struck is whose people a loss is, wherever it was. Nobody hurt, as a third party
    tells it, stays of no side, but where one side fired at people at work. ``home`` is the outlet's own country.
    """
    claims = _of_hosts(of_crews(of_same_captives(claims, words), words), sites, day, words)
    found: list[Claim] = []
    of_two = kind is Kind.CLASH
    asked = any(_lacks_side(claim) or _is_assumed(claim, words) for claim in claims)
    struck = struck_in(claims, words) if asked and not of_two else None
    if struck is Party.ARMENIA and (
        side_of_places(sites, day, home) is Party.NAGORNO_KARABAKH or _are_in_azerbaijan(sites, day)
    ):
        struck = Party.NAGORNO_KARABAKH  # "posts of the Armenian formations", where these were its own
    fired = fired_in(claims, words) if asked and kind in _FIRED and not struck else None
    counted = {claim.side for claim in claims if has_counts(claim)}
    in_order = sorted(sites, key=_start_of)
    starts = list(map(_start_of, in_order))
    for claim in claims:
        own = in_order[bisect_left(starts, claim.start) : bisect_left(starts, claim.end)]
        local = claim.party is Party.UNSTATED
        before = in_order[: bisect_left(starts, claim.start)]
        if (last := _told_on(found, claim, words)) is not None:
            found.append(replace(claim, side=last.side, side_by_place=last.side_by_place))
            continue
        same = _told_of_own(claims, claim, words)
        same = same or spared_at_work(claims, claim, own or sites, day, words)
        if same is not None:
            found.append(replace(claim, side=same))
            continue
        side = _side_by_place(claim, own or sites, before, day, home, kind, words)
        one = not of_two or _is_of_one(claim) or _is_hit_by_other(claim, side, words)
        one = one or _is_of_town_attacked(claim, side, own or sites, words)
        both = side and not local and (not one or not counted <= {None, side})
        of_both = words.says(claim.quote, "counts", "both_sides") or _is_of_two(claim, words)
        lacks = _lacks_side(claim) or _is_assumed(claim, words)
        if lacks and _of_attackers(claim, words):
            found.append(_as_told_before(claim, found))
            continue
        if struck and not of_both and lacks and claim.party is not Party.UNSTATED:
            found.append(replace(claim, side=struck))
            continue
        if of_both or (both and not words.words("counts", "civilian").search(claim.quote)):
            side = None  # soldiers may be of both together, who lives there is of that side
        victims = victims_of(fired, own or sites, day) if fired and side in (None, fired) else None
        if victims and not of_both and _lacks_side(claim) and claim.party is not Party.UNSTATED:
            found.append(replace(claim, side=victims))
            continue
        if (
            side
            and not _took(claim, side, words)
            and (_lacks_side(claim) or _lives_there(claim, side, words))
        ):
            found.append(_with_side(claim, side, words))
        else:
            found.append(claim)
    return _with_known_bodies(claims, found)


def _of_hosts(claims: Sequence[Claim], sites: Sequence[Mention], day: date, words: Lexicon) -> list[Claim]:
    """Return the claims, those of a local body without a country as of who held the places, if that side accuses the other there.

    "Shells fell in Shikharkh, Baku said. The prosecutor's office counts three wounded", in an outlet of Yerevan: Azerbaijan's.
    """
    hosts = {holder_of(one.match.place, day) for one in sites if one.role is Role.STRUCK}
    host = hosts.pop() if len(hosts) == 1 else None
    if host not in OPPONENTS or not any(one.party is host and one.about in OPPONENTS[host] for one in claims):
        return list(claims)
    return [
        replace(one, party=host, side=host, claimant=f"{one.claimant}{BY_CONTEXT}")
        if one.party in OPPONENTS[host]
        and one.side is one.party
        and has_word(one.claimant, "local", words)
        and party_in_name(one.claimant, words) is None
        else one
        for one in claims
    ]


def _with_known_bodies(claims: Sequence[Claim], found: Sequence[Claim]) -> list[Claim]:
    """Return the claims found, those of a body as of the side of which its losses showed it to be: "the prosecutors counted 14; they blame …"."""
    known = {
        _body_of(one): told
        for one, told in zip(claims, found, strict=True)
        if told.party is not one.party and told.party in BELLIGERENTS
    }
    return [
        replace(one, claimant=same.claimant, party=same.party)
        if not has_counts(one) and (same := known.get(_body_of(one))) and one.about is not same.party
        else one
        for one in found
    ]


def _body_of(claim: Claim) -> tuple[str, Party]:
    return claim.claimant.removesuffix(NO_SIDE).casefold(), claim.party


def _are_in_azerbaijan(sites: Sequence[Mention], day: date) -> bool:
    """Return whether all places lie in Azerbaijan, where Armenians were of Nagorno-Karabakh until they left it."""
    return bool(sites) and day < LAST_DAY and all(one.match.place.country == "AZ" for one in sites)


def _told_of_own(claims: Sequence[Claim], claim: Claim, words: Lexicon) -> Party | None:
    """Return the side that tells of as many dead and wounded of its own as a third party counts of nobody named, nor "on the other side"."""
    lost = (claim.killed, claim.wounded)
    third = claim.party in (Party.RUSSIA, Party.OTHER) and _lacks_side(claim)
    if not third or not any(count and count.best for count in lost):
        return None
    if words.says(claim.quote, "claims", "other_side"):
        return None
    sides = {one.side for one in claims if one.side is one.party and (one.killed, one.wounded) == lost}
    return next(iter(sides)) if len(sides) == 1 else None


def _of_attackers(claim: Claim, words: Lexicon) -> bool:
    """Return whether those lost are the attackers or the enemy of nobody named: whoever held the place, they are not known to be its."""
    named = words.says(claim.says, "claims", "enemy")
    return named and any(loss.enemy for loss in find_losses(claim.says, words))


def _as_told_before(claim: Claim, found: Sequence[Claim]) -> Claim:
    """Return a claim on the enemy by a body without a country as of the side for which such a body told of its own losses before."""
    before = next((one for one in reversed(found) if one.claimant.endswith(BY_CONTEXT)), None)
    if claim.party is not Party.UNSTATED or before is None or before.party not in OPPONENTS:
        return claim
    claimant = claim.claimant.replace(NO_SIDE, BY_CONTEXT)
    return replace(claim, party=before.party, claimant=claimant, side=OPPONENTS[before.party][0])


def _side_by_place(
    claim: Claim, sites: Sequence[Mention], before: Sequence[Mention], day: date, home: Party | None,
    kind: Kind | None, words: Lexicon,
) -> Party | None:  # fmt: skip
    """Return whose people those of a claim are by its places, or for who is of a place by that told of last, ``before`` it."""
    local = claim.party is Party.UNSTATED
    side = _side_there(claim, sites, day, home, words)
    if side is None and (local or kind in _FIRED) and _EVE < day <= _WAR_ENDS:
        towns = [one for one in sites if local or one.role is Role.STRUCK]
        side = side_of_places(towns, _EVE, home)
    if side is None and local:
        # Who is of a place, and not of a side, is of the place told of last.
        side = side_of_places(before[-1:], day, home, local=True)
        if side is None and day < FIRST_DAY:
            side = _of_towns(sites, words)
        side = side or _of_home(sites, day, home)
    side = side or _of_townspeople(claim, sites, day, kind, words)
    return _less_agent(_of_surnames(claim, side, words) or side, claim, words)


def _of_surnames(claim: Claim, side: Party | None, words: Lexicon) -> Party | None:
    """Return the other side than that of a place, if the lost are named and their surnames are the other side's: "three soldiers, X Ələkbərov, …"."""
    if side not in OPPONENTS or claim.party is not Party.OUTLET:
        return None
    known = words.table("parties", "speakers").get("surnames", {})
    theirs = {
        party
        for party in map(Party, known)
        if any(
            one.group()[:1].isupper()
            for one in words.words("parties", "speakers", "surnames", party).finditer(claim.says)
        )
    }
    other = theirs.pop() if len(theirs) == 1 else None
    return other if other in OPPONENTS[side] else None


def _side_there(
    claim: Claim, sites: Sequence[Mention], day: date, home: Party | None, words: Lexicon
) -> Party | None:
    """Return the one side that held the places of a claim; of the fallen whom a search finds, the outlet's own: whoever holds the field."""
    if words.says(claim.quote, "claims", "searches"):
        return home if home in BELLIGERENTS else None
    return side_of_places(sites, day, home, local=claim.party is Party.UNSTATED)


def _of_home(sites: Sequence[Mention], day: date, home: Party | None) -> Party | None:
    """Return the side of a body without a country where no place tells it: the outlet's, unless the other side held one."""
    held = {holder_of(one.match.place, day) for one in sites} - {None, home}
    return home if home in BELLIGERENTS and not held else None


def _of_townspeople(
    claim: Claim, sites: Sequence[Mention], day: date, kind: Kind | None, words: Lexicon
) -> Party | None:
    """Return the side of the towns that were under fire, before the first day of which the data tell, for losses of no side."""
    # An outlet in Yerevan speaks of Armenians: those of the town.
    said = claim.side and not (claim.side is Party.ARMENIA and claim.party is Party.OUTLET)
    if said or claim.party is Party.UNSTATED or kind not in _FIRED or day >= FIRST_DAY:
        return None
    return _of_towns([one for one in sites if one.role is Role.STRUCK], words)


def _of_towns(sites: Sequence[Mention], words: Lexicon) -> Party | None:
    """Return the side that the towns themselves stand for, before the first day of which the data tell: Stepanakert's hospital."""
    exact = [one.match.toponym.surface for one in sites if not one.match.place.kind.is_area]
    named = {first_party(one, words) or town_party(one, words) for one in exact}
    side = named.pop() if len(named) == 1 else None
    return side if side in BELLIGERENTS else None


def _start_of(site: Mention) -> int:
    return site.match.toponym.start


def _is_of_two(claim: Claim, words: Lexicon) -> bool:
    """Return whether both sides say it together: "five were killed, Armenia and Azerbaijan said"."""
    return len({party for party, _ in parties_in(claim.claimant, words)} & set(BELLIGERENTS)) > 1


def _is_of_one(claim: Claim) -> bool:
    """Return whether one person is counted in all, who can not be of both sides."""
    counts = [count for measure in MEASURES if (count := getattr(claim, measure))]
    return len(counts) == 1 and counts[0].low == counts[0].high == 1


def _is_hit_by_other(claim: Claim, side: Party | None, words: Lexicon) -> bool:
    """Return whether what the other side did is told to have cost those counted: "wounded by an Azerbaijani attack"."""
    doers = {loss.doer.party for loss in find_losses(claim.says, words)} if side else set()
    return None not in doers and bool(doers) and side not in doers


def _is_of_town_attacked(claim: Claim, side: Party | None, sites: Sequence[Mention], words: Lexicon) -> bool:
    """Return whether people, no soldiers, were lost in what the other side did to a town: "Azerbaijan attacked Jermuk, wounding two people"."""
    towns = all(one.role is Role.STRUCK and one.match.place.kind is PlaceKind.SETTLEMENT for one in sites)
    named = {party for party, _ in parties_in(claim.quote, words)} & set(BELLIGERENTS)
    other = bool(named) and side is not None and side not in named
    return bool(sites) and towns and other and not words.words("counts", "military").search(claim.quote)


def _with_side(claim: Claim, side: Party, words: Lexicon) -> Claim:
    """Return the claim with the side; a body without a country that tells of losses is taken for that side's too.

    So is one that an outlet in Yerevan names without a country, where Nagorno-Karabakh held the place: "the police", "the rescuers".
    """
    there = side is Party.NAGORNO_KARABAKH and claim.party is Party.ARMENIA
    theirs = there and words.words("parties", "speakers", "services").search(claim.claimant)
    if theirs and party_in_name(claim.claimant, words) is None:
        return replace(
            claim, side=side, side_by_place=True, party=side, claimant=f"{claim.claimant}{BY_CONTEXT}"
        )
    if claim.party is not Party.UNSTATED:
        return replace(claim, side=side, side_by_place=True)
    claimant = claim.claimant.replace(NO_SIDE, BY_CONTEXT)
    return replace(claim, side=side, side_by_place=True, party=side, claimant=claimant)


def _lives_there(claim: Claim, holder: Party, words: Lexicon) -> bool:
    """Return whether the civilians that Yerevan, or an outlet there, tells of at a place that Nagorno-Karabakh held are those of the place."""
    telling = claim.party in (Party.ARMENIA, Party.OUTLET)
    other = holder is Party.NAGORNO_KARABAKH and telling and claim.side is Party.ARMENIA
    return (
        other
        and words.words("counts", "civilian").search(claim.says) is not None
        and not any(party is Party.ARMENIA for party, _ in parties_in(claim.says, words))
    )


def _told_on(before: Sequence[Claim], claim: Claim, words: Lexicon) -> Claim | None:
    """Return the claim whose people a bare number goes on about, of one side: "Two Armenian soldiers died. Three were wounded"."""
    last = before[-1] if before else None
    if last is None or not _lacks_side(claim) or not has_counts(last) or last.side is None:
        return None
    follows = 0 <= claim.start - last.end <= _BESIDE and last.party is claim.party is Party.OUTLET
    told = {name for name in MEASURES if getattr(last, name)}
    people = (words.words("counts", name) for name in ("military", "civilian"))
    # "Doctors could not save him": people are named, but not those counted.
    named = any(one.search(claim.says) for one in people) and not words.says(claim.says, "counts", "of_him")
    bare = not named and not any(parties_in(claim.says, words))
    of_both = words.says(claim.quote, "counts", "both_sides")
    goes_on = follows and bare and not of_both and not any(getattr(claim, name) for name in told)
    return last if goes_on else None


def _less_agent(side: Party | None, claim: Claim, words: Lexicon) -> Party | None:
    """Return the side of a place, but the other where a claim says or accuses it of having done it: "wounded by Armenian border guards"."""
    by = words.words("claims", "by_whom").search(claim.says) if words.has("claims", "by_whom") else None
    agent = first_party(by[0], words) if by else claim.about
    # Baku accuses either of what the other's men did.
    both = {agent, side} == {Party.ARMENIA, Party.NAGORNO_KARABAKH}
    if side is None or (agent is not side and not both):
        return side
    return None if side is Party.AZERBAIJAN else Party.AZERBAIJAN


def _took(claim: Claim, side: Party, words: Lexicon) -> bool:
    """Return whether a side alone is named beside captives, as who took them: "Azerbaijani border guards seized three men"."""
    named = {party for party, _ in parties_in(claim.says, words)} & set(BELLIGERENTS)
    return claim.captured is not None and claim.side is None and named == {side}


def _lacks_side(claim: Claim) -> bool:
    if claim.side is not None or claim.party in BELLIGERENTS or not has_counts(claim):
        return False
    counts = [getattr(claim, measure) for measure in MEASURES]
    told = claim.party in NARRATORS  # the mayor of a place tells of those who live there
    return told or any(count and count.high != 0 for count in counts)


def _is_assumed(claim: Claim, words: Lexicon) -> bool:
    """Return whether soldiers that Moscow told of were taken for its own though it names none of its own."""
    own = claim.party is claim.side is Party.RUSSIA and has_counts(claim)
    named = {body_of(claim.says, words), *(party for party, _ in parties_in(claim.says, words))}
    return own and Party.RUSSIA not in named
