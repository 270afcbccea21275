"""What a cue rules: from the cue's token, over the parse, to the tokens in its scope.

A scope is made of subtrees. Left out of every scope is what the words take for granted: titles and
appositions of names ("is believed to have killed President Lincoln": that he was President is
not in doubt), and below a predicate its subject, its adverbial clauses, and coordinate clauses
that have a subject or auxiliary of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from variorum.language.tree import Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_LIFT = frozenset({"acomp", "attr", "oprd"})
_PREMODIFIERS = frozenset({"compound", "amod", "nmod"})
_AUXILIARIES = ("aux", "auxpass")
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
    does not touch "..., who was ..." or "while it was ..."."""
    token = tree.tokens[i]
    return token.dep in ("relcl", "appos", "parataxis") or (token.dep == "advcl" and not has_to(tree, i))


def bare_name(tree: Tree, i: int) -> bool:
    """Whether token `i` is a name that only names: no predicate, so nothing that a voice could rule."""
    token = tree.tokens[i]
    return token.pos == "PROPN" and token.dep not in ("attr", "oprd", "acomp", "ROOT")


def subtrees(tree: Tree, roots: Iterable[int], *, loose: bool = True) -> set[int]:
    """All tokens at and below `roots`, without what is taken for granted, and unless `loose` without asides."""
    out: set[int] = set()
    for root in roots:
        out.update(tree.subtree(root, lambda i: granted(tree, i) or (not loose and aside(tree, i))))
    return out


def has_to(tree: Tree, i: int) -> bool:
    """Whether token `i` is an infinitive with "to"."""
    return any(tree.tokens[c].tag == "TO" for c in tree.below(i, "aux"))


def passive(tree: Tree, i: int) -> bool:
    """Whether the verb `i` is in the passive voice: "was accused", "attacks attributed to"."""
    token = tree.tokens[i]
    if token.tag not in ("VBN", "VBD"):
        return False
    if tree.first_below(i, "auxpass", "nsubjpass", "agent") is not None:
        return True
    if token.dep == "conj" and not tree.below(i, *SUBJECTS, *_AUXILIARIES):
        return passive(tree, token.head)
    return token.tag == "VBN" and token.dep in ("acl", "advcl", "ROOT", "amod") and not tree.below(i, "aux", "nsubj")


def logical_object(tree: Tree, i: int) -> int | None:
    """What is done something to by verb `i`: its object, or in the passive its subject or the noun it modifies."""
    if (found := tree.first_below(i, "dobj")) is not None:
        return found
    if not passive(tree, i):
        return None
    found = tree.first_below(i, "nsubjpass")
    token = tree.tokens[i]
    if found is None and token.dep == "conj":
        found = tree.first_below(token.head, "nsubjpass")
    if found is None and token.dep == "acl":
        return token.head
    if found is not None and tree.tokens[found].tag in ("WDT", "WP") and token.dep == "relcl":
        return token.head
    return found


def _clause(tree: Tree, i: int) -> list[int]:
    token = tree.tokens[i]
    if token.pos in ("NOUN", "PROPN"):
        return [
            c for c in tree.below(i, "acl", "ccomp", "relcl")
            if any(tree.tokens[m].lemma in ("that", "whether") for m in tree.below(c, "mark"))
        ]  # fmt: skip
    hosts = (i, token.head) if token.dep == "acomp" else (i,)
    return [c for host in hosts for c in tree.below(host, "ccomp") if not has_to(tree, c)]


def _infinitive(tree: Tree, i: int) -> list[int]:
    found = [c for c in tree.below(i, "xcomp", "ccomp", "acl", "oprd") if c > i and has_to(tree, c)]
    if not found:
        found = [c for c in tree.below(i, "advcl") if c > i and has_to(tree, c) and passive(tree, i)]
    if not found and (thing := tree.first_below(i, "dobj")) is not None:
        found = [c for c in tree.below(thing, "acl") if has_to(tree, c)]
    return found


