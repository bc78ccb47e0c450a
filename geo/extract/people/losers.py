"""Who lost people: the subject of a verb of losing, or the side whose losses are totalled."""

from collections.abc import Iterator, Sequence

from geo.extract.people.agents import (
    LOST,
    is_of_fire,
    is_source,
    tells_fire,
)
from geo.extract.people.whose import Owner, party_at, party_named
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import Token

__all__ = ["losers", "loses_too", "toll"]

_FEW = 6
_NEAR = 3
_CLAUSE = 40


def losers(tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
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
        # "attacked an Azerbaijani post and lost three": whose post it was says nothing
        posts = {at for at in range(begin, first - 1) if _are_of_land(tokens, at)}
        yield from (at for at in range(first - 1, begin - 1, -1) if at not in aside and at not in posts)
    if any("losers" in token.tags for token in tokens[last + 1 : end + 1]):
        # «До десяти человек потеряла в четверг азербайджанская сторона»: the subject may stand behind its verb.
        reach = min(len(tokens), last + 1 + _CLAUSE // 2)
        marks = (at for at in range(last + 1, reach) if tokens[at].has("comma", "mark"))
        yield from range(last + 1, next(marks, reach))
    # "The group left one body, …" has its subject already
    led = tokens[begin].has("glue", "conj", "modifiers")
    opening = tokens[begin : begin + 2] if led else tokens[begin : begin + 1]
    if any("losers" in token.tags for token in opening) and tokens[last + 1 : last + 2]:
        # «Потеряв четверых, противник отступил»: the subject stands behind the clause that it loses people in.
        subject = range(last + 2, min(len(tokens), last + _FEW))
        # «… потеряли 32 человека, а потери противника …»: another clause, with losses of its own
        other = any(tokens[at].has(*LOST) for at in subject)
        yield from (
            at for at in subject if tokens[last + 1].has("comma") and tokens[at].text.isalpha() and not other
        )


def _are_of_land(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is whose positions the next ones name: "an Azerbaijani post", "Qarabağ ordusunun postuna"."""
    behind = tokens[at + 1 : at + 3]
    armed = len(behind) > 1 and behind[0].has("forces", "genitive") and behind[1].has("land")
    return armed or (bool(behind) and behind[0].has("land"))


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


def loses_too(tokens: Sequence[Token], first: int) -> bool:
    """Return whether who killed others goes on to lose people: "they had killed 25 Azeri soldiers and lost four"."""
    return first > 0 and _killed_before(tokens, _clause_before(tokens, first)[0], first) is not None


def _killed_before(tokens: Sequence[Token], begin: int, first: int) -> int | None:
    """Return where others are told to have been killed by those who lost people in their turn, as a clause behind a comma says."""
    if not tokens[first].has("losers") or not tokens[first - 1].has("comma", "glue", "breaks", "conj"):
        return None
    killing = (at for at in range(begin, first) if tokens[at].has("killed", "killed_of_people"))
    return next((at for at in killing if not tokens[at].has("losers")), None)


def _fired_from(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Return whether fire came from a side, as a clause before tells: "was fired on from the Armenian side and that three died"."""
    apart = any(one.has("breaks", "conj") for one in tokens[at + 1 : first])
    return apart and any(one.has("from_side") for one in tokens[max(0, at - 2) : at - 1])


def _aside(tokens: Sequence[Token], at: int, stop: int) -> int | None:
    """Return where an aside between commas ends that begins at a word, or None if it begins none."""
    if not at or not tokens[at - 1].has("comma"):
        return None
    return next((n for n in range(at + 1, min(stop, at + _FEW)) if tokens[n].has("comma")), None)


def toll(tokens: Sequence[Token], first: int, words: Lexicon, doer: int) -> Owner | None:
    """Return whose the last "Armenian losses", "Azerbaijani side" or "the enemy's losses" before a count are, but for the ``doer``."""
    acts = tokens[first].has("active") and not tokens[first].has("losers")
    for at in range(first - 1, max(-1, first - _CLAUSE), -1):
        token = tokens[at]
        if not token.tags:
            continue
        if acts and token.has("side_noun"):
            return None  # «с азербайджанской стороны из винтовки ранили пастуха»: from where
        told = token.has("unknown", "casualties", "totals")
        opened = any(one.has("opens") for one in tokens[at + 1 : at + 2])  # "the Armenian side opened fire"
        sides = token.has("sides") and not token.has("by")  # "tərəfindən": by whom, not whose
        named = at > 0 and sides and not opened and not is_source(tokens, at) and at - 1 != doer
        if named and _fired_from(tokens, at, first):
            continue
        if not (told or named):
            continue
        between = _less_aside(tokens[at + 1 : first])
        told = told or (_is_losers(between) and not tells_fire(between))
        subject = _subject(tokens[max(0, at - _NEAR) : at])
        if told and subject and subject.has("enemy"):
            return Owner(enemy=True)
        if told and subject and subject.has("us"):
            # "The attackers left 100 bodies, our losses are 27"
            return Owner(ours=subject.has("ours"), own=True)
        # "accused the Armenian side of shelling …: one died"
        fired = is_of_fire(tokens, at - 1) or is_of_fire(tokens, at)
        if told and at and (party := party_at(tokens, at - 1, words)) and not fired:
            others = (party_named(token.text, words) for token in between)
            return None if any(other not in (None, party) for other in others) else Owner(party)
        if told and (owner := _loses(between, words)):
            return owner
    return None


def _subject(before: Sequence[Token]) -> Token | None:
    """Return the word right before another, but for words such as "also has" that stand between."""
    return next((token for token in reversed(before) if not token.has("glue", "exist")), None)


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
