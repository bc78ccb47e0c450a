"""Who speaks, and whose is what: surnames, sources, datelines, denials and own news in one sentence, districts behind villages."""

from dataclasses import replace
from datetime import date

import pytest

from geo.extract import extract
from geo.extract.counts.find import find_losses
from geo.extract.words.lexicon import lexicon
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text
from geo.model import Party, Role, Stance
from tests.test_extract_wordings import losses, read, told


def claimants(language, text, outlet="Reuters", published="2022-09-14"):
    found = read(language, outlet, published, text)
    return [
        (claim.claimant, claim.party)
        for one in found.incidents
        for claim in one.claims
        if claim.killed or claim.wounded
    ]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            ("Armenian Defence Ministry spokesman Artsrun Hovhannisyan said that mortars hit Sotk on Tuesday.\n\n"
            "Two soldiers were killed at Sotk at night, according to Hovhannisyan."),
            "Armenian Defence Ministry spokesman Artsrun Hovhannisyan",
        ),
        (
            "ru",
            ("Пресс-секретарь Минобороны Армении Арцрун Ованнисян сообщил, что во вторник миномёты обстреляли Сотк. Ранены четверо "
            "мирных жителей, сказал Ованнисян."),
            "Пресс-секретарь Минобороны Армении Арцрун Ованнисян",
        ),
        (
            "hy",
            ("ՀՀ ՊՆ խոսնակ Արծրուն Հովհաննիսյանը հայտարարեց, որ երեքշաբթի ականանետները հարվածել են Սոթքին։ Վիրավորվել է չորս "
            "քաղաքացիական անձ, ասաց Հովհաննիսյանը։"),
            "ՀՀ ՊՆ խոսնակ Արծրուն Հովհաննիսյանը",
        ),
    ],
)  # fmt: skip
def test_who_was_named_in_full_before_is_known_by_surname(language, text, name):
    assert claimants(language, text) == [(name, Party.ARMENIA)]


def test_a_surname_that_nobody_bore_before_is_no_speaker():
    text = "Mortars hit Sotk on Tuesday, wounding two Armenian soldiers, Hovhannisyan said."
    assert claimants("en", text) == [("Reuters (narration)", Party.OUTLET)]


def test_the_adjective_of_a_noun_is_no_speaker():
    found = read(
        "en", "Human Rights Defender of Armenia", "2021-05-28",
        "Videos circulated by Azerbaijani users show the prisoners. The Defender recalls that on May 25 Junior Sergeant Gevorg "
        "Khurshudyan was fatally wounded by Azerbaijani gunfire near Verin Shorzha.",
    )  # fmt: skip
    assert {claim.party for one in found.incidents for claim in one.claims} == {Party.ARMENIA}


def test_an_outlet_that_names_itself_speaks_for_itself():
    text = "At least fourteen servicemen have been killed on both sides since the beginning of the year, according to Crisis Group's count."
    (tally,) = read("en", "International Crisis Group", "2017-06-02", text).tallies
    assert (tally.party, tally.side, tally.count.low) == (Party.OUTLET, None, 14)


