"""The house rules that a machine can check: layers (import-linter reads them in pyproject.toml), sizes, purity."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "variorum"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

# Modules that print, read the clock or the environment: the edge, and the composer with its processes and files.
EDGE = ("cli", "web", "edition", "settings", "__main__")
MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_FUNCTION = 60
MOST_PARAMETERS = 5
VAGUE = {"utils", "util", "helpers", "helper", "manager", "process", "common", "misc"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def tree(module: str) -> ast.Module:
    """The syntax tree of a module of the package."""
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def functions(module: str) -> Iterator[Function]:
    """All functions and methods of a module."""
    return (node for node in ast.walk(tree(module)) if isinstance(node, Function))


def test_every_part_has_a_layer() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layered = {part.strip(" ()") for row in settings["contracts"][0]["layers"] for part in row.split("|")}
    parts = {module.split("/")[0].removesuffix(".py") for module in MODULES} - {"__init__"}
    assert parts <= layered


@pytest.mark.parametrize("module", MODULES)
def test_module_is_small_and_says_what_it_is_for(module: str) -> None:
    lines = (PACKAGE / module).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MOST_LINES_OF_A_MODULE
    assert Path(module).stem not in VAGUE
    assert not lines or ast.get_docstring(tree(module)), "a module says in its first line what it is for"


@pytest.mark.parametrize("module", MODULES)
def test_functions_are_small(module: str) -> None:
    for function in functions(module):
        where = f"{module}:{function.lineno} {function.name}"
        assert (function.end_lineno or 0) - function.lineno < MOST_LINES_OF_A_FUNCTION, where
        positional = [a for a in (*function.args.posonlyargs, *function.args.args) if a.arg not in ("self", "cls")]
        assert len(positional) <= MOST_PARAMETERS, where


@pytest.mark.parametrize("module", [m for m in MODULES if m.split("/")[0].removesuffix(".py") not in EDGE])
def test_stage_has_no_clock_no_chance_and_no_voice(module: str) -> None:
    """Stages are functions of their arguments: no printing, no environment, no time of day, no random number."""
    for node in ast.walk(tree(module)):
        match node:
            case ast.Import(names=names):
                assert not {alias.name for alias in names} & {"random", "time", "secrets"}, module
            case ast.Call(func=ast.Name(id="print" | "input" | "hash")):
                pytest.fail(f"{module}:{node.lineno} calls {ast.unparse(node.func)}")
            case ast.Attribute(attr="environ" | "getenv" | "now" | "utcnow" | "today"):
                pytest.fail(f"{module}:{node.lineno} reads {ast.unparse(node)}")
            case _:
                pass


@pytest.mark.parametrize("module", MODULES)
def test_nothing_public_lacks_a_docstring(module: str) -> None:
    for node in tree(module).body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            if "overload" in map(ast.unparse, node.decorator_list):
                continue  # the function itself, further down, has the docstring
            assert ast.get_docstring(node), f"{module}:{node.lineno} {node.name}"
