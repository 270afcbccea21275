"""From a document's blocks to tokens, sentences and their parse.

Each block is parsed alone. Before parsing, characters are made alike one for one, citation marks
and white space are taken out as whole tokens, and surnames in capitals are lowered; every token
keeps the offsets of the document's own words. In note style ("formed in 1987; has attacked ...")
the clauses between semicolons are sentences, and the unsaid subject is put in as a synthetic token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from variorum.language.forms import RULES, Forms, forms_of
from variorum.language.mending import mended
from variorum.language.notes import unsaid, verb_of_note, with_unsaid
from variorum.language.units import Unit, units_of
from variorum.model import Document, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 64  # units that the model parses at a time


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens and sentences of one document, in text order."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]


def parse(document: Document, nlp: Language) -> Parse:
    """The parse of one document."""
    return next(parse_all([document], nlp))


def parse_all(documents: Iterable[Document], nlp: Language) -> Iterator[Parse]:
    """The parses of many documents, lazily and in order; the model's batches run over document borders."""

    forms = forms_of(nlp)

    def stream() -> Iterator[tuple[Doc, tuple[int, Document, Unit | None]]]:
        for number, document in enumerate(documents):
            units = _completed(list(units_of(document, nlp.tokenizer)), nlp, forms)
            for unit in units:
                yield unit.doc(nlp.vocab), (number, document, unit)
            if not units:
                yield Unit(0, False, (), (), (), ()).doc(nlp.vocab), (number, document, None)

    parsed = nlp.pipe(stream(), as_tuples=True, batch_size=_BATCH, disable=RULES)
    for (_, document), group in groupby(parsed, key=lambda pair: (pair[1][0], pair[1][1])):
        yield _joined(document, [(doc, unit) for doc, (_, _, unit) in group if unit], forms)


def _completed(units: list[Unit], nlp: Language, forms: Forms) -> list[Unit]:
    """The units, those that are notes without a subject with their unsaid one."""
    docs: Iterator[Doc] = (unit.doc(nlp.vocab) for unit in units if unit.notes)
    for name in ("tok2vec", "tagger"):
        part: Any = nlp.get_pipe(name)
        docs = part.pipe(docs, batch_size=_BATCH)
    return [_complete(unit, next(docs), forms) if unit.notes else unit for unit in units]


def _complete(unit: Unit, doc: Doc, forms: Forms) -> Unit:
    """The note with its unsaid subject where it has none; `doc` are its words, tagged."""
    tags = [t.tag_ for t in doc]
    verb = verb_of_note(tags, unit.norms)
    if verb is None:
        return unit
    return with_unsaid(unit, verb, unsaid(tags, unit.norms, verb, lambda: forms.ruled(doc)[verb].lemma_))


def _joined(document: Document, parsed: list[tuple[Doc, Unit]], forms: Forms) -> Parse:
    """One run of tokens and sentences out of the parsed units of a document."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = document.text
    for doc, unit in parsed:
        base = len(tokens)
        tokens.extend(
            Token(
                base + t.i, text[start:end] or t.text, t.text, lemma, pos, t.tag_, t.dep_, base + t.head.i,
                start, end, f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "",
            )
            for t, start, end, (lemma, pos) in zip(doc, unit.starts, unit.ends, forms.of(doc), strict=True)
        )  # fmt: skip
        sentences.extend(
            Sentence(
                base + s.start, base + s.end, unit.starts[s.start], unit.ends[s.end - 1], unit.block, base + s.root.i
            )
            for s in doc.sents
        )
    tokens, sentences = mended(tokens, sentences)
    return Parse(tuple(tokens), tuple(sentences))
