"""The small language in which a rule says where a role's filler stands.

    selector  = choice ("+" choice)*                   all that any choice finds
    choice    = alternative ("|" alternative)*         the first that finds something
    alternative = step (">" step)*
    step      = slot ("/" filter)*

Slots: `self`, `subj` and `obj` (logical), `gsubj` (grammatical), `owner` (of a noun), `dobj` (as parsed), `attr`, `acomp`, `oprd`, `xcomp`, `ccomp`, `advcl`,
`rel` (relative and participle clauses), `poss`, `mod` (modifiers), `appos`, `head` (what governs it), `verb` (the clause's verb),
`light` (the verb that only carries the noun: "carried out a bombing"), `effect` (verbs that say what came of
a happening), `cause` (the happening of which a verb says what came), `items` (the nouns behind it in its clause), `lead` (who the lead-in of a list names), `led` (its nouns), `conj`, `first` (of the list it stands in), `list` (all of that list), `enumerated` (the names behind a colon), `root`, `doc` (what the
document is about); any other word is a preposition, `in,at` several, `^of` only the noun's own.
Filters: `person`, `org`, `place`, `people`, `name`, `inside` (a name), `mention`, `actor` (a mention or a noun), `body` (an organization, or a name of several that is no people's), `agent` (a mention or
a noun for persons or bodies), `somewhere` (a place, a name
that is no body's, or a noun of place), `anywhere` (also any other name: for words that only places follow), `money` (an amount of it), `quantity`, `time`, `noun`, `adj`, `verb`, `infinitive`, `plural`,
`pronoun`, `passive`, `dated`, `habitual`, `synthetic`, `subject` (has one), `opening` (in the text's first sentence), `aside` (in brackets), `indefinite`, `definite` and `bare` (by its determiner), `gerund`,
`lemma:LEXICON` (one of a list is enough for all of it; an entry of two words is told by both), `each:LEXICON` (each for itself), `dep:LABEL`, `tag:TAG`, and each with `!` before it for the contrary.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from variorum.errors import DataError
from variorum.extraction import bodies, clauses, happenings, nouns, places, prepositions, runs
from variorum.extraction.clauses import DOCUMENT
from variorum.extraction.coordination import conjuncts
from variorum.extraction.lists import enumerated, list_head, members
from variorum.extraction.phrasal import light, listed
from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Mention

_VERBAL = ("VERB", "AUX")
_CHILD_SLOTS = {
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
    "part": ("prep",),
    "dep_conj": ("conj",),
    "mark": ("mark",),
}

_TYPES = {"person": "person", "org": "organization", "place": "place", "people": "people", "occasion": "event"}


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
            for name in filters:
                plain = name.removeprefix("!")
                if plain.startswith(("lemma:", "each:")):
                    words(plain.partition(":")[2])
                elif plain.startswith(("dep:", "tag:")):
                    continue
                elif plain not in _FILTERS and plain not in _TYPES:
                    raise DataError(f"unknown filter {name!r} in {source!r}")
            steps.append(Step(slot, tuple(filters), part.strip()))
        paths.append(tuple(steps))
    return tuple(paths)


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
        found = reading.slots[key] = _kept(reading, _slot(reading, i, step.slot), step.filters)
    return found


def _kept(reading: Reading, candidates: list[int], filters: tuple[str, ...]) -> list[int]:
    """The candidates that pass; with one of a list ("in Rome, X and Y") also those coordinated with it.

    Of several things in one list the recogniser often knows only some, but a list is of one sort.
    """
    if not filters or not candidates:
        return candidates
    passing = [t for t in candidates if _passes(reading, t, filters)]
    if not passing or len(passing) == len(candidates):
        return passing
    firm = tuple(f for f in filters if f.startswith(("!", "each:")) or f in _FIRM)
    lists = {list_head(reading, t) for t in passing}
    return [t for t in candidates if t in passing or (list_head(reading, t) in lists and _passes(reading, t, firm))]


def _slot(reading: Reading, i: int, slot: str) -> list[int]:
    """The tokens in a slot of token `i`: found once a reading, since many rules ask the same, and never changed."""
    found = reading.slots.get((i, slot))
    if found is None:
        found = reading.slots[i, slot] = _find(reading, i, slot)
    return found


def _find(reading: Reading, i: int, slot: str) -> list[int]:
    if i == DOCUMENT:
        return []
    special = _SLOTS.get(slot)
    if special:
        return special(reading, i)
    tree = reading.tree
    if slot in _CHILD_SLOTS:
        found = [clauses.antecedent(reading, c) for c in tree.below(i, *_CHILD_SLOTS[slot])]
        return nouns.spread(reading, found)
    if slot.startswith("^"):
        return [t for name in slot[1:].split(",") for t in prepositions.noun_phrases(reading, i, name)]
    named = prepositions.phrases(reading, i)
    return [t for name in slot.split(",") for t in named.get(name, ())]


def _verb_above(reading: Reading, i: int) -> list[int]:
    for above in reading.tree.ancestors(i):
        if reading.tokens[above].pos in _VERBAL:
            return [above]
    return []


_SLOTS: dict[str, Callable[[Reading, int], list[int]]] = {
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


def _type(reading: Reading, i: int) -> str | None:
    mention = _mention(reading, i)
    return mention.type if mention else None


def _mention(reading: Reading, i: int) -> Mention | None:
    """The mention that token `i` heads, or the name in apposition to it ("its founder, A, ...")."""
    own = reading.mentions.get(i)
    if own is not None:
        return own
    return next((reading.mentions[a] for a in nouns.named(reading, i)), None)


def _within_name(reading: Reading, i: int) -> bool:
    """Whether token `i` is one of the words of a longer name, not its head ("King" of a hotel) unless of a person's."""
    mention = reading.covering.get(i)
    if mention is None or mention.last - mention.first == 1:
        return False
    return mention.head != i or mention.type == "person"


