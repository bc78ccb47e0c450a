"""Where and when a passage plays: another town's losses, "there", roads by their ends, what is closed since a day, headings."""

from datetime import date

import pytest

from geo.extract.counts.find import find_losses
from geo.extract.dates.find import DateUse, find_dates, period_of_heading
from geo.extract.kinds import kind_of
from geo.extract.speakers.names import day_words
from geo.extract.words.lexicon import lexicon
from geo.model import Kind, Role
from tests.test_extract_wordings import read


def incidents(language, text, published="2022-09-14", outlet="Reuters"):
    return [
        (
            one.kind,
            one.when.start.isoformat(),
            one.when.end.isoformat(),
            [(site.match.place.name, site.role) for site in one.sites],
        )
        for one in read(language, outlet, published, text).incidents
    ]


def counted(language, text, published="2022-09-14", outlet="Reuters"):
    """Return the places of each incident and what is claimed of killed and wounded there."""
    return [
        (
            [site.match.place.name for site in one.sites],
            [(claim.killed and claim.killed.best, claim.wounded and claim.wounded.best) for claim in one.claims
             if claim.killed or claim.wounded],
        )
        for one in read(language, outlet, published, text).incidents
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Goris was shelled on Tuesday. Two people were wounded there. In Jermuk one elderly man was killed."),
        ("ru", "Во вторник был обстрелян Горис. Там ранены двое. В Джермуке погиб один пожилой мужчина."),
        ("hy", "Երեքշաբթի օրը գնդակոծվել է Գորիսը։ Այնտեղ վիրավորվել է երկու մարդ։ Ջերմուկում զոհվել է մեկ տարեց տղամարդ։"),
        ("az", "Çərşənbə axşamı Gorus atəşə tutulub. Orada iki nəfər yaralanıb. Cermukda bir yaşlı kişi həlak olub."),
    ],
)  # fmt: skip
def test_losses_in_another_town_are_an_incident_of_its_own(language, text):
    assert counted(language, text) == [(["Goris"], [(None, 2)]), (["Jermuk"], [(1, None)])]
    kinds = {kind for kind, *_ in incidents(language, text)}
    assert len(kinds) == 1


def test_losses_in_a_town_that_was_named_before_stay_with_the_incident():
    text = "Rockets hit Goris and Jermuk on Tuesday. In Jermuk one man was killed."
    assert counted("en", text) == [(["Goris", "Jermuk"], [(1, None)])]


def test_who_is_treated_elsewhere_was_not_hurt_there():
    text = "Во вторник обстреляно село Сотк, ранены двое. Одного из них оперируют в Варденисе."
    assert [places for places, _ in counted("ru", text)] == [["Sotk"]]


def test_there_is_the_town_that_the_sentence_before_names():
    text = (
        "A missile hit Ganja on Sunday, killing nine. In Tartar residents spent another night in cellars. Shelling there left no "
        "one hurt."
    )
    assert counted("en", text, "2020-10-12") == [(["Ganja"], [(9, None)]), (["Tartar"], [(0, 0)])]


@pytest.mark.parametrize(
    ("text", "points"), [("There were two shots.", False), ("Two shots were fired there.", True)]
)
def test_that_there_is_something_points_to_no_place(text, points):
    assert lexicon("en").says(text, "here", "words") is points


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Sunday a convoy was attacked off the Goris-Kapan-Meghri road, two soldiers were killed."),
        ("ru", "В воскресенье у трассы Горис — Капан — Мегри прогремел взрыв, погибли двое армянских солдат."),
        ("hy", "Կիրակի օրը Գորիս–Կապան–Մեղրի ճանապարհին պայթյուն է եղել, զոհվել է երկու հայ զինվոր։"),
    ],
)  # fmt: skip
def test_what_happens_off_a_road_is_near_the_towns_it_is_named_by(language, text):
    ((_, _, _, places),) = incidents(language, text)
    assert {role for _, role in places} <= {Role.NEAR, Role.STRUCK}
    assert {name for name, _ in places} & {"Goris", "Kapan", "Meghri", "Goris–Kapan road"}


