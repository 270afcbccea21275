"""The small language in which a rule says where a role's filler stands.

    selector  = choice ("+" choice)*                   all that any choice finds
    choice    = alternative ("|" alternative)*         the first that finds something
    alternative = step (">" step)*
    step      = slot ("/" filter)*

A slot is one of `SLOTS` (found by a function) or `CHILD_SLOTS` (by labels of the parse), or prepositions: `in,at` any of
several, `^of` only the noun's own. What each slot leads to stands in `docs/extraction.md`; the filters are those of
`filters.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.errors import DataError
from variorum.extraction import clauses, happenings, nouns, prepositions, runs
from variorum.extraction.clauses import DOCUMENT
from variorum.extraction.coordination import conjuncts
from variorum.extraction.filters import VERBAL, check_filter, kept
from variorum.extraction.lists import enumerated, list_head, members
from variorum.extraction.phrasal import light
from variorum.extraction.reading import Reading
from variorum.lexicon import words

PIECE = "piece"
"""The slot of an item of a field's list; only a rule that such items set off has it."""

CHILD_SLOTS = {
    "attr": ("attr",),
    "acomp": ("acomp",),
    "oprd": ("oprd",),
    "dobj": ("dobj",),
    "npadvmod": ("npadvmod",),
    "xcomp": ("xcomp",),
    "ccomp": ("ccomp",),
    "advcl": ("advcl",),
    "advmod": ("advmod",),
    "rel": ("relcl", "acl"),
    "poss": ("poss",),
    "mod": ("amod", "compound", "nmod", "nummod"),
    "iobj": ("dative",),
    "prt": ("prt",),
    "pobj": ("pobj",),
    "dep_conj": ("conj",),
    "mark": ("mark",),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: the slot, what its tokens must be, and both as the rule writes them."""

    slot: str
    filters: tuple[str, ...]
    source: str


Choice = tuple[tuple[Step, ...], ...]
Selector = tuple[Choice, ...]


def compile_selector(source: str) -> Selector:
    """The parsed selector.

    Raises: DataError where a step or filter is not of the language.
    """
    return tuple(_compile_choice(part) for part in source.split("+"))


def _compile_choice(source: str) -> Choice:
    paths = []
    for path in source.split("|"):
        steps = []
        for part in path.strip().split(">"):
            slot, *filters = part.strip().split("/")
            _check_slot(slot, source)
            for name in filters:
                check_filter(name, source)
            steps.append(Step(slot, tuple(filters), part.strip()))
        paths.append(tuple(steps))
    return tuple(paths)


def _check_slot(slot: str, source: str) -> None:
    if slot in SLOTS or slot in CHILD_SLOTS or slot == PIECE:
        return
    strange = set(slot.removeprefix("^").split(",")) - words("syntax.prepositions")
    if strange:
        raise DataError(f"unknown slots or prepositions {sorted(strange)} in {source!r}")


def select(reading: Reading, start: int, selector: Selector) -> list[int]:
    """The tokens that the selector leads to from token `start`, in text order."""
    if len(selector) == 1:
        return _choose(reading, start, selector[0])
    return sorted({t for choice in selector for t in _choose(reading, start, choice)})


def _choose(reading: Reading, start: int, choice: Choice) -> list[int]:
    for path in choice:
        found = [start]
        for step in path:
            if len(found) == 1:  # by far the most frequent
                found = _stepped(reading, found[0], step)
            else:
                found = [t for i in found for t in _stepped(reading, i, step)]
            if not found:
                break
            found = sorted(set(found)) if len(found) > 1 else found
        if found:
            return found
    return []


def _stepped(reading: Reading, i: int, step: Step) -> list[int]:
    """Where a step leads from token `i`: found once a reading, since many rules ask the same, and never changed."""
    key = i, step.source
    found = reading.slots.get(key)
    if found is None:
        found = reading.slots[key] = kept(reading, _slot(reading, i, step.slot), step.filters)
    return found


def _slot(reading: Reading, i: int, slot: str) -> list[int]:
    """The tokens in a slot of token `i`: found once a reading, since many rules ask the same, and never changed."""
    found = reading.slots.get((i, slot))
    if found is None:
        found = reading.slots[i, slot] = _find(reading, i, slot)
    return found


def _find(reading: Reading, i: int, slot: str) -> list[int]:
    if i == DOCUMENT:
        return []
    special = SLOTS.get(slot)
    if special:
        return special(reading, i)
    tree = reading.tree
    if slot in CHILD_SLOTS:
        found = [clauses.antecedent(reading, c) for c in tree.below(i, *CHILD_SLOTS[slot])]
        return nouns.spread(reading, found)
    if slot.startswith("^"):
        return [t for name in slot[1:].split(",") for t in prepositions.noun_phrases(reading, i, name)]
    named = prepositions.phrases(reading, i)
    return [t for name in slot.split(",") for t in named.get(name, ())]


def _verb_above(reading: Reading, i: int) -> list[int]:
    for above in reading.tree.ancestors(i):
        if reading.tokens[above].pos in VERBAL:
            return [above]
    return []


SLOTS: dict[str, Callable[[Reading, int], list[int]]] = {
    "appos": lambda r, i: nouns.named(r, i) or nouns.spread(r, r.tree.below(i, "appos")),
    "self": lambda r, i: [i],
    "subj": clauses.logical_subject,
    "obj": clauses.logical_object,
    "gsubj": clauses.grammatical_subject,
    "owner": clauses.owner,
    "conj": lambda r, i: conjuncts(r, i)[1:],
    "first": lambda r, i: [list_head(r, i)],
    "list": members,
    "enumerated": enumerated,
    "head": lambda r, i: [r.tokens[i].head] if r.tokens[i].head != i else [],
    "verb": _verb_above,
    "light": light,
    "effect": happenings.effects,
    "cause": happenings.causes,
    "lead": happenings.lead_in,
    "led": happenings.lead_nouns,
    "items": runs.items,
    "root": lambda r, i: [r.sentence(i).root],
    "doc": lambda r, i: [DOCUMENT] if r.analysis.subject is not None else [],
}
