"""What the language stage finds in a document: tokens, parse, names, times, quantities, voices.

All offsets (`start`, `end`) are half-open code points of the document's text; all token ranges
(`first`, `last`) are half-open indices into `Analysis.tokens`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from variorum.model.span import Span

MentionKind = Literal["name", "description", "pronoun"]
ReferentType = Literal["person", "organization", "place", "people", "event", "other"]
Status = Literal["asserted", "reported", "alleged", "attempted", "planned", "denied"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the parse. `text` is the document's own spelling, `norm` the
    form that was parsed (plain quotes and spaces, no shouting capitals).

    `head` is the index of the governing token, its own index for the root of a sentence.
    Labels are those of spaCy's English models (Universal POS, Penn tags, ClearNLP dependencies).
    A synthetic token (`start == end`) was put in by the analysis to stand for the unsaid subject
    of a note-style sentence; no words of the document belong to it.
    """

    i: int
    text: str
    norm: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    ent: str = ""

    @property
    def synthetic(self) -> bool:
        """Whether the token stands for an unsaid word."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or, in note style, a clause. `block` indexes `Document.blocks`, `root` the tokens."""

    first: int
    last: int
    start: int
    end: int
    block: int
    root: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for somebody or something: a name, a description or a pronoun.

    `head` is the index of the mention's syntactic head. `referents` index `Analysis.referents`:
    one for most, several for "they" or "the couple", none where the reference was not understood.
    """

    first: int
    last: int
    start: int
    end: int
    head: int
    kind: MentionKind
    type: ReferentType
    referents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Referent:
    """Who or what mentions of one document stand for. `names` starts with the fullest name."""

    names: tuple[str, ...]
    type: ReferentType


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression. `start`/`end` bound the bare expression ("1981"), `cue` the words with
    the preposition that shapes it ("since 1981").

    `edtf` is the time those words give to a claim ("1981/.."), None where they give none; `value`
    and `type` are TIMEX3's for the bare expression ("1981", DATE). `anchor` says in words how a
    relative expression was worked out ("1997 + P5Y", "year in focus 2003"), "" for an absolute one.
    """

    first: int
    last: int
    start: int
    end: int
    cue: Span
    text: str
    edtf: str | None
    value: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or amount. `head` is the counted noun's token (or the number's own), `unit` its
    lemma ("member"), a currency ("USD") or "%". An open side is None ("more than 50": 50, None).
    """

    first: int
    last: int
    start: int
    end: int
    head: int
    min: float | None
    max: float | None
    unit: str | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """A cue that changes how surely something is said, or by whom, and the tokens it rules.

    `scope` holds the indices of the tokens whose predicates the cue rules; `speaker` bounds the
    words that name who says so, None where nobody is named ("is believed to"); it is empty where the speaker is
    the unsaid subject of a note ("claims to have 500 members").
    """

    status: Status
    cue: Span
    scope: frozenset[int]
    speaker: Span | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the language stage found in one document, in text order.

    `subject` indexes the referent that the document is about, where one stands out.
    """

    document: str
    tokens: tuple[Token, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    mentions: tuple[Mention, ...] = field(default=(), repr=False)
    referents: tuple[Referent, ...] = field(default=(), repr=False)
    times: tuple[TimeExpression, ...] = field(default=(), repr=False)
    quantities: tuple[Quantity, ...] = field(default=(), repr=False)
    voices: tuple[Voice, ...] = field(default=(), repr=False)
    subject: int | None = None
