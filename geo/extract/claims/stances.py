"""How a speaker stands to what is said: asserts, denies or accuses whom; and whose statement is said to be untrue."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.extract.counts.find import Loss
from geo.extract.kinds import denies_event, fire_kind_of, kind_position
from geo.extract.parties.find import BELLIGERENTS, OPPONENTS, parties_in
from geo.extract.parties.targets import less_struck
from geo.extract.speakers.claimants import NO_SIDE
from geo.extract.speakers.phrases import objects
from geo.extract.speakers.speeches import Speech
from geo.extract.speakers.verbs import told_by
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Kind, Party, Stance

__all__ = ["Refuted", "alleged_by", "less_core", "of_opponents", "refuted_by", "says_they_fired", "stance_of"]

_POSSESSIVE = re.compile(r"['’]s?$")
# Letters behind a name in which the noun must begin that it belongs to.
_NEAR_NAME = 30
_LONGEST_STATEMENT = 120
_BORDER = re.compile(r"[;:]|[.!?]\s")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Refuted:
    """Whose statement a speaker calls untrue or leaves open, and where in the sentence that statement is named.

    ``ahead`` says that what it told stands before that, as languages do whose verb comes last. ``until`` is where it is called
    untrue, if that stands behind all that it told.
    """

    name: str
    party: Party
    end: int
    ahead: bool = False
    until: int = 0

    def of(self, losses: Sequence[Loss], text: str, speech: Speech, words: Lexicon) -> list[Loss]:
        """Return the losses that the statement told of: "dismissed Baku's claims that three soldiers had died"."""
        return [loss for loss in losses if self._told(loss, text, speech, words)]

    def _told(self, loss: Loss, text: str, speech: Speech, words: Lexicon) -> bool:
        if self.ahead and loss.start < speech.start + self.end:
            behind = text[loss.end : speech.start + self.end]
            own = loss.enemy or loss.count.high == 0 or (loss.ours and "," in behind)
            return not (own or _BORDER.search(behind))
        between = text[speech.start + self.end : loss.start]
        closed = loss.end <= speech.start + self.until
        if loss.ours or loss.start < speech.start + self.end:
            return False
        if len(between) > _LONGEST_STATEMENT and not closed:
            return False
        # «убиты восемь солдат, а двое взяты в плен»: the word joins two numbers of one statement
        turns = (
            words.words("claims", "contrast").search(between.rstrip().rpartition(" ")[0]) and "," in between
        )
        return not (_BORDER.search(between) or turns or _says_more(between, words))


def _says_more(between: str, words: Lexicon) -> bool:
    """Return whether somebody says something there: "circulated by the ministry" only says whose statement it is."""
    verbs = words.words("claims", "report_verbs").finditer(between)
    return any(told_by(words).match(between, verb.end()) is None for verb in verbs)


def refuted_by(governed: str, stance: Stance, speech: Speech, words: Lexicon) -> Refuted | None:
    """Return the opponent whose statement is said to be untrue: that statement accused the speaker."""
    party = speech.claimant.party
    if stance is not Stance.DENIES or party not in BELLIGERENTS:
        return None
    statement = words.words("claims", "statements").search(governed)
    untrue = words.words("claims", "untrue").search(governed) or words.words("claims", "denies").search(
        governed
    )
    if statement is None or untrue is None:
        return None
    # Whose report "is untrue" is named before that; who is named behind is of what the speaker goes on to say.
    ahead = untrue.start() >= statement.end()
    named = parties_in(governed[: untrue.start()] if ahead else governed, words)
    other = next((one for one in named if one[0] is not party), None)
    enemy = words.words("claims", "enemy").search(governed, 0, statement.end()) if other is None else None
    if enemy:  # "the enemy's report that ten were killed is untrue"
        other = OPPONENTS[party][0], enemy.group()
    of_a_kind = words.words("claims", "untrue_adjectives").fullmatch(untrue.group())
    if of_a_kind and governed[untrue.end() : statement.start()].isspace():
        return None  # "accused Baku of spreading untrue reports": of no one report
    if other is None and not ahead:
        # "The ministry denied reports that five had been killed": whose these are is not said.
        return Refuted(f"not named{NO_SIDE}", Party.UNSTATED, statement.end())
    if other is None or other[0] not in OPPONENTS[party]:
        return None
    name = _named_fully(other[1], governed, words)
    return Refuted(name, other[0], statement.end(), ahead=ahead, until=untrue.start() if ahead else 0)


def says_they_fired(governed: str, refuted: Refuted, refuting: Party, words: Lexicon) -> bool:
    """Return whether the statement called untrue says that who refutes it fired: "that Armenian units opened fire at positions"."""
    if refuted.party not in BELLIGERENTS:
        return False
    told = governed.partition(refuted.name)[2] or governed
    kind = fire_kind_of(told, words)
    if kind in (None, Kind.CAPTURE):
        # "that eight Azerbaijani soldiers were killed and two captured": who these are did not do it.
        return False
    return _hostile_party(told[: kind_position(told, kind, words)], refuted.party, words) is refuting


def _named_fully(name: str, text: str, words: Lexicon) -> str:
    """Return whose statement it is with the noun behind a bare "Azerbaijani": "Azerbaijani media", whose claims are denied as that side's."""
    behind = text[text.find(name) + len(name) :] if name in text else ""
    for kind in ("outlets", "official"):
        noun = words.words("parties", "speakers", kind).search(behind, 0, _NEAR_NAME)
        if noun and all(word[:1].isupper() for word in behind[: noun.start()].split()):
            return name + behind[: noun.end()].rstrip()
    return _POSSESSIVE.sub("", name)


