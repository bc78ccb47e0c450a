"""Files to reports, incidents and positions. Bad files raise :class:`geo.errors.InputError`; the message names the file and what to do."""

from geo.ingest.collection import MAX_COLLECTION_BYTES, collection_from_bytes, extraction_of, read_collection
from geo.ingest.corrections import corrections_from_json, read_corrections
from geo.ingest.points import MAX_POINT_BYTES, PointTable, read_points
from geo.ingest.text import (
    DATED_BY_ITSELF,
    DATED_BY_PAGE,
    MAX_BYTES,
    MAX_OUTLET_LENGTH,
    date_report,
    guess_language,
    parse_date,
    read_report,
    report_from_bytes,
    report_from_text,
    sample_reports,
)

__all__ = [
    "DATED_BY_ITSELF",
    "DATED_BY_PAGE",
    "MAX_BYTES",
    "MAX_COLLECTION_BYTES",
    "MAX_OUTLET_LENGTH",
    "MAX_POINT_BYTES",
    "PointTable",
    "collection_from_bytes",
    "extraction_of",
    "read_collection",
    "corrections_from_json",
    "date_report",
    "parse_date",
    "read_corrections",
    "read_points",
    "read_report",
    "report_from_bytes",
    "guess_language",
    "report_from_text",
    "sample_reports",
]