@pytest.mark.parametrize(
    ("language", "outlet", "published", "text", "expected"),
    [
        (  # a report is attributed behind its clause, and the sentence goes on
            "en", "Caucasian Knot", "2019-07-31",
            ("A soldier of the Azerbaijani army was killed by sniper fire near Chiragli on July 30, the Ministry of Defence of Azerbaijan "
            "reported today, laying the blame on the Armenian side."),
            ["small-arms-fire 30.07 Chiragli; AZ: killed 1 of AZ"],
        ),
        (  # who goes on about whom it befell told of it before
            "en", "Aravot, Yerevan", "2018-07-04",
            ("A resident of Koti was wounded on Tuesday by gunfire from the Azerbaijani positions. He was working in his vineyard when a bullet "
            "hit him, the mayor of Koti told reporters."),
            ["small-arms-fire 03.07 Koti; AM: wounded 1 of AM"],
        ),
        (  # a capital that was hit, with an agency behind the comma
            "en", "ITAR-TASS", "1994-04-15",
            "On Wednesday Azerbaijani aircraft bombed Stepanakert, the Snark agency reported.",
            ["air-strike 13.04 Stepanakert"],
        ),
        (
            "ru", "Агентство", "2020-10-08",
            "Степанакерт с утра несколько раз накрывали реактивные снаряды.",
            ["shelling 08.10 Степанакерт"],
        ),
        (  # where the capital opens the sentence, its government speaks
            "en", "Reuters", "2022-11-15",
            "Mortars hit Verin Shorzha on Monday.\n\nIn Baku, the military denied having opened fire.",
            ["shelling 14.11 Verin Shorzha"],
        ),
        (  # a resort town behind its noun
            "en", "AFP", "2022-09-14",
            "On Wednesday morning artillery again hit the spa resort of Jermuk.",
            ["shelling 14.09 Jermuk"],
        ),
        (  # villages before the district that holds them
            "en", "Reuters", "2020-07-15",
            "The villages of Agdam and Dondar Gushchu in Tovuz district came under artillery fire on Tuesday.",
            ["shelling 14.07 Agdam and Dondar Gushchu"],
        ),
        (
            "ru", "Reuters", "2020-07-15",
            "Сёла Агдам и Дондар Гушчу Товузского района подверглись обстрелу во вторник.",
            ["shelling 14.07 Агдам and Дондар Гушчу"],
        ),
        (  # whose shot it was stands before his name
            "ru", "Defence Army of Nagorno-Karabakh", "2018-03-15",
            ("Сегодня, 15 марта, в юго-восточном (Мартуни) направлении выстрелом противника смертельное ранение получил военнослужащий "
            "Армии обороны."),
            ["small-arms-fire 15.03 Мартуни; NK: killed 1 of NK"],
        ),
        (  # Armenians of Nagorno-Karabakh are its own
            "ru", "Ministry of Defence of Russia", "2021-10-15",
            ("14 октября в районе Норшена ранены шесть военнослужащих армянских формирований Нагорного Карабаха при обстреле со стороны "
            "Азербайджана."),
            ["shelling 14.10 Норшена; RU: wounded 6 of NK"],
        ),
        (  # who takes people is not who they are
            "en", "Reuters", "2023-05-27",
            "Azerbaijan's State Border Service said its personnel detained two members of an Armenian sabotage group near Zangilan on Friday.",
            ["sabotage 26.05 Zangilan; AZ: captured 2 of AM"],
        ),
        (  # the group of which it is said, not who says it
            "en", "Ministry of Defence of Armenia", "2018-05-18",
            ("On May 17 an Azerbaijani sabotage group attempted to infiltrate near Chinari. The group was thrown back to its starting positions, "
            "leaving at least two of its members wounded."),
            ["sabotage 17.05 Chinari; AM: wounded 2+ of AZ"],
        ),
        (  # the side that opened fire lost nobody by that
            "az", "Turan", "2012-04-27",
            ("Ermənistan Müdafiə Nazirliyinin sözçüsü deyib ki, atəşi Azərbaycan tərəfi açıb və bu gün səhər Voskepar yaxınlığında mikroavtobus "
            "gülləyə tutulub, üç əsgər ölüb."),
            ["small-arms-fire 27.04 Voskepar; AM: killed 3 of AM"],
        ),
        (  # an operation is no surgery
            "az", "ANAMA", "2023-08-01",
            "İyulun 29-da Cəbrayıl rayonunun Şükürbəyli kəndində əməliyyat aparılarkən mina partlayıb, bir əməkdaş yaralanıb.",
            ["mine 29.07 Şükürbəyli; AZ: wounded 1 of AZ"],
        ),
        (  # where and when the incident of the lead took place, and its losses in another paragraph
            "az", "APA", "2021-06-10",
            ("Füzuli rayonunda traktor minaya düşüb.\n\nHadisə iyunun 9-da Qaraxanbəyli kəndi yaxınlığında, əkin sahəsində baş verib. "
            "Partlayış nəticəsində iki nəfər xəsarət alıb."),
            ["mine 09.06 Qaraxanbəyli; outlet: wounded 2 of AZ"],
        ),
        (  # near a town, though the shot came from a post
            "hy", "Human Rights Ombudsman of Artsakh", "2021-10-10",
            "Հոկտեմբերի 9-ին Մարտակերտ քաղաքի մերձակայքում ադրբեջանական դիրքից կրակոցով սպանվել է քաղաքի բնակիչ։",
            ["small-arms-fire 09.10 Մարտակերտ; NK: killed 1 of NK"],
        ),
        (  # a dateline is no site
            "hy", "Armenpress", "2020-10-13",
            "ԵՐԵՎԱՆ, 13 ՀՈԿՏԵՄԲԵՐԻ։ Այսօր հակառակորդը հրթիռներով հարվածել է Մարտունի քաղաքին։",
            ["shelling 13.10 Մարտունի"],
        ),
        (  # born in two years, on no day of an incident
            "ru", "Investigative Committee of Armenia", "2022-09-16",
            "13 сентября снаряды упали в городе Джермук. Осколочные ранения получили двое мирных жителей, 1959 и 1983 годов рождения.",
            ["shelling 13.09 Джермук; AM: wounded 2 of AM"],
        ),
        (  # one more incident of the kind
            "en", "Police of the Republic of Artsakh", "2022-06-15",
            ("On June 14 shots were fired from small arms near Machkalashen. The tractor driver was not hurt.\n\n"
            "A similar incident took place the same evening near Taghavard. There, too, nobody was injured."),
            ["small-arms-fire 14.06 Machkalashen; NK: killed 0, wounded 0 of NK",
             "small-arms-fire 14.06 Taghavard; NK: killed 0, wounded 0 of NK"],
        ),
    ],
)  # fmt: skip
def test_a_report_is_read_as_it_is_meant(language, outlet, published, text, expected):
    assert told(read(language, outlet, published, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        ("Azerbaijan's Defence Ministry said on Tuesday that Armenian forces fired at its positions near Kalbajar. Armenia's Defence Ministry "
        "denied the claim and said Azerbaijani troops had opened fire at Armenian positions near Sotk, wounding one soldier."),
        ("Azerbaijan said on Tuesday that one of its servicemen was wounded by Armenian sniper fire near Kalbajar. The Armenian Defence Ministry "
        "said the report was untrue and that an Armenian soldier had been wounded by Azerbaijani fire near Sotk an hour earlier."),
    ],
)  # fmt: skip
def test_a_denial_and_news_of_ones_own_in_a_sentence_are_parted(text):
    report = report_from_text(text, published=date(2022, 9, 14), language="en")
    kalbajar, sotk = extract(report, default_gazetteer()).incidents
    assert [site.called for site in (*kalbajar.sites, *sotk.sites)] == ["Kalbajar", "Sotk"]
    assert [(claim.party, claim.stance) for claim in kalbajar.claims] == [
        (Party.AZERBAIJAN, Stance.ACCUSES),
        (Party.ARMENIA, Stance.DENIES),
    ]
    assert [(claim.party, claim.stance, claim.side) for claim in sotk.claims] == [
        (Party.ARMENIA, Stance.ACCUSES, Party.ARMENIA)
    ]