def test_the_names_of_a_road_beside_a_place_are_no_sites():
    text = "On Sunday mortars hit Sotk, 40 km from the Goris-Kapan road."
    ((_, _, _, places),) = incidents("en", text)
    assert places == [("Sotk", Role.STRUCK)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The only road out, the Lachin corridor, has been blocked since December 12, and bread is rationed in Stepanakert."),
        ("ru", "Единственная дорога, Лачинский коридор, остаётся перекрытой с 12 декабря."),
    ],
)  # fmt: skip
def test_a_road_closed_since_a_day_is_a_blockade_of_the_road_until_the_report(language, text):
    assert incidents(language, text, "2023-01-09") == [
        (Kind.BLOCKADE, "2022-12-12", "2023-01-09", [("Lachin Corridor", Role.STRUCK)])
    ]


def test_a_blockade_without_a_place_takes_that_of_the_next_sentence():
    text = "Единственная дорога, связывающая край с миром, остаётся перекрытой с 12 декабря. Люди удерживают участок трассы у Шуши."
    assert incidents("ru", text, "2023-01-09") == [
        (Kind.BLOCKADE, "2022-12-12", "2023-01-09", [("Shusha", Role.NEAR)])
    ]


def test_a_truce_that_holds_since_a_day_was_agreed_on_it():
    text = "Ապրիլի 5-ի կեսօրից շփման գծում գործում է կրակի դադարեցման պայմանավորվածություն։"
    ((kind, start, _, _),) = incidents("hy", text, "2016-04-07")
    assert (kind, start) == (Kind.CEASEFIRE, "2016-04-05")


def test_an_old_truce_in_passing_is_no_incident():
    text = "Mortars hit Sotk on Tuesday, wounding two soldiers. The truce in the conflict has held since May 1994."
    assert [kind for kind, *_ in incidents("en", text)] == [Kind.SHELLING]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Border incidents, 2021\n\nFebruary 9. A mine exploded near Tegh, a farmer lost a leg.", "2021-02-09"),
        ("hy", "Սահմանային միջադեպեր. 2021 թվական\n\nՓետրվարի 9. Տեղի մոտակայքում ական է պայթել, հողագործը կորցրել է ոտքը։", "2021-02-09"),
        ("en", "June on the line of contact, in brief. On the 3rd, a soldier was killed by a sniper near Sotk.", "2022-06-03"),
        ("en", "The border this week. On the 3rd, a soldier was killed by a sniper near Sotk.", "2022-07-03"),
    ],
)  # fmt: skip
def test_a_heading_sets_the_year_and_the_month_of_what_stands_below(language, text, day):
    ((_, start, _, _),) = incidents(language, text, "2022-07-03")
    assert start == day


def test_a_heading_leaves_weekdays_and_named_months_alone():
    heading = period_of_heading("June in brief", date(2022, 7, 3), lexicon("en"))
    text = "It began on Friday, then on July 1, then on the 5th."
    found = find_dates(text, date(2022, 7, 3), lexicon("en"), heading=heading)
    assert [one.span.start.isoformat() for one in found] == ["2022-07-01", "2022-07-01", "2022-06-05"]


@pytest.mark.parametrize(
    "text", ["The ministers met in Vienna in June and agreed to meet again soon there", "On 3 June", "2030"]
)
def test_a_sentence_is_no_heading(text):
    assert period_of_heading(text, date(2022, 7, 3), lexicon("en")) is None


def test_local_bodies_are_of_their_place_and_not_of_who_spoke_before():
    text = (
        "Armenia's Defence Ministry denied on Tuesday that its forces shelled Tartar. Two people were wounded in Tartar, the local "
        "rescue service said."
    )
    (found,) = read("en", "Reuters", "2022-09-14", text).incidents
    told = [(claim.claimant, claim.party.value) for claim in found.claims if claim.wounded]
    assert told == [("Local rescue service (by context)", "Azerbaijan")]


def test_who_rejects_a_report_is_named_without_the_report():
    text = (
        "Во вторник обстреляно село Сотк, сообщило Минобороны Армении. Министерство обороны Азербайджана сообщение об обстреле "
        "отвергло."
    )
    (found,) = read("ru", "Reuters", "2022-09-14", text).incidents
    assert ("Министерство обороны Азербайджана", "denies") in [
        (one.claimant, one.stance.value) for one in found.claims
    ]