def alleged_by(losses: Sequence[Loss], governed: str, speech: Speech, words: Lexicon) -> Refuted | None:
    """Return the nameless one to whom a party's own text leaves a number: "allegedly, 2300 soldiers were killed"."""
    party = speech.claimant.party
    if speech.verb or party not in BELLIGERENTS:
        return None
    alleged = words.words("claims", "unattributed").search(governed)
    if alleged is None or all(loss.start < speech.start + alleged.end() for loss in losses):
        return None
    return Refuted(f"not named{NO_SIDE}", Party.UNSTATED, alleged.end())


def stance_of(text: str, speech: Speech, words: Lexicon) -> tuple[Stance, Party | None]:
    """Return how the speaker stands to what is said in that part of the sentence, and the party accused."""
    start, end = speech.start, speech.end
    governed = text[start:end]
    negated = words.words("claims", "negators").search(text, start, end) is not None
    if words.words("claims", "denies").search(text, start, end) or (
        negated and denies_event(governed, words)
    ):
        return Stance.DENIES, None
    doubted = not speech.verb and words.words("claims", "unattributed").search(text, start, end)
    if doubted or words.words("claims", "accuses").search(text, start, end):
        about = _accused(governed, speech, words) or _accused_before(text[slice(*speech.core)], speech, words)
        return Stance.ACCUSES, about
    party = speech.claimant.party
    if party in BELLIGERENTS and words.words("claims", "hostile").search(text, start, end):
        about = _hostile_party(less_core(governed, speech), party, words)
        if about is not None:
            return Stance.ACCUSES, about
    if party is Party.RUSSIA and (alone := _only_actor(less_core(governed, speech), words)):
        return Stance.ACCUSES, alone
    return Stance.ASSERTS, None


def _only_actor(told: str, words: Lexicon) -> Party | None:
    """Return the one side whose forces a third party says did it: "Azerbaijani troops broke the ceasefire three times"."""
    told = less_struck(told, words)
    named = [(party, name) for party, name in parties_in(told, words) if party in BELLIGERENTS]
    if len({party for party, _ in named}) != 1:
        return None
    behind = told[told.index(named[0][1]) + len(named[0][1]) :]
    acts = words.words("claims", "hostile").search(behind)
    forces = words.words("seizing", "forces").search(behind, 0, acts.start()) if acts else None
    return named[0][0] if forces else None


def of_opponents(claims: Sequence[Claim], words: Lexicon) -> list[Claim]:
    """Return the claims of an incident, what Baku says of "the other side" as of Nagorno-Karabakh where that alone tells of it too."""
    told = {party for claim in claims for party in (claim.party, claim.side)}
    accused = {party for claim in claims if claim.about for party in _named(claim, words)}
    if Party.NAGORNO_KARABAKH not in told or Party.ARMENIA in told or Party.ARMENIA in accused:
        return list(claims)
    return [
        replace(claim, about=Party.NAGORNO_KARABAKH) if claim.about is Party.ARMENIA else claim
        for claim in claims
    ]


def _named(claim: Claim, words: Lexicon) -> set[Party]:
    return {party for party, _ in parties_in(claim.quote, words)}


def less_core(governed: str, speech: Speech) -> str:
    """Return what is said without the speaker's name and the verb of saying, where these stand at one end of it."""
    if not speech.verb:
        return governed
    start, end = (max(0, at - speech.start) for at in speech.core)
    rest = governed[:start] + governed[end:]
    return rest if _LETTER.search(rest) else governed


def _hostile_party(told: str, party: Party, words: Lexicon) -> Party | None:
    """Return the opponent whose units the speaker says did it: named, or called the enemy; never the one fired at."""
    if words.words("claims", "inflicted").search(told):
        return None
    if not words.has("claims", "owners_before"):
        told = less_struck(told, words)
        told = words.words("claims", "targets").sub(lambda match: " " * len(match.group()), told)
    named = next((one for one, _ in parties_in(told, words) if one in OPPONENTS[party]), None)
    if named is not None:
        return named
    return OPPONENTS[party][0] if words.words("claims", "enemy").search(told) else None


def _accused_before(core: str, speech: Speech, words: Lexicon) -> Party | None:
    """Return the opponent that stands as the object between the speaker and the verb: "Bakı İrəvanı … ittiham edib"."""
    known = objects(words)
    if known is None or speech.claimant.party not in BELLIGERENTS:
        return None
    named = (party for one in known.finditer(core) for party, _ in parties_in(one.group(), words))
    return next((party for party in named if party in OPPONENTS[speech.claimant.party]), None)


def _accused(governed: str, speech: Speech, words: Lexicon) -> Party | None:
    """Return the party accused: after "by" where one stands there, else the first that is not the speaker's own."""
    if words.has("claims", "accuses_them") and words.words("claims", "accuses_them").search(governed):
        return None  # "accused them of strikes on Karabakh formations", "accused each other": of whom is not said here
    agent = words.words("claims", "agent").search(governed)
    for text in ([governed[agent.end() :]] if agent else []) + [governed]:
        for party, _ in parties_in(text, words):
            if party in BELLIGERENTS and party is not speech.claimant.party:
                return party
    if speech.claimant.party in BELLIGERENTS and words.words("claims", "enemy").search(governed):
        return OPPONENTS[speech.claimant.party][0]
    return None
