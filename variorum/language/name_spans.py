"""Where names stand in the text: the recogniser's spans, mended by capitals and by names known beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.language.name_keys import is_acronym
from variorum.language.name_words import first_word, gazetteer, listed, titles
from variorum.model import Sentence, Token

NAME_LABELS = frozenset(
    {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)  # Source: OntoNotes 5 labels of spaCy's English models; the others are times and numbers.


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens `[first, last)` that are a name; `label` is the recogniser's, "" where it saw none.

    `known` says that the words are a name declared in the document or in the gazetteer.
    """

    first: int
    last: int
    label: str
    known: bool = False


class Words:
    """The tokens of a document with what finding names asks of them again and again."""

    __slots__ = ("ends", "flat", "lower", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.flat = "".join(" " if c.isspace() else "'" if c in "’‘" else c for c in text)
        self.lower = [t.norm.lower() for t in tokens]
        self.ends = {t.end: t.i + 1 for t in tokens if t.start < t.end}

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital, other than that of a clause whose subject is unsaid."""
        norm = self.tokens[i].norm
        return norm[:1].isupper() and not self.tokens[i].synthetic and _MARKS.isdisjoint(norm)

    def bracketed(self, i: int) -> bool:
        """Whether token `i` stands in round brackets that open and close within 40 tokens of it."""
        for k in range(i - 1, max(-1, i - 40), -1):
            if self.tokens[k].text == ")":
                return False
            if self.tokens[k].text == "(":
                return any(t.text == ")" for t in self.tokens[i + 1 : i + 40])
        return False

    def glued(self, i: int) -> bool:
        """Whether no white space stands between token `i` and the one before."""
        return i > 0 and self.tokens[i - 1].end == self.tokens[i].start and not self.tokens[i].synthetic

    def name_word(self, i: int, first: int) -> bool:
        """Whether token `i` of the sentence that begins at `first` may be a word of a name."""
        token = self.tokens[i]
        if not self.capital(i) or token.pos in ("PUNCT", "PRON", "DET"):
            return False
        if self.lower[i] in listed("names.not_names"):
            return False
        return i > first or token.pos == "PROPN" or token.ent[2:] in NAME_LABELS

    def match(self, i: int, forms: Mapping[str, tuple[str, ...]], *, exact: bool) -> int | None:
        """The end of the longest of `forms` that begins at token `i` and ends with a token, None for none."""
        token = self.tokens[i]
        start = token.start
        if token.synthetic or not (token.text[:1].isupper() or token.text[:1].isdigit() or self.lower[i] in _PARTS):
            return None
        for form in forms.get(first_word(token.text), ()):
            words = self.flat[start : start + len(form)]
            last = self.ends.get(start + len(form))
            if last is not None and (words == form or (not exact and _alike(words, form))):
                return last
        return None


_MARKS = frozenset('"“”()[]{}<>')
_PARTS = listed("names.particles")


def _alike(words: str, form: str) -> bool:
    """Whether `words` are `form` but for capitals; an abbreviation keeps its capitals."""
    if words.casefold() != form.casefold():
        return False
    return not is_acronym(form) or len(form) > 4 or words.isupper()


def find_spans(
    words: Words, sentences: Sequence[Sentence], forms: Mapping[str, tuple[str, ...]]
) -> tuple[NameSpan, ...]:
    """All name spans of a document in text order, none overlapping another.

    `forms` are the names that the document itself declares (see `by_first_word`).
    """
    out: list[NameSpan] = []
    for sentence in sentences:
        locked = _locked(words, sentence, forms)
        taken = {i for span in locked for i in range(span.first, span.last)}
        found = [span for run in _runs(words, sentence, taken) for span in _pieces(words, run, sentence.first)]
        out += sorted([*locked, *found], key=lambda s: s.first)
    return tuple(out)


def _locked(words: Words, sentence: Sentence, forms: Mapping[str, tuple[str, ...]]) -> list[NameSpan]:
    """The names of the sentence that are known beforehand."""
    out = []
    i = sentence.first
    while i < sentence.last:
        last = words.match(i, forms, exact=False) or words.match(i, gazetteer().forms, exact=True)
        if last is None or last > sentence.last or _goes_on(words, i, last, sentence):
            i += 1
            continue
        label = next((t.ent[2:] for t in words.tokens[i:last] if t.ent[2:] in NAME_LABELS), "")
        i = _with_country(words, i, sentence.first)
        out.append(NameSpan(i, last, label, known=True))
        i = last
    return out


def _with_country(words: Words, i: int, floor: int) -> int:
    """Where the known body at token `i` begins with the country before it ("US Department of State")."""
    heads = listed("names.organization_heads")
    before = i > floor and words.lower[i] in heads and gazetteer().country_of(words.lower[i - 1])
    return i - 1 if before and words.capital(i - 1) else i


def _goes_on(words: Words, first: int, last: int, sentence: Sentence) -> bool:
    """Whether the words at hand are only a part of a longer name ("Greenpeace International")."""
    if last + 1 < sentence.last and words.glued(last) and words.tokens[last].text in ("-", "–", "/"):
        return words.glued(last + 1) and words.capital(last + 1)
    end = last
    label = words.tokens[first].ent[2:]
    while end < sentence.last and words.tokens[end].ent == "I-" + label and words.tokens[end].text not in _MARKS:
        end += 1
    if label == "PERSON":
        alone = end == last and not words.tokens[first].ent.startswith("I-")
        return not alone and last - first == 1
    if any(words.name_word(k, sentence.first) and words.lower[k] not in titles() for k in range(last, end)):
        return True
    if last < sentence.last and words.capital(last) and words.tokens[last].pos == "PROPN":
        head = words.lower[last] in listed("names.organization_heads")
        return head and words.tokens[last].ent[2:] in ("ORG", "PERSON")
    before = first - 1
    return (
        before >= sentence.first
        and words.tokens[before].ent[2:] == "ORG"
        and words.tokens[first].ent.startswith("I-")
        and words.name_word(before, sentence.first)
        and words.lower[before] not in titles()
        and not gazetteer().country_of(words.lower[before])
    )


def _runs(words: Words, sentence: Sentence, taken: set[int]) -> list[tuple[int, int]]:
    """Maximal runs of words that may make up a name, joined by hyphens, particles and the recogniser's own spans."""
    out = []
    i = sentence.first
    while i < sentence.last:
        if i in taken or not _opens(words, i, sentence):
            i += 1
            continue
        last = i + 1
        while (after := _onward(words, last, sentence, taken)) is not None:
            last = after
        out.append((i, last))
        i = last
    return out


def _opens(words: Words, i: int, sentence: Sentence) -> bool:
    """Whether a run may begin at token `i`: a capitalised word, or a prefix as in "al-Quds"."""
    if words.name_word(i, sentence.first):
        return True
    token = words.tokens[i]
    if token.ent.startswith("B-") and token.ent[2:] in NAME_LABELS and token.text[:1].isdigit():
        return True
    return (
        words.lower[i] in _PARTS
        and i + 2 < sentence.last
        and words.tokens[i + 1].text in ("-", "'", "’")
        and words.glued(i + 1)
        and words.glued(i + 2)
        and words.capital(i + 2)
    )


def _onward(words: Words, i: int, sentence: Sentence, taken: set[int]) -> int | None:
    """Where a run that has reached token `i` goes on to, None where it ends."""
    if i >= sentence.last or i in taken:
        return None
    token = words.tokens[i]
    if words.name_word(i, sentence.first):
        return i + 1
    inside = token.ent.startswith("I-") and token.ent[2:] in NAME_LABELS
    if token.tag == "POS" and inside and token.ent[2:] != "PERSON" and i + 1 < sentence.last:
        return i + 2 if words.name_word(i + 1, sentence.first) else None
    if token.text == "," and token.ent == "I-ORG" and i + 1 < sentence.last and words.tokens[i + 1].ent == "I-ORG":
        return i + 2 if words.name_word(i + 1, sentence.first) else None
    if _nickname(words, i, sentence):
        return i + 4
    if token.text in ("-", "–", "/", "'", "’") and words.glued(i) and i + 1 < sentence.last and words.glued(i + 1):
        follows = words.lower[i + 1] in _PARTS and words.tokens[min(i + 2, sentence.last - 1)].text in ("-", "’", "'")
        if (words.capital(i + 1) or follows) and i + 1 not in taken:
            return i + 2
    if words.glued(i) and words.lower[i] in ("-", "–") and i + 1 < sentence.last and words.capital(i + 1):
        return i + 2
    return _over_small_words(words, i, sentence, taken)


def _nickname(words: Words, i: int, sentence: Sentence) -> bool:
    """Whether a nickname in quotes, and more of the name, stand at token `i`: 'Michael "Mickey" Jones'."""
    tokens = words.tokens
    if i + 3 >= sentence.last or tokens[i].text not in _OPEN or tokens[i + 2].text not in _CLOSE:
        return False
    return (
        words.name_word(i + 1, sentence.first) and words.name_word(i + 3, sentence.first) and tokens[i].pos == "PUNCT"
    )


_OPEN, _CLOSE = frozenset("\"“'‘"), frozenset("\"”'’")


def _over_small_words(words: Words, i: int, sentence: Sentence, taken: set[int]) -> int | None:
    """The token behind up to three small words and the capitalised word that they lead to, None where they do not."""
    small = _PARTS | listed("names.inner")
    j = i
    while j < sentence.last and j - i < 3 and words.lower[j] in small and j not in taken:
        j += 1
    joined = j
    while joined < sentence.last and words.tokens[joined].text == "-" and words.glued(joined):
        joined += 1
    if j == i or joined >= sentence.last or joined in taken or not words.name_word(joined, sentence.first):
        return None
    inner = all(t.ent.startswith("I-") and t.ent[2:] in NAME_LABELS for t in words.tokens[i : joined + 1])
    if inner or all(words.lower[k] in _PARTS for k in range(i, j)):
        return joined + 1
    heads = listed("names.organization_heads") | listed("names.event_openers")
    of = words.lower[i] in ("of", "for") and words.lower[i - 1] in heads
    return joined + 1 if of and words.tokens[joined].ent[2:] != "PERSON" else None


def _pieces(words: Words, run: tuple[int, int], sentence_first: int) -> list[NameSpan]:
    """The names within a run: titles and nationalities are split off, the recogniser's borders kept."""
    first, last = run
    while first < last and words.lower[first] in titles() and last - first > 1:
        first += 1
    if last <= first:
        return []
    if _body(words, first, last):
        return [NameSpan(first, last, "ORG")]
    if last - first > 1 and words.lower[last - 1] in listed("names.event_heads"):
        return [NameSpan(first, last, "EVENT")]
    while last - first > 1 and _state_body(words, first, last):
        last -= 1
    out: list[NameSpan] = []
    for span in _by_label(words, first, last):
        out += _trimmed(words, span)
    return out


def _body(words: Words, first: int, last: int) -> bool:
    """Whether the whole run is the name of one body by its last word ("Islamic Revolutionary Guard Corps")."""
    if last - first < 2 or words.lower[last - 1] not in listed("names.organization_heads"):
        return False
    if words.lower[last - 1] in listed("references.state_bodies"):
        rest = words.lower[first : last - 1]
        return not all(gazetteer().country_of(w) or w in listed("references.state_bodies") for w in rest)
    return not any(words.lower[k] in titles() for k in range(first, last - 1))


def _state_body(words: Words, first: int, last: int) -> bool:
    """Whether the run is a country and a noun for a body of it ("Turkish Government"), which is no name."""
    state = listed("references.state_bodies")
    rest = words.lower[first : last - 1]
    return words.lower[last - 1] in state and all(gazetteer().country_of(w) or w in state for w in rest)


def _by_label(words: Words, first: int, last: int) -> list[NameSpan]:
    """The run cut where the recogniser's spans begin; what it left out goes to its neighbour."""
    cuts = [first]
    labels = {}
    for i in range(first, last):
        token = words.tokens[i]
        label = token.ent[2:] if token.ent[2:] in NAME_LABELS else ""
        begins = token.ent.startswith("B-") and label
        inside = words.lower[i - 1] in _PARTS and i > first
        hyphen = inside or (words.glued(i) and words.tokens[i - 1].text in ("-", "–", "'", "’", "/"))
        loose = begins and not labels.get(cuts[-1]) and label in ("GPE", "LOC") and _may_open(words, cuts[-1])
        if loose:
            labels[cuts[-1]] = label
        elif begins and i > first and not (hyphen and not _names_apart(words, i)):
            cuts.append(i)
        labels.setdefault(cuts[-1], label)
        labels[cuts[-1]] = labels[cuts[-1]] or label
    spans = [NameSpan(a, b, labels[a]) for a, b in zip(cuts, [*cuts[1:], last], strict=True)]
    return _joined(words, spans)


def _may_open(words: Words, i: int) -> bool:
    """Whether a word that nobody labelled may open a place's name ("Democratic Kampuchea")."""
    word = words.lower[i]
    return word not in titles() and not gazetteer().country_of(word) and i > 0 and words.tokens[i - 1].text != "."


def _names_apart(words: Words, i: int) -> bool:
    """Whether the hyphen before token `i` parts two known places ("Iran-Iraq")."""
    known = gazetteer()
    return bool(known.country_of(words.lower[i]) and i > 1 and known.country_of(words.lower[i - 2]))


def _joined(words: Words, spans: list[NameSpan]) -> list[NameSpan]:
    """The spans, a nationality before a word that nobody labelled joined to it no more than needed."""
    out: list[NameSpan] = []
    for span in spans:
        first = span.first
        while span.last - first > 1 and (
            words.lower[first] in titles()
            or (gazetteer().adjectives.get(words.lower[first]) and span.label in ("PERSON", "NORP", ""))
        ):
            if words.lower[first] not in titles():
                out.append(NameSpan(first, first + 1, "NORP"))
            first += 1
        out.append(replace(span, first=first))
    return out


def _trimmed(words: Words, span: NameSpan) -> list[NameSpan]:
    """The span without a title, an article or a joining word at its ends; nothing where no name is left."""
    first, last = span.first, span.last
    drop = listed("names.inner") | {"-", "–", "'s", "'", "’", "/", "."}
    while first < last and (words.lower[first] in drop or (words.lower[first] in titles() and last - first > 1)):
        first += 1
    while last > first and (words.lower[last - 1] in drop or _title_behind(words, first, last)):
        last -= 1
    if first >= last or not any(c.isalpha() for c in words.tokens[first].text):
        return []
    if (
        last - first == 1
        and words.lower[first] in titles()
        and words.lower[first] not in listed("names.offices_as_names")
    ):
        return []
    return [replace(span, first=first, last=last)]


def _title_behind(words: Words, first: int, last: int) -> bool:
    """Whether the last word is an office that follows a name ("Fatah Chairman")."""
    word = words.lower[last - 1]
    return last - first > 1 and word in listed("references.persons") and word in titles()
