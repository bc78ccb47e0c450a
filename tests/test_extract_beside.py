"""What the sentences beside one tell of it: where it was, how many it cost, when, and who speaks. A line is as in the wordings."""

import pytest

from geo.extract.counts.find import find_losses
from geo.extract.words.lexicon import lexicon
from geo.extract.words.sentences import split
from tests.test_extract_scenes import incidents
from tests.test_extract_wordings import read, shown, told

REPORTS = [
    # an incident without a place has that of the sentence beside it
    ("en", "Sentinel", "2022-09-15", "Life near Sotk has stopped. On Tuesday a group came under fire; two soldiers were wounded.", ["small-arms-fire 13.09 Sotk; outlet: wounded 2 of AM"]),
    ("en", "Sentinel", "2022-09-15", "On 13 September Azerbaijani forces fired at farmers. The men were looking for cattle near Shurnukh.", ["small-arms-fire 13.09 Shurnukh"]),
    ("en", "Sentinel", "2022-09-15", "On 13 September a farmer was wounded by a sniper's shot. His family lives in Goris.", ["small-arms-fire 13.09; outlet: wounded 1 of nobody"]),
    # the losses of a place, or the place of losses, in the next sentence
    ("ru", "Минобороны Армении", "2022-09-15", "13 сентября погибли двое военнослужащих. Это произошло близ Сотка.", ["clash 13.09 Сотка; AM: killed 2 of AM"]),
    ("en", "Sentinel", "2022-09-15", "Two Armenian soldiers died on Tuesday. The shelling of Sotk lasted an hour.", ["shelling 13.09 Sotk; outlet: killed 2 of AM"]),
    ("en", "Sentinel", "2022-09-15", "Two Armenian soldiers died, Yerevan said. The shelling of Sotk on Tuesday lasted an hour.", ["shelling 13.09 Sotk; AM: killed 2 of AM"]),
    # once more: another incident at the same place
    ("en", "Sentinel", "2022-09-15", "Jermuk was shelled on 14 September. This morning Jermuk was shelled again, two people were wounded.", ["shelling 14.09 Jermuk", "shelling 15.09 Jermuk; outlet: wounded 2 of AM"]),
    ("en", "Sentinel", "2022-09-15", "Jermuk was shelled on 13 September. This morning Jermuk was shelled again, two people were wounded.", ["shelling 13.09 Jermuk", "shelling 15.09 Jermuk; outlet: wounded 2 of AM"]),
    ("en", "Sentinel", "2022-09-15", "Jermuk was shelled on Monday. On Wednesday fire was opened again.", ["shelling 12.09 Jermuk", "small-arms-fire 14.09 Jermuk"]),
    # a number that opens a report: an incident if none follows, of the one that its speaker tells of, else a total
    ("en", "Sentinel", "2022-09-15", "Armenia lost 49 soldiers, Prime Minister Nikol Pashinyan said.", ["clash 15.09; AM: killed 49 of AM"]),
    ("en", "Sentinel", "2022-09-15", "Five people were killed, a monitor said.", []),
    ("en", "Sentinel", "2022-09-15", "Three Armenian soldiers were killed, Armenia's Defence Ministry said.\n\nOn 13 September Azerbaijani forces shelled Sotk, the Armenian ministry said.", ["shelling 13.09 Sotk; AM: killed 3 of AM"]),
    ("en", "Sentinel", "2022-09-15", "Three Armenian soldiers were killed, Armenia's Defence Ministry said.\n\nOn 13 September Azerbaijani forces shelled Sotk, the Armenian ministry said. It said that three soldiers died in Jermuk.", ["shelling 13.09 Sotk", "shelling 13.09 Jermuk; AM: killed 3 of AM; AM: killed 3 of AM"]),
    ("en", "Sentinel", "2022-09-15", "The conflict over the Armenian enclave has cost 30,000 lives. Shells hit Sotk on 13 September.", ["shelling 13.09 Sotk"]),
    # the lead dates what nothing else does
    ("en", "Sentinel", "2022-09-25", "Armenia and Azerbaijan blame each other for the fighting of 13 September.\n\nShells hit Sotk and two soldiers were wounded, Yerevan said.", ["shelling 13.09 Sotk; AM: wounded 2 of AM"]),
    ("en", "Sentinel", "2022-09-15", "Martuni was attacked with drones. On Tuesday at 4 p.m. a drone hit a car, wounding two.", ["drone-strike 13.09 Martuni; outlet: wounded 2 of AM"]),
    ("ru", "ТАСС", "2020-10-21", "Генпрокуратура Азербайджана сообщила, что утром в среду обстрелян Тертер. Погибли четыре человека.\n\nВ Степанакерте заявили об атаке азербайджанского беспилотника на Мартуни. По данным спасателей, накануне около 16:00 дрон поразил машину: врач погиб.", ["shelling 21.10 Тертер; AZ: killed 4 of AZ", "drone-strike 20.10 Мартуни; NK: killed 1 of NK"]),
    # a list below a short heading is one paragraph of its speaker
    ("en", "Sentinel", "2022-09-15", "Armenian Defence Ministry:\n- two soldiers were killed near Sotk on 13 September;\n- one was wounded near Jermuk.", ["clash 13.09 Sotk; AM: killed 2 of AM", "other 13.09 Jermuk; AM: wounded 1 of AM"]),
    # who is quoted behind an agency, and of which nation
    ("en", "Sentinel", "2022-09-15", "Two soldiers were killed near Jermuk on 13 September, Interfax reported, citing the Armenian Defence Ministry.", ["clash 13.09 Jermuk; AM: killed 2 of AM"]),
    ("en", "Sentinel", "2022-09-15", "Two soldiers were killed near Jermuk on 13 September, Azerbaijan's Turan agency reported, citing the Defence Ministry.", ["clash 13.09 Jermuk; AZ: killed 2 of AZ"]),
    # the ministry is the one of that name, whoever spoke since
    ("en", "Sentinel", "2022-09-15", "Azerbaijan's Defence Ministry said that its troops returned fire at Sotk on 13 September. Armenia's Foreign Ministry called this untrue. The Defence Ministry said that two of its soldiers died.", ["shelling 13.09 Sotk; AZ: killed 2 of AZ"]),
    ("ru", "Вестник", "2022-09-15", "Минобороны Азербайджана сообщило об обстреле Товуза 13 сентября. МИД Армении это отверг. По данным министерства обороны, погибли двое солдат.", ["shelling 13.09 Товуза; AZ: killed 2 of AZ"]),
    # its press service is that of whom the sentence is about
    ("en", "Sentinel", "2016-04-05", "The Karabakh Defence Army beat back a raid near Talish on Monday and lost two soldiers, its press service announced.", ["incursion 04.04 Talish; NK: killed 2 of NK"]),
    ("en", "Asbarez", "2010-09-02", "The Karabakh Defense Army on Wednesday beat back an Azerbaijani sabotage raid on a post near Martakert, leaving as many as seven of the attackers dead, its press service announced.", ["sabotage 01.09 Martakert; NK: killed ~7 of AZ"]),
    # bodies of nobody's side speak in their own reports
    ("en", "OSCE", "2016-06-17", "A soldier was wounded near Talish on 16 June.", ["other 16.06 Talish; other: wounded 1 of nobody"]),
    # in the war of 2020 the people of a town are of the side that held it on the eve
    ("en", "Sentinel", "2020-11-09", "Shells hit Shusha on 8 November, killing one civilian, the Red Cross said.", ["shelling 08.11 Shusha; other: killed 1 of NK"]),
    # one who told it is no victim
    ("ru", "Вестник", "2022-09-15", "У Сотка во вторник шёл бой. Как заявил Никол Пашинян, трое солдат погибли.", ["clash 13.09 Сотка; AM: killed 3 of AM"]),
    # the town across the border that GeoNames calls as Berd was
    ("en", "Sentinel", "2014-08-03", "Shells hit Tovuz on 2 August, killing two.", ["shelling 02.08 Tovuz; outlet: killed 2 of AZ"]),
    # a capital far from the front is where it is told
    ("ru", "Вестник", "2022-09-15", "В Баку утверждают, что 13 сентября у Сотка погибли двое солдат.", ["clash 13.09 Сотка; AZ: killed 2 of AZ"]),
    # men seized at a place, and fire at it on a day of its own, are two
    ("en", "Sentinel", "2022-09-15", "Two soldiers were seized near Sotk on 13 September.\n\nOn 14 September mortars hit Sotk.", ["capture 13.09 Sotk; outlet: captured 2 of AM", "shelling 14.09 Sotk"]),
    # one who was wounded and died is one
    ("en", "Sentinel", "2022-09-15", "A farmer was wounded by a sniper near Sotk on Tuesday and died in hospital.", ["small-arms-fire 13.09 Sotk; outlet: killed 1 of AM"]),
    # a missile upon the second city, a region before its town
    ("en", "Sentinel", "2020-10-18", "Rescuers in Azerbaijan's second city Ganja pulled bodies from the rubble after a missile hit it on Saturday.", ["shelling 17.10 Ganja"]),
    ("en", "Sentinel", "2020-10-18", "On Saturday, in the Nagorno-Karabakh town of Martuni, shells killed two people.", ["shelling 17.10 Martuni; outlet: killed 2 of NK"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "outlet", "published", "text", "expected"), REPORTS)
def test_what_stands_beside_tells_of_it(language, outlet, published, text, expected):
    assert told(read(language, outlet, published, text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # two sides that share a noun or a verb
        ("ru", "Погибли 49 армянских и 50 азербайджанских военных.", ["killed 49 of AM", "killed 50 of AZ"]),
        ("az", "Azərbaycan 50, Ermənistan 105 hərbçi itirib.", ["killed 50 of AZ", "killed 105 of AM"]),
        ("ru", "Азербайджан потерял 50, Армения 105 военных.", ["killed 50 of AZ", "killed 105 of AM"]),
        ("en", "Azerbaijan lost seven; Armenia four.", ["killed 7 of AZ", "killed 4 of AM"]),
        # spans and bounds behind a number
        ("az", "Üç ilə beş arasında əsgər ölüb.", ["killed 3–5"]),
        ("az", "Onların 38 hərbçisi öldürülüb.", ["killed 38"]),
        # people and what they are called
        ("en", "The driver, Mahir Safarov, and a passenger were killed.", ["killed 2"]),
        ("ru", "Погибли военнослужащие Армии обороны Гор Арзуманян и Арам Петросян.", ["killed 2 of NK"]),
        ("en", "Melkonyan was killed on 29 June.", ["killed 1"]),
        ("ru", "В плен взяты, как говорят, 11 азербайджанских военных.", ["captured 11 of AZ"]),
        ("en", "At one of the posts a sniper's shot killed a soldier.", ["killed 1"]),
        # the wounded who died
        ("en", "A farmer was wounded near Sotk and died in hospital.", ["killed 1"]),
        ("en", "A farmer was wounded and died in hospital.", ["killed 1"]),
        ("en", "A soldier was wounded, another died.", ["wounded 1", "killed 1"]),
        # who tells is no victim, who is told of is
        ("en", "According to Nikol Pashinyan, three soldiers were killed.", ["killed 3"]),
        ("ru", "По словам Никола Пашиняна, трое солдат погибли.", ["killed 3"]),
        ("en", "Aram Petrosyan, three soldiers and a doctor were killed.", ["killed 5"]),
        ("en", "The raid claimed no lives.", ["killed 0", "wounded 0"]),
        # some of whom: of the soldiers, of the wounded
        ("ru", "Двое из троих солдат погибли.", ["killed 2"]),
        ("ru", "Трое из пяти раненых солдат скончались.", ["killed 3"]),
        ("en", "Two of the five wounded died.", ["killed 2"]),
        # the ages of two, a family, a child
        ("hy", "Զոհվել է 19 և 20 տարեկան երկու զինվոր։", ["killed 2"]),
        ("az", "Beş nəfərlik ailə həlak olub.", ["killed 5"]),
        ("az", "Ana və iki uşağı yaralanıb.", ["wounded 3"]),
        ("ru", "Ранено полдюжины солдат.", ["wounded 6"]),
    ],
)  # fmt: skip
def test_numbers_by_what_stands_beside_them(language, text, expected):
    short = {"Armenia": " of AM", "Azerbaijan": " of AZ", "Nagorno-Karabakh": " of NK", None: ""}
    found = [
        f"{one.measure} {_span(one.count)}{short[one.side and one.side.value]}"
        for one in find_losses(text, lexicon(language))
    ]
    assert found == expected


def _span(count):
    if count.best is None and count.low is not None and count.high is not None:
        return f"{count.low}–{count.high}"
    return shown(count)


def test_the_enemy_without_a_verb_is_the_enemy():
    losses = find_losses("Our forces lost three men, the enemy up to 15.", lexicon("en"))
    assert [(one.own, one.enemy, one.count.low, one.count.high) for one in losses] == [
        (True, False, 3, 3),
        (False, True, None, 15),
    ]


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("ru", "У Сотка убит Н. Оганян. Ранен ефрейтор.", ["У Сотка убит Н. Оганян.", "Ранен ефрейтор."]),
        ("en", "So said A. Grigoryan. Two were hurt.", ["So said A. Grigoryan.", "Two were hurt."]),
        ("hy", "ԻՋԵՎԱՆ.- Սոթքում մարտ է եղել։", ["ԻՋԵՎԱՆ.-", "Սոթքում մարտ է եղել։"]),
        ("en", "STEPANAKERT—The army denied it.", ["STEPANAKERT—", "The army denied it."]),
        (
            "en",
            "They fled to point A. The ministry denied it.",
            ["They fled to point A.", "The ministry denied it."],
        ),
        ("en", "It was part of Plan B. Two soldiers died.", ["It was part of Plan B.", "Two soldiers died."]),
        ("en", "It was hit at 5 p.m. Two died.", ["It was hit at 5 p.m.", "Two died."]),
    ],
)
def test_no_initial_ends_a_sentence_and_a_dateline_is_one(language, text, sentences):
    assert [one.text for one in split(text, lexicon(language))] == sentences


