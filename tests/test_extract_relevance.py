"""Reports that tell of no incident, however much their words sound like fire, and those that tell of one beside other news."""

from datetime import date

import pytest

from geo.extract import extract
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text


def kinds_in(text, published, language):
    report = report_from_text(text, name="x.txt", published=date.fromisoformat(published), language=language)
    return [str(incident.kind) for incident in extract(report, default_gazetteer()).incidents]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hy", "Կարկուտը հարվածել է Մեղրիի այգիներին։ Կայանը ամպերի ուղղությամբ 40 արկ է արձակել։"),
        ("hy", "Կապանի թատրոնում երեկ ցուցադրվեց «Գրոհ» ներկայացումը։ Հանդիսատեսը 200 էր։"),
        ("hy", "Որսագողերը Խնձորեսկի անտառում կրակոց են արձակել եղջերուի վրա։"),
        ("az", "Brakonyerlər Göygöl yaxınlığında iki ceyran öldürüb, müfəttiş havaya atəş açıb."),
        ("az", "Ağdam klubunun hücumçusu matçda iki qol vurub, müdafiəçi zədələnib."),
        (
            "az",
            "Məktəblilər 1992-ci il fevralın 26-da Xocalıya hücum zamanı həlak olan 613 nəfəri yad ediblər.",
        ),
    ],
)
def test_other_news_is_no_incident(language, text):
    assert kinds_in(text, "2024-05-10", language) == []


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        (
            "hy",
            "Երեկ Տեղի եկեղեցու մոտ ադրբեջանական զինուժը կրակ է բացել հովվի ուղղությամբ։",
            "small-arms-fire",
        ),
        ("az", "Dünən Ağdamda heyvandarlıqla məşğul olan sakin minaya düşüb.", "mine"),
    ],
)
def test_an_incident_beside_other_news_is_one(language, text, kind):
    assert kinds_in(text, "2024-05-10", language) == [kind]


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        (
            "hy",
            "Մայիսի 9-ին ժամը 10:00-ին կրակ է բացվել Տեղի ուղղությամբ։ Քսան րոպե անց ականանետից գնդակոծվել է Կութը։",
            ["small-arms-fire", "shelling"],
        ),
        (
            "hy",
            "Մայիսի 9-ին կրակ է բացվել Տեղի ուղղությամբ։ Նույն օրը կրակի տակ է հայտնվել Ներքին Հանդը։",
            ["small-arms-fire", "small-arms-fire"],
        ),
        (
            "az",
            "Mayın 9-u saat 10:00-da Kəlbəcərin Yellicə kəndi yaxınlığında mövqelərimiz atəşə tutulub. Yarım saat sonra Tovuz rayonunun Kökənəbi kəndi istiqamətinə də atəş açılıb.",
            ["small-arms-fire", "small-arms-fire"],
        ),
        (
            "az",
            "Mayın 2-si axşam Tovuz rayonunun Kökənəbi kəndi atəşə tutulub; 5-i səhər isə Qazax rayonunun Kəmərli kəndinə üç güllə atılıb.",
            ["small-arms-fire", "small-arms-fire"],
        ),
        (
            "hy",
            "Մայիսի 9-ին կրակ է բացվել Տեղի ուղղությամբ։ Ադրբեջանի ՊՆ-ն պնդում է, որ կրակ է բացվել Լաչինի Զաբուխ գյուղի ուղղությամբ։",
            ["small-arms-fire", "small-arms-fire"],
        ),
        (
            "az",
            "Mayın 9-u Tovuz rayonunun Kökənəbi, Qazax rayonunun Kəmərli kəndləri atəşə tutulub.",
            ["small-arms-fire"],
        ),
    ],
)
def test_a_time_of_its_own_sets_another_place_apart(language, text, kinds):
    assert kinds_in(text, "2024-05-10", language) == kinds


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hy", "Երեկ Ներքին Հանդի այգիներում ական է պայթել։"),
        ("hy", "Տեղ գյուղի մոտ իրավիճակը լարված է։ Երեկ կրակոցից վիրավորվել է երկու զինծառայող։"),
        ("az", "Dünən Minkənd qəbiristanlığında mina partlayıb, bir fəhlə yaralanıb."),
        (
            "az",
            "Laçın rayonunun Zabux kəndi yaxınlığında gərginlik artıb. Dünən snayper atəşi ilə əsgər yaralanıb.",
        ),
    ],
)
def test_a_place_without_a_word_for_its_role_is_where_it_happened(language, text):
    report = report_from_text(text, name="x.txt", published=date(2024, 5, 10), language=language)
    (incident,) = extract(report, default_gazetteer()).incidents
    assert len(incident.sites) == 1


