"""What a format cannot say: in words, and of how many rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Loss", "losses"]


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a file does not hold, and how many of the rows had it."""

    what: str
    rows: int

    def __str__(self) -> str:
        return f"{self.what}: {self.rows} {'row' if self.rows == 1 else 'rows'}"


def losses(
    rows: Iterable[Mapping[str, Any]], tests: Mapping[str, Callable[[Mapping[str, Any]], bool]]
) -> tuple[Loss, ...]:
    """Return what is lost of rows: each test's words with the number of rows for which it holds; those of none are left out."""
    found = [(what, sum(map(test, rows))) for rows in [list(rows)] for what, test in tests.items()]
    return tuple(Loss(what, count) for what, count in found if count)