def test_a_denial_goes_to_the_incident_at_its_place_whatever_was_told_since():
    text = (
        "Armenia's Defence Ministry said mortars hit Sotk on 11 May, wounding two soldiers.\n\nAzerbaijani soldiers came under sniper fire in "
        "Kalbajar District on 9 May. Azerbaijan's Defence Ministry denied that its forces shelled Sotk."
    )
    sotk, other = read("en", "Reuters", "2023-05-12", text).incidents
    assert [claim.stance for claim in sotk.claims][-1] is Stance.DENIES
    assert all(claim.stance is not Stance.DENIES for claim in other.claims)


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        ("en", "Two civilians, a 50-year-old woman and her two-year-old granddaughter, were killed.", 2),
        ("en", "The shell killed two civilians, a woman and her granddaughter.", 2),
        ("en", "Two soldiers, Private A. Petrosyan and Sergeant B. Sargsyan, were killed.", 2),
        ("en", "Three soldiers, Aram Petrosyan, Gor Sargsyan and Vahe Davtyan, were killed.", 3),
        ("en", "Two soldiers, three civilians and a child were killed.", 6),
        ("en", "Two soldiers, one policeman and a child were killed.", 4),
        ("ru", "Погибли двое мирных жителей: женщина и её внучка.", 2),
        ("az", "İki mülki şəxs, qadın və nəvəsi, həlak olub.", 2),
    ],
)
def test_people_told_one_by_one_behind_their_number_are_counted_once(language, text, killed):
    assert sum(one.count.best for one in find_losses(text, lexicon(language))) == killed


