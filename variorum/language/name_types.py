"""What a name stands for: a person, a body, a place. The same name is of the same type throughout a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.language.name_evidence import around, said_to_be
from variorum.language.name_keys import is_acronym, towns
from variorum.language.name_text import NameSpan, Words
from variorum.language.name_words import Gender, gazetteer, gender_of_given, kin, listed, titles
from variorum.language.tree import Tree
from variorum.model import ReferentType

_LABELS: dict[str, ReferentType] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place",
    "EVENT": "event", "WORK_OF_ART": "other", "LAW": "other", "PRODUCT": "other",
}  # fmt: skip

_HEADS: tuple[tuple[str, ReferentType], ...] = (
    ("names.event_heads", "event"), ("names.organization_heads", "organization"),
    ("names.place_heads", "place"), ("names.other_heads", "other"),
)  # fmt: skip

# Weights in votes of the recogniser; only their order matters. Chosen by reading the output on open profiles.
_TITLE, _KIND, _HEAD, _SURNAME, _GIVEN, _LIST, _PEOPLE, _NATIONAL = 4, 3, 4, 2, 2, 2, 2, 2
_TOWN = 2
_SAID = 4  # more than a given name and the recogniser together give at one place


@dataclass(slots=True)
class Portrait:
    """What a document shows about one spelling of a name, gathered over all its places."""

    text: str
    plain: str = ""
    spellings: list[str] = field(default_factory=list)
    votes: Counter[ReferentType] = field(default_factory=Counter)
    kinds: set[str] = field(default_factory=set)
    genders: Counter[Gender] = field(default_factory=Counter)
    said: ReferentType | None = None
    count: int = 0


def head_of(words: Words, first: int, last: int) -> int:
    """The token of `[first, last)` that governs the others: the last one whose own head lies outside."""
    tokens = words.tokens
    return max((i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i),
               default=last - 1)  # fmt: skip


def titles_before(words: Words, first: int) -> list[int]:
    """The tokens that are titles right before token `first`, nearest first."""
    out = []
    i = first - 1
    while i >= 0 and (words.lower[i] in titles() or (words.tokens[i].text == "." and words.lower[i - 1] in titles())):
        out.append(i)
        i -= 1
    return [i for i in out if words.tokens[i].text != "."]


def fixed_type(text: str) -> ReferentType | None:
    """The type of a name that the gazetteer knows, None for any other."""
    known, folded = gazetteer(), text.casefold()
    if folded in known.bodies:
        return "organization"
    if folded in known.creeds:
        return "other"
    if folded in known.places and not (is_acronym(text) and text.isupper() and folded not in known.countries):
        return "place"
    if folded in known.adjectives or folded in known.peoples or folded in known.nations:
        return "people"
    return "people" if text in known.nations.values() else None


def portraits(words: Words, tree: Tree, spans: Sequence[NameSpan], keys: Sequence[str]) -> dict[str, Portrait]:
    """A portrait for each key of `keys`, which runs beside `spans`; in order of first appearance."""
    out: dict[str, Portrait] = {}
    for span, key in zip(spans, keys, strict=True):
        tokens = words.tokens[span.first : span.last]
        text = words.flat[tokens[0].start : tokens[-1].end]
        plain = "".join(t.norm if len(tokens) == 1 else t.norm + " " for t in tokens).strip()
        portrait = out.setdefault(key, Portrait(text, plain))
        portrait.count += 1
        if text not in portrait.spellings:
            portrait.spellings.append(text)
        _look(words, tree, span, portrait)
    for key, portrait in out.items():
        if portrait.said and not any(kind in titles() for kind in portrait.kinds):
            portrait.votes[portrait.said] += _SAID * (portrait.count + 1)
        if key in towns() and not (is_acronym(portrait.plain) and portrait.plain.isupper()):
            portrait.votes["place"] += _TOWN
    _share_lists(words, spans, keys, out)
    full = [key.split() for key, portrait in out.items() if _person_by_form(portrait)]
    surnames = {" ".join(found[k:]) for found in full for k in range(1, len(found))}
    given = {found[0] for found in full if len(found) > 1}
    for key, portrait in out.items():
        if key in surnames:
            portrait.votes["person"] += _SURNAME + portrait.count
        elif key in given and not portrait.votes["organization"]:
            portrait.votes["person"] += portrait.count
    return out


def _share_lists(words: Words, spans: Sequence[NameSpan], keys: Sequence[str], portraits: dict[str, Portrait]) -> None:
    """Let the names of one list speak for each other: what stands among persons is a person."""
    at = {head_of(words, s.first, s.last): key for s, key in zip(spans, keys, strict=True)}
    lists: dict[int, list[str]] = {}
    for head, key in at.items():
        top = head
        while words.tokens[top].dep == "conj" and words.tokens[top].head != top:
            top = words.tokens[top].head
        lists.setdefault(top, []).append(key)
    for members in lists.values():
        leaders = [decided(p) for k in members if (p := portraits[k]).votes or fixed_type(p.text)]
        firm = {decided(p) for k in members if (p := portraits[k]).votes and max(p.votes.values()) >= _HEAD}
        for key in members if len(firm) == 1 else ():
            weak = " " not in key and sum(portraits[key].votes.values()) <= 1
            portraits[key].votes[next(iter(firm))] += _LIST * weak
        if len(leaders) >= 2:
            type_, count = Counter(leaders).most_common(1)[0]
            for key in members if count * 2 > len(members) else ():
                portraits[key].votes[type_] += _LIST


def _person_by_form(portrait: Portrait) -> bool:
    votes = portrait.votes
    return bool(votes) and votes.most_common(1)[0][0] == "person"


def _look(words: Words, tree: Tree, span: NameSpan, portrait: Portrait) -> None:
    """Add to the portrait what one place of the name shows."""
    votes = portrait.votes
    if span.label in _LABELS:
        votes[_LABELS[span.label]] += 1
    elif span.label == "NORP":
        plural = words.tokens[span.last - 1].tag in ("NNPS", "NNS")
        votes["people" if plural else "organization"] += 1
    for i in titles_before(words, span.first):
        votes["person"] += _TITLE
        portrait.kinds.add(words.lower[i])
        gender = titles()[words.lower[i]]
        if gender:
            portrait.genders[gender] += 2
    _form(words, span, portrait)
    head = head_of(words, span.first, span.last)
    before = words.lower[span.first - 1] if span.first else ""
    if span.last - span.first == 1 and before in gazetteer().adjectives:
        votes["organization"] += _NATIONAL
    for type_, weight in around(words, tree, span, head):
        votes[type_] += weight
    portrait.said = portrait.said or said_to_be(words, tree, head)
    if _has_people(words, tree, head) or _founded(words, head):
        votes["organization"] += _PEOPLE
    if words.tokens[head].dep == "compound" and words.tokens[words.tokens[head].head].lemma in listed(
        "names.event_heads"
    ):
        votes["place"] += 1
    for noun in kinds_at(words, tree, head):
        portrait.kinds.add(noun)
        for path, type_ in _KINDS:
            if noun in listed(path):
                votes[type_] += _KIND
        _gender_of_noun(noun, portrait)


def _has_people(words: Words, tree: Tree, head: int) -> bool:
    """Whether the name owns people or parts as only a body does: "members of X", "X fighters", "X's armed wing"."""
    token = words.tokens[head]
    governor = words.tokens[token.head]
    if token.dep == "pobj" and words.lower[governor.i] == "of":
        governor = words.tokens[governor.head]
    elif token.dep not in ("compound", "nmod", "poss"):
        return False
    return governor.lemma in listed("references.people_of_bodies")


def _founded(words: Words, head: int) -> bool:
    """Whether the name is the subject of a verb that says so of bodies only: "X was founded", "X was outlawed"."""
    token = words.tokens[head]
    verb = words.tokens[token.head].lemma
    return token.dep == "nsubjpass" and verb in listed("names.verbs_of_bodies")


_KINDS: tuple[tuple[str, ReferentType], ...] = (
    ("references.generic", "organization"), ("references.persons", "person"), ("references.places", "place"),
    ("references.people_parts", "person"),
)  # fmt: skip


def _gender_of_noun(noun: str, portrait: Portrait) -> None:
    gender = kin().get(noun)
    if gender is None and noun in listed("references.male_nouns"):
        gender = "male"
    if gender is None and noun in listed("references.female_nouns"):
        gender = "female"
    if gender:
        portrait.genders[gender] += 2
    if noun in kin():
        portrait.votes["person"] += _KIND


def _form(words: Words, span: NameSpan, portrait: Portrait) -> None:
    """What the words of the name themselves tell."""
    lower = words.lower[span.first : span.last]
    of = next((k for k, word in enumerate(lower) if word in ("of", "for") and k), len(lower))
    for path, type_ in _HEADS:
        heads = listed(path)
        last = lower[-1] in heads and (of == len(lower) or type_ == "organization")
        if len(lower) > 1 and (last or lower[of - 1] in heads):
            portrait.votes[type_] += _HEAD
            break
    ends = words.tokens[span.first], words.tokens[span.last - 1]
    if len(lower) > 1 and ends[0].text == ends[0].norm and ends[1].text.isupper() and ends[1].text != ends[1].norm:
        portrait.votes["person"] += _TITLE  # a surname in capitals, as registers and government notes print it
    if lower[0] in listed("names.organization_openers") and len(lower) > 1:
        portrait.votes["organization"] += _HEAD
    if lower[0] in listed("names.place_openers") and len(lower) > 1 and not portrait.votes["organization"]:
        portrait.votes["place"] += _GIVEN
    if lower[0] in listed("names.event_openers") and len(lower) > 1:
        portrait.votes["event"] += _HEAD
    if is_acronym(portrait.plain) and portrait.plain.isupper() and not portrait.genders:
        portrait.votes["organization"] += 2
    if len(lower) > 1 and is_acronym(words.tokens[span.last - 1].norm) and span.label in ("", "ORG"):
        portrait.votes["organization"] += 2
    gender = gender_of_given(lower[0])
    if gender and len(lower) > 1 and span.label not in ("GPE", "LOC", "FAC") and not portrait.votes["event"] > 1:
        portrait.votes["person"] += _GIVEN
        portrait.genders[gender] += 1
    elif gender and span.label == "PERSON":
        portrait.genders[gender] += 1


def kinds_at(words: Words, tree: Tree, head: int) -> list[str]:
    """The nouns that say what the name headed by token `head` is: "a Somali group", "the Lehi group", "the city of"."""
    tokens = words.tokens
    token = tokens[head]
    governor = tokens[token.head]
    out = [tokens[i].lemma for i in tree.below(head, "appos") if tokens[i].pos == "NOUN"]
    out += [words.lower[i] for i in tree.below(head, "compound", "nmod") if tokens[i].pos == "NOUN" and i < head]
    if token.dep == "appos" and governor.pos == "NOUN" and governor.i < head:
        out.append(governor.lemma)
    beside = token.dep in ("compound", "nmod") and 0 < governor.i - head <= 2 and governor.pos == "NOUN"
    if beside and words.lower[governor.i] in listed("references.generic"):
        out.append(governor.lemma)
    if token.dep in ("nsubj", "nsubjpass") and governor.lemma == "be":
        out += [tokens[i].lemma for i in tree.below(governor.i, "attr") if tokens[i].pos in ("NOUN", "PROPN")]
    if token.dep == "pobj" and words.lower[token.head] == "of":
        noun = tokens[governor.head]
        if noun.lemma in listed("references.places") and noun.lemma != "state":
            out.append(noun.lemma)
    return [noun.lower() for noun in out]


def decided(portrait: Portrait) -> ReferentType:
    """The type with the most votes; on a tie the one named first in `ReferentType`."""
    fixed = fixed_type(portrait.text)
    if fixed:
        return fixed
    best: ReferentType = "other"
    most = 0
    for type_ in _ORDER:
        if portrait.votes.get(type_, 0) > most:
            best, most = type_, portrait.votes[type_]
    return best


_ORDER: tuple[ReferentType, ...] = ("organization", "person", "place", "people", "event", "other")
