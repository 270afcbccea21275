"""Names in a document: where they stand, what they are names of, and which are names of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.language.name_aliases import declared_in_text
from variorum.language.name_clusters import Cluster, cluster
from variorum.language.name_declared import Declared, declared_by_layout, grouped
from variorum.language.name_keys import name_key
from variorum.language.name_spans import find_spans
from variorum.language.name_subject import settle_subject
from variorum.language.name_text import NameSpan, Words
from variorum.language.name_types import fixed_type, head_of, portraits
from variorum.language.name_words import by_first_word, gazetteer, listed
from variorum.language.tree import Tree
from variorum.model import Document, ReferentType, Sentence


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text. `clusters` are the indices of what it may stand for: several for a shared surname."""

    first: int
    last: int
    head: int
    type: ReferentType
    clusters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a document in text order, what they are names of, and the index of the document's subject."""

    named: tuple[Named, ...]
    clusters: tuple[Cluster, ...]
    subject: int | None


def find_names(document: Document, words: Words, tree: Tree, sentences: Sequence[Sentence]) -> Names:
    """The names of `document`, clustered."""
    by_layout = declared_by_layout(document, words.flat)
    rough = find_spans(words, sentences, _forms(by_layout))
    declared = grouped([*by_layout, *declared_in_text(words, rough)])
    spans = _names_only(words, sentences, find_spans(words, sentences, _forms(declared)))
    texts = [words.said(s.first, s.last) for s in spans]
    keys = [name_key(text) for text in texts]
    proper = [i for i, text in enumerate(texts) if keys[i] and fixed_type(text) != "people"]
    seen = portraits(words, tree, [spans[i] for i in proper], [keys[i] for i in proper])
    made = cluster(seen, declared)
    subject = settle_subject(
        document, words, [(spans[i], keys[i]) for i in proper], made, [d for d in declared if d.unnamed]
    )
    peoples = _Peoples(made.clusters)
    named = []
    for span, text, key in zip(spans, texts, keys, strict=True):
        head = head_of(words, span.first, span.last)
        if key in made.of_key and fixed_type(text) != "people":
            found = made.of_key[key]
            named.append(Named(span.first, span.last, head, made.clusters[found[0]].type, found))
        elif key:
            index = peoples.index(text, adjective=_adjective(words, span))
            if index is not None:
                named.append(Named(span.first, span.last, head, "people", (index,)))
    return Names(tuple(named), tuple(made.clusters), subject)


def _forms(declared: Sequence[Declared]) -> dict[str, tuple[str, ...]]:
    return by_first_word(name for item in declared for name in item.names if not name.isdigit())


def _names_only(words: Words, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """The spans that are names: no adjectives of creeds, and no words that are capitalised for other reasons.

    Those are the first word of a sentence, unless it is capitalised elsewhere too; a bare noun for a body
    ("Embassy", "the Government"); and words in quotes that the recogniser does not know.
    """
    openers = {s.first for s in sentences}
    elsewhere = {words.lower[s.last - 1] for s in spans if s.last - s.first == 1 and s.first not in openers}
    elsewhere |= {words.lower[s.last - 1] for s in spans if s.last - s.first > 1 and s.label == "PERSON"}
    out, open_quote, i = [], False, 0
    bare = listed("references.state_bodies") | listed("references.generic") | listed("references.parts")
    for span in spans:
        while i < span.first:
            open_quote = open_quote and i not in openers
            mark = words.tokens[i].text
            open_quote = not open_quote if mark == '"' else _QUOTES.get(mark, open_quote)
            i += 1
        single = span.last - span.first == 1
        word = words.lower[span.first]
        if (
            not span.known
            and not span.label
            and ((single and span.first in openers and word not in elsewhere and not _acts(words, span)) or open_quote)
        ):
            continue
        if single and not span.known and word in bare and word not in gazetteer().bodies:
            continue
        if not span.known and _creeds(words, span):
            continue
        adjective = words.tokens[span.last - 1]
        if single and adjective.pos in ("ADJ", "VERB") and "-" in adjective.text[1:]:
            continue
        if _is_name(words, span):
            out.append(span)
    return out


def _acts(words: Words, span: NameSpan) -> bool:
    """Whether the first word of a sentence is a proper noun that does something: "Greenpeace sued the company"."""
    token = words.tokens[span.first]
    if token.tag != "NNP" or token.dep not in ("nsubj", "nsubjpass") or span.last >= len(words.tokens):
        return False
    return words.tokens[span.last].tag in ("VBD", "VBZ", ",") and len(token.text) > 3


_QUOTES = {"“": True, "”": False, "``": True, "''": False}


def _creeds(words: Words, span: NameSpan) -> bool:
    """Whether a span before a noun is nothing but adjectives of creeds and peoples ("Sunni Islamist")."""
    nations = gazetteer().nations
    return all(word in nations for word in words.lower[span.first : span.last]) and _adjective(words, span)


def _is_name(words: Words, span: NameSpan) -> bool:
    """Whether a span is a name and no adjective of a creed ("Islamist", "Marxist-Leninist")."""
    if span.label != "NORP" or span.known:
        return True
    head = words.tokens[span.last - 1]
    text = words.said(span.first, span.last)
    if fixed_type(text) == "people":
        return gazetteer().country_of(text) is not None or not _adjective(words, span)
    return not (head.pos == "ADJ" or (head.dep in ("amod", "compound", "nmod") and "-" in text))


def _adjective(words: Words, span: NameSpan) -> bool:
    """Whether a nationality modifies a noun rather than naming people."""
    token = words.tokens[span.last - 1]
    while token.dep == "conj" and token.head != token.i and token.tag not in ("NNS", "NNPS"):
        token = words.tokens[token.head]
    return token.dep not in _NOMINAL and token.tag not in ("NNS", "NNPS")


_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "ROOT", "dative"})


class _Peoples:
    """Countries and peoples that only a nationality names, made clusters as they come up."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters = clusters
        known = gazetteer()
        self.countries: dict[str, int] = {}
        for i, made in enumerate(clusters):
            for name in made.names if made.type == "place" else ():
                if name.casefold() in known.countries:
                    self.countries.setdefault(known.countries[name.casefold()], i)
        self.peoples: dict[str, int] = {}

    def index(self, text: str, *, adjective: bool) -> int | None:
        """The cluster of the country of an adjective, or of the people of a noun; None for a creed's adjective."""
        country = gazetteer().country_of(text)
        if adjective:
            if country is None:
                return None
            return self._made(self.countries, country, Cluster([country], "place"))
        return self._made(self.peoples, name_key(text), Cluster([text], "people"))

    def _made(self, index: dict[str, int], key: str, new: Cluster) -> int:
        if key not in index:
            index[key] = len(self.clusters)
            self.clusters.append(new)
        self.clusters[index[key]].count += 1
        return index[key]