def test_a_total_broken_down_by_side_is_counted_by_side():
    text = "The battle cost the lives of seven soldiers: four Armenian and three Azerbaijani."
    told = [(one.side, one.count.best) for one in find_losses(text, lexicon("en"))]
    assert told == [(Party.ARMENIA, 4), (Party.AZERBAIJAN, 3)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Karabakh defence ministry said its military death toll since Sept. 27 has reached 633."),
        ("ru", "Общее число погибших солдат с 27 сентября достигло 633, сообщили в Минобороны Карабаха."),
    ],
)
def test_the_day_that_a_total_begins_with_is_no_number_of_people(language, text):
    told_before = {"en": "Rockets hit Barda on Saturday. ", "ru": "В субботу ракеты попали в Барду. "}[
        language
    ]
    found = read(language, "Reuters", "2020-10-17", told_before + text)
    assert [(one.measure, one.count.best) for one in found.tallies] == [("killed", 633)]


def test_a_total_of_hurt_behind_one_of_dead_has_no_dead_in_it():
    found = read(
        "en", "Prosecutor General's Office of Azerbaijan", "2021-05-27",
        "A tractor ran over a mine in Gulabird on May 26. Since the end of the war mines have killed 27 people and injured 84.",
    )  # fmt: skip
    assert [(one.measure, one.count.best) for one in found.tallies] == [("killed", 27), ("wounded", 84)]


def test_a_road_is_closed_from_its_day_to_the_day_of_writing():
    (one,) = read(
        "en", "Reuters", "2023-01-09", "The road through Lachin has been blocked since 12 December 2022, the ombudsman said."
    ).incidents  # fmt: skip
    assert (one.when.start, one.when.end) == (date(2022, 12, 12), date(2023, 1, 9))


def test_a_bulletin_of_violations_goes_on_in_the_paragraph_below():
    (one,) = read(
        "en", "Ministry of Defence of Azerbaijan", "2015-09-25",
        "Over the past 24 hours the armed forces of Armenia violated the ceasefire 96 times along the line of contact.\n\nArmenian units "
        "fired on positions in the village of Gushchu Ayrim. Positions near Chiragli and near Horadiz also came under fire. The army has no "
        "losses.",
    ).incidents  # fmt: skip
    assert [site.called for site in one.sites] == ["Gushchu Ayrim", "Chiragli", "Horadiz"]
    assert losses(one.claims[-1]) == "AZ: killed 0, wounded 0 of AZ"


def test_who_lives_in_the_peacekeepers_zone_is_not_of_who_tells():
    text = "9 октября в районе населённого пункта Мартакерт выстрелом погиб местный житель."
    (one,) = read("ru", "Министерство обороны России", "2021-10-10", text).incidents
    assert [losses(claim) for claim in one.claims] == ["RU: killed 1 of NK"]


def test_a_seat_is_heard_past_what_is_said_of_it():
    text = (
        "The Azerbaijani prosecutor's office said a missile hit Ganja on Friday.\n\nIn Stepanakert, the main city of the enclave, the emergency "
        "service said that three civilians had been wounded in an artillery attack on Friday."
    )
    assert claimants("en", text, published="2020-10-17")[0][1] is Party.NAGORNO_KARABAKH


def test_fire_from_posts_near_a_village_of_the_fired_at_was_near_it():
    text = "A harvester came under rifle fire from Azerbaijani positions near the village of Sarushen on Tuesday, Karabakh's police said."
    (one,) = read("en", "Reuters", "2023-08-16", text).incidents
    assert [(site.called, site.role) for site in one.sites] == [("Sarushen", Role.NEAR)]


