import pytest

from geo.extract.claims.find import claims_of
from geo.extract.parties.find import first_party, home_of, official_party
from geo.extract.speakers.claimants import Claimant
from geo.extract.speakers.speeches import speeches
from geo.extract.words.lexicon import lexicon
from geo.extract.words.sentences import Sentence
from geo.model import Party, Report, Stance

WORDS = lexicon("en")
LAST = Claimant("Armenia's Defence Ministry", Party.ARMENIA)
ARM, AZE, NK, RUS = Party.ARMENIA, Party.AZERBAIJAN, Party.NAGORNO_KARABAKH, Party.RUSSIA
OTHER, OUTLET, UNSTATED = Party.OTHER, Party.OUTLET, Party.UNSTATED
ASSERTS, DENIES, ACCUSES = Stance


def speakers(text, last=None):
    return [(speech.claimant.name, speech.claimant.party) for speech in speeches(text, last, WORDS)]


def report(text, outlet="Wire", language="en"):
    return Report("r", text, None, outlet, None, language, None, "0")


def claims(text, outlet="Wire", language="en", last=None):
    """Claims of a text that is one sentence."""
    return claims_of(
        Sentence(0, len(text), text, 0), report(text, outlet, language), last, lexicon(language)
    )[0]


def claims_by_sentence(sentences, outlet="Wire", language="en", between=" "):
    """The parties that claim something in each sentence of a text, paragraphs being split by a blank line."""
    text = between.join(sentences)
    said, last, at, found = report(text, outlet, language), None, 0, []
    for one in sentences:
        start = text.index(one, at)
        at = start + len(one)
        sentence = Sentence(start, at, one, text[:start].count("\n\n"))
        got, last = claims_of(sentence, said, last, lexicon(language))
        found.append([claim.party for claim in got])
    return found


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


def test_who_neither_confirms_nor_denies_does_not_deny():
    assert [
        one.stance for one in claims("Armenia's Defence Ministry denied that a soldier was wounded.")
    ] == [DENIES]
    told = claims("Armenia's Defence Ministry neither confirmed nor denied that a soldier was wounded.")
    assert DENIES not in [one.stance for one in told]


@pytest.mark.parametrize(
    ("whose", "name", "party"),
    [
        ("by the Azerbaijani press", "Azerbaijani press", AZE),
        ("by the Azerbaijani Defence Ministry", "Azerbaijani Defence Ministry", AZE),
        ("by Baku", "Baku", AZE),
    ],
)
def test_a_refuted_claim_is_of_whoever_is_named_as_making_it(whose, name, party):
    told = claims(f"Yerevan rejected claims {whose} that two soldiers were killed.")
    assert [(one.claimant, one.party) for one in told][1:] == [(name, party)]


def test_one_speaker_may_have_two_verbs_of_which_one_denies():
    text = "Baku rejected the charge and said its posts had been hit."
    first, second = speeches(text, None, WORDS)
    assert first.claimant == second.claimant == Claimant("Baku", Party.AZERBAIJAN)
    assert text[second.start : second.end] == "said its posts had been hit."


