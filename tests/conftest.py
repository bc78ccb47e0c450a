"""Sockets are closed but for this machine's own: a test that reaches outside fails. The user's own data stay out of it."""

import os
import tempfile

import pytest
import pytest_socket

# Before anything is imported that reads it, and for the processes that tests start.
os.environ["GEO_HOME"] = tempfile.mkdtemp(prefix="geo-test-")


def pytest_collection_modifyitems(items):
    """Mark as ``browser`` what drives one, by what its module imports."""
    for item in items:
        known = vars(item.module).values() if getattr(item, "module", None) else ()
        drives = any(getattr(one, "__module__", None) == "tests.browser" for one in known)
        if drives:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def _only_loopback():
    pytest_socket.socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture
def user_folder(tmp_path, monkeypatch):
    """An empty folder for the user's own data."""
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "own"))
    return tmp_path / "own"
