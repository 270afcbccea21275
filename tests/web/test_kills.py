"""Two hundred kills of a server at random moments of a review: no answered decision is lost, and the dossier stays whole.

A reviewer decides about one claim after another, over one real connection; decisions are carried out all the while. At a
seeded random moment the server's process gets SIGKILL. What was answered must be in the ledger, once; what was not answered may be.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.stage_fakes import FAKES
from tests.web.making import dossier
from variorum.edition import add_sources
from variorum.store import open_store

pytestmark = [
    pytest.mark.loopback,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the servers are forked, which this system cannot"),
]

KILLS = 200
LATEST = 0.1
"""Seconds within which the kill comes: in one life of five from the fork, so that some die before they listen, else from when
none or one decision was answered. Counted so, a busy machine has kills at the same moments as an idle one."""

ALL = 10**9
"""The row of the ledger up to which a lone reviewer has seen it: he has seen all."""

TEXTS = {
    f"{letter}.txt": "".join(f"{name} was founded in 19{n:02}. {name} is based in Oslo. " for n in range(60, 62))
    for letter, name in (("a", "Oxfam"), ("b", "Greenpeace"), ("c", "Médecins sans frontières"))
}


@dataclass
class Reviewer:
    """Decides about claims; `answered` are the reasons of decisions that the server has answered, `sent` of all."""

    claims: list[str]
    chance: random.Random
    sent: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    others: Counter[int] = field(default_factory=Counter)

    def review(self, connection: http.client.HTTPConnection, after: int, then: Callable[[], None]) -> None:
        """Decides until the server is gone; `then` is called when `after` decisions were answered.

        Raises: OSError or HTTPException when it is.
        """
        page, cookie = self.get(connection, "/d/dossier/sources/new", "variorum_author=QW5u")
        token = re.search(r'name="token" value="([0-9a-f]+)"', page)
        assert token
        for answered in count():
            if answered == after:
                then()
            claim = self.chance.choice(self.claims)
            reason = f"decision {len(self.sent)}"
            act = self.chance.choice(("accept", "reject"))
            body = urlencode({"token": token[1], "act": act, "seen": ALL, "reason": reason})
            headers = {"cookie": cookie, "content-type": "application/x-www-form-urlencoded"}
            self.sent.append(reason)
            connection.request("POST", f"/d/dossier/claim/{claim}/review", body, headers)
            answer = connection.getresponse()
            if answer.status == 303:
                self.answered.append(reason)
            else:
                self.others[answer.status] += 1
            answer.read()

    def get(self, connection: http.client.HTTPConnection, path: str, cookie: str) -> tuple[str, str]:
        """A page, and the cookies to send from then on."""
        connection.request("GET", path, headers={"cookie": cookie})
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.partition(";")[0] not in cookie:
                cookie += "; " + value.partition(";")[0]
        assert answer.status == 200
        return answer.read().decode(), cookie


def test_no_answered_decision_is_lost_by_two_hundred_kills(tmp_path: Path) -> None:
    place = dossier(tmp_path, TEXTS)
    with open_store(place) as store:
        reviewer = Reviewer([claim.id for claim in store.claims()], random.Random(20261124))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.web.killed_server", str(place), str(listening.fileno())],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[listening.fileno()],
            text=True,
        )
        with nursery:
            try:
                for number in range(KILLS):
                    one_life(nursery, listening.getsockname()[1], reviewer)
                    if number % 20 == 19:
                        check(place, reviewer)
            finally:
                nursery.kill()
    check(place, reviewer)
    assert not reviewer.others, "a lone reviewer is never refused"
    assert len(reviewer.answered) > KILLS // 2, "most lives are long enough for a decision"
    assert len(reviewer.sent) > len(reviewer.answered), "some kills fall into a decision"
    made = add_sources(place, stages=FAKES)  # what was left undone is done
    lines = (place / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert len([json.loads(line) for line in lines]) == made.claims


def one_life(nursery: subprocess.Popen[str], port: int, reviewer: Reviewer) -> None:
    """A server from its start to its kill, with the reviewer at work."""
    assert nursery.stdin and nursery.stdout
    nursery.stdin.write("\n")
    nursery.stdin.flush()
    server = int(nursery.stdout.readline())
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.connect()
    line = connection.sock

    def kill() -> None:
        os.kill(server, signal.SIGKILL)
        assert nursery.stdout and nursery.stdout.readline() == "dead\n"
        with suppress(OSError):  # a server that had not yet accepted the connection cannot close it
            line.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(reviewer.chance.uniform(0, LATEST), kill)
    after = reviewer.chance.choice((0, 1, 1))
    if early := reviewer.chance.random() < 0.2:
        timer.start()
    with closing(connection), line, suppress(OSError, http.client.HTTPException):
        reviewer.review(connection, after, (lambda: None) if early else timer.start)
    timer.join()


def check(place: Path, reviewer: Reviewer) -> None:
    """The ledger has each answered decision once and nothing that was not sent; all quotes are where they were."""
    with open_store(place) as store:
        entered = Counter(entry.decision.reason for entry in store.decisions())
        assert store.verify().faults == ()
    assert {reason: entered[reason] for reason in reviewer.answered if entered[reason] != 1} == {}
    assert set(entered) <= set(reviewer.sent)