# In each language: where the speaker may stand. The sentence and the parties that speak in it, in order.
SPEAKERS = {
    "en": [
        ("The ministry of defence of Armenia said that a post had been hit.", [ARM]),
        ("A post was hit near Sotk, said the defence ministry of Azerbaijan.", [AZE]),
        (
            "A post was hit, Azerbaijan's defence ministry said, accusing Armenian troops of firing first.",
            [AZE, AZE],
        ),
        ("A post was hit near Sotk, according to the Armenian defence ministry.", [ARM]),
        ("The fire began at noon when, according to Yerevan, a post was hit.", [ARM]),
        ("Sniper fire wounded a soldier near Yeraskh, Armenian MoD says.", [ARM]),
        ("The strike was reported by the Defence Ministry of Azerbaijan.", [AZE]),
        ("According to Baku, mortars were used; Yerevan denied that it had fired.", [AZE, ARM]),
        ("Armenian Defence Ministry spokeswoman Shushan Stepanyan claimed that drones were used.", [ARM]),
        ("Officials in Stepanakert said that the road was shut.", [NK]),
        ("The ministry in Yerevan said it was quiet.", [ARM]),
        ("The mayor of Goris said that shells fell on two streets.", [ARM]),
        ("Gegharkunik governor Karen Sargsyan told reporters that it was quiet.", [ARM]),
        ("The Artsakh ombudsman said that a child had died.", [NK]),
        ("Russian peacekeepers reported a violation of the truce.", [RUS]),
        ("The European Union said that it was alarmed.", [OTHER]),
        ("Witnesses said that they had heard shots.", [OUTLET]),
        ("The Defence Army reported that two men fell.", [NK]),
        ("Azerbaijan's defence ministry, for its part, denied that it had fired.", [AZE]),
        (
            "Three were hurt, the State Border Service said in a statement on Tuesday, blaming Armenia.",
            [AZE, AZE],
        ),
        ("Hikmet Hajiyev, an aide to the Azerbaijani president, said Armenia had shelled Ganja.", [AZE]),
        ("A post was hit, said Aram Torosyan, a spokesman for the Armenian defence ministry.", [ARM]),
        ("In all, the authorities in Stepanakert said, 20 fighters have fallen.", [NK]),
        ("Four were hurt, according to the Armenian army, which said Azerbaijan had begun it.", [ARM, ARM]),
        ("Baku put the dead at up to 100, a figure Yerevan dismissed as fantasy.", [AZE, ARM]),
    ],
    "ru": [
        ("Минобороны Армении сообщило, что пост попал под огонь.", [ARM]),
        ("Два солдата погибли, сообщили в Минобороны Азербайджана.", [AZE]),
        ("«Пост попал под огонь», — сообщили в Минобороны Азербайджана.", [AZE]),
        ("«У нас двое погибших», — заявил представитель Армии обороны НКР.", [NK]),
        ("По данным Минобороны Армении, двое погибли.", [ARM]),
        ("По словам губернатора Сюникской области, ночь прошла спокойно.", [ARM]),
        ("Двое погибли, по данным армянской стороны.", [ARM]),
        ("2 мая, по сообщению Минобороны Армении, снайпер ранил солдата.", [ARM]),
        ("Как утверждает азербайджанская сторона, обстрел начался в полдень.", [AZE]),
        ("По данным Баку, погибли двое; в Ереване это опровергли.", [AZE, ARM]),
        ("В Баку сам факт обстрела отвергли.", [AZE]),
        ("Минобороны Азербайджана в среду опровергло обвинения.", [AZE]),
        ("Пресс-секретарь Минобороны РА Арам Торосян написал, что огонь прекращён.", [ARM]),
        ("Глава Сюникской области сообщил, что дорога закрыта.", [ARM]),
        ("Мэр Гориса рассказал, что снаряды упали на окраине.", [ARM]),
        (
            "Шестеро взяты в плен, подтвердили в Минобороны Армении, возложив ответственность на Баку.",
            [ARM, ARM],
        ),
        ("Азербайджанская сторона утверждения о блокаде отрицает.", [AZE]),
        ("Российские миротворцы зафиксировали нарушение режима.", [RUS]),
        ("Омбудсмен Арцаха заявил, что погиб ребёнок.", [NK]),
        ("В ОБСЕ заявили, что обеспокоены.", [OTHER]),
        ("Очевидцы рассказали, что слышали выстрелы.", [OUTLET]),
        ("Погранслужба ФСБ России сообщила, что ситуация спокойная.", [RUS]),
        ("Об этом РИА Новости сообщил глава пресс-службы МО Азербайджана.", [AZE]),
        ("Ранены двое, заявил Арам Торосян, пресс-секретарь Минобороны Армении.", [ARM]),
        ("В Степанакерте уточнили: раненый скончался.", [NK]),
    ],
    "az": [
        ("Azərbaycan Müdafiə Nazirliyi bildirib ki, mövqelər atəşə tutulub.", [AZE]),
        ("Ermənistan Müdafiə Nazirliyi bildirib ki, iki əsgər həlak olub.", [ARM]),
        ("İki əsgər həlak olub, Ermənistan Müdafiə Nazirliyi bildirib.", [ARM]),
        ("«Bölmələrimiz atəş açmayıb», – Ermənistan müdafiə nazirinin mətbuat katibi yazıb.", [ARM]),
        ("Azərbaycan Müdafiə Nazirliyindən bildirilib ki, itki yoxdur.", [AZE]),
        ("Ermənistan Müdafiə Nazirliyinin məlumatına görə, iki əsgər həlak olub.", [ARM]),
        ("Yerevanın sözlərinə görə, mövqelər atəşə tutulub.", [ARM]),
        ("Azərbaycan tərəfi beş hərbçinin həlak olduğunu təsdiqləyib.", [AZE]),
        (
            "Ermənistan Baş qərargahı zərbə endirildiyini bəyan edir, baş nazir Paşinyan itkiləri açıqlayıb.",
            [ARM, ARM],
        ),
        ("Bakı bunu təkzib edib.", [AZE]),
        ("Azərbaycan Müdafiə Nazirliyi Ermənistan tərəfinin iddialarını təkzib edib.", [AZE]),
        ("Azərbaycan tərəfi kəndləri atəşə tutduğunu rədd edir.", [AZE]),
        ("Dağlıq Qarabağ rəsmiləri üç nəfərin öldüyünü açıqlayıb.", [NK]),
        ("Rusiya sülhməramlıları atəşkəsin pozulduğunu yazıb.", [RUS]),
        ("Rusiya Müdafiə Nazirliyinin bülletenində hadisə təsdiqlənib.", [RUS]),
        ("Ermənistan Xarici İşlər Nazirliyi addımı pisləyərək mühasirə kimi qiymətləndirib.", [ARM]),
        ("Elə həmin gün Voskepar yaxınlığında Ermənistan ordusu hücumu dəf etdiyini açıqlayıb.", [ARM]),
        ("Gorus şəhərinin meri bildirib ki, mərmilər düşüb.", [ARM]),
        ("Şahidlər atəş səsləri eşitdiklərini deyib.", [OUTLET]),
        ("ATƏT bildirib ki, narahatdır.", [OTHER]),
        ("Azərbaycan Baş Prokurorluğu bildirib ki, bir nəfər yaralanıb.", [AZE]),
        ("Dövlət Sərhəd Xidməti bildirib ki, əsgər yaralanıb.", [AZE]),
        ("Beş hərbçi həlak olub; Bakı bildirir ki, onlar hücumu dəf edirmiş.", [AZE]),
    ],
    "hy": [
        ("ՀՀ ՊՆ-ն հայտնել է, որ դիրքերը գնդակոծվել են։", [ARM]),
        ("Ադրբեջանի պաշտպանության նախարարությունը հերքել է այդ տեղեկությունը։", [AZE]),
        ("Երկու զինծառայող է զոհվել, հայտնում է ԼՂՀ պաշտպանության բանակը։", [NK]),
        ("«Կորուստ չունենք»,– հայտարարել է Բաքուն։", [AZE]),
        ("«Կորուստ չունենք», – ասել է ՀՀ ՊՆ մամուլի խոսնակ Արամ Թորոսյանը։", [ARM]),
        ("Ըստ Բաքվի՝ երկու զինծառայող է զոհվել։", [AZE]),
        ("Ըստ ԼՂՀ-ի՝ հակառակորդը կորուստներ ունի։", [NK]),
        ("Երևանի վարկածով՝ նրանք աշխատանքներ էին կատարում։", [ARM]),
        ("Արցախի իշխանությունների տվյալներով՝ զոհերը երկուսն են։", [NK]),
        ("ՀՀ պաշտպանության նախարարության փոխանցմամբ՝ իրավիճակը հանգիստ է։", [ARM]),
        ("Արցախի մարդու իրավունքների պաշտպանի խոսքով՝ երեխա է վիրավորվել։", [NK]),
        ("Պատերազմից հետո, ըստ Ստեփանակերտի, զոհվել է տասնվեց մարդ։", [NK]),
        ("Հինգ զինծառայող է զոհվել, հաստատել է ՌԴ պաշտպանության նախարարությունը։", [RUS]),
        ("Ռուսաստանի խաղաղապահների տեղեկագրում նշվում է, որ խախտում է եղել։", [RUS]),
        ("Սյունիքի մարզպետը հայտնել է, որ ճանապարհը փակ է։", [ARM]),
        ("Գորիսի քաղաքապետը գրել է, որ արկեր են ընկել։", [ARM]),
        ("ԵԱՀԿ-ն հայտարարել է, որ մտահոգված է։", [OTHER]),
        ("Ականատեսները պատմել են, որ կրակոցներ են լսել, հայտնում է Արմենպրեսը։", [OUTLET]),
        ("ԼՂՀ-ն չորս օրվա ընթացքում հայտնել է զոհերի մասին։", [NK]),
        ("Հարձակումը հետ է մղվել, իսկ Բաքուն խոստովանել է հինգ հոգու մահը։", [AZE]),
        ("Արցախի ՊԲ-ն հայտնել է, որ մեկ զինծառայող վիրավորվել է։", [NK]),
        ("Հաստատել է նաև Բաքուն։", [AZE]),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, *one) for language, rows in SPEAKERS.items() for one in rows],
)
def test_the_speaker_is_found_wherever_the_language_puts_it(language, text, expected):
    assert [speech.claimant.party for speech in speeches(text, None, lexicon(language))] == expected


