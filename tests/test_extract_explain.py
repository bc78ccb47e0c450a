"""Why a report was read as it was: marks with offsets, and their HTML."""

import re
from datetime import date

import pytest

from geo.extract import MarkKind, explain, extract
from geo.gazetteer import default_gazetteer
from geo.ingest import guess_language, report_from_text
from geo.model import Kind, Party, Role
from geo.render import marked_html
from tests.world import PUBLISHED, toy_gazetteer, toy_report

BULLETINS = {
    "en": "Azerbaijan's Defence Ministry said that mortars hit posts near Sotk on 13 September, wounding two soldiers.",
    "ru": "Минобороны Армении сообщило, что 13 сентября у села Сотк был обстрелян пост, ранены двое военнослужащих.",
    "az": "Ermənistan Müdafiə Nazirliyi bildirib ki, sentyabrın 13-də Zod kəndi yaxınlığında post minaatandan atəşə tutulub, "
          "2 hərbçi yaralanıb.",
    "hy": "ՀՀ ՊՆ-ն հայտնել է, որ սեպտեմբերի 13-ին Սոթք գյուղի մոտ հրետակոծվել է դիրք, վիրավորվել է 2 զինծառայող։",
}  # fmt: skip


def bulletin(language):
    return report_from_text(BULLETINS[language], published=date(2022, 9, 13))


@pytest.mark.parametrize("language", BULLETINS)
def test_a_bulletin_in_each_language_gives_the_same_incident(language):
    report = bulletin(language)
    assert report.language == language
    (incident,) = extract(report, default_gazetteer()).incidents
    (site,) = incident.sites
    (claim,) = (one for one in incident.claims if one.wounded)
    assert incident.kind in (Kind.SHELLING, Kind.SMALL_ARMS_FIRE)
    assert (incident.when.start, incident.when.end) == (date(2022, 9, 13), date(2022, 9, 13))
    assert (site.match.place.id, site.role) == ("gn-616041", Role.NEAR)
    assert claim.party is (Party.AZERBAIJAN if language == "en" else Party.ARMENIA)
    assert claim.wounded.best == 2


@pytest.mark.parametrize("language", BULLETINS)
def test_every_kind_of_span_is_marked_where_it_stands(language):
    report = bulletin(language)
    marks = explain(report, default_gazetteer())
    assert {one.what for one in marks} == set(MarkKind)
    for one in marks:
        assert 0 <= one.start < one.end <= len(report.text)
        assert one.says
        assert one.why
    (place,) = (one for one in marks if one.what is MarkKind.TOPONYM and "gn-616041" in one.says)
    assert re.match("Sotk|Сотк|Zod|Սոթք", report.text[place.start : place.end])


def test_a_sentence_says_which_incident_it_went_to_or_why_to_none():
    report = toy_report("Shells hit Arden on 9 May. The war of 1992 killed 300 people.", PUBLISHED)
    (incident,) = extract(report, toy_gazetteer()).incidents
    first, second = (one for one in explain(report, toy_gazetteer()) if one.what is MarkKind.SENTENCE)
    assert first.says.startswith(incident.id)
    assert (second.says, second.why.split(":")[0]) == ("not used", "background")


def test_a_language_without_a_lexicon_has_no_marks():
    assert explain(report_from_text("x", language="ka"), toy_gazetteer()) == ()


def test_hostile_text_is_escaped_in_the_html_of_its_marks():
    report = toy_report(
        "<script>alert(1)</script> Shells hit Arden on 9 May, <img src=x onerror=alert(1)> ministry said.",
        PUBLISHED,
    )
    html = marked_html(report, explain(report, toy_gazetteer()))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    assert re.search(r"<mark [^>]*>Arden</mark>", html)


def test_the_html_of_marks_keeps_every_word_of_the_sentences():
    report = bulletin("ru")
    html = marked_html(report, explain(report, default_gazetteer()))
    shown = re.sub(r"<[^>]+>", "", html.partition("<details>")[0].partition("</p>")[2])
    assert shown == report.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((text, language) for language, text in BULLETINS.items()),
        ("Troops of Qərbi Azərbaycan were named once in this English sentence about the border.", "en"),
        ("", "en"),
        ("12:30 2022", "en"),
    ],
)
def test_the_language_is_guessed_from_the_letters(text, language):
    assert guess_language(text) == language


def test_who_signs_a_post_is_shown_as_who_speaks():
    text = "Гегам Степанян, защитник прав человека Арцаха:\n\nСегодня обстрелян Тагавард. Один человек ранен."
    report = report_from_text(text, name="post.txt", published=date(2022, 12, 13), language="ru")
    shown = [mark.says for mark in explain(report, default_gazetteer()) if mark.what is MarkKind.CLAIMANT]
    assert shown
    assert all(says.startswith("Nagorno-Karabakh") for says in shown)


