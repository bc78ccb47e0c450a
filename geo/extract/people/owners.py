"""Whose people a loss is, by the words of its sentence: those it counts, the army named beside them, the loser."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from geo.extract.parties.find import body_of
from geo.extract.people.agents import (
    LOST,
    are_captors,
    has_fired,
    is_agent,
    is_source,
    is_taken,
    is_weapons,
)
from geo.extract.people.doers import doer_of
from geo.extract.people.losers import losers, loses_too, toll
from geo.extract.people.whose import Owner, is_its, party_at, party_named
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import PEOPLE, Token
from geo.model import Party

__all__ = ["side_of"]

_FEW = 6
_BLAMED = 3  # tokens: "blamed the Armenian side"
_NEAR = 3
_CLAUSE = 40
_APART = (";", ".", "։")
_LOSSES = ("unknown", "casualties", "totals")


def side_of(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> Owner:
    """Return whose people they are, as the words of a sentence say."""
    doer = doer_of(tokens, first, last, lambda at: party_at(tokens, at, words))
    army = None if doer.party else _army(tokens, first, last, words)
    owner = (
        (Owner(army) if army else None)
        or _beaten_off(tokens, first, words)
        or (Owner(enemy=True) if _are_theirs(tokens, first) else None)
        or _named_beside(tokens, first, last, words, doer.at)
        or (
            _headed(tokens, first, words)
            or _on_side(tokens, first, words, doer.at)
            or toll(tokens, first, words, doer.at)
            or _of_its_soldiers(tokens, first, last, words)
            or (Owner(own=True) if loses_too(tokens, first) else None)
            or (Owner(enemy=True) if _are_of_enemy(tokens, first, last) else None)
            or Owner(_mourned(tokens[first : last + 1], words))
        )
    )
    return owner._replace(doer=doer)


def _beaten_off(tokens: Sequence[Token], first: int, words: Lexicon) -> Owner | None:
    """Return the attackers as those killed in the clause behind a verb of beating them off: "repelled an Azerbaijani attack, killing five"."""
    if not tokens[first].has("active") or not tokens[max(0, first - 1)].has("comma"):
        return None
    start = max(0, first - _CLAUSE)
    beaten = next((at for at in range(first - 1, start - 1, -1) if tokens[at].has("beats_off")), None)
    if beaten is None or any(one.has("mark") for one in tokens[beaten:first]):
        return None
    behind = range(beaten + 1, min(first, beaten + _FEW))
    party = next((party for at in behind if (party := party_at(tokens, at, words))), None)
    return Owner(party) if party else None


def _are_theirs(tokens: Sequence[Token], first: int) -> bool:
    """Return whether losses are "theirs" beside others of one's own: "It put their losses at 11 dead, and its own at two"."""
    before = tokens[max(0, first - _NEAR) : first]
    theirs = any(one.has("theirs") and other.has("unknown") for one, other in pairwise(before))
    return theirs and any(one.has("own") for one in tokens[first : first + _CLAUSE // 2])


def _named_beside(tokens: Sequence[Token], first: int, last: int, words: Lexicon, doer: int) -> Owner | None:
    """Return whose people they are by the names and pronouns among them, beside them and of who lost them, but for the ``doer``."""
    for stretch in (
        _before_total(tokens, first),
        range(first, last + 1),
        () if is_taken(tokens, first) else _owners(tokens, _less_noun(tokens, first), -1, words),
        () if are_captors(tokens, last) else _owners(tokens, last, 1, words),
        losers(tokens, first, last),
    ):
        for at in stretch:
            if doer >= 0 and (at == doer or doer < at < first):
                continue  # "a mine laid by Azerbaijani saboteurs killed two"
            token = tokens[at]
            counted = first <= at < last and tokens[at + 1].has(*PEOPLE)  # "three Russian correspondents"
            if (is_source(tokens, at) and not counted) or _is_of_others(tokens, at, first, last):
                continue
            if token.has("enemy"):
                agent = any(one.has("agent_after") for one in tokens[at + 1 : at + 2])
                passive = agent and any(one.has("passive") for one in tokens[first : last + 1])
                # "düşmənin kəndi top atəşinə tutması nəticəsində": what the enemy did had them killed
                passive = passive or any(one.has("result") for one in tokens[at + 1 : last + 1])
                if is_weapons(tokens, at) or token.has("enemy_by") or passive or _strikes(tokens, at, first):
                    continue
                return Owner(enemy=True)
            soldiers = first < at < last and tokens[at + 1].has("military")
            own = token.has("own") or (token.has("pronoun") and soldiers)
            clause = _since_colon(tokens, at, words) if own else ()
            if own and not token.has("ours", "us") and any(one.has("enemy") for one in clause[:_NEAR]):
                return Owner(enemy=True)  # "The enemy left five bodies, ten more of its soldiers are hurt"
            if token.has("own", "ours") or (own and not any(one.has("enemy") for one in clause)):
                return Owner(ours=token.has("ours"), own=True)
            if (party := party_at(tokens, at, words)) and not has_fired(tokens, at):
                return Owner(_of_karabakh(party, stretch, tokens, words))
    known = _citizens(tokens, first, words) or _among(tokens, first, words, doer)
    return Owner(known) if known else None


def _since_colon(tokens: Sequence[Token], at: int, words: Lexicon) -> Sequence[Token]:
    """Return the words before one, but not those that a colon closes behind which a side is named: "The other side tells it otherwise: the NKR lost two of its own"."""
    start = max(0, at - _CLAUSE)
    colon = next((before for before in range(at - 1, start - 1, -1) if tokens[before].text == ":"), None)
    if colon is None:
        return tokens[:at]
    clause = tokens[colon + 1 : at]
    return clause if any(party_named(one.text, words) for one in clause) else tokens[:at]


def _is_of_others(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Return whether a word names who did it or took them, who is blamed, or whose land it is."""
    if tokens[at].has("in_hands"):
        return True  # "were in Azerbaijani hands"
    if 0 < at < first and tokens[at - 1].has("doing"):
        return True  # "as a result of shooting by Armenian units a soldier died"
    return is_agent(tokens, at, last) or _is_blamed(tokens, at) or _is_of_land(tokens, at)


def _strikes(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Return whether a word is the subject of the verb for what befell those counted behind it: "the enemy killed two"."""
    between = tokens[at + 1 : first]
    counted = tokens[first + 1 : first + 2]
    acts = at < first and tokens[first].has("does") and not tokens[first].has("losers")
    return (
        acts
        and all(token.has("having", "glue", "not_before") for token in between)
        and bool(counted)
        and (counted[0].value is not None or counted[0].has("articles", *PEOPLE))
    )


def _of_its_soldiers(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> Owner | None:
    """Return those who tell it as the owner of "two of its soldiers", where no words beside them name another."""
    pairs = zip(tokens[first:last], tokens[first + 1 : last + 1], strict=True)
    its = any(one.has("military") and is_its(token, words) for token, one in pairs)
    return Owner(own=True) if its else None


def _are_of_enemy(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether a number is of them, and the people told of last are the enemy's: "the saboteurs withdrew; two of them were wounded"."""
    beside = tokens[max(0, first - 2) : last + 2]
    if not any(one.has("subset", "subset_after", "definite") for one in beside):
        return False
    told = (
        one for one in reversed(tokens[:first]) if one.has("own", "ours", "us", "forces", "enemy", *PEOPLE)
    )
    nearest = next((one for one in told if not one.has("articles", "subset")), None)
    return nearest is not None and nearest.has("enemy")


def _is_of_land(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "our", or a side, is of a land: "tried to enter our territory, leaving two bodies", "the Azerbaijani exclave"."""
    land = any(one.has("land") for one in tokens[at + 1 : at + 2])
    return land and not tokens[at].has("enemy")


def _is_blamed(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a party is blamed for a death: "Yerevan blamed Baku for the death of a soldier"."""
    return any(token.has("blames") for token in tokens[max(0, at - _BLAMED) : at])


def _army(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> Party | None:
    """Return whose army is named by more than one word right behind a count or before one that it cost: "cost the Defence Army five lives"."""
    behind, end = last + 1, first
    while behind < len(tokens) and behind - last <= _NEAR and tokens[behind].has("forces"):
        behind += 1
    loses = tokens[first].has("losers")
    while loses and end and first - end < _NEAR and not tokens[end - 1].has("forces", "comma", "enemy"):
        end -= 1  # "the Defence Army lost four men", with where between them
    has = end > 1 and tokens[end - 1].has("exist", "has_lost") and not tokens[first].has("does")
    end -= bool(has)  # "the Defence Army has two dead"
    named = end and tokens[end - 1].has("military")  # «Պաշտպանության բանակի զինծառայող Արամ Կ.»
    end -= bool(named)
    before = end
    while before and end - before < _NEAR and tokens[before - 1].has("forces"):
        if tokens[before - 1].has("military"):
            break  # «военнослужащие Армии обороны»
        before -= 1
    serving = named or any(one.has("military") for one in tokens[max(0, before - 2) : before])
    costs = before and tokens[before - 1].has("costs")
    whose = end > before and tokens[end - 1].has(
        "possessed", "genitive"
    )  # «Պաշտպանության բանակի երկու զինծառայող»
    whose = whose or has or _is_within(tokens, before, end)
    inside = next(
        (at for at in range(first, last) if tokens[at].has("forces") and tokens[at + 1].has("forces")), last
    )
    stretches = [(last + 1, behind), (inside, last)]  # «двое военнослужащих Армии обороны погибли»
    stretches += [(before, end)] if costs or loses or whose or serving else []
    bodies = (" ".join(token.text for token in tokens[start:end]) for start, end in stretches)
    return next((party for body in bodies if " " in body and (party := body_of(body, words))), None)


def _is_within(tokens: Sequence[Token], before: int, end: int) -> bool:
    """Return whether people of an army are told of: «у Армии обороны ранен один», "Müdafiə Ordusunda iki əsgər həlak olub"."""
    within = before > 0 and tokens[before - 1].has("within")
    return end > before and (within or tokens[end - 1].is_locative)


def _before_total(tokens: Sequence[Token], first: int) -> Iterable[int]:
    """Return the word right before a total, which says whose it is: "Armenia's death toll on the border with Azerbaijan"."""
    return (first - 1,) if first and tokens[first].has("totals") else ()


def _less_noun(tokens: Sequence[Token], first: int) -> int:
    """Return where the people begin whom a fate and a number, or their total, stand behind: "the number of Armenian soldiers killed is 50"."""
    noun = first > 1 and tokens[first].has(*LOST) and tokens[first - 1].has("military", "civilian")
    total = any(token.has("totals") for token in tokens[max(0, first - _NEAR - 1) : first - 1])
    # «армянских солдат убито двадцать», but not «огнём армянских солдат ранено двое»
    many = noun and tokens[first - 2].has("of_many") and not tokens[first].has("plural")
    many = many and not any(
        token.has("fires", "causes") for token in tokens[max(0, first - _NEAR) : first - 2]
    )
    return first - 1 if noun and (total or many) else first


def _citizens(tokens: Sequence[Token], first: int, words: Lexicon) -> Party | None:
    """Return whose citizens they are said to be: "two passengers, both of them citizens of Georgia"."""
    begin = first
    while begin > max(0, first - _NEAR) and not tokens[begin - 1].has("comma", "mark", "conj"):
        begin -= 1
    for at in range(begin, min(len(tokens), first + _CLAUSE // 2)):
        if at >= first and tokens[at].has("mark"):
            return None
        if tokens[at].has("citizens"):
            beside = (at - 1, at + 1, at + 2)
            named = (party_named(tokens[one].text, words) for one in beside if 0 <= one < len(tokens))
            return next((party for party in named if party), None)
    return None


def _among(tokens: Sequence[Token], first: int, words: Lexicon, doer: int) -> Party | None:
    """Return among whose people a count is said to be, whether the language says so before or behind them; not of the ``doer``'s."""
    at = next(
        (at for at in range(first - 1, max(0, first - _CLAUSE) - 1, -1) if tokens[at].has("amid")), None
    )
    if at is None or any(token.has("mark", "comma") for token in tokens[at:first]):
        return None
    begin = at
    while begin > max(0, at - _FEW) and not tokens[begin - 1].has("mark", "comma"):
        begin -= 1
    begin = doer + 1 if begin <= doer < at else begin
    people = [*tokens[begin:at], *tokens[at + 1 : min(first, at + _FEW)]]
    if not any(token.has("military", "civilian") for token in people) or any(
        token.has(*LOST) for token in people
    ):
        return None  # "among the dead are five Armenian soldiers"
    return next((party for one in people if (party := party_named(one.text, words))), None)


def _of_karabakh(party: Party, stretch: Iterable[int], tokens: Sequence[Token], words: Lexicon) -> Party:
    """Return Nagorno-Karabakh where the words name it beside Armenians: "of the Armenian formations of Nagorno-Karabakh"."""
    if party is not Party.ARMENIA:
        return party
    beside = (party_named(tokens[at].text, words) for at in stretch)
    return Party.NAGORNO_KARABAKH if Party.NAGORNO_KARABAKH in beside else party


def _headed(tokens: Sequence[Token], first: int, words: Lexicon) -> Owner | None:
    """Return whose a count is that a heading stands before: "enemy losses:", "a dead Azerbaijani soldier:"."""
    links = (at for at in range(first - 1, max(0, first - _CLAUSE), -1) if "link" in tokens[at].tags)
    for link in links:
        begin = max(0, link - _FEW)
        # "ten enemy soldiers were killed; own losses: two": another clause is no heading
        begin = max((at + 1 for at in range(begin, link) if tokens[at].text in _APART), default=begin)
        comma = max((at for at in range(begin, link) if tokens[at].has("comma")), default=begin)
        if any(token.has(*_LOSSES) for token in tokens[comma:link]):
            begin = comma  # "a hundred of the attackers lay there, our losses: 27"
        heading = tokens[begin:link]
        if any(token.has(*_LOSSES) for token in heading):
            if any(token.has("enemy") for token in heading):
                return Owner(enemy=True)
            if ours := [token for token in heading if token.has("own", "ours")]:
                return Owner(ours=any(token.has("ours") for token in ours), own=True)
            return None
        if party := _announced(heading, words):
            return Owner(party)
    return None


def _announced(heading: Sequence[Token], words: Lexicon) -> Party | None:
    """Return whose one of the dead or wounded is before a colon or dash: «о погибшем азербайджанском солдате – сержант умер»."""
    people = (at for at, token in enumerate(heading) if token.has(*LOST) and not token.has("does", "active"))
    lost = next(people, None)
    if lost is None or any(token.value is not None for token in heading):
        return None
    named = {party_named(token.text, words) for token in heading[max(0, lost - 1) : lost + 2]} - {None}
    return named.pop() if len(named) == 1 else None


def _on_side(tokens: Sequence[Token], first: int, words: Lexicon, doer: int) -> Owner | None:
    """Return whose people a clause counts that opens with their side: "on the Armenian side, two people were killed"."""
    begin = first
    while begin > max(0, first - _CLAUSE) and not tokens[begin - 1].has("mark"):
        begin -= 1
    opening = tokens[begin : min(first, begin + _NEAR + 1)]
    noun = next((step for step, token in enumerate(opening) if token.has("side_noun")), 0)
    party = party_at(tokens, begin + noun - 1, words) if noun else None
    if begin + noun - 1 == doer or (tokens[first].has("active") and not tokens[first].has("losers")):
        return None  # «с азербайджанской стороны ранили пастуха», «Ադրբեջանի կողմից սպանվել է երկու զինվոր»: by Azerbaijan
    if party is None or any(token.has("fires", "causes") for token in tokens[begin + noun : first]):
        return None
    led = any(token.has("side_before") for token in opening[:noun])
    return Owner(party) if led or (noun == 1 and not words.has("counts", "side_before")) else None


def _mourned(tokens: Sequence[Token], words: Lexicon) -> Party | None:
    """Return the party whose own dead only are called so, as those of Azerbaijan "şəhid"."""
    text = " ".join(token.text for token in tokens)
    named = words.table("counts").get("mourned", {})
    return next(
        (Party(party) for party in named if words.words("counts", "mourned", party).search(text)), None
    )


def _owners(tokens: Sequence[Token], at: int, step: int, words: Lexicon) -> Iterator[int]:
    """Yield the words of the names of armies and sides that adjoin a count: "Azərbaycan Ordusunun 7 əsgəri"."""
    tags = (
        ("forces", "owners", "enemy", "own", "ours", "glue")
        if step < 0
        else ("forces", "owners_after", "enemy", "own", "ours", "articles")
    )
    at += step
    if step > 0 and any(token.has("agents") for token in tokens[at : at + _NEAR]):
        return
    for _ in range(_FEW):
        if not 0 <= at < len(tokens):
            return
        token = tokens[at]
        if not token.has(*tags) and not party_named(token.text, words):
            return
        yield at
        at += step
