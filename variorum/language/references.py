"""References: what names and descriptions stand for, worked out from left to right."""

from __future__ import annotations

from collections.abc import Callable

from variorum.language.name_descriptions import Description
from variorum.language.name_discourse import Discourse
from variorum.language.name_finding import Named
from variorum.language.name_focus import Entry
from variorum.language.name_keys import name_key
from variorum.language.name_types import titles_before
from variorum.language.name_words import gazetteer, listed, titles
from variorum.model import Mention, ReferentType

_SUBJECT = 3.5  # how much likelier the document's subject is meant by "the group", in degrees of prominence
_SPOKEN_OF = 0.5  # the prominence from which somebody is spoken of, and not in an aside or beside another noun


class References:
    """Resolves the names and descriptions of one document against its discourse `d`."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse

    def name(self, named: Named) -> Mention:
        """The mention of a name."""
        found = named.clusters if len(named.clusters) == 1 else self._which(named)
        plural = self.d.words.tokens[named.last - 1].tag in ("NNS", "NNPS") and named.type != "place"
        return self.d.mention((named.first, named.last, named.head), "name", named.type, found, plural=plural)

    def _which(self, named: Named) -> tuple[int, ...]:
        """Which of several persons a shared name means: by title, then who was spoken of last; else nobody."""
        gender = next(
            (g for i in titles_before(self.d.words, named.first) if (g := titles()[self.d.words.lower[i]])), None
        )
        fits = [c for c in named.clusters if gender is None or self.d.clusters[c].gender in (gender, None)]
        exact = [c for c in fits if gender is not None and self.d.clusters[c].gender == gender]
        fits = exact or fits or list(named.clusters)
        if len(fits) == 1:
            return (fits[0],)
        last = next(
            (e for e in reversed(self.d.focus.entries) if len(e.referents) == 1 and e.referents[0] in fits), None
        )
        return last.referents if last else (fits[0],)

    # -- descriptions --------------------------------------------------------------------------------------------

    def description(self, found: Description) -> Mention | None:
        """The mention of a description, None where it is none after all."""
        named = self._named_behind(found)
        referents = named or self._described(found)
        if referents is None:
            return None
        type_: ReferentType = found.type
        if len(referents) == 1 and found.sort in ("body", "plural"):
            type_ = self.d.clusters[referents[0]].type
        place = (found.first, found.last, found.head)
        return self.d.mention(place, "description", type_, referents, plural=found.type == "people", noun=found.noun)

    def _described(self, found: Description) -> tuple[int, ...] | None:
        """What a description without a name beside it stands for."""
        if found.sort in ("state", "ruler"):
            owner = self.d.of(found.owner)
            noun = found.noun.removesuffix("s") if found.noun == "governments" else found.noun
            return (
                self.d.made(
                    (noun, found.country or owner), self.d.words.said(found.first, found.last), found.type, found.noun
                ),
            )
        if found.type == "place" and found.sort == "part":
            text = self.d.words.said(found.first, found.last)
            return (self.d.made((found.noun, text.casefold()), text, "place", found.noun),)
        if found.sort in ("part", "kin"):
            return self._predicated(found) or self._part(found)
        if found.sort == "body":
            return self._body(found)
        if found.sort == "pair":
            return self._pair()
        if found.sort == "person":
            entry = self.d.focus.best(lambda e: 2.0 if e.type == "person" and self.d.called(e, found.noun) else 0.0)
            return entry.referents if entry else None
        if found.sort == "place":
            return self._place(found.noun)
        return self._plural(found)

    def _predicated(self, found: Description) -> tuple[int, ...]:
        """Whom a description is said of: "she was elected its leader", "X, the group's founder"."""
        token = self.d.words.tokens[found.head]
        if token.dep in ("attr", "oprd"):
            subject = self.d.tree.first_below(token.head, "nsubj", "nsubjpass")
            of = self.d.of(subject)
        else:
            of = self.d.of(token.head) if token.dep == "appos" and token.head < found.first else ()
        person = found.type in ("person", "people")
        return of if all((self.d.clusters[i].type in ("person", "people")) == person for i in of) else ()

    def _part(self, found: Description) -> tuple[int, ...] | None:
        """A part, people or kin of an owner: a referent of its own, the same for the same words."""
        owner = self.d.of(found.owner)
        if not owner:
            return None
        if self.d.clusters[owner[0]].type == "place" and found.noun in listed("references.generic"):
            return None
        first = found.head
        while first > found.first + 1 and self.d.words.tokens[first - 1].pos in _MODIFIERS:
            if self.d.words.tokens[first - 1].text in ("'s", "’s", "'") or first - 1 in self.d.names:
                break
            first -= 1
        first = max(first, (found.owner or 0) + 1)
        text = self.d.words.said(first, found.last)
        index = self.d.made(("part", text.casefold(), owner), text, found.type, found.noun)
        self.d.clusters[index].part = True
        return (index,)

    def _body(self, found: Description) -> tuple[int, ...] | None:
        """ "The group", "the government": the body spoken of that may be called so, else the document's subject."""
        state = found.noun in listed("references.state_bodies")

        def score(entry: Entry) -> float:
            if entry.type not in ("organization", "people") or len(entry.referents) != 1:
                return 0.0
            fits = self.d.called(entry, found.noun)
            if state or entry.type == "people":
                return 3.0 if fits and entry.type == "organization" else 0.0
            if self.d.state(entry):
                return 0.0
            if not fits and self._otherwise(entry, found.noun):
                return 0.0
            return 1.0 + 3.0 * fits + _SUBJECT * (entry.referents[0] == self.d.subject)

        entry = self.d.focus.best(score, floor=1.5)
        if entry is not None:
            return entry.referents
        own = self.d.subject
        if own is not None and self._is_called(own, found.noun):
            return (own,)
        if state:
            last = next((i for i in range(len(self.d.clusters) - 1, -1, -1) if found.noun in self.d.clusters[i].kinds
                         and self.d.clusters[i].count and self.d.clusters[i].type == "organization"), None)  # fmt: skip
            return (
                (last,) if last is not None else (self.d.made(("the", found.noun), found.noun, found.type, found.noun),)
            )
        if self.d.subject is not None and self.d.clusters[self.d.subject].type == "organization":
            return (self.d.subject,)
        return self._only(score)

    def _only(self, score: Callable[[Entry], float]) -> tuple[int, ...] | None:
        """The one body that may be meant in this sentence and the one before, where no other may."""
        near = [e for e in self.d.focus.recent() if self.d.focus.sentence - e.sentence < 2 and score(e) > 0]
        of = {e.referents for e in near if e.prominence >= _SPOKEN_OF}
        return of.pop() if len(of) == 1 else None

    def _otherwise(self, entry: Entry, noun: str) -> bool:
        """Whether a body is known as something else than `noun` says: a part, a well-known body, a court or council."""
        made = self.d.clusters[entry.referents[0]]
        if entry.referents[0] == self.d.subject:
            return False
        known = any(name.casefold() in gazetteer().bodies for name in made.names)
        called = {word for name in made.names for word in name_key(name).split()} | made.kinds
        heads = called & (listed("names.organization_heads") | listed("references.generic"))
        office = bool(called & listed("references.offices"))
        return made.part or known or office or (bool(heads) and noun not in listed("references.wide"))

    def _is_called(self, index: int, noun: str) -> bool:
        """Whether a body is one by its name, or by what the document says of it, that `noun` tells."""
        made = self.d.clusters[index]
        words = {word for name in made.names for word in name_key(name).split()} | made.kinds
        return made.type == "organization" and noun in words

    def _pair(self) -> tuple[int, ...] | None:
        """ "The couple": the two persons named together last."""
        both = next((e for e in self.d.focus.recent() if e.type == "person" and len(e.referents) == 2), None)
        if both:
            return both.referents
        seen: list[int] = []
        for entry in self.d.focus.recent():
            for i in entry.referents if entry.type == "person" else ():
                if i not in seen:
                    seen.append(i)
        return tuple(sorted(seen[:2])) if len(seen) >= 2 else None

    def _place(self, noun: str) -> tuple[int, ...] | None:
        """ "The country", "the city": the last place of that rank."""
        rank = {"country": "country", "nation": "country", "city": "city", "capital": "city", "town": "city"}.get(noun)
        for entry in self.d.focus.recent():
            for i in entry.referents:
                made = self.d.clusters[i]
                known = {gazetteer().places.get(n.casefold()) for n in made.names}
                if made.type == "place" and (noun in made.kinds or (rank and rank in known)):
                    return (i,)
        return None

    def _plural(self, found: Description) -> tuple[int, ...]:
        """ "The suspects", "these authorities": those called so before, else a body of such people, else new people."""
        pointing = self.d.words.lower[found.first] in listed("references.definite")
        if pointing:
            same = next((e for e in self.d.focus.recent() if e.noun == found.noun), None)
            if same is not None:
                return same.referents
            body = self.d.subject is not None and self.d.clusters[self.d.subject]
            if body and found.noun in listed("references.generic_plural") and body.type == "organization":
                lemma = self.d.words.tokens[found.head].lemma
                if lemma in body.kinds or body.names[0].casefold().endswith("s"):
                    assert self.d.subject is not None
                    return (self.d.subject,)
        first = found.first + 1 if self.d.words.lower[found.first] in listed("references.definite") else found.first
        text = self.d.words.said(first, found.last)
        return (self.d.made((found.head,), text, "people", found.noun),)

    def _named_behind(self, found: Description) -> tuple[int, ...] | None:
        """The referent of a name in apposition: "his wife Maryam", "the group's arm, the National Council"."""
        if found.sort not in ("part", "kin", "person", "body"):
            return None
        tokens, lower = self.d.words.tokens, self.d.words.lower
        skip = {",", "(", "the", "known", "as", "called", "named", "-", "–", "_", '"'}
        k = found.last
        while k < min(found.last + 5, len(tokens)) and lower[k] in skip:
            k += 1
        name = self.d.names.get(k)
        if name is None or name.type in ("place", "people") or len(name.clusters) != 1 or name.first != k:
            return None
        linked = (
            k == found.last or tokens[name.head].head == found.head or lower[found.last] in ("(", "known", "called")
        )
        linked = linked or tokens[found.head].head == name.head
        whole = (found.type == "person") == (self.d.clusters[name.clusters[0]].type == "person")
        return name.clusters if linked and whole and found.type != "people" else None


_MODIFIERS = frozenset({"ADJ", "ADV", "NOUN", "NUM", "PROPN", "PUNCT", "VERB"})