def _gerund(tree: Tree, i: int) -> list[int]:
    return [c for c in tree.below(i, "xcomp", "ccomp", "dobj") if tree.tokens[c].tag == "VBG" and c > i]


def _as(tree: Tree, i: int) -> list[int]:
    found = [c for c in tree.below(i, "oprd", "attr", "acomp") if c > i]
    found += [c for c in tree.below(i, "ccomp", "xcomp") if c > i and tree.tokens[c].pos in ("NOUN", "ADJ", "PROPN")]
    hosts = (i, *tree.below(i, "dobj"))
    found += [c for h in hosts for c in tree.below(h, "prep") if tree.tokens[c].lemma == "as" and c > i]
    return found


def prepositions(tree: Tree, i: int, lemma: str) -> list[int]:
    """The prepositions `lemma` that hang on token `i`, or (the parser wavers) on its object or agent behind it."""
    found = [c for c in tree.below(i, "prep", "agent", "dative") if tree.tokens[c].lemma == lemma and c > i]
    if found:
        return found
    hosts = [c for c in tree.below(i, "dobj", "npadvmod", "prep", "agent") if c > i]
    hosts += [p for h in hosts for p in tree.below(h, "pobj")]
    return [c for h in hosts for c in tree.below(h, "prep") if tree.tokens[c].lemma == lemma][:1]


def _governed(tree: Tree, i: int) -> list[int]:
    return tree.below(i, "pobj", "pcomp", "prep")


def lifted(tree: Tree, i: int) -> int:
    """The predicate that token `i` is part of: for "probably the oldest" the verb "is"."""
    while tree.tokens[i].dep in _LIFT and tree.tokens[i].head != i:
        i = tree.tokens[i].head
    return i


def _apart(tree: Tree, i: int, *, bare: bool, loose: bool) -> bool:
    """Whether the words below `i` are no part of the predicate above them."""
    token = tree.tokens[i]
    if token.dep in (*SUBJECTS, "parataxis", "mark") or granted(tree, i) or (not loose and aside(tree, i)):
        return True
    if token.dep == "advcl":
        return tree.tokens[token.head].pos in ("VERB", "AUX")
    if token.dep != "conj":
        return False
    if bare and any(tree.tokens[c].lemma in _CONTRASTS for c in tree.below(token.head, "cc") if c < i):
        return True
    if token.pos not in ("VERB", "AUX"):
        return False
    return bool(tree.below(i, *SUBJECTS, *_AUXILIARIES)) or (bare and token.tag != "VB")


def predicate(
    tree: Tree, head: int, *, bare: bool = False, spares: frozenset[str] = frozenset(), loose: bool = True
) -> set[int]:
    """The predicate at `head` without its subject and adverbial clauses, up to the next semicolon.

    `bare` keeps only those coordinate verbs that share an auxiliary ("may rob or kill"), and nothing
    behind a "but". `spares` names prepositions whose gerund is left out; unless `loose`, asides are.
    """
    tokens = tree.tokens

    def stop(i: int) -> bool:
        parent = tokens[tokens[i].head]
        if tokens[i].dep == "pcomp" and parent.lemma in spares:
            return True
        return _apart(tree, i, bare=bare, loose=loose)

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
        out |= predicate(tree, tree.tokens[noun].head, bare=True, loose=loose)
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
    return subtrees(tree, _clause(tree, i), loose=loose) or _behind_that(tree, i) or _parenthesis(tree, i)


SCOPE_OF: dict[str, Scope] = {
    "adjunct": _adjunct,
    "as": _below_roots(_as),
    "clause": _clause_or_parenthesis,
    "compound": _compound,
    "gerund": _below_roots(_gerund),
    "governed": _below_roots(_governed),
    "infinitive": _below_roots(_infinitive),
    "marked": _marked,
    "negated": _negated,
    "noun": _noun,
    "object": _object,
}
"""How each kind of scope is found: tree, cue token and whether asides are ruled too, to tokens. "predicate", "sentence" and "prep X" take more."""
