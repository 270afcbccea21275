"""Where names stand in the text: names known beforehand, and runs of capitalised words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.language.name_keys import abbreviates
from variorum.language.name_runs import pieces, runs
from variorum.language.name_text import MARKS, NAME_LABELS, NameSpan, Words
from variorum.language.name_words import gazetteer, listed, titles
from variorum.model import Sentence


def find_spans(
    words: Words, sentences: Sequence[Sentence], forms: Mapping[str, tuple[str, ...]]
) -> tuple[NameSpan, ...]:
    """All name spans of a document in text order, none overlapping another.

    `forms` are the names that the document itself declares (see `by_first_word`).
    """
    out: list[NameSpan] = []
    reach = 0  # a known name may run over the end of what the parser took for a sentence
    for sentence in sentences:
        locked = _locked(words, sentence, forms, reach)
        taken = set(range(sentence.first, reach)) | {i for span in locked for i in range(span.first, span.last)}
        reach = max((span.last for span in locked), default=reach)
        found = [span for run in runs(words, sentence, taken) for span in pieces(words, run, sentence.first)]
        out += _bold(words, sorted([*locked, *found], key=lambda s: s.first), sentence)
    return tuple(out)


def _bold(words: Words, spans: list[NameSpan], sentence: Sentence) -> list[NameSpan]:
    """The spans with two that a spaced dash joins made one, where both shout ("FATAH – THE REVOLUTIONARY COUNCIL").

    Likewise where an abbreviation in brackets is that of both ("Zimbabwe African National Union – Patriotic Front
    (ZANU-PF)"), or where the two open a sentence about what they name.
    """
    out: list[NameSpan] = []
    for span in spans:
        last = out[-1] if out else None
        between = [words.tokens[k].text for k in range(last.last, span.first)] if last else []
        dashed = bool(between) and between[0] in ("–", "—", "-") and [w.lower() for w in between[1:]] in ([], ["the"])
        one = last and dashed and (all(_shouts(words, s) for s in (last, span)) or _double(words, last, span, sentence))
        if last and one:
            out[-1] = NameSpan(last.first, span.last, "ORG" if last.label == "PERSON" else last.label or span.label)
        else:
            out.append(span)
    return out


def _double(words: Words, left: NameSpan, right: NameSpan, sentence: Sentence) -> bool:
    """Whether a dash between two names stands inside one name."""
    tokens = words.tokens
    if left.label == "PERSON" or right.last + 2 >= sentence.last:
        return False
    opens = left.first - sentence.first <= 1
    if tokens[right.last].text != "(":
        defined = tokens[right.last].lemma == "be" or tokens[right.last].text == ","
        return opens and defined and left.last - left.first > 1
    whole = words.flat[tokens[left.first].start : tokens[right.last - 1].end]
    short = "".join(words.flat[tokens[right.last + 1].start :].split(")", 1)[0].split(",", 1)[0].split())
    letters = "".join(c for c in short if c.isalnum())
    return (0 < len(letters) <= 12 and abbreviates(letters, whole)) or (opens and left.last - left.first > 1)


def _shouts(words: Words, span: NameSpan) -> bool:
    """Whether a name is in capitals that the parser read as a plain name."""
    tokens = words.tokens[span.first : span.last]
    return all(t.text.upper() == t.text for t in tokens) and any(t.text != t.norm for t in tokens)


def _locked(words: Words, sentence: Sentence, forms: Mapping[str, tuple[str, ...]], reach: int) -> list[NameSpan]:
    """The names that are known beforehand and begin in the sentence, behind token `reach`."""
    out = []
    i = max(sentence.first, reach)
    while i < sentence.last:
        last = words.match(i, forms, exact=False) or words.match(i, gazetteer().forms, exact=True)
        if last is None or _goes_on(words, i, last, sentence):
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
    """Whether the words at hand are only a part of a longer name ("Oxfam International")."""
    if last + 1 < sentence.last and words.glued(last) and words.tokens[last].text in ("-", "–", "/"):
        return words.glued(last + 1) and words.capital(last + 1)
    if last < sentence.last and words.lower[last] in listed("names.legal_forms") and words.tokens[last].ent == "I-ORG":
        return True  # "Shell plc"
    end = last
    label = words.tokens[first].ent[2:]
    while end < sentence.last and words.tokens[end].ent == "I-" + label and words.tokens[end].text not in MARKS:
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
    if before > sentence.first and words.lower[before] == "of" and words.capital(before - 1):
        governing = words.lower[before - 1]
        heads = listed("names.organization_heads") - listed("references.state_bodies")
        if governing in heads and label not in ("PERSON", "GPE"):
            return True  # "Church of Scientology"
    return (
        before >= sentence.first
        and words.tokens[before].ent[2:] == "ORG"
        and words.tokens[first].ent.startswith("I-")
        and words.name_word(before, sentence.first)
        and words.lower[before] not in titles()
        and (not gazetteer().country_of(words.lower[before]) or words.name_word(before - 1, sentence.first))
    )
