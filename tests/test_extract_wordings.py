"""Whole reports in English and Russian, in the manner of agencies, ministries and channels: who lost how many, where and when.

A line is "kind, day, places; party: losses of side"; 0 is nobody, "2+" at least two and no number.
"""

from dataclasses import replace
from datetime import date

import pytest

from geo.extract import extract
from geo.extract.counts.find import MEASURES
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text
from geo.model import Count

SHORT = {
    "Nagorno-Karabakh": "NK",
    "Azerbaijan": "AZ",
    "Armenia": "AM",
    "Outlet": "outlet",
    "Russia": "RU",
    "Other": "other",
    "Unstated": "unstated",
}


def read(language, outlet, published, text):
    report = report_from_text(text, published=date.fromisoformat(published), language=language)
    return extract(replace(report, outlet=outlet), default_gazetteer())


def shown(count: Count):
    if count.low == count.best == count.high:
        return str(count.best)
    return (
        f"{count.low or ''}{f'~{count.best}' if count.best != count.low else ''}{'' if count.high else '+'}"
    )


def losses(claim):
    counts = [
        f"{name} {shown(getattr(claim, name))}" for name in MEASURES if getattr(claim, name) is not None
    ]
    return f"{SHORT[claim.party]}: {', '.join(counts)} of {SHORT.get(claim.side, 'nobody')}" if counts else ""


def told(found):
    lines = []
    for one in found.incidents:
        places = " and ".join(site.match.toponym.surface for site in one.sites)
        counted = [losses(claim) for claim in one.claims if losses(claim)]
        lines.append("; ".join([f"{one.kind} {one.when.end:%d.%m} {places}".strip(), *counted]))
    return lines


