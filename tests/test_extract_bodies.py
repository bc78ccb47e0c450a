"""Bodies that tell of losses in every place of a sentence, people listed one by one, and losses that are all there is of an incident."""

from datetime import date

import pytest

from geo.extract.counts.find import find_losses
from geo.extract.words.lexicon import lexicon
from tests.test_extract_wordings import read, told

TOLD = [
    # hospitals, executives and embassies tell for the side that they are of
    ("en", "Sentinel", "Shelling hit Jermuk on 13 September. A surgeon at the Vayk hospital said that six soldiers had been wounded.", "AM: wounded 6 of AM"),
    ("en", "Sentinel", "Two soldiers were wounded in shelling near Jermuk on 13 September, the Vayk district executive authority of Armenia told Sentinel.", "AM: wounded 2 of AM"),
    ("ru", "Вестник", "13 сентября обстрелян Джермук, трое военных ранены, уточнил главврач больницы в Армении.", "AM: wounded 3 of AM"),
    ("hy", "Լուր", "Սեպտեմբերի 13-ին Ջերմուկի մոտ վիրավորվել է երկու զինվոր, ասում է Վայքի շրջվարչակազմը։", "AM: wounded 2 of AM"),
    # a body learned of, told at, or cited by the data of
    ("en", "Sentinel", "Three Armenian soldiers were killed near Jermuk on 13 September, by the data of the Armenian headquarters.", "AM: killed 3 of AM"),
    ("en", "Sentinel", "Two Armenian soldiers were killed near Jermuk on 13 September. Sentinel was told this at the Armenian Defence Ministry.", "AM: killed 2 of AM"),
    ("en", "Sentinel", "Shelling hit Jermuk on 13 September. Two soldiers were wounded, according to the daily bulletin of the Armenian Defence Ministry.", "AM: wounded 2 of AM"),
    ("hy", "Լուր", "Սեպտեմբերի 13-ին Ջերմուկի մոտ զոհվել է երկու հայ զինվոր, հաղորդում է ԱՊԱ-ն՝ վկայակոչելով Ադրբեջանի պաշտպանության նախարարությունը։", "AZ: killed 2 of AM"),
    # the one body of a short sentence that points back
    ("en", "Sentinel", "Two Armenian soldiers were killed near Jermuk on 13 September. The figures are those of the Armenian army.", "AM: killed 2 of AM"),
    ("ru", "Вестник", "13 сентября у Джермука погибли двое солдат. Это данные Минобороны Армении.", "AM: killed 2 of AM"),
    ("az", "Xəbər", "Sentyabrın 13-də Cermuk yaxınlığında iki əsgər həlak olub. Belə məlumatı Ermənistan Müdafiə Nazirliyi yayıb.", "AM: killed 2 of AM"),
    ("hy", "Լուր", "Սեպտեմբերի 13-ին Ջերմուկի մոտ զոհվել է երկու զինվոր։ Այդ մասին հայտնում է ՀՀ պաշտպանության նախարարությունը։", "AM: killed 2 of AM"),
    # who only adds to it has told it
    ("en", "Sentinel", "Two Armenian soldiers were killed near Jermuk on 13 September. Yerevan said that the post had come under mortar fire.", "AM: killed 2 of AM"),
    # a body with a clause behind it, a statement with another body
    ("en", "Sentinel", "Monitors of the OSCE who visited Jermuk said two Armenian soldiers had been killed there in shelling on 13 September.", "other: killed 2 of AM"),
    ("en", "Sentinel", "Two people were killed when a shell hit Jermuk on 13 September, Armenia's police said in a joint statement with the Health Ministry.", "AM: killed 2 of AM"),
    # before a colon with a day, an office before a name; in Armenian before a point
    ("ru", "Вестник", "Сводка армянского штаба за 13 сентября: под Джермуком трое военных ранены.", "AM: wounded 3 of AM"),
    ("az", "Xəbər", "Ermənistan Müdafiə Nazirliyinin sözçüsü, polkovnik Aram Petrosyan: “Sentyabrın 13-də Cermuk yaxınlığında iki əsgər həlak olub”.", "AM: killed 2 of AM"),
    ("hy", "Լուր", "Սեպտեմբերի 13-ին հրետակոծվել է Ջերմուկը։ ՀՀ ՊՆ խոսնակ Դավիթ Կարապետյան. «Վիրավորվել է երկու զինվոր»։", "AM: wounded 2 of AM"),
    ("hy", "Լուր", "Հայաստանի պաշտպանության նախարարությունը գրել է. Սեպտեմբերի 13-ին Ջերմուկի մոտ զոհվել է երկու ադրբեջանցի զինվոր։", "AM: killed 2 of AZ"),
    ("hy", "Լուր", "Ադրբեջանական ականազերծող գործակալությունը պարզել է. Ֆիզուլու մոտ սեպտեմբերի 13-ին պայթած ականից զոհվել է երկու զինվոր։", "AZ: killed 2 of AZ"),
    # a doctor of a side's own media where no place tells whose
    ("az", "Report", "Sentyabrın 13-də raket zərbəsi olub. Mərkəzi Xəstəxananın baş həkimi deyib ki, onlara iki yaralı gətirilib.", "AZ: wounded 2 of AZ"),
    # what a truce's other side calls itself, an announcement made, a speaker behind where it was said
    ("en", "Armenpress", "Two soldiers were wounded near Jermuk on 13 September. The Defense Ministry made the announcement on its website.", "AM: wounded 2 of AM"),
    ("ru", "Вестник", "13 сентября обстрелян Джермук, двое солдат погибли, заявил на заседании правительства премьер-министр Армении.", "AM: killed 2 of AM"),
    # Baku and Yerevan before a colon
    ("ru", "Вестник", "13 сентября обстрелян Джермук. Ереван: убиты трое армянских военных.", "AM: killed 3 of AM"),
    # the Red Cross is no capital's for its office there
    ("az", "Xəbər", "Sentyabrın 13-də Cermuk atəşə tutulub. Beynəlxalq Qızıl Xaç Komitəsinin Bakı nümayəndəliyi iki erməni əsgərinin yaralandığını bildirib.", "other: wounded 2 of AM"),
    # a person with a title behind, a document that reads, a body between brackets at the end
    ("en", "Sentinel", "Shelling hit Jermuk on 13 September. Three civilians were wounded, Arman Tatoyan, the Human Rights Defender of Armenia, wrote.", "AM: wounded 3 of AM"),
    ("en", "Sentinel", 'Shelling hit Jermuk on 13 September. "Three soldiers were wounded," the Armenian document reads.', "AM: wounded 3 of AM"),
    ("en", "Sentinel", "A shell hit Jermuk on 13 September. Nobody was hurt (the Armenian Defence Ministry).", "AM: killed 0, wounded 0 of AM"),
    # who denies is not who told, who is blamed does not speak, a body's own number beside what it does not tell
    ("en", "Sentinel", "Three Armenian soldiers were wounded near Jermuk on 13 September as Baku denies firing.", "outlet: wounded 3 of AM"),
    ("en", "Sentinel", "Shelling hit Jermuk on 13 September, Armenia's Defence Ministry said. Azerbaijani troops opened fire first, it adds, and two Armenian soldiers were killed.", "AM: killed 2 of AM"),
    ("en", "Sentinel", "Shelling hit Jermuk on 13 September. Yerevan spoke of a provocation; Baku, accusing Yerevan of lies, acknowledged seven soldiers dead.", "AZ: killed 7 of AZ"),
    ("en", "Sentinel", "Fighting went on near Jermuk on 13 September. Azerbaijan has not disclosed its own dead but counts 60 Armenian soldiers killed.", "AZ: killed 60 of AM"),
    # whose governors, executives, information centres and Defence Army
    ("en", "Sentinel", "Two Armenian soldiers were wounded near Jermuk on 13 September, the governor of the province told RFE/RL's Armenian service (Azatutyun.am).", "AM: wounded 2 of AM"),
    ("en", "Sentinel", 'Martakert was shelled on 13 September. Two soldiers were wounded, said the separatist "defence army" of Karabakh.', "NK: wounded 2 of NK"),
    ("en", "Sentinel", "Four Armenian soldiers were killed near Martakert on 13 September, the Armenians' Defence Army said.", "NK: killed 4 of NK"),
    ("az", "Xəbər", "Sentyabrın 13-də Füzuli atəşə tutulub. Rayon icra hakimiyyətindən bildirilib ki, iki nəfər yaralanıb.", "AZ: wounded 2 of AZ"),
    ("ru", "Вестник", "13 сентября обстрелян Джермук, двое ранены, сообщил единый инфоцентр.", "AM: wounded 2 of AM"),
    ("hy", "Լուր", "Սեպտեմբերի 13-ին հրետակոծվել է Ջերմուկը։ Ադրբեջանի ՊՆ-ն հերքեց մեղադրանքը՝ ասելով, թե ինքը երկու զոհ ունի։", "AZ: killed 2 of AZ"),
    # that nothing is known is no zero
    ("en", "Sentinel", "Armenia said two of its soldiers were killed near Jermuk on 13 September by Azerbaijani fire. There is no information on losses of the other side.", "AM: killed 2 of AM"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "outlet", "text", "expected"), TOLD)
