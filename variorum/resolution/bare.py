"""Bodies of which a document gives one bare word ("Congress", "the Front"), which other bodies have in their names.

Within one document the word means the body whose name has it; two documents may mean two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.model import Judgement
from variorum.resolution.clusters import Clusters
from variorum.resolution.units import Unit

_RULE = "rule:same-name"

Fuller = Mapping[str, tuple[str, ...]]
"""For the id of each unit that is only known by a bare word, the ids of those whose names have it, in the same document."""


def fuller_names(units: Sequence[Unit]) -> Fuller:
    """The bare units with the units of fuller names; one whose word no fuller name of its document has is not among them."""
    having: dict[tuple[str, str], list[str]] = {}
    for unit in units:
        if unit.type == "organization":
            for word in {word for key in unit.keys if " " in key for word in key.split()}:
                having.setdefault((unit.document, word), []).append(unit.id)
    out: dict[str, tuple[str, ...]] = {}
    for unit in units:
        if unit.type == "organization" and len(unit.keys) == 1 and not unit.acronyms:
            (key,) = unit.keys
            if " " not in key and (found := having.get((unit.document, key))):
                out[unit.id] = tuple(found)
    return out


def join_bare(units: Sequence[Unit], clusters: Clusters, fuller: Fuller) -> Iterator[Judgement]:
    """Join the bare units of each word, where their documents mean by it bodies that are one; propose those that are not joined.

    It is asked last: which bodies are one must be known. A unit of that one name whose document has no fuller name joins the first.
    """
    words = {key for unit in units if unit.id in fuller for key in unit.keys}
    blocks: dict[str, list[Unit]] = {word: [] for word in sorted(words)}
    for unit in units:
        for word in sorted(unit.keys & words) if unit.type == "organization" else ():
            blocks[word].append(unit)
    meant = {unit.id: fuller.get(unit.id) or ((unit.id,) if len(unit.keys) > 1 else None) for unit in units}
    for block in blocks.values():
        yield from _parted(block, clusters, meant, fuller)


def _parted(
    block: Sequence[Unit], clusters: Clusters, meant: Mapping[str, tuple[str, ...] | None], fuller: Fuller
) -> Iterator[Judgement]:
    """Each unit joins the first of its word that may mean the same body in all that have joined."""

    def one(left: Unit, right: Unit) -> bool:
        a, b = meant[left.id], meant[right.id]
        return a is None or b is None or any(clusters.together(x, y) for x in a for y in b)

    groups: list[list[Unit]] = []
    for unit in block:
        for group in groups:
            together = any(clusters.together(unit.id, other.id) for other in group)
            if together or (all(one(unit, other) for other in group) and clusters.may_join(group[0].id, unit.id)):
                if not together and clusters.join(group[0].id, unit.id):
                    yield Judgement(group[0].id, unit.id, "same", _RULE, f"both are called {unit.names[0]}")
                group.append(unit)
                break
        else:
            if groups and unit.id in fuller:
                why = f"both are called {unit.names[0]}, which other bodies have in their names"
                yield Judgement(groups[0][0].id, unit.id, "unsure", _RULE, why)
            groups.append([unit])
