"""The worker behind the pages: when it works, what it tells, and that neither a fault nor a kill ends it for good."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.stage_fakes import FAKES
from tests.web.making import Inline, dossier, rested, token, wait
from variorum.errors import VariorumError
from variorum.store import open_store
from variorum.web import Site, create_app
from variorum.web.hand import Spawned
from variorum.web.pages.work import _events
from variorum.web.site import Place
from variorum.web.work import Report, Work, WorkState

AMNESTY = b"Amnesty International was founded in 1961.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of one dossier, which rests a moment."""
    return replace(Site.of([dossier(tmp_path)]), settle_after=0.01)


class Counting:
    """A hand that counts what it does, and fails where it is told to. `gate` holds a job up."""

    def __init__(self) -> None:
        self.jobs: list[str] = []
        self.fault: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.closed = False

    def carry_out(self, place: Place, report: Report) -> None:
        """See `Hand`."""
        report("reading", 1, 2, "a.txt")
        self.gate.wait(60)
        self.jobs.append(place.slug)
        if self.fault is not None:
            raise self.fault

    def close(self) -> None:
        """See `Hand`."""
        self.closed = True
        self.gate.set()


@pytest.fixture
def hand() -> Counting:
    """A hand that counts."""
    return Counting()


@pytest.fixture
def work(site: Site, hand: Counting) -> Iterator[Work]:
    """A worker at work."""
    made = Work(site, hand)
    made.start()
    yield made
    made.close()
    made.join()
    assert hand.closed


def test_it_begins_with_what_was_left_undone(work: Work, hand: Counting) -> None:
    wait(lambda: work.state("dossier") == WorkState(turn=1))
    assert hand.jobs == ["dossier"]


def test_what_waits_is_told_before_it_is_read(work: Work, hand: Counting, site: Site, monkeypatch: Any) -> None:
    wait(lambda: work.state("dossier").turn == 1)
    folder = site.places["dossier"].directory / "sources"
    folder.mkdir()
    (folder / "x.txt").write_bytes(AMNESTY)
    told = []

    def carry_out(place: Place, report: Report) -> None:
        told.append(work.state("dossier").say())

    monkeypatch.setattr(hand, "carry_out", carry_out)
    work.touch("dossier")
    wait(lambda: bool(told))
    assert told == ["Reading documents: 0 of 1 done."]


def test_what_changes_meanwhile_is_carried_out_after_it(work: Work, hand: Counting) -> None:
    wait(lambda: work.state("dossier").turn == 1)
    hand.gate.clear()
    work.touch("dossier")
    wait(lambda: work.state("dossier") == WorkState("reading", 1, 2, "a.txt", turn=1))
    work.touch("dossier")
    work.touch("dossier")
    assert work.state("dossier").phase == "reading"
    hand.gate.set()
    wait(lambda: work.state("dossier").turn == 3)
    assert len(hand.jobs) == 3


@pytest.mark.parametrize(
    ("fault", "what"),
    [(VariorumError("the disk is full", hint="Make room."), "the disk is full"), (KeyError("x"), "internal fault")],
)
def test_a_fault_is_told_and_the_next_change_tries_again(
    work: Work, hand: Counting, fault: Exception, what: str
) -> None:
    wait(lambda: work.state("dossier").turn == 1)
    hand.fault = fault
    work.touch("dossier")
    wait(lambda: work.state("dossier").phase == "failed")
    state = work.state("dossier")
    assert what in state.say() and state.hint in state.say() and state.hint and not state.busy
    hand.fault = None
    work.touch("dossier", at_once=True)
    wait(lambda: work.state("dossier").phase == "resting")
    assert work.state("dossier").say() == ""


def test_it_waits_for_rest_but_not_for_ever(site: Site, hand: Counting) -> None:
    now = [100.0]
    work = Work(replace(site, settle_after=2.0), hand, clock=lambda: now[0])
    due = []
    for _ in range(30):
        work.touch("dossier")
        due.append(work._due["dossier"])
        now[0] += 1
    assert due[:3] == [102, 103, 104]
    assert max(due) == 120  # ten times the rest
    assert work.state("dossier").phase == "waiting"


def test_what_is_due_is_not_put_off(site: Site, hand: Counting) -> None:
    work = Work(replace(site, settle_after=2.0), hand, clock=lambda: 5.0)
    work.touch("dossier", at_once=True)
    work.touch("dossier")
    assert work._due["dossier"] == 5.0