def test_a_body_tells_of_losses_wherever_it_stands(language, outlet, text, expected):
    found = told(read(language, outlet, "2022-09-14", text))
    assert [one.partition("; ")[2] for one in found] == [expected]


LOSSES = [
    # people one by one
    ("en", "A cameraman of a television channel, a correspondent of a state agency and a local official were killed.", [("killed", 3)]),
    ("az", "AzərTAC-ın əməkdaşı Məhərrəm Əliyev və kanalın operatoru Sirac Abdullayev həlak olub.", [("killed", 2)]),
    ("az", "Bir qadın və azyaşlı bir qızın meyiti gətirilib.", [("killed", 2)]),
    ("hy", "Զոհվել են մայոր Ռամիլ Խալիլովը, կապիտան Օրխան Ասկերովը, ենթասպա Սանան Վալիևը։", [("killed", 3)]),
    ("en", "A citizen of Iran, a lorry driver, was wounded.", [("wounded", 1)]),
    # a surname is no fate, whatever it begins with
    ("az", "Sərhədçi Sahib Qurbanov yüngül yaralanıb.", [("wounded", 1)]),
    # one of several
    ("az", "Qurumun hərbçilərindən biri yanvarın 15-də Füzuli istiqamətində öldürülüb.", [("killed", 1)]),
    # neither of two fates
    ("ru", "Ни убитых, ни раненых нет.", [("killed", 0), ("wounded", 0)]),
    ("az", "Nə ölən, nə də yaralanan var.", [("killed", 0), ("wounded", 0)]),
    ("hy", "Ոչ զոհ ունենք, ոչ վիրավոր։", [("killed", 0), ("wounded", 0)]),
    ("ru", "У него двое раненых и ни одного убитого.", [("wounded", 2), ("killed", 0)]),
    # who died of wounds is wounded no more
    ("ru", "Рядовой Самвел Айрапетян, раненный 11 августа под Матагисом, скончался в госпитале.", [("killed", 1)]),
    ("az", "Sentyabrın 20-də yaralanmış əsgər Nicat Əliyev hospitalda vəfat edib.", [("killed", 1)]),
    ("en", "The two wounded soldiers died in hospital.", [("killed", 2)]),
    ("en", "One soldier was wounded and another died.", [("wounded", 1), ("killed", 1)]),
    # ages
    ("en", "A mother and her son, 8, were killed.", [("killed", 2)]),
    ("en", "A boy of twelve was killed.", [("killed", 1)]),
    # number words
    ("ru", "Враг потерял сто двадцать человек.", [("killed", 120)]),
    ("ru", "Ранены двести сорок пять солдат.", [("wounded", 245)]),
    ("ru", "Не менее двух десятков раненых.", [("wounded", 20)]),
    ("az", "Üçdən beşə qədər əsgər itkin düşüb.", [("missing", None)]),
    ("hy", "Հակառակորդը կորցրել է երեքից ոչ ավելի զինվոր։", [("killed", 3)]),
    ("hy", "Կա ոչ պակաս, քան 200 զոհ։", [("killed", 200)]),
    ("az", "Ondan çox hərbçi yaralanıb.", [("wounded", 10)]),
    ("ru", "Утеряна связь с шестьюдесятью двумя бойцами.", [("missing", 62)]),
    # a clause on people, people told of once more, a nation before a trade
    ("en", "Two soldiers who were taking food and water to a post near the lake were seized.", [("captured", 2)]),
    ("en", "Two reporters, both French nationals, were wounded.", [("wounded", 2)]),
    ("en", "A Georgian lorry driver was killed.", [("killed", 1)]),
    ("en", "The news about a wounded soldier is true.", [("wounded", 1)]),
    ("en", "A 22-year-old from Vanadzor was killed.", [("killed", 1)]),
    # contact lost
    ("en", "Contact had been lost with a soldier.", [("missing", 1)]),
    ("en", "Twelve soldiers were captured and 24 are out of contact.", [("captured", 12), ("missing", 24)]),
    # bodies and captives handed over were told before; found ones were not
    ("en", "The bodies of 28 soldiers were handed over to the Armenian side.", []),
    ("ru", "Азербайджан передал тела 28 погибших солдат.", []),
    ("az", "28 hərbçinin meyiti Ermənistana təhvil verildi.", []),
    ("hy", "Ադրբեջանը հանձնել է 28 զինվորի մարմին։", []),
    ("en", "Two captured soldiers were returned to Baku.", []),
    ("en", "Two soldiers were captured and returned to Baku.", [("captured", 2)]),
    ("en", "The bodies of 28 soldiers were found.", [("killed", 28)]),
    # names behind whose people they are, ranks of two words and short ones
    ("en", "Two servicemen of the Azerbaijan Army, Rashad Aliyev and Elchin Mammadov, were wounded.", [("wounded", 2)]),
    ("en", "Seven soldiers, four Armenian and three Azerbaijani, were killed.", [("killed", 4), ("killed", 3)]),
    ("ru", "Наш военнослужащий, старший лейтенант, ранен.", [("wounded", 1)]),
    ("en", "Lt. Arman Danielyan was killed.", [("killed", 1)]),
    ("en", "Sergeant Aram Petrosyan was shot by a sniper and died.", [("killed", 1)]),
    ("en", "29 more servicemen were killed.", [("killed", 29)]),
    # a total with its number behind it, people who are no things
    ("en", "92 people were killed, the number of wounded reached 121.", [("killed", 92), ("wounded", 121)]),
    ("en", "Three workers of a road company were injured.", [("wounded", 3)]),
    # nothing known is no zero
    ("en", "There is no information on losses.", []),
    ("ru", "Данных о потерях нет.", []),
    ("az", "İtkilər barədə məlumat yoxdur.", []),
    ("hy", "Զոհերի մասին տեղեկություն չկա։", []),
]  # fmt: skip


