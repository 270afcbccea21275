"""How surely a thing is said, and by whom: the cues of a document and the tokens that each rules.

Each cue is its own voice, also within another's scope ("denied that it had planned to ..."): who
reads the voices composes them. A list item inherits the voice of its lead-in, and a quotation is
ruled as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from variorum.language.tree import Tree
from variorum.language.voice_complements import gerunds_of, logical_object, passive, prepositions
from variorum.language.voice_cues import Cue, cue_index
from variorum.language.voice_scopes import SCOPE_OF, bare_name, predicate, subtrees
from variorum.language.voice_speakers import speaker_of
from variorum.lexicon import words
from variorum.model import Document, Sentence, Span, Token, Voice

_CONTENT = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "NUM", "PRON"})
_QUOTES = frozenset({"``", "''"})


def find_voices(
    document: Document, tokens: Sequence[Token], sentences: Sequence[Sentence], tree: Tree | None = None
) -> tuple[Voice, ...]:
    """The voices of a document, in the order of their cues; inherited ones follow at the list item that inherits.

    `tree` is that of the tokens, where it is made already.
    """
    tree = tree or Tree(tokens)
    found = [voice for sentence in sentences for voice in _in_sentence(tree, sentence)]
    found = _quoted(found, tree, sentences)
    found.extend(_inherited(document, tree, sentences, found))
    found.extend(_wished(document, tree, sentences))
    found = [v for v in found if any(tree.tokens[i].pos in _CONTENT for i in v.scope)]
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
        scope = ruled(tree, i, cue, sentence)
        if not scope:
            continue
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
    if cue.apart and i > sentence.first and tree.tokens[i - 1].lemma.lower() in cue.apart:
        return False
    if cue.aux:
        verb = token.head if token.dep == "aux" else i
        if not any(tree.tokens[c].lemma in cue.aux or tree.tokens[c].norm in cue.aux for c in tree.below(verb, "aux")):
            return False
    if cue.into and not any(tree.tokens[p].lemma.lower() in cue.into for p in _governed(tree, i, cue)):
        return False
    if cue.by and not any(tree.tokens[p].lemma.lower() in cue.by for p in tree.below(i, "nsubj")):
        return False
    if cue.objects:
        thing = logical_object(tree, i)
        if thing is None or not {tree.tokens[thing].lemma.lower(), tree.tokens[thing].norm.lower()} & cue.objects:
            return False
    return not cue.unless or not _otherwise(tree, i, cue, sentence)


def _governed(tree: Tree, i: int, cue: Cue) -> list[int]:
    """What the cue's prepositions govern."""
    return [p for prep in sorted(cue.prep) for c in prepositions(tree, i, prep) for p in tree.below(c, "pobj")]


def _otherwise(tree: Tree, i: int, cue: Cue, sentence: Sentence) -> bool:
    """Whether the words behind the cue make it another thing ("not only", "according to plan")."""
    if cue.speaker == "object":
        governed = [p for c in tree.below(i, "prep") for p in tree.below(c, "pobj")]
        return any(tree.tokens[p].lemma.lower() in cue.unless for p in governed)
    return any(t.lemma.lower() in cue.unless for t in tree.tokens[i + 1 : min(i + 2, sentence.last)])


def ruled(tree: Tree, i: int, cue: Cue, sentence: Sentence) -> set[int]:
    """The tokens that `cue` at token `i` rules, none where it rules nothing here."""
    scope = _scope(tree, i, cue, sentence)
    if scope and cue.itself:
        scope.add(i)
    if cue.status == "reported":
        scope |= _shares(tree, scope, sentence)
    return scope


def _scope(tree: Tree, i: int, cue: Cue, sentence: Sentence) -> set[int]:
    """What the cue's kinds of scope hold, without bare names."""
    out: set[int] = set()
    doubtful = cue.status in ("reported", "alleged")
    for kind in cue.scope:
        if kind == "predicate":
            out |= _predicate(tree, i, cue)
        elif kind == "sentence":
            out |= set(range(sentence.first, i)) if i >= sentence.last - 2 else set()
        elif kind.startswith("prep "):
            out |= subtrees(tree, prepositions(tree, i, kind[5:]), loose=doubtful)
        elif kind.startswith("gerund "):
            out |= subtrees(tree, gerunds_of(tree, i, kind[7:]), loose=doubtful)
        else:
            out |= SCOPE_OF[kind](tree, i, doubtful)
        if out and kind in ("clause", "infinitive"):
            break
    own = tree.tokens[i].head if "noun" in cue.scope else i
    return {j for j in out if j == own or not bare_name(tree, j)}


def _predicate(tree: Tree, i: int, cue: Cue) -> set[int]:
    """The predicate that an adverb, modal or negation at `i` modifies: behind the cue, where the verb is behind it."""
    head = tree.tokens[i].head
    if tree.tokens[head].pos == "ADV" and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    bare = cue.status == "denied" or tree.tokens[i].tag == "MD"
    found = predicate(tree, head, bare=bare, spares=cue.spares)
    if tree.tokens[head].norm[:1].isupper() and tree.tokens[i].norm[:1].islower() and head > i:
        return set()  # a title: "the Don't Make a Wave Committee"
    first = i if head > i else min(found)
    return {j for j in found if j >= first and j != i}


