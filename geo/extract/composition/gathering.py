"""Sentences taken one by one: into incidents, tallies or rejections, with what a later sentence may refer to."""

from collections.abc import Sequence
from dataclasses import replace

from geo.extract.claims.find import BELLIGERENTS, has_counts
from geo.extract.composition.adding import (
    adds_loss,
    buries,
    dates_last,
    denies_losses,
    is_answered,
    is_retold,
    less_wounds_of_dead,
    tells_when,
)
from geo.extract.composition.belonging import moves_on
from geo.extract.composition.dating import nearest_date, own_date
from geo.extract.composition.days import Days
from geo.extract.composition.drafts import (
    Draft,
    go_on,
    says_nothing_new,
    spread,
)
from geo.extract.composition.joining import at_its_place, draft_for, parted, refuted
from geo.extract.composition.kinds_told import kind_by_losses, kind_named, kind_told, tells_kind
from geo.extract.composition.placing import of_truce, within_range
from geo.extract.composition.scene import Scene, origins_of
from geo.extract.composition.tallies import is_of_a_war
from geo.extract.composition.totals import Totals
from geo.extract.composition.updates import dies_later, raises_toll
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import overlaps, to_the_day
from geo.extract.facts.facts import Facts, Sort
from geo.extract.facts.sorts import LONG_AGO, YEARS_AGO, is_of_month_past, puts_numbers
from geo.extract.roles.sites import SITE_ROLES
from geo.extract.words.lexicon import Lexicon
from geo.model import (
    DateSpan,
    Kind,
    Party,
    PlaceKind,
    Rejection,
    Report,
    Stance,
    Tally,
)

__all__ = ["Gathering"]

_OPENING = 12  # characters of a sentence within which what opens it begins
_REASONS = {
    Sort.BACKGROUND: "background: speaks of earlier years or wars, not of an incident of this report",
    Sort.COMMENT: "comment, call or talks about events: no incident of its own",
    Sort.VAGUE: "too general to be an incident: no place, date or loss of its own",
    Sort.UNRELATED: "tells of something else than the conflict",
    Sort.ACCIDENT: "tells of a death that no fire or mine caused",
    Sort.QUIET: "tells that nothing happened: a calm night, a truce that held, mines found or cleared",
    Sort.DENIED: "says that nothing of the kind happened",
    Sort.UNREAD: "speaks of a loss or a denial that no rule could read",
}


