"""The arrays that long texts are searched by."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import Gazetteer, default_gazetteer, distinct, finder
from geo.gazetteer.letters import Letters, code_points
from geo.gazetteer.overlaps import longest, longest_of_many
from geo.gazetteer.sweep import LONGEST_ENDING
from geo.gazetteer.wordings import REACH
from geo.model import Name


def pieces(text, stretches):
    spans = np.array(stretches, np.int64).reshape(-1, 2)
    wordings, numbers = distinct(text, code_points(text + "\0" * REACH), spans[:, 0], spans[:, 1])
    assert len(set(wordings)) == len(wordings)
    return [wordings[number] for number in numbers]


@given(st.text(st.sampled_from("ab\0 əСՍ😀"), max_size=80), st.data())
def test_stretches_that_read_the_same_have_one_number(text, data):
    place = st.integers(0, len(text))
    stretches = [tuple(sorted(one)) for one in data.draw(st.lists(st.tuples(place, place)))]
    assert pieces(text, stretches) == [text[start:end] for start, end in stretches]


def test_stretches_that_are_mixed_to_one_number_are_told_apart(monkeypatch):
    monkeypatch.setattr("geo.gazetteer.wordings._ODD", np.uint64(0))
    assert pieces("Goris Sotk Goris", [(0, 5), (6, 10), (11, 16)]) == ["Goris", "Sotk", "Goris"]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12), st.integers(1, 5))))
def test_of_names_that_overlap_the_same_stay_in_arrays(found):
    spans = [(start, start + length, meaning) for start, length, meaning in found]
    columns = np.array(spans, np.int64).reshape(-1, 3).T
    kept = longest_of_many(*columns, lambda one, other: 10 * one + other)
    assert [*zip(*(column.tolist() for column in kept), strict=True)] == longest(
        spans, lambda one, other: 10 * one + other
    )


def test_no_ending_is_longer_than_a_machine_word():
    endings = default_gazetteer()._finder._meanings.endings
    assert max(map(len, endings)) <= LONGEST_ENDING


def test_letters_are_bytes_and_marks_between_words_are_spaces():
    letters = Letters(["goris", "шуш", "սոտկ"])
    assert (
        letters.word(letters.coded("(Goris, “Шуш”) 'Սոթք龍!").rstrip())
        == "  goris   шуш    սոտկ\x01".rstrip()
    )
    assert [letters.is_sure(word) for word in ("goris", "шуш", "龍")] == [True, True, False]


@pytest.mark.parametrize("long", [0, 1 << 60])
def test_names_of_more_letters_than_there_are_bytes_are_told_apart(long, monkeypatch):
    monkeypatch.setattr(finder, "_LONG", long)
    goris = default_gazetteer().named("Goris")[0]
    script = [chr(0x4E00 + at) for at in range(900)]
    names = ["".join(script[at : at + 3]) for at in range(0, 900, 3)]
    places = [replace(goris, id=f"cur-{at}", names=(Name(name),)) for at, name in enumerate(names)]
    gazetteer = Gazetteer(places)
    assert [one.places[0].id for one in gazetteer.find(" ".join(names))] == [place.id for place in places]
    assert gazetteer.find("".join(script[897:899]) + script[0] + " 龍龍龍 龠龠龠") == ()


def test_a_name_at_the_border_of_two_pieces_is_found_once(monkeypatch):
    text = "Nagorno-Karabakh, Goris, Lori Berd, Сотк. " * 20
    wanted = default_gazetteer().find(text)
    for size in (7, 16, 33):
        monkeypatch.setattr(finder, "_PIECE", size)
        assert default_gazetteer().find_many(text).toponyms() == wanted


def test_an_empty_text_has_no_names():
    assert len(default_gazetteer().find_many("")) == 0
    assert default_gazetteer().find_many("").toponyms() == ()


@pytest.mark.parametrize("long", [0, 1 << 60])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("бой у озера Сев", [("озера Сев", "cur-sev-lake")]),
        ("посты на перевале Омар и на горе Цхук", [("перевале Омар", "cur-omar-pass"), ("горе Цхук", "cur-tsghuk-karckar")]),
        ("посты на высотах Талыша", [("высотах Талыша", "cur-talish-heights")]),
        ("fire at the heights of Jermuk", [("heights of Jermuk", "cur-jermuk-heights")]),
        ("по дороге Горис-Капан", [("дороге Горис-Капан", "cur-goris-kapan-road")]),
        ("на трассе Горис – Капан", [("трассе Горис – Капан", "cur-goris-kapan-road")]),
        ("на Лачинской дороге", [("Лачинской дороге", "cur-lachin-corridor")]),
        ("озеро сев", []),  # the name itself is written with a capital
    ],
)  # fmt: skip
def test_a_name_that_opens_with_a_common_noun_is_found_with_the_noun_written_small(
    text, wanted, long, monkeypatch
):
    monkeypatch.setattr(finder, "_LONG", long)
    assert [(one.surface, one.places[0].id) for one in default_gazetteer().find(text)] == wanted
