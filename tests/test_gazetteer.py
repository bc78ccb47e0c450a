import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extract import rank_name
from geo.gazetteer import default_gazetteer, fold, fold_aligned, names_by_usage
from tests.world import toy_gazetteer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kəlbəcər", "kelbecer"),
        ("Geghark’unik’", "Gegharkunik"),
        ("LAÇIN", "lacin"),
        ("Ağdərə", "agdere"),
        ("Сёма", "сема"),
        ("İstisu", "istisu"),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(one, other):
    assert fold(one) == fold(other)


def test_armenian_letters_for_one_sound_fold_to_one():
    assert fold("Սոթք") == fold("Սոտկ")


def test_letters_of_other_scripts_are_kept():
    assert fold("Լաչին") == "լաչին"
    assert fold("Джермук") == "джермук"


@given(st.text())
def test_folding_keeps_the_length_so_that_offsets_hold(text):
    assert len(fold_aligned(text)) == len(text)


def found(text):
    return [toponym.surface for toponym in toy_gazetteer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fire at Arden, then Corvin.", ["Arden", "Corvin"]),
        ("Verin Farrow was hit.", ["Verin Farrow"]),
        ("Arden's mayor", ["Arden"]),
        ("Обстрел: Арден", ["Арден"]),
        ("Ardenites and Gardens", []),
        ("the arden of spring", []),
        ("@Arden #Corvin", []),
        ("Hollin District and Hollin", ["Hollin District", "Hollin"]),
        ("", []),
    ],
)
def test_the_finder_takes_whole_capitalised_names_longest_first(text, expected):
    assert found(text) == expected


def test_offsets_point_at_the_surface():
    text = "Near Կorvin, Արդեն and Corvin"
    assert all(text[t.start : t.end] == t.surface for t in toy_gazetteer().find(text))


def test_both_namesakes_are_candidates():
    (toponym,) = toy_gazetteer().find("At Twin")
    assert {place.id for place in toponym.places} == {"p-twin-west", "p-twin-east"}


def test_a_nearby_place_decides_between_namesakes():
    names = toy_gazetteer()
    assert rank_name("Twin", names)[0].place.id == "p-twin-east"  # the larger one, by itself
    assert rank_name("Twin", names, context="Fire at Twin and Belmar")[0].place.id == "p-twin-west"


def test_a_kind_word_decides_between_town_and_district():
    best = rank_name("Hollin", toy_gazetteer(), context="in Hollin district")[0]
    assert best.place.id == "p-hollin"
    assert "the text calls it a district" in best.reason


def test_an_unknown_name_has_no_candidates_and_only_suggestions():
    names = toy_gazetteer()
    assert rank_name("Farlamd", names) == []
    assert names.suggest("Farlamd") == ("Farland",)
    assert names.suggest("Ardem") == ()  # four of five letters are too few


def test_names_are_given_by_who_uses_them():
    ilmar = toy_gazetteer().place("p-both")
    assert ilmar is not None
    assert names_by_usage(ilmar) == {"en": "Ilmar", "armenian_side": "Ilmar", "azerbaijani_side": "Elmar"}


@pytest.mark.parametrize(
    ("name", "place_id", "country", "lon", "lat"),
    [
        ("Goris", "gn-174895", "AM", 46.34, 39.51),
        ("Jermuk", "gn-174884", "AM", 45.67, 39.84),
        ("Sotk", "gn-616041", "AM", 45.87, 40.20),
        ("Kelbajar", "gn-586268", "AZ", 46.04, 40.11),
        ("Lachin", "gn-147625", "AZ", 46.55, 39.64),
        ("Dashkesan", "gn-586765", "AZ", 46.08, 40.52),
    ],
)
def test_the_six_places_of_september_2022_resolve_out_of_all_candidates(name, place_id, country, lon, lat):
    best = rank_name(name, default_gazetteer())[0].place
    assert (best.id, best.country) == (place_id, country)
    assert best.position == pytest.approx((lon, lat), abs=0.01)


def test_namesakes_abroad_are_weighed_and_rejected_with_a_reason():
    others = {
        candidate.place.name: candidate.reason for candidate in rank_name("Jermuk", default_gazetteer())[1:]
    }
    assert "lies in TR" in others["Çermik"]
    assert "Gori" in {candidate.place.name for candidate in rank_name("Goris", default_gazetteer())[1:]}
