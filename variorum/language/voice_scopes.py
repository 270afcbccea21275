"""What a cue rules: from the cue's token, over the parse, to the tokens in its scope.

A scope is made of subtrees. Left out of every scope is what the words take for granted: titles and
appositions of names ("is believed to have killed President Lincoln": that he was President is
not in doubt), and below a predicate its subject, its adverbial clauses, and coordinate clauses
that have a subject or auxiliary of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from variorum.language.tree import Tree
from variorum.language.voice_complements import (
    AUXILIARIES,
    SUBJECTS,
    clauses,
    gerunds,
    governed,
    has_to,
    infinitives,
    logical_object,
    predicatives,
)

_LIFT = frozenset({"acomp", "attr", "oprd"})
_PREMODIFIERS = frozenset({"compound", "amod", "nmod"})
_CONTRASTS = frozenset({"but", "yet", "instead", "rather"})

type Scope = Callable[[Tree, int, bool], set[int]]


def granted(tree: Tree, i: int) -> bool:
    """Whether the words below token `i` are taken for granted whatever is said about the name they belong to."""
    token = tree.tokens[i]
    head = tree.tokens[token.head]
    if head.pos != "PROPN":
        return False
    return token.dep == "appos" or (token.dep in _PREMODIFIERS and token.i < head.i)


def aside(tree: Tree, i: int) -> bool:
    """Whether the words below `i` say something beside the matter: what somebody tried, plans or denies to do
    does not touch "..., who was ...", "while it was ..." or what is owned already ("end its campaign")."""
    token = tree.tokens[i]
    if token.pos == "NOUN" and tree.first_below(i, "poss") is not None:
        return True
    return token.dep in ("relcl", "appos", "parataxis") or (token.dep == "advcl" and not has_to(tree, i))


def bare_name(tree: Tree, i: int) -> bool:
    """Whether token `i` only names, as a name or as the title before one ("the president, Abbas"): it is no
    predicate, so nothing that a voice could rule."""
    token = tree.tokens[i]
    if token.dep in ("attr", "oprd", "acomp", "ROOT") or tree.tokens[token.head].lemma == "as":
        return False
    titled = token.pos == "NOUN" and any(tree.tokens[c].ent.endswith("PERSON") for c in tree.below(i, "appos"))
    return titled or token.pos == "PROPN"


def subtrees(tree: Tree, roots: Iterable[int], *, loose: bool = True) -> set[int]:
    """All tokens at and below `roots`, without what is taken for granted, and unless `loose` without asides."""
    out: set[int] = set()
    for root in roots:
        out.update(tree.subtree(root, lambda i: granted(tree, i) or (not loose and aside(tree, i))))
    return out


def lifted(tree: Tree, i: int) -> int:
    """The predicate that token `i` is part of: for "probably the oldest" the verb "is"."""
    while tree.tokens[i].dep in _LIFT and tree.tokens[i].head != i:
        i = tree.tokens[i].head
    return i


def _apart(tree: Tree, i: int, *, bare: bool) -> bool:
    """Whether the words below `i` are no part of the predicate above them."""
    token = tree.tokens[i]
    if token.dep in (*SUBJECTS, "parataxis", "mark") or granted(tree, i) or (token.dep != "advcl" and aside(tree, i)):
        return True
    if token.dep == "advcl":
        return tree.tokens[token.head].pos in ("VERB", "AUX")
    if token.dep != "conj":
        return False
    if bare and any(tree.tokens[c].lemma in _CONTRASTS for c in tree.below(token.head, "cc") if c < i):
        return True
    if token.pos not in ("VERB", "AUX"):
        return False
    return bool(tree.below(i, *SUBJECTS, *AUXILIARIES)) or (bare and token.tag != "VB")


def predicate(tree: Tree, head: int, *, bare: bool = False, spares: frozenset[str] = frozenset()) -> set[int]:
    """The predicate at `head` without its subject, asides and adverbial clauses, up to the next semicolon.

    `bare` keeps only those coordinate verbs that share an auxiliary ("may rob or kill"), and nothing
    behind a "but". `spares` names prepositions whose gerund is left out.
    """
    tokens = tree.tokens

    def stop(i: int) -> bool:
        parent = tokens[tokens[i].head]
        if tokens[i].dep == "pcomp" and parent.lemma in spares:
            return True
        return _apart(tree, i, bare=bare)

    top = lifted(tree, head)
    found = tree.subtree(top, stop)
    end = next((i for i in found if i > max(top, head) and tokens[i].norm == ";"), found[-1] + 1)
    return {i for i in found if i < end}


def adjunct(tree: Tree, i: int) -> int:
    """The head of the clause that the adverbial at `i` belongs to."""
    for up in tree.ancestors(i):
        if tree.tokens[up].pos in ("VERB", "AUX") and tree.tokens[up].tag != "TO":
            return up
    return tree.tokens[i].head


def _adjunct(tree: Tree, i: int, loose: bool) -> set[int]:
    """All of the clause that "according to X" belongs to, but the adverbial itself.

    An adverbial that opens the sentence rules its coordinate clauses too; one that follows a
    clause rules what is behind it only if a verb is left there.
    """
    top = adjunct(tree, i)
    own = i
    while tree.tokens[own].head not in (top, own):
        own = tree.tokens[own].head
    left = tree.left_edge(own)
    before = [t for t in tree.tokens[tree.left_edge(top) : left] if t.pos not in ("PUNCT", "ADV", "CCONJ")]

    def stop(c: int) -> bool:
        if c == own:
            return True
        separate = tree.tokens[c].dep == "conj" and bool(tree.below(c, *SUBJECTS)) and tree.tokens[c].head == top
        return (separate and bool(before)) or granted(tree, c)

    found = set(tree.subtree(top, stop))
    if top > left and any(t.pos in ("VERB", "AUX") for t in before):
        found = {c for c in found if c > left}
    return found


def _negated(tree: Tree, i: int, loose: bool) -> set[int]:
    """What "no" denies: its noun, and the predicate whose subject or object the noun is."""
    noun = tree.tokens[i].head
    out = subtrees(tree, [noun], loose=loose)
    if tree.tokens[noun].dep in ("nsubj", "nsubjpass", "dobj", "attr"):
        out |= predicate(tree, tree.tokens[noun].head, bare=True)
    return out


def _parenthesis(tree: Tree, i: int) -> set[int]:
    """The clause around an inserted "officials said"."""
    token = tree.tokens[i]
    if token.dep != "parataxis" or tree.below(i, "ccomp", "xcomp"):
        return set()
    return set(tree.subtree(token.head, lambda c: c == i or granted(tree, c)))


def _below_roots(find: Callable[[Tree, int], list[int]]) -> Scope:
    return lambda tree, i, loose: subtrees(tree, find(tree, i), loose=loose)


def _object(tree: Tree, i: int, loose: bool) -> set[int]:
    found = logical_object(tree, i)
    return set() if found is None else subtrees(tree, [found], loose=loose) - {i}


def _compound(tree: Tree, i: int, loose: bool) -> set[int]:
    return {i, *tree.below(i, "compound", "amod")} if tree.below(i, "compound") else set()


def _noun(tree: Tree, i: int, loose: bool) -> set[int]:
    return subtrees(tree, [tree.tokens[i].head], loose=loose) - {i}


def _marked(tree: Tree, i: int, loose: bool) -> set[int]:
    head = tree.tokens[i].head
    return subtrees(tree, [head]) - {i} if tree.tokens[head].dep in ("advcl", "ccomp", "pcomp", "acl") else set()


def _behind_that(tree: Tree, i: int) -> set[int]:
    """What stands behind the "that" of verb `i`, where the parser saw no clause."""
    marks = [
        c for c in tree.children[i] if c > i and tree.tokens[c].norm == "that" and tree.tokens[c].tag in ("IN", "WDT")
    ]
    if not marks:
        return set()
    return {c for c in subtrees(tree, [i]) if c > marks[0]}


def _clause_or_parenthesis(tree: Tree, i: int, loose: bool) -> set[int]:
    roots = clauses(tree, i)
    found = subtrees(tree, roots, loose=loose) or _behind_that(tree, i) or _parenthesis(tree, i)
    for root in roots:
        for c in tree.below(root, "conj"):
            if _beside(tree, i, root, c):
                found -= set(tree.subtree(c))
    return found


def _beside(tree: Tree, i: int, root: int, c: int) -> bool:
    """Whether the verb `c`, which the parser put beside the complement of `i`, is coordinate with `i` itself:
    "It states its goal is peace, and focuses on ..."."""
    tokens = tree.tokens
    if tree.below(c, *SUBJECTS, *AUXILIARIES) or tokens[c].tag != tokens[i].tag or root < i:
        return False
    if tokens[root].tag == "VB" and tokens[c].tag in ("VBD", "VBZ", "VBP"):
        return True  # "announced it would strike and closed": no verb that shares the auxiliary
    if tree.below(root, "mark"):
        return False
    joint = max((k for k in tree.below(root, "cc") if k < c), default=None)
    return joint is not None and tokens[joint - 1].norm == ","


SCOPE_OF: dict[str, Scope] = {
    "adjunct": _adjunct,
    "as": _below_roots(predicatives),
    "clause": _clause_or_parenthesis,
    "compound": _compound,
    "gerund": _below_roots(gerunds),
    "governed": _below_roots(governed),
    "infinitive": _below_roots(infinitives),
    "marked": _marked,
    "negated": _negated,
    "noun": _noun,
    "object": _object,
}
"""How each kind of scope is found: tree, cue token and whether asides are ruled too, to tokens.
"predicate", "sentence", "prep X" and "gerund X" take more than that."""