_FILTERS: dict[str, Callable[[Reading, int], bool]] = {
    "name": lambda r, i: i in r.mentions and r.mentions[i].kind == "name",
    "mention": lambda r, i: _mention(r, i) is not None,
    "inside": _within_name,
    "actor": lambda r, i: i in r.mentions or (r.tokens[i].pos in ("NOUN", "PROPN") and i not in r.times),
    "agent": lambda r, i: _mention(r, i) is not None or bodies.may_act(r, i),
    "somewhere": places.somewhere,
    "anywhere": places.anywhere,
    "money": lambda r, i: i in r.quantities and (r.quantities[i].unit or "").isupper(),
    "body": lambda r, i: _type(r, i) == "organization" or bodies.named_many(_mention(r, i), r),
    "quantity": lambda r, i: i in r.quantities,
    "time": lambda r, i: i in r.times,
    "noun": lambda r, i: r.tokens[i].pos in ("NOUN", "PROPN"),
    "adj": lambda r, i: r.tokens[i].pos == "ADJ",
    "verb": lambda r, i: r.tokens[i].pos in _VERBAL,
    "infinitive": lambda r, i: r.tokens[i].tag == "VB",
    "gerund": lambda r, i: r.tokens[i].tag == "VBG",
    "plural": lambda r, i: r.tokens[i].tag in ("NNS", "NNPS"),
    "pronoun": lambda r, i: r.tokens[i].pos == "PRON",
    "passive": clauses.passive,
    "dated": happenings.dated,
    "habitual": happenings.habitual,
    "synthetic": lambda r, i: r.tokens[i].synthetic,
    "indefinite": lambda r, i: _determiner(r, i) in ("a", "an", "one", "another", ""),
    "bare": lambda r, i: _determiner(r, i) == "",
    "definite": lambda r, i: _determiner(r, i) in ("the", "this", "that"),
    "opening": lambda r, i: i in r.opening,
    "aside": lambda r, i: r.aside(i),
    "subject": lambda r, i: r.tree.first_below(i, "nsubj", "nsubjpass") is not None,
}


def _determiner(reading: Reading, i: int) -> str:
    tokens = reading.tokens
    owned = reading.tree.first_below(i, "poss")
    if owned is not None:
        return tokens[owned].norm.lower()
    return next((tokens[c].norm.lower() for c in reading.tree.below(i, "det", "predet")), "")


_FIRM = frozenset(
    {
        "noun",
        "verb",
        "infinitive",
        "gerund",
        "plural",
        "pronoun",
        "time",
        "quantity",
        "money",
        "passive",
        "subject",
        "dep:conj",
    }
)
"""Filters that each member of a list must pass itself."""


_DOCUMENT = frozenset({"mention", "name", "org", "body", "actor", "agent"})
"""What the document's own subject is; a `lemma:` or `each:` filter asks what sort of body it is told to be."""


def _passes(reading: Reading, i: int, filters: tuple[str, ...]) -> bool:
    for name in filters:  # no `all` over a generator: this is the inmost loop of the rules
        wanted, test, of_document = _test(name)
        if (of_document(reading) if i == DOCUMENT else test(reading, i)) is not wanted:
            return False
    return True


@cache
def _test(name: str) -> tuple[bool, Callable[[Reading, int], bool], Callable[[Reading], bool]]:
    """What the test of a filter must give, the test of a token, and that of the document's subject."""
    plain = name.removeprefix("!")
    kind, _, path = plain.partition(":")
    if kind in ("lemma", "each") and path:
        return plain == name, lambda r, i: listed(r, i, path), lambda r: bool(r.sorts & words(path))
    return plain == name, _token_test(plain, kind, path), lambda r: plain in _DOCUMENT


def _token_test(name: str, kind: str, value: str) -> Callable[[Reading, int], bool]:
    """The test of a filter that looks at more than a list of words."""
    if kind == "dep" and value:
        return lambda r, i: r.tokens[i].dep == value
    if kind == "tag" and value:
        return lambda r, i: r.tokens[i].tag == value
    if name in _TYPES:
        return lambda r, i: _type(r, i) == _TYPES[name]
    return lambda r, i: bool(_FILTERS[name](r, i))