def test_fire_from_a_sides_own_town_does_not_say_where_it_struck():
    text = "Armenian units in the direction of Basarkechar fired at Azerbaijani positions on Tuesday, Azerbaijan's Defence Ministry said."
    assert all(not one.sites for one in read("en", "Reuters", "2023-08-16", text).incidents)


@pytest.mark.parametrize(
    ("phrase", "party"), [("The Snark agency", Party.OUTLET), ("The mine action agency", None)]
)
def test_an_agency_with_a_name_of_the_media_is_a_medium(phrase, party):
    text = f"Azerbaijan's Defence Ministry said mortars hit Agdam on Tuesday.\n\nOn Tuesday two soldiers were wounded at Sotk, {phrase.lower() if party is None else phrase.replace('The', 'the')} reported."
    said = claimants("en", text)
    assert (said[0][1] is party) if party else (said[0][1] is not Party.OUTLET)


def test_a_ministry_that_an_outlet_cites_is_the_ministry():
    text = "A serviceman was wounded on November 8 in the Kalbajar direction, Azernews reports citing the Defence Ministry."
    assert claimants("en", text, outlet="Azernews", published="2021-11-09") == [
        ("Defence Ministry", Party.AZERBAIJAN)
    ]


@pytest.mark.parametrize(
    ("language", "outlet", "published", "text", "expected"),
    [
        (  # who took captives stands behind, and contact is lost with people, not people
            "en", "Human Rights Defender of Armenia", "2021-11-17",
            ("In the fighting of November 16 in the direction of Ishkhanasar 12 servicemen were captured by the armed forces of Azerbaijan, and "
            "contact with 20 servicemen has been lost."),
            ["capture 16.11 Ishkhanasar; AM: captured 12, missing 20 of AM"],
        ),
        (  # a life in no danger is no death
            "hy", "ՀՀ պաշտպանության նախարարություն", "2023-07-06",
            ("Հուլիսի 6-ին ադրբեջանական ստորաբաժանումները կրակ են բացել Երասխի հատվածում տեղակայված դիրքերի ուղղությամբ։ Հայկական կողմն ունի մեկ "
            "վիրավոր՝ պայմանագրային զինծառայող, որի կյանքին վտանգ չի սպառնում։"),
            ["small-arms-fire 06.07 Երասխի; AM: wounded 1 of AM"],
        ),
        (  # who came under fire said nothing by that
            "hy", "Հետք", "2013-08-08",
            "Չորեքշաբթի օրը Բերքաբեր գյուղի դաշտերում կոմբայնը հայտնվել է ադրբեջանական դիպուկահարների կրակի տակ, կոմբայնավարը վիրավորվել է։",
            ["small-arms-fire 07.08 Բերքաբեր; outlet: wounded 1 of AM"],
        ),
        (  # the de facto ministry of Karabakh
            "az", "Turan", "2022-03-27",
            "Qarabağın de-fakto müdafiə nazirliyi bildirib ki, martın 26-da Fərrux yaxınlığında dron zərbəsi nəticəsində iki hərbçi ölüb.",
            ["drone-strike 26.03 Fərrux; NK: killed 2 of NK"],
        ),
        (  # a week told by its first and last day
            "en", "Defence Ministry of Nagorno-Karabakh", "2013-03-11",
            "The Azerbaijani side violated the ceasefire more than 200 times between March 3 and March 9. The Defence Army suffered no losses.",
            ["ceasefire-violation 09.03; NK: killed 0, wounded 0 of NK"],
        ),
        (  # a truce that was observed is none that was made
            "en", "Reuters", "2016-06-21",
            "The two leaders, who met in Vienna in May, expressed satisfaction that the ceasefire had lately been observed on the line of contact.",
            [],
        ),
    ],
)  # fmt: skip
def test_a_report_is_not_read_as_it_is_not_meant(language, outlet, published, text, expected):
    assert told(read(language, outlet, published, text)) == expected