def test_only_writes_that_went_through_are_noticed(site: Site, hand: Counting) -> None:
    app = create_app(site, hand=hand)
    work: Work = app.state.work
    client = TestClient(app, base_url="http://localhost")
    client.get("/d/dossier/claims")
    client.post("/d/dossier/sources/new", data={"text": "x"})
    client.post("/d/nowhere/sources/new", data={"token": token(client), "text": "x"})
    client.post("/author", data={"token": token(client), "name": "Ann"})
    assert work._due == {}
    with open_store(site.places["dossier"].directory) as store:
        claim = next(iter(store.claims())).id
    data = {"token": token(client), "act": "accept", "seen": "0"}
    assert client.post(f"/d/dossier/claim/{claim}/review", data=data).status_code == 200
    assert list(work._due) == ["dossier"]


def test_a_decision_reaches_the_files(site: Site) -> None:
    place = site.places["dossier"]
    with TestClient(create_app(site, hand=Inline()), base_url="http://localhost") as client:
        rested(client, "dossier")
        before = (place.directory / "claims.jsonl").read_text()
        claim = json.loads(before.splitlines()[0])["id"]
        client.post("/author", data={"token": token(client), "name": "Ann"})
        data = {"token": token(client), "act": "reject", "seen": "0"}
        assert client.post(f"/d/dossier/claim/{claim}/review", data=data).status_code == 200
        wait(lambda: claim not in (place.directory / "claims.jsonl").read_text())


def test_what_a_killed_server_left_is_done_at_the_next_start(site: Site) -> None:
    place = site.places["dossier"]
    (place.directory / "sources").mkdir()
    (place.directory / "sources" / "x.txt").write_bytes(AMNESTY)
    with TestClient(create_app(site, hand=Inline()), base_url="http://localhost") as client:
        assert rested(client, "dossier")["run"] == {"done": 1, "total": 1, "state": "done"}
        assert "Reading" not in client.get("/").text


def test_a_page_tells_what_goes_on(site: Site, hand: Counting) -> None:
    hand.gate.clear()
    with TestClient(create_app(site, hand=hand), base_url="http://localhost") as client:
        wait(lambda: client.get("/d/dossier/work.json").json()["phase"] == "reading")
        for path in ("/", "/d/dossier/sources"):
            page = client.get(path).text
            assert "Reading documents: 1 of 2 done." in page and 'role="status"' in page and "Look again" in page
        hand.gate.set()
        rested(client, "dossier")
        assert "Look again" not in client.get("/").text


def test_events_tell_each_change_once(site: Site, hand: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    monkeypatch.setattr("variorum.web.pages.work._LOOK", 0.001)
    monkeypatch.setattr("variorum.web.pages.work._PULSE", 0.01)
    work = Work(site, hand)

    async def listen() -> list[str]:
        told = []
        async for event in _events(work, "dossier"):
            told.append(event)
            if len(told) == 1:
                work.touch("dossier")
            elif event.startswith(":"):
                work.close()
        return told

    told = asyncio.run(listen())
    states = [json.loads(event.removeprefix("data: ")) for event in told if event.startswith("data: ")]
    assert [state["phase"] for state in states] == ["resting", "waiting"]
    assert told[-1] == ": still here\n\n" and all(event.endswith("\n\n") for event in told)


# --- the process ------------------------------------------------------------------------------------------------------


def test_a_process_of_its_own_does_the_work(site: Site) -> None:
    place = site.places["dossier"]
    (place.directory / "sources").mkdir()
    (place.directory / "sources" / "x.txt").write_bytes(AMNESTY)
    told: list[tuple[str, int, int, str]] = []

    def report(phase: str, done: int = 0, total: int = 0, name: str = "") -> None:
        told.append((phase, done, total, name))

    hand = Spawned(stages=FAKES)
    try:
        hand.carry_out(place, report)
        assert told == [("settling", 1, 1, "sources/x.txt")]
        with open_store(place.directory) as store:
            assert store.document("sources/x.txt").text == AMNESTY.decode()
        process = hand._process
        hand.carry_out(place, report)
        assert hand._process is process  # kept for the next job
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        hand.carry_out(place, report)  # begun anew
        with pytest.raises(VariorumError, match="there is no dossier here"):
            hand.carry_out(Place("gone", place.directory / "gone"), report)
    finally:
        hand.close()
    with pytest.raises(VariorumError, match="the server ends"):
        hand.carry_out(place, report)
