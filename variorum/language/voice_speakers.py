"""Who says so: from a cue to the words that name the speaker."""

from __future__ import annotations

from variorum.language.tree import Tree
from variorum.language.voice_complements import SUBJECTS, passive
from variorum.model import Span, Token

_RELATIVE = frozenset({"WDT", "WP"})
_EDGES = frozenset({"PUNCT", "ADV", "CCONJ", "SCONJ"})
_LOOSE = frozenset({"appos", "relcl", "acl", "advcl", "punct", "parataxis", "ccomp"})


def speaker_of(tree: Tree, i: int, where: str) -> Span | None:
    """The words that name who speaks through the cue at token `i`, None where nobody is named.

    `where` is the lexicon's: "subject" (the agent of a passive), "owner" of a noun ("police
    claims", "claims by police"), "holder" (also "the view of police"), or "object" of "to". Appositions and clauses behind the name are left out.
    """
    if where == "subject":
        named = _agent(tree, i) if passive(tree, i) and not _cut(tree, i) else _subject(tree, i)
    elif where in ("owner", "holder"):
        named = _owner(tree, i, of=where == "holder")
    elif where == "object":
        named = _object(tree, i)
    else:
        named = None
    return None if named is None or _nobody(tree, named) else _words(tree, named)


def _nobody(tree: Tree, i: int) -> bool:
    """Whether the words at `i` say that there is nobody: "no evidence shows ..."."""
    nobody = tree.tokens[i].lemma.lower() in ("nothing", "nobody", "none")
    return nobody or any(tree.tokens[c].lemma.lower() == "no" for c in tree.below(i, "det"))


def _cut(tree: Tree, i: int) -> bool:
    """Whether verb `i`, with a clause behind it, is the main verb that the parser took for a participle of its
    subject ("UNICEF estimated in 2004 that ...")."""
    return tree.tokens[i].dep == "acl" and bool(tree.below(i, "ccomp"))


def _subject(tree: Tree, i: int) -> int | None:
    """The subject of verb `i`, its own or one that it shares with the verb above it."""
    for verb in (i, *tree.ancestors(i)):
        token = tree.tokens[verb]
        found = tree.first_below(verb, *SUBJECTS)
        if found is not None:
            if tree.tokens[found].tag in _RELATIVE and token.dep == "relcl":
                return _meant(tree, token.head)
            return None if tree.tokens[found].tag in ("EX", *_RELATIVE) else found
        if token.dep == "acl":
            return _meant(tree, token.head)
        if token.dep not in ("conj", "xcomp", "advcl", "ccomp", "aux", "pcomp", "prep"):
            return None
    return None


def _meant(tree: Tree, i: int) -> int:
    """The antecedent `i` of a relative clause or, for "X was a sect that claimed ...", the X that it describes."""
    token = tree.tokens[i]
    found = tree.first_below(token.head, "nsubj") if token.dep == "attr" else None
    return i if found is None or tree.tokens[found].pos not in ("NOUN", "PROPN", "PRON") else found


def _agent(tree: Tree, i: int) -> int | None:
    """Who is behind "by" in a passive, wherever the parser hung it behind the verb."""
    hosts = [i, *tree.below(i, "oprd", "dobj", "prep", "xcomp")]
    hosts += [c for h in hosts[1:] for c in tree.below(h, "pobj")]
    for host in hosts:
        inner = tree.tokens[host].pos in ("VERB", "AUX") and host != i
        for by in tree.below(host, "agent", "prep"):
            # "was said to be led by X": behind an inner verb, "by" is that verb's.
            if tree.tokens[by].lemma == "by" and by > i and not (inner and by > host):
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
        if found is None:
            continue
        if not _says(tree.tokens[found]):  # a mark of emphasis that the parser took for the word
            after = found + 1
            return tree.tokens[after].head if tree.tokens[after].dep == "compound" else after
        return found
    return None


def _words(tree: Tree, i: int) -> Span | None:
    """The span of the noun phrase at `i`, without loose additions behind its head.

    For an office with its holder's name behind it ("the minister, Ana Ruiz,") it is the name.
    """
    tokens = tree.tokens
    i = next((c for c in tree.below(i, "appos") if tokens[i].pos == "NOUN" and tokens[c].pos == "PROPN"), i)
    loose = {c for c in tree.children[i] if tokens[c].dep == "case"}
    own = set(tree.subtree(i, lambda c: (tokens[c].dep in _LOOSE and c > tokens[c].head) or c in loose))
    first = last = i
    while first - 1 in own and tokens[first - 1].norm != ")":
        first -= 1
    while _goes_on(tree, last, own):
        last += 1
    while first < last and (tokens[first].pos in _EDGES or not _says(tokens[first])):
        first += 1
    while last > first and (tokens[last].pos in ("PUNCT", "CCONJ") or not _says(tokens[last])):
        last -= 1
    if not any(_says(t) for t in tokens[first : last + 1]):
        return None
    start, end = tokens[first].start, tokens[last].end
    # An unsaid subject has no words: its span is empty.
    return Span(start, end)


def _goes_on(tree: Tree, last: int, own: set[int]) -> bool:
    """Whether the phrase reaches beyond token `last`: to a word of its own, also behind the comma of a list."""
    after = last + 1
    if after >= len(tree.tokens) or tree.tokens[after].norm in ("(", ";", ":"):
        return False
    if after in own or tree.tokens[after].norm != "," or after + 1 not in own:
        return after in own
    return any(tree.tokens[up].dep in ("conj", "cc") for up in (after + 1, *tree.ancestors(after + 1)) if up in own)


def _says(token: Token) -> bool:
    return token.norm == "%" or any(char.isalnum() for char in token.norm)
