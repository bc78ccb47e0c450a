"""Measure `geo.spatial.locate` beside other ways to the same answers, in one process on the same points. Prints Markdown.

Usage: python bench/locate.py [POINTS]   (1,000,000 unless given; a quiet machine; up to half an hour)

The peers answer less: which polygons hold a point and how far the border is, without any probability. Plain geopandas
is what its manual says: `sjoin` for each layer, `sjoin_nearest` in UTM 38N for the distance. DuckDB and SedonaDB take
part if they are installed: `pip install duckdb==1.5.5 duckdb-extension-spatial==1.5.5 sedonadb geoarrow-pyarrow`.
Everything runs on one core: set by this script for itself and for DuckDB, by the affinity of the process for SedonaDB.
"""

import importlib.util
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.spatial import default_theatre, locate

ROOT = Path(__file__).parent.parent
ON = "2021-01-15"
ROUNDS = 5
BOX = (44.0, 38.6, 48.5, 41.6)  # both countries but for the far east
LAYERS = ("country", "admin1", "oblast", "areas", "control")


def random_points(count: int) -> gpd.GeoDataFrame:
    """Return points over both countries, the same each time."""
    lonlat = np.random.default_rng(1).uniform(BOX[:2], BOX[2:], (count, 2))
    return gpd.GeoDataFrame(geometry=shapely.points(lonlat), crs="EPSG:4326")


def layers() -> dict[str, gpd.GeoDataFrame]:
    """Return the polygons of each layer that stand on the day, by id, and the sections of the border."""
    theatre = default_theatre()
    calendar = theatre.calendar
    epoch = int(calendar.epochs(np.array([pd.Timestamp(ON).toordinal()]))[0])
    standing = {"areas": calendar.areas[epoch], "control": calendar.control[epoch]}
    listed = {"country": theatre.countries, "admin1": theatre.provinces, "oblast": theatre.oblast,
              "areas": theatre.areas, "control": theatre.control}  # fmt: skip
    frames = {}
    for name, layer in listed.items():
        ids = layer.values("id")[:-1]
        kept = standing.get(name, np.ones(len(ids), bool))
        polygons = shapely.from_wkb(shapely.to_wkb(theatre.mosaic.polygons[layer.columns][kept]))
        frames[name] = gpd.GeoDataFrame({"key": ids[kept]}, geometry=polygons, crs="EPSG:4326")
    frames["border"] = gpd.GeoDataFrame(
        {"key": theatre.sections[:-1]}, geometry=theatre.border_lines, crs="EPSG:4326"
    )
    return frames


def plainly(points: gpd.GeoDataFrame, frames: dict[str, gpd.GeoDataFrame]) -> dict[str, pd.Series]:
    """Answer as geopandas' manual would: a join for each layer, and a projected nearest join for the distance."""
    answers = {name: points.sjoin(frames[name], how="left", predicate="intersects")["key"] for name in LAYERS}
    near = points.to_crs(32638).sjoin_nearest(frames["border"].to_crs(32638), distance_col="border_m")
    answers["border_m"] = near["border_m"]
    return answers


