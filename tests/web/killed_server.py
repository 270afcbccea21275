"""A server that is made to be killed: at each line on standard input the process forks a fresh one and prints its id.

    python -m tests.web.killed_server DOSSIER DESCRIPTOR

DESCRIPTOR is that of a listening socket. Forked from a process that has all modules loaded and neither threads nor
databases, a server starts in some milliseconds; it makes its application itself, with a secret of its own.
"""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import replace
from pathlib import Path

import variorum.web.app
from tests.web.making import Inline
from variorum.web.serving import serve
from variorum.web.site import Site
from variorum.web.twin import environment


def main(directory: str, descriptor: int) -> None:
    """Forks a server at each line."""
    for template in ("base", "home", "work"):
        environment().get_template(f"{template}.html.j2")  # compiled once for all
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            site = replace(Site.of([Path(directory)]), settle_after=0.05)  # work goes on all the time
            app = variorum.web.app.create_app(site, hand=Inline())
            with socket.socket(fileno=descriptor) as listening:
                serve(app, listening)
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
