import time
from datetime import UTC, date, datetime, timedelta

import pytest

from geo.extract import extract
from geo.extract.dates.clock import find_time_utc, with_time
from geo.extract.dates.find import DateUse, find_dates
from geo.extract.words.lexicon import lexicon
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text
from geo.model import DatePrecision, DateSpan

WORDS = lexicon("en")
WEDNESDAY = date(2023, 5, 10)


def only(text, published=WEDNESDAY):
    (mention,) = find_dates(text, published, WORDS)
    return mention


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("It began on 13 September 2022.", date(2022, 9, 13), date(2022, 9, 13), DatePrecision.DAY),
        ("It began on September 13, 2022.", date(2022, 9, 13), date(2022, 9, 13), DatePrecision.DAY),
        ("It began on 2022-09-13.", date(2022, 9, 13), date(2022, 9, 13), DatePrecision.DAY),
        ("It began on 3 May.", date(2023, 5, 3), date(2023, 5, 3), DatePrecision.DAY),
        ("It began on 13 September.", date(2022, 9, 13), date(2022, 9, 13), DatePrecision.DAY),
        ("It lasted from 30 April to 2 May.", date(2023, 4, 30), date(2023, 5, 2), DatePrecision.RANGE),
        ("It began on 29 February.", date(2020, 2, 29), date(2020, 2, 29), DatePrecision.DAY),
        ("It lasted 13-14 September 2022.", date(2022, 9, 13), date(2022, 9, 14), DatePrecision.RANGE),
        ("They fought on Wednesday.", WEDNESDAY, WEDNESDAY, DatePrecision.DAY),
        ("They fought on Thursday.", date(2023, 5, 4), date(2023, 5, 4), DatePrecision.DAY),
        ("They fought late Monday.", date(2023, 5, 8), date(2023, 5, 8), DatePrecision.DAY),
        ("They fought overnight.", date(2023, 5, 9), WEDNESDAY, DatePrecision.RANGE),
        ("They fought yesterday.", date(2023, 5, 9), date(2023, 5, 9), DatePrecision.DAY),
        ("They fought last week.", date(2023, 5, 1), date(2023, 5, 7), DatePrecision.WEEK),
        ("They fought two weeks ago.", date(2023, 4, 25), date(2023, 4, 27), DatePrecision.RANGE),
        ("They fought three days ago.", date(2023, 5, 7), date(2023, 5, 7), DatePrecision.DAY),
        ("They fought in August.", date(2022, 8, 1), date(2022, 8, 31), DatePrecision.MONTH),
        ("They fought last month.", date(2023, 4, 1), date(2023, 4, 30), DatePrecision.MONTH),
        ("They fought in February 2024.", date(2024, 2, 1), date(2024, 2, 29), DatePrecision.MONTH),
        ("They fought in 2020.", date(2020, 1, 1), date(2020, 12, 31), DatePrecision.YEAR),
        ("They fought in the 1990s.", date(1990, 1, 1), date(1999, 12, 31), DatePrecision.YEAR),
    ],
)
def test_a_date_is_read_against_the_day_of_publication(text, start, end, precision):
    span = only(text).span
    assert (span.start, span.end, span.precision) == (start, end, precision)


def test_a_weekday_beside_its_date_is_that_date():
    assert only("They fought on Monday evening, 3 April.").span.start == date(2023, 4, 3)


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("The ministry said on Tuesday that it was hit.", DateUse.SAID),
        ("A statement of 3 May names it.", DateUse.SAID),
        ("As of 3 May, ten were hurt.", DateUse.AS_OF),
        ("Since 3 May they have fired.", DateUse.SINCE),
        ("On 3 May they fired.", DateUse.EVENT),
    ],
)
def test_a_date_knows_what_it_dates(text, use):
    assert only(text).use is use


