"""Speakers whom no verb of saying names: before a colon, behind a dash, as what a sentence is about."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from geo.extract.counts.find import find_losses
from geo.extract.kinds import kind_of
from geo.extract.parties.find import BELLIGERENTS, body_of, first_party, official_party
from geo.extract.speakers.claimants import Claimant, Hearing
from geo.extract.speakers.names import less_gaps
from geo.extract.speakers.names_after import phrase_after
from geo.extract.speakers.names_before import phrase_before
from geo.extract.speakers.naming import named
from geo.extract.speakers.stretches import Heard
from geo.extract.words.lexicon import Lexicon, lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.model import Party, Report

__all__ = ["headed", "is_tag", "opening_government", "seated", "signed", "subject_of", "tailed"]

_SOME, _DAY, _LONGEST_HEADING = 5, 3, 10  # words
_LONGEST_LINE = 160
_COLONS = ":․"  # the second is the one dot that Armenian writes as a colon
_DATED = re.compile(
    r"[\s,.(–—-]*(?:\d{1,2}\s[^\W\d]+|[^\W\d]+\s\d{1,2})?,?\s(?:19|20)\d\d(?:\s[^\W\d]{1,6})?[).]*\s*$"
)
# "12:40 — Vahram Poghosyan, spokesman for the president: a drone hit …"; in Armenian a point may stand for the colon.
_HEAD = re.compile(
    r"\W*(?:\d{1,2}/\d{0,2}\W+)?(?:(?:[^\W\d]+\s)?\d{1,2}[:.։]\d\d\]?\s*(?:[-–—]\s*)?)?"
    r"(?P<name>[^\W\d][^:;.!?։\n]{1,90})(?::(?=\s|$)|[.․](?=\s[ա-և«])|՝(?=\s))"
)
# "Armenia's Defence Ministry: daily summary as of 21:00"
_TITLED = re.compile(r"(?P<name>[^.:։․|\d]{3,90}?)(?:[.:։․]|\s[|–—-])\s(?P<title>.+)")
_ALONE = re.compile(r"\W*(?P<name>[^\W\d][^:;.!?։\n]{2,90})\.\W*$")
_SIGNATURE = re.compile(
    r"[^\w\n]*(?P<person>[^\W\d][^,:;.\n]{2,40}),\s+(?P<office>[^\W\d][^,:;!?\n]{2,60}?)\s*[:․.։]?[^\w\n]*\n"
)
_TAIL = re.compile(
    r"\s[–—-]\s(?P<name>[^\W\d][^.,;:!?–—]{1,60})[.\s]*$"
)  # "One dead in shelling — prosecutors"
_LONGEST_TAG = 60  # characters
# "Nobody was hurt (the prosecutor's office)"
_BRACKETED = re.compile(r"\s\((?P<name>[^\W\d][^().,;:!?–—]{1,40})\)[.։\s]*$")


def headed(hearing: Hearing) -> Iterator[Heard]:
    """Yield the speech of a body whose name and a colon open a sentence: "Armenian MoD: two wounded", "Baku: one dead"."""
    head = _HEAD.match(hearing.sentence)
    if head is None and hearing.words.table("claims").get("point_opens"):
        # «ՀՀ ՊՆ խոսնակ. «Վիրավորվել է …»»: the point stands for a colon
        head = _ALONE.match(hearing.sentence)
    if head is None:
        return
    words = hearing.words
    name = less_gaps(head["name"], words) or head["name"]  # "the chief doctor Nadir Q. to reporters:"
    bulletin = words.says(name, "claims", "bulletin_of") if words.has("claims", "bulletin_of") else False
    if re.search(r"\d", name) and not bulletin:
        return
    official = words.words("parties", "speakers", "official")
    if head.group().endswith("՝") and not (
        official.fullmatch(name.split()[-1]) or _gives_figures(name, words)
    ):
        return  # «ՀՀ ՊՆ՝ մեկ զոհ»; «ՀՀ ՊՆ-ի խոսքով՝ …» is no head
    person, _, title = name.rpartition(",")
    if len(title.split()) > _SOME + 2 * bool(person) + _DAY * bulletin or (
        person and not _is_titled(person, title, words)
    ):
        return
    # "Stepanakert: a shell fell on a school" tells of the place, "Stepanakert: two dead" may be its count.
    capital = " " not in name and first_party(name, words) is not None
    tells = kind_of(hearing.sentence, words) is not None and not find_losses(hearing.sentence, words)
    seat = capital and not tells
    if find_losses(name, words) or words.says(name, "claims", "according"):
        return  # "Our side lost two: …", «Հղում անելով ՊՆ-ին՝ …»
    posted = words.has("claims", "posts") and words.words("claims", "posts").search(name)
    known = seat or posted or official.search(name) or _gives_figures(name, words)
    if not known and body_of(name, words) is None:
        return
    claimant = named(name.strip("«»“”\"' "), hearing)
    if claimant is not None and claimant.party in (*BELLIGERENTS, Party.RUSSIA):
        yield Heard(claimant, head, head.start(), head.end(), back=False, forth=True, opens=True)


def _gives_figures(name: str, words: Lexicon) -> bool:
    """Return whether a head only says whose figures or version follow: "Yerevan's count: six dead, ten wounded"."""
    return words.says(name, "claims", "figures_of") and first_party(name, words) in BELLIGERENTS


def tailed(hearing: Hearing) -> Iterator[Heard]:
    """Yield the speech of a body that stands behind a dash at the end of a headline, alone between brackets, or behind a mark that a language closes with."""
    words, tail = hearing.words, _TAIL.search(hearing.sentence)
    if tail is None and (
        tail := _BRACKETED.search(hearing.sentence) or _closing(words).search(hearing.sentence)
    ):
        # A body's name and nothing else; "(police)" tells who said it, "(Goris)" does not.
        phrase = phrase_after(tail.start("name"), hearing, strict=False)
        tail = tail if phrase == tail.span("name") else None
    if tail and words.words("parties", "speakers", "official").search(tail["name"]):
        claimant = named(tail["name"].strip(), hearing)
        # "Goris — Vorotan was fired at by the Azerbaijani military" ends in no name.
        told = kind_of(tail["name"], words) is not None
        if claimant is not None and claimant.party in BELLIGERENTS and not told:
            yield Heard(claimant, tail, tail.start("name"), tail.end("name"), back=True, forth=False)


def is_tag(before: str, text: str, words: Lexicon) -> bool:
    """Return whether a sentence is but the body that told the one before it: «Զոհվել է երկու զինվոր. ՀՀ ՊՆ»."""
    if len(text) > _LONGEST_TAG or not words.says(text, "parties", "speakers", "official"):
        return False
    joined = Hearing(f"{before} {text}", words, None, None)
    return any(heard.start == len(before) + 1 for heard in tailed(joined))


@cache
def _closing(words: Lexicon) -> AnyCase:
    """Return what may be who says it at the end of a sentence: "İki hərbçi yaralanıb, Müdafiə Nazirliyi."."""
    marks = words.alternatives("claims", "tail_marks")
    return any_case(rf"{marks}\s(?P<name>[^\W\d][^,;:!?.․։՝–—]{{1,60}})[.։\s]*$")


def _is_titled(first: str, second: str, words: Lexicon) -> bool:
    """Return whether two names between which a comma stands are a person's and an office's: "Artak Beglaryan, the ombudsman"."""
    if _is_person_name(first):
        return True
    office = words.words("parties", "speakers", "official").search(first) is not None
    return office and _is_person_name(" ".join(second.split()[-2:]))


def subject_of(sentence: str, words: Lexicon, home: Party | None) -> Claimant | None:
    """Return the body, of a named country or the outlet's, that a sentence without a speech is about: "The Karabakh ministry has another story"."""
    hearing = Hearing(sentence, words, None, home)
    body = words.words("parties", "speakers", "official").search(sentence)
    ahead = phrase_before(body.end(), 0, hearing) if body else None
    phrase = phrase_after(ahead[0], hearing, strict=False) if ahead else None
    name = sentence[slice(*phrase)] if phrase else ""
    claimant = named(name, hearing) if name else None
    return claimant if claimant and claimant.party in (*BELLIGERENTS, Party.RUSSIA, Party.OTHER) else None