REPORTS = [
    (
        "en", "Sentinel Wire", "2022-11-15",
        ("YEREVAN (Sentinel) - Two Armenian soldiers were wounded on Monday evening when Azerbaijani forces fired mortars at "
        "a post close to the village of Verin Shorzha, the Defence Ministry said. It added that one of the men was in a "
        "critical state.\n\nIn Baku, the military denied having opened fire and said its own positions in the Kalbajar "
        "district had been raked by machine guns overnight. It had no losses."),
        [
            "shelling 14.11 Verin Shorzha; AM: wounded 2 of AM",
            "small-arms-fire 15.11 Kalbajar district; AZ: killed 0, wounded 0 of AZ",
        ],
    ),
    (
        "ru", "Южный вестник", "2022-11-15",
        ("ЕРЕВАН, 15 ноября. /Южный вестник/. Двое военнослужащих получили ранения в понедельник вечером, когда подразделения "
        "ВС Азербайджана из миномётов обстреляли пост возле села Верин Шоржа, сообщает Минобороны.\n\nВ оборонном ведомстве "
        "Азербайджана заявили, что ночью под обстрелом оказались их собственные позиции в Кельбаджарском районе. Потерь нет."),
        [
            "shelling 14.11 Верин Шоржа; AM: wounded 2 of AM",
            "small-arms-fire 15.11 Кельбаджарском районе; AZ: killed 0, wounded 0 of AZ",
        ],
    ),
    (
        "ru", "Минобороны Армении", "2023-03-23",
        ("22 марта около 17:40 подразделения ВС Азербайджана из стрелкового оружия открыли огонь в направлении армянских "
        "боевых позиций близ Ерасха. Смертельное огнестрельное ранение получил военнослужащий ВС РА Аршак С. По состоянию "
        "на 22:00 стрельба прекратилась."),
        ["small-arms-fire 22.03 Ерасха; AM: killed 1 of AM"],
    ),
    (
        "ru", "Госпогранслужба Азербайджана", "2021-08-12",
        ("11 августа с 20:10 до 21:45 с позиций вооружённых сил Армении в районе села Арави Горисского района из стрелкового "
        "оружия были обстреляны наши посты на территории Зангиланского района. Личный состав не пострадал."),
        ["small-arms-fire 11.08 Зангиланского района; AZ: killed 0, wounded 0 of AZ"],
    ),
    (
        "en", "The Highland Courier", "2021-08-17",
        ("Armenia's Defence Ministry named a dead soldier as Vahan T., 34, shot by a sniper near the town of Yeraskh on "
        "Monday. Azerbaijan's State Border Service said a lieutenant had been killed and two conscripts wounded by gunfire in the "
        "Sadarak district of Nakhchivan."),
        [
            "small-arms-fire 16.08 Yeraskh; AM: killed 1 of AM",
            "small-arms-fire 16.08 Sadarak district; AZ: killed 1, wounded 2 of AZ",
        ],
    ),
    (
        "ru", "Степной телеграф", "2021-05-19",
        "Двое пастухов взяты в плен азербайджанской стороной возле Неркин Ханда. Произошло это в понедельник утром.",
        ["capture 17.05 Неркин Ханда; outlet: captured 2 of AM"],
    ),
    (
        "en", "Tavush Herald", "2022-10-03",
        "A tractor driver from Koti, in the Tavush province, lost a leg to a mine on Sunday.",
        ["mine 02.10 Koti; outlet: wounded 1 of AM"],
    ),
    (
        "ru", "Канал «Рубеж»", "2023-04-12",
        "❗️Тех, 11 апреля. Противник начал стрелять по нашим ребятам. Четверо погибших, подтвердили в Минобороны.",
        ["small-arms-fire 11.04 Тех; AM: killed 4 of AM"],
    ),
    (
        "en", "Caucasus Digest", "2016-04-06",
        ("Azerbaijan and the Armenian-backed forces of Nagorno-Karabakh agreed on Tuesday to halt the fighting as of 12:00, "
        "officials confirmed both in Baku and in Stepanakert."),
        ["ceasefire 05.04"],
    ),
    (
        "ru", "Линия", "2016-04-06",
        "Стороны договорились прекратить огонь с полудня 5 апреля, подтвердили и в Баку, и в Степанакерте.",
        ["ceasefire 05.04"],
    ),
    (
        "en", "Northern Wire", "2022-09-28",
        ("Three Armenian soldiers were killed in a border clash with Azerbaijan on Wednesday, the Armenian defence ministry "
        "said, blaming Baku for opening fire with mortars near Jermuk. Azerbaijan's defence ministry rejected the charge and "
        "said one of its servicemen had been wounded when Armenian forces fired at positions in the Kalbajar district."),
        [
            "shelling 28.09 Jermuk; AM: killed 3 of AM",
            "small-arms-fire 28.09 Kalbajar district; AZ: wounded 1 of AZ",
        ],
    ),
    (
        "en", "Northern Wire", "2022-09-28",
        ("Armenia said Azerbaijani troops had shelled its posts near Sotk on Tuesday. Azerbaijan countered that it was attacked "
        "first, in the Kalbajar direction."),
        ["shelling 27.09 Sotk and Kalbajar"],
    ),
    (
        "en", "Prosecutor General's Office of Azerbaijan", "2020-10-05",
        ("On October 4, 2020, the armed forces of Armenia subjected the city of Ganja to rocket fire, as a result of which one "
        "civilian was killed and 32 people, including six children, sustained injuries of varying severity."),
        ["shelling 04.10 Ganja; AZ: killed 1, wounded 32 of AZ"],
    ),
    (
        "ru", "Генпрокуратура Азербайджана", "2020-10-05",
        ("4 октября вооружённые силы Армении подвергли ракетному обстрелу город Гянджа, в результате чего погиб один мирный "
        "житель, 32 человека, в том числе шестеро детей, получили телесные повреждения. В тот же день под обстрел попал город "
        "Мингечевир, пострадавших нет."),
        [
            "shelling 04.10 Гянджа; AZ: killed 1, wounded 32 of AZ",
            "shelling 04.10 Мингечевир; AZ: killed 0, wounded 0 of AZ",
        ],
    ),
    (
        "ru", "Интерфакс-Юг", "2022-09-28",
        ("Трое армянских военных погибли во вторник при обстреле близ Джермука, сообщила пресс-секретарь министра. В Минобороны "
        "Азербайджана, в свою очередь, сообщили о ранении своего военнослужащего в Кельбаджарском районе."),
        [
            "shelling 27.09 Джермука; AM: killed 3 of AM",
            "small-arms-fire 27.09 Кельбаджарском районе; AZ: wounded 1 of AZ",
        ],
    ),
    (
        "en", "Armenian Times", "2020-10-28",
        "Azerbaijani shells hit a hospital in Stepanakert on Wednesday, where nobody was harmed, the Karabakh army said.",
        ["shelling 28.10 Stepanakert; NK: killed 0, wounded 0 of NK"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "outlet", "published", "text", "expected"), REPORTS)
def test_a_report_gives_its_incidents_with_who_lost_how_many(language, outlet, published, text, expected):
    assert told(read(language, outlet, published, text)) == expected


@pytest.mark.parametrize(
    ("language", "outlet", "published", "text", "expected"),
    [
        (
            "en", "Human Rights Defender of Artsakh", "2020-10-03",
            "Shells hit Martuni today. By our count, 18 civilians have been killed since September 27, up from 14 a day earlier.",
            [("killed", 18), ("killed", 14)],
        ),
        (
            "ru", "Нагорный край", "2020-10-18",
            "Общее число павших солдат с 27 сентября достигло 673, сообщили в Степанакерте. Накануне оно составляло 633.",
            [("killed", 673), ("killed", 633)],
        ),
        (
            "en", "Mine News", "2022-05-04",
            "Since the end of the war, landmines have killed 42 people in Azerbaijan.",
            [("killed", 42)],
        ),
        ("ru", "Степь", "2022-05-04", "После войны на минах подорвались 60 человек, из них 12 погибли.", [("killed", 12), ("casualties", 60)]),
    ],
)  # fmt: skip
def test_a_total_is_a_tally_and_so_is_what_it_was_before(language, outlet, published, text, expected):
    found = read(language, outlet, published, text)
    assert [(one.measure, one.count.best) for one in found.tallies] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A lorry loaded with shells for a building-material plant rammed a minibus near Ganja and exploded.",
        ),
        ("en", "In Baku fans clashed after the derby, where the visitors' striker fired home twice."),
        ("en", "Pupils in Chinari remember August, when snipers kept them indoors."),
        (
            "en",
            "Residents of Ijevan were moved to hotels after the floods; the army has sent 120 conscripts.",
        ),
        ("ru", "В Гяндже завершились съёмки военной драмы. В финале герой подрывается на мине."),
        ("ru", "В Капане полиция задержала мужчину, стрелявшего в воздух на свадьбе."),
        ("ru", "Атака циклона продлится до вторника, град побил сады в Сисиане."),
    ],
)
def test_harmless_senses_make_no_incident(language, text):
    assert read(language, "Wire", "2019-10-07", text).incidents == ()
