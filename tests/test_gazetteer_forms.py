"""Names in the spellings and declined forms that no table lists."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import default_gazetteer, fold, is_form
from geo.gazetteer.endings import stems
from geo.gazetteer.spellings import spellings


@pytest.mark.parametrize(
    ("text", "surface", "place_id"),
    [
        ("Со стороны Сотка открыт огонь.", "Сотка", "gn-616041"),
        ("Бои на Лачинском направлении.", "Лачинском", "AZ-LAC"),
        ("Бои на лачинском направлении.", "лачинском", "AZ-LAC"),
        ("Обстрел Шуши и Гадрута.", "Шуши", "gn-147105"),
        ("Обстрел Шуши и Гадрута.", "Гадрута", "cur-hadrut"),
        ("В Кельбаджарском районе взрыв.", "Кельбаджарском районе", "AZ-KAL"),
        ("У Чёрного озера окопы.", "Чёрного озера", "cur-sev-lake"),
        ("Կրակոց Սոթքի ուղղությամբ։", "Սոթքի", "gn-616041"),
        ("Կրակոց Սոթքում։", "Սոթքում", "gn-616041"),
        ("Մարտունու ուղղությամբ։", "Մարտունու", "gn-616438"),
        ("Երեւանում հանրահաւաք։", "Երեւանում", "AM-ER"),
        ("Սեւ լճի մօտ։", "Սեւ լճի", "cur-sev-lake"),
        ("Laçın'da və Ağdamın mərkəzində.", "Laçın", "gn-147625"),
        ("Laçında və Ağdamın mərkəzində.", "Ağdamın", "gn-148619"),
        ("Düşmən Gorusdan atəş açıb, mövqelərimiz.", "Gorusdan", "gn-174895"),
        ("Susuzluğun yaxınlığında mövqelər.", "Susuzluğun", "cur-susuzlug"),
        ("Kelbecer cephesi", "Kelbecer", "gn-586268"),
        ("Kelbadzhar and K'arvachar", "Kelbadzhar", "gn-586268"),
        ("Kelbadzhar and K'arvachar", "K'arvachar", "gn-586268"),
        ("Stephanakert was shelled", "Stephanakert", "gn-146970"),
        ("Кәлбәҹәр вә Лачын", "Кәлбәҹәр", "gn-586268"),
        ("Vosgebar and Vartenis", "Vosgebar", "gn-616074"),
        ("Chouchi vue du sud", "Chouchi", "gn-147105"),
    ],
)
def test_a_spelling_or_declined_form_is_found_with_its_place(text, surface, place_id):
    found = {one.surface: one for one in default_gazetteer().find(text)}
    assert surface in found
    assert place_id in {place.id for place in found[surface].places}


@pytest.mark.parametrize(
    "text",
    [
        "the goris of spring",
        "Gorisk and Sotkov",
        "Шушенское",
        "карабахское урегулирование",
        "@Goris #Sotk",
        "Kapanlar danced in English",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_not_found(text):
    assert default_gazetteer().find(text) == ()


def test_azerbaijani_endings_count_only_where_the_words_are_azerbaijani():
    names = default_gazetteer()
    assert names.find("the Zodda company") == ()
    assert [one.surface for one in names.find("Zodda atəş açılıb")] == ["Zodda"]


@pytest.mark.parametrize(
    ("word", "name", "is_one"),
    [
        ("сотка", "Сотк", True), ("шушинского", "Шуша", True), ("соткин", "Сотк", False), ("սոտկից", "Սոթք", True),
        ("բակվից", "Բաքու", True), ("agdamdan", "Ağdam", True), ("chinarli", "Chinari", False), ("goris", "Goris", True),
    ],
)  # fmt: skip
def test_a_form_of_a_name_is_known_by_its_ending(word, name, is_one):
    assert is_form(word, name) is is_one


def test_each_name_is_a_form_of_itself():
    for place in default_gazetteer().places():
        for name in place.names:
            if all(
                character == " " or unicodedata.category(character) in ("Lu", "Ll") for character in name.text
            ):
                assert is_form(fold(name.text), name.text), name.text


@given(st.text(max_size=40))
def test_any_text_has_spellings_and_stems_without_an_error(text):
    assert all(isinstance(one, str) for one in spellings(text))
    assert all(stem == stem.lower() or stem for stem, _ in stems(text))


@given(st.text(max_size=200))
def test_the_finder_keeps_the_offsets_of_any_text(text):
    for one in default_gazetteer().find(text):
        assert text[one.start : one.end] == one.surface


def test_a_hostile_text_takes_no_more_than_linear_time():
    for text in (
        "Goris " * 40_000,
        "Goris, " * 40_000,
        "село " * 40_000,
        "Սոթք" * 40_000,
        "'" * 200_000,
        "\ud800" * 1000,
    ):
        assert default_gazetteer().find(text) is not None
