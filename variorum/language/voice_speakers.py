"""Who says so: from a cue to the words that name the speaker."""

from __future__ import annotations

from variorum.language.tree import Tree
from variorum.language.voice_scopes import SUBJECTS, passive
from variorum.model import Span

_RELATIVE = frozenset({"WDT", "WP"})
_LOOSE = frozenset({"appos", "relcl", "acl", "advcl", "punct", "parataxis", "ccomp"})


def speaker_of(tree: Tree, i: int, where: str) -> Span | None:
    """The words that name who speaks through the cue at token `i`, None where nobody is named.

    `where` is the lexicon's: "subject" (the agent of a passive), "owner" of a noun ("police
    claims", "claims by police"), "holder" (also "the view of police"), or "object" of "to". Appositions and clauses behind the name are left out.
    """
    if where == "subject":
        named = _agent(tree, i) if passive(tree, i) else _subject(tree, i)
    elif where in ("owner", "holder"):
        named = _owner(tree, i, of=where == "holder")
    elif where == "object":
        named = _object(tree, i)
    else:
        named = None
    return None if named is None else _words(tree, named)


def _subject(tree: Tree, i: int) -> int | None:
    """The subject of verb `i`, its own or one that it shares with the verb above it."""
    for verb in (i, *tree.ancestors(i)):
        token = tree.tokens[verb]
        found = tree.first_below(verb, *SUBJECTS)
        if found is not None:
            if tree.tokens[found].tag in _RELATIVE and token.dep == "relcl":
                return token.head
            return None if tree.tokens[found].tag in ("EX", *_RELATIVE) else found
        if token.dep == "acl":
            return token.head
        if token.dep not in ("conj", "xcomp", "advcl", "ccomp", "aux", "pcomp", "prep"):
            return None
    return None


def _agent(tree: Tree, i: int) -> int | None:
    """Who is behind "by" in a passive, wherever the parser hung it behind the verb."""
    hosts = [i, *tree.below(i, "oprd", "dobj", "prep", "xcomp")]
    hosts += [c for h in hosts[1:] for c in tree.below(h, "pobj")]
    for host in hosts:
        for by in tree.below(host, "agent", "prep"):
            if tree.tokens[by].lemma == "by" and by > i:
                found = tree.first_below(by, "pobj")
                if found is not None and _speaks(tree, found):
                    return found
    return None


def _speaks(tree: Tree, i: int) -> bool:
    """Whether the words at `i` can name somebody: no number, no time, no gerund."""
    token = tree.tokens[i]
    return token.pos in ("NOUN", "PROPN", "PRON", "ADJ", "DET") and token.ent[2:] not in ("DATE", "TIME", "CARDINAL")


def _owner(tree: Tree, i: int, *, of: bool) -> int | None:
    found = tree.first_below(i, "poss")
    if found is None:
        for prep in tree.below(i, "prep", "agent"):
            if tree.tokens[prep].lemma in ("by", "from") or (of and tree.tokens[prep].lemma == "of"):
                found = tree.first_below(prep, "pobj")
                break
    if found is None:
        compounds = [c for c in tree.below(i, "compound") if _speaks(tree, c)]
        found = compounds[0] if compounds else None
    return found if found is not None and _speaks(tree, found) else None


def _object(tree: Tree, i: int) -> int | None:
    for child in (i, *tree.below(i, "prep")):
        found = tree.first_below(child, "pobj")
        if found is not None:
            return found
    return None


def _words(tree: Tree, i: int) -> Span | None:
    """The span of the noun phrase at `i`, without loose additions behind its head."""
    tokens = tree.tokens
    own = set(tree.subtree(i, lambda c: (tokens[c].dep in _LOOSE and c > tokens[c].head) or tokens[c].dep == "case"))
    first = last = i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    while first < i and tokens[first].pos in ("PUNCT", "ADV", "CCONJ", "SCONJ"):
        first += 1
    while last > i and tokens[last].pos in ("PUNCT", "CCONJ"):
        last -= 1
    start, end = tokens[first].start, tokens[last].end
    return None if start == end else Span(start, end)