def test_fighting_beside_a_gold_mine_is_told_by_the_soldiers_that_were_hurt():
    report = report_from_text(
        "Heavy fighting broke out near Sotk, where shells fell on the road to the gold mine. "
        "The Armenian Defence Ministry said two soldiers were wounded on 11 May.",
        published=date(2023, 5, 11),
    )
    assert len(extract(report, default_gazetteer()).incidents) == 1


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        (
            "hy",
            "Մայիսի 9-ին կրակոց է արձակվել Տեղի ուղղությամբ։ Նույն օրը կրակ է բացվել Կութի ուղղությամբ։ Տուժածներ չկան։",
            2,
        ),
        (
            "az",
            "Mayın 9-da Laçının Zabux kəndi atəşə tutulub.\n\nHəmin gün Tovuz rayonunun Kökənəbi kəndinə mərmi düşüb.\n\nHər iki halda itki yoxdur.",
            2,
        ),
        (
            "hy",
            "Մայիսի 9-ին կրակոց է արձակվել Տեղի ուղղությամբ։\n\nՄայիսի 8-ին Կութում կրակից զոհվել է հովիվ։ Այլ տուժածներ չկան։",
            1,
        ),
    ],
)
def test_nobody_hurt_is_said_of_all_that_the_paragraph_tells(language, text, counted):
    report = report_from_text(text, name="x.txt", published=date(2024, 5, 10), language=language)
    incidents = extract(report, default_gazetteer()).incidents
    assert sum(any(claim.killed or claim.wounded for claim in one.claims) for one in incidents) == counted


@pytest.mark.parametrize(
    ("language", "text", "site"),
    [
        ("hy", "Երեկ կրակոցից վիրավորվել է Չինարի գյուղի բնակիչ, 50-ամյա հովիվ։", "Չինարի"),
        ("hy", "Երեկ անօդաչուն հարվածել է Ստեփանակերտի ծայրամասում գտնվող զորամասին։", "Ստեփանակերտի"),
        ("az", "Ağdamda mina partlayıb. Hadisə bu gün Xıdırlı kəndi ərazisində qeydə alınıb.", "Xıdırlı"),
    ],
)
def test_where_it_happened_may_be_a_home_a_suburb_or_told_later(language, text, site):
    report = report_from_text(text, name="x.txt", published=date(2019, 5, 10), language=language)
    (incident,) = extract(report, default_gazetteer()).incidents
    assert site in [one.match.toponym.surface for one in incident.sites]


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        (
            "hy",
            "Զոհված զինծառայողների ընդհանուր թիվը 40 է, երեկ 35 էր։",
            [40, 35],
        ),
        (
            "az",
            "Ümumilikdə 60 hərbçi həlak olub, 270 nəfər yaralanıb; dünən bu rəqəmlər 47 və 222 idi.",
            [60, 270, 47, 222],
        ),
        (
            "az",
            "2020-ci ildən bu günədək minalardan 300 nəfər zərər çəkib.",
            [300],
        ),
        ("hy", "Պատերազմից հետո շփման գծում զոհվել է 16 զինծառայող։", [16]),
    ],
)
def test_totals_are_tallies_for_each_day_told(language, text, counts):
    report = report_from_text(text, name="x.txt", published=date(2024, 5, 10), language=language)
    found = extract(report, default_gazetteer())
    assert found.incidents == ()
    assert [tally.count.best for tally in found.tallies] == counts


def test_no_name_denies():
    text = "Երեկ Չինարիում կրակոցից վիրավորվել է հովիվ։"
    report = report_from_text(text, name="x.txt", published=date(2024, 5, 10), language="hy")
    (incident,) = extract(report, default_gazetteer()).incidents
    assert [str(claim.stance) for claim in incident.claims] == ["asserts"]