def test_parts_of_a_sentence_show_their_own_numbers_and_incidents():
    text = "Armenian shelling on 12 June killed three people in Tartar and two in Aghdam.\n"
    report = report_from_text(text, published=date(2023, 6, 13), language="en")
    marks = explain(report, default_gazetteer())
    shown = [(one.what, report.text[one.start : one.end], one.says) for one in marks]
    counts = [(words, says) for what, words, says in shown if what is MarkKind.COUNT]
    assert counts == [("killed three people", "killed: 3 of Azerbaijan"), ("two", "killed: 2 of Azerbaijan")]
    assert [words for what, words, _ in shown if what is MarkKind.DATE] == ["12 June"]
    verdicts = [says for what, _, says in shown if what is MarkKind.SENTENCE]
    assert ["Tartar" in verdicts[0], "Aghdam" in verdicts[1]] == [True, True]


def test_a_number_that_answers_another_is_marked_as_what_it_counts():
    text = "Ten Azerbaijani soldiers were killed near Agdam on 12 June, Yerevan said. Baku admits three.\n"
    report = report_from_text(text, published=date(2023, 6, 13), language="en")
    marks = explain(report, default_gazetteer())
    counts = [(report.text[one.start : one.end], one.says) for one in marks if one.what is MarkKind.COUNT]
    assert counts[-1] == ("three", "killed: 3 of Azerbaijan")


@pytest.mark.parametrize(
    ("text", "killed", "wounded", "superseded"),
    [
        (
            ("Five soldiers were killed and ten wounded near Sotk on 12 June, Armenia's Defence Ministry said. "
            "The ministry later corrected the number of dead to seven."),
            7, 10, ["superseded: killed 5; the report has a later number of the same incident, 7"],
        ),
        (
            ("Three soldiers were wounded near Sotk on 12 June, Armenia's Defence Ministry said. "
            "One of the wounded later died, taking the death toll to one, the ministry said."),
            1, 3, [],  # a first number of dead supersedes nothing
        ),
    ],
)  # fmt: skip
def test_a_number_that_a_later_one_supersedes_is_rejected_with_the_reason(text, killed, wounded, superseded):
    report = report_from_text(text, published=date(2023, 6, 13), language="en")
    found = extract(report, default_gazetteer())
    claims = found.incidents[0].claims
    first = text.split()[0]
    assert [claim.killed.best for claim in claims if claim.killed] == [killed]
    assert [(claim.wounded.best, claim.quote.split()[0]) for claim in claims if claim.wounded] == [
        (wounded, first)
    ]
    old = [one for one in found.rejections if one.reason.startswith("superseded")]
    assert [(one.reason, one.text.split()[0]) for one in old] == [(reason, first) for reason in superseded]


def test_a_total_that_the_outlet_gives_is_not_put_into_a_ministrys_mouth():
    text = (
        "outlet: AFP\n\nFive soldiers were killed and ten wounded near Sotk on 12 June, Armenia's Defence Ministry said.\n"
        "Two of the wounded later died, taking the toll to seven.\n"
    )
    report = report_from_text(text, name="report.txt", published=date(2023, 6, 13), language="en")
    claims = extract(report, default_gazetteer()).incidents[0].claims
    assert [(claim.killed.best, claim.party) for claim in claims if claim.killed] == [(7, Party.OUTLET)]


def test_an_area_left_out_says_whether_it_holds_the_finer_place():
    text = (
        "Azerbaijan said on 13 September that Armenian units shelled its positions in the Dashkasan, Kalbajar and "
        "Lachin districts and that two soldiers were wounded near Lachin."
    )
    report = report_from_text(text, published=date(2022, 9, 14))
    reasons = {one.text: one.reason for one in extract(report, default_gazetteer()).rejections}
    assert reasons["Lachin"] == "toponym: holds a finer place that is named too"
    assert reasons["Kalbajar"] == "toponym: an area, left out for a finer place that is named beside it"


def test_a_number_tells_whose_it_is_though_only_the_place_says_so():
    text = "On 1 March 2024 mortars hit Sotk. Two soldiers were wounded."
    report = report_from_text(text, name="report.txt", published=date(2024, 3, 2))
    (incident,) = extract(report, default_gazetteer()).incidents
    (count,) = [mark for mark in explain(report, default_gazetteer()) if mark.what is MarkKind.COUNT]
    assert [claim.side for claim in incident.claims if claim.wounded] == [Party.ARMENIA]
    assert count.says == "wounded: 2 of Armenia"
    assert "follows from who tells it or where it happened" in count.why
