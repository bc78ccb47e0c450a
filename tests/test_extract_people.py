"""People told of by what they do: one word, without a number, is one person."""

import pytest

from geo.extract.counts.find import find_losses
from geo.extract.words.lexicon import lexicon

SENTENCES = {
    "en": "The {} was wounded near Sotk on Tuesday.",
    "ru": "Во вторник у Сотка ранен {}.",
    "az": "Çərşənbə axşamı Sotk yaxınlığında {} yaralanıb.",
    "hy": "Երեքշաբթի Սոթքի մոտ {} է վիրավորվել։",
}
PEOPLE = {
    "en": (
        "worker, employee, builder, labourer, electrician, driver, tractor driver, lorry driver, teacher, pupil, "
        "student, schoolboy, schoolgirl, nurse, doctor, paramedic, cook, shopkeeper, priest, engineer, geologist, "
        "miner, beekeeper, hunter, fisherman, shepherd, cowherd, farmer, villager, pensioner, refugee, baby, infant, "
        "toddler, child, girl, boy, teenager, woman, man, mother, father, grandmother, grandfather, wife, husband, "
        "son, daughter, brother, sister, nephew, niece, cousin, uncle, aunt, neighbour, guard, watchman, policeman, "
        "policewoman, firefighter, rescuer, sapper, deminer, officer, lieutenant, captain, major, colonel, "
        "sergeant, private, conscript, reservist, volunteer, recruit, gunner, tankman, pilot, crew member, "
        "medic, commander, platoon commander, battalion commander, border guard, peacekeeper, observer, journalist, "
        "cameraman, photographer, interpreter, aid worker, mayor, village head, council member, official, "
        "detainee, tourist, passenger, cyclist, motorist, farmhand, vineyard worker, mechanic, baker, veteran, "
        "fighter, militiaman, guerrilla, mercenary"
    ),
    "ru": (
        "рабочий, сотрудник, строитель, электрик, водитель, тракторист, учитель, учительница, ученик, студент, "
        "школьник, школьница, медсестра, врач, фельдшер, повар, продавец, священник, инженер, геолог, шахтер, "
        "пчеловод, охотник, рыбак, пастух, чабан, фермер, крестьянин, сельчанин, житель, жительница, пенсионер, "
        "пенсионерка, беженец, младенец, ребенок, девочка, мальчик, подросток, женщина, мужчина, мать, отец, бабушка, "
        "дедушка, жена, муж, сын, дочь, брат, сестра, племянник, двоюродный брат, дядя, сосед, сторож, охранник, "
        "полицейский, пожарный, спасатель, сапер, офицер, лейтенант, капитан, майор, полковник, сержант, рядовой, "
        "срочник, резервист, доброволец, ополченец, снайпер, наводчик, танкист, летчик, член экипажа, медик, "
        "командир, командир взвода, пограничник, миротворец, наблюдатель, журналист, оператор, фотограф, переводчик, "
        "глава общины, староста, чиновник, турист, пассажир, велосипедист, механик, пекарь, ветеран, боец, наемник, "
        "боевик, комбайнер, скотовод, доярка, агроном, журналистка, старик, старушка, контрактник"
    ),
    "az": (
        "işçi, fəhlə, inşaatçı, elektrik, sürücü, traktorçu, müəllim, şagird, tələbə, məktəbli, tibb bacısı, həkim, "
        "aşpaz, satıcı, keşiş, mühəndis, geoloq, mədənçi, arıçı, ovçu, balıqçı, çoban, fermer, kəndli, kənd sakini, "
        "sakin, təqaüdçü, körpə, uşaq, qız, oğlan, yeniyetmə, qadın, kişi, ana, ata, nənə, baba, oğlu, qızı, qardaşı, "
        "bacısı, qonşu, gözətçi, mühafizəçi, polis əməkdaşı, yanğınsöndürən, xilasedici, istehkamçı, minaaxtaran, "
        "zabit, leytenant, kapitan, mayor, polkovnik, çavuş, gizir, sıravi, çağırışçı, ehtiyatçı, könüllü, tankçı, "
        "pilot, ekipaj üzvü, komandir, tağım komandiri, sərhədçi, sülhməramlı, müşahidəçi, jurnalist, operator, "
        "fotoqraf, tərcüməçi, icra başçısı, turist, sərnişin, mexanik, çörəkçi, veteran, döyüşçü, muzdlu, kombaynçı, "
        "maldar, aqronom, qoca, yaşlı kişi, hərbçi, əsgər, müddətdən artıq xidmət edən hərbi qulluqçu"
    ),
    "hy": (
        "բանվոր, աշխատակից, շինարար, էլեկտրիկ, վարորդ, տրակտորիստ, ուսուցիչ, ուսուցչուհի, աշակերտ, ուսանող, "
        "դպրոցական, բուժքույր, բժիշկ, խոհարար, վաճառող, քահանա, ինժեներ, երկրաբան, հանքափոր, մեղվապահ, որսորդ, "
        "ձկնորս, հովիվ, ֆերմեր, գյուղացի, գյուղի բնակիչ, բնակիչ, թոշակառու, նորածին, երեխա, աղջիկ, տղա, պատանի, "
        "դեռահաս, կին, տղամարդ, մայր, հայր, տատ, պապ, որդի, դուստր, եղբայր, քույր, հարևան, պահակ, ոստիկան, հրշեջ, "
        "փրկարար, սակրավոր, սպա, լեյտենանտ, կապիտան, մայոր, գնդապետ, սերժանտ, շարքային, ժամկետային զինծառայող, "
        "պայմանագրային զինծառայող, պահեստազորային, կամավոր, կամավորական, աշխարհազորային, տանկիստ, օդաչու, անձնակազմի "
        "անդամ, հրամանատար, դասակի հրամանատար, սահմանապահ, խաղաղապահ, դիտորդ, լրագրող, օպերատոր, լուսանկարիչ, "
        "թարգմանիչ, գյուղապետ, պաշտոնյա, զբոսաշրջիկ, ուղևոր, մեխանիկ, հացթուխ, վետերան, մարտիկ, զինյալ, վարձկան, "
        "կոմբայնավար, անասնապահ, գյուղատնտես, ծերունի, զինվոր, զինծառայող, ջոկատային"
    ),
}


