"""Word lists, loaded from `data/lexicons/en`: the words of the rules, kept out of the code."""

from __future__ import annotations

from functools import cache
from typing import Any

from variorum.errors import DataError
from variorum.resource import data_names, load_yaml


@cache
def lexicon(name: str) -> Any:
    """The content of `data/lexicons/en/<name>.yaml`: lists, or a mapping of lists or strings.

    Treat it as read-only: it is shared by all callers.

    Raises: DataError where there is no such lexicon.
    """
    return load_yaml(f"lexicons/en/{name}.yaml")


@cache
def words(path: str) -> frozenset[str]:
    """The set of words at `path`, "LEXICON" for a plain list or "LEXICON.KEY" for a list in a mapping.

    Raises: DataError where there is no such list.
    """
    name, _, key = path.partition(".")
    content = lexicon(name)
    if key:
        if not isinstance(content, dict) or key not in content:
            raise DataError(f"no list {key!r}", where=f"lexicons/en/{name}.yaml")
        content = content[key]
    if not isinstance(content, list | dict):
        raise DataError("not a list of words", where=f"lexicons/en/{path}")
    return frozenset(str(word) for word in content)


def lexicon_names() -> tuple[str, ...]:
    """The names of all lexicons."""
    return tuple(name.rsplit("/", 1)[1].removesuffix(".yaml") for name in data_names("lexicons/en"))
