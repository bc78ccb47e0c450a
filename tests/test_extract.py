import time
from datetime import UTC, date, datetime

import pytest

from geo.extract import extract
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text, sample_reports
from geo.model import Count, DatePrecision, Extraction, Kind, Party, Role, Stance
from tests.world import PUBLISHED, toy_gazetteer, toy_report


def read(text: str, published: date | None = PUBLISHED) -> Extraction:
    return extract(toy_report(text, published), toy_gazetteer())


def only(text):
    (incident,) = read(text).incidents
    return incident


@pytest.fixture(scope="module")
def article() -> Extraction:
    (report,) = (one for one in sample_reports() if "2022-09-13-border-clashes" in (one.path or ""))
    return extract(report, default_gazetteer())


def with_place(found, *names):
    (incident,) = (
        one for one in found.incidents if {site.match.toponym.surface for site in one.sites} == set(names)
    )
    return incident


def test_the_article_gives_the_overnight_shelling_toward_three_towns(article):
    shelling = with_place(article, "Goris", "Sotk", "Jermuk")
    assert shelling.kind is Kind.SHELLING
    assert (shelling.when.start, shelling.when.end) == (date(2022, 9, 12), date(2022, 9, 13))
    assert {site.role for site in shelling.sites} == {Role.DIRECTION}
    assert any("Defence ministry official" in claim.claimant for claim in shelling.claims)


def test_the_article_gives_the_sabotage_as_the_source_attributes_it(article):
    sabotage = with_place(article, "Kelbajar", "Dashkesan", "Lachin")
    assert sabotage.kind is Kind.SABOTAGE
    assert {site.role for site in sabotage.sites} == {Role.NEAR}
    accusation = sabotage.claims[0]
    assert (accusation.party, accusation.stance, accusation.about) == (
        Party.ARMENIA,
        Stance.ACCUSES,
        Party.AZERBAIJAN,
    )
    assert sabotage.claims[1].party is Party.ARMENIA  # "its forces, it said, had replied": not repaired


def test_the_article_gives_the_ceasefire_at_nine_moscow_time(article):
    (ceasefire,) = (one for one in article.incidents if one.kind is Kind.CEASEFIRE)
    assert ceasefire.when.time_utc == datetime(2022, 9, 13, 6, 0, tzinfo=UTC)
    assert ceasefire.sites == ()
    assert Party.RUSSIA in {claim.party for claim in ceasefire.claims}


def test_the_article_gives_earlier_incidents_without_a_place(article):
    week = next(one for one in article.incidents if one.when.precision is DatePrecision.WEEK)
    month = next(one for one in article.incidents if one.when.precision is DatePrecision.MONTH)
    assert (week.when.start, week.when.end, week.sites) == (date(2022, 9, 5), date(2022, 9, 11), ())
    assert (month.when.start, month.when.end, month.sites) == (date(2022, 8, 1), date(2022, 8, 31), ())
    assert [(claim.side, claim.killed) for claim in week.claims] == [(Party.ARMENIA, Count(1, 1, 1))]
    losses = {claim.side: (claim.killed, claim.wounded) for claim in month.claims}
    assert losses == {
        Party.AZERBAIJAN: (Count(1, 1, 1), None),
        Party.NAGORNO_KARABAKH: (Count(2, 2, 2), Count(12, 12, None)),
    }


def test_the_article_has_five_incidents_and_no_more(article):
    assert len(article.incidents) == 5


def test_the_fifty_killed_are_tallies_of_the_episode(article):
    tolls = {(tally.side, tally.measure, tally.count.best) for tally in article.tallies}
    assert (Party.ARMENIA, "killed", 50) in tolls
    assert {tally.episode for tally in article.tallies} == {"2022-09-12/2022-09-13"}
    assert not any(
        claim.killed and claim.killed.best == 50 for one in article.incidents for claim in one.claims
    )


def test_earlier_wars_are_background_and_talks_are_comment(article):
    reasons = {rejection.text[:20]: rejection.reason for rejection in article.rejections}
    assert "background" in reasons["The 2020 war over Na"]
    assert "background" in reasons["The second lasted si"]
    assert not any(one.when.start.year < 2022 for one in article.incidents)


def test_every_quote_stands_in_the_text_at_its_offsets(article):
    text = article.reports[0].text
    claims = [claim for one in article.incidents for claim in one.claims]
    assert claims
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
    assert all(text[tally.start : tally.end] == tally.quote for tally in article.tallies)
    assert all(text[one.start : one.end] == one.text for one in article.rejections)


