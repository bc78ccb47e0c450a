"""Who did it is not whose people they are: a side's fire and forces, as its own side, the other and an outlet tell of them."""

import pytest

from geo.extract.counts.find import MEASURES
from geo.model import Party
from tests.test_extract_wordings import read

SIDES = {
    "en": (
        ("Azerbaijani", "Azerbaijan", "Azerbaijan's", "Sotk", "Armenia", "The Armenian defence ministry said"),
        ("Armenian", "Armenia", "Armenia's", "Aghdam", "Azerbaijan", "The Azerbaijani defence ministry said"),
    ),
    "ru": (
        ("азербайджанск", "Азербайджан", "Азербайджана", "Сотка", "Armenia", "Минобороны Армении сообщило, что"),
        ("армянск", "Армения", "Армении", "Агдама", "Azerbaijan", "Минобороны Азербайджана сообщило, что"),
    ),
    "az": (
        ("Azərbaycan", "Azərbaycan", "Azərbaycanın", "Sotk", "Armenia", "Ermənistan Müdafiə Nazirliyi bildirib ki,"),
        ("erməni", "Ermənistan", "Ermənistanın", "Ağdam", "Azerbaijan", "Azərbaycan Müdafiə Nazirliyi bildirib ki,"),
    ),
    "hy": (
        ("ադրբեջանական", "Ադրբեջանը", "Ադրբեջանի", "Սոթքի", "Armenia", "Հայաստանի ՊՆ-ն հայտնել է, որ"),
        ("հայկական", "Հայաստանը", "Հայաստանի", "Աղդամի", "Azerbaijan", "Ադրբեջանի ՊՆ-ն հայտնել է, որ"),
    ),
}  # fmt: skip
"""By language the two sides: adjective, name, whose, a place of the other, that other, and how the other says it."""
BY_ANYBODY = {
    "en": [
        "two people were killed by {adj} fire near {place} on Tuesday.",
        "{adj} shelling killed two people near {place} on Tuesday.",
        "{adj} forces killed two people near {place} on Tuesday.",
        "two people were killed by {adj} forces near {place} on Tuesday.",
        "two people were shot dead by {adj} snipers near {place} on Tuesday.",
        "{whose} artillery killed two people near {place} on Tuesday.",
        "a mine laid by {adj} saboteurs killed two people near {place} on Tuesday.",
        "two people fell victim to {adj} fire near {place} on Tuesday.",
        "two people were killed by a shell fired from the {adj} side near {place} on Tuesday.",
        "fire from {adj} positions killed two people near {place} on Tuesday.",
        "a drone of the {adj} armed forces killed two people near {place} on Tuesday.",
        "{side} has killed two people near {place} on Tuesday.",
        "two people were murdered by the {adj} military near {place} on Tuesday.",
        "two soldiers were wounded by {adj} fire near {place} on Tuesday.",
        "{adj} fire wounded two soldiers near {place} on Tuesday.",
        "two soldiers were captured by {adj} forces near {place} on Tuesday.",
        "{adj} forces captured two soldiers near {place} on Tuesday.",
        "two soldiers were taken prisoner by {side} near {place} on Tuesday.",
    ],
    "ru": [
        "13 сентября у {place} {adj}им огнём убиты двое.",
        "13 сентября у {place} двое погибли от огня {adj}ой стороны.",
        "13 сентября у {place} {adj}ие военные убили двоих человек.",
        "13 сентября у {place} двое убиты {adj}ими военными.",
        "13 сентября у {place} {adj}ий снайпер застрелил двух солдат.",
        "13 сентября у {place} двое солдат убиты {adj}им снайпером.",
        "13 сентября у {place} в результате обстрела со стороны {whose} погибли двое.",
        "13 сентября у {place} {adj}ий обстрел унёс жизни двоих человек.",
        "13 сентября у {place} {adj}ая артиллерия убила двух человек.",
        "13 сентября {side} обстрелял{a} позиции у {place}, погибли двое.",
        "13 сентября у {place} двое стали жертвами {adj}ого обстрела.",
        "огнём с {adj}их позиций 13 сентября у {place} убиты двое.",
        "13 сентября у {place} двое погибли при ударе {adj}ого беспилотника.",
        "13 сентября у {place} в результате {adj}ой агрессии погибли двое.",
        "13 сентября у {place} ВС {whose} убили двоих человек.",
        "13 сентября у {place} двое солдат ранены огнём {adj}ой стороны.",
        "13 сентября у {place} {adj}ие военные взяли в плен двух солдат.",
        "13 сентября у {place} двое солдат взяты в плен {adj}ими военными.",
    ],
    "az": [
        "sentyabrın 13-də {place} yaxınlığında {side} tərəfinin atəşi nəticəsində iki nəfər həlak olub.",
        "sentyabrın 13-də {place} yaxınlığında {side} silahlı qüvvələri iki nəfəri öldürüb.",
        "sentyabrın 13-də {place} yaxınlığında {side} silahlı qüvvələri tərəfindən iki nəfər öldürülüb.",
        "sentyabrın 13-də {place} yaxınlığında {side} silahlı qüvvələri atəş açıb, iki nəfər həlak olub.",
        "sentyabrın 13-də {place} yaxınlığında {adj} snayperi iki əsgəri öldürüb.",
        "sentyabrın 13-də {place} yaxınlığında iki əsgər {adj} snayperinin gülləsindən həlak olub.",
        "sentyabrın 13-də {place} yaxınlığında {whose} artilleriya atəşi iki nəfəri öldürüb.",
        "sentyabrın 13-də {place} yaxınlığında {side} tərəfdən atılan mərmi iki nəfəri öldürüb.",
        "sentyabrın 13-də {place} yaxınlığında {whose} dron zərbəsindən iki nəfər həlak olub.",
        "sentyabrın 13-də {place} yaxınlığında {side} hərbçiləri iki əsgəri əsir götürüb.",
        "sentyabrın 13-də {place} yaxınlığında iki əsgər {side} hərbçiləri tərəfindən əsir götürülüb.",
        "sentyabrın 13-də {place} yaxınlığında {side} ordusunun atəşi ilə iki əsgər yaralanıb.",
    ],
    "hy": [
        "սեպտեմբերի 13-ին {place} մոտ {adj} կրակից զոհվել է երկու մարդ։",
        "սեպտեմբերի 13-ին {place} մոտ {adj} կողմի կրակից զոհվել է երկու մարդ։",
        "սեպտեմբերի 13-ին {place} մոտ {adj} ուժերը սպանել են երկու մարդու։",
        "սեպտեմբերի 13-ին {place} մոտ {adj} ուժերի կողմից սպանվել է երկու մարդ։",
        "սեպտեմբերի 13-ին {place} մոտ {adj} ուժերը կրակ են բացել, զոհվել է երկու մարդ։",
        "սեպտեմբերի 13-ին {place} մոտ {adj} դիպուկահարը սպանել է երկու զինվորի։",
        "սեպտեմբերի 13-ին {place} մոտ {adj} գնդակոծության հետևանքով զոհվել է երկու մարդ։",
        "սեպտեմբերի 13-ին {place} մոտ {adj} անօդաչուի հարվածից զոհվել է երկու մարդ։",
        "սեպտեմբերի 13-ին {place} մոտ {adj} ուժերը գերեվարել են երկու զինվորի։",
        "սեպտեմբերի 13-ին {place} մոտ երկու զինվոր գերեվարվել է {adj} ուժերի կողմից։",
        "սեպտեմբերի 13-ին {place} մոտ {adj} կողմի կրակից վիրավորվել է երկու զինվոր։",
    ],
}  # fmt: skip
"""What either side or an outlet can say; the people are the other's, whoever says it."""
BY_OTHERS = {
    "en": [
        "two people were killed in {adj} shelling near {place} on Tuesday.",
        "{adj} troops opened fire near {place} on Tuesday, killing two people.",
        "two people were killed near {place} on Tuesday when {adj} forces opened fire.",
        "{adj} snipers shot two people dead near {place} on Tuesday.",
        "two people died after {side} shelled {place} on Tuesday.",
    ],
    "ru": [
        "13 сентября у {place} {adj}ие силы открыли огонь, двое погибли.",
        "13 сентября у {place} двое погибли, когда {adj}ие силы открыли огонь.",
        "13 сентября у {place} двое погибли от снаряда, выпущенного с {adj}ой стороны.",
        "13 сентября у {place} от пуль {adj}их солдат погибли двое.",
    ],
    "az": [
        "{side} sentyabrın 13-də {place} yaxınlığında mövqeləri atəşə tutub, iki nəfər həlak olub.",
    ],
    "hy": [
        "սեպտեմբերի 13-ին {place} մոտ երկու զինվոր սպանվել է {adj} դիպուկահարի կրակոցից։",
        "{side} սեպտեմբերի 13-ին գնդակոծել է դիրքերը {place} մոտ, զոհվել է երկու մարդ։",
        "սեպտեմբերի 13-ին {place} մոտ {adj} կողմից արձակված արկից զոհվել է երկու մարդ։",
        "սեպտեմբերի 13-ին {place} մոտ {whose} զինված ուժերի արձակած կրակոցից զոհվել է երկու մարդ։",
    ],
}  # fmt: skip
"""What the side that was hit or an outlet says."""


def counted(text, language):
    """The side and the lowest number of each count that a report of the day after has."""
    claims = (
        claim for one in read(language, "Example", "2022-09-14", text).incidents for claim in one.claims
    )
    return [
        (claim.side, count.low) for claim in claims for name in MEASURES if (count := getattr(claim, name))
    ]


def sentences(templates, *, itself):
    for language, lines in templates.items():
        first, second = SIDES[language]
        for of, other in ((first, second), (second, first)):
            adjective, side, whose, place, people, says = of
            for line in lines:
                told = line.format(
                    adj=adjective, side=side, whose=whose, place=place, a="а" if side == "Армения" else ""
                )
                for text in (
                    f"{told[0].upper()}{told[1:]}",
                    f"{says} {told}",
                    *([f"{other[-1]} {told}"] if itself else []),
                ):
                    yield pytest.param(language, text, people, id=f"{language}-{text}")


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [*sentences(BY_ANYBODY, itself=True), *sentences(BY_OTHERS, itself=False)],
)
def test_people_are_the_others_of_whoever_killed_or_took_them(language, text, people):
    assert counted(text, language) == [(Party(people), 2)]
