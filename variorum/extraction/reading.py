"""One analysed document, indexed for the rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from variorum.language.tree import Tree
from variorum.model import Analysis, Document, Mention, Quantity, Sentence, TimeExpression, Token, Voice

_PARTS = frozenset({":", "-", "–", "—", "--", "|"})
"""What parts the date of a chronicle's entry from its words."""


def _closed(time: TimeExpression) -> bool:
    return time.type == "DATE" and time.edtf is not None and ".." not in time.edtf


def _exact(time: TimeExpression) -> bool:
    """Whether the expression is one year, month or day."""
    return time.edtf is not None and time.edtf.replace("-", "").isdigit()


class Reading:
    """A document and its analysis, indexed by token. Built once a document, never changed.

    All token arguments and results are indices into `tokens`.
    """

    def __init__(self, document: Document, analysis: Analysis) -> None:
        self.document, self.analysis = document, analysis
        self.tokens: tuple[Token, ...] = analysis.tokens
        self.tree = Tree(analysis.tokens)
        self.slots: dict[tuple[int, str], list[int]] = {}
        """What selectors have found in which slot of which token."""
        self.places: dict[tuple[str, frozenset[str]], list[int]] = {}
        """Where the words of a pattern's element stand, by its kind and words."""
        self._firsts = [s.first for s in analysis.sentences]
        self._starts = [s.start for s in analysis.sentences]

    @property
    def text(self) -> str:
        """The document's canonical text."""
        return self.document.text

    def sentence(self, i: int) -> Sentence:
        """The sentence that token `i` is in."""
        return self.analysis.sentences[bisect_right(self._firsts, i) - 1]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence whose words hold the code point at `offset`, -1 where none does."""
        number = bisect_right(self._starts, offset) - 1
        sentence = self.analysis.sentences[number] if number >= 0 else None
        return number if sentence is not None and offset < sentence.end else -1

    @cached_property
    def opening(self) -> range:
        """The tokens of the first sentence of the running text, up to its full stop; headings are left out.

        A parser cuts such a sentence where its brackets are full of foreign words.
        """
        blocks = self.document.blocks
        running = [s for s in self.analysis.sentences if blocks[s.block].kind not in ("heading", "field")]
        first = [s for s in running if s.block == running[0].block]
        end = next((s.last for s in first if self._closed(s)), first[-1].last if first else 0)
        return range(first[0].first, end) if first else range(0)

    @cached_property
    def sorts(self) -> frozenset[str]:
        """What the document's subject is said to be, as lemmas: the nouns of the first sentence, else its names' words.

        "Solidarity is a trade union in Poland": union; "Green Party": party.
        """
        said = {
            t.lemma.lower()
            for t in self.tokens[self.opening.start : self.opening.stop]
            if t.tag in ("NN", "NNP") and (t.dep == "attr" or (t.dep == "conj" and self.tokens[t.head].dep == "attr"))
        }
        subject = self.analysis.subject
        names = () if said or subject is None else self.analysis.referents[subject].names
        return frozenset(said or {word.lower() for name in names for word in name.split()})

    def aside(self, i: int) -> bool:
        """Whether token `i` stands in brackets, those that a parser cut a sentence in included."""
        sentence = self.sentence(i)
        before = [t.norm for t in self.tokens[sentence.first : i]]
        if before.count("(") > before.count(")"):
            return True
        depth = 0
        for token in self.tokens[i : sentence.last]:
            depth += (token.norm == "(") - (token.norm == ")")
            if depth < 0:
                return True
        return False

    def _closed(self, sentence: Sentence) -> bool:
        """Whether a sentence ends in a stop that no abbreviation in an open bracket has."""
        norms = [t.norm for t in self.tokens[sentence.first : sentence.last]]
        return norms[-1] in (".", "!", "?") and norms.count("(") <= norms.count(")")

    def entry(self, i: int) -> TimeExpression | None:
        """The date that leads the entry of a chronicle which token `i` stands in ("1979: Bombing of ..."), if one does.

        Where no mark parts it from the words it dates no more than the first sentence.
        """
        sentence = self.sentence(i)
        time, marked = self._entries.get(sentence.block, (None, False))
        if time is None or i < time.last:
            return None
        block = self.document.blocks[sentence.block]
        return time if marked or block.kind == "item" or self.sentence(time.first).start == sentence.start else None

    @cached_property
    def _entries(self) -> dict[int, tuple[TimeExpression, bool]]:
        """Of the blocks that a dated time begins, that time, and whether a mark parts it from the rest."""
        out: dict[int, tuple[TimeExpression, bool]] = {}
        for sentence in reversed(self.analysis.sentences):
            first = next((i for i in range(sentence.first, sentence.last) if not self.tokens[i].synthetic), None)
            out.pop(sentence.block, None)
            time = None if first is None else self.times.get(first)
            if time is None or time.first != first or not _closed(time) or time.last >= len(self.tokens):
                continue
            behind = self.tokens[time.last]
            if behind.norm in _PARTS or behind.text[:1].isupper():
                out[sentence.block] = time, behind.norm in _PARTS
        return out

    @cached_property
    def series(self) -> dict[int, tuple[TimeExpression, ...]]:
        """The lists of years, months or days ("in 1989, 1996 and 1998"), two at least, by where each of them begins."""
        out: dict[int, tuple[TimeExpression, ...]] = {}
        run: list[TimeExpression] = []
        for time in self.analysis.times:
            joints = {t.norm for t in self.tokens[run[-1].last : time.first]} if run else set()
            goes_on = joints and joints <= {",", "and"} and len(run[-1].edtf or "") == len(time.edtf or "")
            run = [*run, time] if goes_on and _exact(time) else [time] if _exact(time) else []
            if len(run) > 1:
                out |= dict.fromkeys((t.start for t in run), tuple(run))
        return out

    def note(self, i: int) -> bool:
        """Whether token `i` stands in a list item, a labelled field or note style."""
        block = self.document.blocks[self.sentence(i).block]
        return block.notes or block.kind in ("item", "field")

    @cached_property
    def mentions(self) -> dict[int, Mention]:
        """Mentions by their head token; a name goes before a description, a description before a pronoun."""
        rank = {"pronoun": 0, "description": 1, "name": 2}
        out: dict[int, Mention] = {}
        for mention in self.analysis.mentions:
            other = out.get(mention.head)
            if other is None or rank[mention.kind] > rank[other.kind]:
                out[mention.head] = mention
        return out

    @cached_property
    def covering(self) -> dict[int, Mention]:
        """The name that each token is part of."""
        return {i: m for m in self.analysis.mentions if m.kind == "name" for i in range(m.first, m.last)}

    @cached_property
    def quantities(self) -> dict[int, Quantity]:
        """Quantities by every token of theirs and by the noun they count."""
        out = {i: q for q in self.analysis.quantities for i in range(q.first, q.last)}
        for quantity in self.analysis.quantities:
            out.setdefault(quantity.head, quantity)
        return out

    @cached_property
    def times(self) -> dict[int, TimeExpression]:
        """Time expressions by every token of theirs."""
        return {i: t for t in self.analysis.times for i in range(t.first, t.last)}

    @cached_property
    def voices(self) -> dict[int, tuple[Voice, ...]]:
        """The voices that rule each token."""
        out: dict[int, list[Voice]] = {}
        for voice in self.analysis.voices:
            for i in voice.scope:
                out.setdefault(i, []).append(voice)
        return {i: tuple(v) for i, v in out.items()}

    @cached_property
    def cues(self) -> dict[int, tuple[Voice, ...]]:
        """The voices by the offset of the word that raises each."""
        out: dict[int, list[Voice]] = {}
        for voice in self.analysis.voices:
            out.setdefault(voice.cue.start, []).append(voice)
        return {start: tuple(v) for start, v in out.items()}

    @cached_property
    def by_lemma(self) -> dict[str, list[int]]:
        """Tokens by their lemma in lower case."""
        out: dict[str, list[int]] = {}
        for token in self.tokens:
            out.setdefault(token.lemma.lower(), []).append(token.i)
        return out

    @cached_property
    def by_norm(self) -> dict[str, list[int]]:
        """Tokens by their parsed form in lower case."""
        out: dict[str, list[int]] = {}
        for token in self.tokens:
            out.setdefault(token.norm.lower(), []).append(token.i)
        return out

    @cached_property
    def _starting(self) -> dict[int, Mention]:
        return {m.first: m for m in reversed(self.analysis.mentions)}

    def mentions_from(self, tokens: range) -> list[int]:
        """Those of `tokens` at which a mention begins, in text order."""
        found = self._openings
        return found[bisect_left(found, tokens.start) : bisect_left(found, tokens.stop)]

    def mention_from(self, i: int) -> Mention | None:
        """The mention whose first token is `i`."""
        return self._starting.get(i)

    @cached_property
    def _openings(self) -> list[int]:
        return sorted(self._starting)

    def words(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of the tokens `[first, last)`, without synthetic tokens at the edges."""
        return self.tokens[first].start, self.tokens[last - 1].end
