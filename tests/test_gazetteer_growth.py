import hashlib
import io
import json
import os
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from geo.cli import main
from geo.errors import DatasetError, InputError, NetworkError
from geo.gazetteer import Gazetteer, names_by_usage
from geo.gazetteer.additions import ADDED, add, load_added
from geo.gazetteer.download import fetch_dump
from geo.gazetteer.online import OnlineNames
from geo.gazetteer.places import load_places, merged
from geo.gazetteer.tables import read_table


def dump(*rows):
    """A GeoNames dump of rows (number, name, alternate names, lat, lon, class, code, country)."""
    lines = []
    for number, name, others, lat, lon, feature, code, country in rows:
        cells = [number, name, name, others, lat, lon, feature, code, country, *[""] * 10]
        cells[14] = "250"
        lines.append("\t".join(map(str, cells)))
    return "\n".join(lines).encode()


TESTKEND = ("9000001", "Testkənd", "Тесткенд,Տեստքենդ,TKD,http://x.am", "40.05", "46.2", "P", "PPL", "AZ")
KALBAJAR = ("586268", "Kalbajar", "Kelbacharr", "40.10984", "46.03652", "P", "PPLA", "AZ")


def test_a_geonames_dump_gives_places_and_reasons():
    table = read_table(
        dump(
            TESTKEND,
            ("9000002", "Far", "", "55.0", "46.2", "P", "PPL", "RU"),
            ("9000003", "School", "", "40.0", "46.2", "S", "SCH", "AZ"),
            ("9000004", "Swapped", "", "46.2", "40.05", "P", "PPL", "AZ"),
            ("9000005", "Nan", "", "nan", "46.2", "P", "PPL", "AZ"),
            ("9000001", "Twice", "", "40.05", "46.2", "P", "PPL", "AZ"),
            ("x1", "Nonumber", "", "40.05", "46.2", "P", "PPL", "AZ"),
            ("9000006", "<b>" + "x" * 200, "", "40.05", "46.2", "P", "PPL", "AZ"),
            ("9000007", "Bozdağ", "", "40.1", "46.2", "T", "MT", "AZ"),
        )
        + b"\nhalf a row",
        "AZ.txt",
    )
    assert table.form == "GeoNames dump"
    assert [(place.id, str(place.kind)) for place in table.places] == [
        ("gn-9000001", "settlement"),
        ("gn-9000007", "height"),
    ]
    assert [name.text for name in table.places[0].names] == ["Testkənd", "Тесткенд", "Տեստքենդ"]
    reasons = {one.where: one.reason for one in table.refused}
    assert len(reasons) == 8
    assert "outside" in reasons["AZ.txt:2"]
    assert "S.SCH" in reasons["AZ.txt:3"]
    assert "may be swapped" in reasons["AZ.txt:4"]
    assert "not on Earth" in reasons["AZ.txt:5"]
    assert "second row" in reasons["AZ.txt:6"]
    assert "1 columns, not 19" in reasons["AZ.txt:10"]


def test_a_whos_on_first_csv_is_read_with_and_without_prefixes():
    plain = (
        "id,name,geom_latitude,geom_longitude,placetype,iso_country,deprecated\n"
        "101,Testkend,40.05,46.2,locality,AZ,\n102,Old,40.05,46.2,locality,AZ,2020\n103,Land,40,46,country,AZ,\n"
    )
    prefixed = "wof:id,wof:name,geom:latitude,geom:longitude,wof:placetype,wof:country\n101,Testkend,40.05,46.2,locality,AZ\n"
    for text in (plain, prefixed):
        table = read_table(text.encode(), "wof.csv")
        assert [(place.id, place.country) for place in table.places] == [("wof-101", "AZ")]
    assert [one.reason for one in read_table(plain.encode(), "wof.csv").refused] == [
        "deprecated or superseded",
        "a country: not a kind of place that reports name",
    ]


