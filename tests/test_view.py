from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ViewError
from geo.extract import extract
from geo.language import Language
from geo.model import Kind, Party
from geo.view import (
    Link,
    Mode,
    Naming,
    Sort,
    Step,
    SumRule,
    Tab,
    Theme,
    View,
    from_link,
    from_query,
    link_of,
    permalink,
    select,
    sentence,
    to_query,
)
from geo.view.state import SPEEDS
from tests.world import toy_gazetteer, toy_report

DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
VIEWS = st.builds(
    View,
    lon=st.none() | st.integers(-1_800_000, 1_800_000).map(lambda n: n / 10_000),
    lat=st.none() | st.integers(-900_000, 900_000).map(lambda n: n / 10_000),
    zoom=st.none() | st.integers(0, 48).map(lambda n: n / 2),
    kinds=st.none() | st.frozensets(st.sampled_from(Kind)),
    parties=st.none() | st.frozensets(st.sampled_from(Party)),
    precision_max=st.none() | st.integers(1, 7),
    selected=st.none() | st.from_regex(r"\Aincident-[0-9a-f]{12}\Z"),
    place=st.none() | st.sampled_from(["gn-174895", "AM-SU"]),
    naming=st.sampled_from(Naming),
    mode=st.sampled_from(Mode),
    step=st.sampled_from(Step),
    speed=st.sampled_from(SPEEDS),
    loop=st.booleans(),
    control=st.booleans(),
    sums=st.sampled_from(SumRule),
    sort=st.sampled_from(Sort),
    tab=st.none() | st.sampled_from(Tab),
    language=st.sampled_from(Language),
    theme=st.none() | st.sampled_from(Theme),
)


@given(VIEWS, st.none() | st.tuples(DAYS, DAYS))
def test_a_link_restores_the_view_exactly(view, span):
    start, end = sorted(span) if span else (None, None)
    whole = replace(view, start=start, end=end)
    link = permalink("http://localhost/", whole)
    back, problems = from_link(link)
    assert (back, problems) == (whole, ())


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "lon",
                "lat",
                "zoom",
                "from",
                "to",
                "kinds",
                "parties",
                "precision",
                "incident",
                "place",
                "names",
                "mode",
                "step",
                "speed",
                "loop",
                "control",
                "sums",
                "sort",
                "tab",
                "lang",
                "theme",
                "data",
                "x",
            ]
        ),
        st.text(),
    )
)
def test_a_hostile_link_is_read_without_harm(query):
    view, problems = from_query(query)
    assert from_query(to_query(view))[0] == view
    assert all(len(problem) < 600 for problem in problems)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"lon": "400"}, "not between -180 and 180"),
        ({"lat": "nan"}, "not between -90 and 90"),
        ({"from": "yesterday"}, "from='yesterday' in the link was ignored"),
        ({"kinds": "magic"}, "unknown: magic"),
        ({"incident": "<script>alert(1)</script>"}, "not an id"),
        ({"incident": "a" * 500}, "too long"),
        ({"names": "Armenian"}, "not one of both, armenian, azerbaijani, source"),
        ({"speed": "3"}, "not one of 0.5, 1, 2, 4"),
        ({"loop": "yes"}, "neither on nor off"),
        ({"lang": "de"}, "not one of en, hy, az, ru"),
        ({"theme": "pink"}, "not one of light, dark"),
        ({"place": "../../etc/passwd"}, "not an id"),
        ({"from": "2023-02-01", "to": "2023-01-01"}, "both were ignored"),
    ],
)
def test_a_bad_value_is_dropped_and_said_in_words(query, words):
    view, (problem,) = from_query(query)
    assert view == View()
    assert words in problem


def test_what_is_good_of_a_list_is_kept():
    view, (problem,) = from_query({"kinds": "shelling,magic"})
    assert view.kinds == frozenset({Kind.SHELLING})
    assert "unknown: magic" in problem


def test_what_is_no_address_is_an_error():
    with pytest.raises(ViewError, match="is not a link"):
        from_link("http://[")


