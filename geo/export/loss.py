"""What a format cannot say: in words, and of how many rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geo.claimed import claims_of

__all__ = ["Loss", "any_claim", "losses", "top_losses"]


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a file does not hold, and how many of the rows had it."""

    what: str
    rows: int

    def __str__(self) -> str:
        return f"{self.what}: {self.rows} {'row' if self.rows == 1 else 'rows'}"


def losses(
    collection: Mapping[str, Any], tests: Mapping[str, Callable[[Mapping[str, Any]], bool]], *, reports: str
) -> tuple[Loss, ...]:
    """Return what is lost of a collection written as rows with a point each, that have no room for its top level.

    ``tests`` holds words and a test of a feature's properties; ``reports`` says in words what is lost of the reports. What is
    lost of no row is left out.
    """
    features = collection["features"]
    found = [(what, sum(bool(test(one["properties"])) for one in features)) for what, test in tests.items()]
    found.append(("a point, for there is none", sum(one["geometry"] is None for one in features)))
    return (*(Loss(what, rows) for what, rows in found if rows), *top_losses(collection, reports=reports))


def top_losses(collection: Mapping[str, Any], *, reports: str) -> tuple[Loss, ...]:
    """Return what is lost of a collection's top level by a file of rows alone."""
    counts = {
        reports: collection.get("reports") or [],
        "running totals": collection.get("tallies") or [],
        "passages read and not used, with the reason": collection.get("rejections") or [],
    }
    return tuple(Loss(what, len(rows)) for what, rows in counts.items() if rows)


def any_claim(row: Mapping[str, Any], *counts: str) -> bool:
    """Return whether a claim of a row says something of one of these counts."""
    return any(claim.get(key) for claim in claims_of(row.get("claims")) for key in counts)
