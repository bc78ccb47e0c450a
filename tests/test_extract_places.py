"""Which place a name means, and which names mean none."""

import unicodedata

import pytest

from geo.extract import rank_name
from geo.extract.toponyms.find import find_toponyms
from geo.extract.toponyms.namesakes import stands_for_government
from geo.gazetteer import default_gazetteer


def best(name, context=""):
    return rank_name(name, default_gazetteer(), context=context)[0].place.id


@pytest.mark.parametrize(
    ("name", "context", "place_id"),
    [
        ("Goris", "Fire on Goris and Kapan.", "gn-174895"),
        ("Gori", "Students met in Gori, Georgia.", "gn-614455"),
        ("Jermuk", "Shelling of Jermuk and Sotk.", "gn-174884"),
        ("Martuni", "Martuni and Martakert were shelled, Stepanakert said.", "gn-146969"),
        ("Martuni", "In Martuni, on the shore of Lake Sevan, in Gegharkunik province.", "gn-616438"),
        ("Vardenis", "Vardenis and Sotk came under fire.", "gn-616108"),
        ("Vardenis", "Firing near Vardenis in the Aparan area of Aragatsotn.", "gn-616107"),
        ("Aghdam", "Aghdam village of Tovuz district was shelled.", "cur-agdam-tovuz"),
        ("Ağdam", "Tovuz rayonunun Ağdam kəndi istiqamətində.", "cur-agdam-tovuz"),
        ("Aghdam", "Aghdam and Fuzuli were rebuilt.", "gn-148619"),
        ("Tovuz", "Fire on Tovuz and Qazakh.", "gn-584821"),
        ("Tavush", "A village in Tavush province.", "AM-TV"),
        ("Istisu", "Istisu, Basarkechar, Garakilsa and Gorus directions of Armenia.", "gn-174884"),
        ("Shorzha", "A hotel in Shorzha on Lake Sevan.", "gn-616216"),
        ("Verin Shorzha", "Positions near Verin Shorzha.", "cur-verin-shorzha"),
        ("Gegharkunik", "Fighting in Gegharkunik.", "AM-GR"),
        ("Syunik", "Alert in Syunik and Vayots Dzor.", "AM-SU"),
        ("Севан", "на берегу озера Севан", "cur-lake-sevan"),
        ("Ararat", "from Ararat province", "AM-AR"),
        ("Ишханасар", "у горы Ишханасар", "cur-mets-ishkhanasar"),
        ("Sarıbaba", "Qırxqız, Sarıbaba və digər hakim yüksəkliklər", "cur-saribaba"),
        ("Basarkeçər rayonunun", "", "cur-vardenis-raion"),
        ("село Сотк", "", "gn-616041"),
        ("kəlbəcərdən", "", "gn-586268"),
        ("ЛАЧИН", "", "gn-147625"),
    ],
)
def test_namesakes_are_told_apart_by_what_the_text_says(name, context, place_id):
    assert best(name, context) == place_id


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Basarkechar", "gn-616108"), ("Istisu", "gn-174884"), ("Garakilsa", "gn-174763"), ("Gorus", "gn-174895"),
        ("Digh", "gn-174743"), ("Zod", "gn-616041"), ("Khanazakh", "gn-174850"), ("Arazdeyen", "gn-391241"),
        ("Soylan", "gn-174726"), ("Yukhari Shorzha", "cur-verin-shorzha"), ("Ashaghi Shorzha", "cur-nerkin-shorzha"),
        ("Karvachar", "gn-586268"), ("Berdzor", "gn-147625"), ("Parukh", "cur-parukh"), ("Martakert", "cur-martakert"),
        ("Stepanakert", "gn-146970"), ("Shushi", "gn-147105"), ("Hadrut", "cur-hadrut"), ("Varanda", "gn-148106"),
        ("Sanasar", "gn-147305"), ("Kashunik", "gn-147305"), ("Kovsakan", "gn-146901"), ("Mijnavan", "gn-147504"), ("Akna", "gn-148619"),
    ],
)  # fmt: skip
def test_each_sides_names_for_places_of_the_other_resolve(name, place_id):
    assert best(name) == place_id


@pytest.mark.parametrize(
    ("text", "unknown", "area"),
    [
        ("Fire at the Xyzabad settlement of Tovuz region.", "Xyzabad", "AZ-TOV"),
        ("Fire at the village of Xyzabad in Tovuz district.", "Xyzabad", "AZ-TOV"),
        ("Взрыв в селе Хызабад Товузского района.", "Хызабад", "AZ-TOV"),
        ("Tovuz rayonunun Xızabad kəndi atəşə tutulub.", "Xızabad", "AZ-TOV"),
        ("Սյունիքի մարզի Խզաբադ գյուղում պայթյուն։", "Խզաբադ", "AM-SU"),
        # A name that is known, but not there.
        ("A house in the village of Kapan, Tovuz district.", "Kapan", "AZ-TOV"),
    ],
)
def test_a_village_that_no_table_has_is_placed_in_the_district_that_the_text_names(text, unknown, area):
    candidate = rank_name(unknown, default_gazetteer(), context=text)[0]
    assert candidate.place.id == area
    assert "not in the gazetteer" in candidate.reason