def test_the_town_of_askeran_is_no_soldier():
    text = "В понедельник на складе у трассы Степанакерт — Аскеран прогремел взрыв, погибли двадцать человек, сообщил минздрав Карабаха. Миротворцы направили вертолёты."
    (found,) = read("ru", "Reuters", "2023-09-26", text).incidents
    assert found.kind is Kind.OTHER


@pytest.mark.parametrize(
    ("language", "text", "name", "party"),
    [
        ("en", 'The "NKR" defence ministry said that two soldiers were killed near Talish on Tuesday.', '"NKR" defence ministry', "Nagorno-Karabakh"),
        ("en", "Meanwhile, the mayor of Goris, Arush Arushanyan, told RFE/RL's Armenian Service that two people were wounded by shells in Goris.", "Mayor of Goris, Arush Arushanyan", "Armenia"),
        ("en", "The Azerbaijani Defence Ministry calls it a provocation near Tovuz and says two of its soldiers were killed.", "Azerbaijani Defence Ministry", "Azerbaijan"),
        ("ru", 'Пресс-секретарь так называемого "министра обороны" сепаратистов Сенор Асратян заявил, что у Талыша ранены двое солдат.', 'Пресс-секретарь так называемого "министра обороны" сепаратистов Сенор Асратян', "Nagorno-Karabakh"),
        ("hy", "Ադրբեջանի գլխավոր դատախազության համաձայն՝ երեկ Բարդայում հրթիռից 21 մարդ է սպանվել։", "Ադրբեջանի գլխավոր դատախազության", "Azerbaijan"),
        ("az", "Tovuzda atışma olub. Bakıda Müdafiə Nazirliyi iki hərbçinin yaralandığını deyir.", "Bakıda Müdafiə Nazirliyi", "Azerbaijan"),
    ],
)  # fmt: skip
def test_who_counts_is_heard(language, text, name, party):
    found = read(language, "Reuters", "2022-09-14", text)
    told = [
        (one.claimant, one.party.value)
        for each in found.incidents
        for one in each.claims
        if one.killed or one.wounded
    ]
    assert told == [(name, party)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            ("Azerbaijan's Defence Ministry said that mortars hit Tovuz on Tuesday. The Armenian Defence Ministry has another story. "
            "It says that two Armenian soldiers were killed."),
            "Armenian Defence Ministry",
        ),
        (
            "ru",
            ("Минобороны Азербайджана сообщило, что во вторник обстрелян Товуз. Иную картину рисует пресс-служба Минобороны Армении. "
            "По ее данным, погибли двое армянских солдат."),
            "Пресс-служба Минобороны Армении",
        ),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_the_body_that_the_sentence_before_is_about(language, text, name):
    found = read(language, "Reuters", "2022-09-14", text)
    assert [one.claimant for each in found.incidents for one in each.claims if one.killed] == [name]


def test_he_is_no_army():
    text = "Karabakh's spokesman said that Talish was shelled on Tuesday. The Azerbaijani army lost seven men there, he claimed."
    found = read("en", "Reuters", "2022-09-14", text)
    assert [
        (one.claimant, one.side.value) for each in found.incidents for one in each.claims if one.killed
    ] == [("Karabakh's spokesman", "Azerbaijan")]


def test_as_of_an_hour_a_bulletin_counts_the_losses_of_the_day():
    text = (
        "On May 12 Azerbaijani units fired mortars at Armenian positions in the Sotk sector.\n\nAs of 2:00 p.m. the Armenian side has "
        "one killed and four wounded."
    )
    found = read("en", "Armenian Defence Ministry", "2023-05-12", text)
    assert not found.tallies
    assert [
        (one.killed.best, one.wounded.best) for each in found.incidents for one in each.claims if one.killed
    ] == [(1, 4)]


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        ("ru", "Ранены водитель и двое рабочих, жизнь их вне опасности.", [("wounded", 3)]),
        ("az", "Mərmidən onun qonşusu, altı uşaq atası Vahid Bayramov dünyasını dəyişib, iki nəfər yaralanıb.", [("killed", 1), ("wounded", 2)]),
        ("hy", "Գյուղապետի հաշվարկով՝ հինգ մարդ է վիրավորվել։", [("wounded", 5)]),
        ("en", "A 12-year-old boy lost an eye.", [("wounded", 1)]),
        ("az", "24 nəfərlə əlaqə yoxdur.", [("missing", 24)]),
        ("az", "İki yüz nəfərə qədər dinc sakinin taleyi bəlli deyil.", [("missing", 200)]),
        ("hy", "Կորուստները չեն գերազանցում 12 հոգին։", [("killed", 12)]),
    ],
)  # fmt: skip
def test_people_are_counted(language, text, counts):
    assert [(one.measure, one.count.best) for one in find_losses(text, lexicon(language))] == counts


