"""What pronouns stand for."""

from __future__ import annotations

from variorum.language.name_discourse import Discourse
from variorum.language.name_focus import Entry
from variorum.language.name_words import Gender, listed
from variorum.model import Mention, ReferentType

_GENDERS: tuple[Gender, ...] = ("male", "female")
_QUOTED = 60  # tokens back to which a quotation mark is looked for


class Pronouns:
    """Resolves the pronouns of one document against its discourse `d`."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse

    def at(self, i: int) -> Mention | None:
        """The mention of the pronoun at token `i`, None where it stands for nothing."""
        word, token = self.d.words.lower[i], self.d.words.tokens[i]
        if token.synthetic:
            found: tuple[int, ...] = (self.d.subject,) if self.d.subject is not None else ()
            type_ = self.d.clusters[found[0]].type if found else "organization"
            return self._mention(i, type_, found)
        if word in listed("references.reflexive"):
            own = self._clause_subject(i)
            found = self.d.of(own)
            return self._mention(i, self.d.clusters[found[0]].type, found) if found else None
        for gender in _GENDERS:
            if word in listed(f"references.pronouns.{gender}"):
                return self._personal(i, gender)
        if word in listed("references.pronouns.neuter"):
            return None if word == "it" and self._empty(i) else self._neuter(i)
        if word in listed("references.pronouns.own"):
            return self._own(i)
        if word in listed("references.pronouns.plural"):
            return self._they(i)
        return self._relative(i) if word in listed("references.relative") else None

    def _own(self, i: int) -> Mention | None:
        """We, on a body's own pages: the document's subject. None in quoted words, where it is the speaker's side."""
        subject, tokens = self.d.subject, self.d.words.tokens
        if subject is None or self.d.clusters[subject].type != "organization":
            return None
        quoted = sum(t.norm in ("``", "''", '"') for t in tokens[max(0, i - _QUOTED) : i]) % 2 == 1
        return None if quoted else self._mention(i, "organization", (subject,))

    def _personal(self, i: int, gender: Gender) -> Mention:
        """He or she."""
        barred = self._barred(i)

        def score(entry: Entry) -> float:
            if entry.type != "person" or len(entry.referents) != 1 or entry.referents[0] in barred:
                return 0.0
            known = self.d.clusters[entry.referents[0]].gender
            if known not in (gender, None):
                return 0.0
            return 2.0 + 2.5 * (known == gender) + 0.5 * (entry.referents[0] == self.d.subject)

        entry = self.d.focus.best(score)
        if entry is None:
            return self._mention(i, "person", ())
        self.d.clusters[entry.referents[0]].gender = gender
        return self._mention(i, "person", entry.referents)

    def _neuter(self, i: int) -> Mention:
        """It: a body, else a place or another thing."""
        barred, own = self._barred(i), self._clause_subject(i)
        weights = {"organization": 3.0, "place": 1.0, "event": 1.0, "other": 1.0}

        def score(entry: Entry) -> float:
            if len(entry.referents) != 1 or entry.plural or entry.referents[0] in barred:
                return 0.0
            weight = 1.5 if self.d.clusters[entry.referents[0]].part else weights.get(entry.type, 0.0)
            if not weight:
                return 0.0
            if entry.head == own and self.d.words.lower[i] != "it":
                weight += 2.5
            return weight + 1.5 * (entry.referents[0] == self.d.subject)

        entry = self.d.focus.best(score, floor=1.0)
        if entry is not None:
            return self._mention(i, entry.type, entry.referents)
        body = self.d.subject is not None and self.d.clusters[self.d.subject].type == "organization"
        found = (self.d.subject,) if body and self.d.subject is not None and self.d.subject not in barred else ()
        return self._mention(i, "organization", found)

    def _they(self, i: int) -> Mention:
        """They: people, persons named together, or a body."""
        ahead = self._ahead(i)
        if ahead:
            return self._mention(i, self.d.clusters[ahead[0]].type, ahead, plural=True)
        barred, own = self._barred(i), self._clause_subject(i)

        def score(entry: Entry) -> float:
            if set(entry.referents) & barred or not entry.referents:
                return 0.0
            weight = 0.0
            if entry.type in ("person", "people"):
                weight = 3.0 if entry.plural or (entry.type == "people" and entry.prominence > 0.4) else 0.0
            elif entry.type == "organization":
                weight = 3.0 if entry.plural else 0.6 + (entry.referents[0] == self.d.subject)
            plural = entry.plural or entry.type != "organization"
            return weight + 2.5 * (weight > 0 and plural and entry.head == own and self.d.words.lower[i] != "they")

        entry = self.d.focus.best(score, floor=1.0)
        if entry is None:
            body = self.d.subject is not None and self.d.clusters[self.d.subject].type == "organization"
            return self._mention(i, "people", (self.d.subject,) if body and self.d.subject is not None else ())
        return self._mention(i, entry.type, entry.referents, plural=True)

    def _ahead(self, i: int) -> tuple[int, ...]:
        """The body that a phrase at the head of a sentence points ahead to: "Despite raids against them, the Taliban won"."""
        tokens = self.d.words.tokens
        for a in self.d.tree.ancestors(i):
            verb = tokens[a].head
            if tokens[a].pos in ("VERB", "AUX"):
                return ()
            if tokens[a].dep == "prep" and a < i < verb and tokens[verb].dep == "ROOT":
                subject = self.d.tree.first_below(verb, "nsubj", "nsubjpass")
                name = self.d.names.get(subject) if subject is not None and subject > i else None
                fits = name is not None and name.type == "organization" and len(name.clusters) == 1
                return name.clusters if name is not None and fits else ()
        return ()

    def _relative(self, i: int) -> Mention | None:
        """Who, which, whose, that: what the relative clause hangs on."""
        tokens = self.d.words.tokens
        verb = next((a for a in (i, *self.d.tree.ancestors(i)) if tokens[a].dep in ("relcl", "acl", "ccomp")), None)
        if tokens[i].tag not in ("WDT", "WP", "WP$"):
            return None
        antecedent = tokens[verb].head if verb is not None and tokens[verb].dep == "relcl" else None
        found = self.d.of(antecedent) if antecedent is not None and antecedent < i else ()
        if not found and self.d.words.lower[i] in listed("references.relative_personal"):
            k = i - 1
            while k > i - 3 and tokens[k].text in (",", ")"):
                k -= 1
            found = self.d.of(k) if k in self.d.names and self.d.names[k].type == "person" else ()
        if not found or not self._agrees(i, found):
            return None
        return self._mention(i, self.d.clusters[found[0]].type, found)

    def _agrees(self, i: int, found: tuple[int, ...]) -> bool:
        """Whether a relative pronoun may stand for `found`: "who" for people, "which" for anything else."""
        word = self.d.words.lower[i]
        human = all(self.d.clusters[k].type in ("person", "people") for k in found)
        if word in listed("references.relative_personal"):
            return human
        return word != "which" or not human

    def _empty(self, i: int) -> bool:
        """Whether "it" stands for nothing: "it was revealed that", "it is possible to"."""
        tokens, token = self.d.words.tokens, self.d.words.tokens[i]
        if token.dep == "expl":
            return True
        verb = tokens[token.head]
        if token.dep not in ("nsubj", "nsubjpass"):
            return False
        clause = any(tokens[c].dep in ("ccomp", "csubj", "csubjpass") or (tokens[c].dep == "xcomp" and verb.lemma == "be")
                     for c in self.d.tree.children[verb.i])  # fmt: skip
        if token.dep == "nsubjpass":
            return clause and verb.lemma in listed("references.empty_it_participles")
        if verb.lemma not in listed("references.empty_it_verbs"):
            return False
        adjective = self.d.tree.first_below(verb.i, "acomp", "attr")
        inner = adjective is not None and any(
            tokens[c].dep in ("ccomp", "xcomp") for c in self.d.tree.children[adjective]
        )
        return clause or (inner and verb.lemma == "be" and tokens[adjective or 0].pos == "ADJ")

    def _barred(self, i: int) -> frozenset[int]:
        """The referents that a pronoun at `i` cannot mean: for an object, its own clause's subjects."""
        token = self.d.words.tokens[i]
        if token.dep == "poss" and self.d.words.tokens[token.head].dep in ("attr", "oprd"):
            return self._said_of(token.head)
        if token.dep in ("nsubj", "nsubjpass", "poss") or self.d.words.lower[i] in listed("references.reflexive"):
            return frozenset()
        own = self._clause_subject(i)
        if own is None:
            return frozenset()
        return frozenset(r for k in (own, *self.d.tree.below(own, "conj")) for r in self.d.of(k))

    def _said_of(self, noun: int) -> frozenset[int]:
        """What a noun that says what its subject is cannot belong to: "X is its ally" is not X's."""
        own = self.d.tree.first_below(self.d.words.tokens[noun].head, "nsubj", "nsubjpass")
        return frozenset(self.d.of(own)) if own is not None and own < noun else frozenset()

    def _clause_subject(self, i: int) -> int | None:
        """The head of the subject of the clause that token `i` is in; for a clause without, of the one above."""
        for a in self.d.tree.ancestors(i):
            if self.d.words.tokens[a].pos in ("VERB", "AUX"):
                found = self.d.tree.first_below(a, "nsubj", "nsubjpass")
                if found is not None:
                    return found if found < i else None
                if self.d.words.tokens[a].dep not in ("conj", "xcomp", "advcl", "aux", "auxpass", "pcomp"):
                    return None
        return None

    def _mention(self, i: int, type_: ReferentType, referents: tuple[int, ...], *, plural: bool = False) -> Mention:
        return self.d.mention((i, i + 1, i), "pronoun", type_, referents, plural=plural)