def test_relative_dates_need_a_day_of_publication_and_full_ones_do_not():
    assert find_dates("They fought overnight and on 3 May.", None, WORDS) == ()
    assert only("They fought on 3 May 2021.", None).span.start == date(2021, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "31 June 2022",
        "2022-13-40",
        "99999999 weeks ago",
        "0000-01-01",
        "May they rest",
        "in 3021",
        "Soldiers march 10 km.",
        "They may 20 times.",
        "30 December 9999",
        "1 January 0001",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert find_dates(text, WEDNESDAY, WORDS) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended at 09:00 am Moscow time.", datetime(2022, 9, 13, 6, 0, tzinfo=UTC)),
        ("It ended at 09:00.", datetime(2022, 9, 13, 5, 0, tzinfo=UTC)),
        ("It began at 00:05.", datetime(2022, 9, 12, 20, 5, tzinfo=UTC)),
        ("It ended at 3:30 p.m. GMT", datetime(2022, 9, 13, 15, 30, tzinfo=UTC)),
        ("Three were hurt as of 08:00.", None),
        ("It ended at 29:00.", None),
        ("A truce was agreed from 9 a.m. Moscow time.", datetime(2022, 9, 13, 6, 0, tzinfo=UTC)),
        ("The spokesman wrote on Facebook at 08:10.", None),
        ("It ended at 12:30 a.m.", datetime(2022, 9, 12, 20, 30, tzinfo=UTC)),
    ],
)
def test_a_clock_time_is_local_unless_a_zone_is_named(text, expected):
    assert find_time_utc(text, date(2022, 9, 13), WORDS) == expected


@pytest.mark.parametrize(
    ("text", "start", "end", "local"),
    [
        ("Overnight, at 23:30, they fired.", date(2023, 5, 9), date(2023, 5, 9), (9, 23, 30)),
        ("Overnight, at 03:00, they fired.", WEDNESDAY, WEDNESDAY, (10, 3, 0)),
        ("On 5-8 May, at 06:00, they fired.", date(2023, 5, 5), date(2023, 5, 8), None),
    ],
)
def test_a_clock_time_narrows_a_night_and_leaves_a_longer_span(text, start, end, local):
    when = with_time(only(text).span, text, WORDS)
    assert isinstance(when, DateSpan)
    assert (when.start, when.end) == (start, end)
    if local is None:
        assert when.time_utc is None
    else:
        day, hour, minute = local
        assert when.time_utc == datetime(2023, 5, day, hour, minute, tzinfo=UTC) - timedelta(hours=4)


