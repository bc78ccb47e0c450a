"""Whole reports in Azerbaijani and Armenian: whose number it is, whose people, how many, where. All texts are made up.

A line is "kind, day, places; party: losses of side"; 0 is nobody, "2+" at least two.
"""

import pytest

from geo.extract.counts.find import MEASURES, find_losses
from geo.extract.words.lexicon import lexicon
from geo.model import Count
from tests.test_extract_wordings import SHORT, read


def shown(count: Count):
    if count.low == count.best == count.high:
        return str(count.best)
    return f"{count.low or ''}~{count.best or ''}{'' if count.high else '+'}"


def lines(found):
    told = []
    for one in found.incidents:
        for claim in one.claims:
            counts = [f"{name} {shown(getattr(claim, name))}" for name in MEASURES if getattr(claim, name)]
            if counts:
                told.append(f"{SHORT[claim.party]}: {', '.join(counts)} of {SHORT.get(claim.side, 'nobody')}")
    return told


def counted(language, text):
    return [f"{loss.measure} {shown(loss.count)}" for loss in find_losses(text, lexicon(language))]


@pytest.mark.parametrize(
    ("language", "outlet", "text", "expected"),
    [
        # a number in a statement that is called untrue is the other side's
        (
            "az", "Azərbaycan Müdafiə Nazirliyi",
            'Mayın 9-da Gədəbəy istiqamətində atışma olub. Ermənistan MN-in tirajladığı "dörd azərbaycanlı əsgər öldürülüb" xəbəri yalandır.',
            ["AM: killed 4 of AZ"],
        ),
        (
            "hy", "ՀՀ ՊՆ",
            "Մայիսի 9-ին Սոթքի ուղղությամբ փոխհրաձգություն է եղել։ Ադրբեջանի ՊՆ-ի՝ «երեք հայ զինվորի սպանության» մասին հաղորդագրությունը սուտ է։",
            ["AZ: killed 3 of AM"],
        ),
        (
            "hy", "ՀՀ ՊՆ",
            "Մայիսի 9-ին Սոթքի ուղղությամբ փոխհրաձգություն է եղել, իբր սպանվել է հայկական կողմի վեց զինվոր։",
            ["unstated: killed 6 of AM"],
        ),
        # but not the speaker's own beside it
        (
            "az", "Azərbaycan Müdafiə Nazirliyi",
            "Mayın 9-da Gədəbəy istiqamətində atışma olub, bir əsgərimiz yaralanıb; Ermənistan MN-in itkilərimiz barədə yaydığı xəbər yalandır.",
            ["AZ: wounded 1 of AZ"],
        ),
        # whose the ministry is, and who is called the enemy
        (
            "az", "Oxu.az",
            "Mayın 9-da Gədəbəydə atışma olub. Ermənistan MN iki hərbçisinin öldüyünü açıqlayıb. Bizim nazirlik isə üç əsgərimizin yaralandığını bildirib.",
            ["AM: killed 2 of AM", "AZ: wounded 3 of AZ"],
        ),
        (
            "az", "Ordu.az",
            "Mayın 9-da Gədəbəydə döyüş olub. Düşmən rəsmən beş itkisini təsdiqləyir.",
            ["AM: killed 5 of AM"],
        ),
        (
            "hy", "Առավոտ",
            "Մայիսի 9-ին Սոթքի մոտ մարտ է եղել։ Մեր նախարարությունը հայտնում է մեկ վիրավորի մասին։",
            ["AM: wounded 1 of AM"],
        ),
        # who speaks stands behind the verb, whose people before it
        (
            "hy", "Հետք",
            "Մայիսի 9-ին Սոթքի մոտ կրակոցներ են եղել։ Ադրբեջանի ՊՆ-ի երկու ծառայողի մահը հաստատել է Հայաստանի ԱԳՆ-ն։",
            ["AM: killed 2 of AZ"],
        ),
        (
            "hy", "Հետք",
            "Մայիսի 9-ին Սոթքի մոտ կրակոցներ են եղել։ Հակառակորդը, ըստ ՀՀ ՊՆ-ի, նահանջել է՝ կրելով կորուստներ։",
            ["AM: killed None of AZ"],
        ),
        # a further speaker without a verb, but no apposition
        (
            "hy", "Հետք",
            "Երեկ Սոթքի մոտ կրակոցներ են եղել։ Երևանը նշում է երկու զոհ, իսկ ադրբեջանական կողմը՝ չորս զինվորի մահ։",
            ["AM: killed 2 of AM", "AZ: killed 4 of AZ"],
        ),
        (
            "hy", "Հետք",
            "Երեկ Սոթքի մոտ կրակոցներ են եղել։ Երևանը հայտնում է, որ սպանվել է մեկ զինվոր, վնասվել է մեքենան՝ երեք զինվոր վիրավորվել է։",
            ["AM: killed 1, wounded 3 of AM"],
        ),
        # the other side's numbers go on
        (
            "hy", "Շուշան Ստեփանյան, Facebook",
            "Մարտեր են Սոթքի ուղղությամբ։ Հակառակորդի մարդկային կորուստները երեկոյան՝ 40 սպանված, 90 վիրավոր։",
            ["AM: killed 40, wounded 90 of AZ"],
        ),
        # who fired is not who was hit, where only the district is known or the line ran through it
        (
            "az", "Trend",
            "Martın 19-da Tərtərin Həsənqaya kəndində məktəbli erməni snayperinin atəşi nəticəsində yaralanıb.",
            ["outlet: wounded 1 of AZ"],
        ),
        # what is confirmed in the midst of the next paragraph was not said of this one
        (
            "az", "Telegram: Cəbhə",
            "Tərtər şəhərinə bu səhər mərmi düşdü, bir nəfər yaralandı.\n\nAxşam Ağdamda da atəş açıldı. Prokurorluq bunu təsdiqlədi.",
            ["outlet: wounded 1 of AZ"],
        ),
        # who does not deny it has not said it; what "our side" lost the other side has not told
        (
            "az", "Azadlıq Radiosu",
            "Dünən Tovuz istiqamətində atəş zamanı bir əsgərimiz ölüb. Ermənistan bunu təkzib etmir.",
            ["outlet: killed 1 of AZ"],
        ),
        (
            "az", "Axar.az",
            "Dünən Sotk yaxınlığında atışma olub. İrəvan 4 ölüsünün, 1 yaralısının olduğunu təsdiqləyib. Tərəfimizdən itki yoxdur.",
            ["AM: killed 4, wounded 1 of AM", "outlet: killed 0, wounded 0 of AZ"],
        ),
        # a third side's people are not the last speaker's to count
        (
            "hy", "Ազատություն",
            "Երեկ Տեղի մոտ բախում է եղել։ Բաքուն հայտնում է մեկ զոհի մասին։ Ռուս խաղաղապահների շարքերում տուժած չկա։",
            ["AZ: killed 1 of AZ", "outlet: killed 0, wounded 0 of RU"],
        ),
    ],
)  # fmt: skip
def test_whose_number_it_is_and_whose_people(language, outlet, text, expected):
    assert lines(read(language, outlet, "2021-05-10", text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("az", "Düşmənin yüzədək canlı qüvvəsi məhv edilib.", ["killed ~100"]),
        ("az", "Ölənlərin sayı 40-ı ötüb.", ["killed 40~40+"]),
        ("hy", "Զոհերի թիվը գերազանցում է 40-ը։", ["killed 40~40+"]),
        ("az", "Beş zabit və əsgər həlak olub.", ["killed 5"]),
        ("az", "Beş əsgər və bir zabit həlak olub.", ["killed 6"]),
        (
            "az",
            "Mina qurbanlarının sayı 90-dır, o cümlədən 20 nəfər həlak olub.",
            ["casualties 90", "killed 20"],
        ),
        ("az", "Ölən-itən yoxdur, bir nəfər yaralanıb.", ["killed 0", "wounded 1"]),
        ("az", "Gədəbəy–Kəlbəcər zonasında iki əsgər açılan atəşdən yaralanıb.", ["wounded 2"]),
        ("az", "Üç nəfər, o cümlədən müxbir Əli Kərimov və operator Vəli Həsənov həlak olub.", ["killed 3"]),
        ("az", "Aynur Kərimova və onun nəvəsi həlak olub.", ["killed 2"]),
        ("az", "Aynur Kərimovaya qəlpə dəyib.", ["wounded 1"]),
        ("az", "Dağıntılar altından on üç nəfərin cəsədi çıxarılıb.", ["killed 13"]),
        ("az", "Şəhidin iki övladı yadigar qalıb.", []),
        ("az", "Nazir Aynur Kərimova yaralılara baş çəkib.", []),
        ("az", "Aynur Kərimova bildirib ki, 4 nəfər həlak olub.", ["killed 4"]),
        ("hy", "Զոհվել է Արամ Հ. և Դավիթ Ա.։", ["killed 2"]),
        (
            "hy",
            "Զոհվել են մայոր Արամ Գրիգորյանը և լեյտենանտ Հայկ Պողոսյանը, սերժանտ Արտակ Մելիքյանը վիրավորվել է։",
            ["killed 2", "wounded 1"],
        ),
        ("hy", "Արամ Գրիգորյանը զոհվածների ծնողներին ընդունել է։", []),
        ("hy", "Ոսկեպարի մոտ հինգ զինվոր է վիրավորվել։", ["wounded 5"]),
        ("hy", "Վիրավորվել է մոտ հինգ զինվոր։", ["wounded ~5+"]),
        ("hy", "Չորս բնակիչ տեղափոխվել է հիվանդանոց։", ["wounded 4"]),
        ("hy", "Մեր զինվորները վնասվածք չեն ստացել։", ["wounded 0"]),
        ("hy", "Այրվել է ավտոբուսը, ներսում ոչ ոք չի եղել։", ["killed 0", "wounded 0"]),
        ("hy", "Բաքվի կորուստը երեք զինվոր է։", ["killed 3"]),
        ("hy", "Իր կորստի մասին խոսել էր երեկ՝ մեկ շարքային։", ["killed 1"]),
    ],
)
def test_how_many_are_told(language, text, expected):
    assert counted(language, text) == expected


