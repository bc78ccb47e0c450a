"""Roles of places, in the words of each language."""

import pytest

from geo.extract.roles.mentions import mentions
from geo.extract.toponyms.context import context_of
from geo.extract.toponyms.find import find_toponyms
from geo.extract.toponyms.resolve import resolve
from geo.extract.words.lexicon import lexicon
from geo.extract.words.sentences import split
from geo.gazetteer import default_gazetteer
from geo.model import Role
from tests.test_extract_wordings import read

ROLES = [
    ("en", "Units in the direction of Basarkechar and Istisu shelled positions in the Kalbajar region.",
     {"Basarkechar": "origin", "Istisu": "origin", "Kalbajar": "container"}),
    ("en", "Fire was opened from positions near Goris at posts in the direction of Zabukh village of Lachin region.",
     {"Goris": "origin", "Zabukh": "direction", "Lachin": "container"}),
    ("en", "Shots were heard between Kornidzor and Tegh.", {"Kornidzor": "near", "Tegh": "near"}),
    ("en", "The dead man was born in Gyumri and lived in Martuni.", {"Gyumri": "mentioned", "Martuni": "mentioned"}),
    ("en", "Shells hit Stepanakert; officials in Yerevan protested.", {"Stepanakert": "struck", "Yerevan": "mentioned"}),
    ("en", "Four were killed by fire, the ministry of the authorities in Nagorno-Karabakh said.",
     {"Nagorno-Karabakh": "mentioned"}),
    ("en", "Azerbaijani forces fired on Sotk, Norabak (also written Norabek), Kut and Verin Shorzha.",
     {"Sotk": "struck", "Norabak": "struck", "Kut": "struck", "Verin Shorzha": "struck"}),
    ("en", "They had been shelling from the direction of Zod in Basarkechar district (Vardenis).",
     {"Zod": "origin", "Vardenis": "mentioned"}),
    ("en", "Just after midnight artillery and drones strike Goris and Sotk.", {"Goris": "struck", "Sotk": "struck"}),
    ("en", "A group was noticed in front of Tapgaragoyunlu.", {"Tapgaragoyunlu": "near"}),
    ("en", "Rockets came down on Stepanakert four times.", {"Stepanakert": "struck"}),
    ("en", "Artillery from the Tovuz side kept hitting Berd and Aygepar.",
     {"Tovuz": "origin", "Berd": "struck", "Aygepar": "struck"}),
    ("en", "The Azerbaijani side said that Sotk was shelled.", {"Sotk": "struck"}),
    ("ru", "Подразделения открыли огонь из артиллерии в направлении Сотка.", {"Сотка": "direction"}),
    ("ru", "Под обстрел попал и сам Тертер.", {"Тертер": "struck"}),
    ("ru", "Обстрелу подверглись позиции в направлении Гориса, Сотка и Джермука.",
     {"Гориса": "direction", "Сотка": "direction", "Джермука": "direction"}),
    ("ru", "Перестрелка произошла вблизи села Тех Сюникской области.", {"Тех": "near", "Сюникской области": "container"}),
    ("ru", "С позиций в районе Басаркечара обстрелян пост у села Зейлик.", {"Басаркечара": "origin", "Зейлик": "near"}),
    ("ru", "Бои шли на Лачинском направлении.", {"Лачинском": "direction"}),
    ("ru", "По Степанакерту нанесён удар, погибший — житель Гориса.", {"Степанакерту": "struck", "Гориса": "mentioned"}),
    ("az", "Basarkeçər rayonunun Zod kəndi istiqamətində yerləşən bölmələri atəş açıb.", {"Zod": "origin"}),
    ("az", "Berd tərəfdən Aşağı Əskipara kəndi toplardan atəşə tutuldu.", {"Berd": "origin", "Aşağı Əskipara": "struck"}),
    ("hy", "Թովուզի կողմից հրետանին խփում էր Բերդին և Այգեպարին։",
     {"Թովուզի": "origin", "Բերդին": "struck", "Այգեպարին": "struck"}),
    ("az", "Laçın rayonunun Zabux kəndi istiqamətində mövqelərimiz atəşə tutulub.", {"Zabux": "direction"}),
    ("az", "Kəlbəcər və Laçın istiqamətlərində döyüşlər gedib.", {"Kəlbəcər": "direction", "Laçın": "direction"}),
    ("az", "Gəncədə raket zərbəsi nəticəsində binalar dağılıb.", {"Gəncədə": "struck"}),
    ("hy", "Կրակ է բացվել Գորիսի և Ջերմուկի ուղղությամբ։", {"Գորիսի": "direction", "Ջերմուկի": "direction"}),
    ("hy", "Սոթք գյուղի մոտակայքում կրակոցներ են լսվել։", {"Սոթք": "near"}),
    ("hy", "Ստեփանակերտում պայթյուններ են որոտացել։", {"Ստեփանակերտում": "struck"}),
]  # fmt: skip