def test_the_enemys_losses_are_the_enemys_past_an_aside():
    (loss,) = find_losses("Հակառակորդի կորուստը, մեր տվյալներով, նվազագույնը յոթ սպանված է։", lexicon("hy"))
    assert (loss.enemy, loss.count.low, loss.count.high) == (True, 7, None)


def test_we_lost_is_of_the_speakers_own():
    losses = find_losses("Наступала азербайджанская сторона, мы потеряли одного солдата", lexicon("ru"))
    assert [(one.own, one.side) for one in losses] == [(True, None)]


@pytest.mark.parametrize("name", ["Сенор", "Մարտիրոս"])
def test_a_name_is_no_month(name):
    assert day_words(lexicon("ru" if name == "Сенор" else "hy")).fullmatch(name) is None


def test_a_name_as_it_is_written_goes_before_one_that_only_bends_to_it():
    text = "Noyabrın 13-də Laçın rayonunda atışma olub. Şuşa yaxınlığında posta qumbara atılıb, üç hərbçi yaralanıb."
    found = read("az", "Azadlıq Radiosu", "2021-11-17", text)
    assert "Shusha" in [site.match.place.name for one in found.incidents for site in one.sites]


def test_a_local_body_counts_the_people_of_the_place_told_of_last():
    text = (
        "On Saturday two men came under fire near Baghanis. The village head said that both were unhurt. On the same day Azerbaijan "
        "said that a civilian was wounded in Mazam."
    )
    found = read("en", "Reuters", "2018-07-02", text)
    told = [
        (one.party.value, one.wounded.best) for each in found.incidents for one in each.claims if one.wounded
    ]
    assert told == [("Armenia", 0), ("Azerbaijan", 1)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Armenia's Defence Ministry reported another incident on Friday.\n\nA soldier was killed by a sniper near Sotk, and a "
                "second one was wounded."
            ),
        ),
        (
            "en",
            (
                "Armenia's Defence Ministry reported another incident on Friday.\n\nTwo shots were heard near Sotk.\n\nA soldier was "
                "killed by a sniper near Tegh."
            ),
        ),
        ("en", "Armenia's Defence Ministry reported another incident on Friday. A soldier was killed by a sniper near Sotk."),
        ("ru", "Минобороны Армении сообщило о случае на другом участке. Вчера близ Сотка снайпером убит солдат."),
        ("hy", "Ուրբաթ ՀՀ ՊՆ-ն հաղորդել է ևս մեկ դեպքի մասին։ Սոթքի մոտ դիպուկահարի գնդակից զինվոր է զոհվել։"),
    ],
)  # fmt: skip
def test_who_announces_an_incident_tells_it_in_the_paragraph(language, text):
    found = read(language, "Reuters", "2022-09-17", text)
    told = {one.party.value for each in found.incidents for one in each.claims if one.killed}
    # the lead's only sentence announces the paragraph below, and none further down
    assert told == ({"Outlet"} if text.count("\n\n") > 1 else {"Armenia"})


def test_a_title_goes_with_the_person_and_the_surname_is_known_after():
    text = (
        "Nine houses were damaged by shelling in Gapanli on Tuesday, said the head of the Executive Power, Mustagim Mammadov. Two "
        "people were wounded on Wednesday by shells in Tartar, Mammadov said."
    )
    found = read("en", "Trend", "2016-04-28", text)
    names = {
        one.claimant.removesuffix(" (side not stated)").removesuffix(" (by context)")
        for each in found.incidents
        for one in each.claims
    }
    assert names == {"Head of the Executive Power, Mustagim Mammadov"}