def test_reading_again_gives_the_same_ids(article):
    again = extract(article.reports[0], default_gazetteer())
    assert again == article


@pytest.mark.parametrize(
    ("text", "role", "uncertainty_m"),
    [
        ("Mortars hit Arden on 9 May.", Role.STRUCK, 1_000),
        ("Mortars fired near Arden on 9 May.", Role.NEAR, 25_000),
        ("Mortars fired in the direction of Arden on 9 May.", Role.DIRECTION, 10_000),
        ("Mortars fired toward Arden on 9 May.", Role.DIRECTION, 10_000),
        ("Mortars fired in Hollin District on 9 May.", Role.CONTAINER, 30_000),
        # The place's own 1,000 m, and 0.4 of the distance, at least 1,500 m.
        ("Mortars hit a post 3 km east of Arden on 9 May.", Role.NEAR, 2_500),
        ("Mortars hit a post 10 km east of Arden on 9 May.", Role.NEAR, 5_000),
    ],
)
def test_a_place_is_as_sure_as_the_words_before_it(text, role, uncertainty_m):
    (site,) = only(text).sites
    assert (site.role, site.uncertainty_m) == (role, uncertainty_m)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Arden was shelled on 9 May.", Kind.SHELLING),
        ("An unmanned aerial vehicle struck an ambulance near Arden on 9 May.", Kind.DRONE_STRIKE),
        ("Two journalists died when their vehicle hit a mine in Arden on 9 May.", Kind.MINE),
        ("Six Armenian servicemen were captured near the border village of Arden on 9 May.", Kind.CAPTURE),
        ("A soldier was abducted by a subversive group near Arden on 9 May.", Kind.CAPTURE),
        (
            "Rockets slammed into a residential quarter of Arden on 9 May, killing two civilians.",
            Kind.SHELLING,
        ),
    ],
)
def test_ordinary_news_sentences_give_kind_and_place(text, kind):
    incident = only(text)
    assert (incident.kind, [site.match.place.name for site in incident.sites]) == (kind, ["Arden"])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Mortars fired near the towns of Arden, Belmar and Ilmar on 9 May.", ["Arden", "Belmar", "Ilmar"]),
        ("Mortars fired in the direction of the cities of Arden and Belmar on 9 May.", ["Arden", "Belmar"]),
        ("Mortars hit the district of Hollin on 9 May.", ["Hollin District"]),
        ("On 9 May Armenia said villages around Arden and Belmar came under fire.", ["Arden", "Belmar"]),
    ],
)
def test_words_for_kinds_of_place_do_not_hide_the_place(text, places):
    assert [site.match.place.name for site in only(text).sites] == places


def test_the_date_nearest_to_the_event_is_the_events():
    text = "The ministers met on 2 May and a farmer was shot dead near Arden on 8 May."
    assert only(text).when.start == date(2023, 5, 8)


def test_where_the_fire_came_from_is_no_site():
    found = read("From positions in the direction of Corvin, mortars hit Arden on 9 May.")
    assert [site.match.place.name for site in found.incidents[0].sites] == ["Arden"]
    assert ("Corvin", "toponym: origin of the fire, not where it struck") in {
        (one.text, one.reason) for one in found.rejections
    }


def test_a_district_holds_its_village_and_is_a_site_only_alone():
    sites = only("Mortars hit Corvin in Hollin District on 9 May.").sites
    assert [site.match.place.name for site in sites] == ["Corvin"]


def test_both_names_of_a_place_are_one_site():
    (site,) = only("Mortars hit Ilmar (Elmar) on 9 May.").sites
    assert site.match.place.id == "p-both"


def test_counter_claims_stay_side_by_side():
    text = "Armenia said mortars hit Arden on 9 May, killing two Armenian soldiers. Azerbaijan denied that it had opened fire."
    incident = only(text)
    assert [(claim.party, claim.stance) for claim in incident.claims] == [
        (Party.ARMENIA, Stance.ASSERTS),
        (Party.AZERBAIJAN, Stance.DENIES),
    ]
    assert incident.claims[0].killed == Count(2, 2, 2)


def test_two_dates_at_two_places_are_two_incidents():
    found = read("On 1 May mortars hit Arden. On 8 May mortars hit Corvin.")
    assert [(one.when.start.day, one.sites[0].match.place.name) for one in found.incidents] == [
        (1, "Arden"),
        (8, "Corvin"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Arden is known for its springs, and Belmar for its cheese.",
        "The ministers discussed peace at talks in Arden on 9 May.",
        "In the war of 1994, thousands were killed near Arden.",
        "Arden Petrosyan sang on 9 May.",
        "An earthquake struck near Arden on 9 May, injuring 20 people, officials said.",
        "Pilgrims from Arden and Belmar attended the mass on Sunday.",
    ],
)
def test_a_text_about_something_else_gives_no_incident(text):
    found = read(text)
    assert found.incidents == ()
    assert found.rejections  # and says why