BOUNDS = [
    ("en", "About a hundred soldiers were killed.", (None, 100, None)),
    ("en", "Around a dozen soldiers were wounded.", (None, 12, None)),
    ("en", "The news about a wounded soldier is true.", (1, 1, 1)),
    ("az", "Ondan çox hərbçi yaralanıb.", (10, 10, None)),
    ("az", "Düşmən 20 nəfərədək hərbçi itirib.", (None, 20, 20)),
    ("hy", "Հակառակորդը կորցրել է երեքից ոչ ավելի զինվոր։", (None, 3, 3)),
    ("hy", "Կա ոչ պակաս, քան 200 զոհ։", (200, 200, None)),
    ("ru", "Не менее двух десятков раненых.", (20, 20, None)),
    ("ru", "Число погибших солдат выросло до 376.", (376, 376, 376)),
    ("ru", "Погибло до 376 солдат.", (None, 376, 376)),
]


@pytest.mark.parametrize(("language", "text", "bounds"), BOUNDS)
def test_bounds_are_kept(language, text, bounds):
    (loss,) = find_losses(text, lexicon(language))
    assert (loss.count.low, loss.count.best, loss.count.high) == bounds


@pytest.mark.parametrize(("language", "text", "expected"), LOSSES)
def test_people_are_counted_one_by_one_and_once(language, text, expected):
    found = find_losses(text, lexicon(language))
    assert [(one.measure, one.count.best) for one in found] == expected


