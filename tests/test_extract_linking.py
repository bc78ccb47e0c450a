"""Incidents of several reports as one: what is joined, why, what is not, and how to undo it."""

import random
from dataclasses import replace
from datetime import date

import pytest

from geo.extract import contradictions, find_copies, ids_of, link_incidents, origins
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text, sample_reports
from geo.model import Copy, Kind, Matter, Stance
from geo.pipeline import run

DAY = date(2023, 5, 12)


def report(text, outlet="Wire", published=DAY, name=None):
    return report_from_text(
        f"outlet: {outlet}\n\n{text}", name=name or f"{outlet}.txt", published=published, language="en"
    )


def read(*reports, **options):
    return run(reports, default_gazetteer(), **options)


FIRST = report(
    "Armenia's Defence Ministry said mortars hit Sotk on 11 May, wounding two Armenian soldiers.", "One"
)
SECOND = report(
    "Azerbaijani troops shelled the village of Sotk on Thursday with mortars, Armenia's Defence Ministry said. "
    "Two Armenian soldiers were wounded.",
    "Two",
)


def test_two_reports_of_one_shelling_are_one_incident_with_the_reason_and_both_reports():
    (incident,) = read(FIRST, SECOND).incidents
    own, joined = incident.links
    assert incident.report_ids == (FIRST.id, SECOND.id)
    assert [site.match.place.id for site in incident.sites] == ["gn-616041"]
    assert {claim.report_id for claim in incident.claims} == {FIRST.id, SECOND.id}
    assert own.incident.claims == tuple(one for one in incident.claims if one.report_id == FIRST.id)
    assert joined.reason == "both at Sotk; both on 2023-05-11; both shelling; 2 wounded of Armenia in both"
    assert joined.score == 1.0


def test_the_incident_keeps_the_id_that_the_first_report_alone_gives_it():
    (alone,) = read(FIRST).incidents
    (joined,) = read(FIRST, SECOND).incidents
    assert (alone.id, alone.links) == (joined.id, ())
    assert ids_of(joined) == (alone.id, read(SECOND).incidents[0].id)


def test_what_is_kept_apart_stays_as_each_report_has_it():
    (joined,) = read(FIRST, SECOND).incidents
    apart = read(FIRST, SECOND, apart=[frozenset(ids_of(joined))]).incidents
    assert apart == read(FIRST, SECOND, linked=False).incidents
    assert apart == tuple(link.incident for link in joined.links)


@pytest.mark.parametrize(
    "other",
    [
        "Azerbaijani troops shelled the village of Tegh on Thursday with mortars, Armenia's Defence Ministry said.",
        "Azerbaijani troops shelled the village of Sotk on 9 May with mortars, Armenia's Defence Ministry said.",
        "A shepherd stepped on a landmine near Sotk on 11 May, Armenia's Defence Ministry said.",
        "Mortars fired on 11 May wounded somebody, Armenia's Defence Ministry said.",
    ],
    ids=["elsewhere", "days before", "another kind", "no place"],
)
def test_what_is_of_another_place_day_or_kind_is_not_joined(other):
    found = read(FIRST, report(other, "Other")).incidents
    assert len(found) == 2
    assert all(incident.links == () for incident in found)


def test_hours_apart_are_two_attacks_and_the_same_hour_is_one():
    early = report("Mortars hit Sotk at 06:10 on 11 May, Armenia's Defence Ministry said.", "Early")
    late = report("Mortars hit Sotk at 19:40 on 11 May, Armenia's Defence Ministry said.", "Late")
    again = report("Sotk was shelled at 06:30 on 11 May, the Armenian Defence Ministry said.", "Again")
    found = read(early, late, again).incidents
    assert [incident.report_ids for incident in found] == [(early.id, again.id), (late.id,)]


def test_a_number_joins_an_incident_without_a_place_to_the_one_that_has_it():
    placeless = report(
        "Shelling wounded two Armenian soldiers on 11 May, Armenia's Defence Ministry said on Friday.",
        "Short",
    )
    (incident,) = read(FIRST, placeless).incidents
    assert "one of them names no place" in incident.links[1].reason
    assert [site.match.place.id for site in incident.sites] == ["gn-616041"]


def test_a_village_is_joined_to_its_district_if_a_number_speaks_for_it_too():
    village = report(
        "Azerbaijan's Defence Ministry said shelling killed three Azerbaijani soldiers in Aghdam of Tovuz District on 14 July 2020.",
        "Village", date(2020, 7, 15),
    )  # fmt: skip
    district = report(
        "Azerbaijan's Defence Ministry said shelling killed three Azerbaijani soldiers in Tovuz District on 14 July 2020.",
        "District", date(2020, 7, 15),
    )  # fmt: skip
    (incident,) = read(village, district).incidents
    assert "lies in Tovuz District" in incident.links[1].reason
    assert [site.precision for site in incident.sites] == [1]


