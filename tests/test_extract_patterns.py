"""Patterns in any case, and the passing over of those that cannot match."""

import re
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extract.words.lexicon import lexicon
from geo.extract.words.openings import Index, openings
from geo.extract.words.patterns import Several, any_case, small_letters
from geo.ingest import sample_reports

LANGUAGES = ("en", "ru", "az", "hy")
TEXTS = {
    "en": "Armenia's Defence Ministry said at 22:40 that THREE Soldiers were Killed near Sotk on 5 May; it may deny fire.",
    "ru": "Минобороны Армении СООБЩИЛО, что близ Сотка погибли Трое военнослужащих, обстрел продолжался до 3 часов ночи.",
    "az": "Azərbaycan Müdafiə Nazirliyi BİLDİRİB ki, Kəlbəcər istiqamətində üç hərbçi həlak olub, İki nəfər yaralanıb.",
    "hy": "ՀՀ ՊՆ-ն հայտնել է, որ Սոթքի ուղղությամբ կրակոցներից զոհվել է Երեք զինծառայող, ԵՐԿՈՒՍԸ վիրավորվել են։",
}


def lists_of(tables, path=()):
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from lists_of(value, (*path, key))
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            yield (*path, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_finds_what_the_plain_expression_finds_in_any_case(language):
    words = lexicon(language)
    texts = [TEXTS[language], *(report.text for report in sample_reports()[:3])]
    for path in lists_of(words.table()):
        listed = sorted(words.table(*path), key=len, reverse=True)
        if any("{" in one and "}" in one and re.search(r"\{[a-z]", one) for one in listed):
            continue  # templates of dates are no expressions yet
        plain = re.compile(rf"(?<!\w)(?:{'|'.join(listed) or '(?!)'})(?!\w)", re.IGNORECASE)
        for text in texts:
            assert [one.span() for one in words.words(*path).finditer(text)] == [
                one.span() for one in plain.finditer(text)
            ], path


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(alphabet="abşİıIəёЁшҲ Սոթք-'’.,5մայ may May shelled hit on", max_size=120))
def test_a_search_finds_the_same_in_texts_that_nobody_would_write(language, text):
    words = lexicon(language)
    for path in (("kinds", "shelling"), ("claims", "report_verbs"), ("counts", "unreal")):
        listed = sorted(words.table(*path), key=len, reverse=True)
        plain = re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)", re.IGNORECASE)
        found, wanted = words.words(*path).search(text), plain.search(small_letters(text))
        if "(?-i:" not in plain.pattern:
            assert (found and found.span()) == (wanted and wanted.span())


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(alphabet="ab on shelled may May\n\u00a05,Сотк հրետ", max_size=90), data=st.data())
def test_a_stretch_of_a_text_is_searched_as_the_plain_expression_does(language, text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = lexicon(language)
    for path in (("roles", "struck"), ("claims", "negators"), ("counts", "killed")):
        listed = sorted(words.table(*path), key=len, reverse=True)
        plain = re.compile(rf"(?<!\w)(?:{'|'.join(listed) or '(?!)'})(?!\w)", re.IGNORECASE)
        wanted, known = plain.search(small_letters(text), start, end), words.words(*path)
        found = known.search(text, start, end)
        assert (found and found.span()) == (wanted and wanted.span())
        assert wanted is None or Several([("it", known)]).occurring(text, start, end)


def test_words_parted_by_any_white_space_are_found():
    struck = lexicon("en").put_together([r"shelling\s{1,3}of"])
    for space in (" ", "\n", "\u00a0", " \t"):
        assert struck.search(f"It spoke of the Shelling{space}of Sotk by mortars yesterday")


def test_a_list_that_comes_while_a_text_is_read_is_looked_for_in_it():
    bits, threads = [], []

    class Slow(Index):
        def _learn(self, key):
            known = super()._learn(key)
            if not threads:
                threads.append(threading.Thread(target=lambda: bits.append(self.add(["mort"]))))
                threads[0].start()
                threads[0].join(0.3)  # it comes now, if nothing keeps it
            return known

    index = Slow()
    bit, _ = index.add(["mort"])
    assert index.read("mortars", "mortars")[0] & bit
    threads[0].join()
    later, _ = bits[0]
    assert (index.at_work.get("mortars") or index.read("mortars", "mortars"))[0] & later


def test_a_part_that_keeps_its_case_tells_the_verb_from_the_month():
    verb = lexicon("en").words("counts", "unreal")
    assert verb.search("mortars hit Sotk on 11 May, wounding two people there") is None
    assert verb.search("the ministry says that more people may have been hurt") is not None


def test_small_letters_keep_the_offsets_of_a_capital_that_is_two_small_ones():
    text = "İki nəfər İçəridə"
    assert small_letters(text) == "iki nəfər içəridə"
    assert any_case("içəri").search(text).span() == (10, 15)


@pytest.mark.parametrize(
    ("expression", "begins"),
    [
        ("shell(?:ed|ing)?", {"shell", "shelle", "shelli"}),
        ("(?:a |the )?mines?", {"a mine", "the mi", "mine", "mines"}),
        (
            "x?yz{0,2}[ab]c",
            {f"{one}{other}" for one in ("xy", "y") for other in ("zz", "zac", "zbc", "ac", "bc")},
        ),
        (r"the\s{1,3}day", {"the da", "the  "}),
        (r"\d{2}:", {f"{number:02}" for number in range(100)}),
        (r"(?<!no )fire(?! engine)", {"fire"}),
        (r"\d+ people", {f"{n} peop" for n in range(10)} | {f"{n:02}" for n in range(100)}),
        (r"\w+ing", {""}),
        ("[^a]b", {""}),
    ],
)
def test_how_a_match_begins_is_read_off_its_expression(expression, begins):
    assert openings(expression) == begins
