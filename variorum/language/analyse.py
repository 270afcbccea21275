"""The language stage: everything that the later stages need to know of a document's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import TYPE_CHECKING

from variorum.language.names import find_mentions
from variorum.language.parse import Parse, parse_all
from variorum.language.quantities import find_quantities
from variorum.language.times import find_times
from variorum.language.tree import Tree
from variorum.language.voices import find_voices
from variorum.model import Analysis, Document

if TYPE_CHECKING:
    from spacy.language import Language


def analyse(document: Document, model: Language) -> Analysis:
    """The analysis of one document with the language model of `load_model`."""
    return next(analyse_all([document], model))


def analyse_all(documents: Iterable[Document], model: Language) -> Iterator[Analysis]:
    """The analyses of many documents, lazily and in order.

    Faster than one by one: the model's batches run over the borders of documents.
    """
    for_parse, for_rest = tee(documents)
    for document, parsed in zip(for_rest, parse_all(for_parse, model), strict=True):
        yield analysis_of(document, parsed)


def analysis_of(document: Document, parsed: Parse) -> Analysis:
    """The analysis that follows from a document and its parse."""
    tokens, sentences = parsed.tokens, parsed.sentences
    tree = Tree(tokens)
    naming = find_mentions(document, tokens, sentences, tree)
    return Analysis(
        document=document.id,
        tokens=tokens,
        sentences=sentences,
        mentions=naming.mentions,
        referents=naming.referents,
        times=find_times(document, tokens, sentences),
        quantities=find_quantities(tokens, sentences, tree),
        voices=find_voices(document, tokens, sentences, tree),
        subject=naming.subject,
    )