def test_a_district_that_holds_none_of_the_other_sites_stays_a_site():
    sample = next(one for one in sample_reports() if one.outlet == "NEWS.am" and one.published.month == 4)
    added = report(
        "Azerbaijani forces opened fire at Armenian soldiers near Tegh on 11 April, killing four of them, "
        "Armenia's Defence Ministry said.",
        published=date(2023, 4, 12),
    )
    (alone,) = read(sample).incidents
    (joined,) = read(sample, added).incidents
    assert len(joined.links) == 2
    assert [site.match.place.name for site in alone.sites] == ["Tegh", "Lachin District"]
    assert [site.match.place.name for site in joined.sites] == ["Tegh", "Lachin District"]


def test_a_district_that_holds_a_finer_site_of_another_report_is_left_to_its_own():
    wide = report(
        "Shelling wounded two Armenian soldiers in Gegharkunik Province on 11 May, Armenia's Defence Ministry said.",
        "Wide",
    )
    (joined,) = read(wide, FIRST).incidents
    assert [site.match.place.name for site in joined.sites] == ["Sotk"]
    assert [site.match.place.name for site in joined.links[0].incident.sites] == ["Gegharkunik Province"]


def test_two_reports_of_one_ceasefire_are_one_incident_though_it_has_no_place():
    first = report(
        "Russia's Foreign Ministry said a ceasefire took effect at 09:00 Moscow time on 11 May.", "One"
    )
    second = report("Moscow said the truce was agreed on Thursday, starting at 09:00 Moscow time.", "Two")
    (joined,) = read(first, second).incidents
    assert (joined.kind, joined.sites) == (Kind.CEASEFIRE, ())
    assert "a ceasefire has no place" in joined.links[1].reason
    other = report("A ceasefire took effect on 9 May, Russia's Foreign Ministry said.", "Three")
    assert len(read(first, other).incidents) == 2


def test_two_incidents_of_one_report_are_never_one():
    both = report(
        "Mortars hit Sotk at 06:10 on 11 May, Armenia's Defence Ministry said.\n\n"
        "At 19:40 on 12 May drones struck Sotk, the ministry said.",
        "Both",
    )
    alone = len(read(both).incidents)
    found = read(both, FIRST).incidents
    assert len(found) == alone
    assert all(sum(each == both.id for each in incident.report_ids) <= 1 for incident in found)


def test_days_are_narrowed_to_what_all_reports_share():
    night = report("Overnight mortars hit Sotk, Armenia's Defence Ministry said.", "Night", date(2023, 5, 11))
    (incident,) = read(night, FIRST).incidents
    assert (incident.when.start, incident.when.end) == (date(2023, 5, 11), date(2023, 5, 11))
    assert incident.links[0].incident.when.start == date(2023, 5, 10)


def test_the_more_telling_kind_stands_and_the_other_is_told():
    clash = report(
        "Armenia and Azerbaijan clashed near Sotk on 11 May, killing one Azerbaijani soldier.", "Clash"
    )
    (incident,) = read(clash, FIRST).incidents
    assert incident.kind is Kind.SHELLING
    assert incident.title == "Shelling near Sotk"
    (kind,) = [one for one in contradictions(incident, {}) if one.matter is Matter.KIND]
    assert kind.says.startswith("what happened differs: clash (")


def test_linking_nothing_gives_nothing():
    assert link_incidents(()) == ()


def test_many_reports_of_many_days_are_joined_day_by_day():
    reports = [
        report(
            f"Mortars hit {place} on {day} May, the Armenian Defence Ministry told {outlet}.",
            f"{outlet}{place}{day}",
        )
        for day in range(1, 11)
        for place in ("Sotk", "Tegh")
        for outlet in ("A", "B")
    ]
    found = read(*reports).incidents
    assert len(found) == 20
    assert {len(incident.report_ids) for incident in found} == {2}


LONG = (
    "Heavy fighting broke out before dawn along the frontier near Sotk, where residents spent the night in cellars "
    "while shells landed on the outskirts and on the road to the gold mine, officials said. Two houses burned down "
    "and a school lost its windows. The Armenian Defence Ministry said two soldiers were wounded on 11 May."
)


def test_a_reprint_is_a_copy_and_no_second_source():
    wire = report(LONG, "Agency", date(2023, 5, 11))
    paper = report("By our correspondent.\n\n" + LONG.replace("officials", "local officials"), "Paper")
    own = report(SECOND.text, "Own")
    found = read(paper, wire, own)
    (copy,) = found.copies
    assert (copy.report_id, copy.of) == (paper.id, wire.id)
    assert copy.share > 0.7
    told = max(found.incidents, key=lambda one: len(one.report_ids))
    assert origins(told.report_ids, found.copies) <= {wire.id, own.id}
    assert len(told.report_ids) > len(origins(told.report_ids, found.copies))


