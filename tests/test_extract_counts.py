import pytest

from geo.extract.counts import find_losses
from geo.extract.lexicon import lexicon
from geo.model import Count, Party

WORDS = lexicon("en")


def losses(text):
    return [
        (loss.measure, loss.count.low, loss.count.best, loss.count.high, loss.side)
        for loss in find_losses(text, WORDS)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three Armenian soldiers were killed.", [("killed", 3, 3, 3, Party.ARMENIA)]),
        ("Nearly fifty Armenian soldiers were killed.", [("killed", None, 50, None, Party.ARMENIA)]),
        ("More than a dozen men were wounded.", [("wounded", 12, 12, None, None)]),
        ("Up to 100 people were killed.", [("killed", None, 100, 100, None)]),
        (
            "Two soldiers were killed and one wounded.",
            [("killed", 2, 2, 2, None), ("wounded", 1, 1, 1, None)],
        ),
        ("The Azerbaijani army lost a soldier.", [("killed", 1, 1, 1, Party.AZERBAIJAN)]),
        ("Six Armenian servicemen were captured.", [("captured", 6, 6, 6, Party.ARMENIA)]),
        ("An Armenian soldier was killed by an Azerbaijani soldier.", [("killed", 1, 1, 1, Party.ARMENIA)]),
        ("It reported the deaths of two officers.", [("killed", 2, 2, 2, None)]),
        ("There were no casualties.", [("killed", 0, 0, 0, None), ("wounded", 0, 0, 0, None)]),
        ("Azerbaijan suffered casualties.", [("killed", None, None, None, Party.AZERBAIJAN)]),
        ("The number of Armenian dead has reached four.", [("killed", 4, 4, 4, Party.ARMENIA)]),
        (
            "Up to 100 people were killed and wounded.",
            [("killed", None, None, 100, None), ("wounded", None, None, 100, None)],
        ),
        (
            "Mines have killed or injured more than 120 people.",
            [("killed", None, None, None, None), ("wounded", None, None, None, None)],
        ),
        ("Mortars hit Sotk and no one was killed.", [("killed", 0, 0, 0, None)]),
        ("Not a single Armenian soldier was killed.", [("killed", 0, 0, 0, Party.ARMENIA)]),
        ("Not one Armenian soldier was killed.", [("killed", 0, 0, 0, Party.ARMENIA)]),
        ("No Armenian soldiers were killed.", [("killed", 0, 0, 0, Party.ARMENIA)]),
        ("Between five and ten soldiers were killed.", [("killed", 5, None, 10, None)]),
        ("Five to ten people were wounded.", [("wounded", 5, None, 10, None)]),
        ("Twenty-five soldiers were killed.", [("killed", 25, 25, 25, None)]),
        ("Two hundred and five people were killed.", [("killed", 205, 205, 205, None)]),
        ("Two dozen men were wounded.", [("wounded", 24, 24, 24, None)]),
        ("Shelling hit Sotk on August 3, wounding two soldiers.", [("wounded", 2, 2, 2, None)]),
        ("Sotk was shelled on August 3 2022, killing a soldier.", [("killed", 1, 1, 1, None)]),
        (
            "Drones hit trucks on 3 August, killing one serviceman and injuring 14.",
            [("killed", 1, 1, 1, None), ("wounded", 14, 14, 14, None)],
        ),
        (
            "They shelled Sotk, leaving two Armenian servicemen lightly wounded.",
            [("wounded", 2, 2, 2, Party.ARMENIA)],
        ),
        ("A total of 105 Armenian servicemen have been killed.", [("killed", 105, 105, 105, Party.ARMENIA)]),
        ("On May 25, six Armenian servicemen were captured.", [("captured", 6, 6, 6, Party.ARMENIA)]),
        ("Two men were wounded as a result of shelling.", [("wounded", 2, 2, 2, None)]),
        ("1,200 people were killed.", [("killed", 1200, 1200, 1200, None)]),
    ],
)
def test_losses_are_read_with_their_bounds_and_side(text, expected):
    assert losses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "D-30 howitzers fired at 09:20.",
        "The 29-year-old trained for 30 days.",
        "Six weeks of fighting ended in 2020.",
        "Two villages were shelled.",
        "He is 40 years old.",
    ],
)
def test_ages_calibres_times_and_things_are_no_losses(text):
    assert losses(text) == []


def test_a_count_none_of_whose_bounds_is_known_is_not_zero():
    (loss,) = find_losses("Azerbaijan suffered casualties.", WORDS)
    assert loss.count == Count(None, None, None) != Count(0, 0, 0)
