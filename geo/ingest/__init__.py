"""Files to reports. Bad files raise :class:`geo.errors.InputError`; the message names the file and what to do."""

from geo.ingest.text import (
    MAX_BYTES,
    parse_date,
    read_report,
    report_from_bytes,
    report_from_text,
    sample_reports,
)

__all__ = [
    "MAX_BYTES",
    "parse_date",
    "read_report",
    "report_from_bytes",
    "report_from_text",
    "sample_reports",
]
