"""Tallies: running totals and official cumulative figures of a sentence."""

from collections.abc import Iterator
from datetime import date

from geo.extract.counts import MEASURES
from geo.extract.dates import DateUse
from geo.extract.facts import Facts
from geo.model import Claim, Count, Tally, stable_id

__all__ = ["tallies_of"]


def tallies_of(found: Facts, published: date | None) -> Iterator[Tally]:
    """Yield each number of the sentence as a tally, as of the day it names, else the day of publication."""
    stated = next((mention.span.end for mention in found.dates_used(DateUse.AS_OF)), None)
    other = (mention.span.end for mention in found.dates if mention.use in (DateUse.EVENT, DateUse.SAID))
    as_of = stated or next(other, published)
    for claim in found.claims:
        for measure in MEASURES:
            count = getattr(claim, measure)
            if count is not None:
                yield _tally(claim, measure, count, as_of)


def _tally(claim: Claim, measure: str, count: Count, as_of: date | None) -> Tally:
    return Tally(
        id=stable_id(
            "tally", claim.report_id, claim.claimant, measure, claim.side or "", claim.quote, str(count)
        ),
        claimant=claim.claimant,
        party=claim.party,
        side=claim.side,
        measure=measure,
        count=count,
        as_of=as_of,
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        report_id=claim.report_id,
    )
