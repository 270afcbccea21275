"""Small words between capitalised ones: whether "of", "for", "and" join them to one name or part two."""

from __future__ import annotations

from variorum.language.name_keys import is_acronym
from variorum.language.name_text import NAME_LABELS, PARTS, Words
from variorum.language.name_words import gazetteer, listed, titles
from variorum.model import Sentence

_BUSINESS_TAILS = listed("names.business_tails")
_EVENT_HEADS = listed("names.event_heads")
_EVENT_OPENERS = listed("names.event_openers")
_INNER = listed("names.inner")
_OF_HEADS = listed("names.of_heads")
_ORGANIZATION_HEADS = listed("names.organization_heads")
_PERSONS = listed("references.persons")


def over_small_words(words: Words, i: int, sentence: Sentence, taken: set[int]) -> int | None:
    """The token behind up to three small words and the capitalised word that they lead to, None where they do not."""
    small = PARTS | _INNER
    j = i
    while j < sentence.last and j - i < 3 and words.lower[j] in small and j not in taken:
        j += 1
    if j < sentence.last and j > i and words.lower[j] == "a" and words.lower[j - 1] in ("of", "for"):
        j += 1  # "Campaign for a Free Europe"
    hyphen = j < sentence.last and words.tokens[j].text == "-"
    if words.lower[i] in _WORDS_TOO and not hyphen and not words.tokens[i].ent.startswith("I-"):
        return None
    joined = j
    while joined < sentence.last and words.tokens[joined].text == "-" and words.glued(joined):
        joined += 1
    if j == i or joined >= sentence.last or joined in taken or not words.name_word(joined, sentence.first):
        return None
    if words.lower[i] == "and" and _two_names(words, i, j, sentence):
        return None
    joins = _one_name(words, i, joined, sentence) or _trades(words, i, joined, sentence.first)
    if words.lower[i] == "and" and joins:
        return joined + 1
    if words.lower[i] == "of" and _company_of_place(words, i, joined):
        return None
    inner = all(t.ent.startswith("I-") and t.ent[2:] in NAME_LABELS for t in words.tokens[i : joined + 1])
    if inner or all(words.lower[k] in PARTS for k in range(i, j)):
        return joined + 1
    heads = _ORGANIZATION_HEADS | _EVENT_OPENERS | _OF_HEADS
    governing = words.lower[i - 1] if words.lower[i - 1] != "general" else words.lower[max(i - 3, 0)]
    of = words.lower[i] in ("of", "for") and (governing in heads or _body_behind(words, i, joined, sentence))
    return joined + 1 if of and words.tokens[joined].ent[2:] != "PERSON" else None


def _two_names(words: Words, i: int, j: int, sentence: Sentence) -> bool:
    """Whether the "and" at token `i`, with small words up to `j`, parts two names rather than joining the words of one."""
    if words.lower[i + 1] in ("of", "for", "to", "in", "with") and j > i + 1:
        return True  # "member of A and of B"
    whole = words.lower[i - 1] in _ORGANIZATION_HEADS and i - 2 >= sentence.first and words.capital(i - 2)
    if whole and not any(words.lower[k] in ("of", "for") for k in range(max(sentence.first, i - 5), i)):
        return True  # "Amnesty International and ..."
    if j == i + 1 and is_acronym(words.tokens[j].norm) and words.tokens[j].norm.isupper() and i - 2 >= sentence.first:
        return words.capital(i - 2) or words.lower[i - 2] in ("of", "for", "the")  # "Save the Children and CARE"
    again = i + 2 < sentence.last and i - 2 > sentence.first and words.lower[i + 2] in ("of", "for")
    if words.lower[i + 1] == "the" and i + 3 < sentence.last and words.lower[i + 3] in ("of", "for"):
        return words.lower[i + 2] in _ORGANIZATION_HEADS  # "X for Y and the Center for Z"
    return again and words.lower[i - 2] == words.lower[i + 2]  # "Parents for Peace and Doctors for Peace"


def _trades(words: Words, i: int, joined: int, floor: int) -> bool:
    """Whether "and" at token `i` joins two trades of one body: "Brotherhood of Locomotive Engineers and Trainmen"."""
    plural = words.tokens[i - 1].tag == "NNPS" and words.tokens[joined].tag == "NNPS"
    if not plural or words.tokens[joined].ent.startswith("B-"):
        return False
    heads = _ORGANIZATION_HEADS
    return any(words.lower[k] in ("of", "for") and words.lower[k - 1] in heads for k in range(max(floor + 1, i - 4), i))


def _one_name(words: Words, i: int, joined: int, sentence: Sentence) -> bool:
    """Whether the parse has the words on both sides of the "and" at token `i` modify one noun for a body behind them."""
    last = joined
    while last + 1 < sentence.last and words.name_word(last + 1, sentence.first):
        last += 1
    before = words.tokens[i - 1]
    modifies = before.dep in ("compound", "nmod", "amod") and i < before.head <= last
    return modifies and before.ent[2:] != "PERSON" and words.lower[last] in _ORGANIZATION_HEADS


def _company_of_place(words: Words, i: int, joined: int) -> bool:
    """Whether "of" at token `i` says where a company is: "Toll Holdings of Melbourne"."""
    named = i > 1 and words.capital(i - 2) and words.lower[i - 2] != "the"
    if words.lower[i - 1] not in _BUSINESS_TAILS or joined - i > 1 or not named:
        return False
    town = words.lower[joined]
    return words.tokens[joined].ent[2:] in ("GPE", "LOC", "ORG") and gazetteer().country_of(town) is None


_WORDS_TOO = frozenset({"as", "at", "an", "i"})


def _body_behind(words: Words, i: int, joined: int, sentence: Sentence) -> bool:
    """Whether one foreign or plain word, "of" at token `i`, and a run that ends in a word for a body or event are one name."""
    before = words.tokens[i - 1]
    single = i - 2 < sentence.first or not words.capital(i - 2)
    if not single or before.ent[2:] == "PERSON" or before.norm.isupper() or words.lower[i - 1] in titles():
        return False
    if gazetteer().country_of(words.lower[i - 1]) or words.lower[i - 1] in _PERSONS:
        return False
    last = joined
    while last < sentence.last and words.name_word(last, sentence.first):
        last += 1
    heads = _ORGANIZATION_HEADS | _EVENT_HEADS
    return last - joined > 1 and words.lower[last - 1] in heads
