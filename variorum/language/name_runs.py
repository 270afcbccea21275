"""Runs of capitalised words, and the names in them: the recogniser's borders mended, titles and nationalities split off."""

from __future__ import annotations

from dataclasses import replace

from variorum.language.name_joining import over_small_words
from variorum.language.name_text import NAME_LABELS, PARTS, NameSpan, Words
from variorum.language.name_words import gazetteer, gender_of_given, listed, titles
from variorum.model import Sentence


def runs(words: Words, sentence: Sentence, taken: set[int]) -> list[tuple[int, int]]:
    """Maximal runs of words that may make up a name, joined by hyphens, particles and the recogniser's own spans."""
    out = []
    i = sentence.first
    while i < sentence.last:
        dated = _dated(words, i, sentence)
        if dated is not None and i not in taken:
            out.append((i, dated))
            i = dated
            continue
        if i in taken or not _opens(words, i, sentence):
            i += 1
            continue
        last = i + 1
        while (after := _onward(words, last, sentence, taken)) is not None:
            last = after
        out.append((i, last))
        i = last
    return out


def _dated(words: Words, i: int, sentence: Sentence) -> int | None:
    """The end of a body's name that begins with a day ("June 2 Movement"), None where none begins at token `i`."""
    if i + 2 >= sentence.last:
        return None
    if (
        words.tokens[i].tag == "CD"
        and i > sentence.first
        and words.lower[i - 1] == "the"
        and words.tokens[i].text.isdigit()
        and len(words.tokens[i].text) < 4
    ):
        last = i + 1  # "the 610 Office"
    elif words.capital(i) and words.tokens[i].pos == "PROPN" and words.tokens[i + 1].tag == "CD":
        last = i + 2
    else:
        return None
    while last < min(i + 5, sentence.last) and words.capital(last):
        last += 1
        if words.lower[last - 1] in listed("names.organization_heads"):
            return last
    return None