def test_a_name_without_an_area_beside_it_is_placed_nowhere():
    assert rank_name("Xyzabad", default_gazetteer(), context="Fire at Xyzabad. Tovuz district is far.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ararat Avalyan spoke.",
        "Muslim Mahmudlu spoke.",
        "Colonel Ararat said.",
        "Арарат Авалян заявил.",
        "Արարատ Ավալյանը ասաց։",
        "Ararat Cement grew.",
        "FC Ararat won.",
        "the Shusha Declaration",
        "YEREVAN, September 13. /ARMENPRESS/. Nothing.",
        "ЕРЕВАН, 13 сентября. /ТАСС/. Ничего.",
        "BAKU, Azerbaijan, Sept. 13 (Reuters) - Nothing.",
        "«Qarabağ» klubu oyuna hazırlaşır",
        "Baş leytenant Şahin Mahmudlu həlak olub",
        "Döyüşçü Yalçın Mahmudlu həlak olub",
        "Əsgər Laçın Mahmudlu həlak olub",
    ],
)
def test_persons_organisations_and_datelines_are_no_places(text):
    found = find_toponyms(text, default_gazetteer())
    assert [one.surface for one in found if one.places[0].kind != "country"] == []


@pytest.mark.parametrize("district", [
    "Ağdam", "Tovuz", "Tərtər", "Qazax", "Füzuli", "Laçın", "Kəlbəcər", "Gədəbəy", "Göygöl", "Goranboy", "Zəngilan",
    "Qubadlı", "Cəbrayıl", "Xocavənd", "Xocalı", "Şuşa", "Ağstafa", "Bərdə", "Ağcabədi", "Beyləqan", "Daşkəsən",
    "Ordubad", "Culfa", "Şahbuz", "Şərur", "Babək", "Kəngərli", "Samux", "Şəmkir", "Yevlax",
])  # fmt: skip
def test_villages_listed_behind_the_name_of_what_holds_them_are_no_persons(district):
    vowel = next(one for one in reversed(district) if one in "aıoueəiöü")
    ending = dict(zip("aıeəiouöü", "ııiiiuuüü", strict=True))[vowel]
    owner = f"{district}{'n' if district.endswith(vowel) else ''}{ending}n"
    found = find_toponyms(f"{owner} Əlibəyli və Munçuqlu kəndləri atəşə tutulub.", default_gazetteer())
    assert [one.surface for one in found][-2:] == ["Əlibəyli", "Munçuqlu"]


@pytest.mark.parametrize(
    ("text", "government"),
    [
        ("Yerevan said so.", True), ("A rally in Yerevan.", False), ("Баку сообщил.", True), ("Бои под Баку.", False),
        ("Երևանը հայտարարեց։", True), ("Երևանում հանրահավաք։", False), ("Bakı bildirib ki, mövqe.", True), ("Bakıda mitinq, mövqe.", False),
    ],
)  # fmt: skip
def test_a_capital_is_a_government_unless_something_is_in_it(text, government):
    (capital,) = (one for one in find_toponyms(text, default_gazetteer()) if one.places[0].kind != "country")
    assert stands_for_government(capital, text) is government


def test_every_candidate_has_a_reason_and_the_best_comes_first():
    candidates = rank_name("Aghdam", default_gazetteer(), context="Aghdam village of Tovuz district")
    assert len(candidates) >= 3
    assert all(candidate.reason for candidate in candidates)
    assert [one.score for one in candidates] == sorted((one.score for one in candidates), reverse=True)
    assert all(0 <= one.score <= 1 for one in candidates)


def test_a_name_inside_another_word_of_the_context_is_not_that_word():
    assert rank_name("Gor", default_gazetteer(), context="Goris was shelled.") == rank_name(
        "Gor", default_gazetteer()
    )


def test_a_decomposed_name_is_the_same_name():
    decomposed = unicodedata.normalize("NFD", "Laçın")
    assert rank_name(decomposed, default_gazetteer())[0].place.id == best("Laçın")


def test_words_joined_again_and_again_are_read_in_no_time():
    text = "Sotk village of Lachin district, A" + "-Aaa" * 20_000 + "!"
    assert [one.surface for one in find_toponyms(text, default_gazetteer())][:2] == [
        "Sotk",
        "Lachin district",
    ]


def test_a_name_called_a_district_is_not_the_town_that_lies_nearer_to_other_places():
    text = "Units of the Armenian forces in the direction of Basarkechar shelled positions in the Kalbajar region."
    best, second = rank_name("Kalbajar", default_gazetteer(), context=text)[:2]
    assert best.place.id == "AZ-KAL"
    assert second.score < best.score - 0.05


def test_a_village_that_the_area_before_it_holds_is_not_unknown_in_the_next_one():
    text = "Qazax rayonunun Bağanıs Ayrım kəndi, Berd rayonundakı mövqelərdən isə Tovuz rayonunun Əlibəyli kəndi atəşə tutulub."
    found = {one.surface: one.known for one in find_toponyms(text, default_gazetteer())}
    assert found["Bağanıs Ayrım"]