@pytest.mark.parametrize("naming", Naming)
def test_the_naming_is_in_the_link_unless_it_is_both_sides(naming):
    assert to_query(View(naming=naming)) == ({} if naming is Naming.BOTH else {"names": naming})
    assert from_query({"names": naming}) == (View(naming=naming), ())


def test_unknown_keys_are_ignored():
    assert from_query({"utm_source": "x", "embed": "1"}) == (View(), ())


def test_a_link_names_the_data_it_was_made_on_and_what_is_no_hash_is_said():
    link = permalink("http://localhost/", View(kinds=frozenset({Kind.MINE})), data="0123456789ab")
    assert link == "http://localhost/?kinds=mine&data=0123456789ab"
    assert link_of({"kinds": "mine", "data": "0123456789ab"}) == Link(
        View(kinds=frozenset({Kind.MINE})), "0123456789ab"
    )
    told = link_of({"data": "../../etc/passwd"})
    assert (told.data, told.view) == ("", View())
    assert told.problems == ("data='../../etc/passwd' in the link was ignored: no hash",)


def test_a_link_into_a_file_stands_after_its_hash():
    view = View(kinds=frozenset({Kind.MINE}), start=date(2022, 9, 13), end=date(2022, 9, 14))
    assert from_link("file:///x/map.html#from=2022-09-13&to=2022-09-14&kinds=mine") == (view, ())
    assert from_link("#from=2022-09-13&to=2022-09-14&kinds=mine") == (view, ())


def test_a_link_is_short():
    view = View(lon=46.1234, lat=39.8512, zoom=8.5, start=date(2022, 9, 1), end=date(2022, 9, 30), kinds=frozenset({Kind.SHELLING}),
                selected="incident-0123456789ab", naming=Naming.ARMENIAN, language=Language.RUSSIAN)  # fmt: skip
    assert len(permalink("https://example.org/", view, data="0123456789ab")) < 220


TEXT = "On 1 May Armenia said mortars hit Arden. On 8 May Azerbaijan said shots were fired near Corvin. A mine blast hit Belmar on 9 May."


def shown(**limits):
    found = extract(toy_report(TEXT), toy_gazetteer())
    return [site.match.place.name for one in select(found.incidents, View(**limits)) for site in one.sites]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({}, ["Arden", "Corvin", "Belmar"]),
        ({"start": date(2023, 5, 8)}, ["Corvin", "Belmar"]),
        ({"end": date(2023, 5, 1)}, ["Arden"]),
        ({"kinds": frozenset({Kind.MINE})}, ["Belmar"]),
        ({"kinds": frozenset()}, []),
        ({"parties": frozenset({Party.AZERBAIJAN})}, ["Corvin"]),
        ({"precision_max": 1}, ["Arden", "Belmar"]),
    ],
)
def test_a_view_shows_what_meets_all_its_limits(limits, expected):
    assert shown(**limits) == expected


def test_a_view_that_ends_before_it_starts_is_an_error():
    with pytest.raises(ViewError, match="starts on 2023-02-01, after its end"):
        select([], View(start=date(2023, 2, 1), end=date(2023, 1, 1)))


def test_a_view_says_itself_in_words():
    view = View(
        start=date(2022, 9, 1), end=date(2022, 9, 30), kinds=frozenset({Kind.SHELLING}), precision_max=2
    )
    assert (
        sentence(view) == "from 2022-09-01 to 2022-09-30; kinds: shelling; place precision not coarser than 2"
    )
    assert sentence(View()) == "all incidents"


def test_what_a_link_cannot_mean_is_said_in_plain_words():
    _, problems = from_query({"lon": "abc", "zoom": "99", "from": "2022-13-01"})
    assert problems == (
        "lon='abc' in the link was ignored: no number",
        "zoom='99' in the link was ignored: not between 0 and 24",
        "from='2022-13-01' in the link was ignored: no day, as 2022-09-13 is one",
    )
