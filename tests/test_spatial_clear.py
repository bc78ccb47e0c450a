import numpy as np
import pytest
import shapely

from geo.spatial import default_theatre
from geo.spatial.clear import clear_field
from geo.spatial.mosaic import build_mosaic

SQUARE = shapely.box(45, 39, 45.2, 39.2)


@pytest.mark.parametrize("reach_m", [50.0, 300.0, 1_000.0, 5_000.0, 20_000.0, 60_000.0])
def test_no_point_within_reach_of_an_edge_is_left_out(reach_m):
    far = shapely.box(47, 40.5, 47.1, 40.6)
    field = clear_field(build_mosaic([SQUARE, far]), np.array([0]))
    lon, lat = np.random.default_rng(2).uniform((44.9, 38.9), (45.4, 39.4), (40_000, 2)).T.copy()
    listed = np.zeros(len(lon), bool)
    listed[field.within(lon, lat, np.full(len(lon), reach_m))] = True
    flat = shapely.transform(SQUARE.exterior, lambda one: one * (111_300 * np.cos(np.radians(39.1)), 111_000))
    points = shapely.points(lon * 111_300 * np.cos(np.radians(39.1)), lat * 111_000)
    near = shapely.distance(points, flat) < 0.97 * reach_m  # metres, to three in a hundred
    assert near.any()
    assert listed[near].all()


def test_points_far_from_every_edge_are_not_looked_at():
    field = default_theatre().clear["oblast"]
    lon, lat = np.array([44.0, 46.75, 50.0]), np.array([41.0, 39.8, 40.0])
    assert field.within(lon, lat, np.full(3, 5_000.0)).tolist() == []
    assert field.within(lon, lat, np.full(3, 400_000.0)).tolist() == [0, 1, 2]
