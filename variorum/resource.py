"""Files of the package's own data, read and checked for shape."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from variorum.errors import DataError


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C where it was built, else Python
    """YAML in which only `true` and `false` are no words: "on", "no", "yes" and "off" are words of English.

    Source: YAML 1.2.2, section 10.2.1.2; PyYAML itself reads booleans as YAML 1.1 has them.
    """


_BOOLEAN = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOLEAN, re.compile(r"^(?:true|false)$"), list("tf"))


def data_names(folder: str, suffix: str = ".yaml") -> tuple[str, ...]:
    """The names of the data files in `variorum/data/<folder>`, sorted, relative to `data`."""
    root = files("variorum") / "data" / folder
    return tuple(sorted(f"{folder}/{item.name}" for item in root.iterdir() if item.name.endswith(suffix)))


@cache
def data_text(name: str) -> str:
    """The text of `variorum/data/<name>`.

    Raises: DataError where the package lacks it.
    """
    try:
        return (files("variorum") / "data" / name).read_text(encoding="utf-8")
    except OSError as error:
        raise DataError("a data file of the package is missing", where=name, hint="Reinstall Variorum.") from error


def load_yaml(name: str) -> Any:
    """The content of the YAML file `variorum/data/<name>`.

    Raises: DataError where it is missing or is not YAML.
    """
    return parse_yaml(data_text(name), name)


def parse_yaml(text: str, where: str) -> Any:
    """The content of a YAML text of the package; `where` names it in an error.

    Raises: DataError where it is not YAML.
    """
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise DataError(f"not YAML: {error}", where=where) from error
