"""Numbers by who tells them, in whose words, and of what fire: short reports in four languages, each with one rule in it."""

import pytest

from geo.extract.counts.find import find_losses
from geo.extract.words.lexicon import lexicon
from tests.test_extract_wordings import read, told

WORDINGS = [
    # who fired is not whose people they are, and a surname is no side
    ("az", "Xəbər", "Sentyabrın 13-də Cermuk yaxınlığında çavuş düşmən gülləsindən həlak olub.", "outlet: killed 1 of AM"),
    ("en", "Sentinel", "Shelling hit Jermuk on 13 September. Corporal Vardan Harutyunyan was killed by enemy fire.", "outlet: killed 1 of AM"),
    ("ru", "Минобороны Армении", "13 сентября обстрелян Джермук. Смертельное ранение получил рядовой Гор Арутюнян.", "AM: killed 1 of AM"),
    # a roll of names is of the number before it
    ("en", "Ministry of Defence of Armenia", "Shelling hit Jermuk on 13 September. Two officers, Major Aram Petrosyan and Captain Gor Babayan, were killed.", "AM: killed 2 of AM"),
    ("ru", "Минобороны Армении", "13 сентября обстрелян Джермук. Погибли двое солдат: рядовой Арам Петросян и ефрейтор Гор Бабаян.", "AM: killed 2 of AM"),
    ("en", "Sentinel", "Shelling of Jermuk on 13 September killed five people – a man, his wife and three children.", "outlet: killed 5 of AM"),
    ("az", "Ermənistan Müdafiə Nazirliyi", "Sentyabrın 13-də Cermuk atəşə tutulub. Bir evdə dörd nəfər – ata, ana və iki uşaq yaralanıb.", "AM: wounded 4 of AM"),
    # who confirms what the sentence before told, tells it
    ("az", "Xəbər", "Sentyabrın 13-də Cermuk yaxınlığında atışmada iki erməni əsgəri həlak olub. Ermənistan Müdafiə Nazirliyi bunu təsdiqləyib.", "AM: killed 2 of AM"),
    ("ru", "Вестник", "13 сентября в перестрелке у Джермука погибли двое армянских солдат. Сообщили об этом в Минобороны Армении.", "AM: killed 2 of AM"),
    ("en", "Sentinel", "Two Armenian soldiers were killed in a shoot-out near Jermuk on 13 September. Yerevan acknowledged the loss.", "AM: killed 2 of AM"),
    # "it is noted" goes on with the words of the last speaker
    ("ru", "Вестник", "13 сентября обстрелян Джермук, сообщило Минобороны Армении. Отмечается, что ранены двое военных.", "AM: wounded 2 of AM"),
    ("az", "Xəbər", "Ermənistan Müdafiə Nazirliyi bildirib ki, sentyabrın 13-də Cermuk atəşə tutulub. Qeyd olunub ki, iki hərbçi yaralanıb.", "AM: wounded 2 of AM"),
    # a name and a colon
    ("en", "Sentinel", "Jermuk was shelled on 13 September. Armenian Defence Ministry: three servicemen wounded.", "AM: wounded 3 of AM"),
    ("ru", "Вестник", "13 сентября обстрелян Джермук. Минобороны Армении: трое военных ранены.", "AM: wounded 3 of AM"),
    # "it said" behind the deed of a body is that body
    ("en", "Sentinel", "Shelling hit Jermuk on 13 September, Azerbaijan said. The Armenian army held its line there, it said, with two soldiers wounded.", "AM: wounded 2 of AM"),
    # the first number of an incident is no total
    ("ru", "Минобороны Армении", "13 сентября обстрелян Джермук. Число раненых достигло шести.", "AM: wounded 6 of AM"),
    ("hy", "ՀՀ պաշտպանության նախարարություն", "Սեպտեմբերի 13-ին հրետակոծվել է Ջերմուկը։ Վիրավորների թիվը վեցն է։", "AM: wounded 6 of AM"),
    # losses in a heading
    ("ru", "Минобороны Армении", "13 сентября обстрелян Джермук. Потери противника за сутки — 20 человек.", "AM: killed 20 of AZ"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "outlet", "text", "expected"), WORDINGS)
def test_a_number_is_told_by_whom_and_of_whom(language, outlet, text, expected):
    found = told(read(language, outlet, "2022-09-14", text))
    assert [one.partition("; ")[2] for one in found] == [expected]