@pytest.mark.parametrize(
    ("language", "outlet", "published", "text", "expected"),
    [
        (  # a capital that opens its sentence speaks for the verbs behind it
            "ru", "Новости", "2022-12-13",
            ("Минобороны Армении обвинило соседей. В Баку эти заявления назвали ложью и сообщили, что 13 декабря армяне "
            "обстреляли посты у Кельбаджара. Никто не пострадал."),
            ["small-arms-fire 13.12 Кельбаджара; AZ: killed 0, wounded 0 of AZ"],
        ),
        (  # an owner between quotes
            "az", "APA", "2015-01-26",
            'Qondarma "DQR"in hərbi qurumu bildirib ki, yanvarın 25-də Ağdam yaxınlığında atışmada Azərbaycan üç əsgər itirib.',
            ["clash 25.01 Ağdam; NK: killed 3 of AZ"],
        ),
        (  # "the same ministry"
            "ru", "Новости", "2014-08-04",
            ("По данным Минобороны Азербайджана, 2 августа обстрелян Агдам. В воскресенье, 3 августа, снайпер смертельно ранил рядового у села "
            "Юсифджанлы, сообщило то же ведомство."),
            ["shelling 02.08 Агдам", "small-arms-fire 03.08 Юсифджанлы; AZ: killed 1 of AZ"],
        ),
        (  # what is told of a day no earlier goes on with the speaker
            "az", "Trend", "2020-10-07",
            ("Hikmət Hacıyevin sözlərinə görə, bazar günü Tapqaraqoyunlu kəndinə düşən mərmi beş nəfəri öldürüb. Bazar ertəsi Tərtər atəşə "
            "tutulub, üç nəfər yaralanıb."),
            ["shelling 04.10 Tapqaraqoyunlu; AZ: killed 5 of AZ", "shelling 05.10 Tərtər; AZ: wounded 3 of AZ"],
        ),
        (  # what happened days before is the outlet's own background
            "az", "Virtual Qarabağ", "2015-09-29",
            ("Ermənistan Müdafiə Nazirliyi sentyabrın 28-də Paravakarın atəşə tutulduğunu bildirib. Dörd gün əvvəl, sentyabrın 24-də Berdə düşən "
            "mərmi üç nəfəri öldürmüşdü."),
            ["small-arms-fire 28.09 Paravakarın", "shelling 24.09 Berdə; outlet: killed 3 of AM"],
        ),
    ],
)  # fmt: skip
def test_who_speaks_on(language, outlet, published, text, expected):
    assert told(read(language, outlet, published, text)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "❗️ Гегам Степанян, защитник прав человека Арцаха:\n\nСегодня обстрелян Тагавард. Один человек ранен."),
        ("hy", "‼️ Գեղամ Ստեփանյան, Արցախի ՄԻՊ\n\nԱյսօր հրետակոծվել է Թաղավարդը։ Վիրավորվել է մեկ մարդ։"),
        ("en", "Gegham Stepanyan, Human Rights Defender of Artsakh:\n\nToday Taghavard was shelled. One person was wounded."),
    ],
)  # fmt: skip
def test_who_signs_a_post_speaks_in_it(language, text):
    found = read(language, "Telegram", "2022-12-13", text)
    assert {claim.party for one in found.incidents for claim in one.claims} == {Party.NAGORNO_KARABAKH}
    assert found.reports[0].outlet == "Telegram"


@pytest.mark.parametrize("headline", [
    "Joshua Kucera, reporting from the Armenian army front",
    "Fresh Fighting, Armenian government says",
    "Two Wounded, Armenian army says",
    "Deadly Clashes, Armenian Ministry of Defence",
    "Goris, Jermuk and more",
])  # fmt: skip
def test_a_headline_or_byline_signs_nothing(headline):
    found = read(
        "en", "Reuters", "2022-09-14", f"{headline}\n\nOn Tuesday Sotk was shelled. One person was wounded."
    )
    spoken = {claim.party for one in found.incidents for claim in one.claims if "Sotk" in claim.quote}
    assert spoken == {Party.OUTLET}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (  # the other side's dead elsewhere
            "en",
            ("The Armenian defence ministry said Azerbaijani forces opened fire near Sotk on Monday. "
            "On Tuesday an Azerbaijani soldier was killed by a mine near Aghdam."),
            "outlet: killed 1 of AZ",
        ),
        (  # what the speaker's own side did elsewhere
            "en",
            ("Armenia Defence Ministry said Azerbaijan shelled Sotk on 12 September. "
            "On 13 September two soldiers were killed at Lachin by Armenian fire."),
            "outlet: killed 2 of AZ",
        ),
        ("ru", "Обстрелян Сотк. О потерях Азербайджан сообщил поздно: 3 военнослужащих Армении убиты, 2 ранены.", "AZ: killed 3, wounded 2 of AM"),
        ("en", "In losses Azerbaijan inflicted near Sotk, 3 soldiers were killed in the shelling.", "outlet: killed 3 of AM"),
    ],
)  # fmt: skip
def test_what_a_speaker_did_not_say_and_a_side_did_not_lose(language, text, expected):
    assert told(read(language, "Reuters", "2022-09-14", text))[-1].endswith(f"; {expected}")