PRONOUNS = [
    ("en", "The ministry said that it was quiet."),
    ("ru", "По данным ведомства, ранены двое."),
    ("ru", "Ранены двое, добавил он."),
    ("az", "Onun sözlərinə görə, itki yoxdur."),
    ("az", "Nazirlik bildirib ki, itki yoxdur."),
    ("hy", "Գերատեսչությունը հայտնել է, որ կորուստ չկա։"),
    ("hy", "Նրա խոսքով՝ կորուստ չկա։"),
]


@pytest.mark.parametrize(("language", "text"), PRONOUNS)
def test_he_and_the_ministry_are_the_last_speaker_in_each_language(language, text):
    assert [speech.claimant for speech in speeches(text, LAST, lexicon(language))] == [LAST]


def test_the_ministry_is_the_last_ministry_though_a_capital_spoke_since():
    since = Claimant("Baku", AZE, before=(LAST,))
    assert [one.claimant for one in speeches("The ministry said that two men fell.", since, WORDS)] == [LAST]


@pytest.mark.parametrize(
    ("language", "text", "party"),
    [
        ("en", "An Artsakh post in Azerbaijan", NK),
        ("en", "ethnic Armenian forces", NK),
        ("ru", "азербайджанскими военными", AZE),
        ("ru", "армянского солдата", ARM),
        ("ru", "подразделения ВС РА", ARM),
        ("ru", "карабахским постам", NK),
        ("az", "ermənilərin qrupu", ARM),
        ("az", "Azərbaycanın mövqeləri", AZE),
        ("hy", "ադրբեջանցի զինվորները", AZE),
        ("hy", "հայկական դիրքերը", ARM),
        ("hy", "ՀՀ ԶՈՒ", ARM),
        ("hy", "արցախցի զոհեր", NK),
        ("hy", "Վարչապետը", None),
        ("ru", "Норвегия", None),
    ],
)
def test_a_party_is_known_in_all_its_forms(language, text, party):
    assert first_party(text, lexicon(language)) is party