def test_a_text_without_a_place_keeps_its_incident_without_a_site():
    incident = only("Two soldiers were wounded when shots were fired at the border on 9 May.")
    assert incident.sites == ()
    assert incident.title == "Small-arms fire, place not stated"


def test_a_text_without_a_date_is_rejected_with_the_reason():
    found = read("Mortars hit Arden.", published=None)
    assert found.incidents == ()
    assert any("no date" in one.reason for one in found.rejections)


def test_where_no_day_of_publication_is_known_months_of_years_before_are_background():
    text = (
        "On 13 September 2022 Azerbaijani forces shelled Arden. In April 1993 Armenian forces captured Arden."
    )
    found = read(text, published=None)
    assert [one.when.start for one in found.incidents] == [date(2022, 9, 13)]
    reasons = [one.reason for one in found.rejections if "captured" in one.text]
    assert [one.partition(":")[0] for one in reasons] == ["background"]


def test_an_undated_sentence_takes_the_day_of_publication_and_says_so():
    when = only("Mortars hit Arden.").when
    assert (when.start, when.text) == (PUBLISHED, "day of publication")


def test_a_text_that_is_pasted_twice_claims_nothing_twice():
    text = "Armenia's Defence Ministry said that mortars hit Sotk on 13 September 2022, wounding two Armenian soldiers. "
    once, often = (
        extract(
            report_from_text(text * times, language="en", published=date(2022, 9, 14)), default_gazetteer()
        )
        for times in (1, 40)
    )
    assert [len(one.claims) for one in often.incidents] == [len(one.claims) for one in once.incidents]


def test_a_text_in_another_language_of_the_same_alphabet_is_refused_with_the_reason():
    text = (
        "Bei Gefechten an der Grenze sind nahe Jermuk mindestens 49 armenische Soldaten getötet worden, teilte das "
        "Verteidigungsministerium in Eriwan am Dienstag mit. Aserbaidschan sprach von einer Provokation."
    )
    found = extract(report_from_text(text, language="en", published=date(2022, 9, 14)), default_gazetteer())
    assert found.incidents == ()
    assert "none of the commonest words of its language" in found.rejections[0].reason


@pytest.mark.parametrize(("language", "reason"), [("ka", "no lexicon"), ("en", "not in the Latin alphabet")])
def test_a_text_that_cannot_be_read_says_so(language, reason):
    report = report_from_text("Обстрел в районе Арден: двое раненых.", published=PUBLISHED, language=language)
    found = extract(report, toy_gazetteer())
    assert found.incidents == ()
    assert reason in found.rejections[0].reason


HOSTILE = [
    "a ",
    "Arden, ",
    "killed ",
    "9 ",
    "(",
    "said ",
    ".",
    "no ",
    "two hundred ",
    "Mortars hit Arden on 9 May. ",
    "Arden. " + " " * 500,
]


