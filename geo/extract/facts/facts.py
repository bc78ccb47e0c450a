"""What one sentence says: its mentions, dates, kind and claims, and what sort of sentence it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from geo.extract.claims.find import has_counts
from geo.extract.dates.find import DateMention, DateUse
from geo.extract.people.losses import Loss
from geo.extract.roles.mentions import Mention
from geo.extract.roles.sites import SITE_ROLES, less_containers
from geo.extract.words.sentences import Sentence
from geo.model import Claim, Kind, Role

__all__ = ["Facts", "Sort"]


class Sort(StrEnum):
    """What a sentence is to the extraction."""

    EVENT = "event"
    TALLY = "tally"
    BACKGROUND = "background"
    COMMENT = "comment"
    VAGUE = "vague"
    REPLY = "reply"
    UNREAD = "unread"
    DENIED = "denied"
    UNRELATED = "unrelated"
    ACCIDENT = "accident"
    QUIET = "quiet"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Facts:
    """A sentence read: everything later steps need, nothing decided about other sentences."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    kind: Kind | None
    claims: tuple[Claim, ...]
    sort: Sort
    here: bool = False
    """Whether words such as "there" or "the same village" point back to the place told of last."""
    hints: tuple[Mention, ...] = ()
    """The mentions with a place that is merely named as struck, where no word gives any place of the sentence a role."""

    next: bool = False
    """Whether words such as "ten minutes later" set it apart in time from what was told before."""

    answers: bool = False
    """Whether words such as "countered" make it the other side's version of what was told before."""

    mirrors: bool = False
    """Whether words such as "denied" or "first" stand before what the other side tells of fire at its own."""

    anew: bool = False
    """Whether it tells that something happened once more: "was shelled again"."""

    begun: bool = False
    """Whether it tells when that began which was told of last: "the assault began on Thursday night"."""

    apart: bool = False
    """Whether it is the part of a sentence that tells of another place than the part before it."""

    whole: Sentence | None = None
    """The sentence that this is a part of, if it is one: its claims quote that."""

    counted: bool = False
    """Whether the next sentence of its paragraph counts the losses of what happened here."""

    answered: tuple[Loss, ...] = ()
    """The number that answers the one of the sentence before without saying of what: "Baku admits three"."""

    located: bool = False
    """Whether the next sentence of its paragraph says where that happened which this one counts the losses of."""

    entry: date | None = None
    """The day that heads its paragraph, in a chronicle of several."""

    @cached_property
    def has_losses(self) -> bool:
        """Whether a claim of the sentence puts a number on losses, or says that there were some."""
        return any(map(has_counts, self.claims))

    @cached_property
    def sites(self) -> tuple[Mention, ...]:
        """Mentions that can be sites: struck, near or direction; containers where there is nothing finer."""
        return less_containers(
            [one for one in self.mentions if one.role in SITE_ROLES or one.role is Role.CONTAINER]
        )

    @property
    def scene(self) -> tuple[Mention, ...]:
        """The sites, or where they only hold the home of whom it tells, that: "residents of Koti in Tavush called us"."""
        return (
            self.hints if self.hints and not any(one.role in SITE_ROLES for one in self.sites) else self.sites
        )

    def dates_used(self, use: DateUse) -> tuple[DateMention, ...]:
        """Return the dates of that use."""
        return tuple([mention for mention in self.dates if mention.use is use]) if self.dates else ()
