import contextlib
import hashlib
import time
from datetime import date

import pytest

from geo.errors import InputError
from geo.ingest import (
    DATED_BY_ITSELF,
    DATED_BY_PAGE,
    date_report,
    read_report,
    report_from_bytes,
    report_from_text,
    sample_reports,
)

HEADER = """title: Fire at Arden
outlet: Example
url: https://example.org/1
published: 2023-05-10
language: en
also: Other | https://example.org/2 | 2023-05-11

The text.
"""


def test_a_header_fills_the_report_and_leaves_the_text():
    report = report_from_text(HEADER)
    assert (report.title, report.outlet, report.url) == ("Fire at Arden", "Example", "https://example.org/1")
    assert (report.published, report.language, report.text) == (date(2023, 5, 10), "en", "The text.")
    assert [(one.outlet, one.published) for one in report.also] == [("Other", date(2023, 5, 11))]


def test_an_argument_wins_over_the_header():
    assert report_from_text(HEADER, published=date(2020, 1, 1)).published == date(2020, 1, 1)


def test_a_text_without_a_header_is_all_text():
    report = report_from_text("Fighting: it went on.\n\nMore.")
    assert report.text == "Fighting: it went on.\n\nMore."
    assert report.title is None


def test_the_same_bytes_give_the_same_id_and_others_another():
    assert report_from_text("a").id == report_from_text("a").id != report_from_text("b").id


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the file is empty"),
        (b"  \n \n", "no text"),
        (b"title: x\n\n", "empty below its header"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary file"),
        (b"caf\xe9 at Arden", "not UTF-8 text (byte 3)"),
        (b"title: x\npublised: 2023-01-01\n\ntext", ":2: 'publised: 2023-01-01' is not a header line"),
        (b"title: x\npublished: 13/09/2022\n\ntext", "'13/09/2022' is not a date"),
        (b"title: x\nurl: javascript:alert(1)\n\ntext", ":2: 'javascript:alert(1)' is not a web address"),
        (b"x" * 5_000_001, "more than 5,000,000 bytes"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_in_one_line(tmp_path, raw, message):
    path = tmp_path / "report.txt"
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        read_report(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["missing.txt", ".", "a\0b"])
def test_a_path_that_is_no_file_says_so(tmp_path, name):
    with pytest.raises(InputError, match=r"cannot be read|is a folder|not a file name"):
        read_report(f"{tmp_path}/{name}")


def test_the_day_and_the_language_are_part_of_a_reports_id():
    one, other = (report_from_text("a", published=date(2023, 5, day)) for day in (1, 2))
    assert one.id != other.id
    assert one.sha256 == other.sha256


@pytest.mark.parametrize(
    "line", ["published: 0001-02-01", "retrieved: 0001-01-01T00:00:00+14:00", "retrieved: soon"]
)
def test_a_time_out_of_reach_is_refused(line):
    with pytest.raises(InputError, match=r"is not a (?:date|time)"):
        report_from_text(f"title: x\n{line}\n\ntext")


def test_a_text_that_begins_with_a_note_is_all_text():
    assert report_from_text("Note: fire at Arden.\nMore.").text == "Note: fire at Arden.\nMore."


def test_invisible_characters_and_line_ends_are_made_plain():
    report = report_from_text("﻿Ar\u200bden\u202e was hit.\r\nThen.\0\0"[:-2])
    assert report.text == "Arden was hit.\nThen."


def test_utf_16_with_its_mark_is_read(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes("Сотк".encode("utf-16"))
    assert read_report(path).text == "Сотк"


def test_the_sample_reports_all_have_an_outlet_a_day_and_a_text():
    samples = sample_reports()
    assert len(samples) == 17
    assert all(report.published and report.outlet and len(report.text) > 300 for report in samples)
    assert {report.published.year for report in samples if report.published} == {2020, 2021, 2022, 2023, 2024}


PAGE = """<!DOCTYPE html><html><head><title>Fire at &quot;Sotk&quot;</title><style>p {color: red}</style>
<script>var old = "<p>Shelling hit Goris on 3 May.</p>";</script></head><body><script>"Shelling hit Goris."</script><nav><a>Kapan</a></nav><h1>Mortars</h1>
<p>On 1 March 2024 mortars hit <b>Sotk</b>,&nbsp;the ministry
said.<br>Nobody was hurt.</p><div>Second <i>paragraph</div></body></html>"""


def test_of_a_saved_page_the_text_is_what_its_reader_sees():
    report = report_from_text(PAGE)
    assert report.text == (
        "Mortars\n\nOn 1 March 2024 mortars hit Sotk, the ministry said. Nobody was hurt.\n\nSecond paragraph"
    )
    assert report.title == 'Fire at "Sotk"'
    assert report.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()


def test_references_to_characters_in_a_plain_text_are_read():
    report = report_from_text(
        "Armenia&#39;s &quot;Hetq&quot; on 3&nbsp;May: &laquo;fire&#x202e; at&#8203; Sotk&raquo;&#0;, R&D; and AT&T"
    )
    assert report.text == 'Armenia\'s "Hetq" on 3\xa0May: «fire at Sotk»\ufffd, R&D; and AT&T'


def test_a_page_cannot_hide_or_reorder_words_by_references():
    assert report_from_text("<p>Fire&#x202e; at&#8203; Sotk&#13;now.</p>").text == "Fire at Sotk now."


def test_what_is_open_within_what_nobody_sees_ends_with_it():
    page = "<body><nav><button>x<p>y</nav>seen <svg>q</svg>too<nav>a<nav>b</nav>c</nav></body>"
    assert report_from_text(f"{page}<p>Mortars hit Sotk.</p>").text == "seen too\n\nMortars hit Sotk."


def test_a_declaration_is_left_out_and_a_page_within_a_form_is_read():
    report = report_from_text("<body><form><p>Mortars hit Sotk.</p><![x[y]]><p>Unhurt.</p></form>")
    assert report.text == "Mortars hit Sotk.\n\nUnhurt."


def test_a_header_stands_above_a_page_and_its_title_wins():
    report = report_from_text("title: Mine\noutlet: One\n\n<p>Shelling hit <b>Sotk</b>.</p>")
    assert (report.title, report.outlet, report.text) == ("Mine", "One", "Shelling hit Sotk.")


@pytest.mark.parametrize(
    "text", ["a < b and b > c on 1 May", "1 <2> 3", "Fire <sic> at Sotk.</p>", "I <3 Sotk"]
)
def test_a_text_with_angle_brackets_is_no_page(text):
    assert report_from_text(text).text == text


@pytest.mark.parametrize(
    "page",
    [
        "<p>" * 200_000,
        "<!doctype html>" + "<script>" * 100_000,
        "<div " * 100_000,
        "<body>" + "<svg><p>" * 100_000,
        "<p>" + "&#" * 200_000,
    ],
)
def test_a_hostile_page_is_read_in_bounded_time(page):
    start = time.process_time()
    with contextlib.suppress(InputError):
        report_from_text(page + "text")
    assert time.process_time() - start < 10


def test_a_word_that_is_no_key_above_a_header_is_told_and_not_read_as_text():
    with pytest.raises(InputError, match=r"one\.txt:1: 'source: Reuters' is not a header line"):
        report_from_text(
            "source: Reuters\npublished: 2023-09-02\n\nShelling hit Sotk on Friday.", name="one.txt"
        )
    text = "Goris: two dead.\nSotk: one dead.\n\nShelling hit Sotk on Friday."
    assert report_from_text(text, name="one.txt").text == text


def test_a_report_without_a_day_can_be_given_one():
    report = report_from_text("Shelling hit Sotk on Friday.", name="one.txt", language="en")
    given = date_report(report, date(2023, 9, 2))
    assert given == report_from_text(
        "Shelling hit Sotk on Friday.", name="one.txt", language="en", published=date(2023, 9, 2)
    )
    with pytest.raises(ValueError, match="published on 2023-09-02, so not on 2023-09-03"):
        date_report(given, date(2023, 9, 3))


def test_an_outlet_given_with_a_text_is_cleaned_and_yields_to_the_header():
    raw = b"On 1 March 2024 the Defence Ministry said mortars hit Sotk."
    told = report_from_bytes(raw, name="x.txt", outlet=" Ar\u202emen\x00\u200bpress \n")
    assert told.outlet == "Armenpress"
    assert told.id != report_from_bytes(raw, name="x.txt").id
    assert report_from_bytes(b"outlet: Own\n\n" + raw, name="x.txt", outlet="Other").outlet == "Own"
    with pytest.raises(InputError, match="outlet: more than"):
        report_from_bytes(raw, name="x.txt", outlet="a" * 300)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A night at Sotk\n \nMortars hit it.", "A night at Sotk"),
        ("Mortars hit Sotk.\n\nTwo died.", None),
        ("Mortars hit Sotk\nTwo died.", None),
        ("Mortars hit Sotk", None),
    ],
)
def test_a_first_line_with_a_blank_one_below_is_the_title(text, title):
    assert report_from_bytes(text.encode(), name="x.txt").title == title


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "YEREVAN, 13 September 2022. The ministry said"),
        ("en", "BAKU, September 13, 2022 /APA/. The ministry said"),
        ("en", "STEPANAKERT (Reuters), Sept. 13, 2022 - The ministry said"),
        ("en", "Two wounded at Sotk\n\nTuesday, September 13, 2022 14:05\n\nThe ministry said"),
        ("en", "Published on 13.09.2022\nThe ministry said"),
        ("en", "Shelling near Sotk today, two wounded\n#Armenia\n13.09.2022 18:42"),
        ("az", "Minaya düşən bir nəfər yaralanıb.\n\n13 sentyabr 2022"),
        ("ru", "ЕРЕВАН, 13 сентября 2022 г. Минобороны сообщило"),
        ("ru", "Двое раненых у Сотка\n13.09.2022, 14:05\nМинобороны сообщило"),
        ("az", "Bakı, 13 sentyabr 2022, AZƏRTAC. Nazirlik bildirib"),
        ("hy", "ԵՐԵՎԱՆ, 13 ՍԵՊՏԵՄԲԵՐԻ, 2022, ԱՐՄԵՆՊՐԵՍ: Նախարարությունը հայտնել է"),
        ("en", "YEREVAN/BAKU, 13 September 2022 (Wire) - Three soldiers were killed"),
        ("en", "Walking in Tavush\n\nBy Helen M.\nThe Weekend Post, 13 September 2022\n\nThe road climbs"),
        ("en", "The Post | 13 September 2022\nThe ministry said"),
        (
            "ru",
            "«Мы услышали взрывы»\n\nГазета «Вечерний обозреватель», 13 сентября 2022 года\n\nМинобороны сообщило",
        ),
        ("ru", "ЕРЕВАН, 13 сен 2022 — Минобороны сообщило"),
    ],
)
def test_a_text_of_which_nobody_says_the_day_is_of_that_in_its_first_lines(language, text):
    report = report_from_text(text, language=language)
    assert report.published == date(2022, 9, 13)
    assert report.note == DATED_BY_ITSELF
    given = report_from_text(text, language=language, published=date(2022, 9, 20))
    assert (given.published, given.note) == (date(2022, 9, 20), None)


