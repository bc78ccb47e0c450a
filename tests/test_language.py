"""The interface's words: each has its translation, and a page in another language shows none in English."""

import ast
import json
import re
import string
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from geo import data
from geo.errors import DatasetError
from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.language import Language, catalogues, in_words
from geo.pipeline import located_sites, run
from geo.render import one_file_page
from geo.view import View
from tests.browser import ROOT, chromium, closed_page


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    found = run(sample_reports())
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(
        one_file_page(feature_collection(found, located_sites(found.incidents)), View()), encoding="utf-8"
    )
    return path.as_uri()


def _two_sites():
    """The id of an incident with two sites, numbers and a correction's room: its card has most to say."""
    return max(run(sample_reports()).incidents, key=lambda one: (len(one.sites) > 1, len(one.claims))).id


TRANSLATED = [language for language in Language if language is not Language.ENGLISH]
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def _first_arguments(source: str) -> Iterator[str]:
    """The first argument of each call of ``say`` in a script."""
    for call in re.finditer(r"\bsay\(", source):
        at, depth, quoted = call.end(), 1, False
        while depth and not (depth == 1 and not quoted and source[at] == ","):
            letter = source[at]
            quoted ^= letter == '"'
            depth += 0 if quoted else (letter in "([{") - (letter in ")]}")
            at += 1
        yield source[call.end() : at]


def _in_scripts() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "assets").glob("*.js"):
        for words in _first_arguments(path.read_text()):
            found |= {json.loads(f'"{literal}"') for literal in _LITERAL.findall(words)}
    return found


def _in_app() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "geo/ui").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                found |= {part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant) and isinstance(part.value, str)}  # fmt: skip
    return found


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_word_that_the_code_says_has_its_translation(language):
    # Words of three letters and more: "km" and the ids inside an expression are none.
    said = {words for words in _in_scripts() | _in_app() if re.search(r"[A-Za-z]{3}", words)}
    assert said - set(catalogues()[language]["words"]) - _KEYS_OF_CODE == set()


