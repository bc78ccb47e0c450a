"""Sockets are closed but for this machine's own: a test that reaches outside fails."""

import pytest
import pytest_socket


@pytest.fixture(autouse=True)
def _only_loopback():
    pytest_socket.socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
