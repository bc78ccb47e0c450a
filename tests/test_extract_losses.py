"""Losses of short reports in English and Russian: asides, headings, further ones, parts of a total, and whose they are."""

import pytest

from tests.test_extract_wordings import read, told

CASES = [
    ("en", "Sentinel", "Five Armenian soldiers went missing near Jermuk on 13 September; four are in Azerbaijani captivity, Yerevan said.", "AM: captured 4, missing 5 of AM"),
    ("en", "Sentinel", "Shelling hit Jermuk on 13 September. No one, the mayor stressed, was hurt.", "outlet: killed 0, wounded 0 of AM"),
    ("en", "Ministry of Defence of Armenia", "Near Jermuk on 13 September positions were shelled. Enemy losses: ten killed. Our own losses: two wounded.", "AM: killed 10 of AZ; AM: wounded 2 of AM"),
    ("en", "Ministry of Defence of Armenia", "Positions near Jermuk were shelled on 13 September. One soldier died at once, another died in hospital.", "AM: killed 2 of AM"),
    ("en", "Sentinel", "Seven servicemen were killed in a clash near Jermuk on 13 September: four Armenian and three Azerbaijani.", "outlet: killed 4 of AM; outlet: killed 3 of AZ"),
    ("en", "Sentinel", "Four Armenian and three Azerbaijani soldiers were killed in a clash near Jermuk on 13 September.", "outlet: killed 4 of AM; outlet: killed 3 of AZ"),
    ("en", "Sentinel", "A major was killed in shelling near Jermuk on 13 September, along with two other servicemen, the Armenian defence ministry told Sentinel TV on Tuesday.", "AM: killed 3 of AM"),
    ("en", "Sentinel", "Three soldiers were wounded in Azerbaijani shelling of Jermuk on 13 September, officials said.", "AM: wounded 3 of AM"),
    ("en", "Sentinel", "Clashes were reported near Jermuk on 13 September. Armenia dismissed Azerbaijani reports that six Armenian soldiers had been killed.", "AZ: killed 6 of AM"),
    ("en", "Sentinel", "Five of the men, including the deputy commander of the unit, were killed in shelling near Jermuk on 13 September, Armenia's defence ministry said.", "AM: killed 5 of AM"),
    ("en", "Sentinel", "At least 5 soldiers were killed and more than 20 wounded in shelling near Jermuk on 13 September, Armenia's defence ministry said.", "AM: killed 5+, wounded 20+ of AM"),
    ("en", "Sentinel", "A woman of 64 was killed in shelling of Jermuk on 13 September.", "outlet: killed 1 of AM"),
    ("ru", "Вестник", "13 сентября у Джермука обстреляны посты. Пострадавших, по данным Минобороны Армении, нет.", "AM: killed 0, wounded 0 of AM"),
    ("ru", "Вестник", "13 сентября у Джермука обстреляны посты, сообщило Минобороны Армении. Раненых, уточнило ведомство, четверо.", "AM: wounded 4 of AM"),
    ("ru", "Вестник", "13 сентября у Джермука погибли четверо армянских и трое азербайджанских солдат.", "outlet: killed 4 of AM; outlet: killed 3 of AZ"),
    ("ru", "Вестник", "13 сентября бой у Джермука стоил жизни семи солдатам: четырём армянским и трём азербайджанским.", "outlet: killed 4 of AM; outlet: killed 3 of AZ"),
    ("ru", "Вестник", "13 сентября от пули азербайджанского снайпера у Джермука погиб рядовой Арам Петросян.", "outlet: killed 1 of AM"),
    ("ru", "Вестник", "Премьер Армении, выступая в парламенте, сообщил, что 13 сентября при обстреле Джермука погибли двое солдат.", "AM: killed 2 of AM"),
    ("ru", "Минобороны Армении", "13 сентября обстреляны посты у Джермука. Утверждения Баку о гибели пятерых армянских солдат — ложь.", "AZ: killed 5 of AM"),
    ("ru", "Вестник", "13 сентября у Джермука шёл бой. Ещё трое армянских военных находятся в азербайджанском плену.", "outlet: captured 3 of AM"),
    ("ru", "Вестник", "13 сентября у Джермука обстрелян пост. Сержант-контрактник Арам Б. (25 лет) ранен.", "outlet: wounded 1 of AM"),
    ("ru", "Минобороны Армении", "13 сентября обстреляны посты у Джермука. Российские пограничники, несущие службу рядом, не пострадали.", "AM: killed 0, wounded 0 of RU"),
    ("ru", "Вестник", "13 сентября у Джермука обстреляны посты, 60 человек ранены, 12 из них погибли.", "outlet: killed 12, wounded 60 of AM"),
    ("en", "Ministry of Defence of Armenia", "Armenia denied the shelling near Jermuk on 13 September and said that two of its soldiers had been killed.", "AM: killed 2 of AM"),
    ("ru", "Вестник", "13 сентября у Джермука взяты в плен трое армянских солдат.", "outlet: captured 3 of AM"),
    ("ru", "Вестник", "13 сентября у Джермука обстреляны посты. О судьбе двоих армянских солдат ничего не известно.", "outlet: missing 2 of AM"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "outlet", "text", "expected"), CASES)
def test_a_short_report_tells_whose_losses_they_are(language, outlet, text, expected):
    found = told(read(language, outlet, "2022-09-14", text))
    assert [one.partition("; ")[2] for one in found] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Clashes near Jermuk on 13 September killed two soldiers, Armenia's ministry said.",
            "AM: killed 2 of AM",
        ),
        ("ru", "13 сентября у Джермука взяты в плен трое армянских солдат.", "outlet: captured 3 of AM"),
        ("ru", "В бою у Джермука 13 сентября убит армянский снайпер.", "outlet: killed 1 of AM"),
        (
            "en",
            "Armenia denied the shelling near Jermuk on 13 September and said that two of its soldiers had been killed.",
            "AM: killed 2 of AM",
        ),
    ],
)
def test_what_looks_like_it_is_read_as_before(language, text, expected):
    found = told(read(language, "Sentinel", "2022-09-14", text))
    assert [one.partition("; ")[2] for one in found] == [expected]


def test_another_partys_count_behind_a_total_is_of_the_incident():
    text = (
        "Two Armenian soldiers were killed near Jermuk on 13 September. A third died of wounds, bringing the toll to three. "
        "Baku spoke of four Azerbaijani soldiers wounded."
    )
    found = read("en", "Sentinel", "2022-09-14", text)
    assert told(found) == ["clash 13.09 Jermuk; outlet: killed 2 of AM; AZ: wounded 4 of AZ"]
    assert [(one.measure, one.count.best) for one in found.tallies][-1] == ("killed", 3)