def opening_government(sentence: str, words: Lexicon) -> Claimant | None:
    """Return the government of the capital that a sentence opens with: "Baku has a version of its own", «У Баку иная версия»; no dateline's."""
    opening = _opening_capital(words).match(sentence)
    return named(opening["capital"], Hearing(sentence, words, None, None)) if opening else None


@cache
def _opening_capital(words: Lexicon) -> AnyCase:
    before = rf"(?:{words.alternatives('roles', 'seat')}|{words.alternatives('roles', 'seat_has')})"
    return any_case(
        rf"(?:{before}\s)?(?P<capital>{words.alternatives('counts', 'capitals')})\s(?-i:[a-zа-яёա-ևəığöüçş])"
    )


def seated(hearing: Hearing) -> Claimant | None:
    """Return the government of a capital where what is told behind a colon was said: "In Baku the figures differ: the ministry …"."""
    if not any(mark in hearing.sentence for mark in _COLONS):
        return None
    words = hearing.words
    found = _opening_seat(words).match(hearing.sentence) or _other_reading(words).match(hearing.sentence)
    return named(found["capital"], hearing) if found else None


@cache
def _other_reading(words: Lexicon) -> AnyCase:
    """Return a capital that tells it otherwise, before a colon: "Baku has a different reading: according to its ministry …"."""
    capital, answers = words.alternatives("counts", "capitals"), words.alternatives("claims", "answers")
    return any_case(rf"\W*(?P<capital>{capital})\s[^:․;.]{{0,40}}{answers}[^:․;.]{{0,20}}[{_COLONS}]\s")