class DuckDb:
    """DuckDB's spatial extension: joins by ST_Intersects, distance as the least of ST_Distance to each section in UTM."""

    name = "DuckDB spatial"

    def __init__(self, points: gpd.GeoDataFrame, frames: dict[str, gpd.GeoDataFrame]) -> None:
        import duckdb  # noqa: PLC0415 # takes part only if it is installed

        spec = importlib.util.find_spec("duckdb_extension_spatial")
        if spec is None or spec.origin is None:
            raise ImportError("duckdb-extension-spatial is not installed")
        extension = next(Path(spec.origin).parent.rglob("spatial.duckdb_extension"))
        self.database = duckdb.connect(config={"allow_unsigned_extensions": "true", "threads": "1"})
        self.database.execute(f"LOAD '{extension}'")
        lonlat = pd.DataFrame({"lon": points.geometry.x, "lat": points.geometry.y})
        self.database.register("lonlat", lonlat)
        self.database.execute(
            "CREATE TABLE points AS SELECT row_number() OVER () - 1 AS row, ST_Point(lon, lat) AS geometry FROM lonlat"
        )
        for name, frame in frames.items():
            wkt = pd.DataFrame(
                {
                    "key": list(frame["key"]),
                    "wkt": list(frame.to_crs(32638 if name == "border" else 4326).to_wkt()["geometry"]),
                }
            )
            self.database.register(f"{name}_wkt", wkt)
            self.database.execute(
                f"CREATE TABLE {name} AS SELECT key, ST_GeomFromText(wkt) AS geometry FROM {name}_wkt"  # noqa: S608 # our own table names
            )

    def answer(self) -> dict[str, pd.Series]:
        """Return the rows of each join."""
        answers = {}
        for name in LAYERS:
            found = self.database.execute(
                f"SELECT row, key FROM points LEFT JOIN {name} ON ST_Intersects(points.geometry, {name}.geometry)"  # noqa: S608 # our own table names
            ).df()
            answers[name] = found.set_index("row")["key"]
        found = self.database.execute(
            "SELECT row, min(ST_Distance(ST_Transform(points.geometry, 'EPSG:4326', 'EPSG:32638', true), border.geometry)) AS border_m "
            "FROM points, border GROUP BY row"
        ).df()
        answers["border_m"] = found.set_index("row")["border_m"]
        return answers


class SedonaDb:
    """SedonaDB: joins by ST_Intersects, distance by ST_KNN in UTM."""

    name = "SedonaDB"

    def __init__(self, points: gpd.GeoDataFrame, frames: dict[str, gpd.GeoDataFrame]) -> None:
        import sedonadb  # noqa: PLC0415 # takes part only if it is installed

        self.session = sedonadb.connect()
        numbered = points.assign(row=np.arange(len(points)))
        self.session.create_data_frame(numbered).to_memtable().to_view("points", overwrite=True)
        self.session.create_data_frame(numbered.to_crs(32638)).to_memtable().to_view(
            "points_utm", overwrite=True
        )
        for name, frame in frames.items():
            placed = frame.to_crs(32638) if name == "border" else frame
            self.session.create_data_frame(placed.assign(key=list(frame["key"]))).to_memtable().to_view(
                name, overwrite=True
            )

    def answer(self) -> dict[str, pd.Series]:
        """Return the rows of each join; it has no left join on space, so rows without an answer are not there."""
        answers = {}
        for name in LAYERS:
            found = self.session.sql(
                f"SELECT points.row, {name}.key FROM points JOIN {name} ON ST_Intersects(points.geometry, {name}.geometry)"  # noqa: S608 # our own table names
            ).to_pandas()
            answers[name] = found.set_index("row")["key"]
        found = self.session.sql(
            "SELECT points_utm.row, ST_Distance(points_utm.geometry, border.geometry) AS border_m "
            "FROM points_utm JOIN border ON ST_KNN(points_utm.geometry, border.geometry, 1, false)"
        ).to_pandas()
        answers["border_m"] = found.set_index("row")["border_m"]
        return answers


def differences(located: gpd.GeoDataFrame, answers: dict[str, pd.Series]) -> int:
    """Return how many points a peer answers otherwise: another polygon, or a distance off by more than UTM's 0.1 %."""
    theirs = {name: _first(answers[name], len(located)) for name in ("country", "admin1", "control")}
    iso = {entry["id"]: entry["iso"] for entry in default_theatre().countries.properties}
    ours_admin = located["admin2"].where(located["admin2"].notna(), located["admin1"])
    control = located["control_area"]
    wrong = _differ(located["country"], theirs["country"].map(iso)) | _differ(ours_admin, theirs["admin1"])
    wrong |= _differ(control, theirs["control"])
    oblast = answers["oblast"].dropna().index
    inside = located["areas"].map(lambda ids: "area-nkao-1991" in ids).to_numpy(bool)
    wrong |= inside != np.isin(np.arange(len(located)), oblast)
    distance = answers["border_m"].groupby(level=0).min().sort_index().to_numpy(float)
    wrong |= np.abs(distance - located["border_m"].to_numpy(float)) > 1 + 0.001 * distance
    return int(wrong.sum())