@pytest.mark.no_cover  # the tracer would be timed as well
@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_hostile_text_takes_about_twice_the_time(piece):
    def seconds(length):
        report = toy_report(piece * (length // len(piece)))
        start = time.process_time()
        extract(report, toy_gazetteer())
        return time.process_time() - start

    # Quadratic reading takes 16 times as long for four times the text; the floor keeps noise out.
    once = max(seconds(15_000), 0.2)
    assert seconds(60_000) < 9 * once


HOSTILE_ELSEWHERE = [
    ("ru", "подразделения а б в направлении "),
    ("ru", "14 км к северо-востоку от "),
    ("ru", "нарушения обстрел "),
    ("az", "rayonunun kəndi istiqamətində "),
    ("az", "atəşkəs mina dron "),
    ("hy", "Գորիսի և ուղղությամբ "),
    ("hy", "հրադադար ական դրոն "),
]


@pytest.mark.no_cover  # the tracer would be timed as well
@pytest.mark.parametrize(("language", "piece"), HOSTILE_ELSEWHERE)
def test_hostile_text_takes_linear_time_in_every_language(language, piece):
    def seconds(length):
        text = piece * (length // len(piece))
        report = report_from_text(text, published=PUBLISHED, language=language)
        start = time.process_time()
        extract(report, toy_gazetteer())
        return time.process_time() - start

    once = max(seconds(10_000), 0.2)
    assert seconds(40_000) < 9 * once


def test_a_second_count_of_one_side_is_kept_in_a_claim_of_its_own():
    text = "On 9 May mortars hit Arden: two Armenian soldiers were killed and three Armenian civilians were killed."
    assert [claim.killed for claim in only(text).claims] == [Count(2, 2, 2), Count(3, 3, 3)]


@pytest.mark.parametrize(
    "text", ["No shelling was recorded at Arden on 9 May.", "On 9 May there was no fire at Arden."]
)
def test_what_did_not_happen_is_no_incident(text):
    found = read(text)
    assert found.incidents == ()
    assert any("nothing of the kind happened" in one.reason for one in found.rejections)


def test_a_party_that_says_it_did_not_fire_denies():
    (claim,) = only("Azerbaijan said on 9 May that its troops did not open fire at Arden.").claims
    assert (claim.party, claim.stance) == (Party.AZERBAIJAN, Stance.DENIES)


def test_a_ministrys_own_bulletin_speaks_for_its_side():
    report = report_from_text(
        "outlet: Ministry of Defence of Azerbaijan\npublished: 2023-05-10\n\n"
        "On May 9, units stationed in the direction of Arden fired at positions in the direction of Corvin. "
        "There are no losses among the personnel."
    )
    (incident,) = extract(report, toy_gazetteer()).incidents
    assert [site.match.place.name for site in incident.sites] == ["Corvin"]
    assert {claim.party for claim in incident.claims} == {Party.AZERBAIJAN}
    assert incident.claims[1].killed == Count(0, 0, 0)
    assert incident.claims[1].side is Party.AZERBAIJAN


def test_a_statement_said_to_be_untrue_is_a_denial():
    text = (
        "Mortars fired near Arden on 9 May, Armenia's Defence Ministry reported. The statement that Armenian units "
        "opened fire near Corvin does not correspond to reality, the ministry added."
    )
    stances = [claim.stance for incident in read(text).incidents for claim in incident.claims]
    assert stances == [Stance.ASSERTS, Stance.DENIES]


def test_a_bare_denial_joins_the_incident_told_of_last():
    text = "Armenia said mortars hit Arden on 9 May.\n\nAzerbaijan's Ministry of Defence rejected the allegation."
    assert [claim.stance for claim in only(text).claims] == [Stance.ASSERTS, Stance.DENIES]


def test_places_far_apart_are_incidents_of_their_own():
    found = read("Mortars hit Arden on 9 May. Mortars hit Farland on 9 May.")
    assert len(found.incidents) == 2


def test_each_day_that_a_place_was_hit_is_an_incident_of_its_own():
    found = read("On 8 May mortars hit Arden. On 7 May mortars hit Arden. On 9 May mortars hit Arden.")
    assert [(one.when.start.day, one.when.end.day) for one in found.incidents] == [(8, 8), (7, 7), (9, 9)]


def test_what_is_told_of_the_day_after_without_an_attack_goes_on():
    found = read(
        "On 8 May mortars hit Arden. On 9 May smoke stood over Arden, where two soldiers were killed."
    )
    assert [(one.when.start.day, one.when.end.day) for one in found.incidents] == [(8, 9)]


@pytest.mark.parametrize(
    ("name", "day", "place_ids"),
    [
        ("2021-06-04-susuzlug-mine", date(2021, 6, 4), {"cur-susuzlug"}),
        ("2021-07-28-gegharkunik-border", date(2021, 7, 28), {"gn-616041"}),
        ("2022-03-24-parukh", date(2022, 3, 24), {"cur-parukh"}),
        ("2023-04-11-tegh", date(2023, 4, 11), {"gn-174743"}),
        ("2023-05-11-sotk", date(2023, 5, 11), {"gn-616041"}),
        ("2023-06-14-yeraskh", date(2023, 6, 14), {"gn-391241"}),
        ("2023-06-28-martuni-martakert", date(2023, 6, 28), {"gn-146969"}),
        ("2023-09-01-sotk-norabak", date(2023, 9, 1), {"gn-616041"}),
        ("2024-02-13-nerkin-hand", date(2024, 2, 13), {"cur-nerkin-hand"}),
    ],
)
def test_a_sample_report_gives_its_incident_at_its_place_on_its_day(name, day, place_ids):
    (report,) = (one for one in sample_reports() if name in (one.path or ""))
    found = extract(report, default_gazetteer())
    on_day = [one for one in found.incidents if one.when.start <= day <= one.when.end]
    assert any(place_ids <= {site.match.place.id for site in one.sites} for one in on_day)