LOSSES = [
    ("en", "Baku admits to 71 dead, Yerevan to 105.", [("killed", 71, None), ("killed", 105, "Armenia")]),
    ("ru", "Баку признал 71 погибшего, Ереван — 105.", [("killed", 71, None), ("killed", 105, "Armenia")]),
    ("en", "The list has 23 more killed, bringing the total to 104.", [("killed", 23, None), ("killed", 104, None)]),
    ("en", "Hayk Babayan, born in 1980, and Aram Petrosyan, born in 1985, were killed.", [("killed", 2, None)]),
    ("ru", "Арам Петросян, 1980 г.р., и Гор Бабаян, 1985 г.р., погибли.", [("killed", 2, None)]),
    ("az", "Atəşdən 50 nəfərdən çox həlak olub.", [("killed", 50, None)]),
    ("az", "İki nəfərin, o cümlədən bir uşağın öldüyü bildirilir.", [("killed", 2, None)]),
    ("hy", "Ցուցակում 51 անուն կա։", [("killed", 51, None)]),
    ("ru", "Опубликован список из 51 имени.", [("killed", 51, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), LOSSES)
def test_numbers_are_read_beside_names_years_and_totals(language, text, expected):
    found = find_losses(text, lexicon(language))
    assert [(one.measure, one.count.best, one.side) for one in found] == expected


SCENES = [
    ("en", "Artsakh Press", "Shots were fired in the direction of Martuni on 13 September, wounding a soldier.", "Khojavend"),
    ("hy", "ԼՂՀ պաշտպանության բանակ", "Սեպտեմբերի 13-ին Մարտունու ուղղությամբ հակառակորդի կրակոցից զինծառայող է վիրավորվել։", "Khojavend"),
    ("en", "Ministry of Defence of Armenia", "Shots were fired in the direction of Martuni on 13 September, wounding a soldier.", "Martuni"),
    ("en", "Human Rights Defender of Armenia", "Residents of Yeraskh have called us. At noon on 13 September snipers opened fire on the village, wounding a man.", "Yeraskh"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "outlet", "text", "place"), SCENES)
def test_a_place_is_that_of_the_scene_and_of_who_tells(language, outlet, text, place):
    found = read(language, outlet, "2022-09-14", text).incidents
    assert [site.match.place.name for one in found for site in one.sites] == [place]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "13 сентября подразделения Азербайджана обстреляли Джермук.\n\nДесятью минутами позже противник открыл огонь по постам у Воскепара.\n\nПотерь среди наших военнослужащих нет."),
        ("en", "Shelling by Azerbaijani units hit Jermuk on 13 September.\n\nTen minutes later the enemy fired at posts near Voskepar.\n\nThere are no losses among our servicemen."),
    ],
)  # fmt: skip
def test_nobody_hurt_in_a_paragraph_of_its_own_is_of_all_that_went_before(language, text):
    found = read(language, "Ministry of Defence of Armenia", "2022-09-14", text).incidents
    assert len(found) == 2
    assert all(any(claim.killed for claim in one.claims) for one in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Azerbaijani side's claim that one of their soldiers was wounded near Jermuk on 13 September is disinformation."),
        ("hy", "Ադրբեջանական կողմի պնդումը, թե սեպտեմբերի 13-ին Ջերմուկի մոտ իրենց մեկ զինվոր է վիրավորվել, ապատեղեկատվություն է։"),
    ],
)  # fmt: skip
def test_their_own_in_a_refuted_claim_are_those_of_who_claims_it(language, text):
    found = told(read(language, "Ministry of Defence of Armenia", "2022-09-14", text))
    assert [one.partition("; ")[2] for one in found] == ["AZ: wounded 1 of AZ"]


def test_what_stands_behind_the_adjective_of_a_region_is_no_place():
    text = "Sentyabrın 13-də Füzuli istiqamətində atışma olub. Qarabağdakı separatçılar iki itki verdiklərini bildiriblər."
    found = read("az", "Xəbər", "2019-09-14", text).incidents
    assert [site.match.place.name for one in found for site in one.sites] == ["Fuzuli"]


@pytest.mark.parametrize(
    ("language", "outlet", "text", "expected"),
    [
        ("ru", "Вестник", "13 сентября обстрелян Джермук. Погибли двое, заявил советник премьера Армении.", "AM: killed 2 of AM"),
        ("hy", "Լուրեր", "Սեպտեմբերի 13-ին հրետակոծվել է Ջերմուկը. կա երկու զոհ, նրանցից մեկը՝ երեխա, և հինգ վիրավոր, հայտնել է ՀՀ ՊՆ-ն։", "AM: killed 2, wounded 5 of AM"),
        ("az", "Xəbər", "Sentyabrın 13-də Cermuk atəşə tutulub, iki erməni əsgəri yaralanıb. Məlumatı Ermənistan Müdafiə Nazirliyi yayıb.", "AM: wounded 2 of AM"),
    ],
)  # fmt: skip
def test_officials_and_those_who_gave_the_news_are_claimants(language, outlet, text, expected):
    found = told(read(language, outlet, "2022-09-14", text))
    assert [one.partition("; ")[2] for one in found] == [expected]


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        # The lead sums up what the last paragraph tells: two killed once, not twice.
        (
            (
                "Two Armenian soldiers were killed on 11 January 2022 in Gegharkunik Province, Armenia's Defence Ministry said.\n\n"
                "At 15:15 on 11 January the ministry said shots were fired at positions near Verin Shorzha. One soldier was wounded.\n\n"
                "At 17:30 fire resumed there, killing two soldiers, the ministry said."
            ),
            1,
        ),
        # Another number is another incident, or another account: neither is dropped.
        (
            (
                "Three Armenian soldiers were killed by shelling on 11 January 2022 in Syunik Province, Armenia's Defence Ministry said.\n\n"
                "At 17:30 on 11 January 2022 shots were fired at Verin Shorzha, killing two soldiers, the ministry said."
            ),
            2,
        ),
        # Places of their own are not summed up, though the numbers are the same.
        (
            (
                "One Armenian soldier was killed by shelling at Sotk on 11 January 2022, Armenia's Defence Ministry said.\n\n"
                "At 17:30 on 11 January 2022 shots were fired at Yeraskh, killing one soldier, the ministry said."
            ),
            2,
        ),
    ],
)
def test_what_a_lead_sums_up_is_told_once(text, incidents):
    assert len(read("en", None, "2022-01-12", text).incidents) == incidents
