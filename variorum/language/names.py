"""Names and references of a document: who and what it speaks of, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.language.name_clusters import Cluster
from variorum.language.name_descriptions import find_descriptions
from variorum.language.name_discourse import Discourse
from variorum.language.name_finding import find_names
from variorum.language.name_pronouns import Pronouns
from variorum.language.name_text import Words
from variorum.language.name_words import listed
from variorum.language.references import References
from variorum.language.tree import Tree
from variorum.model import Document, Mention, Referent, Sentence, Token


@dataclass(frozen=True, slots=True)
class Naming:
    """The mentions of a document in text order, the referents they stand for, and the index of the main subject.

    A mention inside another ("its" in "its founders") comes behind it.
    """

    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]
    subject: int | None


def find_mentions(
    document: Document, tokens: Sequence[Token], sentences: Sequence[Sentence], tree: Tree | None = None
) -> Naming:
    """Who and what `document` speaks of: names, descriptions and pronouns, each with what it stands for.

    `tokens` and `sentences` are those of its parse, `tree` their tree where it is made already.
    """
    words, tree = Words(document.text, tokens), tree or Tree(tokens)
    names = find_names(document, words, tree, sentences)
    clusters = list(names.clusters)
    discourse = Discourse(words, tree, clusters, names.subject, names.named)
    references, pronouns = References(discourse), Pronouns(discourse)
    by_head = {named.head: named for named in names.named}
    described = {d.head: d for d in find_descriptions(words, tree, names.named, sentences)}
    mentions: list[Mention] = []
    for number, sentence in enumerate(sentences):
        discourse.focus.sentence = number
        for i in range(sentence.first, sentence.last):
            found: Mention | None = None
            if i in by_head:
                found = references.name(by_head[i])
            elif i in described:
                found = references.description(described[i])
            elif words.lower[i] in _PRONOUNS and (tokens[i].pos in ("PRON", "DET", "SCONJ") or tokens[i].synthetic):
                found = pronouns.at(i)
            if found is not None:
                mentions.append(found)
    return _numbered(mentions, clusters, names.subject)


_PRONOUNS = frozenset().union(
    *(listed(f"references.pronouns.{kind}") for kind in ("male", "female", "neuter", "plural", "own")),
    listed("references.relative"),
)


def _numbered(mentions: list[Mention], clusters: list[Cluster], subject: int | None) -> Naming:
    """The naming with the referents that are mentioned, and the subject, numbered as they come up."""
    order: dict[int, int] = {}
    for i in _mentioned(mentions, subject):
        order.setdefault(i, len(order))
    placed = sorted(mentions, key=lambda m: (m.start, -m.end, m.first))
    return Naming(
        tuple(
            Mention(m.first, m.last, m.start, m.end, m.head, m.kind, m.type, tuple(order[i] for i in m.referents))
            for m in placed
        ),
        tuple(Referent(clusters[i].ordered(), clusters[i].type) for i in order),
        None if subject is None else order[subject],
    )


def _mentioned(mentions: list[Mention], subject: int | None) -> Iterator[int]:
    for mention in mentions:
        yield from mention.referents
    if subject is not None:
        yield subject
