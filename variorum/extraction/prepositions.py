"""What stands behind prepositions: of a clause, of a noun, of the preposition itself."""

from __future__ import annotations

from variorum.extraction.nouns import spread
from variorum.extraction.reading import Reading

_VERBAL = frozenset({"VERB", "AUX"})
_NEAR = 8  # tokens up to which two coordinated prepositions may share an object


def phrases(reading: Reading, i: int) -> dict[str, list[int]]:
    """The prepositional phrases of `i`'s clause, by preposition: objects' heads in text order.

    The clause is `i`'s subtree without the clauses in it, since a parser often hangs a phrase on the
    wrong noun. "out of", "because of" and the like go by their last word.
    """
    tokens, tree = reading.tokens, reading.tree
    out: dict[str, list[int]] = {}

    def opens(c: int) -> bool:
        token = tokens[c]
        if token.dep in ("relcl", "acl", "ccomp", "advcl", "parataxis", "csubj"):
            return True
        return token.dep == "conj" and token.pos in _VERBAL

    for node in tree.subtree(i, stop=opens):
        if (
            node != i
            and tokens[node].dep in ("prep", "agent", "dative", "conj")
            and tokens[node].pos in (("ADP",) if tokens[node].dep == "conj" else ("ADP", "SCONJ", "VERB"))
        ):
            found = spread(reading, [*objects(reading, node), *tree.below(node, "pcomp")])
            out.setdefault(tokens[node].norm.lower(), []).extend(found)
    return out


def noun_phrases(reading: Reading, i: int, preposition: str) -> list[int]:
    """The objects of `preposition` that belong to noun `i` itself, coordinated ones included."""
    tokens, tree = reading.tokens, reading.tree
    preps = [p for p in tree.below(i, "prep", "agent") if tokens[p].norm.lower() == preposition]
    return spread(reading, [o for p in preps for o in objects(reading, p)])


def objects(reading: Reading, preposition: int) -> list[int]:
    """What the preposition at a token governs; of "ties to and help from Iran" the first shares the last's object."""
    tokens, tree = reading.tokens, reading.tree
    own = tree.below(preposition, "pobj") or [o for p in tree.below(preposition, "prep") for o in tree.below(p, "pobj")]
    own = own or (tree.below(preposition, "amod") if tokens[preposition].norm == "as" else [])  # "seen as secular"
    joint = preposition + 1
    if own or tree.children[preposition] or tokens[min(joint, len(tokens) - 1)].pos != "CCONJ":
        return own
    last = min(reading.sentence(preposition).last, joint + _NEAR)
    return next((o for k in range(joint + 1, last) if tokens[k].dep == "prep" if (o := tree.below(k, "pobj"))), [])