# What stands in quotes inside a call of say and is no word that is said.
_KEYS_OF_CODE = {"settings"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_the_words_of_the_others_and_fills_the_same_slots(language):
    words = catalogues()[language]["words"]
    assert set(words) == set(catalogues()[Language.RUSSIAN]["words"])
    assert {english: _slots(text) for english, text in words.items()} == {
        english: _slots(english) for english in words
    }
    assert [english for english, text in words.items() if not text.strip() or text != text.strip()] == []


def test_the_plural_forms_are_those_of_each_language(browser):
    forms = "(code) => new Intl.PluralRules(code).resolvedOptions().pluralCategories"
    with closed_page(browser) as (tab, _):
        for language, catalogue in catalogues().items():
            wanted = set(tab.evaluate(forms, language))
            assert {noun: set(told) for noun, told in catalogue["counted"].items()} == dict.fromkeys(
                catalogue["counted"], wanted
            )


# Words of a screen that are the same in every language.
_INTERNATIONAL = re.compile(r"\b(UTC|UCDP|where_prec|sha256|Ctrl|Shift|Enter|Esc|Escape|Delete|F10|geo)\b")

# Text of ours that a reader meets: what is data stands in an element with dir=auto, a quotation or code.
_OURS = """() => {
  const data = '[dir="auto"], q, blockquote, code, h1, .gm-root [lang="en"], .gm-attribution, .gm-language option, script, style, noscript, title, .gm-position';
  const said = [];
  const walk = document.createTreeWalker(document.querySelector(".gm-root"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) if (!node.parentElement.closest(data)) said.push(node.data);
  for (const one of document.querySelectorAll(".gm-root *")) for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"])
    if (one.hasAttribute(name) && !one.closest(data)) said.push(one.getAttribute(name));
  return said;
}"""


@pytest.mark.parametrize("language", [Language.ARMENIAN, Language.RUSSIAN])
def test_a_page_in_other_letters_shows_no_word_of_ours_in_english(browser, page, language):
    words = catalogues()[language]["words"]
    seen: list[str] = []
    with closed_page(browser) as (tab, watch):
        tab.goto(f"{page}#lang={language}&incident={_two_sites()}")
        expect(tab.locator(".gm-card")).to_be_visible()
        seen += tab.evaluate(_OURS)
        for name in ("Incidents", "Not on the map", "Sources"):
            tab.get_by_role("tab", name=re.compile(re.escape(words[name]))).click()
            if name == "Incidents":
                tab.locator(".gm-summary summary").click()
            seen += tab.evaluate(_OURS)
        tab.get_by_role("button", name=words["Measure a distance"]).click()
        tab.get_by_label(words["Find a place"]).fill("qqqq")
        expect(tab.locator(".gm-search-note")).not_to_be_empty()
        seen += tab.evaluate(_OURS)
        assert (watch.outside, watch.errors) == ([], [])
    # A button that zooms to a place has the place's name in its own.
    ours = [text for text in seen if not text.startswith(words["Zoom to"])]
    english = {text for text in ours if re.search(r"[A-Za-z]{3}", _INTERNATIONAL.sub("", text))}
    assert english == set()
    assert len(set(seen)) > 150


def _settled(tab):
    """The link without the map's centre, which another layout moves by a part of a pixel."""
    tab.wait_for_timeout(600)
    return re.sub(r"(lon|lat)=[\d.]+&", "", tab.url)


@pytest.mark.parametrize("language", list(Language))
def test_on_a_phone_the_words_of_each_language_stay_in_the_page_and_off_the_buttons(browser, page, language):
    with closed_page(browser, width=350, height=844) as (tab, watch):
        tab.goto(f"{page}#lang={language}")
        tab.locator(".gm-tabs").wait_for()
        tab.locator(".gm-control-legend").wait_for()
        past, met = tab.evaluate("""() => {
          const box = (one) => document.querySelector(one).getBoundingClientRect();
          const range = document.createRange(); range.selectNodeContents(document.querySelector(".gm-dates"));
          const buttons = [...document.querySelectorAll(".leaflet-left .leaflet-bar")].map((one) => one.getBoundingClientRect().right);
          const legends = [...document.querySelectorAll(".gm-keys > .gm-legend")].map((one) => one.getBoundingClientRect().left);
          return [range.getBoundingClientRect().right - box(".gm-timeline").right, Math.max(...buttons) - Math.min(...legends)]; }""")
        assert past <= 0
        assert met < 0
        assert (watch.outside, watch.errors) == ([], [])


def test_the_language_is_switched_and_all_else_stays(browser, page):
    with closed_page(browser) as (tab, watch):
        tab.goto(
            f"{page}#from=2022-09-01&to=2022-09-30&kinds=shelling&names=armenian&mode=trail&lon=46&lat=40&zoom=9"
        )
        count = tab.locator(".gm-list-count")
        expect(count).to_contain_text("in view")
        number = count.inner_text().split()[0]
        before = _settled(tab)
        tab.get_by_label("Language").select_option("ru")
        expect(count).to_contain_text(re.compile(rf"\b{number}\b"))
        expect(tab.get_by_role("button", name="Пуск")).to_be_visible()
        assert _settled(tab) == f"{before}&lang=ru"
        assert tab.locator(".gm-root").get_attribute("lang") == "ru"
        expect(tab.locator(".gm-dates")).to_contain_text("1–30 сен 2022")
        tab.reload()
        expect(tab.get_by_role("button", name="Пуск")).to_be_visible()
        assert _settled(tab) == f"{before}&lang=ru"
        tab.get_by_label("Язык").select_option("en")
        expect(tab.get_by_role("button", name="Play")).to_be_visible()
        assert _settled(tab) == before
        tab.go_back()
        expect(tab.get_by_role("button", name="Пуск")).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_numbers_dates_and_plurals_follow_the_language(browser, page):
    with closed_page(browser) as (tab, _):
        tab.goto(f"{page}#lang=ru&from=2022-09-13&to=2022-09-13")
        expect(tab.locator(".gm-dates")).to_contain_text("13 сен 2022 · 1 день")
        tab.goto("about:blank")
        tab.goto(f"{page}#lang=ru&from=2022-08-30&to=2022-09-02")
        expect(tab.locator(".gm-dates")).to_contain_text("30 авг – 2 сен 2022 · 4 дня")


def test_words_that_a_catalogue_lacks_are_said_in_english():
    assert in_words("Nobody translated {this}", Language.RUSSIAN, this="yet") == "Nobody translated yet"


def test_a_value_that_looks_like_a_slot_stays_a_value():
    assert (
        in_words("{name}: language {language}.", Language.ENGLISH, name="{language}", language="hy")
        == "{language}: language hy."
    )


def test_a_catalogue_that_is_no_json_is_an_error(monkeypatch):
    monkeypatch.setattr(data, "asset", lambda _: "{")
    catalogues.cache_clear()
    with pytest.raises(DatasetError, match="reinstall geo"):
        catalogues()
    monkeypatch.undo()
    catalogues.cache_clear()


def test_a_catalogue_holds_no_word_that_nothing_says():
    sources = [*(ROOT / "assets").glob("*.js"), *(ROOT / "geo").rglob("*.py"), ROOT / "data/display.geojson"]
    said = "".join(path.read_text(encoding="utf-8") for path in sources)
    # The page puts "Former" before the name that the data have.
    made_up = {"Former Nagorno-Karabakh Autonomous Oblast"}
    dead = [
        english
        for english in catalogues()[Language.RUSSIAN]["words"]
        if english not in said and english not in made_up
    ]
    assert dead == []
