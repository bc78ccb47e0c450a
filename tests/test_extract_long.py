"""Long texts are read by arrays, short ones by a loop: both find the same."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.extract.toponyms import find as toponyms
from geo.extract.toponyms.areas_swept import where_called_area
from geo.extract.toponyms.around import Around
from geo.extract.toponyms.find import find_toponyms
from geo.extract.toponyms.surroundings import AREAS, kinds_said, place_words
from geo.extract.words.lexicon import Lexicon
from geo.gazetteer import default_gazetteer, finder

NAMES = [
    "Goris", "Lachin", "Kalbajar", "Karabakh", "Nagorno-Karabakh", "Syunik", "Ararat", "Mahmudlu", "Aghdam", "August",
    "Armenia", "Berd", "Lori Berd", "Zarvand", "Upper Zarvand", "GORIS", "Shusha", "Агдам", "Лачинского", "лачинском",
    "Сотк", "Тавушской", "Новое Заврандо", "Ağdamda", "Agdamda", "Laçının", "Kəlbəcər", "Սյունիքի", "Արարատ", "Զարվանդ",
    "Tovuzun", "Əlibəyli",
]  # fmt: skip
WORDS = [
    "President", "Colonel", "Muslim", "Armen", "Petrosyan", "Mammadov", "Tigran", "FC", "Bank", "Defense", "Defence", "Army",
    "company", "University", "village", "villages", "village of", "the", "of", "in", "within", "and", "и", "և", "və", "в",
    "district", "districts", "region", "region's", "province", "heights", "mount", "gold", "mines", "border", "checkpoint",
    "match", "book", "September", "13", "2022.", "/ARMENPRESS/", "said", "rayonu", "rayonunun", "kendi", "kəndi", "село",
    "сел", "района", "районы", "г.", "մարզի", "գյուղ", "գյուղում", "yaşayış", "məntəqəsi", "x" * 39, "z" * 60,
]  # fmt: skip
GAPS = [" "] * 12 + [
    ", ", ". ", "\n", "\n\n", "  ", " \n", "-", " «", "» ", " “", "” ", ' "', '" ', " (", ") ", "’s ", "'s ", "՝ ", "\u00a0", " - ",
    "", "'", " '", "\t", "\x00", "\ud800", "\u200b", "İ", "😀", "龍", "՛", "@",
]  # fmt: skip


def by(text, *, arrays):
    with pytest.MonkeyPatch.context() as patch:
        for module in (toponyms, finder):
            patch.setattr(module, "_LONG", 0 if arrays else 1 << 60)
        return find_toponyms(text, default_gazetteer()), default_gazetteer().find(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NAMES + WORDS), st.sampled_from(GAPS)), max_size=30))
def test_arrays_find_what_the_loop_finds(pairs):
    text = "".join(word + gap for word, gap in pairs)
    assert by(text, arrays=True) == by(text, arrays=False)


def test_arrays_find_what_the_loop_finds_between_any_two_words():
    chosen = random.Random(0)  # noqa: S311 # the same lines each time
    lines = [
        "".join(
            map(chosen.choice, (WORDS + NAMES, GAPS, WORDS, GAPS, NAMES, GAPS, WORDS + NAMES, GAPS, WORDS))
        )
        for _ in range(20_000)
    ]
    for text in (
        "\n".join(lines),
        " ".join(lines).upper(),
        "\n".join(line for line in lines if line.isascii()),
    ):
        assert by(text, arrays=True) == by(text, arrays=False)


def test_arrays_and_the_loop_call_the_same_names_areas():
    chosen = random.Random(1)  # noqa: S311 # the same lines each time
    joints = [", ", " and ", " и ", ", and ", " և ", " və ", ",\n", " and\n", " of "]
    listed = [
        "the districts of",
        "районах",
        "районов",
        "mount",
        "villages of",
        "districts",
        "районы",
        "heights",
        "others",
    ]
    lines = [
        "".join(map(chosen.choice, (listed, [" "], NAMES, joints, NAMES, joints, NAMES, [" "], listed)))
        for _ in range(3000)
    ]
    named = default_gazetteer().find_many(". ".join(lines))
    asked = np.array([" " not in named.wordings[at] for at in named.worded])
    called = where_called_area(Around(named), asked)
    for at in np.flatnonzero(asked):
        assert called[at] == (kinds_said(named.toponym(at), named.text) == AREAS), named.toponym(at).surface


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(NAMES), st.text(max_size=200))
def test_arrays_find_what_the_loop_finds_in_any_text(before, name, behind):
    text = before + name + behind
    assert by(text, arrays=True) == by(text, arrays=False)


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("They shelled Goris and Сотка, на лачинском направлении.", ["Goris", "Сотка", "лачинском"]),
        ("Ağdamda atəş.", ["Ağdamda"]),
        ("Agdamda is a word, agdam and August are none.", []),
        ("Colonel Goris spoke.", []),
        ("Muslim Mahmudlu spoke.", []),
        ("Ararat Petrosyan spoke.", []),
        ("Colonel Armenia spoke.", ["Armenia"]),
        ("In Sotk Mammadli spoke.", ["Sotk"]),
        ("Ararat Mahmudlu spoke.", []),
        ("«Goris» company said so, and «Sotk».", ["Sotk"]),
        ("The Karabakh defense army said so.", []),
        ("Ararat Bank and FC Ararat said so.", []),
        ("The Karabakh Defense Army and the Karabakh State University said so.", []),
        ("The match of «Ararat» was lost.", []),
        ("\nYEREVAN, September 13. /ARMENPRESS/. All is quiet.", []),
        ("\nGoris was quiet.", ["Goris"]),
        ("The village of Zarvand in Lachin district was hit.", ["Zarvand", "Lachin district"]),
        ("In Lachin district, Zarvand village was hit.", ["Lachin district", "Zarvand"]),
        ("Село Заврандо Лачинского района.", ["Заврандо", "Лачинского района"]),
        ("Nagorno-Karabakh was quiet.", ["Nagorno-Karabakh"]),
        ("Տեղում մահացել է երկու զինվոր։", []),
        ("Հարցնում եք՝ ինչ կա Տեղում։", ["Տեղում"]),
    ],
)
@pytest.mark.parametrize("filler", ["All was quiet there. ", "Всё было тихо там. ", "Všude 😀 byl klid. "])
def test_the_checks_hold_in_a_long_text(sentence, surfaces, filler):
    around = filler * (toponyms._LONG // len(filler))
    found = find_toponyms(f"{around}{sentence} {around}", default_gazetteer())
    assert [one.surface for one in found] == surfaces
    assert [one.start for one in found] == [len(around) + sentence.index(surface) for surface in surfaces]


def test_a_settlement_that_only_its_area_places_is_unknown_in_a_long_text():
    text = "All was quiet. " * 3000 + "The village of Zarvand in Lachin district was hit."
    assert [(one.surface, one.known) for one in find_toponyms(text, default_gazetteer())] == [
        ("Zarvand", False),
        ("Lachin district", True),
    ]


def test_the_words_of_an_entry_are_expressions_of_their_own():
    words: Lexicon = place_words()
    for kind in words.table("kinds"):
        for where in ("before", "after"):
            assert words.first_words("kinds", kind, where)
            assert words.last_words("kinds", kind, where)
    assert words.first_words("toponyms", "organisations").fullmatch("Defense")