@pytest.mark.parametrize(
    ("outlet", "party"),
    [
        ("Минобороны Армении", ARM),
        ("Azərbaycan Müdafiə Nazirliyi", AZE),
        ("Azərbaycan Respublikasının Baş Prokurorluğu", AZE),
        ("Dövlət Sərhəd Xidməti", AZE),
        ("ՀՀ ՊՆ", ARM),
        ("ՀՀ ՄԻՊ", ARM),
        ("Armenian MoD", ARM),
        ("Human Rights Defender of Armenia", ARM),
        ("Artsakh Defence Army", NK),
        ("Արցախի տեղեկատվական շտաբ", NK),
        ("Защитник прав человека Арцаха", NK),
        ("RFE/RL Armenian Service", None),
        ("BBC Azərbaycanca", None),
        ("Sputnik Армения", None),
        ("Новости-Армения", None),
        ("", None),
    ],
)
def test_an_outlet_that_is_a_ministry_speaks_for_its_country_in_any_language(outlet, party):
    assert official_party(outlet) is party
    (claim,) = claims("Three men fell near Sotk overnight.", outlet)
    assert claim.party is (party or OUTLET)


def test_a_ministry_without_a_country_is_that_of_the_outlets_own():
    text = "Посты обстреляны, информирует пресс-служба Минобороны."
    assert [one.party for one in claims(text, "АПА", "ru")] == [AZE]
    assert [one.party for one in claims(text, "Арменпресс", "ru")] == [ARM]
    assert home_of("Wire", lexicon("ru")) is None