def _shares(tree: Tree, scope: set[int], sentence: Sentence) -> set[int]:
    """What the sentence goes on to say of a ruled count: "believed to have 300 members; a third of these are ..."."""
    counts = [i for i in scope if tree.tokens[i].pos == "NUM"]
    if not counts:
        return set()
    out: set[int] = set()
    for i in range(max(counts), sentence.last):
        token = tree.tokens[i]
        if token.dep == "pobj" and token.norm in _standing_for() and tree.tokens[token.head].lemma == "of":
            verb = next((up for up in tree.ancestors(i) if tree.tokens[up].pos in ("VERB", "AUX")), i)
            named = tree.first_below(verb, "nsubj", "nsubjpass")
            if named is not None and verb not in scope and named > max(counts):
                out |= {j for j in subtrees(tree, [verb]) if j >= tree.left_edge(named)}
    return out


@cache
def _standing_for() -> frozenset[str]:
    return words("voices.standing_for")


def _quotations(tree: Tree, sentences: Sequence[Sentence]) -> list[range]:
    """The token ranges between quotation marks, block by block; a mark without its partner opens none."""
    marks: dict[int, list[int]] = {}
    for sentence in sentences:
        inside = range(sentence.first, sentence.last)
        marks.setdefault(sentence.block, []).extend(i for i in inside if tree.tokens[i].tag in _QUOTES)
    return [range(a + 1, b) for row in marks.values() for a, b in zip(row[::2], row[1::2], strict=False)]


def _quoted(found: Sequence[Voice], tree: Tree, sentences: Sequence[Sentence]) -> list[Voice]:
    """The voices, each with the whole of a quotation where it names a speaker and rules a verb in it."""
    spans = _quotations(tree, sentences)
    if not spans:
        return list(found)
    out = []
    for voice in found:
        if voice.status in ("reported", "alleged") and voice.speaker:
            for span in spans:
                inside = [i for i in voice.scope if i in span and tree.tokens[i].pos in ("VERB", "AUX")]
                if inside and not _within(tree, voice.cue, span):
                    whole = frozenset(i for i in span if not bare_name(tree, i))
                    voice = replace(voice, scope=voice.scope | whole)
        out.append(voice)
    return out


def _within(tree: Tree, cue: Span, span: range) -> bool:
    return tree.tokens[span.start].start <= cue.start < tree.tokens[span.stop].start


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
            things, words = _listed(tree, by_block[lead][-1])
            # A denial is handed down only where it denies the very things that are listed.
            taken[lead] = [v for v in found if v.scope & (things if v.status == "denied" else things | words)]
        items = by_block[block]
        inside = range(items[0].first, items[-1].last)
        scope = frozenset(i for i in inside if not bare_name(tree, i) and not _office(tree, i))
        taken[block] = [replace(voice, scope=scope) for voice in taken[lead]]
        yield from taken[block]


def _office(tree: Tree, i: int) -> bool:
    """Whether noun `i` is an office and who holds it stands behind: it is told in passing, not what the list is of.

    Any other noun may have a name hung on it by a wrong parse ("the killing of the director of the bank, A").
    """
    if tree.tokens[i].lemma.lower() not in words("offices.titles"):
        return False
    named = (c for c in tree.children[i] if tree.tokens[c].dep == "appos")
    return tree.tokens[i].pos == "NOUN" and any(tree.tokens[c].pos == "PROPN" for c in named)


def _wished(document: Document, tree: Tree, sentences: Sequence[Sentence]) -> Iterator[Voice]:
    """What a field of goals lists without a subject ("goals - overthrow the king; found a republic"): it is meant to be."""
    for sentence in sentences:
        label = document.blocks[sentence.block].label
        root = tree.tokens[sentence.root]
        if label is None or label.of(document.text).casefold().strip() not in words("fields.goals"):
            continue
        if root.pos == "VERB" and tree.first_below(root.i, "nsubj", "nsubjpass") is None:
            yield Voice("planned", label, frozenset(i for i in tree.subtree(root.i) if not bare_name(tree, i)))


def _listed(tree: Tree, sentence: Sentence) -> tuple[set[int], set[int]]:
    """The tokens of a lead-in that stand for what it lists: its subject, its last noun, its last word ("accused of:");
    and those that speak of it: its root and what describes the subject ("acts linked to the gang include:").
    """
    said = [i for i in range(sentence.first, sentence.last) if tree.tokens[i].pos != "PUNCT"]
    nouns = [i for i in said if tree.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    root = sentence.root
    things = {*tree.below(root, "nsubj", "nsubjpass"), *nouns[-1:], *said[-1:]}
    if tree.tokens[root].pos == "NOUN":
        things.add(root)
    return things, {root, *(c for thing in things for c in tree.below(thing, "acl", "relcl", "amod"))}
