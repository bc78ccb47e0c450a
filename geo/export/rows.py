"""Sites as a CSV with the columns of somebody else's dataset, a row a site."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from geo.export.points import harmless

__all__ = ["rows_as_csv"]


def rows_as_csv(
    columns: Sequence[str], row: Callable[..., Mapping[str, Any]], collection: Mapping[str, Any]
) -> bytes:
    """Return a CSV in UTF-8 with these columns, cells that a spreadsheet would take for formulas made safe.

    ``row`` makes a row of a feature; its ``counted`` says whether this is the incident's first site, in whose row its deaths
    stand, so that a sum over the file counts them once.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    seen: set[str] = set()
    for feature in collection["features"]:
        identifier = feature["properties"]["incident_id"]
        made = row(feature, counted=identifier not in seen)
        seen.add(identifier)
        writer.writerow(
            {key: harmless(value) if isinstance(value, str) else value for key, value in made.items()}
        )
    return text.getvalue().encode()