def test_the_paper_is_the_medium_told_of_last():
    text = (
        "Azerbaijan shelled Sotk on Tuesday, Armenia's Defence Ministry said. Two soldiers were killed, the Tribune wrote. "
        "The paper said that five others had been wounded."
    )
    assert claimants("en", text)[-1] == ("Tribune", Party.OUTLET)


def test_who_is_told_of_as_he_goes_on_to_say_more():
    text = (
        "Governor Karen Sargsyan reported shelling near Sotk on Tuesday. He had no word of civilian casualties, said no "
        "evacuation was organised, and spoke of fighting near Kut."
    )
    found = read("en", "Azernews", "2022-09-14", text)
    assert {claim.claimant for one in found.incidents for claim in one.claims} == {"Governor Karen Sargsyan"}


def test_an_outlets_own_denial_is_one_and_what_is_disputed_is_none():
    text = (
        "Azerbaijan's Ministry of Defence accused Armenian forces of shooting at its positions near Yeraskh on Wednesday. "
        "The Armenian Report denied this. Who fired first is disputed."
    )
    report = report_from_text(text, published=date(2023, 6, 14))
    (incident,) = extract(replace(report, outlet="The Armenian Report"), default_gazetteer()).incidents
    assert [one.party for one in incident.claims if one.stance is Stance.DENIES] == [Party.OUTLET]


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("Azerbaijan's Ministry of Defence blamed the other side.", Party.NAGORNO_KARABAKH),
        ("Azerbaijan's Ministry of Defence blamed the other side: Armenian forces had fired.", Party.ARMENIA),
    ],
)
def test_the_other_side_is_who_else_tells_of_it_unless_armenia_is_named(told, meant):
    text = f"Three police officers were killed near Dyukyanlar on Sunday, the Karabakh Interior Ministry said. {told}"
    (incident,) = extract(report_from_text(text, published=date(2023, 3, 6)), default_gazetteer()).incidents
    assert [one.about for one in incident.claims if one.party is Party.AZERBAIJAN] == [meant]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "On Tuesday morning the Armenian ministry said two soldiers had been killed near Sotk.",
            "Armenian ministry",
        ),
        (
            "en",
            "Late that evening the ministry in Baku said two soldiers had been killed near Sotk.",
            "Ministry in Baku",
        ),
        (
            "hy",
            "Երեկոյան Ադրբեջանի պաշտպանության նախարարությունը հայտնեց, որ Սոթքի մոտ երկու զինվոր է զոհվել։",
            "Ադրբեջանի պաշտպանության նախարարությունը",
        ),
    ],
)
def test_a_part_of_the_day_is_no_part_of_who_speaks(language, text, name):
    assert [told for told, _ in claimants(language, text)] == [name]


@pytest.mark.parametrize(
    "text",
    ["Two of us were wounded near Tegh.", "Shells killed four of us near Tegh.", "It cost us two men."],
)
def test_us_is_no_country(text):
    (loss,) = find_losses(text, lexicon("en"))
    assert loss.side is None


def test_the_directions_of_a_list_are_of_each_of_its_names():
    text = "Our positions came under fire in the Aghdam, Fizuli and Jabrayil directions on Thursday."
    (one,) = read("en", "Ministry of Defence of Azerbaijan", "2023-06-16", text).incidents
    assert [site.role for site in one.sites] == [Role.DIRECTION] * 3
