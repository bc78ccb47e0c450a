"""Whose a text is that nobody is named as the outlet of, as of when a total is, and whom words accuse that name nobody."""

from dataclasses import replace
from datetime import date

import pytest

from geo.extract import extract
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text
from geo.model import Party, Stance

HEADS = [
    ("en", "Bulletin of Azerbaijan's Ministry of Defence, 11 May 2023", "Armenian units shelled our positions in Kalbajar district on 11 May. One serviceman was killed.", Party.AZERBAIJAN),
    ("ru", "Сводка Министерства обороны Азербайджана, 11 мая 2023 года", "11 мая армянские подразделения обстреляли наши позиции в Кельбаджарском районе. Погиб один военнослужащий.", Party.AZERBAIJAN),
    ("az", "Azərbaycan Respublikası Müdafiə Nazirliyinin məlumatı. 11 may 2023.", "Mayın 11-də Ermənistan bölmələri Kəlbəcər rayonundakı mövqelərimizi atəşə tutub. Bir hərbi qulluqçumuz həlak olub.", Party.AZERBAIJAN),
    ("hy", "ՀՀ պաշտպանության նախարարության հաղորդագրությունը", "Մայիսի 11-ին ադրբեջանական ստորաբաժանումները կրակել են Սոթքի ուղղությամբ։ Մեկ զինծառայող զոհվել է։", Party.ARMENIA),
    ("hy", "ՀՀ ՊՆ. Ամփոփագիր՝ 2023 թվականի մայիսի 11-ի դրությամբ", "Մայիսի 11-ին ադրբեջանական ստորաբաժանումները կրակել են Սոթքի ուղղությամբ։ Մեկ զինծառայող զոհվել է։", Party.ARMENIA),
    ("en", "MoD Armenia. Summary as of 21:00 on 11 May", "On 11 May Azerbaijani units attacked Armenian positions near Sotk. One serviceman was killed.", Party.ARMENIA),
]  # fmt: skip


@pytest.mark.parametrize(("language", "heading", "text", "party"), HEADS, ids=[one[0] for one in HEADS])
def test_a_text_from_no_outlet_that_a_body_heads_is_that_bodys_bulletin(language, heading, text, party):
    report = report_from_text(
        f"{heading}\n\n{text}", name="pasted.txt", published=date(2023, 5, 12), language=language
    )
    claims = [
        claim for incident in extract(report, default_gazetteer()).incidents for claim in incident.claims
    ]
    assert {claim.party for claim in claims} == {party}
    assert [claim.side for claim in claims if claim.killed] == [party]
    elsewhere = extract(replace(report, outlet="Reuters"), default_gazetteer())
    assert {claim.party for incident in elsewhere.incidents for claim in incident.claims} != {party}


@pytest.mark.parametrize(
    "heading",
    [
        "Fighting on the border of Armenia",
        "Two killed, Azerbaijan's Ministry of Defence said",
        "Armenian Weekly",
    ],
)
def test_a_headline_is_no_body(heading):
    text = f"{heading}\n\nMortars hit Sotk on 11 May."
    report = report_from_text(text, name="pasted.txt", published=date(2023, 5, 12), language="en")
    claims = [
        claim
        for incident in extract(report, default_gazetteer()).incidents
        for claim in incident.claims
        if "Mortars" in claim.quote
    ]
    assert {claim.party for claim in claims} == {Party.OUTLET}


def test_a_total_is_as_of_the_day_on_which_it_was_said():
    text = "Azerbaijani forces attacked near Sotk on 16 November, killing one soldier. Two days later they attacked near Ishkhanasar.\n\nArmenia's death toll from Tuesday's fighting has climbed to six, the Defence Ministry in Yerevan said on 19 November."
    report = report_from_text(text, name="x.txt", published=date(2021, 11, 20), language="en")
    (total,) = extract(report, default_gazetteer()).tallies
    assert (total.count.best, total.party, total.as_of) == (6, Party.ARMENIA, date(2021, 11, 19))