@pytest.mark.parametrize(
    "text",
    [
        "On 13 September 2022, Azerbaijani forces opened fire near Goris.",
        "Clashes of 13 September 2022\n\nWhat is known a year later",
        "MARTUNI was shelled on 2 November 2020.",
        "Yerevan, 13 September 2022 will be remembered",
        "BAKU, September 13. The ministry said",
        "The line\nanother\na third\n13 September 2022\nSotk was shelled.",
        "27 September 2020\nThe day the war began",
        "Chronology\n12 May 2021\nTroops came.\n25 May 2021\nA soldier was killed.",
        "BREAKING NEWS, 12 May 2021 - two wounded",
        "On 27 September 2020\nAzerbaijan attacked.",
        "The shelling of Sotk was on 13 September 2022",
        "Clashes at Sotk, 13 September 2022\nWhat is known a year later",
        "The Post\nTwo soldiers killed near Sotk, 13 September 2022\nWhat is known a year later",
    ],
)
def test_a_day_that_something_happened_is_none_of_publication(text):
    report = report_from_text(text, language="en")
    assert (report.published, report.note) == (None, None)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2022-09-12T21:30:00+00:00">', date(2022, 9, 13)),
        ('<meta itemprop="datePublished" content="2022-09-13">', date(2022, 9, 13)),
        ('<script type="application/ld+json">{"datePublished": "2022-09-13T01:00:00+04:00"}</script>', date(2022, 9, 13)),
        ('<script>var page = {"datePublished": "2022-09-13"}</script>', None),
        ('<meta name="date" content="yesterday">', None),
        ('<meta name="date" content="9999-12-31T23:59:59-12:00">', None),
    ],
)  # fmt: skip
def test_a_web_page_is_of_the_day_that_it_states_for_machines(head, day):
    page = f"<html><head>{head}</head><body><p>Shells hit Sotk.</p></body></html>"
    report = report_from_text(page)
    assert report.published == day
    assert report.note == (DATED_BY_PAGE if day else None)
    assert report_from_text(page, published=date(2022, 9, 20)).published == date(2022, 9, 20)