@pytest.mark.parametrize(
    ("language", "outlet", "text", "sites"),
    [
        ("az", "APA", "Dünən Gorus yaxınlığında atəş açılıb.", ["Gorus"]),
        ("az", "APA", "Dünən Tərtərin Qapanlı kəndinə mərmi düşüb.", ["Qapanlı"]),
        ("az", "APA", "Dünən Nerkin Hənd kəndi yaxınlığında atəş açılıb.", ["Nerkin Hənd"]),
        ("az", "APA", "Dünən Paravakar kəndində yerləşən postdan Ağstafa rayonunda səngərlər atəşə tutulub.", ["Ağstafa rayonunda"]),
        ("az", "APA", "Dünən diversiya qrupu Çinarlı kəndi tərəfdən sərhədi keçməyə cəhd edib.", ["Çinarlı"]),
        ("az", "APA", "Dünən düşmən Qapanlı kəndi istiqamətində mövqelərimizə yaxınlaşmağa cəhd edib.", ["Qapanlı"]),
        ("az", "APA", "Dünən Ağdam cəbhəsində atəş açılıb.", ["Ağdam"]),
        ("hy", "Հետք", "Երեկ Բերքաբերի մոտ կրակոցից վիրավորվել է հովիվ։", ["Բերքաբերի"]),
        ("hy", "Հետք", "Երեկ Կոթի գյուղից ոչ հեռու գերեվարվել է երկու զինվոր։", ["Կոթի"]),
        ("hy", "Հետք", "Երեկ Բաղանիսի այգիներում կրակ է բացվել։", ["Բաղանիսի"]),
        ("hy", "Հետք", "Երեկ Թալիշի ուղղությամբ տեղակայված դիրքերից մեկում կրակոցից զինվոր է զոհվել։", ["Թալիշի"]),
        ("hy", "Հետք", "Երեկ հակառակորդը հրթիռակոծել է Ստեփանակերտը։", ["Ստեփանակերտը"]),
        ("hy", "Հետք", "Երեկ ադրբեջանական խումբը փորձել է առաջանալ Մովսեսի մոտ։", ["Մովսեսի"]),
        ("hy", "Հետք", "Երեկ Կոթիում կրակոցից վիրավորվել է Գ. Մարտիրոսյանը։", ["Կոթիում"]),
    ],
)  # fmt: skip
def test_where_it_happened(language, outlet, text, sites):
    found = read(language, outlet, "2021-05-10", text)
    assert [site.match.toponym.surface for one in found.incidents for site in one.sites] == sites