OWNED = [
    # a side's losses in the genitive, the subject behind its verb, the enemy's own, weapons that hit
    ("ru", "Потери азербайджанцев под Мартакертом составили не менее сорока человек.", "Azerbaijan"),
    ("ru", "До десяти человек убитыми потеряла в четверг азербайджанская сторона.", "Azerbaijan"),
    ("ru", "Три женщины стали жертвами азербайджанских миномётов.", None),
    ("en", "Three Russian correspondents were wounded.", "Russia"),
    ("en", "A Georgian lorry driver was killed.", "Other"),
    ("en", "One serviceman of the armed formations of Nagorno-Karabakh was wounded.", "Nagorno-Karabakh"),
    ("en", "In losses Azerbaijan inflicted near Sotk, 3 soldiers were killed.", None),
]


@pytest.mark.parametrize(("language", "text", "side"), OWNED)
def test_whose_people_they_are_is_told_before_and_behind(language, text, side):
    (loss,) = find_losses(text, lexicon(language))
    assert loss.side == side


def test_two_numbers_of_one_noun_are_of_one_side():
    text = "Погибли двое и ранены семеро военнослужащих вооруженных формирований Нагорного Карабаха."
    assert [one.side for one in find_losses(text, lexicon("ru"))] == ["Nagorno-Karabakh", "Nagorno-Karabakh"]


