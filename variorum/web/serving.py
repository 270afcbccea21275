"""The server itself: a socket that may be listened on, and the application on it until it is told to stop."""

from __future__ import annotations

import errno
import ipaddress
import socket
from contextlib import suppress
from types import FrameType

import uvicorn
from fastapi import FastAPI

from variorum.errors import SettingsError
from variorum.web.site import Site

PORT = 8765
"""The port where nobody names one; it is not registered with IANA."""

_GRACE = 5
"""Seconds that requests under way have to end when the server stops."""


def check_access(site: Site, host: str) -> None:
    """Refuses to listen where others reach it, unless the site knows who comes in.

    Raises: SettingsError.
    """
    if not is_loopback(host) and site.passwords is None and site.proxy_header is None:
        raise SettingsError(
            f"whoever reaches {host} could read and change the dossier",
            where="serve",
            hint="Name a --password-file (see `variorum passwords`), or the --proxy-header of a proxy that lets people in.",
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens on the port; where None, on `PORT` or, if that is taken, on a free one.

    Raises: SettingsError where that cannot be done.
    """
    bare = host.strip("[]")
    try:
        family = socket.getaddrinfo(bare, None, type=socket.SOCK_STREAM)[0][0]
        try:
            return _bound(family, bare, PORT if port is None else port)
        except OSError as error:
            if port is not None or error.errno != errno.EADDRINUSE:
                raise
            return _bound(family, bare, 0)
    except (OSError, OverflowError) as error:
        what = f"port {port or PORT} of {host} cannot be listened on ({getattr(error, 'strerror', None) or error})"
        raise SettingsError(what, where="serve", hint="Choose another --port or --host.") from error


def _bound(family: int, host: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_REUSEADDR") and not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # on Windows it would share
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except BaseException:
        made.close()
        raise
    return made


def address_of(listening: socket.socket) -> str:
    """The address for a browser on this machine."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class _Server(uvicorn.Server):
    """The server, which tells its pages' streams to end before it waits for them."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Ends the streams, then the server."""
        app = self.config.app
        if isinstance(app, FastAPI):
            app.state.work.close()
        super().handle_exit(sig, frame)


def serve(app: FastAPI, listening: socket.socket) -> None:
    """Serves the application on the socket until the process is told to stop. No access log: addresses name documents."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
    )
    with suppress(
        KeyboardInterrupt
    ):  # Ctrl-C, which the server raises anew once all is ended, is how it is told to stop
        _Server(config).run(sockets=[listening])
