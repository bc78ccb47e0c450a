"""Who spoke last: whom a pronoun behind a sentence stands for, and how far what follows is that speaker's."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.extract.kinds import kind_of
from geo.extract.parties.find import BELLIGERENTS, first_party
from geo.extract.speakers.claimants import EVERY_PARAGRAPH, Claimant, Hearing
from geo.extract.speakers.heads import opening_government, subject_of
from geo.extract.speakers.naming import named
from geo.extract.speakers.speeches import Speech
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.sentences import Sentence
from geo.model import Party, Report

__all__ = ["latest_speaker"]

_DATELINE, _HEADING = 50, 120  # characters
_REMEMBERED = 4
_FEW = 3  # characters
_AUXILIARY = 3  # letters
_NEAR_TOP = 2  # paragraphs below the first, a dateline
_SHORT = 14  # spaces
_MARKS = " .:–—-"


def latest_speaker(
    spoken: Sequence[Speech],
    sentence: Sentence,
    report: Report,
    last: Claimant | None,
    words: Lexicon,
    *,
    home: Party | None,
    counts: bool,
    lists: bool,
) -> Claimant | None:
    """Return the last speaker as of the end of a sentence, or None if nobody has spoken and it is about no body.

    ``counts``: the sentence counts losses; ``lists``: it may only say whose words the paragraph tells, for it has no place and day
    of its own. ``home`` is the country of bodies that the report names without one.
    """
    lists = lists and not counts and len({one.claimant for one in spoken}) == 1 and _opens(sentence, report)
    relayed = len(spoken) == 1 and not counts and _is_relayed(spoken[0], sentence, report, home, words)
    told = len(spoken) == 1 and _is_told_outlet(spoken[0], sentence, report, home)
    bulletin = relayed or (lists and _is_bulletin(spoken[0], sentence, words))
    # "The ministry reported one more incident": what it was is told behind, in the paragraph.
    announces = lists and words.says(sentence.text, "claims", "announces")
    lists = bulletin or announces or _leads_on(spoken, sentence, words)
    whole = told or (bulletin and sentence.paragraph <= 1)
    latest = _latest(spoken, sentence, last, lists=lists or told, whole=whole)
    if latest and _only_denies(spoken, words, counts=counts):
        # "Baku denied shelling Jermuk. In Sotk two villagers were wounded": these Baku does not tell of.
        latest = replace(latest, paragraph=None, opened=False)
    if announces and not bulletin and latest and _ends_paragraph(sentence, report):
        latest = replace(latest, paragraph=sentence.paragraph + 1)  # a lead that only says whose words follow
    if not counts and (account := _announced(sentence.text, words)):
        return replace(latest or account, subject=account)
    if spoken or counts or kind_of(sentence.text, words):
        return latest
    about = subject_of(sentence.text, words, home) or opening_government(sentence.text, words)
    if about and about.party is home and _heads(sentence, report, words):
        return replace(about, paragraph=EVERY_PARAGRAPH, opened=True)
    return replace(latest, subject=about) if latest and about else latest or about


def _only_denies(spoken: Sequence[Speech], words: Lexicon, *, counts: bool) -> bool:
    """Return whether all that was said in a sentence is that something is not so, without a number."""
    denies = words.words("claims", "denies")
    return bool(spoken) and not counts and all(denies.match(one.verb) for one in spoken)


def _announced(text: str, words: Lexicon) -> Claimant | None:
    """Return the government, or the body, whose account a short sentence but announces: "In Yerevan they tell it otherwise", or "Azerbaijan." alone."""
    bare = text.strip(_MARKS)
    if " " not in bare and first_party(bare, words) in BELLIGERENTS:
        headed = named(bare, Hearing(text, words, None, None))
        return headed and replace(headed, tells=True)
    if text.count(" ") > _SHORT or not words.says(text, "claims", "own_account"):
        return None
    teller = opening_government(text, words) or subject_of(text, words, None)
    return teller and replace(teller, tells=True)


def _heads(sentence: Sentence, report: Report, words: Lexicon) -> bool:
    """Return whether the first words of a report but name whose statement its paragraph goes on with: "Joint statement of the ministry and the agency"."""
    known = words.has("claims", "bulletin_heads") and words.words("claims", "bulletin_heads")
    first = len(report.text[: sentence.start].strip()) <= _DATELINE and len(sentence.text) <= _HEADING
    rest = report.text[sentence.end :].partition("\n")[0]  # of a headline, the outlet's, at most the day
    return bool(first and len(rest) > _DATELINE and known and known.search(sentence.text))


def _ends_paragraph(sentence: Sentence, report: Report) -> bool:
    return report.text[sentence.end : sentence.end + _FEW].lstrip(" ").startswith("\n")


def _leads_on(spoken: Sequence[Speech], sentence: Sentence, words: Lexicon) -> bool:
    """Return whether a sentence ends with its verb of saying and a point that stands for a colon, as in Armenian: «… գրել է. …»."""
    if not spoken or not sentence.text.endswith(".") or not words.table("claims").get("point_opens"):
        return False
    return len(sentence.text[spoken[-1].core[1] :].strip(" .")) <= _AUXILIARY


def _opens(sentence: Sentence, report: Report) -> bool:
    """Return whether a sentence opens its paragraph, past a dateline."""
    before = report.text[max(0, sentence.start - 2 * _DATELINE) : sentence.start].rpartition("\n")[2].strip()
    return len(before) <= _DATELINE


def _is_relayed(
    speech: Speech, sentence: Sentence, report: Report, home: Party | None, words: Lexicon
) -> bool:
    """Return whether an agency says at the end of its lead that it has told the words of its own side's ministry.

    "… were repelled. This was reported by the ministry": what stands below is the ministry's too, until another speaks.
    """
    back = words.words("claims", "refers_back").search(sentence.text) is not None
    # A lead of one sentence may tell of it in general: "Two blasts went off, the mine action agency reported".
    back = back or _opens(sentence, report)
    lead = sentence.paragraph <= 1 and back
    behind = report.text[sentence.end :].lstrip(" ")
    return lead and _is_own(speech, home) and behind.startswith("\n")


def _is_own(speech: Speech, home: Party | None) -> bool:
    theirs = speech.claimant.party
    return theirs is home or (theirs is Party.NAGORNO_KARABAKH and home is Party.ARMENIA)


def _is_told_outlet(speech: Speech, sentence: Sentence, report: Report, home: Party | None) -> bool:
    """Return whether its own side's ministry told an agency, as it says near its beginning: «Ինչպես «Արմենպրես»-ին հայտնեցին …».

    To whom it was told is known by an ending behind a hyphen, as Armenian and Azerbaijani put it to names.
    """
    if not report.outlet or sentence.paragraph > _NEAR_TOP or not _is_own(speech, home):
        return False
    return (
        re.search(
            rf"(?<!\w){re.escape(report.outlet)}[»”\"]?[-–]\w{{1,4}}(?!\w)", sentence.text, re.IGNORECASE
        )
        is not None
    )


def _is_bulletin(speech: Speech, sentence: Sentence, words: Lexicon) -> bool:
    """Return whether a speech is that of a bulletin: "According to the peacekeepers' bulletin, two violations"."""
    known = words.has("claims", "bulletins") and words.words("claims", "bulletins")
    return bool(known and known.search(sentence.text, 0, speech.core[1]))


def _latest(
    spoken: Sequence[Speech],
    sentence: Sentence,
    last: Claimant | None,
    *,
    lists: bool,
    whole: bool,
) -> Claimant | None:
    """Return the last speaker with those before, and the paragraph in which what follows is still of that speaker.

    ``lists``: the sentence only says whose words the paragraph tells; ``whole``: that the report does.
    """
    if not spoken:
        return replace(last, subject=None) if last and last.subject else last
    one = spoken[-1]
    before: tuple[Claimant, ...] = ()
    for speaker in (
        *(speech.claimant for speech in reversed(spoken[:-1])),
        *((last, *last.before) if last else ()),
    ):
        if speaker != one.claimant and speaker not in before:
            before += (speaker,)
    bare = tuple([Claimant(one.name, one.party, one.paragraph, one.opened) for one in before[:_REMEMBERED]])
    opened = any(speech.opens for speech in spoken) or lists
    # A report that begins with the words of a bulletin goes on with it to its end.
    goes_on = last is not None and last.paragraph == EVERY_PARAGRAPH and last == one.claimant
    paragraph = EVERY_PARAGRAPH if goes_on or whole else sentence.paragraph
    return Claimant(one.claimant.name, one.claimant.party, paragraph, opened or goes_on, bare)
