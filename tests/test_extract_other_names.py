"""A place told by another of its names as well is one place, and what its aside names speaks for nobody."""

from datetime import date

import pytest

from geo.extract import explain, extract
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text

ONE_PLACE = [
    ("en", "Khankendi, known to Armenians as Stepanakert, was shelled on 14 June. Four residents died."),
    ("en", "Stepanakert, which Azerbaijan calls Khankendi, was shelled on 14 June. Four residents died."),
    ("en", "Khankendi (Armenians call it Stepanakert) was shelled on 14 June. Four residents died."),
    ("ru", "Ханкенди (армяне называют его Степанакертом) подвергся обстрелу 14 июня. Погибли четверо."),
    ("az", "Xankəndi (ermənilər Stepanakert deyir) iyunun 14-də bombardman olunub. Dörd nəfər ölüb."),
    ("hy", "Ստեփանակերտը (ադրբեջանցիներն անվանում են Խանքենդի) հրթիռակոծվել է հունիսի 14-ին։ Զոհվել է չորս մարդ։"),
]  # fmt: skip


def read(language, text):
    report = report_from_text(text, name="report.txt", published=date(2023, 6, 16), language=language)
    return report, extract(report, default_gazetteer())


@pytest.mark.parametrize(("language", "text"), ONE_PLACE)
def test_the_place_is_one_site_and_its_other_name_is_said_to_be_that(language, text):
    _, found = read(language, text)
    (incident,) = found.incidents
    (site,) = incident.sites
    assert site.match.place.id == "gn-146970"
    reasons = {one.text: one.reason for one in found.rejections}
    assert "toponym: the other name of what stands before it" in reasons.values()


@pytest.mark.parametrize(("language", "text"), ONE_PLACE)
def test_quotes_are_the_words_of_the_report_with_the_aside_in_them(language, text):
    report, found = read(language, text)
    quoted = [claim for one in found.incidents for claim in one.claims]
    assert any("(" in claim.quote or ", " in claim.quote for claim in quoted)
    for claim in quoted:
        assert claim.quote == report.text[claim.start : claim.end]
        assert claim.says in report.text
    for one in found.rejections:
        assert one.text == report.text[one.start : one.end]


def test_the_mark_of_a_hashtag_stays_in_the_quote_and_the_name_is_read_without_it():
    text = "🧵1/ #Azerbaijan has been shelling #Stepanakert since 14 June, the #Artsakh ombudsman said. Two civilians were killed."
    report, found = read("en", text)
    (incident,) = found.incidents
    assert [site.match.toponym.surface for site in incident.sites] == ["Stepanakert"]
    assert any("#Stepanakert" in claim.quote for claim in incident.claims)
    for claim in incident.claims:
        assert claim.quote == report.text[claim.start : claim.end]
        assert claim.says in report.text
    marked = {text[mark.start : mark.end] for mark in explain(report, default_gazetteer())}
    assert "Stepanakert" in marked


def test_a_number_sign_before_a_number_is_no_hashtag():
    text = "Post #12 near Sotk was shelled on 14 June. Two soldiers of unit #7 were wounded."
    _, found = read("en", text)
    (incident,) = found.incidents
    assert [claim.wounded.best for claim in incident.claims if claim.wounded] == [2]


def test_explain_marks_both_names_where_they_stand():
    text = ONE_PLACE[0][1]
    report, _ = read("en", text)
    marked = {text[mark.start : mark.end] for mark in explain(report, default_gazetteer())}
    assert {"Khankendi", "Stepanakert"} <= marked


def test_explain_gives_what_is_said_in_the_words_of_the_report():
    text = ONE_PLACE[0][1]
    report, _ = read("en", text)
    assert not any("  " in mark.says for mark in explain(report, default_gazetteer()))


@pytest.mark.parametrize(
    "text",
    [
        "Goris (Sisian was spared) was shelled on 14 June, killing two.",
        "Goris, Kapan and Sisian were shelled on 14 June, killing two.",
        "Agdam, 26 km from Stepanakert, was shelled on 14 June, killing two.",
    ],
)
def test_another_place_beside_it_is_none_of_its_names(text):
    _, found = read("en", text)
    assert "toponym: the other name of what stands before it" not in {one.reason for one in found.rejections}


def test_a_name_with_a_bracket_opens_a_report_as_dateline_only_before_its_news():
    _, dated = read("en", "YEREVAN (AFP) — Goris was shelled on 14 June, killing two.")
    assert [site.match.place.name for one in dated.incidents for site in one.sites] == ["Goris"]
    _, named = read("en", "Lachin (Berdzor in Armenian) was shelled on 14 June, killing two.")
    assert [site.match.place.name for one in named.incidents for site in one.sites] == ["Lachin"]


def test_a_text_of_nothing_but_such_asides_is_read_as_long_as_it_is():
    text = (
        "Khankendi (Stepanakert), Stepanakert, called Khankendi, or Xankendi, was shelled on 14 June. " * 300
    )
    report, found = read("en", text)
    assert found.incidents
    assert all(one.text == report.text[one.start : one.end] for one in found.rejections)
