"""Which time expression dates a claim."""

from __future__ import annotations

from dataclasses import replace

from variorum.extraction.lifetimes import Life, life, of_life
from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Filler, Time, TimeExpression

_VERBAL = ("VERB", "AUX")
_PAST = frozenset({"VBD", "VBN"})
_DEEPEST = 6  # clauses up to which a time is looked for


class Timing:
    """The time expressions of one document by the token that governs them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._of: dict[int, list[TimeExpression]] = {}
        self._ends: dict[int | None, int] = {t.end: t.i for t in reading.tokens if not t.synthetic}
        for time in (t for t in reading.analysis.times if not of_life(reading, t)):
            for token in self._governors(time):
                self._of.setdefault(token, []).append(time)

    def _governors(self, time: TimeExpression) -> list[int]:
        """The tokens that `time` may date: the nouns on the way up from it, and the first verb above."""
        tokens = self._reading.tokens
        inside = range(time.first, time.last)
        at = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), time.first)
        out = []
        while True:
            head = tokens[at].head
            if tokens[at].pos in _VERBAL or tokens[at].pos in ("NOUN", "PROPN", "ADJ"):
                if at not in inside:
                    out.append(at)
                if tokens[at].pos in _VERBAL and not self._joint(at):
                    break
            if head == at:
                break
            at = head
        return out

    def _joint(self, verb: int) -> bool:
        """Whether what the verb says and what the verb above it says are one happening ("helped them take Kabul")."""
        tokens = self._reading.tokens
        above = tokens[tokens[verb].head]
        if tokens[verb].dep == "pcomp":
            return tokens[verb].norm.lower() in words("timing.nominal")
        return tokens[verb].dep in ("xcomp", "ccomp") and above.lemma.lower() in words("timing.joint")

    def beside(self, filler: Filler) -> list[Time]:
        """The times in brackets right behind a filler, where nothing else is in them: "X (1949–1956 and 1961)"."""
        tokens = self._reading.tokens
        at = self._ends.get(filler.end, len(tokens)) + 1
        if at >= len(tokens) or tokens[at].norm != "(":
            return []
        found: dict[str, Time] = {}
        for token in tokens[at + 1 : self._reading.sentence(at).last]:
            time = self._reading.times.get(token.i)
            if token.norm == ")":
                return list(found.values())
            if time is not None and time.edtf is not None:
                text = self._reading.text[time.start : time.end]
                found.setdefault(time.edtf, Time(time.edtf, text, time.start, time.end))
            elif token.pos not in ("PUNCT", "CCONJ", "SYM"):
                break
        return []

    def life(self, filler: Filler) -> Life | None:
        """The years of life in brackets right behind a filler."""
        return life(self._reading, self._ends.get(filler.end, len(self._reading.tokens)) + 1)

    def of(self, trigger: int, *, own: bool = False) -> Time | None:
        """The time of what token `trigger` says: its own, else, without `own`, one it shares with the clause above."""
        found = self._expression(trigger, _DEEPEST if own else 0)
        if found is None and not own and not self._of.get(trigger):
            found = self._reading.entry(trigger)
        if found is None or found.edtf is None:
            return None
        text = self._reading.text[found.start : found.end]
        return Time(self._end_of(found, trigger), text, found.start, found.end)

    def series(self, time: Time | None, *, whole: bool = False) -> list[Time]:
        """The times of the list that `time` begins: "in 1989, 1996 and 1998" are three, empty where it stands alone.

        With `whole` they are one span.
        """
        listed = () if time is None or time.start is None else self._reading.series.get(time.start, ())
        if not listed or time is None or listed[0].start != time.start:
            return []
        text, first, last = self._reading.text, listed[0], listed[-1]
        if whole:
            return [Time(f"{first.edtf}/{last.edtf}", text[first.start : last.end], first.start, last.end)]
        return [Time(t.edtf, text[t.start : t.end], t.start, t.end) for t in listed if t.edtf is not None]

    def told(self, i: int) -> Time | None:
        """The time that token `i` itself tells, as in a field "founded - 1961"."""
        found = self._reading.times.get(i)
        if found is None or found.edtf is None:
            return None
        return Time(found.edtf, self._reading.text[found.start : found.end], found.start, found.end)

    def _end_of(self, time: TimeExpression, i: int) -> str:
        """The end of a span that token `i` alone marks: "from its foundation in 1966 until his death in 2002"."""
        assert time.edtf is not None
        first, slash, last = time.edtf.partition("/")
        others = [t for t in self._reading.analysis.times if t.edtf == time.edtf and t is not time]
        if not slash or not others or self._governors(time)[:1] != [i] or self._reading.tokens[i].pos in _VERBAL:
            return time.edtf
        other = min(others, key=lambda t: abs(t.first - time.first))
        opening = self._reading.tokens[time.first - 1].norm.lower() if time.first else ""
        if self._governors(other)[:1] == [i] or opening in words("timing.spanning"):
            return time.edtf
        return first if time.first < other.first else last

    def _expression(self, i: int, depth: int) -> TimeExpression | None:
        own = self._of.get(i, [])
        dated = [t for t in own if t.edtf is not None]
        if dated:
            return _sharpest(min(dated, key=lambda t: (_loose(t), abs(t.first - i))), dated)
        if own and any(t.value in ("FUTURE_REF", "PAST_REF") or t.type == "DATE" for t in own):
            return None
        return self._shared(i, depth) if depth < _DEEPEST else None

    def _shared(self, i: int, depth: int) -> TimeExpression | None:
        """The time of the clause above, where the grammar lets `i` share it."""
        tokens, tree = self._reading.tokens, self._reading.tree
        token = tokens[i]
        head = token.head
        if token.dep == "relcl" and head in self._reading.times:
            return _point(self._reading.times[head])
        if head == i:
            return self._before(i, depth)
        if any(tokens[c].norm.lower() in words("timing.breaks") for c in tree.children[i]):
            return None
        if token.pos in _VERBAL:
            if token.dep == "conj":
                same = self._past(i) == self._past(head)
                own_subject = tree.first_below(i, "nsubj", "nsubjpass") is not None
                if own_subject:
                    return self._before(i, depth)
                found = self._expression(head, depth + 1) if same else None
                # The day of "arrested on 17 May 2000, indicted by ..." is that of the arrest, its year is of both.
                return None if found is not None and head < found.first < i and _fine(found) else found
            if token.dep in ("xcomp", "pcomp") or (token.dep in ("advcl", "ccomp") and token.tag in ("VB", "VBG")):
                return self._expression(self._verb(head), depth + 1)
            if token.dep == "acl" and tokens[head].pos == "NOUN":
                return self._expression(head, depth + 1)
            return self._at_that_time(i, depth)
        if token.pos in ("NOUN", "PROPN", "ADJ") or token.dep in ("prep", "pobj", "pcomp", "agent"):
            return self._expression(head, depth)
        return None

    def _at_that_time(self, i: int, depth: int) -> TimeExpression | None:
        """The time that clause verb `i` refers back to: "in 1990 when ...", "the raid in which ..."."""
        tokens, tree = self._reading.tokens, self._reading.tree
        head = tokens[i].head
        inside = tree.subtree(i, stop=lambda c: tokens[c].dep in ("relcl", "advcl", "ccomp"))
        opening = next((t for t in inside if tokens[t].tag in ("WRB", "WDT")), None)
        if opening is None or tokens[i].dep not in ("relcl", "advcl"):
            return None
        time = self._reading.times.get(head)
        if time is not None and time.edtf is not None:
            return _point(time)
        told = tokens[opening].norm.lower() in words("timing.when") or tokens[opening].dep == "pobj"
        return self._expression(head, depth + 1) if told else None

    def _before(self, i: int, depth: int) -> TimeExpression | None:
        """The time of a clause before verb `i`: "after moving to Rome in 1981, she was elected" is of 1981."""
        tokens, tree = self._reading.tokens, self._reading.tree
        # Where somebody else acts before ("after the rebels attacked on 3 May, the army ..."), no day is shared.
        clauses = [c for c in tree.children[i] if c < i and tokens[c].dep == "advcl" and not tree.below(c, "nsubj")]
        for prep in tree.below(i, "prep"):
            if prep < i and tokens[prep].norm.lower() in words("timing.after"):
                clauses += tree.below(prep, "pcomp", "pobj")
        found = (t for c in clauses for t in self._of.get(c, ()) if t.edtf is not None)
        return next(found, None) if depth == 0 else None

    def _past(self, i: int) -> bool:
        """Whether verb `i` tells of the past: by its first auxiliary where it has one ("is affiliated" does not)."""
        tokens = self._reading.tokens
        first = next((c for c in self._reading.tree.below(i, "aux", "auxpass") if not tokens[c].synthetic), i)
        return tokens[first].tag in _PAST

    def _verb(self, i: int) -> int:
        if self._reading.tokens[i].pos in _VERBAL:
            return i
        return next((a for a in self._reading.tree.ancestors(i) if self._reading.tokens[a].pos in _VERBAL), i)


def _sharpest(time: TimeExpression, others: list[TimeExpression]) -> TimeExpression:
    """The day that is said beside `time` and lies in it ("the following year, on 8 January 1912"), else `time`."""
    inside = [t for t in others if t.edtf is not None and t.edtf.startswith(f"{time.edtf}-")]
    return inside[0] if inside else time


def _point(time: TimeExpression) -> TimeExpression:
    """The time itself of a span that it bounds: "until 2009, when" is in 2009, "from 1963 until 1972, when" in 1972."""
    if time.edtf is None:
        return time
    edtf = time.edtf.removeprefix("../").removesuffix("/..")
    return replace(time, edtf=next((side for side in edtf.split("/") if side == time.text), edtf))


def _fine(time: TimeExpression) -> bool:
    """Whether the expression is one day."""
    return time.edtf is not None and time.edtf.count("-") == 2 and time.edtf.replace("-", "").isdigit()


def _loose(time: TimeExpression) -> bool:
    """Whether the expression spans more than it fixes (a decade, an open side)."""
    return time.edtf is not None and ("X" in time.edtf or ".." in time.edtf)
