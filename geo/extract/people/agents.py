"""Who did it, took them or tells of them: sides that a sentence names beside people who are not theirs."""

from collections.abc import Sequence

from geo.extract.people.groups import FATES
from geo.extract.words.tokens import PEOPLE, Token

__all__ = [
    "LOST",
    "are_captors",
    "has_fired",
    "is_agent",
    "is_of_fire",
    "is_source",
    "is_taken",
    "is_weapons",
    "tells_fire",
]

LOST = (*FATES, "killed_of_people", "captured_of_people")
"""The tags of words for what became of people, of verbs that have them as their object too."""

_FIRED = 5  # words from fire to what else is told: "atəş açdığını iddia edib və"
_SOME = 9
_NEAR = 3


def is_source(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is of who tells or who holds them, not of whose they are: "by our count", "in Armenian captivity"."""
    behind, before = tokens[at + 1 : at + 2], tokens[max(0, at - 1) : at]
    told = any(one.has("sources", "captivity", "as_told") for one in behind)
    return told or any(one.has("sources") for one in before)


def is_agent(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Return whether a word is of who did it, or before captives' fate of who took them: "Ermənistan hərbçiləri tərəfindən ələ keçirilib"."""
    if any(token.has("by") for token in tokens[at + 1 : at + 2]):
        return True  # "azərbaycanlılar tərəfindən"
    if at > 1 and tokens[at - 1].has("doing") and tokens[at - 2].has("does") and tokens[at - 2].has(*FATES):
        return True  # "were killed by the attackers"
    agent = any(token.has("agents", "agent_after") for token in tokens[at + 1 : at + _NEAR])
    return agent and any(token.has("captured", "captured_of_people") for token in tokens[at + 1 : last + 1])


def is_taken(tokens: Sequence[Token], first: int) -> bool:
    """Return whether a count is of people whom the subject before it took or hit: "accused Armenian border guards of wounding one"."""
    hit = tokens[first].has("active") and not tokens[first].has("losers")
    taken = tokens[first].has("captured", "captured_of_people") and not tokens[first].has("number", *PEOPLE)
    # "put the number of Armenian soldiers captured near Sotk at twelve"
    counted = any(one.counts for one in tokens[first + 1 : first + _NEAR])
    passive = first > 0 and tokens[first - 1].has(*PEOPLE) and not counted
    return hit or (taken and not passive)


def are_captors(tokens: Sequence[Token], last: int) -> bool:
    """Return whether behind captives' fate stands who took them: "captured by the armed forces of Azerbaijan"."""
    behind = tokens[last + 1 : last + 2]
    return tokens[last].has("captured", "captured_of_people") and any(
        one.has("owners_after") for one in behind
    )


def is_weapons(tokens: Sequence[Token], at: int) -> bool:
    """Return whether what hit people stands right by the enemy's name: "by enemy fire", «выстрелом противника»."""
    before = tokens[at - 1] if at else None
    if before and before.has("firers") and at > 1:
        before = tokens[at - 2]  # «от выстрела снайпера противника»
    behind = tokens[at + 1 : at + 2]
    if before and before.has("fires_of"):
        # «Под огнём диверсанты отошли»: behind it stands who did something
        return not any(token.has("admitting", "losers") for token in behind)
    return any(token.has("causes", "fires", "firers") and not token.has(*PEOPLE) for token in behind)


def has_fired(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a side named there is whose fire it was: "by a shot from the Armenian side", not an Armenian soldier."""
    behind = tokens[at + 1 : at + _SOME]
    lost = next((step for step, token in enumerate(behind) if token.has("losers")), _SOME)
    if _lost_then(behind[:lost]) and lost < len(behind):
        return False  # "azərbaycanlılar hücum edib, dörd nəfər itirib"
    counts = any(one.has("number") for one in behind[lost + 1 : lost + 2])
    if counts and not any(one.has("conj", "mark", "link", "killed", "wounded") for one in behind[:lost]):
        return False  # "Azerbaijani forces that shelled Chinari on Friday lost 30"
    for step, token in enumerate(behind):
        if token.has("causes"):
            # «армяне атаковали первыми и потеряли 12 человек»
            return not any(
                one.has("conj") and other.has("losers")
                for one, other in zip(behind[step:], behind[step + 1 :], strict=False)
            )
        if token.has("alone", "number", "killed", "wounded", "comma", "mark", "when_hit"):
            break
    return is_of_fire(tokens, at)


def _lost_then(before: Sequence[Token]) -> bool:
    """Return whether a number of people stands right before the verb of losing, in a clause that goes on about who did something."""
    counted = any(one.has("number") for one in before[-_NEAR:]) and any(
        one.has(*PEOPLE) for one in before[-2:]
    )
    return counted and not any(one.has("mark", "link", "killed", "wounded", "breaks") for one in before)


def is_of_fire(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a side is that of what hit people: "in Azerbaijani shelling", «обстрел со стороны армянских сил».

    "The actions of Azerbaijan" stand right by it; of fire a few words may stand between.
    """
    behind = tokens[at + 1 : at + _SOME]
    if any(token.has("fired_at") for token in behind[:1]):
        behind = ()  # "Azərbaycan mövqelərini vurub": what was hit
    for step, token in enumerate(behind):
        # «ադրբեջանական ԶՈւ ստորաբաժանումների կրակից»: the words for its forces are passed over
        passed = step and behind[step - 1].has("possessed", "genitive")
        near = step < _NEAR - 1 or (passed and all(one.has("forces") for one in behind[:step]))
        if token.has("fires") and near:
            return True
        if token.has("comma", "mark", "when_hit", *PEOPLE, *LOST):
            break
    from_side, adjacent, forces = False, True, True
    for token in reversed(tokens[max(0, at - _NEAR - 1) : at]):
        if token.has("deeds") and adjacent:
            return True  # «от действий Азербайджана»
        adjacent = adjacent and token.has("articles", "glue", "modifiers", "forces")
        if token.has("fires"):
            # «от огня армянской стороны», but not «от обстрела армянских позиций»
            right_before = forces and token.has("fires_of")
            if right_before and tokens[at].has("person") and not token.has("things"):
                return True  # «от огня азербайджанцев», but not «от обстрела азербайджанцев»
            beside = (*tokens[at - 1 : at], *tokens[at + 1 : at + 2])
            return from_side or (right_before and any(one.has("forces") for one in beside))
        if token.has("comma", "mark", "number", *PEOPLE, *LOST):
            return False
        forces = forces and token.has("forces")
        from_side = from_side or token.has("from_side")
    return False


def tells_fire(between: Sequence[Token]) -> bool:
    """Return whether a side named before a count is told to have fired, and then what that did: "the Armenian side opened fire: one man was hurt"."""
    border = next(
        (
            step
            for step, token in enumerate(between)
            if token.has("link")
            or (token.has("conj") and any(one.has("fires") for one in between[max(0, step - _FIRED) : step]))
        ),
        None,
    )  # "kəndini vurub və iki nəfər yaralanıb"
    return border is not None and any(token.has("fires") for token in between[:border])