# Published on Wednesday, 10 May 2023. Each line: the text, and its dates as "first/last precision use".
READINGS = {
    "en": [
        ("Wednesday evening, 10 May", "2023-05-10 day event"),
        ("They fought overnight Friday to Saturday.", "2023-05-05/2023-05-06 range event"),
        ("On the night of 12 to 13 September they fired.", "2022-09-12/2022-09-13 range event"),
        ("The night of September 12-13, 2022 was quiet.", "2022-09-12/2022-09-13 range event"),
        ("From 22:20 on September 11 until 00:05 on September 12", "2022-09-11/2022-09-12 range event"),
        ("From 22:20 on the 1st to 00:05 on the 2nd they fired.", "2023-05-01/2023-05-02 range event"),
        ("They fought from Monday to Wednesday.", "2023-05-08/2023-05-10 range event"),
        ("They fought between 3 and 8 May.", "2023-05-03/2023-05-08 range event"),
        ("They fired on 2 and 8 February.", "2023-02-02 day event", "2023-02-08 day event"),
        ("They fired on 12 and 13 April.", "2023-04-12/2023-04-13 range event"),
        ("Two weeks ago (19 April) they fired.", "2023-04-19 day event"),
        ("On 3 May they fired; the next day they stopped.", "2023-05-03 day event", "2023-05-04 day event"),
        ("They fired on Friday last week.", "2023-05-05 day event"),
        ("They fired last Wednesday.", "2023-05-03 day event"),
        ("In March 10 soldiers died.", "2023-03-01/2023-03-31 month event"),
        ("They fired on 13 September last year.", "2022-09-13 day event"),
        ("The ministry said on Tuesday that on 8 May they fired.", "2023-05-09 day said", "2023-05-08 day event"),
        ("On Tuesday the ministry of the country said that on 8 May they fired.", "2023-05-09 day said", "2023-05-08 day event"),
        ("YEREVAN, May 10 (Reuters) - They fired a day earlier.", "2023-05-10 day said", "2023-05-09 day event"),
        ("By Friday twelve had died.", "2023-05-05 day as-of"),
        ("As of 15:00 on 3 May, two were hurt.", "2023-05-03 day as-of"),
        ("The war of 1992-1994 ended.", "1992-01-01/1994-12-31 year event"),
        ("Ten minutes later, at 12:05, 82 mm mortars fired from 3.5 km. He was born on 3 May 1979.",),
        ("A 44-day war, 2000 people, next Monday, 31 June.",),
    ],
    "ru": [
        ("Во вторник обстреляли.", "2023-05-09 day event"),
        ("В среду обстреляли.", "2023-05-10 day event"),
        ("В минувшую среду обстреляли.", "2023-05-03 day event"),
        ("Поздно вечером в понедельник", "2023-05-08 day event"),
        ("В среду вечером, 3 мая, стреляли.", "2023-05-03 day event"),
        ("Минувшей ночью стреляли.", "2023-05-09/2023-05-10 range event"),
        ("Сегодня ночью стреляли.", "2023-05-09/2023-05-10 range event"),
        ("Ночью стреляли.", "2023-05-09/2023-05-10 range event"),
        ("Ночью 3 мая стреляли.", "2023-05-03 day event"),
        ("В ночь на 5 мая стреляли.", "2023-05-04/2023-05-05 range event"),
        ("В ночь с 12 на 13 сентября стреляли.", "2022-09-12/2022-09-13 range event"),
        ("В ночь с 31 августа на 1 сентября 2022 года", "2022-08-31/2022-09-01 range event"),
        ("В ночь с пятницы на субботу", "2023-05-05/2023-05-06 range event"),
        ("Вчера вечером стреляли.", "2023-05-09 day event"),
        ("На прошлой неделе стреляли.", "2023-05-01/2023-05-07 week event"),
        ("В августе стреляли.", "2022-08-01/2022-08-31 month event"),
        ("Две недели назад стреляли.", "2023-04-25/2023-04-27 range event"),
        ("От 22:20 11 сентября до 00:05 12 сентября", "2022-09-11/2022-09-12 range event"),
        ("С 22:20 11 сентября до 00:05 12 сентября", "2022-09-11/2022-09-12 range event"),
        ("С 12 по 14 сентября", "2022-09-12/2022-09-14 range event"),
        ("2 и 8 февраля", "2023-02-02 day event", "2023-02-08 day event"),
        ("9-го числа стреляли.", "2023-05-09 day event"),
        ("13 сентября 2022 года", "2022-09-13 day event"),
        ("13 сент. 2022 г.", "2022-09-13 day event"),
        ("13.09.2022", "2022-09-13 day event"),
        ("13 сентября прошлого года", "2022-09-13 day event"),
        ("По состоянию на 15:00 3 мая", "2023-05-03 day as-of"),
        ("К пятнице погибли двое.", "2023-05-05 day as-of"),
        ("Поездка намечена на 20 апреля.", "2023-04-20 day as-of"),
        ("С 27 сентября погибли двое.", "2022-09-27 day since"),
        ("С начала 2022 года", "2022-01-01/2022-12-31 year since"),
        ("Минобороны сообщило во вторник, что 8 мая стреляли.", "2023-05-09 day said", "2023-05-08 day event"),
        ("Об этом заявил 3 мая министр.", "2023-05-03 day said"),
        ("СТЕПАНАКЕРТ, 9 мая. /ТАСС/. Накануне стреляли.", "2023-05-09 day said", "2023-05-08 day event"),
        ("Накануне, 8 мая, стреляли.", "2023-05-08 day event"),
        ("3 мая стреляли, на следующий день нет.", "2023-05-03 day event", "2023-05-04 day event"),
        ("В 2020 году", "2020-01-01/2020-12-31 year event"),
        ("В 1990-х годах", "1990-01-01/1999-12-31 year event"),
        ("В войне 1991–1994 годов", "1991-01-01/1994-12-31 year event"),
        ("Спустя десять минут, в 12:05, из 82-мм миномёта; ему 27 лет, 1953 года рождения, родился в 1971 году.",),
        ("31 июня, среди раненых, Д-30, 350 тысяч манатов",),
    ],
    "az": [
        ("Çərşənbə axşamı atəş açılıb.", "2023-05-09 day event"),
        ("Çərşənbə günü atəş açılıb.", "2023-05-10 day event"),
        ("Cümə günü axşam atəş açılıb.", "2023-05-05 day event"),
        ("Bazar ertəsi axşam saatlarında", "2023-05-08 day event"),
        ("Çərşənbə günü axşam, mayın 3-də", "2023-05-03 day event"),
        ("Ötən gecə atəş açılıb.", "2023-05-09/2023-05-10 range event"),
        ("Gecə saatlarında atəş açılıb.", "2023-05-09/2023-05-10 range event"),
        ("Mayın 3-ü gecə saatlarında", "2023-05-03 day event"),
        ("Sentyabrın 12-dən 13-nə keçən gecə", "2022-09-12/2022-09-13 range event"),
        ("İyulun 31-dən avqustun 1-nə keçən gecə", "2022-07-31/2022-08-01 range event"),
        ("Cümədən şənbəyə keçən gecə", "2023-05-05/2023-05-06 range event"),
        ("Mayın 5-nə keçən gecə", "2023-05-04/2023-05-05 range event"),
        ("Dünən axşam", "2023-05-09 day event"),
        ("Ötən həftə", "2023-05-01/2023-05-07 week event"),
        ("Avqustda atəş açılıb.", "2022-08-01/2022-08-31 month event"),
        ("İki həftə əvvəl", "2023-04-25/2023-04-27 range event"),
        ("Dörd gün əvvəl, mayın 6-da", "2023-05-06 day event"),
        ("Sentyabrın 11-i saat 22:20-dən 12-si saat 00:05-dək", "2022-09-11/2022-09-12 range event"),
        ("Sentyabrın 11-i saat 22:20-dən sentyabrın 12-si saat 00:05-dək", "2022-09-11/2022-09-12 range event"),
        ("Martın 24–25-də", "2023-03-24/2023-03-25 range event"),
        ("Ayın 9-da", "2023-05-09 day event"),
        ("2022-ci il sentyabrın 13-də", "2022-09-13 day event"),
        ("SENTYABRIN 13-də", "2022-09-13 day event"),
        ("13 sentyabr 2022", "2022-09-13 day event"),
        ("13 sentyabr 2022-ci ildə", "2022-09-13 day event"),
        ("2022-ci ilin sentyabrında", "2022-09-01/2022-09-30 month event"),
        ("Mayın 3-ü saat 15:00-a olan məlumata görə", "2023-05-03 day as-of"),
        ("Cüməyədək iki nəfər həlak olub.", "2023-05-05 day as-of"),
        ("Sentyabrın 27-dən bəri", "2022-09-27 day since"),
        ("Nazirlik çərşənbə axşamı bildirib ki, mayın 8-də", "2023-05-09 day said", "2023-05-08 day event"),
        ("Bakı, 9 may.", "2023-05-09 day said"),
        ("Mayın 3-də, həmin gün; ertəsi gün", "2023-05-03 day event", "2023-05-03 day event", "2023-05-04 day event"),
        ("2020-ci ildə", "2020-01-01/2020-12-31 year event"),
        ("1990-cı illərdə", "1990-01-01/1999-12-31 year event"),
        ("Cümə məscidi, bazar, 1985-ci il təvəllüdlü, 44 günlük, 120 mm, saat 12:05-də, 31 iyun, on dəqiqə sonra",),
    ],
    "hy": [
        ("Երեքշաբթի կրակել են։", "2023-05-09 day event"),
        ("Չորեքշաբթի օրը կրակել են։", "2023-05-10 day event"),
        ("Շաբաթ օրը կրակել են։", "2023-05-06 day event"),
        ("Կիրակի՝ մայիսի 7-ին, կրակել են։", "2023-05-07 day event"),
        ("Երկուշաբթի՝ ուշ երեկոյան", "2023-05-08 day event"),
        ("Անցած գիշեր կրակել են։", "2023-05-09/2023-05-10 range event"),
        ("Գիշերը կրակել են։", "2023-05-09/2023-05-10 range event"),
        ("Մայիսի 3-ի գիշերը կրակել են։", "2023-05-03 day event"),
        ("Սեպտեմբերի 12-ի լույս 13-ի գիշերը", "2022-09-12/2022-09-13 range event"),
        ("Օգոստոսի 31-ի լույս սեպտեմբերի 1-ի գիշերը", "2022-08-31/2022-09-01 range event"),
        ("Ուրբաթ լույս շաբաթ գիշերը", "2023-05-05/2023-05-06 range event"),
        ("Երեկ երեկոյան", "2023-05-09 day event"),
        ("Երեկ երեկոյից մինչև այսօր առավոտ", "2023-05-09/2023-05-10 range event"),
        ("Անցյալ շաբաթ", "2023-05-01/2023-05-07 week event"),
        ("Օգոստոսին", "2022-08-01/2022-08-31 month event"),
        ("Օգոստոս ամսին", "2022-08-01/2022-08-31 month event"),
        ("Երկու շաբաթ առաջ", "2023-04-25/2023-04-27 range event"),
        ("Երկու օր առաջ՝ մայիսի 8-ին", "2023-05-08 day event"),
        ("Սեպտեմբերի 11-ի ժամը 22:20-ից մինչև սեպտեմբերի 12-ի ժամը 00:05-ը", "2022-09-11/2022-09-12 range event"),
        ("Օգոստոսի 1-ի ուշ երեկոյից մինչև 2-ի լուսաբաց", "2022-08-01/2022-08-02 range event"),
        ("Օգոստոսի 26-ին փակել են, բացել 28-ին", "2022-08-26 day event", "2022-08-28 day event"),
        ("Ամսի 9-ին", "2023-05-09 day event"),
        ("Սեպտեմբերի 13-ին", "2022-09-13 day event"),
        ("2022 թ. սեպտեմբերի 13-ին", "2022-09-13 day event"),
        ("13 սեպտեմբերի, 2022", "2022-09-13 day event"),
        ("Սեպտեմբերի 12-13-ին", "2022-09-12/2022-09-13 range event"),
        ("Մայիսի 3-ի ժամը 15:00-ի դրությամբ", "2023-05-03 day as-of"),
        ("Մինչև ուրբաթ", "2023-05-05 day as-of"),
        ("Սեպտեմբերի 27-ից ի վեր", "2022-09-27 day since"),
        ("Բաքուն երեքշաբթի հայտարարել է, որ մայիսի 8-ին", "2023-05-09 day said", "2023-05-08 day event"),
        ("ՍՏԵՓԱՆԱԿԵՐՏ, 5 ՄԱՅԻՍԻ.", "2023-05-05 day said"),
        ("Նախօրեին՝ մայիսի 8-ին", "2023-05-08 day event"),
        ("Մայիսի 3-ին, նույն օրը, հաջորդ օրը", "2023-05-03 day event", "2023-05-03 day event", "2023-05-04 day event"),
        ("2020 թվականին", "2020-01-01/2020-12-31 year event"),
        ("1990-ական թվականներին", "1990-01-01/1999-12-31 year event"),
        ("1991–1994 թթ. պատերազմը", "1991-01-01/1994-12-31 year event"),
        ("Մարտիկը մարտի է, ծնված 1971 թ., 82 մմ, ժամը 12:05-ին, հունիսի 31-ին, տասը րոպե անց",),
    ],
}  # fmt: skip