def test_our_own_table_is_read_with_both_sides_names():
    text = (
        "id,name,kind,lon,lat,uncertainty_m,name_azerbaijani_side,names_ru\n"
        "my-post,Post 12,post,46.2,40.05,500,Post On Iki,Пост двенадцать\n"
        "my bad id,Nowhere,post,46.2,40.05,,,\nmy-kind,Kindless,volcano,46.2,40.05,,,\nmy-doubt,Doubtful,post,46.2,40.05,far,,\n"
    )
    table = read_table(text.encode(), "mine.csv")
    assert [(place.id, place.uncertainty_m) for place in table.places] == [("my-post", 500.0)]
    assert [one.where for one in table.refused] == ["mine.csv:3", "mine.csv:4", "mine.csv:5"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"a,b,c\n1,2,3\n", "neither a GeoNames dump"),
        (b"PK\x03\x04broken", "ZIP that cannot be read"),
        (b'id,name,kind,lon,lat\n"open', "not a CSV table"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_line(content, message):
    with pytest.raises(InputError, match=message):
        read_table(content, "file")


@pytest.mark.usefixtures("user_folder")
def test_added_places_resolve_in_all_their_spellings_and_known_ones_get_the_names():
    report = add(read_table(dump(TESTKEND, KALBAJAR), "AZ.txt"))
    assert (report.added, report.merged) == (("gn-9000001",), ("gn-586268",))
    grown = Gazetteer(merged(load_places(), load_added()))
    assert {place.id for place in grown.named("Тесткенда")} == {"gn-9000001"}
    assert "gn-586268" in {place.id for place in grown.named("Kelbacharr")}
    kalbajar = grown.place("gn-586268")
    assert kalbajar is not None
    assert kalbajar.position is not None
    assert grown.place("gn-9000001").admin1 == "AZ-KAL"

    again = add(read_table(dump(TESTKEND, KALBAJAR), "AZ.txt"))
    assert (again.added, again.merged, len(again.unchanged)) == ((), (), 2)


@pytest.mark.usefixtures("user_folder")
def test_a_row_of_another_source_for_a_known_place_is_merged_by_name_and_distance():
    text = "id,name,geom_latitude,geom_longitude,placetype,iso_country\n7,Goris,39.512,46.338,locality,AM\n8,Goris,40.5,45.5,locality,AM\n"
    report = add(read_table(text.replace("7,Goris", "7,Goris").encode(), "wof.csv"))
    assert report.unchanged == ("gn-174895",)
    assert report.added == ("wof-8",)


def test_a_dry_run_writes_nothing(user_folder):
    assert add(read_table(dump(TESTKEND), "AZ.txt"), dry_run=True).added == ("gn-9000001",)
    assert not user_folder.exists()


def test_a_broken_table_of_the_users_is_named(user_folder):
    user_folder.mkdir()
    (user_folder / ADDED).write_text("id,name\nx,y\n")
    with pytest.raises(DatasetError, match=f"{ADDED}:2"):
        load_added()


@pytest.mark.usefixtures("user_folder")
def test_geo_gazetteer_add_says_what_became_of_each_row(tmp_path):
    path = tmp_path / "AZ.txt"
    path.write_bytes(dump(TESTKEND, ("9000003", "School", "", "40.0", "46.2", "S", "SCH", "AZ")))
    result = CliRunner().invoke(main, ["gazetteer", "add", str(path)])
    assert result.exit_code == 0
    assert result.stdout == "AZ.txt (GeoNames dump): 1 added, 0 merged, 0 with nothing new, 1 rejected\n"
    assert "AZ.txt:2 (School): rejected: a S.SCH" in result.stderr
    missing = CliRunner().invoke(main, ["gazetteer", "add", str(tmp_path / "none.txt")])
    assert (missing.exit_code, "No such file" in missing.stderr) == (1, True)


def zipped(content, name="AM.txt"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr(name, content)
    return out.getvalue()


class Server:
    """A real HTTP server of files, with ETags and ranges; ``break_after`` cuts the next answer short."""

    def __init__(self):
        self.files, self.asked, self.break_after, self.status = {}, [], None, None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.answer(self)

            def log_message(self, *_args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, request):
        path, headers = request.path, dict(request.headers)
        self.asked.append((path, headers))
        if self.status:
            request.send_error(self.status)
            return
        content = self.files.get(path.partition("?")[0])
        if content is None:
            request.send_error(404)
            return
        etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if headers.get("If-None-Match") == etag:
            request.send_response(304)
            request.end_headers()
            return
        start = 0
        if headers.get("If-Range") == etag and "Range" in headers:
            start = int(headers["Range"].removeprefix("bytes=").rstrip("-"))
        request.send_response(206 if start else 200)
        request.send_header("ETag", etag)
        request.send_header("Content-Length", str(len(content) - start))
        request.end_headers()
        body = content[start:]
        if self.break_after is not None:
            body, self.break_after = body[: self.break_after], None
        request.wfile.write(body)


@pytest.fixture
def server():
    made = Server()
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_a_dump_is_fetched_once_and_asked_for_again_only_if_it_is_newer(server, tmp_path):
    server.files["/AM.zip"] = zipped(dump(TESTKEND))
    first = fetch_dump("AM", tmp_path, source=server.url)
    assert (first.new, first.path.read_bytes()) == (True, server.files["/AM.zip"])
    assert not fetch_dump("AM", tmp_path, source=server.url).new
    server.files["/AM.zip"] = zipped(dump(KALBAJAR))
    newer = fetch_dump("AM", tmp_path, source=server.url)
    assert (newer.new, newer.path.read_bytes()) == (True, server.files["/AM.zip"])


def test_a_broken_transfer_goes_on_where_it_stopped(server, tmp_path):
    content = server.files["/AM.zip"] = zipped(os.urandom(400_000))
    server.break_after = 200_000
    with pytest.raises(NetworkError, match="run it again to go on"):
        fetch_dump("AM", tmp_path, source=server.url)
    assert not (tmp_path / "AM.zip").exists()
    kept = (tmp_path / "AM.zip.part").stat().st_size
    assert kept > 100_000
    got = fetch_dump("AM", tmp_path, source=server.url)
    assert server.asked[-1][1]["Range"] == f"bytes={kept}-"
    assert (got.received, got.path.read_bytes()) == (len(content) - kept, content)


def test_a_part_of_an_older_file_is_begun_anew(server, tmp_path):
    server.files["/AM.zip"] = zipped(os.urandom(400_000))
    server.break_after = 200_000
    with pytest.raises(NetworkError):
        fetch_dump("AM", tmp_path, source=server.url)
    content = server.files["/AM.zip"] = zipped(dump(TESTKEND))
    assert fetch_dump("AM", tmp_path, source=server.url).path.read_bytes() == content


def test_what_is_no_whole_zip_never_takes_the_files_name(server, tmp_path):
    good = server.files["/AM.zip"] = zipped(dump(TESTKEND))
    fetch_dump("AM", tmp_path, source=server.url)
    server.files["/AM.zip"] = b"<html>captive portal</html>"
    with pytest.raises(NetworkError, match="no whole ZIP"):
        fetch_dump("AM", tmp_path, source=server.url)
    assert (tmp_path / "AM.zip").read_bytes() == good


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_server_that_refuses_is_named(server, tmp_path, status):
    server.status = status
    with pytest.raises(NetworkError, match=str(status)):
        fetch_dump("AM", tmp_path, source=server.url)


@pytest.mark.usefixtures("user_folder")
def test_geo_gazetteer_update_adds_both_countries(server):
    server.files |= {"/AM.zip": zipped(dump(TESTKEND)), "/AZ.zip": zipped(dump(KALBAJAR), "AZ.txt")}
    result = CliRunner().invoke(main, ["gazetteer", "update", "--source", server.url])
    assert result.exit_code == 0, result.stderr
    assert [place.id for place in load_added()] == ["gn-9000001", "gn-586268"]


@pytest.mark.usefixtures("user_folder")
def test_geo_gazetteer_update_without_a_network_says_so_and_changes_nothing():
    result = CliRunner().invoke(main, ["gazetteer", "update", "--source", "http://127.0.0.1:9/"])
    assert (result.exit_code, "no connection" in result.stderr) == (1, True)
    assert load_added() == ()


@pytest.mark.usefixtures("user_folder")
@pytest.mark.parametrize(
    ("service", "path", "answer"),
    [
        (
            "nominatim",
            "/search",
            [{"lat": "40.05", "lon": "46.2", "display_name": "Qwertz, AZ", "osm_type": "node", "osm_id": 5}],
        ),
        (
            "photon",
            "/api",
            {
                "features": [
                    {
                        "type": "Feature",
                        "geometry": {"type": "Point", "coordinates": [46.2, 40.05]},
                        "properties": {"name": "Qwertz", "osm_type": "N", "osm_id": 5, "countrycode": "AZ"},
                    }
                ]
            },
        ),
    ],
)
def test_an_online_service_is_asked_once_for_a_name_and_its_answer_is_kept(server, service, path, answer):
    server.files[path] = json.dumps(answer).encode()
    for _ in range(2):
        (found,) = OnlineNames(service, server=server.url).candidates("Qwertz")
        assert (found.place.id, found.place.position) == ("osm-n5", (46.2, 40.05))
        assert "unchecked" in found.reason
    assert len(server.asked) == 1


@pytest.mark.usefixtures("user_folder")
def test_geo_places_asks_the_network_only_for_unknown_names_and_only_if_told(server):
    server.files["/search"] = b"[]"
    asked = ["--online", "nominatim", "--server", server.url]
    assert CliRunner().invoke(main, ["places", "Goris", *asked]).exit_code == 0
    assert CliRunner().invoke(main, ["places", "Qwertz"]).exit_code == 0
    assert server.asked == []
    assert CliRunner().invoke(main, ["places", "Qwertz", *asked]).exit_code == 0
    assert len(server.asked) == 1
    server.status = 500
    failed = CliRunner().invoke(main, ["places", "Qwertzu", *asked])
    assert (failed.exit_code, "no answer" in failed.stderr) == (1, True)


def own(*rows, columns="id,name,kind,lon,lat"):
    return read_table("\n".join([columns, *rows]).encode(), "mine.csv")


def test_a_place_without_doubt_or_country_gets_both():
    (place,) = own("my-a,Bomville,settlement,45.9,40.1").places
    assert place.uncertainty_m == 1000


@pytest.mark.usefixtures("user_folder")
def test_the_country_of_an_added_place_is_that_of_its_province():
    add(own("my-a,Bomville,settlement,45.9,40.1"))
    assert [(place.country, place.admin1) for place in load_added()] == [("AM", "AM-GR")]


@pytest.mark.parametrize(
    "row",
    [
        "my-a,Bomville,settlement,45.9,40.1,-5", "my-a,<b>Bold</b>,settlement,45.9,40.1,", "my-a,=HYPERLINK(1),settlement,45.9,40.1,",
        "my-a,Bomville,settlement,45.9,40.1,99999999999",
    ],
)  # fmt: skip
def test_a_hostile_row_is_refused(row):
    table = own(row, columns="id,name,kind,lon,lat,population")
    assert (table.places, len(table.refused)) == ((), 1)


@pytest.mark.usefixtures("user_folder")
def test_line_breaks_in_cells_come_back_whole():
    table = read_table(
        b'id,name,kind,lon,lat,note\r\nmy-a,Bomville,post,45.9,40.1,"a\rb, ""c"""\r\n', "mine.csv"
    )
    add(table)
    assert [place.note for place in load_added()] == ['a b, "c"']


@pytest.mark.usefixtures("user_folder")
def test_the_users_names_stand_behind_the_packaged_ones():
    text = "id,name,kind,lon,lat,name_azerbaijani_side\ngn-616041,Sotk,settlement,,,Other"
    add(read_table(text.encode(), "mine.csv"))
    grown = Gazetteer(merged(load_places(), load_added(), behind=True))
    sotk = grown.place("gn-616041")
    assert sotk is not None
    assert names_by_usage(sotk)["azerbaijani_side"] == "Zod"
    assert sotk in grown.named("Other")


@pytest.mark.usefixtures("user_folder")
def test_two_that_add_at_once_lose_nothing():
    tables = [own(f"my-{number},Bomville {number},post,45.{number},40.1") for number in range(1, 7)]
    threads = [threading.Thread(target=add, args=(table,)) for table in tables]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(load_added()) == 6


@pytest.mark.parametrize("status", [304, 416])
def test_an_answer_that_was_not_asked_for_is_an_error(server, tmp_path, status):
    server.status = status
    with pytest.raises(NetworkError):
        fetch_dump("AM", tmp_path, source=server.url)