def roles(language, text):
    gazetteer, words = default_gazetteer(), lexicon(language)
    toponyms = find_toponyms(text, gazetteer)
    matches = [resolve(one, text, context_of(toponyms, text)) for one in toponyms]
    (sentence,) = split(text, words)
    return mentions(sentence, matches, words)


@pytest.mark.parametrize(("language", "text", "expected"), ROLES)
def test_a_place_has_the_role_that_the_words_round_it_give(language, text, expected):
    found = {one.match.toponym.surface: str(one.role) for one in roles(language, text)}
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A helicopter fell about 14 kilometres north-east of Askeran."),
        ("ru", "Вертолёт упал в 14 км к северо-востоку от Аскерана."),
        ("az", "Helikopter Əsgərandan 14 km şimal-şərqdə düşüb."),
        ("hy", "Ուղղաթիռն ընկել է Ասկերանից 14 կմ հյուսիս-արևելք։"),
    ],
)
def test_a_place_given_by_distance_and_bearing_is_computed(language, text):
    (one,) = roles(language, text)
    place = one.match.place
    assert one.role is Role.NEAR
    # 14 km at 45 degrees: 9.9 km north and 9.9 km east of 39.94 N, 46.83 E.
    assert abs(place.position.lat - (39.94 + 0.0892)) < 0.02
    assert abs(place.position.lon - (46.83 + 0.116)) < 0.03
    assert place.uncertainty_m > 5_000
    assert "14" in one.match.reason


@pytest.mark.parametrize(
    ("language", "text", "sites", "origins"),
    [
        ("ru", "14 августа военнослужащие Армении, находящиеся на позициях близ Гориса и Неркин Ханда, вели стрельбу в сторону расположений нашей армии под Лачином.", {"Lachin"}, {"Гориса", "Неркин Ханда"}),
        ("ru", "14 августа подразделения армии Армении с позиций в населённых пунктах Юхары Шоржа и Чинарли подвергли обстрелу позиции азербайджанской армии в направлении населённого пункта Зейлик.", {"Zaylik"}, {"Юхары Шоржа", "Чинарли"}),
        ("en", "On August 14 units of the Armenian army, using large-calibre weapons from the area of the Yukhari Shorzha settlement, fired at our positions near Zaylik.", {"Zaylik"}, {"Yukhari Shorzha"}),
    ],
)  # fmt: skip
def test_towns_that_a_side_fired_across_the_border_from_are_no_sites(language, text, sites, origins):
    found = read(language, "Ministry of Defence of Azerbaijan", "2021-08-15", text)
    (one,) = found.incidents
    assert {site.match.place.name for site in one.sites} == sites
    told = {rejection.text for rejection in found.rejections if "origin of the fire" in rejection.reason}
    assert told == origins


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Tovuz has an Aghdam as well: the district's town is meant unless the words put it in Tovuz.
        ("Tovuz rayonundakı mövqelərimiz, habelə Tərtər, Ağdam və Füzuli istiqamətində yerləşən postlarımız atəşə tutulub.", "Aghdam"),
        ("Tovuz rayonunun Əlibəyli kəndi atəşə tutulub, təmas xəttinin Ağdam istiqamətində də atəş açılıb.", "Aghdam"),
        ("Tovuz rayonunun Ağdam kəndi atəşə tutulub.", "Aghdam (Tovuz)"),
        ("Tovuzun Ağdam kəndində bir nəfər yaralanıb.", "Aghdam (Tovuz)"),
    ],
)  # fmt: skip
def test_a_town_that_names_its_district_is_that_town(text, name):
    (one,) = (one for one in roles("az", text) if one.match.toponym.surface == "Ağdam")
    assert one.match.place.name == name
