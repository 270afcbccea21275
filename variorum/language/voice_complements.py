"""The complements of a cue: the clauses, infinitives, gerunds and phrases that it governs in the parse."""

from __future__ import annotations

from variorum.language.tree import Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
AUXILIARIES = ("aux", "auxpass")


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
    if token.dep == "conj" and not tree.below(i, *SUBJECTS, *AUXILIARIES):
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


def clauses(tree: Tree, i: int) -> list[int]:
    """The finite clauses that complement verb, noun or adjective `i`: "said that ...", "claims that ...", "likely that ..."."""
    token = tree.tokens[i]
    if token.pos in ("NOUN", "PROPN"):
        return [
            c for c in tree.below(i, "acl", "ccomp", "relcl")
            if any(tree.tokens[m].lemma in ("that", "whether") for m in tree.below(c, "mark"))
        ]  # fmt: skip
    hosts = (i, token.head) if token.dep == "acomp" else (i,)
    found = [c for host in hosts for c in tree.below(host, "ccomp") if not has_to(tree, c)]
    # The parser also calls the first of two main clauses joined by a semicolon a complement of the second.
    return [c for c in found if c > i or not any(tree.tokens[k].norm == ";" for k in range(c, i))]


def infinitives(tree: Tree, i: int) -> list[int]:
    """The infinitives that complement `i`: "tried to ...", "an attempt to ...", "urged him to ..."."""
    found = [c for c in tree.below(i, "xcomp", "ccomp", "acl", "oprd") if c > i and has_to(tree, c)]
    if not found:
        found = [c for c in tree.below(i, "advcl") if c > i and has_to(tree, c) and passive(tree, i)]
    if not found and (thing := tree.first_below(i, "dobj")) is not None:
        found = [c for c in tree.below(thing, "acl") if has_to(tree, c)]
    return found


def gerunds(tree: Tree, i: int) -> list[int]:
    """The gerunds that complement verb `i`: "denied paying"."""
    return [c for c in tree.below(i, "xcomp", "ccomp", "dobj") if tree.tokens[c].tag == "VBG" and c > i]


def predicatives(tree: Tree, i: int) -> list[int]:
    """What `i` calls its object: "described as a sect", "calls itself a charity", "considered moderate"."""
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
    hosts = [c for c in tree.below(i, "dobj", "npadvmod", "agent") if c > i]
    hosts += tree.below(i, "nsubjpass")
    hosts += [c for c in tree.below(i, "prep") if c > i and tree.tokens[c].lemma == "by"]
    hosts += [p for h in hosts for p in tree.below(h, "pobj")]
    return [c for h in hosts for c in tree.below(h, "prep") if tree.tokens[c].lemma == lemma][:1]


def gerunds_of(tree: Tree, i: int, lemma: str) -> list[int]:
    """The gerunds that preposition `lemma` hangs on token `i`: "the aim of ruling"."""
    return [g for p in prepositions(tree, i, lemma) for g in tree.below(p, "pcomp")]


def governed(tree: Tree, i: int) -> list[int]:
    """What preposition `i` governs."""
    return tree.below(i, "pobj", "pcomp", "prep")
