"""The words of a figure: caption, footer, citation, and the text that stands for the picture."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property
from textwrap import shorten

import geopandas as gpd

from geo import __version__, data
from geo.claimed import MEASURES
from geo.export.naming import map_label
from geo.extract import ids_of
from geo.model import Incident, Report, Tally
from geo.render.figure.doubt import Mark, doubts_of
from geo.render.figure.frame import Frame
from geo.render.figure.sheet import plain
from geo.render.losses import OPEN
from geo.render.palette import kind_labels
from geo.render.sums import RULES, latest_totals, loss_sums, side_words, total_words
from geo.view import View, counted, naming_words, sentence

__all__ = [
    "Picture",
    "alt_text",
    "caption",
    "citation",
    "footer",
    "made_words",
    "off_map",
    "period",
    "totals_words",
]

_LOCAL = timezone(timedelta(hours=4))
_PLACES_TOLD = 6
_TOTALS_TOLD = 3
_TITLE_CITED = 110
_OUTLETS_TOLD = 4
_OUTLET_LENGTH = 40


@dataclass(frozen=True)
class Picture:
    """What a figure shows: incidents, their sites' rows, the view, a title, when it is made, and its address, if any.

    ``around`` are all incidents from which the view chose, ``reports`` theirs, ``edition`` what a permalink calls them;
    ``tallies`` are the running totals of the same reports.
    """

    incidents: Sequence[Incident]
    sites: gpd.GeoDataFrame
    view: View
    title: str
    made: datetime
    link: str = ""
    around: Sequence[Incident] = ()
    reports: Sequence[Report] = ()
    edition: str = ""
    tallies: Sequence[Tally] = ()

    @property
    def chosen(self) -> Incident | None:
        """The incident that the view selects, if it is among those shown."""
        wanted = self.view.selected
        return next((one for one in self.incidents if wanted and wanted in (one.id, *ids_of(one))), None)

    @property
    def day(self) -> date | None:
        """The day whose control is shown: the view's last, else that of the incidents."""
        return self.view.end or max((one.when.end for one in self.incidents), default=None)

    @cached_property
    def totals(self) -> list[Tally]:
        """The latest running totals of the days that are shown, what a side says of itself first."""
        starts = [one.when.start for one in self.incidents]
        first = self.view.start or min(starts, default=None)
        return latest_totals(self.tallies, first, self.day) if first else []

    @cached_property
    def marks(self) -> list[Mark]:
        """The sites that are drawn, in the order of their incidents."""
        return doubts_of(self.incidents, self.sites)


def alt_text(
    incidents: Sequence[Incident],
    sites: gpd.GeoDataFrame,
    view: View,
    *,
    title: str,
    tallies: Sequence[Tally] = (),
) -> str:
    """Return in words what a figure of the same input shows, for those who do not see it.

    Period, number of incidents, kinds, where, losses as claimed and by which rule, running totals, and what is not on the map.
    """
    picture = Picture(incidents, sites, view, title, datetime.now(UTC), tallies=tallies)
    parts = [
        f"Map of the Armenia–Azerbaijan border and Nagorno-Karabakh: {plain(title)}.",
        f"{counted(len(incidents), 'incident')} {period(incidents)}, each as its sources claim it, {by_hand(incidents)}; shown: {sentence(view)}.",
        _kinds(incidents),
        _where(picture),
        _losses(incidents),
        totals_words(picture),
        off_map(picture, None) and f"Not on the map: {off_map(picture, None)}.",
        picture.chosen and f"Highlighted: {plain(picture.chosen.title)}, {_days(picture.chosen.when.start, picture.chosen.when.end)}.",
        f"Control of the ground is that of {_day(picture.day)}." if picture.day else "",
    ]  # fmt: skip
    return " ".join(part for part in parts if part)


def caption(picture: Picture, frame: Frame) -> str:
    """Return the sentences below the title."""
    many, chosen = picture.incidents, picture.chosen
    of = f" of {len(picture.around):,}" if len(picture.around) > len(many) else ""
    missing = off_map(picture, frame)
    noun = "incident" if len(many) == 1 and not of else "incidents"
    count = (
        f"{len(many):,}{of} {noun} {period(many)}, each as its sources claim it."
        if many
        else f"{f'None{of} incidents' if of else 'No incident'} is in this view."
    )
    return " ".join(
        part
        for part in (
            count,
            f"Shown: {sentence(picture.view)}.",
            f"Not on the map: {missing}." if missing else "",
            f"Highlighted: {chosen.title}, {_days(chosen.when.start, chosen.when.end)}." if chosen else "",
        )
        if part
    )


def totals_words(picture: Picture) -> str:
    """Return the first running totals of the days shown, which no sum holds, "" where none is known."""
    told = [f"{plain(total_words(one))}, as of {_day(one.as_of)}" for one in picture.totals[:_TOTALS_TOLD]]
    more = len(picture.totals) - len(told)
    return (
        f"Running totals, not added: {'; '.join(told)}{f'; and {more} more' if more else ''}." if told else ""
    )


def off_map(picture: Picture, frame: Frame | None) -> str:
    """Return how many incidents are not on the map and why, "" if all are; without a frame none lies outside it."""
    drawn: dict[str, list[Mark]] = {}
    for mark in picture.marks:
        drawn.setdefault(mark.incident.id, []).append(mark)
    without = [one for one in picture.incidents if one.id not in drawn]
    placeless = sum(not one.sites for one in without)
    outside = (
        0
        if frame is None
        else sum(not any(frame.shows(*mark.position) for mark in marks) for marks in drawn.values())
    )
    reasons = (
        (placeless, "without a known place"),
        (len(without) - placeless, "known to a country or region without a position only"),
        (outside, "outside the part shown"),
    )
    return ", ".join(f"{count} {why}" for count, why in reasons if count)


