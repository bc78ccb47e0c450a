"""Memberships against plain shapely, distances against pyproj.Geod, on the packaged datasets."""

import numpy as np
import pytest
import shapely
import shapely.geometry
from pyproj import Geod

from geo import data
from geo.spatial import default_theatre, locate, points_frame
from geo.spatial.holdings import NONE
from geo.spatial.mosaic import build_mosaic
from geo.spatial.nearest import build_line_index

THEATRE = default_theatre()
GEOD = Geod(ellps="WGS84")


def plain_members(lonlat):
    """Return which polygons each point touches, by shapely's own predicate on polygons that nothing has prepared."""
    members = np.zeros((len(lonlat), len(THEATRE.mosaic.polygons)), bool)
    tree = shapely.STRtree(shapely.points(lonlat))
    polygons, points = tree.query(
        shapely.from_wkb(shapely.to_wkb(THEATRE.mosaic.polygons)), predicate="intersects"
    )
    members[points, polygons] = True
    return members


def our_members(lonlat):
    found = THEATRE.mosaic.holders(*np.ascontiguousarray(lonlat.T))
    return np.vstack([THEATRE.mosaic.members, found.more])[found.codes]


def test_memberships_are_plain_shapelys_on_a_million_random_points():
    west, south, east, north = THEATRE.box
    lonlat = np.random.default_rng(20200927).uniform(
        (west - 0.1, south - 0.1), (east + 0.1, north + 0.1), (1_000_000, 2)
    )
    assert (our_members(lonlat) == plain_members(lonlat)).all()


@pytest.mark.parametrize("step", [0.0, 1e-13, 1e-9, 1e-6, 1e-4])
def test_memberships_are_plain_shapelys_on_and_beside_every_vertex(step):
    vertices = np.unique(shapely.get_coordinates(THEATRE.mosaic.polygons), axis=0)
    ways = [(0, 0)] if step == 0 else [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)]
    lonlat = np.vstack([vertices + np.multiply(way, step) for way in ways])
    assert (our_members(lonlat) == plain_members(lonlat)).all()


def test_memberships_are_plain_shapelys_along_every_edge():
    rings = shapely.get_rings(shapely.get_parts(THEATRE.mosaic.polygons))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    same = np.flatnonzero(ring[1:] == ring[:-1])
    share = np.random.default_rng(3).uniform(0, 1, (len(same), 1))
    lonlat = points[same] + share * (points[same + 1] - points[same])
    assert (our_members(lonlat) == plain_members(lonlat)).all()


def test_centres_of_cells_are_held_by_what_shapely_says():
    mosaic = THEATRE.mosaic
    cells = np.flatnonzero(mosaic.codes < 0)[::7]
    lon = mosaic.west + (cells % mosaic.columns + 0.5) * 0.005
    lat = mosaic.south + (cells // mosaic.columns + 0.5) * 0.005
    found = mosaic.holders_of_centres(lon, lat)
    assert (mosaic.members[found.codes] == plain_members(np.column_stack([lon, lat]))).all()


def test_a_mosaic_of_polygons_along_the_lines_of_its_grid_is_exact():
    boxes = [shapely.box(x, y, x + 0.05, y + 0.05) for x in (0, 0.05, 0.1) for y in (0, 0.05)]
    ring = shapely.difference(shapely.box(-0.1, -0.1, 0.3, 0.3), shapely.box(0, 0, 0.1, 0.1))
    mosaic = build_mosaic([*boxes, ring])
    axis = np.concatenate([np.arange(-30, 80) * 0.005, mosaic.west + np.arange(80) * 0.005])
    lon, lat = (grid.ravel() for grid in np.meshgrid(axis, axis))
    found = mosaic.holders(lon, lat)
    plain = np.stack([shapely.intersects_xy(polygon, lon, lat) for polygon in (*boxes, ring)], axis=1)
    assert (np.vstack([mosaic.members, found.more])[found.codes] == plain).all()


def geodesic_m(lon, lat, lines, step_deg):
    """Return the least geodesic distance to points set densely along lines."""
    dense = shapely.get_coordinates(shapely.segmentize(lines, step_deg))
    return GEOD.inv(np.full(len(dense), lon), np.full(len(dense), lat), dense[:, 0], dense[:, 1])[2].min()


def test_border_distances_are_geodesic_to_a_metre_and_a_ten_thousandth():
    west, south, east, north = THEATRE.box
    lonlat = np.random.default_rng(44).uniform((west, south), (east, north), (120, 2))
    border = shapely.get_coordinates(THEATRE.border_lines)
    beside = border[:: len(border) // 40] + np.random.default_rng(5).normal(
        0, 0.01, (len(border[:: len(border) // 40]), 2)
    )
    lonlat = np.vstack([lonlat, beside])
    ours, _ = THEATRE.border.nearest(*np.ascontiguousarray(lonlat.T))
    for (lon, lat), found in zip(lonlat, ours, strict=True):
        expected = geodesic_m(lon, lat, THEATRE.border_lines, 0.0001)
        assert abs(found - expected) <= 1 + 1e-4 * expected


def test_a_point_on_the_border_is_at_most_decimetres_from_it():
    points = shapely.get_coordinates(shapely.segmentize(THEATRE.border_lines, 0.003))
    distance, _ = THEATRE.border.nearest(*np.ascontiguousarray(points.T))
    assert distance.max() < 0.2


def test_the_nearest_section_is_that_of_the_nearest_line():
    lonlat = np.random.default_rng(9).uniform((44, 38.5), (48, 41.5), (150, 2))
    ours, line = THEATRE.border.nearest(*np.ascontiguousarray(lonlat.T))
    for (lon, lat), distance, found in zip(lonlat, ours, line, strict=True):
        each = [geodesic_m(lon, lat, [one], 0.0005) for one in THEATRE.border_lines]
        assert each[found] == pytest.approx(min(each), abs=5)
        assert distance <= min(each) + 5


def test_an_index_of_coarse_cells_says_the_same():
    fine = THEATRE.border
    coarse = build_line_index(THEATRE.border_lines, THEATRE.box, halvings=0)
    lonlat = np.random.default_rng(8).uniform(THEATRE.box[:2], THEATRE.box[2:], (20_000, 2))
    lon, lat = np.ascontiguousarray(lonlat.T)
    assert np.allclose(fine.nearest(lon, lat)[0], coarse.nearest(lon, lat)[0], atol=1e-6)


def test_every_point_of_a_home_country_has_a_province_of_it():
    lonlat = np.random.default_rng(11).uniform((43.4, 38.3), (51, 42), (200_000, 2))
    held = THEATRE.holdings(THEATRE.mosaic.holders(*np.ascontiguousarray(lonlat.T)))
    home = held.side < 2
    assert (held.province[home] != NONE).all()


def test_a_point_counts_once_whatever_its_borders():
    border = shapely.get_coordinates(THEATRE.border_lines)
    located = locate(points_frame([tuple(one) for one in border], [str(n) for n in range(len(border))]))
    assert len(located) == len(border)
    assert located["on_boundary"].all()
    assert set(located["country"]) == {"AM"}
    assert set(located["side"]) == {"indeterminate"}


def test_the_datasets_used_are_the_packaged_ones():
    names = ("countries", "provinces", "oblast", "areas", "control")
    listed = sum(len(data.read_json(f"{name}.geojson")["features"]) for name in names)
    assert listed == len(THEATRE.mosaic.polygons)