@pytest.mark.parametrize(
    ("text", "language", "party"),
    [
        (
            "ՌԴ ՊՆ տեղեկագրում նշվում է, որ մեկ խախտում է գրանցվել։ Մայիսի 9-ին կրակ է բացվել Չանքաթաղի մոտ, զոհվել է մեկ մարդ։",
            "hy",
            "Russia",
        ),
        (
            "Minatəmizləmə Agentliyi hadisələrin siyahısını açıqlayıb. Mayın 3-də Füzulidə mina partlayıb, bir çoban ölüb.",
            "az",
            "Azerbaijan",
        ),
    ],
)
def test_a_bulletin_speaks_for_what_it_lists(text, language, party):
    report = report_from_text(text, name="x.txt", published=date(2023, 5, 10), language=language)
    incidents = extract(report, default_gazetteer()).incidents
    assert party in {str(claim.party) for one in incidents for claim in one.claims if claim.killed}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two people were killed and four wounded late on Friday when a car hit a lorry near Goris."),
        ("en", "Hackers brought down the site of a ministry in Yerevan; the attack came from Azerbaijan, an agency in Armenia said on Friday."),
        ("en", "Police fired rubber bullets at protesters in Yerevan on Friday; 20 people were wounded, said Armenia's Health Ministry."),
        ("en", "In Ukraine, Russian missiles hit Kharkiv on Friday and killed nine, said Armenia's embassy."),
        ("en", "Her novel opens in Shushi in 1992, where shells fall on the street and two brothers are killed."),
        ("ru", "Двое гостей свадьбы в Горисе ранены в пятницу выстрелом из ружья, задержан жених."),
    ],
)  # fmt: skip
def test_news_of_cars_crowds_hackers_novels_and_other_wars_is_no_incident(language, text):
    assert kinds_in(text, "2024-05-12", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A column of tanks could cut the road at Goris within an hour; a single drone over Jermuk could empty the hotels for a season."),
        ("en", "If Azerbaijan shells Sotk again, the army will answer."),
        ("en", "Azerbaijan may attack Goris in the autumn."),
        ("ru", "Если ударят по Степанакерту, ответят по Гяндже."),
        ("ru", "Азербайджан мог бы ударить по Горису осенью."),
        ("ru", "Не исключено, что Азербайджан обстреляет Сотк."),
        ("az", "Payızda Gorus və Qafan istiqamətində toqquşmalar başlaya bilər."),
        ("az", "Əgər Bakı Gorusu atəşə tutsa, ordu cavab verəcək."),
        ("hy", "Գուցե նոր հարձակում սկսվի Սյունիքում, գուցե Փառուխի շուրջ։"),
        ("hy", "Եթե Բաքուն գնդակոծի Գորիսը, բանակը կպատասխանի։"),
    ],
)  # fmt: skip
def test_what_may_or_might_be_is_no_incident(language, text):
    assert kinds_in(text, "2023-06-16", language) == []


def test_what_may_come_takes_nothing_from_what_happened():
    text = "Azerbaijan shelled Sotk on Friday, and if it shells Goris, the army will answer."
    assert kinds_in(text, "2023-06-16", "en") == ["shelling"]


def test_in_a_war_the_dead_of_the_front_are_of_it():
    text = "About sixty civilians died on 2 April as they left Kelbajar, the town's commandant said."
    assert len(kinds_in(text, "1993-04-05", "en")) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An Armenian soldier was shot dead near Tegh on Friday.", "small-arms-fire"),
        ("A shepherd was wounded by a shot near Tegh on Friday.", "small-arms-fire"),
        ("Fire was opened at a post near Tegh on Friday.", "small-arms-fire"),
    ],
)
def test_a_short_report_from_the_front_needs_no_second_side(text, kind):
    assert kinds_in(text, "2024-05-12", "en") == [kind]
    assert kinds_in(text.replace("Tegh", "Gyumri").replace("soldier", "man").replace("An Armenian", "A"), "2024-05-12", "en") == []  # fmt: skip


def test_a_year_long_past_right_behind_what_happened_makes_it_background():
    text = "The mother of a soldier who died in the fighting of 1993 near Martakert told reporters on Wednesday that the road to his grave is closed."
    assert kinds_in(text, "2024-05-12", "en") == []
    assert kinds_in(text.replace("1993", "Monday").replace("Martakert", "Tegh"), "2024-05-12", "en") != []