@pytest.mark.parametrize(
    ("language", "outlet", "text"),
    [
        ("az", "APA", "Dünən Görüş mərkəzində atəş açılmayıb, kino nümayiş etdirilib."),
        ("az", "APA", "Bakıda hərbçi intihar edib, istintaq gedir."),
        ("hy", "Հետք", "Զինծառայողն ինքնասպան է եղել Վանաձորում։"),
        ("hy", "Հետք", "Երեկ Իջևանում բերքը կարկտահարվել է, մեկ մարդ վիրավորվել է։"),
    ],
)
def test_other_news_stays_other_news(language, outlet, text):
    assert read(language, outlet, "2021-05-10", text).incidents == ()


@pytest.mark.parametrize(
    ("language", "outlet", "text", "parties"),
    [
        (
            "hy", "Հետք",
            "Արցախի ՊՆ-ն հայտնում է երկու զոհի մասին։ Ադրբեջանի ՊՆ-ն էլ ընդունում է, որ ութ կորուստ ունի։",
            ["Nagorno-Karabakh", "Azerbaijan"],
        ),
        ("az", "APA", "Polis Bakıda iki nəfərin öldüyünü bildirib.", []),
    ],
)  # fmt: skip
def test_where_both_sides_count_their_own_it_is_the_conflict(language, outlet, text, parties):
    found = read(language, outlet, "2021-05-10", text)
    assert [str(claim.party) for one in found.incidents for claim in one.claims] == parties


def test_losses_of_many_days_without_a_place_are_a_total():
    text = "Sentyabrın 27-dən oktyabrın 5-dək raket zərbələri nəticəsində 24 mülki şəxs həlak olub."
    found = read("az", "Azərbaycan Ombudsmanı", "2020-10-05", text)
    assert found.incidents == ()
    assert [(str(one.party), one.measure, one.count.best) for one in found.tallies] == [
        ("Azerbaijan", "killed", 24)
    ]
