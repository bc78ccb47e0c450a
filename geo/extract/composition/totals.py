"""The running totals of a report: which numbers count on over days or incidents, and which sum up what it goes on to tell."""

from collections.abc import Sequence

from geo.extract.claims.find import counted_in
from geo.extract.composition.drafts import Draft
from geo.extract.composition.tallies import is_vast, of_places, tallies_of, told_again
from geo.extract.composition.tolls import Toll, give_out, is_incident, is_of_incident, says_weak
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import is_one_night
from geo.extract.facts.facts import Facts, Sort
from geo.extract.kinds import group
from geo.extract.words.lexicon import Lexicon
from geo.model import DateSpan, Kind, Party, Report, Tally

__all__ = ["Totals"]


class Totals:
    """The numbers of a report that are no incident's so far. Mutable, and never leaves the composition."""

    def __init__(self, report: Report, words: Lexicon, home: Party | None) -> None:
        self._report, self._words, self._home = report, words, home
        self._counting = -1
        self._tolls: list[Toll] = []
        self.tallies: list[Tally] = []
        self.placed = -1
        """The paragraph in which a total was of a place, so that numbers behind it are of that too."""

    def hear(self, found: Facts) -> None:
        """Take what a sentence behind a total says of it once more."""
        if self._counting == found.sentence.paragraph and found.sort in (Sort.NOTHING, Sort.UNREAD):
            self.tallies += told_again(found, self.tallies, self._words)

    def count(
        self, found: Facts, when: DateSpan | None, drafts: Sequence[Draft], last: Draft | None,
        *, placed: bool, is_total: bool,
    ) -> bool:  # fmt: skip
        """Take the tallies of a sentence whose numbers are no incident's; return whether it is such a one.

        ``placed``: it says, or its paragraph has said, where it plays.
        """
        paragraph = found.sentence.paragraph
        # A number that opens a report without place or date sums up what follows; "killed in a shoot-out" does not.
        dated = any(is_one_night(one.span) for one in found.dates_used(DateUse.EVENT))
        opens = not (drafts or placed or dated)  # "this week" dates no one of them
        summary = found.has_losses and opens and _sums_up(found)
        goes_on = self._counting == paragraph and _counts_again(found) and not self._is_others(found, last)
        is_total = is_total or is_vast(found, last, alone=len(drafts) == 1)
        self._counting = paragraph if is_total or goes_on else -1
        sums_up = says_weak(found, self._words) if found.sort is Sort.TALLY else summary
        sums_up = sums_up or (goes_on and bool(self._tolls))
        if sums_up and when and not drafts and not is_vast(found, None):
            self._tolls.append((found, when))
        if is_total or summary or goes_on:
            day = when.end if when else self._report.published
            told = of_places(found, last, day, self._home, self._words)
            self.tallies += tallies_of(told, self._report.published, self._words, self._home, day)
        return is_total or summary or goes_on

    def is_of(self, last: Draft | None, found: Facts, told: int, drafts: Sequence[Draft]) -> bool:
        """Return whether a total is of the incident told of last, in the paragraph ``told``."""
        return last is not None and is_of_incident(
            found,
            last,
            apart=found.sentence.paragraph - told,
            alone=sum(group(one.kind) != "ceasefire" for one in drafts) == 1,
            tallies=self.tallies,
            outlet=self._report.outlet or "",
            words=self._words,
        )

    def settle(self, drafts: Sequence[Draft]) -> Sequence[Toll]:
        """Give the numbers that seemed to sum up what follows to the incident told of; return them as incidents if none was."""
        tolls: Sequence[Toll] = ()
        if drafts:
            taken = give_out(self._tolls, drafts, self._words)
        elif is_incident(self._tolls, self._words):
            taken, tolls = {found.sentence.text for found, _ in self._tolls}, self._tolls
        else:
            return ()
        self.tallies = [one for one in self.tallies if one.quote not in taken]
        return tolls

    def _is_others(self, found: Facts, last: Draft | None) -> bool:
        """Return whether another party goes on about what the paragraph told before a total of the first one's.

        "Armenia puts its own losses at six dead" behind Azerbaijan's total is of the same span.
        """
        if self._words.says(found.sentence.text, "tally", "own_losses"):
            return False
        told = last is not None and last.paragraph == found.sentence.paragraph
        return told and all(claim.party is not self.tallies[-1].party for claim in found.claims)


def _counts_again(found: Facts) -> bool:
    """Return whether a sentence behind a running total only counts on: of no place and, but for as of when, no day.

    Nobody is no running total: "On our side nobody was killed, two were wounded".
    """
    none = any(count.high == 0 for _, _, count in counted_in(found.claims))
    return found.has_losses and not none and not found.sites and not found.dates_used(DateUse.EVENT)


def _sums_up(found: Facts) -> bool:
    """Return whether a number can be the toll of what a report goes on to tell: of fighting, or of a party's people."""
    return found.kind is Kind.CLASH or (found.kind is None and any(claim.side for claim in found.claims))
