"""A number of people and what became of them, as a sentence tells it."""

from dataclasses import dataclass

from geo.extract.people.doers import NOBODY, Doer
from geo.model import Count, Party

__all__ = ["Loss"]


@dataclass(frozen=True, slots=True)
class Loss:
    """A number of people and what became of them, ``sentence[start:end]``; ``side`` is whose people, if said.

    ``civilian`` says whether they are called civilians or of the military, None if neither. ``enemy`` is true where
    they are called the other side's without a name, ``ours`` where they are called "our" people, ``own`` where they are
    called the speaker's own, ``hurt`` where the word may tell of the dead too: "suffered", ``further`` where the number
    comes on top of the one before it: "one died at once, another in hospital". ``doer`` is whose forces or fire did it,
    if said.
    """

    measure: str
    count: Count
    side: Party | None
    start: int
    end: int
    civilian: bool | None = None
    enemy: bool = False
    ours: bool = False
    hurt: bool = False
    own: bool = False
    further: bool = False
    doer: Doer = NOBODY