def parties(language, text, outlet="Reuters", published="2022-09-17"):
    found = read(language, outlet, published, text)
    return [
        (one.claimant.removesuffix(" (by context)"), one.party.value, one.side and one.side.value)
        for each in found.incidents
        for one in each.claims
        if one.killed or one.wounded or one.captured
    ]


def test_what_stands_between_two_sentences_of_a_speaker_is_of_the_speaker():
    text = (
        "The Defence Ministry in Yerevan said that mortars hit Sotk on Tuesday. In the evening a soldier was killed near Verin Shorzha. "
        "'The fire was silenced', the ministry said."
    )
    assert parties("en", text) == [("Defence Ministry in Yerevan", "Armenia", "Armenia")]


@pytest.mark.parametrize(
    ("language", "outlet", "text", "expected"),
    [
        (
            "az",
            "APA",
            (
                "Sentyabrın 16-da Tovuz rayonunun Ağdam kəndində mövqelərimiz atəşə tutulub. Bu barədə Müdafiə Nazirliyindən bildirilib.\n\n"
                "Döyüşdə iki hərbçimiz yaralanıb."
            ),
            ("Müdafiə Nazirliyindən", "Azerbaijan", "Azerbaijan"),
        ),
        (
            "en",
            "Reuters",
            (
                "Positions near Tovuz came under fire on Friday. This was reported by Azerbaijan's Defence Ministry.\n\nTwo people were "
                "wounded in Tovuz."
            ),
            ("Reuters (narration)", "Outlet", "Azerbaijan"),
        ),
    ],
)
def test_an_agency_goes_on_with_the_words_of_its_own_ministry(language, outlet, text, expected):
    assert parties(language, text, outlet) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "12:40 — Vahram Poghosyan, spokesman for the president in Stepanakert: a drone hit a van near Martuni. One man was killed.", ("Vahram Poghosyan, spokesman for the president in Stepanakert", "Nagorno-Karabakh", "Nagorno-Karabakh")),
        ("en", "Fighting near Sotk on Friday. Baku: one soldier killed.", ("Baku", "Azerbaijan", "Azerbaijan")),
        ("hy", "Ժամը 03։40 — ՀՀ ՊՆ խոսնակ Շուշան Ստեփանյան. հակառակորդը կրակել է Մովսեսի ուղղությամբ, վիրավորվել է երկու զինծառայող։", ("ՀՀ ՊՆ խոսնակ Շուշան Ստեփանյան", "Armenia", "Armenia")),
    ],
)  # fmt: skip
def test_a_name_and_a_colon_open_what_is_said(language, text, expected):
    assert parties(language, text)[-1] == expected


def test_a_clause_before_a_colon_is_no_name():
    text = "У Лачина, как утверждает азербайджанское МО, все и началось: ранен один солдат."
    assert [name for name, _, _ in parties("ru", text)] != [
        "У Лачина, как утверждает азербайджанское МО, все и началось"
    ]


def test_whose_data_are_told_of_is_not_whose_losses():
    text = "В пятницу у Агдама шли бои. Армянские формирования, по данным Баку, потеряли убитыми до сотни человек."
    assert parties("ru", text) == [("Баку", "Azerbaijan", "Armenia")]


@pytest.mark.parametrize(
    ("name", "party"), [("Artsrun Hovhannisyan", "Armenia"), ("Vagif Dargahli", "Azerbaijan")]
)
def test_a_surname_rules_out_the_other_side(name, party):
    text = (
        "Armenia's Defence Ministry said that Sotk was shelled on Tuesday. Azerbaijan's Defence Ministry denied it. Defence ministry "
        f"spokesman {name} said that two people were wounded in Sotk."
    )
    assert [told for _, told, _ in parties("en", text)] == [party]


def test_to_whom_it_was_said_is_no_part_of_the_name():
    text = "Գեղարքունիքի մարզպետ Կարեն Սարգսյանը «Արմենպրեսին» ասաց, որ Սոթքում ադրբեջանական կրակից երկու մարդ է վիրավորվել։"
    assert parties("hy", text) == [("Գեղարքունիքի մարզպետ Կարեն Սարգսյանը", "Armenia", "Armenia")]


