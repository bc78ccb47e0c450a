import pytest

from geo.extract.lexicon import lexicon
from geo.extract.parties import Claimant, speeches
from geo.model import Party

WORDS = lexicon("en")
LAST = Claimant("Armenia's Defence Ministry", Party.ARMENIA)


def speakers(text, last=None):
    return [(speech.claimant.name, speech.claimant.party) for speech in speeches(text, last, WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armenia's Defence Ministry said two men fell.", ("Armenia's Defence Ministry", Party.ARMENIA)),
        ("According to Azerbaijan, two men fell.", ("Azerbaijan", Party.AZERBAIJAN)),
        (
            "Two men fell, the Azerbaijani Defence Ministry said on Tuesday.",
            ("Azerbaijani Defence Ministry", Party.AZERBAIJAN),
        ),
        ("Armenia accused Azerbaijan of sabotage.", ("Armenia", Party.ARMENIA)),
        ("The Karabakh army reported two dead.", ("Karabakh army", Party.NAGORNO_KARABAKH)),
        ("The foreign ministry in Moscow said it was over.", ("Foreign ministry in Moscow", Party.RUSSIA)),
        (
            "A defense ministry official said that mortars fired.",
            ("Defense ministry official (side not stated)", Party.UNSTATED),
        ),
        ("Yerevan appealed for help, alleging that troops moved.", ("Yerevan", Party.ARMENIA)),
        ("Trend reported that two men fell.", ("Trend", Party.OUTLET)),
    ],
)
def test_the_speaker_is_named_as_the_text_does_with_the_party(text, expected):
    assert speakers(text) == [expected]


@pytest.mark.parametrize(
    "text", ["It said its troops replied.", "The ministry added that it was quiet.", "It was quiet, he said."]
)
def test_a_pronoun_is_the_last_speaker(text):
    assert speakers(text, LAST) == [(LAST.name, LAST.party)]


@pytest.mark.parametrize(
    "text", ["Two men fell on Tuesday.", "It said so.", "They went without saying how many."]
)
def test_where_nobody_is_known_to_speak_there_is_no_speech(text):
    assert speakers(text) == []


def test_each_speaker_answers_for_the_words_behind_the_verb():
    text = "Armenia said one man fell, while Azerbaijan said two were hurt."
    first, second = speeches(text, None, WORDS)
    assert text[first.start : first.end].startswith("said one man fell")
    assert text[second.start : second.end] == "said two were hurt."


def test_one_speaker_may_have_two_verbs_of_which_one_denies():
    text = "Baku rejected the charge and said its posts had been hit."
    first, second = speeches(text, None, WORDS)
    assert first.claimant == second.claimant == Claimant("Baku", Party.AZERBAIJAN)
    assert text[second.start : second.end] == "said its posts had been hit."