def _first(keys: pd.Series, count: int) -> pd.Series:
    """Return one key a row, the first in the alphabet, None where there is none."""
    return keys.dropna().groupby(level=0).min().reindex(range(count))


def _differ(ours: pd.Series, theirs: pd.Series) -> np.ndarray:
    left, right = ours.to_numpy(object), theirs.to_numpy(object)
    same = (left == right) | (pd.isna(left) & pd.isna(right))
    return ~same.astype(bool)


def median_s(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of some rounds, seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def in_child(code: str) -> str:
    """Return what a fresh interpreter prints."""
    return subprocess.run(  # our own code
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def start_up_s() -> float:
    """Return the median time that a fresh process takes to load and index the datasets, imports not counted."""
    code = "import time, geo.spatial as s; t = time.perf_counter(); s.default_theatre(); print(time.perf_counter() - t)"
    return statistics.median(float(in_child(code)) for _ in range(ROUNDS))


def memory_mb(count: int) -> tuple[float, float]:
    """Return megabytes that locating takes at its height beside the points given, and the whole process with them."""
    code = (
        "import bench.locate as b\n"
        f"points = b.random_points({count}); b.default_theatre(); b.locate(points.head(1000), on=b.ON)\n"
        "before = b.status_mb('VmRSS'); b.locate(points, on=b.ON)\n"
        "print(b.status_mb('VmHWM') - before, b.status_mb('VmHWM'))"
    )
    more, whole = in_child(code).split()
    return float(more), float(whole)


def status_mb(key: str) -> float:
    """Return a size that the kernel keeps of this process, megabytes: VmRSS now, VmHWM at its height."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(key)) / 1000


def peers(
    points: gpd.GeoDataFrame, frames: dict[str, gpd.GeoDataFrame]
) -> list[tuple[str, float, int | None]]:
    """Return name, seconds and how many answers differ, for each peer that can run here."""
    located = locate(points, on=ON)
    start = time.perf_counter()
    answers = plainly(points, frames)
    rows: list[tuple[str, float, int | None]] = [
        ("geopandas sjoin + sjoin_nearest", time.perf_counter() - start, differences(located, answers))
    ]
    for peer in (DuckDb, SedonaDb):
        try:
            ready = peer(points, frames)
        except ImportError as error:
            print(f"{peer.name} does not take part: {error}", file=sys.stderr)
            continue
        start = time.perf_counter()
        answers = ready.answer()
        rows.append((peer.name, time.perf_counter() - start, differences(located, answers)))
    return rows


def main() -> None:
    """Print the tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})
    points, frames = random_points(count), layers()
    doubtful = points.assign(
        uncertainty_m=np.random.default_rng(2).choice([0.0, 500, 1_000, 5_000, 15_000], count)
    )
    locate(points.head(1000), on=ON)
    ours, with_doubt = median_s(lambda: locate(points, on=ON)), median_s(lambda: locate(doubtful, on=ON))
    print(
        f"| {count:,} points on {ON} | seconds | µs a point | times ours | answers that differ |\n|---|---|---|---|---|"
    )
    print(f"| `locate`, full context with probabilities | {ours:.2f} | {ours / count * 1e6:.2f} | 1 | |")
    print(
        f"| the same, doubt of 0 to 15 km | {with_doubt:.2f} | {with_doubt / count * 1e6:.2f} | {with_doubt / ours:.1f} | |"
    )
    for name, seconds, differ in peers(points, frames):
        print(
            f"| {name}, no probabilities | {seconds:.2f} | {seconds / count * 1e6:.2f} | {seconds / ours:.1f} | {differ:,} |"
        )
    print("\n| points | seconds | µs a point |\n|---|---|---|")
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        some = random_points(size)
        seconds = median_s(lambda some=some: locate(some, on=ON), 3)
        print(f"| {size:,} | {seconds:.3f} | {seconds / size * 1e6:.2f} |")
        del some
    more, whole = memory_mb(1_000_000)
    print(f"\nMemory at 1,000,000 points: {more:.0f} MB more than the points take, {whole:.0f} MB in all.")
    print(f"Start-up, load and index: {start_up_s():.2f} s.")


if __name__ == "__main__":
    main()