def written(mention):
    first, last = mention.span.start, mention.span.end
    days = str(first) if first == last else f"{first}/{last}"
    return f"{days} {mention.span.precision} {mention.use}"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, text, list(dates)) for language, lines in READINGS.items() for text, *dates in lines],
)
def test_a_date_is_read_in_its_own_language(language, text, expected):
    found = find_dates(text, WEDNESDAY, lexicon(language))
    assert [written(mention) for mention in found] == expected
    assert all(mention.span.text == text[mention.start : mention.end].strip() for mention in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The next day they fired.", date(2023, 4, 4)),
        ("en", "A day earlier they fired.", date(2023, 4, 2)),
        ("en", "The same day they fired.", date(2023, 4, 3)),
        ("ru", "На следующий день стреляли.", date(2023, 4, 4)),
        ("ru", "Днём ранее стреляли.", date(2023, 4, 2)),
        ("ru", "Стреляли и через два дня.", date(2023, 4, 5)),
        ("ru", "В тот же день стреляли.", date(2023, 4, 3)),
        ("az", "Ertəsi gün atəş açılıb.", date(2023, 4, 4)),
        ("az", "Bir gün əvvəl atəş açılıb.", date(2023, 4, 2)),
        ("az", "Elə həmin gün atəş açılıb.", date(2023, 4, 3)),
        ("hy", "Հաջորդ օրը կրակել են։", date(2023, 4, 4)),
        ("hy", "Նախորդ օրը կրակել են։", date(2023, 4, 2)),
        ("hy", "Նույն օրը կրակել են։", date(2023, 4, 3)),
    ],
)
def test_the_next_day_is_told_from_the_day_told_of_last(language, text, expected):
    (mention,) = find_dates(text, WEDNESDAY, lexicon(language), anchor=date(2023, 4, 3))
    assert (mention.span.start, mention.span.end) == (expected, expected)


