"""The documentation is complete, its links lead somewhere, and no tracked file names a machine or a registry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest
import yaml

from variorum import __version__
from variorum.cli.app import COMMANDS, variorum
from variorum.extraction.atoms import WIDE
from variorum.extraction.filters import FILTERS, NAME_TYPES
from variorum.extraction.rules import KEYS, load_rules, make_rule
from variorum.extraction.selectors import CHILD_SLOTS, SLOTS
from variorum.model import STATUSES
from variorum.ontology import ClaimType, claim_types, event_kinds
from variorum.settings import NAMES, PREFIX

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("benchmarks/*.md")])
NAMES_OF_PAGES = [page.relative_to(ROOT).as_posix() for page in PAGES]


def page(name: str) -> str:
    """The text of a page."""
    return (ROOT / name).read_text(encoding="utf-8")


def tracked() -> list[Path]:
    """The files under version control that are there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: what is tracked is not known")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.parametrize("claim_type", claim_types().values(), ids=lambda claim_type: claim_type.name)
def test_claim_type_is_documented_with_its_roles(claim_type: ClaimType) -> None:
    row = re.search(rf"^\| `{claim_type.name}` \|([^|]*)\|([^|]*)\|", page("docs/claims.md"), re.MULTILINE)
    assert row, f"docs/claims.md has no row for {claim_type.name}"
    assert row[1].strip() == ", ".join(r.name if r.required else f"*{r.name}*" for r in claim_type.roles)
    assert row[2].strip() == ("yes" if claim_type.stateful else "")


def test_every_kind_of_event_and_every_status_is_documented() -> None:
    text = page("docs/claims.md")
    kinds = text.split("## The kinds of event")[1].split("##")[0]
    assert re.findall(r"\w+", kinds) == list(event_kinds())
    assert re.findall(r"^\| `(\w+)` \|", text.split("## How surely")[1].split("##")[0], re.MULTILINE) == list(STATUSES)


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_documented_with_its_options(name: str) -> None:
    text = page("docs/cli.md")
    assert f"variorum {name}" in text
    command = variorum.get_command(click.Context(variorum), name)
    assert command is not None
    below = command.commands.items() if isinstance(command, click.Group) else ()
    for called, one in ((name, command), *((f"{name} {sub}", one) for sub, one in below)):
        assert f"variorum {called}" in text
        for parameter in one.params:
            if isinstance(parameter, click.Option):
                long = [option for option in parameter.opts if option.startswith("--")]
                assert any(option in text for option in long), f"docs/cli.md does not tell {long} of {called}"


@pytest.mark.parametrize("name", NAMES)
def test_setting_is_documented(name: str) -> None:
    text = page("docs/settings.md")
    assert f"`{name}`" in text
    assert PREFIX + name.upper() in text


@pytest.mark.parametrize("name", NAMES_OF_PAGES)
def test_links_lead_somewhere(name: str) -> None:
    """Each relative link is to a file of the repository, and each #part to a heading of its page."""
    here = ROOT / name
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", page(name), flags=re.DOTALL)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, part = target.partition("#")
        there = (here.parent / path).resolve() if path else here
        assert there.exists(), f"{name}: {target}"
        assert there.is_relative_to(ROOT), f"{name}: {target} leads out of the repository"
        if part:
            headings = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert part in {slug(heading) for heading in headings}, f"{name}: no heading {part}"


def slug(heading: str) -> str:
    """The anchor that a heading gets on the usual hosts."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_the_language_of_rules_is_documented() -> None:
    text = page("docs/extraction.md")
    cells = set(
        re.findall(r"`([^`]+)`", " ".join(line.split(" | ")[0] for line in text.splitlines() if line[:1] == "|"))
    )
    named = {re.split("[:3]", cell)[0] for cell in cells}
    language = {*KEYS, *SLOTS, *CHILD_SLOTS, *FILTERS, *NAME_TYPES, *(f"@{atom}" for atom in WIDE)}
    assert language - named == set()


def test_the_rule_that_is_shown_is_one_of_the_rules() -> None:
    shown = re.search(r"```yaml\n(- id: .*?)```", page("docs/extraction.md"), re.DOTALL)
    assert shown is not None
    assert make_rule(yaml.safe_load(shown[1])[0], "docs/extraction.md") in load_rules()


def test_every_page_is_in_the_index() -> None:
    index = page("docs/index.md")
    for name in NAMES_OF_PAGES:
        if name.startswith("docs/") and name != "docs/index.md":
            assert f"({name.removeprefix('docs/')})" in index, f"docs/index.md does not lead to {name}"


def test_changelog_has_the_version_first() -> None:
    newest = re.search(r"^## \[?(?!Unreleased)([\w.]+)", page("CHANGELOG.md"), re.MULTILINE)
    assert newest, "CHANGELOG.md has no release"
    assert newest[1] == __version__


def test_make_targets_that_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", page("Makefile"), re.MULTILINE))
    for name in NAMES_OF_PAGES:
        assert set(re.findall(r"`make ([a-z]+)", page(name))) <= targets, name


# Written in pieces, so that this file does not hold what it looks for.
FORBIDDEN = re.compile(
    "|".join(
        [
            r"pypi\." + "org",
            "python" + "hosted",
            r"registry\.npm" + "js",
            r"(?<![\w.])/(?:work|root|opt)" + r"/\w",
            r"/home/[a-z]+" + "/",
            "file:" + "///",
        ]
    )
)


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures and documents in other encodings
        found = FORBIDDEN.search(text)
        assert not found, f"{path.relative_to(ROOT)}: {found[0] if found else ''}"
