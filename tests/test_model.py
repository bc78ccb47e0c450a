import pytest

from geo.errors import DatasetError, GeoError, InputError, ViewError
from geo.model import stable_id


@pytest.mark.parametrize(
    ("child", "builtin"), [(InputError, ValueError), (DatasetError, OSError), (ViewError, ValueError)]
)
def test_each_error_is_a_geo_error_and_a_builtin(child, builtin):
    assert issubclass(child, GeoError)
    assert issubclass(child, builtin)


def test_a_stable_id_depends_on_each_part_and_on_their_borders():
    assert stable_id("x", "ab", "c") == stable_id("x", "ab", "c")
    assert stable_id("x", "ab", "c") != stable_id("x", "a", "bc")
    assert stable_id("x", "a").startswith("x-")
