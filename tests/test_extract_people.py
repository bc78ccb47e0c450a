"""People told of by what they do: one word, without a number, is one person."""

import pytest

from geo.extract.counts import find_losses
from geo.extract.lexicon import lexicon

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