def footer(picture: Picture, unlabelled: int) -> list[str]:
    """Return the paragraphs at the foot: what claims are, sources of the data, when and from what it was made.

    ``unlabelled`` is how many names of places found no room on the map.
    """
    left_out = f" ({unlabelled} left out for want of room)" if unlabelled else ""
    return [
        f"Claims of the parties may contradict each other; {by_hand(picture.incidents)}. Names: {naming_words(picture.view.naming)}{left_out}. Days are local (UTC+4).",
        f"{reports_words(picture)}Map data: {'; '.join(data.attributions())}.",
        f"Made {made_words(picture.made)} with geo {__version__} from datasets {data.dataset_sha256()[:12]}{incidents_words(picture)}.",
        f"Cite as: {citation(picture)}",
    ]


def incidents_words(picture: Picture) -> str:
    """Return the name of the incidents as a permalink has it, for the foot and the citation, "" where it is not known."""
    return f", incidents {picture.edition}" if picture.edition else ""


def by_hand(incidents: Iterable[Incident]) -> str:
    """Return in words how many incidents a person corrected after they were read.

    Examples
    --------
    >>> by_hand([])
    'none is corrected here'
    """
    many = sum(bool(one.corrections) for one in incidents)
    return (
        f"{counted(many, 'incident')} corrected by hand after reading" if many else "none is corrected here"
    )


def reports_words(picture: Picture) -> str:
    """Return the outlets of the reports behind the incidents shown, the most frequent first, "" where the reports are not known."""
    used = {each for one in picture.incidents for each in one.report_ids}
    outlets = Counter(one.outlet or one.title or one.id for one in picture.reports if one.id in used)
    named = [plain(name) for name, _ in outlets.most_common(_OUTLETS_TOLD)]
    more = f" and {len(outlets) - len(named)} more" if len(outlets) > len(named) else ""
    return (
        f"Reports: {', '.join(shorten(name, _OUTLET_LENGTH, placeholder=' …') for name in named)}{more}. "
        if named
        else ""
    )


def citation(picture: Picture) -> str:
    """Return how the figure may be cited."""
    made = picture.made.astimezone(UTC)
    many = picture.incidents
    what = f"map of {counted(len(many), 'incident')} {period(many)}" if many else "map without incidents"
    where = f" {picture.link}" if picture.link else ""
    title = shorten(plain(picture.title), _TITLE_CITED, placeholder=" …")
    return f"“{title}”, {what}. geo {__version__}, datasets {data.dataset_sha256()[:12]}{incidents_words(picture)}, {_day(made.date())}.{where}"


def made_words(made: datetime) -> str:
    """Return a moment in both times.

    Examples
    --------
    >>> made_words(datetime(2023, 5, 10, 21, 30, tzinfo=UTC))
    '2023-05-10 21:30 UTC (2023-05-11 01:30 UTC+4)'
    """
    return f"{made.astimezone(UTC):%Y-%m-%d %H:%M} UTC ({made.astimezone(_LOCAL):%Y-%m-%d %H:%M} UTC+4)"


def period(incidents: Iterable[Incident]) -> str:
    """Return the days of incidents: "from 13 September 2022 to 14 September 2022", "on …", "in this view" for none."""
    spans = [(one.when.start, one.when.end) for one in incidents]
    if not spans:
        return "in this view"
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return f"on {_day(first)}" if first == last else f"from {_day(first)} to {_day(last)}"


def _days(first: date, last: date) -> str:
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "the last day of data"


def _kinds(incidents: Sequence[Incident]) -> str:
    counts = Counter(one.kind for one in incidents)
    told = [f"{label.lower()} {counts[kind]}" for kind, label in kind_labels().items() if counts[kind]]
    return f"By kind: {', '.join(told)}." if told else ""


def _where(picture: Picture) -> str:
    """Return the places with most incidents, and how many more there are."""
    counts: Counter[str] = Counter()
    at = {(mark.incident.id, plain(map_label(mark.site, picture.view.naming))) for mark in picture.marks}
    counts.update(name for _, name in sorted(at))
    if not counts:
        return ""
    told = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    first = ", ".join(name if count == 1 else f"{name} ({count})" for name, count in told[:_PLACES_TOLD])
    more = len(told) - _PLACES_TOLD
    return f"Places: {first}{f', and {more} more' if more > 0 else ''}."


def _losses(incidents: Sequence[Incident]) -> str:
    sums = loss_sums(incidents)
    if not sums.by_side:
        return ""
    told = []
    for side, row in sums.by_side.items():
        said = [f"{measure} {_by_rule(row[measure])}" for measure in MEASURES if measure in row]
        told.append(f"{side_words(side)}: {'; '.join(said)}")
    return f"Losses as claimed, first {RULES['own']}, running totals not added: {'. '.join(told)}."


def _by_rule(sums: Mapping[str, int]) -> str:
    """Return the sums of a side and measure in words, "at least" where somebody says so."""
    low, high, more = sums["low"], sums["high"], sums.get("open", 0)
    own = (
        f"{'at least ' if more & OPEN['own'] else ''}{sums['own']}" if "own" in sums else "not said by itself"
    )
    least = "at least " if more & OPEN["high"] else ""
    return f"{own}, by anyone {least}{high}" if low == high else f"{own}, by anyone {low} to {least}{high}"
