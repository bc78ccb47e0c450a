"""Whose people a loss is where the text does not say: by the place, by "our" and "the enemy", by words for own dead."""

from dataclasses import replace
from datetime import date

import pytest

from geo.extract import extract
from geo.extract.counts.find import MEASURES
from geo.extract.parties.holders import holder_of
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text
from geo.model import Party


def sides_in(text, published, language, outlet):
    report = report_from_text(text, name="x.txt", published=date.fromisoformat(published), language=language)
    found = extract(replace(report, outlet=outlet), default_gazetteer())
    claims = [claim for incident in found.incidents for claim in incident.claims]
    return [claim.side for claim in claims if any(getattr(claim, measure) for measure in MEASURES)]


@pytest.mark.parametrize(
    ("place", "day", "side"),
    [
        ("Stepanakert", "2020-09-26", Party.NAGORNO_KARABAKH),
        ("Stepanakert", "2020-10-03", None),  # the whole zone of the war is contested
        ("Fuzuli", "2020-10-03", None),
        ("Stepanakert", "2020-12-03", Party.NAGORNO_KARABAKH),
        # Indeterminate after the ceasefire, and not Azerbaijan's by its country.
        ("Stepanakert", "2023-09-22", None),
        ("Stepanakert", "2023-10-03", Party.AZERBAIJAN),
        ("Kapan", "2020-10-03", Party.ARMENIA),
    ],
)
def test_who_held_a_place_is_left_open_where_the_areas_leave_it_open(place, day, side):
    likeliest = max(default_gazetteer().named(place), key=lambda one: one.population)
    assert holder_of(likeliest, date.fromisoformat(day)) is side


@pytest.mark.parametrize(
    ("outlet", "side"),
    [("Report.az", Party.AZERBAIJAN), ("Armenpress", Party.NAGORNO_KARABAKH), ("Wire", None)],
)
def test_at_the_front_an_outlet_tells_of_the_people_of_its_own_side(outlet, side):
    text = "A man was wounded by a shot in the direction of Fuzuli on 3 May 2017."
    assert sides_in(text, "2017-05-04", "en", outlet) == [side]


@pytest.mark.parametrize(
    ("text", "outlet", "side"),
    [
        (
            "An Armenian sniper wounded a soldier in the direction of Sotk on 3 May 2022.",
            "Report.az",
            Party.AZERBAIJAN,
        ),
        (
            "An Azerbaijani sniper wounded a soldier in the direction of Tovuz on 3 May 2022.",
            "Armenpress",
            Party.ARMENIA,
        ),
    ],
)
def test_whom_the_other_side_hit_is_of_the_outlets_own(text, outlet, side):
    assert sides_in(text, "2022-05-04", "en", outlet) == [side]


@pytest.mark.parametrize(
    ("text", "published", "language", "outlet", "side"),
    [
        ("Մայիսի 3-ին Չինարիում կրակոցից վիրավորվել է հովիվ։", "2019-05-04", "hy", "Հետք", Party.ARMENIA),
        (
            "Մայիսի 3-ին Ասկերան քաղաքում արկից զոհվել է երկու բնակիչ։",
            "2019-05-04",
            "hy",
            "Հետք",
            Party.NAGORNO_KARABAKH,
        ),
        (
            "2024-cü il mayın 3-də Xocavənddə mina partlayıb, iki fəhlə yaralanıb.",
            "2024-05-04",
            "az",
            "Turan",
            Party.AZERBAIJAN,
        ),
        ("Mayın 3-də Yerasxda atışma olub, bir çoban yaralanıb.", "2022-05-04", "az", "Turan", Party.ARMENIA),
        (
            "Mayın 3-də Füzuli istiqamətində atışma olub, bir çavuş yaralanıb.",
            "2017-05-04",
            "az",
            "Turan",
            Party.AZERBAIJAN,
        ),
        (
            "Mayın 3-də Zod istiqamətində atışma olub, iki hərbçimiz yaralanıb.",
            "2022-05-04",
            "az",
            "Turan",
            Party.AZERBAIJAN,
        ),
        ("Mayın 3-də Zod istiqamətində atışma olub, iki nəfər yaralanıb.", "2022-05-04", "az", "Turan", None),
        ("Mayın 3-də Talışda döyüşdə üç nəfər şəhid olub.", "2015-05-04", "az", "Turan", Party.AZERBAIJAN),
        (
            "Ermənistan ordusu mayın 3-də Tovuz rayonunun Ağdam kəndini atəşə tutub, 30 yaşlı sakin yaralanıb.",
            "2019-05-04",
            "az",
            "Turan",
            Party.AZERBAIJAN,
        ),
    ],
)
def test_a_loss_is_of_the_side_that_held_the_place(text, published, language, outlet, side):
    assert sides_in(text, published, language, outlet) == [side]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Mortars hit Sotk on 11 May 2023, wounding two people.", [("Armenia", True)]),
        ("Troops clashed near Sotk on 11 May 2023. At least seven people were killed.", [(None, False)]),
        (
            "Mortars hit Sotk on 11 May 2023. Five people were killed. Two Azerbaijani soldiers were wounded.",
            [(None, False), ("Azerbaijan", False)],
        ),
    ],
    ids=["of the place", "of a clash: of either side", "beside another side's: of both, perhaps"],
)
def test_a_side_is_taken_from_the_place_only_where_no_other_side_can_be_meant(text, sides):
    report = report_from_text(
        f"outlet: Wire\n\n{text}", name="x.txt", published=date(2023, 5, 12), language="en"
    )
    claims = [claim for one in extract(report, default_gazetteer()).incidents for claim in one.claims]
    assert [(claim.side, claim.side_by_place) for claim in claims if claim.killed or claim.wounded] == sides


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Armenia's Defence Ministry announced the deaths of a captain and a major from Azerbaijani fire near Sotk.",
        ),
        (
            "en",
            "Two soldiers were wounded near Sotk by Azerbaijani mortars, Armenia's Defence Ministry said.",
        ),
        (
            "ru",
            "Минобороны Армении сообщило, что двое военнослужащих погибли от азербайджанского обстрела у Сотка.",
        ),
    ],
)
def test_the_side_whose_fire_it_was_is_not_whose_people_were_hit(language, text):
    assert sides_in(text, "2023-05-12", language, "Wire") == [Party.ARMENIA]


def test_who_retreats_with_losses_has_them():
    text = "Azerbaijan's Defence Ministry said Armenian forces retreated near Sotk with very heavy losses after shelling."
    assert sides_in(text, "2023-05-12", "en", "Wire") == [Party.ARMENIA]
