"""Which claims give numbers of losses, and the same numbers on the map and in every export."""

import csv
import io
import json

import pytest

from geo.claimed import COUNTS, MEASURES, Told, claimed_numbers, claims_of, own_number
from geo.errors import InputError
from geo.export import export, feature_collection
from geo.export.sums import deaths
from geo.pipeline import located_sites, run
from geo.render.losses import LOSS_COLUMNS, loss_table
from tests.world import toy_gazetteer, toy_report

DENIAL = "Armenia's Ministry of Defence denied that 49 of its soldiers were killed near Arden on 9 May."


def count(low, best, high):
    return {"low": low, "best": best, "high": high}


def test_a_denied_loss_is_nobodys_number_on_the_map_and_in_no_export():
    found = run([toy_report(DENIAL)], toy_gazetteer())
    collection = json.loads(json.dumps(feature_collection(found, located_sites(found.incidents))))
    (feature,) = collection["features"]
    (claim,) = feature["properties"]["claims"]
    assert (claim["stance"], claim["side"], claim["killed"]["best"]) == ("denies", "Armenia", 49)
    assert loss_table([feature["properties"]["claims"]]) == [[]] * len(LOSS_COLUMNS)
    cells = {form: next(csv.DictReader(io.StringIO(export(collection, form).content.decode()))) for form in ("csv", "ucdp", "acled")}  # fmt: skip
    assert cells["csv"]["killed_best"] == ""
    assert [cells["ucdp"][key] for key in ("deaths_a", "best", "high", "low")] == ["0"] * 4
    assert cells["acled"]["fatalities"] == "0"


def test_what_a_side_denies_stays_what_the_other_side_says():
    claims = [
        {"claimant_party": "Azerbaijan", "stance": "asserts", "side": "Armenia", "killed": count(60, None, None)},
        {"claimant_party": "Armenia", "stance": "denies", "side": "Armenia", "killed": count(60, 60, 60)},
    ]  # fmt: skip
    assert claimed_numbers(claims, "killed") == {"Armenia": [Told("Azerbaijan", 60, 60, open=True)]}
    assert own_number("Armenia", claimed_numbers(claims, "killed")["Armenia"]) is None
    assert deaths(claims) == {"Armenia": (60, 60, 60)}


def test_a_running_total_gives_no_number_and_neither_does_what_is_no_claim():
    claims = [
        {"claimant_party": "Armenia", "side": "Armenia", "killed": count(105, 105, 105), "cumulative": True},
        {"claimant_party": "Armenia", "side": ["Armenia"], "killed": count(None, 2, float("nan"))},
        {"claimant_party": "Armenia", "side": "Armenia", "killed": "three", "missing": None},
        "no claim",
    ]
    assert claimed_numbers(claims, "killed") == {None: [Told("Armenia", 2, 2)]}
    assert [claimed_numbers(other, "killed") for other in (None, "x", {}, [])] == [{}] * 4
    assert claims_of("claims") == []


@pytest.mark.parametrize("number", [-5, 5_000_000_001])
def test_a_loss_that_cannot_be_is_refused_in_words(number):
    claims = [{"claimant_party": "Armenia", "side": "Armenia", "wounded": count(number, None, None)}]
    with pytest.raises(InputError, match=f"a claim says wounded {number}: give a whole number from 0"):
        loss_table([claims])


def test_casualties_are_counted_and_not_added_up():
    assert set(COUNTS) - set(MEASURES) == {"casualties"}
