"""Claims of a sentence: who says what, about whom, with which counts of whose people."""

import re
from collections.abc import Iterable, Iterator, Sequence

from geo.extract.counts import Loss, find_losses
from geo.extract.kinds import denies_event
from geo.extract.lexicon import Lexicon
from geo.extract.parties import Claimant, Speech, first_party, speeches
from geo.extract.sentences import Sentence
from geo.model import Claim, Count, Party, Report, Stance

__all__ = ["BELLIGERENTS", "claims_of", "has_counts"]

_FEWEST_WORDS = 4
# "on Tuesday that", "on September 13 that", "late on 3 May 2023 that": when it was said, not what.
_WHEN_SAID = re.compile(
    r"^(?:(?:late |early )?(?:on )?(?:\w+day(?: (?:morning|evening|night|afternoon))?|[A-Z]\w+ \d{1,2}|\d{1,2} [A-Z]\w+)(?:,? \d{4})?,?\s+)?(?:that\s+)?"
)
BELLIGERENTS = (Party.ARMENIA, Party.AZERBAIJAN, Party.NAGORNO_KARABAKH)


def claims_of(
    sentence: Sentence, report: Report, last: Claimant | None, words: Lexicon
) -> tuple[tuple[Claim, ...], Claimant | None]:
    """Return the claims of a sentence, at least one, and the speaker that a pronoun after it stands for.

    What no one is said to say is the outlet's own narration. Losses of two sides make two claims.
    """
    spoken = speeches(sentence.text, last, words)
    losses = find_losses(sentence.text, words)
    claims: list[Claim] = []
    for speech in _with_narration(spoken, losses, sentence, report, words):
        governed = [loss for loss in losses if speech.start <= loss.start < speech.end]
        claims += _claims(speech, governed, sentence, report, words)
    telling = [claim for claim in claims if _tells(claim)]
    return tuple(telling or claims[:1]), spoken[-1].claimant if spoken else last


def _tells(claim: Claim) -> bool:
    """Return whether a claim says more than that somebody spoke."""
    return claim.stance is not Stance.ASSERTS or has_counts(claim) or len(claim.says.split()) >= _FEWEST_WORDS


def has_counts(claim: Claim) -> bool:
    """Return whether a claim counts anyone."""
    return any((claim.killed, claim.wounded, claim.captured))


def _with_narration(
    spoken: Sequence[Speech], losses: Iterable[Loss], sentence: Sentence, report: Report, words: Lexicon
) -> Iterator[Speech]:
    """Yield the speeches, before them the outlet's own words if these carry a number or nobody speaks."""
    narrator = _narrator(report, words)
    first = spoken[0].start if spoken else len(sentence.text)
    if not spoken or any(loss.start < first for loss in losses):
        yield Speech(narrator, 0, first, "")
    yield from spoken


def _narrator(report: Report, words: Lexicon) -> Claimant:
    """Return who speaks where nobody is said to: the outlet, or the ministry whose own bulletin the report is."""
    outlet = report.outlet or "report"
    party = first_party(outlet, words)
    if party in BELLIGERENTS and words.words("parties", "speakers", "official").search(outlet):
        return Claimant(outlet, party)
    return Claimant(f"{outlet} (narration)", Party.OUTLET)


def _claims(
    speech: Speech, losses: Sequence[Loss], sentence: Sentence, report: Report, words: Lexicon
) -> Iterator[Claim]:
    governed = sentence.text[speech.start : speech.end]
    stance = _stance(governed, speech, words)
    about = _accused(governed, speech, words) if stance is Stance.ACCUSES else None
    own = speech.claimant.party if speech.claimant.party in BELLIGERENTS else None
    for side, counts in _sheets(losses, own):
        yield Claim(
            claimant=speech.claimant.name,
            party=speech.claimant.party,
            stance=stance,
            says=_says(governed, speech),
            quote=sentence.text,
            start=sentence.start,
            end=sentence.end,
            report_id=report.id,
            about=about,
            side=side,
            killed=counts.get("killed"),
            wounded=counts.get("wounded"),
            captured=counts.get("captured"),
            cumulative=words.words("tally", "words").search(sentence.text) is not None and bool(losses),
        )


def _sheets(losses: Sequence[Loss], own: Party | None) -> list[tuple[Party | None, dict[str, Count]]]:
    """Return the counts by side, a further sheet where a side has a second count of one kind; one empty if none."""
    sheets: list[tuple[Party | None, dict[str, Count]]] = []
    for loss in losses:
        side = loss.side or own
        free = next(
            (counts for known, counts in sheets if known == side and loss.measure not in counts), None
        )
        if free is None:
            free = {}
            sheets.append((side, free))
        free[loss.measure] = loss.count
    return sheets or [(None, {})]


def _stance(governed: str, speech: Speech, words: Lexicon) -> Stance:
    if words.words("claims", "denies").search(governed) or denies_event(governed, words):
        return Stance.DENIES
    doubted = not speech.verb and words.words("claims", "unattributed").search(governed)
    if doubted or words.words("claims", "accuses").search(governed):
        return Stance.ACCUSES
    return Stance.ASSERTS


def _accused(governed: str, speech: Speech, words: Lexicon) -> Party | None:
    """Return the party accused: after "by" where one stands there, else the first that is not the speaker's own."""
    agent = re.search(r"\bby (.+)", governed)
    for text in ([agent[1]] if agent else []) + [governed]:
        for word in re.findall(r"[\w.-]+", text):
            party = first_party(word, words)
            if party in BELLIGERENTS and party is not speech.claimant.party:
                return party
    return None


def _says(governed: str, speech: Speech) -> str:
    """Return the words that the speaker answers for, without the verb of saying where it opens them."""
    said = governed.strip(" ,")
    if speech.verb in ("according to", "by the account of"):
        return said.partition(",")[2].strip() or said
    if (
        speech.verb
        and said.lower().startswith(speech.verb)
        and speech.verb not in ("accused", "denied", "blamed")
    ):
        said = _WHEN_SAID.sub("", said[len(speech.verb) :].strip())
    return said.strip(" ,:;")