@cache
def _opening_seat(words: Lexicon) -> AnyCase:
    seat = rf"{words.alternatives('roles', 'seat')}\s" if words.has("roles", "seat") else ""
    capital = words.alternatives("counts", "capitals")
    return any_case(rf"\W*(?:\w+,?\s){{0,3}}?{seat}(?P<capital>{capital})[^:․;.]{{3,80}}[{_COLONS}]\s")


def signed(report: Report) -> Report:
    """Return a report whose first line is but a person and an office as by that person: "Artak Beglaryan, Human Rights Defender of Artsakh:".

    One from no outlet whose first line but names a body's bulletin is that body's, and so is a briefing or what it answered
    that an outlet prints.
    """
    words = lexicon(report.language)
    body = _heading_body(report, words) if words else None
    if body and words and (not report.outlet or _is_transcript(report.outlet, body, words)):
        return replace(report, outlet=body)
    line = _SIGNATURE.match(report.text)
    if line is None or words is None or official_party(report.outlet or "") is not None:
        return report
    # "Deadly Clashes, Armenian Ministry of Defence", "Two Killed, Azerbaijani army says" are headlines.
    headline = (
        kind_of(line.group(), words) is not None
        or bool(find_losses(line.group(), words))
        or words.says(line.group(), "claims", "report_verbs")
    )
    by_office = _is_person_name(line["person"]) and official_party(line["office"]) in BELLIGERENTS
    return (
        replace(report, outlet=f"{line['person']}, {line['office']}")
        if by_office and not headline
        else report
    )


def _is_transcript(outlet: str, heading: str, words: Lexicon) -> bool:
    """Return whether an outlet that is no body prints what one told: "Answers of the spokesman of Armenia's Defence Ministry"."""
    return official_party(outlet) is None and words.says(heading, "claims", "transcripts")


def _heading_body(report: Report, words: Lexicon) -> str | None:
    """Return the first line of a text from nowhere that but names whose bulletin it is: "Bulletin of Armenia's Defence Ministry, 11 May"."""
    text = report.text.lstrip()
    line, _, rest = text[:_LONGEST_LINE].partition("\n")  # a longer line names more than a body
    name = _DATED.sub("", line.rstrip()).strip(" .,;:–—-")
    titled = _TITLED.match(line)
    if titled and words.says(titled["title"], "claims", "bulletins"):
        name = titled["name"]  # «ՀՀ ՊՆ. Ամփոփագիր՝ 2021 թվականի նոյեմբերի 16-ի դրությամբ»
    plain = 1 < len(name.split()) <= _LONGEST_HEADING and not re.search(r"\d", name) and rest.strip()
    if not plain or official_party(name) not in (*BELLIGERENTS, Party.RUSSIA):
        return None
    tells = kind_of(name, words) or find_losses(name, words) or words.says(name, "claims", "report_verbs")
    body = words.words("parties", "speakers", "official").search(name)
    return name if body and not tells else None


def _is_person_name(text: str) -> bool:
    return len(text.split()) in (2, 3) and text.istitle()
