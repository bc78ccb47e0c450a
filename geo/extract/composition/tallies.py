"""Tallies: running totals and official cumulative figures of a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from geo.extract.claims.sides import with_sides
from geo.extract.composition.drafts import Draft
from geo.extract.composition.restated import restated
from geo.extract.counts.find import MEASURES
from geo.extract.dates.find import DateUse
from geo.extract.facts.facts import Facts, Sort
from geo.extract.parties.find import BELLIGERENTS, first_party, parties_in
from geo.extract.people.whose import party_named
from geo.extract.roles.sites import less_containers
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.ordinals import TENS, ordinal_at
from geo.extract.words.tokens import PEOPLE, Token, tokens_of
from geo.model import Claim, Count, Kind, Party, Tally, stable_id

__all__ = ["is_many", "is_of_a_war", "is_vast", "of_places", "tallies_of", "told_again"]

# People in one number that no single incident lost, in a paragraph of its own and in that of an incident.
_VAST, _VAST_HERE = 75, 160
_ONE = Count(1, 1, 1)
_NEXT = 3  # words from "the third" to whom it counts, adjectives between
_LIKE = 3  # so many times as large as a number of the incident, another may be of it
_FOUGHT = (Kind.CLASH, Kind.INCURSION, Kind.CAPTURE)
_OF_A_WAR = 1000  # no day of these wars took so many at one place


def is_many(claims: Iterable[Claim]) -> bool:
    """Return whether claims give a number of people that few incidents cost: from 75 on."""
    return any(_most(claim) >= _VAST for claim in claims)


def is_of_a_war(claims: Iterable[Claim]) -> bool:
    """Return whether claims give a number of people that only a whole war cost, wherever it is told."""
    return any(_most(claim) >= _OF_A_WAR for claim in claims)


def _most(claim: Claim) -> int:
    counts = [count for name in MEASURES if (count := getattr(claim, name))]
    return max((one.best or one.low or one.high or 0 for one in counts), default=0)


def _dead(claim: Claim) -> int:
    return (claim.killed.best or 0) if claim.killed else _most(claim)


def is_vast(found: Facts, last: Draft | None, *, alone: bool = False) -> bool:
    """Return whether a number is too large to be of the incident told of last: "at least 200 were killed, he said".

    A number without place, day or kind, or of a side's own dead without place and kind, is from 75 on, in the paragraphs of the last incident, or where the only one told of
    (``alone``) is a clash, from 160 on; so many dead of its own, without a place, or one of 1,000 are wherever they stand.
    """
    if found.sort is Sort.EVENT and (is_of_a_war(found.claims) or _own_dead(found, _VAST_HERE)):
        return True
    if found.sort is not Sort.EVENT or found.sites or found.hints or found.located:
        return False
    if found.kind or (found.dates_used(DateUse.EVENT) and not _own_dead(found, _VAST)):
        return False
    goes_on = last is not None and found.sentence.paragraph in (last.paragraph, last.latest)
    goes_on = goes_on or (last is not None and last.kind in _FOUGHT and alone)
    least = _VAST_HERE if goes_on else _VAST
    theirs = all(one.side in BELLIGERENTS and one.side is not one.party for one in found.claims)
    if goes_on and last is not None and theirs:
        # One side counts 80 to 100 fallen of the other's, the other "more than 200": of the same battle.
        least = max(least, _LIKE * max(map(_most, last.claims), default=0))
    if goes_on and any(one.side is one.party and 0 < _dead(one) < _VAST for one in found.claims):
        least = _OF_A_WAR  # "up to 300 of theirs were killed for the loss of five of ours": in one battle
    return any(_most(claim) >= least for claim in found.claims)


def tallies_of(
    found: Facts,
    published: date | None,
    words: Lexicon,
    home: Party | None = None,
    told_of: date | None = None,
) -> Iterator[Tally]:
    """Yield each number of the sentence as a tally, as of the day it names, else the day of publication.

    One "as of 15:00" or "at that point" is of the day told of, ``told_of``. People whom an outlet counts without saying whose they are, are those of its own country, ``home``.
    """
    stated = next((mention.span.end for mention in found.dates_used(DateUse.AS_OF)), None)
    # "Tuesday's toll has reached six, the ministry said on the 19th" is as of the 19th.
    said = next((mention.span.end for mention in found.dates_used(DateUse.SAID)), None)
    event = next((mention.span.end for mention in found.dates_used(DateUse.EVENT)), None)
    then = told_of if words.says(found.sentence.text, "tally", "as_of_then") else None
    as_of = stated or said or event or then or published
    if as_of and published:
        as_of = min(as_of, published)  # "in 2013", told in November
    told: list[tuple[Claim, str]] = []
    for claim in found.claims:
        for measure in MEASURES:
            count = getattr(claim, measure)
            if count is not None:
                told.append((_of_home(claim, home, words), measure))
                yield _tally(*told[-1], _in_all(count, claim.quote, words), as_of)
    for counts, day in restated(found, words) if told else ():
        # "47 and 222" are of the measures in their order; one number alone is of the last.
        same = told[: len(counts)] if len(counts) > 1 else told[-1:]
        for (claim, measure), count in zip(same, counts, strict=False):
            yield _tally(claim, measure, count, day)


def _in_all(count: Count, quote: str, words: Lexicon) -> Count:
    """Return how many one person is the last of: "the third soldier killed since January" is three, "the twenty-eighth" 28.

    Not "one second lieutenant", nor a soldier of the third corps or of the second war.
    """
    tens = count.low == count.high and count.best in TENS  # «двадцать восьмой погибший» was read as twenty
    tokens = tokens_of(quote, words) if count == _ONE or tens else []
    if any(one.value == 1 and not _is_of_month(tokens, at, words) for at, one in enumerate(tokens)):
        return count
    for at in range(len(tokens)):
        behind = tokens[at + 1 : at + 1 + _NEXT]
        who = next(
            (
                one
                for one in behind
                if one.has(*PEOPLE) or not (one.has("modifiers") or party_named(one.text, words))
            ),
            None,
        )
        if who is not None and who.has(*PEOPLE, *MEASURES):
            number = ordinal_at(tokens, at, words)
            if number is not None and (not tens or number > (count.best or 0)):
                return Count(number, number, number)
    return count


def _is_of_month(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Return whether a number is that of a day: "killed on 1 June, he is the second since January"."""
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return tokens[at].text[:1].isdigit() and any(words.words("months").fullmatch(one.text) for one in beside)


