"""Whose people a loss is, by the words of its sentence: those it counts, the army named beside them, the loser."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from geo.extract.parties.find import body_of, first_party, party_of, party_pattern
from geo.extract.people.agents import (
    LOST,
    are_captors,
    has_fired,
    is_agent,
    is_of_fire,
    is_source,
    is_taken,
    is_weapons,
    tells_fire,
)
from geo.extract.people.doers import NOBODY, Doer, doer_of
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import PEOPLE, Token
from geo.model import Party

__all__ = ["Owner", "party_named", "side_of"]

_FEW = 6
_SHORTEST = 3  # letters of a name
_BLAMED = 3  # tokens: "blamed the Armenian side"
_NEAR = 3
_CLAUSE = 40


class Owner(NamedTuple):
    """Whose people a loss is: a party's; the other side's, or the speaker's own, without a name; an outlet's "our"."""

    side: Party | None = None
    enemy: bool = False
    ours: bool = False
    own: bool = False
    doer: Doer = NOBODY

    @property
    def is_said(self) -> bool:
        """Whether the words say anything of whose they are; who did it says nothing of that."""
        return bool(self.side or self.enemy or self.ours or self.own)


def side_of(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> Owner:
    """Return whose people they are, as the words of a sentence say."""
    doer = doer_of(tokens, first, last, lambda at: _party_at(tokens, at, words))
    army = None if doer.party else _army(tokens, first, last, words)
    owner = (Owner(army) if army else _named_beside(tokens, first, last, words, doer.at)) or (
        _headed(tokens, first)
        or _on_side(tokens, first, words, doer.at)
        or _toll(tokens, first, words, doer.at)
        or Owner(_mourned(tokens[first : last + 1], words))
    )
    return owner._replace(doer=doer)


def _named_beside(tokens: Sequence[Token], first: int, last: int, words: Lexicon, doer: int) -> Owner | None:
    """Return whose people they are by the names and pronouns among them, beside them and of who lost them, but for the ``doer``."""
    for stretch in (
        _before_total(tokens, first),
        range(first, last + 1),
        () if is_taken(tokens, first) else _owners(tokens, _less_noun(tokens, first), -1, words),
        () if are_captors(tokens, last) else _owners(tokens, last, 1, words),
        _losers(tokens, first, last),
    ):
        for at in stretch:
            if doer >= 0 and (at == doer or doer < at < first):
                continue  # "a mine laid by Azerbaijani saboteurs killed two"
            token = tokens[at]
            counted = first <= at < last and tokens[at + 1].has(*PEOPLE)  # "three Russian correspondents"
            other = is_agent(tokens, at, last) or _is_blamed(tokens, at)
            if (is_source(tokens, at) and not counted) or other:
                continue
            if token.has("enemy"):
                agent = any(one.has("agent_after") for one in tokens[at + 1 : at + 2])
                passive = agent and any(one.has("passive") for one in tokens[first : last + 1])
                # "düşmənin kəndi top atəşinə tutması nəticəsində": what the enemy did had them killed
                passive = passive or any(one.has("result") for one in tokens[at + 1 : last + 1])
                if is_weapons(tokens, at) or token.has("enemy_by") or passive:
                    continue
                return Owner(enemy=True)
            soldiers = first < at < last and tokens[at + 1].has("military")
            own = token.has("own") or (token.has("pronoun") and soldiers)
            if own and not token.has("ours", "us") and any(one.has("enemy") for one in tokens[:_NEAR]):
                return Owner(enemy=True)  # "The enemy left five bodies, ten more of its soldiers are hurt"
            if token.has("own", "ours") or (own and not any(one.has("enemy") for one in tokens[:at])):
                return Owner(ours=token.has("ours"), own=True)
            if (party := _party_at(tokens, at, words)) and not has_fired(tokens, at):
                return Owner(_of_karabakh(party, stretch, tokens, words))
    known = _citizens(tokens, first, words) or _among(tokens, first, words)
    return Owner(known) if known else None


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
    inside = next(
        (at for at in range(first, last) if tokens[at].has("forces") and tokens[at + 1].has("forces")), last
    )
    stretches = [(last + 1, behind), (inside, last)]  # «двое военнослужащих Армии обороны погибли»
    stretches += [(before, end)] if costs or loses or whose or serving else []
    bodies = (" ".join(token.text for token in tokens[start:end]) for start, end in stretches)
    return next((party for body in bodies if " " in body and (party := body_of(body, words))), None)


def _before_total(tokens: Sequence[Token], first: int) -> Iterable[int]:
    """Return the word right before a total, which says whose it is: "Armenia's death toll on the border with Azerbaijan"."""
    return (first - 1,) if first and tokens[first].has("totals") else ()


def _less_noun(tokens: Sequence[Token], first: int) -> int:
    """Return where the people begin whose total a fate stands behind: "the number of Armenian soldiers killed is 50"."""
    noun = first > 1 and tokens[first].has(*LOST) and tokens[first - 1].has("military", "civilian")
    total = any(token.has("totals") for token in tokens[max(0, first - _NEAR - 1) : first - 1])
    return first - 1 if noun and total else first


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


def _among(tokens: Sequence[Token], first: int, words: Lexicon) -> Party | None:
    """Return among whose people a count is said to be, whether the language says so before or behind them."""
    at = next(
        (at for at in range(first - 1, max(0, first - _CLAUSE) - 1, -1) if tokens[at].has("amid")), None
    )
    if at is None or any(token.has("mark", "comma") for token in tokens[at:first]):
        return None
    begin = at
    while begin > max(0, at - _FEW) and not tokens[begin - 1].has("mark", "comma"):
        begin -= 1
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


def _party_at(tokens: Sequence[Token], at: int, words: Lexicon) -> Party | None:
    """Return the party that a word names, unless it is the surname of somebody told of: "Private Suren Harutyunyan"."""
    named = at > 0 and tokens[at - 1].text[:1].isupper() and tokens[at].text[:1].isupper()
    if named and tokens[at].has("surname"):
        return None
    return party_named(tokens[at].text, words)


def _headed(tokens: Sequence[Token], first: int) -> Owner | None:
    """Return whose a count is that a heading stands before: "enemy losses:", "our casualties:"."""
    links = (at for at in range(first - 1, max(0, first - _CLAUSE), -1) if "link" in tokens[at].tags)
    for link in links:
        heading = tokens[max(0, link - _FEW) : link]
        if any(token.has("unknown", "casualties", "totals") for token in heading):
            if any(token.has("enemy") for token in heading):
                return Owner(enemy=True)
            if ours := [token for token in heading if token.has("own", "ours")]:
                return Owner(ours=any(token.has("ours") for token in ours), own=True)
            return None
    return None


def _on_side(tokens: Sequence[Token], first: int, words: Lexicon, doer: int) -> Owner | None:
    """Return whose people a clause counts that opens with their side: "on the Armenian side, two people were killed"."""
    begin = first
    while begin > max(0, first - _CLAUSE) and not tokens[begin - 1].has("mark"):
        begin -= 1
    opening = tokens[begin : min(first, begin + _NEAR + 1)]
    noun = next((step for step, token in enumerate(opening) if token.has("side_noun")), 0)
    party = _party_at(tokens, begin + noun - 1, words) if noun else None
    if begin + noun - 1 == doer:
        return None  # «Ադրբեջանի կողմից սպանվել է երկու զինվոր»: by Azerbaijan
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


def _losers(tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
    """Yield the words before a count, the nearest first, where a verb says that their subject lost people."""
    if any(token.has("missing") for token in tokens[first : last + 1]):
        return  # "contact with 20 men has been lost": not who lost them
    # "killed five while losing two men": what stands before "while" tells who lost them
    turned = first > 0 and tokens[first - 1].has("breaks") and tokens[first].has("losers")
    begin, aside = _clause_before(tokens, first - turned)
    if (killed := _killed_before(tokens, begin, first)) is not None:
        yield from range(
            killed - 1, begin - 1, -1
        )  # "killed five Armenian soldiers, losing one": who killed them
        return
    end = last
    while end + 1 < len(tokens) and end - last < _FEW and not tokens[end + 1].has("mark", "comma"):
        end += 1
    cost = next((at for at in range(first - 1, begin - 1, -1) if tokens[at].has("costs")), None)
    if cost is not None:
        yield from range(
            first - 1, cost, -1
        )  # what took them stands before it: "enemy fire cost the army five lives"
        return
    if any("losers" in token.tags for token in tokens[begin : end + 1]):
        yield from (at for at in range(first - 1, begin - 1, -1) if at not in aside)
    if any("losers" in token.tags for token in tokens[last + 1 : end + 1]):
        # «До десяти человек потеряла в четверг азербайджанская сторона»: the subject may stand behind its verb.
        reach = min(len(tokens), last + 1 + _CLAUSE // 2)
        marks = (at for at in range(last + 1, reach) if tokens[at].has("comma", "mark"))
        yield from range(last + 1, next(marks, reach))
    opening = tokens[begin : begin + 2]
    if any("losers" in token.tags for token in opening) and tokens[last + 1 : last + 2]:
        # «Потеряв четверых, противник отступил»: the subject stands behind the clause that it loses people in.
        subject = range(last + 2, min(len(tokens), last + _FEW))
        yield from (at for at in subject if tokens[last + 1].has("comma") and tokens[at].text.isalpha())


def _clause_before(tokens: Sequence[Token], first: int) -> tuple[int, range]:
    """Return where the clause begins that a word stands in, and an aside within it: "Armenian units, by Baku's data, lost …"."""
    begin, aside = first, range(0)
    while begin and first - begin < _CLAUSE:
        opens = tokens[begin - 1].has("breaks", "says_who") and not tokens[begin - 1].has("that")
        if opens and (closing := _aside(tokens, begin - 1, first)):
            aside = range(begin - 1, closing)
        elif tokens[begin - 1].has("mark", "breaks"):
            break
        begin -= 1
    return begin, aside


def _killed_before(tokens: Sequence[Token], begin: int, first: int) -> int | None:
    """Return where others are told to have been killed by those who lost people in their turn, as a clause behind a comma says."""
    if not tokens[first].has("losers") or not tokens[first - 1].has("comma", "glue", "breaks"):
        return None
    killing = (at for at in range(begin, first) if tokens[at].has("killed", "killed_of_people"))
    return next((at for at in killing if not tokens[at].has("losers")), None)


def _aside(tokens: Sequence[Token], at: int, stop: int) -> int | None:
    """Return where an aside between commas ends that begins at a word, or None if it begins none."""
    if not at or not tokens[at - 1].has("comma"):
        return None
    return next((n for n in range(at + 1, min(stop, at + _FEW)) if tokens[n].has("comma")), None)


def _toll(tokens: Sequence[Token], first: int, words: Lexicon, doer: int) -> Owner | None:
    """Return whose the last "Armenian losses", "Azerbaijani side" or "the enemy's losses" before a count are, but for the ``doer``."""
    for at in range(first - 1, max(-1, first - _CLAUSE), -1):
        token = tokens[at]
        if not token.tags:
            continue
        told = token.has("unknown", "casualties", "totals")
        opened = any(one.has("opens") for one in tokens[at + 1 : at + 2])  # "the Armenian side opened fire"
        sides = token.has("sides") and not token.has("by")  # "tərəfindən": by whom, not whose
        named = at > 0 and sides and not opened and not is_source(tokens, at) and at - 1 != doer
        if not (told or named):
            continue
        between = _less_aside(tokens[at + 1 : first])
        told = told or (_is_losers(between) and not tells_fire(between))
        if told and _is_subject_enemy(tokens[max(0, at - _NEAR) : at]):
            return Owner(enemy=True)
        # "accused the Armenian side of shelling …: one died"
        fired = is_of_fire(tokens, at - 1) or is_of_fire(tokens, at)
        if told and at and (party := _party_at(tokens, at - 1, words)) and not fired:
            others = (party_named(token.text, words) for token in between)
            return None if any(other not in (None, party) for other in others) else Owner(party)
        if told and (owner := _loses(between, words)):
            return owner
    return None


def _is_subject_enemy(before: Sequence[Token]) -> bool:
    """Return whether the enemy is named right before a word, or but words such as "also has" stand between."""
    named = next((token for token in reversed(before) if not token.has("glue", "exist")), None)
    return named is not None and named.has("enemy")


def _loses(behind: Sequence[Token], words: Lexicon) -> Owner | None:
    """Return whose the losses are that stand before their owner: «потери азербайджанцев — до четырех человек»."""
    named = next((at for at, token in enumerate(behind[:_NEAR]) if not token.has("articles", "glue")), None)
    if named is None:
        return None
    party = party_named(behind[named].text, words)
    others = {party_named(token.text, words) for token in behind[named + 1 :]} - {None, party}
    beside = any(token.has("link", "number") for token in behind[named + 1 : named + 2])
    # «Потери азербайджанцев под Мартакертом составили …»: where endings tell, not "losses Azerbaijan inflicted"
    told = bool(words.table("counts").get("losses_of")) and not others
    if not beside and (not told or any(token.has("conj", "comma") for token in behind[: named + 2])):
        return None
    if behind[named].has("enemy"):
        return Owner(enemy=True)
    return Owner(party) if party else None


def _less_aside(between: Sequence[Token]) -> Sequence[Token]:
    """Return what stands between a side and a count, without an aside: «У армянской стороны, уверяют в Баку, 320 убитых»."""
    opening = next((step for step, token in enumerate(between) if token.has("comma")), None)
    closing = _aside(between, opening + 1, len(between)) if opening is not None else None
    if closing is None or any(token.has(*LOST) for token in between[opening:closing]):
        return between  # "from the Armenian side, one soldier was killed, another was wounded" tells of losses itself
    return [*between[:opening], *between[closing + 1 :]]


def _is_losers(between: Sequence[Token]) -> bool:
    """Return whether a side named before a count is whose it is, not who fired: no clause of another tale between."""
    comma = next((step for step, token in enumerate(between) if token.has("comma", "mark")), None)
    return comma is None or any(token.has(*LOST) for token in between[:comma])


@lru_cache(maxsize=20_000)
def party_named(word: str, words: Lexicon) -> Party | None:
    """Return the party that a word names, or whose people alone are called so, as peacekeepers are Russia's; or None."""
    if not word[:1].isalpha() or (len(word) < _SHORTEST and word.islower()):
        return None  # "two of us" are not of the United States
    named = first_party(word, words)
    people = party_pattern(words, "parties", "people").search(word) if named is None else None
    return party_of(people) if people else named