# Stance: language, sentence, party that says it, stance, party it is about.
STANCES = [
    ("en", "Armenia denied that its troops had opened fire.", ARM, DENIES, None),
    ("en", "Armenia's army did not open fire, Yerevan said.", ARM, DENIES, None),
    ("en", "Armenia said Azerbaijani troops opened fire at a post.", ARM, ACCUSES, AZE),
    ("en", "Baku blamed Armenia for the shelling.", AZE, ACCUSES, ARM),
    ("en", "Baku said that three of its men fell.", AZE, ASSERTS, None),
    ("ru", "В Баку это опровергли.", AZE, DENIES, None),
    ("ru", "Минобороны Армении заявило, что армянские части не открывали огонь.", ARM, DENIES, None),
    ("ru", "Азербайджанские части обстреляли пост, сообщили в Минобороны Армении.", ARM, ACCUSES, AZE),
    ("ru", "Минобороны Азербайджана обвинило Армению в обстреле.", AZE, ACCUSES, ARM),
    ("ru", "По данным Минобороны НКР, противник открыл огонь из миномётов.", NK, ACCUSES, AZE),
    ("az", "Bakı bu iddianı təkzib edib.", AZE, DENIES, None),
    ("az", "Ermənistan Müdafiə Nazirliyi bildirib ki, Azərbaycan ordusu atəş açıb.", ARM, ACCUSES, AZE),
    ("az", "Azərbaycan Müdafiə Nazirliyi bildirib ki, düşmən mövqelərə atəş açıb.", AZE, ACCUSES, ARM),
    ("az", "Ermənistan Müdafiə Nazirliyi bildirib ki, bu, dezinformasiyadır.", ARM, DENIES, None),
    ("hy", "Բաքուն հերքում է այդ թիվը։", AZE, DENIES, None),
    ("hy", "ՀՀ ՊՆ-ն հայտնել է, որ Ադրբեջանի ԶՈւ ստորաբաժանումները կրակ են բացել։", ARM, ACCUSES, AZE),
    ("hy", "Բաքուն հայտնել էր, թե իր զինվորները չեն կրակել։", AZE, DENIES, None),
    ("hy", "ԼՂՀ ՊԲ-ն հայտնել է, որ հակառակորդը խախտել է հրադադարը։", NK, ACCUSES, AZE),
]


@pytest.mark.parametrize(("language", "text", "party", "stance", "about"), STANCES)
def test_the_stance_is_read_in_each_language(language, text, party, stance, about):
    said = [(one.party, one.stance, one.about) for one in claims(text, language=language)]
    assert said == [(party, stance, about)]


@pytest.mark.parametrize(
    ("language", "outlet", "text"),
    [
        ("en", "Ministry of Defence of Armenia", "The statement of the MoD of Azerbaijan alleging that Armenian units fired at posts does not correspond to reality."),
        ("ru", "Минобороны Армении", "Сообщение Минобороны Азербайджана о том, что армянские части вели огонь, не соответствует действительности."),
        ("hy", "ՀՀ ՊՆ", "Ադրբեջանի ՊՆ տարածած հաղորդագրությունը, թե հայկական կողմը կրակել է, չի համապատասխանում իրականությանը։"),
    ],
)  # fmt: skip
def test_who_calls_anothers_statement_untrue_denies_it_and_the_other_accused(language, outlet, text):
    said = [(one.party, one.stance, one.about) for one in claims(text, outlet, language)]
    assert said == [(ARM, DENIES, None), (AZE, ACCUSES, ARM)]


def test_a_statement_called_untrue_by_the_other_side_too():
    text = "Ermənistan tərəfinin ordumuzun atəş açması barədə yaydığı məlumat həqiqətə uyğun deyil."
    said = [(one.party, one.stance, one.about) for one in claims(text, "Azərbaycan Müdafiə Nazirliyi", "az")]
    assert said == [(AZE, DENIES, None), (ARM, ACCUSES, AZE)]


