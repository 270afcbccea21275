"""The time grammar, loaded from `data/rules/en/times.yaml` and made into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.errors import DataError
from variorum.language.time_words import Signs, Words
from variorum.resource import load_yaml

_FILE = "rules/en/times.yaml"
_ATOM = re.compile(r"\s*(?:(?P<label>\w+)=)?(?:'(?P<literal>[^']+)'|(?P<name>[a-z_]\w*)|(?P<mark>[()|?{}]))")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: the pattern over word signs, the reader's name, and its examples and refusals.

    `needs` names the test of its neighbours (`time_guard`), "" for none;
    `takes` the complement that lengthens the expression (`time_extent`): "of", "event" or "";
    `fills` says which side of an elliptic pair lends what the other lacks: "next", "previous", "both" or "".
    """

    name: str
    pattern: re.Pattern[str]
    reads: str
    needs: str
    takes: str
    fills: str
    labels: tuple[tuple[str, str, str], ...]
    examples: tuple[str, ...]
    refuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Words [first, last) that a rule took; `labels` keep (label, class, word index).

    `parts` are the word ranges of the single expressions, one unless the rule bounds several.
    """

    rule: Rule
    first: int
    last: int
    labels: tuple[tuple[str, str, int], ...]
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules in the file's order, and the signs their classes have."""

    rules: tuple[Rule, ...]
    signs: Signs

    def matches(self, words: Words) -> Iterator[Match]:
        """Every match of every rule, rule by rule; they may overlap."""
        for rule in self.rules:
            for found in rule.pattern.finditer(words.sign):
                labels = tuple(
                    (label, name, found.start(group)) for group, label, name in rule.labels if found.start(group) >= 0
                )
                bounded = [found.span(g) for g in rule.pattern.groupindex if g[0] == "p" and found.start(g) >= 0]
                parts = tuple(bounded) or (found.span(),)
                yield Match(rule, found.start(), found.end(), labels, parts)


@cache
def grammar() -> Grammar:
    """The grammar of the package.

    Raises: DataError where a rule is malformed or lacks an example.
    """
    content = load_yaml(_FILE)
    macros = content["macros"]
    expanded = [(entry, _expand(entry["pattern"], macros)) for entry in content["rules"]]
    literals = frozenset(m["literal"] for _, text in expanded for m in _ATOM.finditer(text) if m["literal"])
    signs = Signs(literals)
    return Grammar(tuple(_rule(entry, text, signs) for entry, text in expanded), signs)


def _expand(pattern: str, macros: dict[str, str]) -> str:
    while (found := re.search(r"<(\w+)>", pattern)) is not None:
        if found[1] not in macros:
            raise DataError(f"no macro {found[0]}", where=_FILE)
        pattern = pattern.replace(found[0], f"({macros[found[1]]})")
    return pattern


def _rule(entry: dict[str, object], text: str, signs: Signs) -> Rule:
    name = str(entry["rule"])
    examples = entry.get("examples")
    if not isinstance(examples, list) or not examples:
        raise DataError("a rule needs an example", where=f"{_FILE}: {name}")
    pattern, labels = _compile(text, signs, f"{_FILE}: {name}")
    refuses = entry.get("refuses")
    return Rule(
        name,
        pattern,
        str(entry["reads"]),
        str(entry.get("needs", "")),
        str(entry.get("takes", "")),
        str(entry.get("fills", "")),
        labels,
        tuple(str(example) for example in examples),
        tuple(str(refused) for refused in refuses) if isinstance(refuses, list) else (),
    )


def _compile(text: str, signs: Signs, where: str) -> tuple[re.Pattern[str], tuple[tuple[str, str, str], ...]]:
    """The regular expression of a pattern, and for each of its groups the group, label and class."""
    out: list[str] = []
    labels: list[tuple[str, str, str]] = []
    at = parts = 0
    text = text.rstrip()
    while at < len(text):
        atom = _ATOM.match(text, at)
        if atom is None:
            raise DataError(f"cannot read the pattern at {text[at : at + 20]!r}", where=where)
        at = atom.end()
        if atom["mark"]:
            parts += atom["mark"] == "{"
            out.append({"(": "(?:", "{": f"(?P<part{parts}>", "}": ")"}.get(atom["mark"], atom["mark"]))
            continue
        name = f"'{atom['literal']}'" if atom["literal"] else atom["name"]
        members = signs.members(name)
        if not members:
            raise DataError(f"no word is of class {name}", where=where)
        if atom["label"]:
            group = f"g{len(labels)}"
            labels.append((group, atom["label"], name))
            out.append(f"(?P<{group}>[{re.escape(members)}])")
        else:
            out.append(f"[{re.escape(members)}]")
    return re.compile("".join(out)), tuple(labels)