def test_a_short_wire_within_a_long_article_is_what_is_copied():
    words = random.Random(7)  # noqa: S311 # the same text each time
    wire = " ".join(
        words.choice(["hill", "road", "post", "night", "rain", "stone"]) + str(at) for at in range(80)
    )
    own = " ".join(f"own{at} words{at} here{at}" for at in range(800))
    for first, second in ((wire, f"{own} {wire} {own[:3000]}"), (f"{own} {wire}", wire)):
        older, younger = report(first, "A", date(2023, 5, 1)), report(second, "B", date(2023, 5, 2))
        (copy,) = find_copies([younger, older])
        assert (copy.report_id, copy.of) == (younger.id, older.id)
        assert copy.share > 0.9


def test_a_report_that_is_its_own_copy_is_one_source():
    assert origins(["a"], [Copy("a", "a", 1.0)]) == {"a"}


def test_short_texts_and_texts_of_their_own_are_no_copies():
    assert find_copies([FIRST, SECOND, report("Two soldiers were wounded.", "Tiny")]) == ()
    assert find_copies([]) == ()


def says(*reports):
    found = read(*reports)
    by_id = {one.id: one for one in found.reports}
    return [
        (str(one.matter), one.says) for incident in found.incidents for one in contradictions(incident, by_id)
    ]


def test_numbers_that_exclude_each_other_are_told_with_who_says_which():
    other = report(
        "Azerbaijani troops shelled Sotk on 11 May, the Armenian Defence Ministry said. Five Armenian soldiers were wounded.",
        "Other",
    )
    assert [words for matter, words in says(FIRST, other) if matter == "count"] == [
        "wounded of Armenia: 2 by Armenia's Defence Ministry (One); 5 by Armenian Defence Ministry (by context) (Other)"
    ]


def test_numbers_that_one_number_can_fit_are_no_contradiction():
    vague = report(
        "Azerbaijani troops shelled Sotk on 11 May, the Armenian Defence Ministry said. Several Armenian soldiers were wounded.",
        "Vague",
    )
    assert [one for one in says(FIRST, vague) if one[0] == "count"] == []


def test_an_accusation_that_another_report_has_the_other_way_round_is_told():
    right = report(
        "Azerbaijan accused Armenia of sabotage near Lachin on 12 September.", "Right", date(2022, 9, 13)
    )
    wrong = report(
        "Armenia accused Azerbaijan of sabotage near Lachin on 12 September.", "Wrong", date(2022, 9, 13)
    )
    ((matter, words),) = says(right, wrong)
    assert matter == "attribution"
    assert words == (
        "Armenia accuses Azerbaijan (Wrong), Azerbaijan accuses Armenia (Right): "
        "no report has both, so that one may have it the wrong way round"
    )


def test_numbers_that_one_body_gives_twice_in_one_report_are_no_contradiction():
    twice = report(
        "Mortars hit Sotk on 11 May, Armenia's Defence Ministry said. Four Armenian soldiers were wounded, the ministry said. "
        "Two Armenian soldiers were wounded later, the ministry said."
    )
    assert [one for one in says(twice) if one[0] == "count"] == []


def test_one_account_of_several_can_be_kept_apart_and_the_others_stay_together():
    third = report(
        "Sotk was shelled on 11 May, wounding two Armenian soldiers, the Armenian Defence Ministry said.",
        "Three",
    )
    (whole,) = read(FIRST, SECOND, third).incidents
    alone, *others = [
        link.incident.id for link in whole.links if link.incident.report_ids == (SECOND.id,)
    ] + [link.incident.id for link in whole.links if link.incident.report_ids != (SECOND.id,)]
    apart = read(FIRST, SECOND, third, apart=[frozenset((alone, one)) for one in others]).incidents
    assert [one.report_ids for one in apart] == [(FIRST.id, third.id), (SECOND.id,)]


def test_two_sides_that_accuse_each_other_in_one_report_are_told_without_calling_it_turned_round():
    both = report(
        "Armenia accused Azerbaijan of shelling Sotk on 11 May. Azerbaijan accused Armenia of shelling first near Sotk.",
        "Both",
    )
    assert ("attribution", "Armenia and Azerbaijan accuse each other") in says(both)


def test_a_denial_is_set_against_what_is_denied():
    text = (
        "Azerbaijan's Defence Ministry said Armenian forces shelled its positions near Sotk on 11 May. "
        "Armenia's Defence Ministry denied that its troops shelled positions near Sotk."
    )
    assert ("denial", "Armenia denies what Azerbaijan says") in says(report(text))