def sides(text, outlet="Wire", language="en"):
    return [
        (one.party, one.side, one.killed and one.killed.best)
        for one in claims(text, outlet, language)
        if one.killed
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three soldiers were killed, Armenia's defence ministry said.", [(ARM, ARM, 3)]),
        ("Three enemy soldiers were killed, Armenia's defence ministry said.", [(ARM, AZE, 3)]),
        ("The Karabakh army said that the enemy lost four soldiers.", [(NK, AZE, 4)]),
        ("Baku said that enemy fire killed two soldiers.", [(AZE, AZE, 2)]),
        ("Yerevan said two men were killed, while Baku said three soldiers were killed.", [(ARM, ARM, 2), (AZE, AZE, 3)]),
        ("Two Armenian soldiers were killed, the Karabakh army said.", [(NK, NK, 2)]),
        ("Three soldiers were killed near Sotk.", [(OUTLET, None, 3)]),
    ],
)  # fmt: skip
def test_a_loss_without_a_side_is_the_speakers_own_unless_it_is_the_enemys(text, expected):
    assert sides(text) == expected


def test_the_sentences_of_a_quotation_are_those_of_whoever_is_named_at_its_end_or_start():
    at_end = ["«Вчера был обстрелян наш пост.", "Погибли двое», — сообщили в Минобороны Армении."]
    assert claims_by_sentence(at_end, language="ru") == [[ARM], [ARM]]
    at_start = [
        '"A post was hit," Armenia\'s army said.',
        '"Two of our soldiers were killed there. It is quiet now."',
    ]
    assert claims_by_sentence(at_start) == [[ARM], [ARM]]


def test_a_speaker_who_opens_a_paragraph_answers_for_it_and_not_for_the_next():
    text = ["Минобороны Армении сообщает, что был обстрел.", "Погибли двое.", "Погибли трое."]
    assert claims_by_sentence(text, language="ru", between="\n\n")[1:] == [[OUTLET], [OUTLET]]
    assert claims_by_sentence(text[:2], language="ru") == [[ARM], [ARM]]
    other = ["Armenia's army said on Monday that it was quiet.", "Two men were killed near Sotk."]
    assert claims_by_sentence(other) == [[ARM], [OUTLET]]


@pytest.mark.parametrize(
    ("language", "sentences", "party"),
    [
        (
            "en",
            ["Two men died near Sotk.", "The strike was reported by the Defence Ministry of Azerbaijan."],
            AZE,
        ),
        ("ru", ["Двое погибли у Сотка.", "Об этом сообщили в Минобороны Армении."], ARM),
        ("az", ["İki nəfər həlak olub.", "Bu barədə Azərbaycan Müdafiə Nazirliyi məlumat yayıb."], AZE),
        ("hy", ["Երկու մարդ է զոհվել։", "Այս մասին հայտնում է ՀՀ ՊՆ-ն։"], ARM),
    ],
)
def test_who_is_said_to_have_reported_it_speaks_in_the_sentence_before(language, sentences, party):
    assert claims_by_sentence(sentences, language=language) == [[party], [party]]


@pytest.mark.parametrize("language", ["en", "ru", "az", "hy"])
@pytest.mark.parametrize(
    "piece",
    ["said ", "1 ", "Armenia said, ", "сообщили в ", "по данным ", "bildirib ki, ", "məlumatına görə ", "հայտնել է ",
     "ըստ ", "«", "“”", '"', "; ", "while ", ", the ministry", "İ", "\u0301", "՝", "Баку, ", "\ud800"],
)  # fmt: skip
def test_hostile_repeats_neither_raise_nor_hang(language, piece):
    text = (piece * 2_000)[:2_000]
    claims(text, piece * 10, language, LAST)
    claims(f"Armenia {text} said", None, language, LAST)


def test_a_long_text_of_quotation_marks_is_read_once():
    text = "«" * 100_000 + "“" * 100_000 + '"' * 99_999
    said = report(text)
    for start in range(0, len(text), 2_000):
        claims_of(Sentence(start, start + 2_000, text[start : start + 2_000], 0), said, LAST, WORDS)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The ombudsman of Armenia accused Azerbaijan, saying that units near Sotk had been fired on.",
            {"Armenia"},
        ),
        ("Azerbaijan's ministry blamed Armenia, adding that two soldiers were wounded.", {"Azerbaijan"}),
        ("Yerevan rejected what Baku had told reporters.", {"Armenia"}),
    ],
)
def test_who_accuses_somebody_says_what_follows_saying(text, speakers):
    found = speeches(text, None, lexicon("en"))
    assert {str(one.claimant.party) for one in found} == speakers