def test_a_group_that_is_encircled_is_no_blockade():
    text = "Sentyabrın 16-da Tovuz rayonunda diversiya qrupu mühasirəyə alınıb, iki nəfər yaralanıb."
    assert [kind for kind, *_ in incidents("az", text, "2022-09-17")] == [Kind.SABOTAGE]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "В результате обстрела Тертера погиб один человек — прокуратура Азербайджана", ("Прокуратура Азербайджана", "Azerbaijan", "Azerbaijan")),
        ("ru", 'Утром в Айгепаре двое солдат ранены азербайджанским огнем, рассказал "Кавказскому узлу" пресс-секретарь Минобороны Армении.', ("Пресс-секретарь Минобороны Армении", "Armenia", "Armenia")),
        ("en", "Anahit Manasyan, the Human Rights Defender of Armenia, said that two people were wounded by shells in Sotk.", ("Anahit Manasyan, the Human Rights Defender of Armenia", "Armenia", "Armenia")),
    ],
)  # fmt: skip
def test_who_counts_is_heard_wherever_the_name_stands(language, text, expected):
    assert parties(language, text) == [expected]


def test_a_hospital_s_town_is_not_who_speaks():
    text = (
        "Azerbaijan's Defence Ministry said that Tovuz was shelled on Friday. Two wounded men were taken to a hospital in Baku, the ministry "
        "added."
    )
    assert parties("en", text) == [("Azerbaijan's Defence Ministry", "Azerbaijan", "Azerbaijan")]


def test_the_side_before_an_aside_is_whose_losses_they_are():
    text = "В пятницу у Талыша шли бои. У армянской стороны, уверяют в Баку, более 30 убитых."
    assert parties("ru", text) == [("Баку", "Azerbaijan", "Armenia")]


def test_own_losses_of_a_later_paragraph_stay_with_the_incident():
    text = (
        "Armenian and Azerbaijani forces fought over villages at the weekend.\n\nAzerbaijan's Defence Ministry said its troops took Chldran on "
        "Saturday after a battle in which 43 Armenian fighters died. It put its own losses at nine dead."
    )
    found = read("en", "AP", "1992-09-21", text)
    assert not found.tallies
    assert {
        (one.side.value, one.killed.best) for each in found.incidents for one in each.claims if one.killed
    } == {("Armenia", 43), ("Azerbaijan", 9)}


def test_what_is_reported_on_a_day_well_behind_is_of_that_day():
    text = (
        "Azerbaijan's defence ministry said one of its conscripts was killed 3 May by sniper fire in the direction of Horadiz. The Karabakh "
        "defence ministry 20 May reported one serviceman killed in the direction of Talish."
    )
    days = [(start, places[0][0]) for _, start, _, places in incidents("en", text, "2017-06-01")]
    assert days == [("2017-05-03", "Horadiz"), ("2017-05-20", "Talish")]


def test_the_town_of_a_headline_is_no_second_incident():
    text = (
        "Mine blast hits road builders in Aghdam, one dead\n\nAn employee of a company was killed and two colleagues were injured when their "
        "vehicle ran over a mine near the village of Novruzlu in Aghdam district on Tuesday."
    )
    assert [places for *_, places in incidents("en", text, "2023-06-14")] == [[("Novruzlu", Role.NEAR)]]


def test_a_day_of_remembrance_makes_no_incident():
    text = "Traffic stopped at noon as Baku kept Remembrance Day for the servicemen who gave their lives, the first in Aghdam."
    assert incidents("en", text, "2022-09-27") == []


def test_both_legs_are_of_one_man():
    (loss,) = find_losses("Əsgər minaya düşüb, hər iki ayağını itirib.", lexicon("az"))
    assert (loss.measure, loss.count.best) == ("wounded", 1)