def test_that_night_follows_the_day_told_of_last_and_vague_nights_of_other_days_are_left_out():
    (mention,) = find_dates("That night they fired.", WEDNESDAY, WORDS, anchor=date(2023, 4, 3))
    assert (mention.span.start, mention.span.end) == (date(2023, 4, 3), date(2023, 4, 4))
    assert find_dates("Ночью стреляли.", WEDNESDAY, lexicon("ru"), anchor=date(2023, 4, 3)) == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "At about 05:10 they fired.", (13, 5, 10)),
        ("en", "At 23:20 Moscow time they fired.", (14, 0, 20)),
        ("en", "They fired in the morning, at dawn, until 09:20.", None),
        ("ru", "Около 05:10 стреляли.", (13, 5, 10)),
        ("ru", "В 23:20 по московскому времени стреляли.", (14, 0, 20)),
        ("ru", "В 11 часов вечера стреляли.", (13, 23, 0)),
        ("ru", "На рассвете, до 18:40, по состоянию на 10:00, бой длился около 3 часов.", None),
        ("az", "Saat 05:10 radələrində atəş açılıb.", (13, 5, 10)),
        ("az", "Moskva vaxtı ilə saat 23:20-də atəş açılıb.", (14, 0, 20)),
        ("az", "Gecə saat 01 radələrində atəş açılıb.", (13, 1, 0)),
        ("az", "Səhər, saat 00:05-dək, saat 15:00-a olan məlumat, bir saatadək.", None),
        ("hy", "Ժամը 05:10-ի սահմաններում կրակել են։", (13, 5, 10)),
        ("hy", "Մոսկվայի ժամանակով 23:20-ին կրակել են։", (14, 0, 20)),
        ("hy", "Երեկոյան ժամը 8-ին կրակել են։", (13, 20, 0)),
        ("hy", "Առավոտյան, մինչև ժամը 18:40-ը, ժամը 10:00-ի դրությամբ", None),
    ],
)
def test_a_clock_time_is_read_in_its_own_language(language, text, expected):
    found = find_time_utc(text, date(2022, 9, 13), lexicon(language))
    local = found + timedelta(hours=4) if found else None
    assert (local and (local.day, local.hour, local.minute)) == expected


