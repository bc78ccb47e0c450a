"""Whose a group is that ran into an ambush or was thrown back: those counted behind it without a word are its own; so are those that "it" lost."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.extract.parties.find import parties_in
from geo.extract.people.losses import Loss
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.sentences import Sentence
from geo.model import Party

__all__ = ["of_beaten_enemy", "of_enemy_before", "of_squad"]

_MARK = re.compile(r"[,;:](?=\s)")
_RIGHT_BEFORE, _RIGHT_BEHIND = 12, 25  # characters from a number to the group that it counts some of
_STOP = re.compile(r"[.!?…։:]\s")
_SENTENCE = 400  # characters
_BESIDE = 60  # characters between a side's name and the noun for its group


def of_squad(loss: Loss, said: str, text: str, words: Lexicon) -> Party | None:
    """Return the party whose group is told to have been beaten, or to have tried to cross over, before a bare number.

    "An Azerbaijani group was repelled near Talish: two were killed" tells of two of the group, where "two soldiers" may be
    of either side. ``said`` is what the speaker says, without the speaker's name. None where the sentence has no such group.
    """
    if loss.civilian is not None or loss.count.high == 0:
        return None
    squad = words.words("claims", "squads").search(text, 0, loss.start)
    if squad is None or words.words("claims", "beaten").search(text) is None:
        return None
    named = list(parties_in(said, words))
    if not named or any(party is not named[0][0] for party, _ in named):
        return None
    party, name = named[0]
    at = text.find(name)
    near = 0 <= at < loss.start and abs(at - squad.start()) <= _BESIDE
    apart = _MARK.search(text, min(at, squad.start()), max(at, squad.start()))
    return party if near and not apart else None


def of_beaten_enemy(loss: Loss, text: str, words: Lexicon) -> bool:
    """Return whether dead or wounded are counted as those of "the group", or bodies behind an enemy who was beaten: "The enemy fled, three bodies remained"."""
    if _is_of_group(loss, text, words):
        return True
    bodies = words.words("counts", "bodies").search(text, loss.start, loss.end)
    enemy = words.words("claims", "enemy").search(text, 0, loss.start) if bodies else None
    return (
        enemy is not None
        and words.words("claims", "beaten").search(text, enemy.end(), loss.start) is not None
    )


def of_enemy_before(
    losses: Sequence[Loss], sentence: Sentence, text: str, words: Lexicon
) -> tuple[Loss, ...]:
    """Return the losses, those that "it" lost as the enemy's where the sentence before tells first of the enemy.

    "The enemy attacked near Martakert. By our data it lost at least five men."
    """
    if all(loss.side or loss.enemy or loss.ours for loss in losses):
        return tuple(losses)
    lost = words.words("claims", "it_lost").search(sentence.text)
    before = _sentence_before(text, sentence.start) if lost else ""
    enemy = words.words("claims", "enemy").search(before) if before else None
    if lost is None or enemy is None or any(parties_in(before[: enemy.start()], words)):
        return tuple(losses)
    if any(parties_in(sentence.text[: lost.start()], words)):
        return tuple(losses)  # "The Karabakh military said it had lost two"
    # "It retreated to its trenches, having lost five": the trenches are the enemy's as well
    beaten = words.words("claims", "beaten").search(sentence.text, lost.start()) is not None
    return tuple(
        replace(loss, enemy=True, own=False)
        if loss.end > lost.start() and not (loss.side or loss.enemy or loss.ours or (loss.own and not beaten))
        else loss
        for loss in losses
    )


def _sentence_before(text: str, start: int) -> str:
    """Return the sentence that stands right before a position in its paragraph, or nothing."""
    before = text[max(0, start - _SENTENCE) : start]
    if not before or "\n" in before[len(before.rstrip(" ")) - 1 :]:
        return ""
    stops = [one.end() for one in _STOP.finditer(before.rstrip())]
    return before[stops[-1] if stops else 0 :].rpartition("\n")[2]


def _is_of_group(loss: Loss, text: str, words: Lexicon) -> bool:
    """Return whether the dead or wounded are some of a group, as the other side's are called: "five of the group were killed"."""
    if loss.measure not in ("killed", "wounded") or not loss.count.best:
        return False
    if words.says(text, "claims", "searches") or words.words("claims", "beaten").search(text) is None:
        return False
    if words.words("counts", "civilian").search(text, loss.start, loss.end + 2 * _RIGHT_BEHIND):
        return False  # "two of the group of doctors"
    behind = words.words("claims", "squads").search(text, loss.start, loss.end + _RIGHT_BEHIND)
    before = words.words("claims", "of_squad").search(text, max(0, loss.start - _RIGHT_BEFORE), loss.start)
    around = [behind, before]  # in some languages the owner stands before: "qrupun beş üzvü"
    return any(
        one and not _MARK.search(text, min(loss.end, one.start()), max(loss.start, one.start()))
        for one in around
    )