class Gathering:
    """One pass over the sentences; holds what a later sentence may refer to."""

    def __init__(
        self, report: Report, main_date: DateSpan | None, words: Lexicon, home: Party | None
    ) -> None:
        self._report, self._words = report, words
        self._days = Days(report, main_date, words)
        self._last: Draft | None = None
        self._scene = Scene(words)
        self._totals = Totals(report, words, home)
        self._answering = self._told = self._old = self._remarked = -1
        self._origins: set[str] = set()
        self.drafts: list[Draft] = []
        self.rejections: list[Rejection] = []

    @property
    def tallies(self) -> Sequence[Tally]:
        """The running totals told of so far."""
        return self._totals.tallies

    def take(self, found: Facts) -> None:
        """Place one sentence: into an incident, a tally, or the rejections with the reason."""
        found = self._in_context(found)
        self._origins |= {one.match.place.id for one in origins_of(found)}
        of_dead = less_wounds_of_dead(found, self._last, self._words)
        certain, found = (None, found) if of_dead is None else (self._last, of_dead)
        if is_retold(found, self._last, self._words) or buries(found, self.drafts, self._words):
            found = replace(found, sort=Sort.NOTHING, mentions=(), hints=(), claims=())
        found = self._less_old_truce(found)
        self._hear_day(found)
        if found.sort is not Sort.REPLY:
            self._remark(found)
        if found.sort is Sort.NOTHING:
            self._set_scene(found)
            return
        if found.sort is Sort.VAGUE and is_answered(self._last, found):
            self._reply(found)
            return
        if found.sort in _REASONS:
            if found.sort in (Sort.UNREAD, Sort.VAGUE):
                self._set_scene(found)
            elif found.sort is Sort.BACKGROUND:
                self._days.open_with(found)
            self._reject(found, _REASONS[found.sort])
            return
        if found.sort is Sort.REPLY and self._is_apart(found):
            self._reject(found, _REASONS[Sort.COMMENT])
            return
        if found.sort is Sort.REPLY or denies_losses(self._last, found) or self._denies_fire_from(found):
            self._reply(found)
            return
        self._place(found, certain)

    def _hear_day(self, found: Facts) -> None:
        """Take the days of a sentence for those that follow; the one on which a wounded man died is none of them."""
        if not dies_later(found, self._last, self._words):
            self._days.hear(found)

    def _place(self, found: Facts, certain: Draft | None) -> None:
        """Take a sentence that tells of losses or of an event: into the tallies or an incident, ``certain`` if it can be of no other."""
        when = self._days.of(found)
        if self._is_of_years_ago(found, when) or self._is_outbreak(found):
            self._reject(found, _REASONS[Sort.BACKGROUND])
            return
        if dies_later(found, self._last, self._words):
            # "Two days later one of the wounded died": the incident's day stays what it was.
            found, certain = replace(found, sort=Sort.EVENT, dates=()), self._last
            when = self._last.when if self._last else when
        if self._last and self._is_of_those(found):
            certain, when = self._last, self._last.when
        of_last = found.sort is Sort.TALLY and (
            self._totals.is_of(self._last, found, self._told, self.drafts)
            or (len(self.drafts) == 1 and raises_toll(found, self._last, self._words))
        )
        counted = self._last if of_last else None
        if self._totals.count(
            found, when, self.drafts, self._last,
            placed=bool(found.sites) or found.located or self._scene.is_set(found.sentence.paragraph),
            is_total=found.sort is Sort.TALLY and counted is None,
        ):  # fmt: skip
            there = found.here and self._last is not None  # "in all, four were killed in the town"
            # "Seven have been killed since Monday along the line around Nagorno-Karabakh" is at no one place.
            sites = [one for one in found.mentions if one.role in SITE_ROLES]
            placed = there or any(one.match.place.kind is not PlaceKind.REGION for one in sites)
            if not placed and self._totals.placed == found.sentence.paragraph and self._last is not None:
                # "29 were killed near Talish. Another 101 were hurt"
                placed, certain = True, certain or self._last
            # "Since the start of the year five were hurt in Chinari" is of no one day there.
            onward = self._words.says(found.sentence.text, "tally", "onward") or self._counts_from_before(
                found
            )
            if is_of_a_war(found.claims) or onward or not placed:
                found = replace(found, claims=tuple(claim for claim in found.claims if not has_counts(claim)))
                if found.kind is not Kind.CEASEFIRE or not found.claims:
                    return
            elif puts_numbers(found.claims):
                self._totals.placed = found.sentence.paragraph
        if when is None:
            self._reject(found, "no date: the sentence has none and the day of publication is not known")
            return
        self._event(found, counted.when if counted else when, certain)

    def _counts_from_before(self, found: Facts) -> bool:
        """Return whether a number counts from a day before the incident told of last: "Since May nine have been killed there"."""
        began = [one.span.start for one in found.dates_used(DateUse.SINCE) if one.start < _OPENING]
        return self._last is not None and any(day < self._last.when.start for day in began)

    def _is_old(self, found: Facts) -> bool:
        """Return whether a sentence tells of earlier years: of nothing of the report itself."""
        published = self._report.published
        past = published is not None and any(published - one.span.end > LONG_AGO for one in found.dates)
        return found.sort is Sort.BACKGROUND or (found.sort in (Sort.NOTHING, Sort.VAGUE) and past)

    def _is_of_years_ago(self, found: Facts, when: DateSpan | None) -> bool:
        """Return whether the paragraph tells of a day years ago: "The operation began on 8 May 1992. In the battle 200 were killed".

        So is what is told behind the report's own incidents with no more than a month that is over.
        """
        published = self._report.published
        if published and self.drafts and is_of_month_past(found, published):
            return True
        if published is None or when is None or found.dates_used(DateUse.EVENT):
            return False
        return published - when.end > YEARS_AGO

    def _is_outbreak(self, found: Facts) -> bool:
        """Return whether a sentence only says on which day of the past the fighting began of which incidents were told: "The violence broke out on July 12"."""
        published = self._report.published
        days = [one.span for one in found.dates_used(DateUse.EVENT) if to_the_day(one.span)]
        if not (self.drafts and published and days) or found.has_losses:
            return False
        placed = any(one.match.place.kind is not PlaceKind.REGION for one in found.sites)
        past = all(one.end < published for one in days)
        return past and not placed and self._words.says(found.sentence.text, "next", "outbreak")

    def _less_old_truce(self, found: Facts) -> Facts:
        """Return a sentence as background if its truce ends the war told of right before: "It ended with a truce brokered by Moscow"."""
        paragraph = found.sentence.paragraph
        own = found.sites or found.dates_used(DateUse.EVENT)
        if found.sort is Sort.EVENT and found.kind is Kind.CEASEFIRE and self._old == paragraph and not own:
            found = replace(found, sort=Sort.BACKGROUND)
        self._old = paragraph if self._is_old(found) else -1
        return found

    def close(self) -> None:
        """Settle the numbers that seemed to sum up what follows: of the one incident told of, or one themselves if none was."""
        for found, when in self._totals.settle(self.drafts):
            self._event(found, when)

    def _in_context(self, found: Facts) -> Facts:
        """Return a sentence as the one before has it understood, having taken what it only adds to what was told."""
        paragraph = found.sentence.paragraph
        found = self._scene.told_by(found)
        self._totals.hear(found)
        if self._last is not None and not self._last.dated and tells_when(found, self._words):
            self._last.when, self._last.dated = self._days.of(found) or self._last.when, True
        if found.sort is Sort.UNRELATED and adds_loss(self._last, found):
            return replace(found, sort=Sort.EVENT)
        if found.sort is Sort.NOTHING and found.sites and self._is_similar(found):
            return replace(found, sort=Sort.EVENT, kind=self._last.kind if self._last else None)
        if found.answers and found.sort in (Sort.NOTHING, Sort.VAGUE):
            self._answering = paragraph  # "Azerbaijan's account differs. It says …"
        return replace(found, answers=True) if self._answering == paragraph else found

    def _is_similar(self, found: Facts) -> bool:
        """Return whether a sentence tells of one more incident of the kind told of last: "A similar incident took place near …"."""
        return self._last is not None and self._words.says(found.sentence.text, "next", "similar")

    def _set_scene(self, found: Facts) -> None:
        """Remember when and where a paragraph plays, as a sentence of it says that tells of no event."""
        own = nearest_date(found, self._words)
        if own is None and found.sites:  # "Sotk, 12 May." heads a post as a dateline would
            own = next((one.span for one in found.dates_used(DateUse.SAID)), None)
        if own is not None and to_the_day(own):
            self._days.set(found.sentence.paragraph, own)
        self._last_since(found)
        self._scene.take(found)
        if not found.sites:
            return
        self._scene.moved = self._last is not None and moves_on(self._last, found)
        closed = self._last is not None and self._last.kind is Kind.BLOCKADE and not self._last.mentions
        if self._last and closed and self._last.paragraph == found.sentence.paragraph and own is None:
            self._last.add_sites(found.sites)  # "The road is closed. Protesters stand on it near Shusha"
            return
        near = self._last and found.sentence.paragraph - self._last.paragraph <= 1
        # "The next day one more blast was recorded in …" is of another incident.
        other = self._last and own is not None and self._last.dated and not overlaps(self._last.when, own)
        if self._last and near and not other and self._words.says(found.sentence.text, "here", "happened"):
            self._last.add_sites(found.sites)  # "The incident took place in the village of …"
            if own is not None and not self._last.dated:
                self._last.when, self._last.dated = own, True

    def _last_since(self, found: Facts) -> None:
        """Give the blockade told of last the day that its paragraph goes on with: "The road is closed. Since 12 December activists …"."""
        last = self._last
        if last is None or last.kind is not Kind.BLOCKADE or last.dated:
            return
        if last.paragraph == found.sentence.paragraph and found.dates_used(DateUse.SINCE):
            closed = replace(found, kind=Kind.BLOCKADE)
            last.when = own_date(closed, self._report.published, self._words) or last.when

    def _reply(self, found: Facts) -> None:
        """Add a denial or accusation to the incident told of last; before any incident it is a comment."""
        if self._last is None:
            self._reject(found, _REASONS[Sort.COMMENT])
        else:
            (refuted(found, self.drafts) or self._last).claims += found.claims
            spread(found, self.drafts, self._words)

    def _remark(self, found: Facts) -> None:
        """Remember in which paragraph a side has spoken of no incident last: an answer there is to that."""
        speaks = found.sort is not Sort.EVENT and any(one.party in BELLIGERENTS for one in found.claims)
        self._remarked = found.sentence.paragraph if speaks else -1

    def _is_apart(self, found: Facts) -> bool:
        """Return whether what an answer answers is of no incident: "They withhold the maps of mines, Baku said. Yerevan denies it"."""
        last, paragraph = self._last, found.sentence.paragraph
        told = last is not None and paragraph in (last.paragraph, last.latest)
        if told or found.has_losses or self._remarked != paragraph:
            return False
        return refuted(found, self.drafts) is None

    def _reject(self, found: Facts, reason: str) -> None:
        sentence = found.sentence
        self.rejections.append(
            Rejection(self._report.id, sentence.text, reason, sentence.start, sentence.end)
        )

    def _denies_fire_from(self, found: Facts) -> bool:
        """Return whether a party denies to have fired at where fire was told to have come from: "The shot came from Koti. … no fire was opened at Koti"."""
        denied = bool(found.claims) and all(one.stance is Stance.DENIES for one in found.claims)
        places = {one.match.place.id for one in found.sites}
        when = self._days.of(found) if denied and places and self._last is not None else None
        if when is None or self._last is None or found.has_losses or not places <= self._origins:
            return False
        return not places & self._last.places.keys() and overlaps(when, self._last.when)

    def _date_last(self, found: Facts, when: DateSpan) -> None:
        """Give its day to what was told of last, if a sentence says it only now."""
        if self._last is not None and dates_last(self._last, found, self._days.main):
            self._last.when, self._last.dated = when, True

    def _event(self, found: Facts, when: DateSpan, certain: Draft | None = None) -> None:
        """Give a sentence to its incident, ``certain`` if it can be of no other."""
        self._date_last(found, when)
        again = self._words.says(found.sentence.text, "counts", "again")
        drafts = self._of_entry(found, when)
        last = self._last if self._last in drafts else None
        if found.apart:
            drafts, last = [one for one in drafts if one is not last], None
        dated = self._days.of_paragraph(found.sentence.paragraph)
        there = certain or (None if dated else at_its_place(found, drafts))
        draft = there or draft_for(found, when, drafts, last, again=again)
        # "Trucks stand near Kornidzor. … closes their road, and so besieges Artsakh"
        besieged = PlaceKind.REGION if found.kind is Kind.BLOCKADE else None
        # Of whom it befell: "a resident of Alibayli in the border district of Tovuz".
        at_home = bool(found.hints)
        finer = any(
            one.role in SITE_ROLES
            and one.match.place.kind is not besieged
            and not (at_home and one.match.place.kind.is_area)
            for one in found.mentions
        )
        elsewhere = (
            self._scene.moved
            or draft is None
            or not draft.places
            or draft.paragraph != found.sentence.paragraph
        )
        if not finer and elsewhere:
            placed = found.hints or (
                () if found.sites and not besieged else self._scene.before(found, drafts)
            )
            known = draft is not None and all(one.match.place.id in draft.places for one in placed)
            if placed and not known:
                found = replace(found, mentions=placed, next=found.next or self._scene.moved)
                draft = draft_for(found, when, drafts, last, again=again)
        if draft is None:
            found = self._there(found)
        bare = certain is None and says_nothing_new(found) and not when.time_utc
        if draft is None or (bare and draft.paragraph != found.sentence.paragraph):
            if bare:
                self._reject(found, _REASONS[Sort.VAGUE])
                return
            draft = self._begin(found, when)
        else:
            go_on(draft, found, when)
        kind = kind_named(found, self._words)
        if kind and tells_kind(found, draft):
            draft.kind, draft.guessed = kind, False
        draft.add_sites(found.sites if draft.kind is not Kind.CEASEFIRE else of_truce(found, self._words))
        draft.origins += origins_of(found)
        own, denials = parted(found, draft, self._last)
        draft.claims += own
        if denials and self._last is not None:
            self._last.claims += denials
        if not found.sites:
            spread(found, self.drafts, self._words)
        self._last, self._told, self._scene.moved = draft, found.sentence.paragraph, False

    def _is_of_those(self, found: Facts) -> bool:
        """Return whether losses without a day or place are of what was told of last: "three were killed in these strikes"."""
        own = found.sites or found.dates_used(DateUse.EVENT)
        return found.has_losses and not own and self._words.says(found.sentence.text, "here", "those")

    def _of_entry(self, found: Facts, when: DateSpan) -> list[Draft]:
        """Return the incidents that a sentence can go on about: in an entry of a chronicle, of its day, those that it told of."""
        if found.entry is None or not when.start <= found.entry <= when.end:
            return self.drafts
        return [one for one in self.drafts if one.entry == found.entry]

    def _there(self, found: Facts) -> Facts:
        """Return a sentence that speaks of "there" or of "one more" with the places told of last, if what is told can have reached them."""
        if self._last is None or found.sites or not (found.here or found.anew):
            return found
        there = self._last.mentions
        return (
            replace(found, mentions=(*found.mentions, *there))
            if within_range(origins_of(found), there)
            else found
        )

    def _begin(self, found: Facts, when: DateSpan) -> Draft:
        """Add and return the incident that a sentence is the first to tell of."""
        told = kind_told(found, self._last, self._words)
        draft = Draft(told or kind_by_losses(found, self._words), when, found.sentence.paragraph)
        draft.dated = bool(found.dates_used(DateUse.EVENT))
        draft.entry = found.entry
        draft.guessed = told is None
        draft.headline = not self.drafts and _is_headline(found)
        self.drafts.append(draft)
        return draft


def _is_headline(found: Facts) -> bool:
    """Return whether a sentence is the line above the report, without a stop."""
    text = (found.whole or found.sentence).text.rstrip("\"'»”")
    return (
        found.sentence.paragraph == 0
        and found.sentence.start == 0
        and not text.endswith((".", "!", "?", "։", ":"))
    )
