"""Whose people a loss is where the text does not say: by the place, by "our" and "the enemy", by words for own dead."""

from dataclasses import replace
from datetime import date

import pytest

from geo.extract import extract
from geo.extract.counts import MEASURES
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text
from geo.model import Party


def sides_in(text, published, language, outlet):
    report = report_from_text(text, name="x.txt", published=date.fromisoformat(published), language=language)
    found = extract(replace(report, outlet=outlet), default_gazetteer())
    claims = [claim for incident in found.incidents for claim in incident.claims]
    return [claim.side for claim in claims if any(getattr(claim, measure) for measure in MEASURES)]


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
