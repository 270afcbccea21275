"""A server that is made to be killed: at each line on standard input the process forks a fresh one and prints its id.

    python -m tests.web.killed_server DOSSIER DESCRIPTOR

DESCRIPTOR is that of a listening socket. A server is forked from a process that has all modules loaded and has answered a
request of each kind once, but has neither threads nor an open database, so that it starts in some milliseconds. Its secret is its own.
"""

from __future__ import annotations

import os
import secrets
import socket
import sys
import threading
from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.web.making import Inline
from variorum.web import Site, create_app
from variorum.web.serving import serve


def main(directory: str, descriptor: int) -> None:
    """Forks a server at each line."""
    app = warm(replace(Site.of([Path(directory)]), settle_after=0.05))  # work goes on nearly all the time
    for _ in sys.stdin:
        assert threading.active_count() == 1
        child = os.fork()
        if not child:
            app.state.secret = secrets.token_bytes(32)
            with socket.socket(fileno=descriptor) as listening:
                serve(app, listening)
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)


def warm(site: Site) -> FastAPI:
    """An application that has compiled its templates and forms; neither request changes anything."""
    app = create_app(site, hand=Inline())
    client = TestClient(app, base_url="http://localhost")
    assert client.get("/d/dossier/sources/new").status_code == 200
    refused = client.post("/d/dossier/claim/none/review", data={"act": "accept", "seen": "0", "token": "none"})
    assert refused.status_code == 403
    return app


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
