"""Who says it, and how: accusations, denials and counter-claims of two sides in the plainest sentences."""

import pytest

from geo.model import Count, Party, Stance
from tests.test_extract_wordings import read

SAID = [
    # the claims that there must be: who, how, and whom it accuses
    ("en", "Armenia accused Azerbaijan of shelling Sotk on Tuesday. Azerbaijan denied it.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("en", "Azerbaijan denied shelling Sotk on Tuesday.", "Azerbaijan denies"),
    ("en", "Azerbaijan denied Armenian claims that it had shelled Sotk on Tuesday.", "Azerbaijan denies"),
    ("en", "Azerbaijan rejected the accusation that its forces shelled Sotk on Tuesday.", "Azerbaijan denies"),
    ("en", "Armenia said Azerbaijani forces shelled Sotk on Tuesday; Baku called the report false.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("en", "Azerbaijan said its forces did not shell Sotk on Tuesday.", "Azerbaijan denies"),
    ("en", "According to Yerevan, Azerbaijan shelled Sotk on Tuesday, which Baku denies.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("en", "The Armenian defence ministry said Sotk had come under Azerbaijani fire on Tuesday. The Azerbaijani side refuted the statement.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("en", "Armenia and Azerbaijan accused each other of shelling near Sotk on Tuesday.", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
    ("en", "Armenia and Azerbaijan each blamed the other for a clash near Sotk on Tuesday.", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
    ("en", "Armenian and Azerbaijani troops exchanged fire near Sotk on Tuesday, both sides said, each blaming the other.", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
    ("en", "Baku blamed Yerevan for the shooting near Sotk on Tuesday.", "Azerbaijan accuses Armenia"),
    ("en", "Baku said the shooting near Sotk on Tuesday was a response to Armenian fire.", "Azerbaijan accuses Armenia"),
    ("en", "Azerbaijan confirmed that two of its soldiers were killed near Sotk on Tuesday.", "Azerbaijan asserts"),
    ("en", "Azerbaijan denied that two of its soldiers were killed near Sotk on Tuesday.", "Azerbaijan denies"),
    ("en", "Armenia said it had not fired at Azerbaijani positions near Sotk on Tuesday.", "Armenia denies"),
    ("en", "Yerevan dismissed as untrue Baku's report that Armenian forces fired at posts near Kalbajar on Tuesday.", "Armenia denies"),
    ("ru", "Армения обвинила Азербайджан в обстреле Сотка 13 сентября. Азербайджан это отрицает.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("ru", "Азербайджан опроверг обстрел Сотка 13 сентября.", "Azerbaijan denies"),
    ("ru", "Армения обвинила Азербайджан в обстреле Сотка 13 сентября. «Никакого обстрела не было, армянская сторона списывает на нас собственные происшествия», – заявил сотрудник Минобороны Азербайджана.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("ru", "По данным Армении, 13 сентября азербайджанские силы обстреляли Сотк. «Никакого обстрела не было, армянская сторона говорит неправду», – заявил сотрудник Минобороны Азербайджана.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("ru", "В Баку отвергли обвинения Армении в обстреле Сотка 13 сентября.", "Azerbaijan denies"),
    ("ru", "Минобороны Армении заявило, что азербайджанские силы 13 сентября обстреляли Сотк; в Баку назвали это ложью.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("ru", "Азербайджан заявил, что его войска не обстреливали Сотк 13 сентября.", "Azerbaijan denies"),
    ("ru", "Армения и Азербайджан обвинили друг друга в обстреле у Сотка 13 сентября.", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
    ("ru", "Баку возложил на Ереван ответственность за перестрелку у Сотка 13 сентября.", "Azerbaijan accuses Armenia"),
    ("ru", "По данным Еревана, Азербайджан 13 сентября обстрелял Сотк, что Баку отрицает.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("ru", "Армения заявила, что не открывала огонь по азербайджанским позициям у Сотка 13 сентября.", "Armenia denies"),
    ("ru", "Сообщение Минобороны Азербайджана о том, что 13 сентября армянские силы обстреляли позиции у Кельбаджара, не соответствует действительности, заявило Минобороны Армении.", "Armenia denies"),
    ("az", "Ermənistan Azərbaycanı sentyabrın 13-də Sotku atəşə tutmaqda ittiham edib. Azərbaycan bunu təkzib edib.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("az", "Azərbaycan sentyabrın 13-də Sotkun atəşə tutulduğunu təkzib edib.", "Azerbaijan denies"),
    ("az", "Bakı Ermənistanın sentyabrın 13-də Sotkun atəşə tutulması barədə ittihamını rədd edib.", "Azerbaijan denies"),
    ("az", "Ermənistan MN bildirib ki, Azərbaycan qüvvələri sentyabrın 13-də Sotku atəşə tutub; Bakı bunu yalan adlandırıb.", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("az", "Ermənistan və Azərbaycan sentyabrın 13-də Sotk yaxınlığında atəşə görə bir-birini ittiham edir.", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
    ("az", "Azərbaycan bildirib ki, qüvvələri sentyabrın 13-də Sotku atəşə tutmayıb.", "Azerbaijan denies"),
    ("hy", "Հայաստանը մեղադրել է Ադրբեջանին սեպտեմբերի 13-ին Սոթքը գնդակոծելու մեջ։ Ադրբեջանը դա հերքել է։", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("hy", "Ադրբեջանը հերքել է սեպտեմբերի 13-ին Սոթքը գնդակոծելու մասին լուրը։", "Azerbaijan denies"),
    ("hy", "Բաքուն մերժել է Հայաստանի մեղադրանքը, թե սեպտեմբերի 13-ին գնդակոծել է Սոթքը։", "Azerbaijan denies"),
    ("hy", "Հայաստանի ՊՆ-ն հայտնել է, որ ադրբեջանական ուժերը սեպտեմբերի 13-ին գնդակոծել են Սոթքը. Բաքուն դա սուտ է անվանել։", "Armenia accuses Azerbaijan, Azerbaijan denies"),
    ("hy", "Հայաստանն ու Ադրբեջանը միմյանց մեղադրել են սեպտեմբերի 13-ին Սոթքի մոտ կրակելու մեջ։", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
    ("hy", "Ադրբեջանը հայտարարել է, որ իր ուժերը սեպտեմբերի 13-ին Սոթքը չեն գնդակոծել։", "Azerbaijan denies"),
    ("hy", "Ադրբեջանի ՊՆ-ի հաղորդումը, թե սեպտեմբերի 13-ին հայկական ուժերը կրակել են Քելբաջարի մոտ գտնվող դիրքերի վրա, չի համապատասխանում իրականությանը, հայտարարել է Հայաստանի ՊՆ-ն։", "Armenia denies"),
    ("en", "Armenia said two soldiers were killed near Sotk on Tuesday. Azerbaijan said three were wounded. The sides accused each other of opening fire.", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
    ("en", "Stepanakert said two of its soldiers were wounded near Martakert on Tuesday. Azerbaijan said its posts there had come under fire. The other side denied it.", "Nagorno-Karabakh denies"),
    ("ru", "Армения сообщила о двух погибших у Сотка 13 сентября. Азербайджан сообщил об одном раненом. Противоположная сторона это отрицает.", "Armenia denies"),
    ("hy", "Ադրբեջանի պաշտպանության նախարարությունը հերքել է հաղորդագրությունը և իր հերթին Հայաստանին մեղադրել սեպտեմբերի 13-ին Սադարակի մոտ դիրքերը գնդակոծելու մեջ։", "Azerbaijan denies, Azerbaijan accuses Armenia"),
    ("hy", "Երևանը հերքել է այդ պնդումը և Ադրբեջանին մեղադրել սեպտեմբերի 13-ին Սոթքը հրետակոծելու մեջ։", "Armenia denies, Armenia accuses Azerbaijan"),
    ("hy", "Երևանը Բաքվին մեղադրում է սեպտեմբերի 13-ին Սոթքը հրետակոծելու համար։", "Armenia accuses Azerbaijan"),
    ("hy", "Պաշտոնական Բաքուն դա հերքում է և հայկական կողմին մեղադրում սեպտեմբերի 13-ին Սադարակում մեկ զինվորի վիրավորվելու համար։", "Azerbaijan denies, Azerbaijan accuses Armenia"),
    ("hy", "Հայաստանի արտգործնախարարությունը Ադրբեջանին է վերագրում սեպտեմբերի 13-ին Սոթքի գնդակոծությունը, որի հետևանքով զոհվել է երկու զինծառայող։", "Armenia accuses Azerbaijan"),
    ("az", "Azərbaycan Müdafiə Nazirliyi bunu təkzib edib və öz növbəsində Ermənistanı sentyabrın 13-də Sədərəkdəki mövqeləri atəşə tutmaqda ittiham edib.", "Azerbaijan denies, Azerbaijan accuses Armenia"),
    ("az", "Bakı ittihamı rədd edib və İrəvanı sentyabrın 13-də Sədərəyi atəşə tutmaqda günahlandırıb.", "Azerbaijan denies, Azerbaijan accuses Armenia"),
    ("az", "Ermənistan MN məlumatı yalanlayıb və Bakını sentyabrın 13-də Sotku gülləbaran etməkdə suçlayıb.", "Armenia denies, Armenia accuses Azerbaijan"),
    ("az", "İrəvan iddianı yalanlayıb, Azərbaycan tərəfini sentyabrın 13-də Sotkda atəş açmaqda günahlandırıb, bir əsgərinin yaralandığını deyib.", "Armenia denies, Armenia accuses Azerbaijan, Armenia asserts"),
    ("en", "Yerevan, rejecting the claim, blamed Azerbaijani forces for the shelling of Sotk on Tuesday.", "Armenia accuses Azerbaijan"),
    ("en", "Yerevan, for its part, blamed Baku for the death of a soldier at Sotk on Tuesday.", "Armenia accuses Azerbaijan"),
    ("en", "Yerevan, rejecting a claim by Baku, blamed Azerbaijani forces for the death of two soldiers at Sotk on Tuesday.", "Armenia denies, Armenia accuses Azerbaijan"),
    ("en", "Saying that two soldiers had died near Sotk on Tuesday, Yerevan blamed Baku.", "Armenia accuses Azerbaijan"),
    ("en", "Armenia and Azerbaijan exchanged accusations over shelling near Tegh on Tuesday.", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
    ("ru", "Армения и Азербайджан обменялись обвинениями в обстреле позиций у Теха 13 сентября.", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
    ("ru", "Армения и Азербайджан обменялись обвинениями в связи с перестрелкой 13 сентября на дороге Ханкенди (Степанакерт) – Лачин.", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
    ("hy", "Հայաստանն ու Ադրբեջանը փոխադարձ մեղադրանքներ են հնչեցրել սեպտեմբերի 13-ին Տեղի մոտ կրակոցների համար։", "Armenia accuses Azerbaijan, Azerbaijan accuses Armenia"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "said"), SAID)
def test_each_side_accuses_and_denies_for_itself(language, text, said):
    (one,) = read(language, "Example", "2022-09-14", text).incidents
    told = {
        " ".join(str(part) for part in (claim.party, claim.stance, claim.about) if part)
        for claim in one.claims
    }
    told |= {one.rpartition(" ")[0] for one in told if one.count(" ") > 1}
    assert set(said.split(", ")) <= told


def test_a_sentence_that_denies_twice_is_one_denial():
    text = "Azerbaijan said Armenian forces shelled its positions near Lachin on Tuesday. Armenia denied the claim, saying the reports did not correspond to reality."
    (one,) = read("en", "Example", "2022-09-14", text).incidents
    assert [(str(claim.party), str(claim.stance)) for claim in one.claims] == [
        ("Azerbaijan", "accuses"),
        ("Armenia", "denies"),
    ]


def test_two_sides_that_a_report_does_not_name_accuse_nobody_by_name():
    (one,) = read("en", "Example", "2022-09-14", "Both sides accused each other of opening fire near Sotk on Tuesday.").incidents  # fmt: skip
    assert [(str(claim.party), str(claim.stance), claim.about) for claim in one.claims] == [
        ("Outlet", "accuses", None)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Yerevan blamed Baku for the death of a soldier at Sotk on Tuesday."),
        ("en", "Armenia has accused Azerbaijan of the killing of a soldier at Sotk on Tuesday."),
        ("ru", "Ереван обвинил Баку в гибели солдата у Сотка 13 сентября."),
        ("az", "İrəvan Bakını sentyabrın 13-də Sotkda bir əsgərin ölümündə günahlandırıb."),
        ("hy", "Երևանը Բաքվին մեղադրում է սեպտեմբերի 13-ին Սոթքում մեկ զինվորի մահվան համար։"),
    ],
)
def test_who_is_blamed_for_a_death_did_not_lose_the_dead(language, text):
    (one,) = read(language, "Example", "2022-09-14", text).incidents
    (claim,) = one.claims
    assert (claim.party, claim.about, claim.side, claim.killed) == (
        Party.ARMENIA,
        Party.AZERBAIJAN,
        Party.ARMENIA,
        Count(1, 1, 1),
    )


@pytest.mark.parametrize("what", ["shelling of", "a strike on"])
def test_whose_positions_were_hit_is_not_accused_and_lost_the_dead(what):
    text = f"Two soldiers were killed in {what} Azerbaijani positions near Sotk on Friday, Armenia's Defence Ministry said."
    told = [
        (claim.stance, claim.about, claim.side)
        for one in read("en", "AFP", "2023-06-16", text).incidents
        for claim in one.claims
    ]
    assert told == [(Stance.ASSERTS, None, Party.AZERBAIJAN)]


def test_that_nothing_was_recorded_denies_fire_that_another_tells_of():
    text = "Armenia said Azerbaijani troops shelled Chinari on Thursday. Baku said that no shelling was recorded."
    (one,) = read("en", "AFP", "2023-06-16", text).incidents
    assert [(claim.party, claim.stance) for claim in one.claims] == [
        (Party.ARMENIA, Stance.ACCUSES),
        (Party.AZERBAIJAN, Stance.DENIES),
    ]


def test_when_it_was_said_stands_in_no_speakers_name():
    text = "Armenia accused Azerbaijan of shelling Sotk on Tuesday. However, in the evening it accused Azerbaijan of firing at Kut too."
    claims = [claim for one in read("en", "Example", "2022-09-14", text).incidents for claim in one.claims]
    accusing = [claim.party for claim in claims if claim.stance is Stance.ACCUSES]
    assert accusing == [Party.ARMENIA, Party.ARMENIA]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Armenia still withholds the maps of minefields, the Azerbaijani Foreign Ministry said. Armenia rejects these accusations.", False),
        ("Armenia rejects these accusations.", True),
    ],
)  # fmt: skip
def test_an_answer_to_a_remark_is_of_no_incident_told_before_it(text, denied):
    told = f"Armenian mines wounded a sapper near Garakhanbayli on Tuesday, Baku said.\n\n{text}"
    claims = [claim for one in read("en", "Example", "2022-09-14", told).incidents for claim in one.claims]
    assert any(claim.stance is Stance.DENIES for claim in claims) is denied


@pytest.mark.parametrize(
    ("language", "published", "text", "said"),
    [
        ("en", "2022-03-27", "Azerbaijani troops violated the ceasefire twice near Parukh on Saturday, the Russian Defence Ministry said.", (Stance.ACCUSES, Party.AZERBAIJAN)),
        ("ru", "2022-03-27", "Азербайджанские военные нарушили режим прекращения огня в районе Паруха 26 марта, сообщило Минобороны России.", (Stance.ACCUSES, Party.AZERBAIJAN)),
        ("en", "2022-03-27", "Fire was opened from small arms in Nagorno-Karabakh near Parukh on Saturday, the Russian Defence Ministry said.", (Stance.ASSERTS, None)),
        ("ru", "2022-03-27", "В Нагорном Карабахе 26 марта обстреляли Шушу, сообщило Минобороны России.", (Stance.ASSERTS, None)),
    ],
)  # fmt: skip
def test_a_third_party_accuses_the_one_side_whose_forces_it_names(language, published, text, said):
    (one,) = read(language, "Example", published, text).incidents
    assert [(claim.party, claim.stance, claim.about) for claim in one.claims] == [(Party.RUSSIA, *said)]


@pytest.mark.parametrize(
    ("language", "text", "party"),
    [
        ("en", "Shelling of Barda on 28 October killed 14 people, the prosecutor general's office said. The prosecutor general's office accused Armenian forces of it.", Party.AZERBAIJAN),
        ("ru", "При обстреле Барды 28 октября погибли 14 человек, сообщила Генпрокуратура. Генпрокуратура обвинила вооружённые силы Армении.", Party.AZERBAIJAN),
        ("az", "Oktyabrın 28-də Bərdənin atəşə tutulması nəticəsində 14 nəfər həlak olub, Baş Prokurorluq bildirib. Baş Prokurorluq Ermənistan silahlı qüvvələrini ittiham edib.", Party.AZERBAIJAN),
        ("hy", "Հոկտեմբերի 28-ին Մարտունու գնդակոծության հետևանքով զոհվել է մեկ բնակիչ, հայտնել է դատախազությունը։ Դատախազությունը մեղադրել է ադրբեջանական ուժերին։", Party.NAGORNO_KARABAKH),
    ],
)  # fmt: skip
def test_a_body_whose_side_its_losses_tell_accuses_as_that_side(language, text, party):
    other = Party.AZERBAIJAN if party is not Party.AZERBAIJAN else Party.ARMENIA
    (one,) = read(language, "Example", "2020-10-29", text).incidents
    assert [(claim.party, claim.stance, claim.about) for claim in one.claims] == [
        (party, Stance.ASSERTS, None),
        (party, Stance.ACCUSES, other),
    ]


def test_a_body_that_blames_a_side_is_not_of_it_whatever_its_losses_tell():
    text = "Shelling of Barda on 28 October killed 14 people, the police said. The police accused Azerbaijani forces."
    (one,) = read("en", "Example", "2020-10-29", text).incidents
    blaming = [(claim.party, claim.about) for claim in one.claims if claim.stance is Stance.ACCUSES]
    assert blaming == [(Party.UNSTATED, Party.AZERBAIJAN)]
