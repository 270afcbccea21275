"""How surely a thing is said, and by whom: the cues of a document and the tokens that each rules.

Each cue is its own voice, also within another's scope ("denied that it had planned to ..."): who
reads the voices composes them. A list item inherits the voice of its lead-in, and a quotation is
ruled as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.language.tree import Tree
from variorum.language.voice_cues import Cue, cue_index
from variorum.language.voice_scopes import (
    SCOPE_OF,
    logical_object,
    passive,
    predicate,
    prepositions,
    subtrees,
)
from variorum.language.voice_speakers import speaker_of
from variorum.model import Document, Sentence, Span, Token, Voice

_QUOTING = frozenset({"clause", "adjunct", "as"})
_QUOTES = frozenset({"``", "''"})


def find_voices(document: Document, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Voice, ...]:
    """The voices of a document, in the order of their cues; inherited ones follow at the list item that inherits."""
    tree = Tree(tokens)
    found = [voice for sentence in sentences for voice in _in_sentence(tree, sentence)]
    found = _with_quotations(found, tree, sentences)
    found.extend(_inherited(document, tree, sentences, found))
    return tuple(sorted(found, key=lambda v: (min(v.scope), v.cue, v.status)))


def cues_in(tree: Tree, sentence: Sentence) -> Iterator[tuple[int, Cue]]:
    """The cues of a sentence with their tokens, in text order."""
    index, tokens = cue_index(), tree.tokens
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        for rest, cue in index.get(token.lemma.lower(), ()):
            follows = [t.lemma.lower() for t in tokens[i + 1 : min(i + 1 + len(rest), sentence.last)]]
            if tuple(follows) == rest and _fits(tree, i, cue, sentence):
                yield i, cue


def _in_sentence(tree: Tree, sentence: Sentence) -> Iterator[Voice]:
    for i, cue in cues_in(tree, sentence):
        scope = _scope(tree, i, cue, sentence)
        if not scope:
            continue
        if cue.itself:
            scope.add(i)
        token = tree.tokens[i]
        yield Voice(cue.status, Span(token.start, token.end), frozenset(scope), speaker_of(tree, i, cue.speaker))


def _fits(tree: Tree, i: int, cue: Cue, sentence: Sentence) -> bool:
    """Whether the token at `i` is used as `cue` says."""
    token = tree.tokens[i]
    if cue.tags and not token.tag.startswith(cue.tags):
        return False
    if cue.deps and token.dep not in cue.deps:
        return False
    if cue.voice and passive(tree, i) != (cue.voice == "passive"):
        return False
    if cue.prep and not any(prepositions(tree, i, prep) for prep in cue.prep):
        return False
    if cue.under and not (token.dep == "pobj" and tree.tokens[token.head].lemma.lower() in cue.under):
        return False
    if cue.aux:
        verb = token.head if token.dep == "aux" else i
        if not any(tree.tokens[c].lemma in cue.aux or tree.tokens[c].norm in cue.aux for c in tree.below(verb, "aux")):
            return False
    if cue.objects:
        thing = logical_object(tree, i)
        if thing is None or not {tree.tokens[thing].lemma.lower(), tree.tokens[thing].norm.lower()} & cue.objects:
            return False
    return not cue.unless or not _otherwise(tree, i, cue, sentence)


def _otherwise(tree: Tree, i: int, cue: Cue, sentence: Sentence) -> bool:
    """Whether the words behind the cue make it another thing ("not only", "according to plan")."""
    behind = tree.tokens[i + 1 : min(i + 3, sentence.last)]
    if cue.speaker != "object":
        return any(t.lemma.lower() in cue.unless for t in behind[:1])
    return len(behind) > 1 and any(t.lemma.lower() in cue.unless for t in behind)


def _scope(tree: Tree, i: int, cue: Cue, sentence: Sentence) -> set[int]:
    out: set[int] = set()
    for kind in cue.scope:
        if kind == "predicate":
            head = tree.tokens[i].head
            if tree.tokens[head].pos == "ADV" and tree.tokens[head].head != head:
                head = tree.tokens[head].head
            bare = cue.status == "denied" or tree.tokens[i].tag == "MD"
            out |= predicate(tree, head, bare=bare, spares=cue.spares) - {i}
        elif kind == "sentence":
            if i >= sentence.last - 2:
                out |= set(range(sentence.first, i))
        elif kind.startswith("prep "):
            out |= subtrees(tree, prepositions(tree, i, kind[5:]))
        else:
            out |= SCOPE_OF[kind](tree, i)
        if out and kind in ("clause", "infinitive"):
            break
    return out


def _with_quotations(found: list[Voice], tree: Tree, sentences: Sequence[Sentence]) -> list[Voice]:
    return found


def _inherited(
    document: Document, tree: Tree, sentences: Sequence[Sentence], found: Sequence[Voice]
) -> Iterator[Voice]:
    """The voices that list items take over from their lead-in: those that rule what the lead-in lists."""
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    taken: dict[int, list[Voice]] = {}
    for block in sorted(by_block):
        lead = document.blocks[block].lead_in
        if lead is None or lead not in by_block:
            continue
        if lead not in taken:
            heads = _listed(tree, by_block[lead][-1])
            taken[lead] = [v for v in found if v.scope & heads]
        items = by_block[block]
        scope = frozenset(range(items[0].first, items[-1].last))
        taken[block] = [replace(voice, scope=scope) for voice in taken[lead]]
        yield from taken[block]


def _listed(tree: Tree, sentence: Sentence) -> set[int]:
    """The tokens of a lead-in that stand for what it lists: its subject, its last noun."""
    heads = {sentence.root}
    heads.update(tree.below(sentence.root, "nsubj", "nsubjpass"))
    nouns = [i for i in range(sentence.first, sentence.last) if tree.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    return heads | set(nouns[-1:])