def test_a_year_inside_a_headline_is_no_heading():
    assert (
        period_of_heading("Flare-up puts 2021 ceasefire under strain.", date(2022, 4, 1), lexicon("en"))
        is None
    )
    span = period_of_heading("Border incidents, 2021", date(2022, 4, 1), lexicon("en"))
    assert (span.start, span.end) == (date(2021, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Friday Stepanakert was shelled. On Sunday the fire was moved to Shushi, where four civilians were killed."),
        ("ru", "В пятницу обстрелян Степанакерт. В воскресенье огонь перенесли к больнице Шуши, где четверо жителей убиты."),
    ],
)  # fmt: skip
def test_a_place_where_people_were_hit_is_struck(language, text):
    assert [places for *_, places in incidents(language, text, "2020-10-05")][1:] == [
        [("Shusha", Role.STRUCK)]
    ]


def test_a_date_between_slashes_is_a_dateline():
    text = "Bakı/15.06.99/Turan: Dünən Tərtər rayonu yaxınlığında ciddi toqquşma baş verib."
    found = find_dates(text, date(1999, 6, 15), lexicon("az"))
    assert [(one.span.start.day, one.use) for one in found] == [(15, DateUse.SAID), (14, DateUse.EVENT)]


def test_an_opening_told_in_detail_below_is_no_second_incident():
    text = (
        "The worst clash in ten years took place near Tartar district.\n\nOn 4 March a clash broke out near Levonarkh. "
        "Two soldiers were killed."
    )
    assert [places for *_, places in incidents("en", text, "2008-03-05")] == [[("Levonarkh", Role.NEAR)]]


def test_what_has_become_routine_is_no_incident():
    text = "A soldier was killed near Verin Shorzha on Tuesday. Shootings around Yeraskh have become a near-daily occurrence."
    assert [places for *_, places in incidents("en", text)] == [[("Verin Shorzha", Role.NEAR)]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("У села Коти ранен один человек. Он получил пулевое ранение от снайпера.", Kind.SMALL_ARMS_FIRE),
    ],
)  # fmt: skip
def test_a_later_sentence_says_what_befell_them(text, kind):
    assert [kind for kind, *_ in incidents("ru", text)] == [kind]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "An Azerbaijani drone was shot down near Sotk on Tuesday.", Kind.OTHER),
        ("en", "Air defence shot down two drones near Sotk.", Kind.OTHER),
        ("en", "A drone hit a car, and another drone was shot down.", Kind.DRONE_STRIKE),
        ("ru", "У Сотка сбит квадрокоптер.", Kind.OTHER),
        ("ru", "Беспилотник ударил по машине у Сотка.", Kind.DRONE_STRIKE),
        ("az", "Sotk yaxınlığında PUA vurulub.", Kind.OTHER),
        ("az", "Sotk dronla vurulub.", Kind.DRONE_STRIKE),
        ("hy", "Սոթքի մոտ խոցվել է անօդաչու սարք։", Kind.OTHER),
        ("hy", "Անօդաչուն խոցել է մեքենան։", Kind.DRONE_STRIKE),
    ],
)  # fmt: skip
def test_a_drone_that_was_shot_down_struck_nothing(language, text, kind):
    assert kind_of(text, lexicon(language)) is kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Во вторник обстрелян Сотк. Раненых доставили в Ереван, где двое раненых скончались."),
        ("ru", "Во вторник обстрелян Сотк. Премьер прибыл в Горис, где навестил раненых."),
        ("en", "On Tuesday Sotk was shelled. The bodies were taken to Vardenis, where relatives of those who were killed gathered."),
    ],
)  # fmt: skip
def test_where_the_hurt_are_mourned_or_treated_was_not_hit(language, text):
    assert [[name for name, _ in places] for *_, places in incidents(language, text)] == [["Sotk"]]


def test_the_accusations_of_two_sides_stay_two_incidents():
    text = "Armenian forces shelled Gegharkunik, Baku said.\n\nAzerbaijani forces shelled Vardenis, wounding two soldiers, Yerevan said."
    assert len(incidents("en", text)) == 2