def test_a_number_before_its_verb_keeps_its_own_side():
    losses = find_losses("Two were killed and three Russian reporters were wounded.", lexicon("en"))
    assert [one.side for one in losses] == [None, "Russia"]


def test_the_enemys_own_are_the_enemys():
    losses = find_losses("Противник оставил на поле пять тел, ещё десять его солдат ранены.", lexicon("ru"))
    (hurt,) = [one for one in losses if one.measure == "wounded"]
    assert hurt.enemy


def test_whom_the_enemy_hit_are_not_the_enemys():
    losses = find_losses("Враг обстрелял село, погибли мужчина и его жена.", lexicon("ru"))
    assert [(one.enemy, one.side) for one in losses] == [(False, None)]


def test_a_span_by_endings_keeps_both_bounds():
    for language, text in (
        ("az", "Üçdən beşə qədər əsgər itkin düşüb."),
        ("hy", "Երեքից հինգ հոգի է անհետացել։"),
    ):
        (loss,) = find_losses(text, lexicon(language))
        assert (loss.count.low, loss.count.high) == (3, 5)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A serviceman was killed near Chinari on Tuesday."),
        ("ru", "Во вторник у Чинари погиб военнослужащий."),
        ("az", "Çərşənbə axşamı Çinari yaxınlığında bir hərbçi həlak olub."),
        ("hy", "Երեքշաբթի Չինարիի մոտ մեկ զինծառայող է սպանվել։"),
    ],
)
def test_a_soldier_lost_at_a_place_is_an_incident_without_a_word_for_fire(language, text):
    (incident,) = read(language, "Post", "2022-09-14", text).incidents
    assert (incident.when.start, incident.sites[0].match.place.name) == (date(2022, 9, 13), "Chinari")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A shift foreman was killed and four miners were injured in a cave-in near Kapan on Tuesday, the police said."),
        ("en", "Military prosecutors have charged two sergeants over the death of a private near Vanadzor on Tuesday. He took his own life after weeks of beatings."),
        ("en", "A grenade that went off during a training session in Beylagan on Tuesday killed an instructor and injured two cadets."),
        ("ru", "Трое военнослужащих погибли в результате опрокидывания армейского КамАЗа на дороге Тертер – Барда во вторник, сообщило Минобороны."),
        ("ru", "Российские саперы очистили участок у села Баллыджа и уничтожили контролируемыми взрывами двести снарядов. Пострадавших при проведении работ нет."),
        ("az", "Gəncədə yaşayış binasında qaz partlayışı nəticəsində 2 nəfər həlak olub, Fövqəladə Hallar Nazirliyi bildirib."),
        ("hy", "Արմավիրի ուսումնական հրաձգարանում նռնակի անզգույշ գործածումից երեքշաբթի զոհվել է մեկ կուրսանտ։"),
    ],
)  # fmt: skip
def test_accidents_crimes_and_drills_are_no_incidents(language, text):
    assert not read(language, "Post", "2022-09-14", text).incidents


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The truce held along the line near Martakert on Tuesday; no ceasefire violations were recorded, monitors said."),
        ("ru", "Наблюдатели ОБСЕ побывали во вторник у Мартакерта. Нарушений режима прекращения огня не зафиксировано."),
        ("hy", "Երեքշաբթի Մարտակերտի մոտ հրադադարի ռեժիմը չի խախտվել, հայտնում են խաղաղապահները։"),
        ("en", "Sappers cleared 410 hectares near Fuzuli on Tuesday and removed 163 anti-personnel mines. There were no accidents."),
        ("en", "The prime minister met French lawmakers on Tuesday and spoke of the closure of the Lachin corridor."),
        ("ru", "В ходе учений во вторник у Тертера артиллерия поразила позиции условного противника."),
    ],
)  # fmt: skip
def test_a_truce_that_held_mines_cleared_and_roads_talked_about_are_no_incidents(language, text):
    assert not read(language, "Post", "2022-09-14", text).incidents


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ceasefire was violated near Chinari on Tuesday with sniper fire; no violations were recorded at Sotk."),
        ("en", "Two soldiers were killed by sniper fire near Chinari on Tuesday. The parliament will open a photo exhibition on Friday."),
        ("en", "An ambulance overturned when Azerbaijani forces shelled the road near Chinari on Tuesday, wounding two soldiers."),
        ("ru", "Во вторник артиллерия обстреляла Чинари, ранены двое солдат. Маневренная группа отошла."),
        ("hy", "Երեքշաբթի հրետակոծվել է Չինարին, փլուզվել է տուն, վիրավորվել է երկու զինվոր։"),
    ],
)  # fmt: skip
def test_an_attack_stays_beside_words_of_other_news(language, text):
    assert "Chinari" in [
        one.match.place.name for one in read(language, "Post", "2022-09-14", text).incidents[0].sites
    ]


def test_drills_and_an_attack_in_one_report_leave_the_attack():
    text = "Mortars hit Chinari on Tuesday; the enemy wounded two soldiers. Joint exercises of the army will go on near Gyumri."
    (incident,) = read("en", "Post", "2022-09-14", text).incidents
    assert [one.match.place.name for one in incident.sites] == ["Chinari"]


def test_soldiers_lost_far_from_border_and_line_make_no_incident_by_themselves():
    assert not read("en", "Post", "2022-09-14", "A serviceman was killed near Gyumri on Tuesday.").incidents


def test_who_is_of_no_known_side_starts_no_incident_without_place_day_or_loss():
    text = "Residents met on Tuesday to plan the harvest. Snipers had fired machine guns at soldiers, a surgeon said."
    assert not read("en", "Post", "2022-09-14", text).incidents
