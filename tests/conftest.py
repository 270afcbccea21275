"""What holds for every test: no network, no clock."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("variorum", deadline=None)  # a slow machine fails no test
settings.load_profile("variorum")


def pytest_configure(config: pytest.Config) -> None:
    """Registers the one marker that lets a test open a socket of its own machine."""
    config.addinivalue_line("markers", "loopback: the test serves and fetches pages on the loopback address")


class RefusedSocket(socket.socket):
    """A socket that cannot be made, but for local pairs, which event loops use to wake themselves."""

    def __init__(self, family: int = -1, type: int = -1, proto: int = -1, fileno: int | None = None) -> None:
        if family != getattr(socket, "AF_UNIX", None):
            raise AssertionError("a socket was opened: Variorum works offline")
        super().__init__(family, type, proto, fileno)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Makes every opening of a network socket and every look-up of a name fail."""
    if request.node.get_closest_marker("loopback"):
        return

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a name was looked up: Variorum works offline")

    monkeypatch.setattr(socket, "socket", RefusedSocket)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
