"""A report sentence by sentence: what each says, before anything is decided about what belongs together."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from geo.extract.dates.find import DateUse, find_dates, period_of_heading
from geo.extract.dates.spans import is_one_night, to_the_day
from geo.extract.dates.wars import in_war
from geo.extract.facts.answered import answered, answers, less_rumour, of_those_counted, of_those_taken
from geo.extract.facts.chronicles import days_of_entries
from geo.extract.facts.confirmed import confirmed
from geo.extract.facts.facts import Facts, Sort
from geo.extract.facts.find import facts_of
from geo.extract.facts.latest_losses import latest_losses
from geo.extract.facts.scenes import scenes
from geo.extract.facts.series import days_told, of_its_day
from geo.extract.facts.sorts import less_past
from geo.extract.kinds import kind_of
from geo.extract.parties.find import home_of, is_named
from geo.extract.roles.spots import Mention
from geo.extract.speakers.claimants import Claimant
from geo.extract.speakers.heads import is_tag, signed
from geo.extract.toponyms.context import Context, context_of, in_karabakh
from geo.extract.toponyms.find import find_toponyms
from geo.extract.toponyms.namesakes import is_dateline
from geo.extract.toponyms.other_names import OTHER_NAME, OtherName, other_names, outside, without
from geo.extract.toponyms.resolve import resolve
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.masked import masked
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.sentences import Sentence, split
from geo.gazetteer import Gazetteer
from geo.model import DateSpan, Party, PlaceKind, Report, Role, Toponym

__all__ = ["read"]

_SEMICOLON = re.compile(r";(?=\s)")
_SOON, _NEAR = 30, 3
_DATELINE = 80  # characters
_NIGHT = timedelta(days=1)


def read(report: Report, gazetteer: Gazetteer, words: Lexicon) -> list[Facts]:
    """Return the facts of each sentence of a report, in order."""
    report = signed(replace(report, text=masked(report.text, words)))
    toponyms = find_toponyms(report.text, gazetteer)
    asides = other_names(report.text, toponyms)
    if asides:
        report = replace(report, text=without(report.text, asides))
        toponyms = outside(toponyms, asides)
    context = context_of(toponyms, report.text)
    if _tells_of_karabakh(report, words):
        context = in_karabakh(context)
    starts = [toponym.start for toponym in toponyms]
    dateline = _dateline(report.text, gazetteer, words)
    facts: list[Facts] = []
    speaker: Claimant | None = None
    anchor: date | None = None
    # On which something happened last: "The search ended on Sunday. That night …" is of before.
    night: date | None = None
    heading: DateSpan | None = None
    sentences = split(report.text, words)
    entries = days_of_entries(sentences, report.published, words)
    for sentence in _by_day(sentences, report, words):
        entry = entries.get(sentence.paragraph)
        if (
            facts
            and facts[-1].sentence.end > sentence.start - _NEAR
            and _is_part(facts[-1].sentence)
            and speaker
        ):
            speaker = replace(speaker, opened=True)  # who opens a list of days tells all of it
        inside = toponyms[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        matches = [resolve(toponym, report.text, context) for toponym in inside]
        before = speaker
        since = night if words.says(sentence.text, "dates", "that_night") else anchor
        found, speaker = facts_of(
            sentence, matches, report, before, words, anchor=since, heading=heading, entry=entry
        )
        parts = _parts_of(found, words)
        if len(parts) > 1:
            for start, end in parts:
                piece = _piece(sentence, start, end)
                own = [one for one in matches if piece.start <= one.toponym.start < piece.end]
                part, _ = facts_of(
                    piece, own, report, before, words,
                    anchor=since, heading=heading, entry=entry, whole=sentence,
                )  # fmt: skip
                part = _as_whole(part, found) if found.has_losses else of_its_day(found, part)
                anchor = night = _day_of(part) or anchor
                facts.append(replace(part, apart=start > 0, whole=sentence))
            continue
        if found.sites or not words.says(sentence.text, "tally", "of_wounded"):
            # "He died today. Two more were hurt that day": on that of the wound
            anchor = _day_of(found) or anchor
            night = anchor if found.sort is Sort.EVENT else night or anchor
        heading, found = _headed(found, facts, heading, report.published, words)
        if dateline and _is_of_dateline(found, facts, words):
            struck = Mention(resolve(dateline, report.text, context), Role.STRUCK)
            found = replace(found, mentions=(*found.mentions, struck))
        facts[-1:] = [less_rumour(one, found, words) for one in facts[-1:]]
        last = facts[-1] if facts else None
        found = of_those_taken(of_those_counted(found, last, words), last, words)
        facts += latest_losses(confirmed(answered(found, last, words), facts, words), words)
    facts = less_past(facts, report.published)
    return _with_other_names(facts, asides, report.text, context) if asides else facts


def _dateline(text: str, gazetteer: Gazetteer, words: Lexicon) -> Toponym | None:
    """Return the town of a report's dateline, if the report speaks of "this town"."""
    if not words.says(text, "here", "dateline"):
        return None
    first = next(iter(gazetteer.find(text[:_DATELINE])), None)
    return first if first and is_dateline(first, text) else None