def test_a_total_as_of_an_hour_is_of_the_day_told_of_and_not_of_publication():
    text = (
        "Azerbaijan shelled positions near Sotk on 11 May. The number of Armenian wounded had reached three as of 08:00, "
        "Armenia's Defence Ministry said.\n\nOn 12 May shots were fired near Tegh, and nobody was hurt."
    )
    report = report_from_text(text, name="x.txt", published=date(2023, 5, 17), language="en")
    (total,) = extract(report, default_gazetteer()).tallies
    assert (total.measure, total.count.best, total.as_of) == ("wounded", 3, date(2023, 5, 11))


ACCUSED = [
    ("en", "Russia's Defence Ministry accused them of four drone strikes on Karabakh formations near Parukh on 24 March."),
    ("en", "Both sides accused each other of starting a clash near Sotk on 24 March."),
    ("ru", "Стороны обвинили друг друга в обстреле у Сотка 24 марта."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), ACCUSED)
def test_whom_a_pronoun_accuses_is_not_guessed(language, text):
    report = report_from_text(text, name="x.txt", published=date(2022, 3, 26), language=language)
    claims = [claim for one in extract(report, default_gazetteer()).incidents for claim in one.claims]
    assert [claim.about for claim in claims if claim.stance is Stance.ACCUSES] == [None]


def test_a_total_at_that_point_is_as_of_the_day_told_of():
    text = (
        "In a statement on 16 November, Armenia accused Azerbaijani forces of an attack near Sotk. Its count at that point was "
        "one soldier killed and 24 missing."
    )
    found = extract(report_from_text(text, published=date(2021, 11, 19)), default_gazetteer())
    assert {one.as_of for one in found.tallies} == {date(2021, 11, 16)}


HEADED = """Минобороны Армении сообщило о гибели военнослужащего на границе

В ночь на 18 июня подразделения вооружённых сил Азербайджана открыли огонь по армянским позициям в районе села Кут, сообщила пресс-служба Минобороны Армении. Один военнослужащий погиб, ещё трое получили ранения.

В Министерстве обороны Азербайджана информацию опровергли, заявив, что армянская сторона обстреливала позиции в Кельбаджарском районе, в результате чего ранены двое азербайджанских солдат."""


@pytest.mark.parametrize(
    "headline",
    ["Минобороны Армении сообщило о гибели военнослужащего на границе", "Один солдат погиб на границе"],
)
def test_a_headline_whose_number_is_told_below_makes_nothing_of_its_own(headline):
    text = "\n".join([headline, *HEADED.split("\n")[1:]])
    report = report_from_text(text, name="x.txt", published=date(2025, 6, 18), language="ru")
    found = extract(report, default_gazetteer())
    assert found.tallies == ()
    told = [{claim.quote for claim in one.claims if claim.killed} for one in found.incidents]
    assert told == [{headline, "Один военнослужащий погиб, ещё трое получили ранения."}, set()]


def test_a_headline_with_another_number_than_the_report_is_kept():
    text = HEADED.replace("гибели военнослужащего", "гибели троих военнослужащих")
    report = report_from_text(text, name="x.txt", published=date(2025, 6, 18), language="ru")
    found = extract(report, default_gazetteer())
    assert [tally.count.best for tally in found.tallies] == [3]


def test_the_bulletin_of_a_third_partys_ministry_is_its_own():
    heading = "Информационный бюллетень Министерства обороны Российской Федерации (на 26 марта 2022 г.)"
    text = "У села Норагюх в результате обстрела ранен один военнослужащий Нагорного Карабаха."
    report = report_from_text(
        f"{heading}\n\n{text}", name="pasted.txt", published=date(2022, 3, 26), language="ru"
    )
    (one,) = extract(report, default_gazetteer()).incidents
    assert {(claim.party, claim.side) for claim in one.claims} == {(Party.RUSSIA, Party.NAGORNO_KARABAKH)}