def test_a_clock_in_moscow_past_ten_at_night_is_of_the_next_local_day():
    text = "At 23:20 Moscow time on 10 October 2020 they fired."
    when = with_time(only(text).span, text, WORDS)
    assert (when.start, when.end) == (date(2020, 10, 11), date(2020, 10, 11))
    assert when.time_utc == datetime(2020, 10, 10, 20, 20, tzinfo=UTC)


@pytest.mark.no_cover  # the tracer would be timed as well
@pytest.mark.parametrize("language", READINGS)
@pytest.mark.parametrize(
    "text",
    ["1 ", "1 May ", "said ", "2020-", "12-", "the night of ", "Monday, ", "3 May the same day ", "at 12:05 ", "İ", "9 мая ", "в ночь на ", "сообщил ", "gecə ", "sentyabrın 12-dən ", "սեպտեմբերի 12-ի լույս ", "գիշերը "],
)  # fmt: skip
def test_hostile_repeats_take_no_longer_than_their_length(language, text):
    words, hostile = lexicon(language), (text * 100_000)[:100_000]
    started = time.process_time()
    find_dates(hostile, WEDNESDAY, words)
    find_time_utc(hostile, WEDNESDAY, words)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two soldiers were killed near Sotk on 13 September, in the deadliest incident since a shoot-out in March."),
        ("ru", "13 сентября у Сотка погибли двое солдат, это самый кровопролитный инцидент с марта."),
        ("az", "Sentyabrın 13-də Zod yaxınlığında iki əsgər həlak olub, bu, martdan bəri ən qanlı hadisədir."),
        ("hy", "Սեպտեմբերի 13-ին Սոթքի մոտ երկու զինվոր է զոհվել, սա մարտից ի վեր ամենաարյունալի դեպքն է։"),
    ],
)  # fmt: skip
def test_what_an_incident_is_set_beside_dates_nothing_and_makes_no_total(language, text):
    found = extract(
        report_from_text(text, published=date(2022, 9, 14), language=language), default_gazetteer()
    )
    assert [str(one.when.start) for one in found.incidents] == ["2022-09-13"]
    assert found.tallies == ()


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("az", "Bazar ertəsi günortadan ala-toranadək Ağdam şəhərinə mərmi yağdı.", ("2022-09-12", "2022-09-12")),
        ("az", "Bazar ertəsi günortadan bəri Ağdam şəhəri atəşə tutulur.", ("2022-09-12", "2022-09-14")),
        ("en", "Sotk was shelled for a third day on Tuesday.", ("2022-09-11", "2022-09-13")),
        ("en", "For a third straight day of talks Sotk was shelled.", ("2022-09-14", "2022-09-14")),
        ("en", "For a third straight day Sotk was shelled, and two soldiers were wounded.", ("2022-09-14", "2022-09-14")),
        ("ru", "Сотк обстреливают третий день подряд.", ("2022-09-12", "2022-09-14")),
        ("ru", "Двадцать первый день Лачинский коридор перекрыт.", ("2022-08-25", "2022-09-14")),
        ("ru", "На девятый день протеста активисты перекрыли Лачинский коридор.", ("2022-09-14", "2022-09-14")),
        ("hy", "Արդեն երրորդ օրն է, ինչ Լաչինի միջանցքը փակ է։", ("2022-09-12", "2022-09-14")),
    ],
)  # fmt: skip
def test_what_lasts_for_days_has_lasted_since_the_first_of_them(language, text, days):
    report = report_from_text(text, published=date(2022, 9, 14), language=language)
    found = extract(report, default_gazetteer())
    assert [(str(one.when.start), str(one.when.end)) for one in found.incidents] == [days]
    assert found.tallies == ()
