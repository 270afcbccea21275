"""The package's own data: every file loads, the ontology is sound, and a wheel carries all of it."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from variorum.lexicon import lexicon, lexicon_names
from variorum.ontology import ClaimType, claim_types, event_kinds
from variorum.resource import load_yaml

ROOT = Path(__file__).parent.parent
DATA = ROOT / "variorum" / "data"
YAML_FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml"))


class _Strict(yaml.SafeLoader):
    """A loader that refuses a key that stands twice in a mapping, where YAML keeps the last in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value if key.tag != "tag:yaml.org,2002:merge"]
        twice = {str(key) for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"twice: {', '.join(sorted(twice))}", node.start_mark)
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("name", YAML_FILES)
def test_data_file_loads_and_no_key_stands_twice(name: str) -> None:
    assert load_yaml(name) is not None
    yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=_Strict)


@pytest.mark.parametrize("name", lexicon_names())
def test_lexicon_has_no_word_that_yaml_took_for_something_else(name: str) -> None:
    """A bare `true`, `null` or `1990` in a word list is a truth value, nothing or a number, and would match no word."""

    def check(content: object, where: str) -> None:
        match content:
            case dict():
                for key, value in content.items():
                    assert not isinstance(key, bool), f"{where}: quote the key {key!r}"
                    check(value, f"{where}.{key}")
            case list():
                for item in content:
                    assert not isinstance(item, bool | None), f"{where}: quote {item!r}"
                    check(item, where)
            case _:
                pass

    check(lexicon(name), name)


def test_only_true_and_false_are_truth_values(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "[on, off, yes, no, y, n, On, NO, True, true, false, 'true', trueish]"
    monkeypatch.setattr("variorum.resource.data_text", lambda _: text)
    words = ["on", "off", "yes", "no", "y", "n", "On", "NO", "True", True, False, "true", "trueish"]
    assert load_yaml("any.yaml") == words
    assert yaml.safe_load("[on]") == [True], "the loaders of others are left as they are"


@pytest.mark.parametrize("claim_type", claim_types().values(), ids=str)
def test_claim_type_is_sound(claim_type: ClaimType) -> None:
    names = [role.name for role in claim_type.roles]
    assert claim_type.says and claim_type.section and claim_type.ftm
    used = re.findall(r"\{(\w+)\}", claim_type.sentence)
    assert set(used) <= set(names), "the sentence names a role that the type lacks"
    bare = re.findall(r"\{(\w+)\}", re.sub(r"\[[^]]*\]", "", claim_type.sentence))
    required = {role.name for role in claim_type.roles if role.required}
    assert set(bare) <= required, "an optional role must stand in brackets"
    assert claim_type.role(names[0]).name == names[0]


def test_the_ontology_is_the_agreed_one() -> None:
    assert len(claim_types()) == 27
    assert list(claim_types())[-1] == "statement"
    assert len(event_kinds()) == len(set(event_kinds())) == 40
    with pytest.raises(KeyError):
        claim_types()["founded"].role("victim")


def test_wheel_carries_every_data_file(tmp_path: Path) -> None:
    """Data, templates and static files lie beside the code and must get into the wheel."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        packed = set(wheel.namelist())
    listed = subprocess.run(["git", "ls-files", "variorum"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: what belongs in the wheel is not known")
    assert set(listed.stdout.split()) - packed == set()
    assert any(name.endswith("licenses/LICENSE") for name in packed)
