"""What a person adds to a reading: places, claims, incidents; claims told of another incident; bad ones refused in words."""

import json
from datetime import UTC, date, datetime

import pytest

from geo.errors import InputError
from geo.export import feature_collection
from geo.extract import MOST_ADDED, blank_incident, corrections_of, fields_of
from geo.gazetteer import default_gazetteer
from geo.ingest import corrections_from_json, report_from_text
from geo.model import Count, DatePrecision, Kind, Party, Role, Stance
from geo.pipeline import located_sites, run

NOW = datetime(2023, 5, 13, 9, 30, tzinfo=UTC)
MISSED = "The road to Verin Shorzha was closed for the ambulance."
REPORT = report_from_text(
    "outlet: One\n\nArmenia's Defence Ministry said mortars hit Sotk on 11 May, wounding two Armenian soldiers.\n\n"
    "Azerbaijani soldiers came under sniper fire in Kalbajar District on 9 May, Azerbaijan's Defence Ministry said. "
    f"Armenia's Defence Ministry denied that.\n\n{MISSED}",
    name="one.txt", published=date(2023, 5, 12), language="en",
)  # fmt: skip
BLANK = blank_incident(REPORT, 0)


def read():
    return run([REPORT]).incidents


def place(name):
    return max(
        (one for one in default_gazetteer().named(name) if one.name == name), key=lambda one: one.population
    )


def given(incident, values, why="seen in the text"):
    return corrections_of(incident, values, default_gazetteer(), report=REPORT, at=NOW, why=why)


def by_hand(**more):
    return {
        "kept": "yes", "kind": "shelling", "date_start": "2023-05-10", "date_end": "2023-05-11",
        "claims.0.claimant": "One (narration)", "claims.0.party": "Outlet", "claims.0.quote": MISSED, "claims.0.killed": "1",
        "claims.0.side": "Armenia",
    } | more  # fmt: skip


def test_a_place_that_was_not_read_is_added_with_its_name_in_the_text():
    first, _ = read()
    shorzha = place("Verin Shorzha")
    made = given(first, {"sites.1.place": shorzha.id, "sites.1.role": "near"})
    (incident, _) = run([REPORT], corrections=made).incidents
    added = incident.sites[1]
    toponym = added.match.toponym
    assert (added.match.place, added.role, added.precision) == (shorzha, Role.NEAR, 2)
    assert REPORT.text[toponym.start : toponym.end] == toponym.surface == "Verin Shorzha"
    assert added.match.reason == "added by hand: seen in the text"
    assert incident.sites[0] == first.sites[0]
    assert {one.machine for one in incident.corrections} == {""}


def test_a_place_that_the_text_does_not_name_is_added_under_its_own_name():
    first, _ = read()
    (incident, _) = run([REPORT], corrections=given(first, {"sites.1.place": place("Goris").id})).incidents
    assert incident.sites[1].called == "Goris"
    assert incident.sites[1].role is Role.STRUCK
    assert incident.title == "Shelling at Sotk and Goris"


def test_a_claim_that_was_not_read_is_added_with_its_words():
    first, _ = read()
    number = len(first.claims)
    values = {"quote": MISSED, "claimant": "One", "party": "Outlet", "killed": "1", "side": "Armenia"}
    made = given(first, {f"claims.{number}.{part}": value for part, value in values.items()})
    (incident, _) = run([REPORT], corrections=made).incidents
    claim = incident.claims[number]
    assert (claim.claimant, claim.party, claim.stance) == ("One", Party.OUTLET, Stance.ASSERTS)
    assert (claim.killed, claim.side, claim.wounded) == (Count(1, 1, 1), Party.ARMENIA, None)
    assert REPORT.text[claim.start : claim.end] == claim.quote == MISSED


def test_an_incident_that_was_not_read_is_added_and_its_passage_is_not_among_the_unused():
    before = run([REPORT])
    assert any(
        MISSED.startswith(one.text[:40]) for one in before.rejections if not one.reason.startswith("toponym")
    )
    made = given(BLANK, by_hand(**{"sites.0.place": place("Verin Shorzha").id, "sites.0.role": "near"}))
    found = run([REPORT], corrections=made)
    incident = found.incidents[-1]
    assert found.incidents[:-1] == before.incidents
    assert (incident.id, incident.kind, incident.title) == (
        BLANK.id,
        Kind.SHELLING,
        "Shelling near Verin Shorzha",
    )
    assert (incident.when.start, incident.when.precision) == (date(2023, 5, 10), DatePrecision.RANGE)
    assert (incident.status, incident.report_ids) == ("added", (REPORT.id,))
    assert {one.machine for one in incident.corrections if one.field == "kept"} == {"no"}
    assert not any(
        MISSED.startswith(one.text[:40]) for one in found.rejections if not one.reason.startswith("toponym")
    )