def _is_of_dateline(found: Facts, before: Sequence[Facts], words: Lexicon) -> bool:
    """Return whether a sentence tells of "this town" before the report has named where anything happened."""
    placed = bool(found.sites) or any(one.sites for one in before)
    return not placed and words.says(found.sentence.text, "here", "dateline")


def _parts_of(found: Facts, words: Lexicon) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that tell of a day, or count losses at a place, of their own; at most one if it is not parted."""
    parts = days_told(found, words)
    if not parts and found.has_losses:
        parts = scenes(found.sentence.text, found.mentions, found.sentence.start, words)
    return parts


def _as_whole(part: Facts, whole: Facts) -> Facts:
    """Return a part of a sentence with the kind and the one day of the whole: "killed two in Tartar and hurt five in Barda on 15 June"."""
    days = whole.dates_used(DateUse.EVENT)
    ahead = part.sentence.start - whole.sentence.start
    shared = len(days) == 1 and not part.dates_used(DateUse.EVENT)
    dates = [replace(one, start=one.start - ahead, end=one.end - ahead) for one in days] if shared else ()
    # "Baku said fire killed two in Terter; Yerevan said three had died near Martakert": the other tells of something else.
    same = {claim.party for claim in part.claims} <= {claim.party for claim in whole.claims[:1]}
    return replace(part, kind=part.kind or (whole.kind if same else None), dates=(*part.dates, *dates))


def _with_other_names(
    facts: Iterable[Facts], asides: Sequence[OtherName], text: str, context: Context
) -> list[Facts]:
    """Return the facts with the names that were left out as no more than mentions, each in its sentence."""
    starts = [one.toponym.start for one in asides]
    named = [Mention(resolve(one.toponym, text, context), Role.MENTIONED, OTHER_NAME) for one in asides]
    told = []
    for found in facts:
        inside = slice(bisect_left(starts, found.sentence.start), bisect_left(starts, found.sentence.end))
        told.append(replace(found, mentions=(*found.mentions, *named[inside])) if named[inside] else found)
    return told


def _day_of(found: Facts) -> date | None:
    """Return the last day that a sentence dates something by; of a night the day that it began on, from which "the same night" counts."""
    days = [one.span for one in found.dates_used(DateUse.EVENT) if to_the_day(one.span)]
    if not days:
        return None
    return days[-1].start if days[-1].end - days[-1].start == _NIGHT else days[-1].end


def _tells_of_karabakh(report: Report, words: Lexicon) -> bool:
    """Return whether a report is by the side, or on the Armenian side of the matter of Nagorno-Karabakh: "Martuni" is the one there."""
    home = home_of(report.outlet, words) if report.outlet else None
    if home in (Party.NAGORNO_KARABAKH, Party.AZERBAIJAN):
        return home is Party.NAGORNO_KARABAKH
    if in_war(report.published):
        return True
    return is_named(Party.NAGORNO_KARABAKH, report.text, words)


def _headed(
    found: Facts, before: Sequence[Facts], heading: DateSpan | None, published: date | None, words: Lexicon
) -> tuple[DateSpan | None, Facts]:
    """Return the period that heads what follows, and the sentence, as none of an event if it but says of which days it heads."""
    period = period_of_heading(found.sentence.text, published, words) if _is_heading(found, before) else None
    if period or (not before and _is_title_of_days(found)):
        return period or heading, replace(found, sort=Sort.NOTHING)
    return heading, found


def _is_heading(found: Facts, before: Sequence[Facts]) -> bool:
    """Return whether a sentence opens the report, or a paragraph below one of which nothing was told, and tells of no event itself.

    "June on the line of contact" heads what stands below it, "Two soldiers were killed near Movses in June" does not.
    """
    if found.has_losses or (found.kind and any(one.role is not Role.CONTAINER for one in found.sites)):
        return False
    return not before or (found.sentence.paragraph == 0 and all(one.sort is Sort.NOTHING for one in before))


def _is_title_of_days(found: Facts) -> bool:
    """Return whether the line that opens a report only says of which days it reviews what: "Weekly review: strikes on the border (28 August – 3 September)"."""
    spans = [one.span for one in found.dates_used(DateUse.EVENT)]
    wide = bool(spans) and not any(map(is_one_night, spans))
    title = found.sentence.text.rstrip()[-1:] not in '.!?։:»”"'
    placed = any(one.match.place.kind is not PlaceKind.REGION for one in found.sites)
    return wide and title and not (placed or found.has_losses)


def _is_part(sentence: Sentence) -> bool:
    return sentence.text.endswith(";")


def _by_day(sentences: Iterable[Sentence], report: Report, words: Lexicon) -> Iterator[Sentence]:
    """Yield the sentences, one that lists the events of several days cut where the next day begins behind a semicolon, and before a bare answer there."""
    for sentence in _with_tags(sentences, report.text, words):
        apart = ";" in sentence.text or _turns(words).search(sentence.text)
        yield from _cut(sentence, report, words) if apart else (sentence,)


def _with_tags(sentences: Iterable[Sentence], text: str, words: Lexicon) -> Iterator[Sentence]:
    """Yield the sentences, the body that a full stop parts from what it told as the end of that."""
    held: Sentence | None = None
    for sentence in sentences:
        if held and held.paragraph == sentence.paragraph and is_tag(held.text, sentence.text, words):
            held = replace(held, end=sentence.end, text=text[held.start : sentence.end])
            continue
        if held:
            yield held
        held = sentence
    if held:
        yield held


def _cut(sentence: Sentence, report: Report, words: Lexicon) -> Iterator[Sentence]:
    text, start = sentence.text, 0
    days = [one.start for one in find_dates(text, report.published, words) if one.use is DateUse.EVENT]
    for border in _SEMICOLON.finditer(text):
        end = border.end()
        before = any(start <= day < end for day in days)
        behind = any(end <= day < end + _SOON for day in days) and kind_of(text[end:], words)
        if before and behind and kind_of(text[start:end], words):
            yield _piece(sentence, start, end)
            start = end
    turns = [border.end() for border in _turns(words).finditer(text) if border.end() > start]
    if turns and answers(text[turns[-1] :].strip(), words):
        yield _piece(sentence, start, turns[-1])
        start = turns[-1]
    yield _piece(sentence, start, len(text))


@cache
def _turns(words: Lexicon) -> AnyCase:
    """Return where another may answer in a clause of its own: "…; Baku admits three", "…, while Baku admits three"."""
    return any_case(rf";(?=\s)|,\s{words.alternatives('claims', 'contrast')}(?=\s)")


def _piece(sentence: Sentence, start: int, end: int) -> Sentence:
    piece = sentence.text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return replace(
        sentence, start=sentence.start + start, end=sentence.start + start + len(piece), text=piece
    )
