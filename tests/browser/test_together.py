"""Two reviewers at once, each in a browser of his own, on the same few claims: nothing is lost, every conflict is shown.

$BROWSER_TESTS_TOGETHER says for how many seconds: a few where it is not set, sixty for the bar of the work place.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING, Any

from tests.browser.conftest import launched
from tests.browser.serving import Served
from variorum.store import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

SECONDS = float(os.environ.get("BROWSER_TESTS_TOGETHER", "6"))
CLAIMS = 3
"""So few that the two meet all the time."""

LEAST = 5
"""Acts of each, on however slow a machine."""


@dataclass
class Acts:
    """What a reviewer's acts came to, each under the reason that he gave, which nobody gives twice. `unshown` are refusals of
    which the page said nothing."""

    entered: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unshown: list[str] = field(default_factory=list)


def review(
    served: Served, claims: list[str], chromium: Path, *, author: str, options: dict[str, Any], both: Barrier
) -> Acts:
    """One act on the first claim at the same moment as the other reviewer, who is waited for at `both`; then random acts on random
    claims for `SECONDS`, and at least `LEAST` of them."""
    chance, acts = random.Random(author), Acts()
    with launched(chromium) as browser:
        context = browser.new_context(**options)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto(f"{served.address}{served.dossier}/claims")
        page.locator("form.signature [name=name]").fill(author)
        page.locator("form.signature button").click()
        page.wait_for_load_state()
        page.goto(f"{served.address}{served.dossier}/claim/{claims[0]}")
        both.wait()
        note(acts, page, done(page, "accept", f"{author} 0", chance), f"{author} 0")
        number, until = 1, time.monotonic() + SECONDS
        while time.monotonic() < until or number < LEAST:
            page.goto(f"{served.address}{served.dossier}/claim/{chance.choice(claims)}")
            page.wait_for_timeout(chance.uniform(0, 150))  # he reads, and the other one does not wait for him
            act = chance.choice(["accept", "reject", "correct", "back"])
            note(acts, page, done(page, act, f"{author} {number}", chance), f"{author} {number}")
            number += 1
    return acts


def done(page: Page, act: str, reason: str, chance: random.Random) -> Response:
    """Does the act on the page of a claim, and returns what the server answered to it."""
    back = page.locator(".decisions form[action$='/take-back'] button")
    if act == "back" and back.count():
        button = back.first
    elif act == "correct":
        page.locator("#correct summary").click()
        page.locator("form.sheet [name='1-time']").fill(str(chance.randint(1950, 1999)))
        page.locator("form.sheet [name=reason]").fill(reason)
        button = page.locator("form.sheet button").last
    else:
        page.locator("form.judge [name=reason]").fill(reason)
        button = page.locator(f"form.judge button[value={'accept' if act == 'back' else act}]")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        button.click()
    return answered.value


def note(acts: Acts, page: Page, answer: Response, reason: str) -> None:
    """Notes what an act came to, and whether the page says so."""
    if answer.request.url.endswith("/take-back"):
        reason = f"back {answer.request.url.split('/')[-2]}"
    if answer.status == 303:
        acts.entered.append(reason)
        page.wait_for_load_state()
        return
    known = {409: acts.conflicts, 400: acts.refused}
    known.get(answer.status, acts.unshown).append(reason)
    try:
        page.get_by_text(re.compile("decided (about this|meanwhile)|no standing decision")).first.wait_for(timeout=5000)
    except Exception as error:  # noqa: BLE001  # whatever kept it from being seen, it was not shown
        acts.unshown.append(f"{reason}: {answer.status} {error}")


def test_what_two_reviewers_do_at_once_is_in_the_ledger_once_or_shown_as_a_conflict(
    served: Served, chromium: Path
) -> None:
    with open_store(served.directory) as store:
        claims = [claim.id for claim in store.claims()][:CLAIMS]
    both = Barrier(2, timeout=120)
    people: list[tuple[str, dict[str, Any]]] = [("Ada", {}), ("Grace", {"java_script_enabled": False})]
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(review, served, claims, chromium, author=author, options=options, both=both)
                for author, options in people]  # fmt: skip
        ada, grace = (job.result() for job in jobs)
    entered = Counter(ada.entered + grace.entered)
    conflicts = ada.conflicts + grace.conflicts
    print(f"{sum(entered.values())} entered, {len(conflicts)} conflicts, {len(ada.refused + grace.refused)} refused")
    assert ada.unshown + grace.unshown == []
    assert ada.entered and grace.entered and conflicts
    with open_store(served.directory) as store:
        rows = store.decisions()
        assert store.verify().faults == ()
    held = Counter(f"back {row.takes_back}" if row.takes_back else row.decision.reason for row in rows)
    assert held == entered
    assert {row.decision.author for row in rows} == {"Ada", "Grace"}
    assert all(row.decision.reason.startswith(row.decision.author) for row in rows if not row.takes_back)
