"""The whole path, as one reader goes it: a source is added and read, its claims are corrected, and what came of it is taken along.

Once with JavaScript on a desk, once on a phone, once without JavaScript: the same steps with the same end.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.browser.acting import Reader
from tests.browser.conftest import Open
from tests.browser.serving import Served
from tests.browser.texts import ADDED
from variorum.store import open_store

PLACES: dict[str, dict[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "no-script": {"viewport": {"width": 1280, "height": 800}, "java_script_enabled": False},
}


@pytest.mark.parametrize("place", PLACES)
def test_from_a_file_to_a_corrected_and_exported_dossier(
    served: Served, open_page: Open, tmp_path: Path, place: str
) -> None:
    options = PLACES[place]
    reader = Reader(
        open_page(served, accept_downloads=True, **options), served, options.get("java_script_enabled", True)
    )
    reader.go("")
    reader.signs("Ada Lovelace")
    add_source(reader, tmp_path)
    reader.view.shot(f"path-{place}-dossier")
    corrected = correct(reader)
    reader.view.shot(f"path-{place}-corrected")
    reject_and_undo(reader)
    added = add_claim(reader)
    reader.view.shot(f"path-{place}-added")
    judge(reader)
    see_findings(reader)
    reader.view.shot(f"path-{place}-findings")
    take_along(reader, served, {corrected, added})


def add_source(reader: Reader, folder: Path) -> None:
    """Uploads a file with its date, watches it being read, and finds it in the dossier."""
    file = folder / "seventies.txt"
    file.write_text(ADDED, encoding="utf-8")
    reader.go("/sources/new")
    reader.page.locator("[name=files]").set_input_files(file)
    reader.page.locator("[name=published]").fill("1998-05")
    reader.page.locator("[name=publisher]").fill("The Harbour Press")
    assert reader.sends(reader.page.locator("form.adding button")) == 303
    read = reader.page.locator("#own a", has_text="claims")
    if reader.js:
        read.wait_for(timeout=60_000)  # the page itself tells when it is done
    else:
        reader.rests()
        reader.go("/sources")
    assert "The Harbour Press" in reader.page.locator("#own").inner_text()
    read.click()
    reader.page.wait_for_load_state()
    assert "Bob Hunter" in reader.page.locator("main").inner_text()


def correct(reader: Reader) -> str:
    """Puts a claim right, by giving a role other words of its sentence; returns the new claim's id."""
    claim = reader.claim("Bob Hunter", "position")
    reader.go(f"/claim/{claim['id']}")
    reader.page.locator("#correct summary").first.click()
    reader.gives(reader.page.locator("[name='1-role-title']").first, "president")
    reader.page.locator("form.sheet [name=reason]").fill("the number is not part of the title")
    assert reader.sends(reader.page.locator("form.sheet button").last) == 303
    made = reader.claim("Bob Hunter", "position")
    assert made["id"] != claim["id"]
    assert [one["text"] for one in made["roles"]["title"]] == ["president"]
    reader.go(f"/claim/{claim['id']}")
    assert "replaced" in reader.page.locator("main").inner_text()
    return str(made["id"])


def reject_and_undo(reader: Reader) -> None:
    """Rejects a claim with a reason, sees it struck out, and takes that back."""
    claim = reader.claim("2,400 employees", "strength")
    reader.go(f"/claim/{claim['id']}")
    reader.page.locator("form.judge [name=reason]").fill("a slip")
    assert reader.sends(reader.page.locator("form.judge button[value=reject]")) == 303
    reader.page.locator("main .rv.rejected").first.wait_for()
    assert "a slip" in reader.page.locator(".decisions").inner_text()
    assert not [one for one in reader.data("/claims.json?type=strength")["claims"] if one["id"] == claim["id"]]
    assert reader.sends(reader.page.locator(".decisions form button").first) == 303
    reader.page.get_by_text("not reviewed").first.wait_for()
    assert reader.claim("2,400 employees", "strength")["id"] == claim["id"]


def add_claim(reader: Reader) -> str:
    """Adds a claim that was not found, in the words of the document; returns its id."""
    document = reader.claim("Bob Hunter", "position")["document"]
    reader.go(f"/document/{document}")
    reader.page.locator("#add select").select_option("position")
    reader.page.locator("#add form button").first.click()
    reader.page.locator("form.add").wait_for()
    words = "Rex Weyler minded the purse of Greenpeace"
    for name, said in (("words", words), ("role-person", "Rex Weyler"), ("role-title", "minded the purse")):
        reader.gives(reader.page.locator(f"form.add [name='1-{name}']").first, said)
    if reader.js:
        reader.page.locator("form.add [name='1-role-organization']").fill("Greenpeace")  # typed, for a change
    else:
        reader.gives(reader.page.locator("form.add [name='1-role-organization']"), "Greenpeace")
    assert reader.sends(reader.page.locator("form.add button").last) == 303
    made = reader.claim("Rex Weyler", "position")
    reader.page.locator(f"a[href$='/claim/{made['id']}']").first.wait_for()
    return str(made["id"])


def judge(reader: Reader) -> None:
    """Says of two bodies that a rule was not sure about that they are one."""
    entities = reader.data("/entities.json?name=Greenpeace")["entities"]
    other = next(one for one in entities if one["name"] == "Greenpeace International")
    reader.go(f"/entity/{other['id']}")
    form = reader.page.locator("form.verdicts").first
    form.locator("[name=reason]").fill("its own letterhead")
    assert reader.sends(form.locator("button[value=same]")) == 303
    reader.rests()
    [one] = [one for one in reader.data("/entities.json?name=Greenpeace")["entities"] if one["type"] == "organization"]
    assert {"Greenpeace", "Greenpeace International"} <= set(one["names"])


def see_findings(reader: Reader) -> None:
    """Sees what that came to: the added source is a third reading of the founding, two letters agree about the seat."""
    reader.go("/findings?verdict=conflict")
    said = reader.page.locator("main").inner_text()
    assert all(year in said for year in ("1969", "1970", "1971"))
    reader.go("/findings?type=location")
    assert "Amsterdam" in reader.page.locator("main").inner_text()
    verdicts = {one["verdict"] for one in reader.data("/findings.json?type=location")["findings"]}
    assert verdicts == {"agree"}


def take_along(reader: Reader, served: Served, made: set[str]) -> None:
    """Takes along the claims, the ledger and the gold; the dossier's files say the same."""
    kept = {one["id"] for one in reader.data("/claims.json")["claims"]}
    assert made <= kept
    reader.go("/ledger")
    assert reader.page.locator(".ledger > li").count() == 4
    rows = [json.loads(line) for line in download(reader, "a[href$='/ledger/export']").decode().splitlines()]
    decided = [row for row in rows if "act" in row]
    assert [row["act"] for row in decided] == ["correct", "reject", "reject", "add"]
    assert {row["author"] for row in decided} == {"Ada Lovelace"}
    reader.go("/gold")
    with zipfile.ZipFile(io.BytesIO(download(reader, "a[href*='all.zip']"))) as archive:
        gold = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".gold"))
    assert "Rex Weyler" in gold and "president" in gold
    lines = (served.directory / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert made <= {json.loads(line)["id"] for line in lines}
    with open_store(served.directory) as store:
        assert store.verify().faults == ()
        assert len(store.decisions()) == 4


def download(reader: Reader, link: str) -> bytes:
    """What the first such link of the page gives to be kept."""
    with reader.page.expect_download() as started:
        reader.page.locator(link).first.click()
    return Path(started.value.path()).read_bytes()