def _opens(words: Words, i: int, sentence: Sentence) -> bool:
    """Whether a run may begin at token `i`: a capitalised word, or a prefix as in "al-Quds"."""
    if words.name_word(i, sentence.first):
        return True
    token = words.tokens[i]
    if token.ent.startswith("B-") and token.ent[2:] in NAME_LABELS and token.text[:1].isdigit():
        return True
    if words.capital(i) and words.lower[i] in listed("names.of_heads"):
        return over_small_words(words, i + 1, sentence, set()) is not None
    return (
        words.lower[i] in PARTS
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
        if words.name_word(i + 1, sentence.first):
            return i + 2
        ends = token.ent == "I-ORG" and words.tokens[i + 1].pos in ("CCONJ", "ADP", "VERB", "AUX")
        return i + 1 if ends else None  # "McDonald's"
    if token.text == "," and token.ent == "I-ORG" and i + 1 < sentence.last and words.tokens[i + 1].ent == "I-ORG":
        if i + 1 in taken:
            return None
        return i + 2 if words.name_word(i + 1, sentence.first) else None
    if _nickname(words, i, sentence):
        return i + 4
    legal = token.ent == "I-ORG" and words.lower[i] in listed("names.legal_forms")
    if legal or _numbered(words, i, sentence):
        return i + 1
    if token.text in ("-", "–", "/", "'", "’") and words.glued(i) and i + 1 < sentence.last and words.glued(i + 1):
        beyond = min(i + 2, sentence.last - 1)
        hyphen = words.tokens[beyond].text in ("-", "’", "'")
        follows = words.lower[i + 1] in PARTS and (hyphen or words.name_word(beyond, sentence.first))
        tail = token.text == "-" and words.tokens[i + 1].tag == "NNP" and words.capital(i - 1)  # "Yamaguchi-gumi"
        if (words.capital(i + 1) or follows or tail) and i + 1 not in taken:
            return i + 2
    if words.glued(i) and words.lower[i] in ("-", "–") and i + 1 < sentence.last and words.capital(i + 1):
        return i + 2
    return over_small_words(words, i, sentence, taken)


def _numbered(words: Words, i: int, sentence: Sentence) -> bool:
    """Whether a number at token `i` ends a name before it: "Barrio 18", "Channel 4"; no year, and no count of what follows."""
    token = words.tokens[i]
    if not token.text.isdigit() or len(token.text) > 3 or token.head != i - 1 or not words.capital(i - 1):
        return False
    behind = words.tokens[i + 1] if i + 1 < sentence.last else None
    return words.tokens[i - 1].pos == "PROPN" and (behind is None or behind.pos in ("PUNCT", "VERB", "AUX", "CCONJ"))


def _nickname(words: Words, i: int, sentence: Sentence) -> bool:
    """Whether a nickname in quotes, and more of the name, stand at token `i`: 'Michael "Mickey" Jones'."""
    tokens = words.tokens
    if i + 3 >= sentence.last or tokens[i].text not in _OPEN or tokens[i + 2].text not in _CLOSE:
        return False
    return (
        words.name_word(i + 1, sentence.first) and words.name_word(i + 3, sentence.first) and tokens[i].pos == "PUNCT"
    )


_OPEN, _CLOSE = frozenset("\"“'‘"), frozenset("\"”'’")


def pieces(words: Words, run: tuple[int, int], sentence_first: int) -> list[NameSpan]:
    """The names within a run: titles and nationalities are split off, the recogniser's borders kept."""
    first, last = run
    if last - first > 1 and words.lower[first] in titles() and words.lower[last - 1] in listed("names.place_heads"):
        return [NameSpan(first, last, "FAC")]
    if words.lower[first] in listed("names.adjective_titles") and _body_of_two(words, first, last):
        return [NameSpan(first, last, "ORG")]
    while first < last and words.lower[first] in titles() and last - first > 1:
        first += 1
    if last <= first:
        return []
    if _body(words, first, last):
        return [NameSpan(first, last, "ORG")]
    if last - first > 2 and words.lower[first] in listed("names.event_openers") - {"treaty"}:
        return [NameSpan(first, last, "EVENT")]
    if last - first > 1 and words.lower[last - 1] in listed("names.event_heads"):
        return [NameSpan(first, last, "EVENT")]
    while last - first > 1 and _state_body(words, first, last):
        last -= 1
    out: list[NameSpan] = []
    for span in _by_label(words, first, last):
        out += _trimmed(words, span)
    return out


def _body_of_two(words: Words, first: int, last: int) -> bool:
    """Whether a run that opens with "General" or "Supreme" names a body and nobody: "General Council", "General Motors"."""
    end = next((k for k in range(first + 1, last) if words.lower[k] in ("of", "for")), last)
    heads = listed("names.organization_heads") | listed("names.business_tails")
    return end - first > 1 and words.lower[end - 1] in heads and words.tokens[end - 1].ent[2:] != "PERSON"


def _body(words: Words, first: int, last: int) -> bool:
    """Whether the whole run is the name of one body by its last word ("Islamic Revolutionary Guard Corps")."""
    heads = listed("names.organization_heads")
    of = next((k for k in range(first + 1, last) if words.lower[k] in ("of", "for")), last)
    if first + 1 == of < last and _opens_body(words, first):
        return words.tokens[last - 1].ent[2:] != "PERSON"
    if (
        first + 1 < of < last
        and words.lower[of - 1] in heads
        and words.lower[of - 1] not in listed("references.state_bodies")
    ):
        return words.tokens[last - 1].ent[2:] != "PERSON" and words.lower[first] not in titles()
    if last - first < 2 or words.lower[last - 1] not in heads:
        return False
    if words.lower[last - 1] in listed("references.state_bodies"):
        rest = words.lower[first : last - 1]
        return not all(gazetteer().country_of(w) or w in listed("references.state_bodies") for w in rest)
    return not any(words.lower[k] in titles() for k in range(first, last - 1))


def _opens_body(words: Words, i: int) -> bool:
    """Whether one capitalised word before "of" or "for" opens a body's name: "Friends of ...", "the Bank of ..."."""
    word = words.lower[i]
    if word in listed("names.of_heads"):
        return True
    definite = i > 0 and words.lower[i - 1] == "the"
    return definite and word in listed("names.organization_heads") - listed("references.state_bodies") - {"state"}


def _state_body(words: Words, first: int, last: int) -> bool:
    """Whether the run is a country and a noun for a body of it ("Turkish Government"), which is no name."""
    state = listed("references.state_bodies")
    rest = words.lower[first : last - 1]
    return words.lower[last - 1] in state and all(gazetteer().country_of(w) or w in state for w in rest)


def _by_label(words: Words, first: int, last: int) -> list[NameSpan]:
    """The run cut where the recogniser's spans begin; what it left out goes to its neighbour."""
    cuts = [first]
    labels: dict[int, str] = {}
    for i in range(first, last):
        token = words.tokens[i]
        label = token.ent[2:] if token.ent[2:] in NAME_LABELS else ""
        begins = token.ent.startswith("B-") and label
        inside = words.lower[i - 1] in PARTS and i > first
        hyphen = inside or (words.glued(i) and words.tokens[i - 1].text in ("-", "–", "'", "’", "/"))
        loose = begins and not labels.get(cuts[-1]) and label in ("GPE", "LOC") and _may_open(words, cuts[-1])
        person = begins and label == "PERSON" and i > first and words.lower[i] not in titles()
        given = person and not labels.get(cuts[-1]) and i - cuts[-1] == 1 and gender_of_given(words.lower[i - 1])
        if loose or given:
            labels[cuts[-1]] = label
        elif person and labels.get(cuts[-1]) == "PERSON":
            continue  # two persons' names that nothing parts are one
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
        out.append(span if first == span.first else replace(span, first=first))
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
    return [span if (first, last) == (span.first, span.last) else replace(span, first=first, last=last)]


def _title_behind(words: Words, first: int, last: int) -> bool:
    """Whether the last word is an office that follows a name ("Likud Chairman")."""
    word = words.lower[last - 1]
    return last - first > 1 and word in listed("references.persons") and word in titles()