def test_each_item_of_a_list_is_a_sentence_however_long_the_lines():
    lines = [
        "In the past day the enemy violated the ceasefire near the following villages of the district and at other posts",
        "- Chinari, from machine guns of large calibre and from sniper rifles for about half an hour in the evening",
        "- Movses, from mortars",
    ]
    assert [one.text for one in split("\n".join(lines), lexicon("en"))] == lines


def test_a_list_below_a_heading_is_one_paragraph_and_a_list_below_a_sentence_is_not():
    listed = split("Armenian Defence Ministry:\n- two were killed;\n- one was wounded.", lexicon("en"))
    assert {one.paragraph for one in listed} == {0}
    apart = split(
        "The ministry told of two incidents.\n- two were killed;\n- one was wounded.", lexicon("en")
    )
    assert [one.paragraph for one in apart] == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Azerbaijan has been shelling Sotk since Tuesday.", "2022-09-13", "2022-09-15"),
        ("The road to Stepanakert is closed.\n\nSince 13 September protesters have blocked the road near Shusha.", "2022-09-13", "2022-09-15"),
        ("The Lachin corridor remains blocked. Since 13 September protesters have kept the road closed near Shusha.", "2022-09-13", "2022-09-15"),
        ("Azerbaijan has been shelling Sotk since May 2021.", "2022-09-15", "2022-09-15"),
    ],
)  # fmt: skip
def test_what_goes_on_since_a_day_of_the_week_dates_from_it(text, start, end):
    ((_, first, last, _),) = incidents("en", text, published="2022-09-15")
    assert (first, last) == (start, end)