@pytest.mark.parametrize(
    ("language", "person"),
    [(language, one) for language, words in PEOPLE.items() for one in words.split(", ")],
)
def test_one_person_is_counted_by_what_he_or_she_does(language, person):
    told = find_losses(SENTENCES[language].format(person), lexicon(language))
    assert [(loss.measure, loss.count.low, loss.count.best, loss.count.high) for loss in told] == [
        ("wounded", 1, 1, 1)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Three people were injured and nobody was killed.", [("wounded", 3), ("killed", 0)]),
        ("en", "The driver, Nizami Guliyev, 52, and his son Tural were killed.", [("killed", 2)]),
        ("en", "A driver, a 34-year-old teacher and a pupil were killed.", [("killed", 3)]),
        ("en", "A shepherd was wounded and died before he reached the hospital.", [("killed", 1)]),
        ("en", "A reporter saw the bodies of an elderly couple being carried out.", [("killed", 2)]),
        ("en", "A resident of Movses got lost and was detained.", [("captured", 1)]),
        ("en", "The three-man crew was killed.", [("killed", 3)]),
        ("en", "One more is wounded.", [("wounded", 1)]),
        ("ru", "Пять членов одной семьи погибли 27 сентября.", [("killed", 5)]),
        ("az", "Ölənlərin dəfni üçün gəlmişdilər.", []),
        ("az", "Üç əsgər həlak olub.", [("killed", 3)]),
        ("az", "Onlarla birlikdə gedən şəxs, Həsən Rüstəmov öldürülüb.", [("killed", 1)]),
        ("az", "Onlarla əsgər həlak olub.", [("killed", None)]),
        ("az", "Heç kim xəsarət almayıb.", [("killed", 0), ("wounded", 0)]),
        ("az", "Ermənistan ordusunun ölü və yaralı itkisi 100 nəfərdən çoxdur.", [("casualties", 100)]),
        ("az", "İki hərbçi yaralanıb və həyatları üçün təhlükə yoxdur.", [("wounded", 2)]),
        (
            "hy",
            "Ադրբեջանը ընդունեց 7 զինծառայողի մահն ու 10-ի վիրավորումը։",
            [("killed", 7), ("wounded", 10)],
        ),
        ("hy", "Ֆիզուլիի մոտ գտնվել են 1993-ին զոհված 12 զինվորի աճյուններ։", [("killed", 12)]),
        ("hy", "Երկու սակրավոր զոհվել է, երրորդը վիրավորվել է։", [("killed", 2), ("wounded", 1)]),
        ("hy", "Նրանցից երկուսը գերեվարման պահին վիրավորում են ստացել։", [("wounded", 2)]),
    ],
)
def test_who_is_counted(language, text, expected):
    told = find_losses(text, lexicon(language))
    assert [(loss.measure, loss.count.best) for loss in told] == expected


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("ru", "Противник потерял 30 солдат, мы потеряли двоих.", ["enemy", "own"]),
        (
            "ru",
            "Армия обороны уничтожила до 30 солдат противника, сама же потеряла троих убитыми.",
            ["enemy", "own"],
        ),
        ("en", "The enemy lost 30 men, while we lost two soldiers.", ["enemy", "own"]),
        ("en", "The adversary also has losses, at least four killed.", ["enemy"]),
        ("en", "The Armenians attacked first and lost 12 men.", ["Armenia"]),
        ("ru", "Армяне атаковали первыми и потеряли 12 человек убитыми.", ["Armenia"]),
        ("ru", "Порезы получили двое пассажиров, оба — граждане Грузии.", ["Other"]),
        ("az", "Rusiya vətəndaşı olan iki jurnalist yaralanıb.", ["Russia"]),
        ("en", "Two peacekeepers were killed.", ["Russia"]),
        ("hy", "Բանակի ստորաբաժանումները հակառակորդին պատճառել են շուրջ 60 զոհ։", ["enemy"]),
    ],
)
def test_whose_people_they_are(language, text, sides):
    told = find_losses(text, lexicon(language))
    assert ["enemy" if one.enemy else "own" if one.own else str(one.side) for one in told] == sides


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Six Armenian soldiers were taken prisoner.", "captured 6"),
        ("en", "Azerbaijan captured six Armenian soldiers.", "captured 6"),
        ("en", "Six soldiers fell into captivity.", "captured 6"),
        ("en", "Six soldiers were surrounded and disarmed.", "captured 6"),
        ("en", "Six soldiers surrendered.", "captured 6"),
        ("en", "Two villagers were abducted near Sotk.", "captured 2"),
        ("en", "Two farmers were led away by Azerbaijani soldiers.", "captured 2"),
        ("en", "Two farmers disappeared near the border.", "missing 2"),
        ("en", "Two farmers have not returned home.", "missing 2"),
        ("en", "Contact was lost with 60 soldiers.", "missing 60"),
        ("en", "The fate of 60 soldiers is unknown.", "missing 60"),
        ("en", "There is no news of 60 soldiers.", "missing 60"),
        ("en", "62 servicemen are in Azerbaijani captivity.", "captured 62"),
        ("en", "Azerbaijan holds 62 Armenian servicemen.", "captured 62"),
        ("en", "Two Azerbaijani soldiers were detained in Syunik.", "captured 2"),
        ("en", "Border guards arrested two Armenian soldiers.", "captured 2"),
        ("en", "A shepherd strayed across the border and was detained.", "captured 1"),
        ("en", "Fifteen captives were returned to Armenia.", ""),
        ("en", "Azerbaijan handed over 15 prisoners.", ""),
        ("en", "24 servicemen are missing.", "missing 24"),
        ("en", "Search continues for 24 soldiers.", "missing 24"),
        ("ru", "Шестеро армянских солдат взяты в плен.", "captured 6"),
        ("ru", "Азербайджан взял в плен шестерых солдат.", "captured 6"),
        ("ru", "Шестеро солдат попали в плен.", "captured 6"),
        ("ru", "Шестеро солдат окружены и разоружены.", "captured 6"),
        ("ru", "Шестеро солдат сдались.", "captured 6"),
        ("ru", "Двое крестьян похищены у Сотка.", "captured 2"),
        ("ru", "Двое крестьян пропали у границы.", "missing 2"),
        ("ru", "Двое крестьян не вернулись домой.", "missing 2"),
        ("ru", "Потеряна связь с 60 военнослужащими.", "missing 60"),
        ("ru", "Судьба 60 военнослужащих неизвестна.", "missing 60"),
        ("ru", "О 60 солдатах нет вестей.", "missing 60"),
        ("ru", "62 военнослужащих находятся в азербайджанском плену.", "captured 62"),
        ("ru", "Азербайджан удерживает 62 армянских военнослужащих.", "captured 62"),
        ("ru", "В Сюнике задержаны двое азербайджанских солдат.", "captured 2"),
        ("ru", "Пограничники задержали двух армянских солдат.", "captured 2"),
        ("ru", "Пастух заблудился, перешел границу и был задержан.", "captured 1"),
        ("ru", "15 пленных возвращены в Армению.", ""),
        ("ru", "Азербайджан передал 15 пленных.", ""),
        ("ru", "24 военнослужащих числятся пропавшими без вести.", "missing 24"),
        ("ru", "Продолжаются поиски 24 солдат.", "missing 24"),
        ("az", "Altı erməni əsgəri əsir götürülüb.", "captured 6"),
        ("az", "Azərbaycan altı erməni əsgərini əsir götürüb.", "captured 6"),
        ("az", "Altı əsgər əsir düşüb.", "captured 6"),
        ("az", "Altı əsgər mühasirəyə alınaraq tərksilah edilib.", "captured 6"),
        ("az", "Altı əsgər təslim olub.", "captured 6"),
        ("az", "Sotk yaxınlığında iki kəndli qaçırılıb.", "captured 2"),
        ("az", "İki kəndli sərhəddə itkin düşüb.", "missing 2"),
        ("az", "60 hərbçi ilə əlaqə kəsilib.", "missing 60"),
        ("az", "60 hərbçinin taleyi məlum deyil.", "missing 60"),
        ("az", "60 hərbçidən xəbər yoxdur.", "missing 60"),
        ("az", "62 hərbçi Azərbaycan əsirliyindədir.", "captured 62"),
        ("az", "Azərbaycan 62 erməni hərbçisini saxlayır.", "captured 62"),
        ("az", "Sünikdə iki azərbaycanlı əsgər saxlanılıb.", "captured 2"),
        ("az", "Sərhədçilər iki erməni əsgərini saxlayıb.", "captured 2"),
        ("az", "Çoban azıb sərhədi keçib və saxlanılıb.", "captured 1"),
        ("az", "15 əsir Ermənistana qaytarılıb.", ""),
        ("az", "Azərbaycan 15 əsiri təhvil verib.", ""),
        ("az", "24 hərbçi itkin sayılır.", "missing 24"),
        ("az", "24 əsgərin axtarışı davam edir.", "missing 24"),
        ("hy", "Վեց հայ զինվոր գերի է ընկել։", "captured 6"),
        ("hy", "Ադրբեջանը գերեվարել է վեց հայ զինվորի։", "captured 6"),
        ("hy", "Վեց զինվոր գերեվարվել է։", "captured 6"),
        ("hy", "Վեց զինվոր շրջապատվել և զինաթափվել է։", "captured 6"),
        ("hy", "Վեց զինվոր հանձնվել է։", "captured 6"),
        ("hy", "Սոթքի մոտ երկու գյուղացի է առևանգվել։", "captured 2"),
        ("hy", "Երկու գյուղացի անհետացել է սահմանի մոտ։", "missing 2"),
        ("hy", "Երկու գյուղացի տուն չի վերադարձել։", "missing 2"),
        ("hy", "60 զինծառայողի հետ կապը կորել է։", "missing 60"),
        ("hy", "60 զինծառայողի ճակատագիրն անհայտ է։", "missing 60"),
        ("hy", "60 զինվորից լուր չկա։", "missing 60"),
        ("hy", "62 զինծառայող ադրբեջանական գերության մեջ է։", "captured 62"),
        ("hy", "Ադրբեջանը պահում է 62 հայ զինծառայողի։", "captured 62"),
        ("hy", "Սյունիքում ձերբակալվել է ադրբեջանցի երկու զինվոր։", "captured 2"),
        ("hy", "Սահմանապահները ձերբակալել են երկու հայ զինվորի։", "captured 2"),
        ("hy", "15 գերի վերադարձվել է Հայաստան։", ""),
        ("hy", "Ադրբեջանը հանձնել է 15 գերի։", ""),
        ("hy", "24 զինծառայող անհետ կորած է համարվում։", "missing 24"),
        ("hy", "Շարունակվում են 24 զինվորի որոնումները։", "missing 24"),
    ],
)
def test_who_was_taken_and_who_is_missing(language, text, expected):
    told = find_losses(text, lexicon(language))
    assert " ".join(f"{loss.measure} {loss.count.best}" for loss in told) == expected