def test_an_agreement_of_years_ago_dates_no_report():
    text = "Azerbaijan violates ceasefire deal of 2020\n\nOn 13 September Azerbaijani forces shelled Sotk."
    assert [start for _, start, _, _ in incidents("en", text)] == ["2022-09-13"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two Armenian soldiers were killed near Sotk on 13 September, while in Jermuk three civilians were wounded."),
        ("ru", "13 сентября под Сотком погибли двое армянских солдат, а в Джермуке ранены трое мирных жителей."),
        ("az", "Sentyabrın 13-də Sotk yaxınlığında iki erməni əsgəri həlak olub, Cermukda isə üç mülki şəxs yaralanıb."),
        ("hy", "Սեպտեմբերի 13-ին Սոթքի մոտ զոհվել է երկու հայ զինվոր, իսկ Ջերմուկում վիրավորվել է երեք քաղաքացիական անձ։"),
    ],
)  # fmt: skip
def test_losses_at_two_places_in_one_sentence_are_two_incidents(language, text):
    assert counted(language, text) == [(["Sotk"], [(2, None)]), (["Jermuk"], [(None, 3)])]


def test_one_sentence_is_parted_at_semicolons_but_not_where_nothing_is_counted_or_the_places_are_near():
    text = "On 13 September two Armenian soldiers were killed near Sotk; in Goris one was wounded; near Kapan four were killed."
    assert counted("en", text) == [
        (["Sotk"], [(2, None)]),
        (["Goris"], [(None, 1)]),
        (["Kapan"], [(4, None)]),
    ]
    quiet = "Two Armenian soldiers were killed near Sotk on 13 September, while Jermuk was quiet."
    assert counted("en", quiet) == [(["Sotk"], [(2, None)])]
    near = "Two people were killed in Shushi on 13 September, while in Stepanakert three were wounded."
    assert [claims for _, claims in counted("en", near)] == [[(2, None), (None, 3)]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two men were injured by an Azerbaijani drone on the road to Jermuk on 13 September.", ["Jermuk"]),
        ("On 13 September a shell exploded near the Goris hospital and two civilians were wounded.", ["Goris"]),
        ("On 13 September Armenian forces fired from positions located in the direction of Sotk at positions near Lachin.", ["Lachin"]),
    ],
)  # fmt: skip
def test_where_it_happened_stands_in_a_road_a_body_or_beside_where_fire_came_from(text, places):
    assert [[name for name, _ in sites] for *_, sites in incidents("en", text)] == [places]


def test_one_more_of_those_told_before_belongs_to_where_their_side_lost_people():
    text = (
        "Three Armenian soldiers were killed near Sotk on 13 September, Armenia's Defence Ministry said. "
        "Azerbaijan said an Azerbaijani soldier was wounded near Lachin on 13 September.\n\n"
        "A fourth Armenian serviceman died in hospital, the ministry in Yerevan said."
    )
    sotk, lachin = counted("en", text)
    assert (1, None) in sotk[1]
    assert lachin == (["Lachin"], [(None, 1)])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two villagers came under fire near Baghanis on Tuesday, Armenia said. Azerbaijan in turn reported that a resident of Mazam had been wounded in the village of Mazam the same day."),
        ("en", "Azerbaijan said a soldier was wounded on Tuesday when Armenian forces opened fire near Kamarli. Armenia claimed in response that its own positions at Norabak had come under fire, leaving one conscript wounded."),
        ("ru", "Минобороны Армении заявило, что 13 сентября был обстрелян Сотк, ранен солдат. В Баку это опровергли: по словам ведомства, наоборот, под обстрел попало село Садарак, ранены двое рабочих."),
        ("en", "An Azerbaijani soldier was wounded on Tuesday when Armenian forces opened fire at a post in the Kalbajar direction, the Defence Ministry in Baku said. Armenia's Defence Ministry claimed in response that its own positions at Norabak had come under attack, leaving one conscript wounded."),
    ],
)  # fmt: skip
def test_fire_at_a_town_of_each_side_is_two_attacks_though_one_answers_the_other(language, text):
    assert [len(sites) for *_, sites in incidents(language, text)] == [1, 1]


def test_who_answers_that_the_village_fired_from_was_hit_tells_of_the_same():
    text = (
        "Azerbaijan said its post at Heydarabad came under fire on Tuesday from Armenian positions near Yeraskh. "
        "Armenia said in response that Yeraskh had come under fire first."
    )
    assert len(incidents("en", text)) == 1