@pytest.mark.parametrize(
    ("outlet", "published", "text", "kinds"),
    [
        ("ArmeniaNow", "2011-03-12", "A teacher was hit in the shoulder in Chinari on Wednesday, March 9. The school is closed, says the headmaster.\n\nThe shots came from an Azerbaijani post, says the village head.", ["other"]),
        ("OSCE", "2009-09-25", "A monitoring exercise on the border between Armenia and Azerbaijan was broken off yesterday after shots were heard.\n\nThe incident occurred near the village of Paravakar.", ["small-arms-fire"]),
        ("Sentinel", "2022-09-15", "A quake of magnitude four shook Tabriz on Tuesday, and Sotk was hit by shells of falling plaster. Two people were wounded.", []),
        ("Sentinel", "2022-09-15", "“We thought it was an earthquake”, a woman in Sotk says of the Azerbaijani shelling of 13 September. Two soldiers were wounded.", ["shelling"]),
    ],
)  # fmt: skip
def test_what_a_report_opens_on_and_whose_village_was_hit_tell_what_news_it_is(
    outlet, published, text, kinds
):
    assert [one.kind.value for one in read("en", outlet, published, text).incidents] == kinds


@pytest.mark.parametrize(
    ("text", "tally"),
    [
        ("A mine killed a farmer near Martuni on 13 September. The conflict over the Armenian enclave has cost 30,000 lives.", ("Outlet", 30000, None)),
        ("A mine killed a farmer near Martuni on 13 September. Since the war 71 people have been killed by mines in Nagorno-Karabakh, the HALO Trust says.", ("Other", 71, "Nagorno-Karabakh")),
        ("A mine killed a farmer near Martuni on 13 September. Since the war 71 people have been killed by mines in Azerbaijan, the HALO Trust says.", ("Other", 71, "Azerbaijan")),
    ],
)  # fmt: skip
def test_totals_of_all_have_no_side_and_those_of_others_that_of_where_it_was(text, tally):
    (one,) = read("en", "Sentinel", "2023-09-15", text).tallies
    assert (one.party.value, one.count.best, one.side and one.side.value) == tally


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The driver, who leaves a wife and two children, was killed.", ["killed 1"]),
        ("en", "The driver, who had three children, died.", ["killed 1"]),
        ("en", "The driver was killed and left two daughters.", ["killed 1"]),
        ("en", "The shelling left two children dead.", ["killed 2"]),
        ("en", "She had two sons wounded.", ["wounded 2"]),
        ("ru", "У погибшего остались жена и двое детей.", []),
        ("ru", "Тракторист, у которого было трое детей, погиб.", ["killed 1"]),
        ("ru", "Погиб водитель, у него остались двое детей.", ["killed 1"]),
        ("az", "Sürücü həlak olub, üç uşağı qalıb.", ["killed 1"]),
        ("hy", "Զոհվել է վարորդը, նա երկու երեխա ուներ։", ["killed 1"]),
    ],
)
def test_whom_the_dead_leave_behind_are_no_victims(language, text, expected):
    assert [f"{one.measure} {shown(one.count)}" for one in find_losses(text, lexicon(language))] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # news of elsewhere in the same breath does not hide what happened here
        ("en", "Armenia's Defence Ministry said that Azerbaijan shelled Sotk on Tuesday, as Russia is tied down in Ukraine. Two soldiers were killed.", ["shelling 13.09 Sotk; AM: killed 2 of AM"]),
        ("en", "With Russia tied down in Ukraine, fighting flared on the Armenian-Azerbaijani border on Tuesday. Shells hit Sotk. Two soldiers were killed, Yerevan said.", ["shelling 13.09 Sotk; AM: killed 2 of AM"]),
        ("ru", "Пока Россия занята войной на Украине, Азербайджан во вторник обстрелял Сотк. Погибли двое армянских солдат.", ["shelling 13.09 Сотк; outlet: killed 2 of AM"]),
        ("az", "Ukrayna müharibəsi fonunda sentyabrın 13-də Ermənistan-Azərbaycan sərhədində döyüş olub. Sotk yaxınlığında iki hərbçi həlak olub.", ["clash 13.09 Sotk; outlet: killed 2 of nobody"]),
        ("hy", "Մինչ աշխարհի ուշադրությունն Ուկրաինայի վրա է, Ադրբեջանը երեքշաբթի գնդակոծել է Սոթքը։ Զոհվել է երկու հայ զինվոր։", ["shelling 13.09 Սոթքը; outlet: killed 2 of AM"]),
        # elsewhere alone does
        ("en", "Fighting went on at the Tajik-Kyrgyz border on Tuesday. Shells hit a village, killing two soldiers. Armenia and Azerbaijan called for calm.", []),
        ("ru", "В шестом туре турнира в Шуше азербайджанский гроссмейстер провёл атаку и захватил ферзя. Двое болельщиков ранены.", []),
    ],
)  # fmt: skip
def test_news_of_elsewhere_hides_nothing_that_happened_here(language, text, expected):
    assert told(read(language, "Sentinel", "2022-09-15", text)) == expected
