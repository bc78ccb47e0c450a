"""What the sample reports give, whole, against files kept in tests/golden.

After a change that is meant: ``GEO_UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/test_golden.py`` writes the
files anew; read the difference before you commit it.
"""

import json
import os
from pathlib import Path

import pytest

from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = {Path(report.path or "").stem: report for report in sample_reports()}


def outcome(report):
    """The contract's GeoJSON less what changes with the datasets and not with the reading."""
    found = run([report])
    collection = feature_collection(found, located_sites(found.incidents))
    for feature in collection["features"]:
        del feature["properties"]["sources"], feature["properties"]["rejected_candidates"]
    return {key: collection[key] for key in ("features", "tallies", "rejections")}


@pytest.mark.parametrize(
    "name", ["2022-09-13-border-clashes", "2021-07-28-gegharkunik-border", "2024-02-13-nerkin-hand"]
)
def test_a_sample_report_gives_what_it_gave_before(name):
    path = GOLDEN / f"{name}.json"
    found = outcome(SAMPLES[name])
    if os.environ.get("GEO_UPDATE_GOLDEN"):
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))