def test_additions_survive_the_contract_and_a_file():
    first, second = read()
    made = (
        *given(BLANK, by_hand(**{"sites.0.place": place("Verin Shorzha").id})),
        *given(first, {"sites.1.place": place("Goris").id}),
        *given(second, {"claims.0.incident": BLANK.id}),
    )
    found = run([REPORT], corrections=made)
    text = json.dumps(feature_collection(found, located_sites(found.incidents)))
    again = corrections_from_json(text)
    assert run([REPORT], corrections=again) == found


def test_a_claim_is_told_of_another_incident():
    first, second = read()
    number, denial = next((at, one) for at, one in enumerate(second.claims) if one.stance is Stance.DENIES)
    made = given(second, {f"claims.{number}.incident": first.id})
    one, other = run([REPORT], corrections=made).incidents
    assert one.claims == (*first.claims, denial)
    assert denial not in other.claims
    assert len(other.claims) == len(second.claims) - 1
    assert one.corrections == other.corrections == made
    assert (one.status, other.status) == ("corrected", "corrected")


def test_an_incident_all_of_whose_claims_are_told_of_another_one_is_left_out_with_the_reason():
    first, second = read()
    made = given(second, {f"claims.{at}.incident": first.id for at in range(len(second.claims))})
    found = run([REPORT], corrections=made)
    (incident,) = found.incidents
    assert incident.claims == (*first.claims, *second.claims)
    assert [one.reason for one in found.rejections if "by hand" in one.reason] == [
        "corrected by hand: all its claims are told of another incident"
    ]


def test_two_incidents_can_change_their_claims():
    first, second = read()
    made = (
        *given(first, {f"claims.{at}.incident": second.id for at in range(len(first.claims))}),
        *given(second, {f"claims.{at}.incident": first.id for at in range(len(second.claims))}),
    )
    one, other = run([REPORT], corrections=made).incidents
    assert (one.claims, other.claims) == (second.claims, first.claims)


WITHOUT_CLAIM = {path: value for path, value in by_hand().items() if not path.startswith("claims")}


@pytest.mark.parametrize("left_out", [True, False])
def test_a_claim_told_of_what_is_no_incident_stays_and_that_is_told(left_out):
    first, second = read()
    target = first.id if left_out else "incident-000000000000"
    made = given(second, {"claims.0.incident": target})
    gone = given(first, {"kept": "no"}) if left_out else ()
    found = run([REPORT], corrections=(*made, *gone))
    assert found.incidents[-1].claims == second.claims
    assert any(f"was to be told of {target}, which is no incident" in one.reason for one in found.rejections)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"sites.0.role": "near"}, "sites.0.role: 'near' cannot be: give the place too"),
        ({"sites.0.place": "gn-0"}, "sites.0.place: 'gn-0' cannot be: give the id of a place"),
        ({"claims.0.quote": "Nobody wrote this."}, "give words that stand in the report just so"),
        ({"claims.0.quote": ""}, "claims.0.quote: is missing"),
        ({"claims.0.claimant": ""}, "claims.0.claimant: is missing"),
        ({"claims.0.killed": "a few"}, "claims.0.killed: 'a few' is no number of people"),
        ({"claims.0.incident": "incident-000000000000"}, "has no field claims.0.incident"),
        ({f"claims.{MOST_ADDED}.quote": MISSED}, f"has no field claims.{MOST_ADDED}.quote"),
        ({"sites.0.kind": "x"}, "has no field sites.0.kind"),
        ({"kind": ""}, "kind: is missing: an incident added by hand needs kind, first and last day"),
        ({"date_end": ""}, "date_end: is missing"),
        ({"date_end": "2023-05-01"}, "2023-05-10 is after 2023-05-01"),
    ],
)
def test_an_addition_that_cannot_be_is_refused_in_words(values, words):
    with pytest.raises(InputError) as refused:
        given(BLANK, by_hand(**values))
    assert words in str(refused.value)


def test_an_incident_by_hand_without_a_claim_is_refused():
    with pytest.raises(InputError, match="give a claimant for one claim at least"):
        run([REPORT], corrections=given(BLANK, WITHOUT_CLAIM))


def test_an_incident_is_parted_in_two():
    first, second = read()
    number = len(second.claims) - 1
    made = (*given(BLANK, WITHOUT_CLAIM), *given(second, {f"claims.{number}.incident": BLANK.id}))
    one, other, third = run([REPORT], corrections=made).incidents
    assert (one, other.claims, third.claims) == (first, second.claims[:number], second.claims[number:])


def test_a_blank_incident_has_fields_and_makes_none_by_itself():
    assert fields_of(BLANK) == {"kept": "no", "kind": "", "date_start": "", "date_end": ""}
    assert blank_incident(REPORT, 0) == BLANK
    assert len({blank_incident(REPORT, number).id for number in range(MOST_ADDED)}) == MOST_ADDED
    only_kind = given(BLANK, {"kind": "clash"})
    found = run([REPORT], corrections=only_kind)
    assert found.incidents == read()