def test_a_denial_is_of_who_accused_and_not_of_who_told_of_losses_besides():
    text = (
        "Azerbaijani forces shelled Sotk on 11 May, Armenia's Defence Ministry said. Two soldiers were wounded, the Russian "
        "Defence Ministry said. Azerbaijan's Defence Ministry denied that its troops had fired."
    )
    assert ("denial", "Azerbaijan denies what Armenia says") in says(report(text))


def test_a_day_after_the_publication_is_in_doubt():
    later = report("Mortars hit Sotk on 13 May 2023, Armenia's Defence Ministry said.", "Hasty")
    ((matter, words),) = says(later)
    assert (matter, words) == ("date", "2023-05-13 (“13 May 2023”) is after Hasty was published, 2023-05-12")


def test_one_account_without_an_opponent_contradicts_nothing():
    assert says(FIRST) == []
    assert Stance.ASSERTS in {claim.stance for claim in read(FIRST).incidents[0].claims}


TEGH = (
    "Four Armenian soldiers were killed near Tegh on 11 April, Armenia's Defence Ministry said. "
    "“On 11 {month} at about 16:00 Azerbaijani troops opened fire at Armenian soldiers near Tegh,” the ministry's spokesman said."
)


def test_a_speakers_slip_of_the_month_is_one_incident_with_its_day_in_doubt():
    slip = report(TEGH.format(month="March"), "Daily", date(2023, 4, 12))
    (incident,) = read(slip).incidents
    assert incident.when.start == date(2023, 4, 11)
    assert says(slip) == [
        ("date", "Daily gives two days: 2023-04-11 (“11 April”) and 2023-03-11 (“11 March”)")
    ]


@pytest.mark.parametrize(
    "text",
    [
        TEGH.format(month="April").replace("“On 11", "“On 9"),
        "Four soldiers were killed near Tegh on 11 April. On 11 March Azerbaijani troops had opened fire near Tegh too.",
        TEGH.format(month="March").replace("soldiers near Tegh", "soldiers near Sotk"),
    ],
    ids=["another day", "told by the outlet", "another place"],
)
def test_two_days_that_are_no_slip_are_two_incidents(text):
    assert len(read(report(text, "Daily", date(2023, 4, 12))).incidents) == 2


def test_two_villages_some_kilometres_apart_are_two_unless_a_number_speaks_for_one():
    norabak = "Azerbaijani troops shelled Norabak on 11 May, Armenia's Defence Ministry said."
    accused = "Azerbaijani troops shelled Sotk on 11 May, Armenia's Defence Ministry said."
    assert len(read(report(accused, "A"), report(norabak, "B")).incidents) == 2
    hurt = " Seven Armenian soldiers were wounded."
    (joined,) = read(report(accused + hurt, "A"), report(norabak + hurt, "B")).incidents
    assert "km apart" in joined.links[1].reason
    assert "7 wounded of Armenia in both" in joined.links[1].reason


def test_two_incidents_of_one_report_that_are_like_a_third_stay_two():
    (first,) = read(FIRST).incidents
    again = replace(first, id="incident-again")
    (third,) = read(SECOND).incidents
    joined, alone = link_incidents((first, again, third))
    assert (joined.report_ids, alone) == ((FIRST.id, SECOND.id), again)


def test_two_old_days_of_one_number_are_two_incidents():
    old = report(TEGH.format(month="March"), "Daily", date(2023, 6, 30))
    assert len(read(old).incidents) == 2


def test_a_formula_that_two_texts_share_makes_no_copy():
    formula = (
        "The Ministry of Defence calls on the public to trust official sources only and to spread no rumours."
    )
    own = " ".join(
        f"In village {number} of the border the people number {number * 7} told of their night in cellars."
        for number in range(9)
    )
    other = " ".join(
        f"The mayor of town {number} counted {number * 3} houses whose roofs the storm of steel had opened."
        for number in range(9)
    )
    assert find_copies([report(f"{own} {formula}", "A"), report(f"{other} {formula}", "B")]) == ()


def test_the_authorities_of_nagorno_karabakh_are_the_side_that_baku_calls_armenian():
    sample = next(one for one in sample_reports() if "Interfax" in (one.outlet or ""))
    found = read(sample)
    (clash,) = [one for one in found.incidents if one.sites]
    told = [one.says for one in contradictions(clash, {sample.id: sample})]
    assert "Azerbaijan and Nagorno-Karabakh accuse each other" in told


def test_a_bare_denial_makes_no_claim_of_somebody_unnamed():
    text = (
        "Karabakh's Defence Ministry said Azerbaijani units captured Parukh on 24 March.\n\n"
        "Azerbaijan's Ministry of Defence rejected the allegation."
    )
    (incident,) = read(report(text, published=date(2022, 3, 26))).incidents
    assert {str(claim.party) for claim in incident.claims} == {"Nagorno-Karabakh", "Azerbaijan"}
