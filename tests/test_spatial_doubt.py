"""Probabilities against as many random draws as it takes."""

import numpy as np
import pytest
import shapely

from geo.spatial import default_theatre
from geo.spatial.doubt import shares

THEATRE = default_theatre()
DRAWS = 4_000


@pytest.mark.parametrize("radius_m", [150.0, 1_900.0, 4_000.0, 9_000.0, 11_000.0, 30_000.0])
def test_a_share_is_that_of_many_random_draws(radius_m):
    generator = np.random.default_rng(42)
    border = shapely.get_coordinates(THEATRE.border_lines)
    spread = radius_m / np.sqrt(-2 * np.log(0.05))  # a round normal curve holds 95 % within the radius
    lonlat = border[generator.integers(0, len(border), 150)] + generator.normal(
        0, radius_m / 150_000, (150, 2)
    )
    lon, lat = np.ascontiguousarray(lonlat.T)
    among = np.zeros(len(THEATRE.mosaic.polygons), bool)
    among[THEATRE.countries.columns] = True
    found = shares(THEATRE, among, lambda held: held.side, 3, lon, lat, np.full(150, radius_m))

    east, north = generator.normal(0, spread, (2, 150, DRAWS))
    x = lon[:, None] + east / (111_320 * np.cos(np.radians(lat)))[:, None]
    y = lat[:, None] + north / 111_050
    drawn = THEATRE.mosaic.holders(x.ravel(), y.ravel())
    side = THEATRE.holdings(drawn).side[drawn.codes].reshape(x.shape)
    expected = np.stack([(side == which).mean(axis=1) for which in range(3)], axis=1)

    error = np.abs(found - expected).max(axis=1)
    assert found.sum(axis=1) == pytest.approx(1)
    assert np.quantile(error, 0.95) < 0.035  # the draws themselves are off by 0.015
    assert error.max() < 0.055


def test_shares_of_no_points_are_none():
    among = np.ones(len(THEATRE.mosaic.polygons), bool)
    empty = np.empty(0)
    assert shares(THEATRE, among, lambda held: held.side, 3, empty, empty, empty).shape == (0, 3)