def _own_dead(found: Facts, least: int) -> bool:
    """Return whether a side counts so many dead of its own as no incident cost: "at least 200 were killed in the assault, he said"."""
    own = (one.killed for one in found.claims if one.side is one.party and one.killed)
    return not found.sites and any((count.low or 0) >= least for count in own)


def of_places(
    found: Facts, last: Draft | None, day: date | None, home: Party | None, words: Lexicon
) -> Facts:
    """Return a sentence's totals, what a mayor or doctor counts as of the side that holds the place told of last."""
    local = [claim for claim in found.claims if claim.party is Party.UNSTATED]
    if not local or day is None:
        return found
    places = found.sites or (less_containers(last.mentions) if last else ())
    sided = dict(zip(local, with_sides(local, places, day, home, words), strict=True))
    return replace(found, claims=tuple(sided.get(claim, claim) for claim in found.claims))


def told_again(found: Facts, before: Sequence[Tally], words: Lexicon) -> Iterator[Tally]:
    """Yield the tallies told before with the numbers that a sentence gives for another day: "A day before it was 47"."""
    for counts, day in restated(found, words) if before else ():
        for tally, count in zip(before[-len(counts) :], counts, strict=False):
            sentence = found.sentence
            claimed = (
                tally.report_id,
                tally.claimant,
                tally.measure,
                tally.side or "",
                sentence.text,
                str(count),
            )
            yield replace(
                tally, id=stable_id("tally", *claimed), count=count, as_of=day, quote=sentence.text,
                start=sentence.start, end=sentence.end,
            )  # fmt: skip


def _of_home(claim: Claim, home: Party | None, words: Lexicon) -> Claim:
    if claim.party in (Party.OUTLET, Party.OTHER) and words.says(claim.quote, "tally", "of_all"):
        return replace(claim, side=None)  # "the conflict over the Armenian enclave has cost 30,000 lives"
    if claim.side is not None or words.says(claim.quote, "counts", "both_sides"):
        return claim
    if claim.party is Party.OTHER:
        # "the HALO Trust says 71 people have been killed by mines in Nagorno-Karabakh"
        named = {party for party, _ in parties_in(claim.quote, words)} & set(BELLIGERENTS)
        return replace(claim, side=named.pop()) if len(named) == 1 else claim
    own = claim.party is Party.OUTLET and home in BELLIGERENTS
    if own and home is Party.ARMENIA and first_party(claim.quote, words) is Party.NAGORNO_KARABAKH:
        home = Party.NAGORNO_KARABAKH  # "mines have hurt 370 in Artsakh", as told in Yerevan
    return replace(claim, side=home) if own else claim


def _tally(claim: Claim, measure: str, count: Count, as_of: date | None) -> Tally:
    return Tally(
        id=stable_id(
            "tally", claim.report_id, claim.claimant, measure, claim.side or "", claim.quote, str(count)
        ),
        claimant=claim.claimant,
        party=claim.party,
        side=claim.side,
        measure=measure,
        count=count,
        as_of=as_of,
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        report_id=claim.report_id,
    )
