"""Descriptions that stand for somebody: "French authorities", "the group", "its founders", "the couple"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.language.name_finding import Named
from variorum.language.name_text import Words
from variorum.language.name_words import gazetteer, kin, listed
from variorum.language.tree import Tree
from variorum.model import ReferentType, Sentence

Sort = Literal["state", "ruler", "part", "kin", "body", "plural", "person", "pair", "place"]


@dataclass(frozen=True, slots=True)
class Description:
    """Tokens `[first, last)` that describe somebody. `owner` is the token whose mention owns it, None for nobody.

    `sort` says how to find who it is: a body of a state (`country`) or ruler, a part or people of its owner, kin of
    its owner, or a noun with "the" for a body, people, a person, two persons or a place met before.
    """

    first: int
    last: int
    head: int
    noun: str
    type: ReferentType
    sort: Sort
    owner: int | None = None
    country: str | None = None


def find_descriptions(
    words: Words, tree: Tree, named: Sequence[Named], sentences: Sequence[Sentence]
) -> Iterator[Description]:
    """All descriptions of a document, in text order of their heads."""
    reader = _Reader(words, tree, named)
    for sentence in sentences:
        for i in range(sentence.first, sentence.last):
            token = words.tokens[i]
            if token.pos in ("NOUN", "PROPN") and i not in reader.inside and not token.synthetic:
                found = reader.at(i, sentence.first)
                if found is not None:
                    yield found


class _Reader:
    """Reads descriptions off the tokens; `inside` are the tokens of names."""

    def __init__(self, words: Words, tree: Tree, named: Sequence[Named]) -> None:
        self.words, self.tree = words, tree
        self.inside: Mapping[int, Named] = {i: n for n in named for i in range(n.first, n.last)}

    def at(self, i: int, floor: int) -> Description | None:
        """The description that the noun at token `i` heads, None for none. `floor` begins its sentence."""
        return self._border(i) or self._state(i, floor) or self._owned(i, floor) or self._definite(i, floor)

    def _border(self, i: int) -> Description | None:
        """A border that two places name: "the Iran-Iraq border"."""
        if self.words.lower[i] not in listed("references.borders"):
            return None
        first, places = i, 0
        while first - 1 in self.inside or (first > 0 and self.words.tokens[first - 1].text in ("-", "–", "/")):
            first -= 1
            places += first in self.inside
        return Description(first, i + 1, i, self.words.lower[i], "place", "part") if places > 1 else None

    def _state(self, i: int, floor: int) -> Description | None:
        """A body of a state or of a ruler: "Turkish security forces", "government of Iran", "the Reagan administration"."""
        noun = self.words.lower[i]
        if noun not in listed("references.state_bodies") and noun not in listed("references.rulers_bodies"):
            return None
        if i + 1 < len(self.words.tokens) and self.words.lower[i + 1] in listed("references.state_bodies"):
            return None
        first, owner = i, None
        for k in range(i - 1, max(floor, i - 6) - 1, -1):
            name = self.inside.get(k)
            if name is not None and self._rules(name, noun):
                first, owner = name.first, name
                break
            if name is not None or not self._modifies(k, i):
                break
        if owner is not None:
            country = gazetteer().country_of(self.words.said(owner.first, owner.last))
            sort: Sort = "state" if country or owner.type == "place" else "ruler"
            return Description(first, i + 1, i, noun, "organization", sort, owner.head, country)
        return self._of_country(i, floor)

    def _rules(self, name: Named, noun: str) -> bool:
        """Whether a name before a noun makes it a body: any country, or a ruler's or party's regime."""
        if name.type == "place" or gazetteer().country_of(self.words.said(name.first, name.last)):
            return noun in listed("references.state_bodies")
        return name.type in ("person", "organization") and noun in listed("references.rulers_bodies")

    def _modifies(self, k: int, i: int) -> bool:
        """Whether token `k` may stand between a nationality and the noun at `i`."""
        token = self.words.tokens[k]
        return token.pos in ("ADJ", "NOUN", "PROPN") or token.text in ("-", "'s", "’s", "'") or token.tag == "VBN"

    def _of_country(self, i: int, floor: int) -> Description | None:
        """ "The government of Iran", "authorities in Turkey"."""
        words = self.words
        if words.lower[i] not in listed("references.state_bodies"):
            return None
        for k in range(i + 1, min(i + 6, len(words.tokens))):
            name = self.inside.get(k)
            if name is not None:
                country = gazetteer().country_of(self.words.said(name.first, name.last))
                if country is None:
                    return None
                first = self._np_first(i, floor)
                return Description(first, name.last, i, words.lower[i], "organization", "state", name.head, country)
            opener = words.lower[k] in (
                ("of",) if k == i + 1 else ("the", "newly", "formed", "republic", "kingdom", "of")
            )
            if not opener and not (k > i + 1 and words.tokens[k].pos == "ADJ"):
                return None
        return None

    def _np_first(self, i: int, floor: int) -> int:
        """Where the words before the noun at `i` begin, without articles and possessors."""
        k = i
        while (
            k > floor
            and k - 1 not in self.inside
            and self.words.tokens[k - 1].pos in ("ADJ", "NOUN", "PROPN", "NUM")
            and not self.words.tokens[k - 1].ent.endswith("DATE")
        ):
            k -= 1
        while k > floor and self.words.tokens[k - 1].text == "-":
            k -= 2
        return max(k, floor)

    def _owned(self, i: int, floor: int) -> Description | None:
        """Part, people or kin of an owner: "its armed wing", "the group's founders", "his wife"."""
        noun, lemma = self.words.lower[i], self.words.tokens[i].lemma.lower()
        owner = self.tree.first_below(i, "poss")
        if owner is None:
            return None
        first = owner if self.words.tokens[owner].pos == "PRON" else self.tree.left_edge(owner)
        if lemma in kin():
            return Description(first, i + 1, i, lemma, "person", "kin", owner)
        if lemma in listed("references.people_parts"):
            plural = self.words.tokens[i].tag in ("NNS", "NNPS") or noun in ("membership", "personnel", "staff")
            return Description(first, i + 1, i, noun, "people" if plural else "person", "part", owner)
        if noun in listed("references.parts"):
            return Description(first, i + 1, i, noun, "organization", "part", owner)
        return None

    def _definite(self, i: int, floor: int) -> Description | None:
        """A noun with "the" or "this" that points back: "the group", "these authorities", "the couple", "the city"."""
        token = self.words.tokens[i]
        det = self.tree.first_below(i, "det")
        pointing = det is not None and self.words.lower[det] in listed("references.definite")
        plural = token.tag in ("NNS", "NNPS") or token.lemma == token.text == "police"
        if plural and token.dep != "compound" and self.words.lower[i] in listed("references.people"):
            first = det if det is not None and pointing else self._np_first(i, floor)
            return Description(first, i + 1, i, self.words.lower[i], "people", "plural")
        if not pointing or det is None or token.dep in ("attr", "appos", "compound"):
            return None
        if any(self._restricts(c) for c in self.tree.children[i]) or any(k in self.inside for k in range(det, i)):
            return None
        if token.text[:1].isupper() and i - det > 1:
            return None
        lemma = token.lemma.lower()
        if lemma in listed("references.pairs") and lemma not in ("two", "brothers", "sisters"):
            return Description(det, i + 1, i, lemma, "people", "pair")
        if plural and self.words.lower[i] in listed("references.generic_plural"):
            return Description(det, i + 1, i, self.words.lower[i], "people", "plural")
        for path, type_, sort in _DEFINITE:
            if lemma in listed(path) and not plural:
                return Description(det, i + 1, i, lemma, type_, sort)
        return None

    def _restricts(self, c: int) -> bool:
        """Whether a child of a noun says which one is meant, so that it points to nothing before."""
        token = self.words.tokens[c]
        if token.dep in ("relcl", "nummod", "acl", "poss"):
            return True
        if token.dep == "prep":
            noun = self.words.tokens[token.head]
            verb = self.words.tokens[noun.head].lemma
            if noun.dep == "dobj" and self.words.lower[c] == "of" and verb in listed("references.verbs_with_of"):
                return False
            return self.words.lower[c] in ("of", "for", "to", "behind", "against", "between")
        return self.words.lower[c] in listed("references.telling_apart")


_DEFINITE: tuple[tuple[str, ReferentType, Sort], ...] = (
    ("references.generic", "organization", "body"), ("references.persons", "person", "person"),
    ("references.places", "place", "place"), ("references.state_bodies", "organization", "body"),
)  # fmt: skip
