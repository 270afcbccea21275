"""What is known while a document is read from left to right: who was named, and who stands where."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.name_clusters import Cluster
from variorum.language.name_finding import Named
from variorum.language.name_focus import Entry, Focus
from variorum.language.name_keys import body_key, name_key
from variorum.language.name_text import Words
from variorum.language.name_words import listed
from variorum.language.tree import Tree
from variorum.model import Mention, ReferentType
from variorum.model.analysis import MentionKind


class Discourse:
    """The state of reading: `at` holds the referents of each mention by its head token, `focus` the order of mention.

    `clusters` grows by what only descriptions name ("French authorities").
    """

    def __init__(
        self, words: Words, tree: Tree, clusters: list[Cluster], subject: int | None, named: Sequence[Named]
    ) -> None:
        self.words, self.tree, self.clusters, self.subject = words, tree, clusters, subject
        self.focus = Focus()
        self.at: dict[int, tuple[int, ...]] = {}
        self.names = {i: name for name in named for i in range(name.first, name.last)}
        self._by_key: dict[tuple[object, ...], int] = {}

    def of(self, token: int | None) -> tuple[int, ...]:
        """The referents of the mention at a token, empty where there is none."""
        if token is None:
            return ()
        name = self.names.get(token)
        return self.at.get(token if name is None else name.head, ())

    def called(self, entry: Entry, noun: str) -> bool:
        """Whether the document calls an entry's referent by `noun`, in its name or beside it."""
        made = self.clusters[entry.referents[0]] if len(entry.referents) == 1 else None
        if made is None:
            return False
        return noun in made.kinds or entry.noun == noun or any(noun in name_key(n).split() for n in made.names)

    def state(self, entry: Entry) -> bool:
        """Whether an entry is a body of a state, which "the group" does not mean."""
        made = self.clusters[entry.referents[0]]
        return bool(made.kinds & listed("references.state_bodies")) and not made.kinds & listed("references.generic")

    def made(self, key: tuple[object, ...], text: str, type_: ReferentType, noun: str) -> int:
        """The cluster at `key`, made where it is new; `text` becomes one of its names."""
        index = self._by_key.get(key)
        if index is None:
            index = self._by_key[key] = len(self.clusters)
            self.clusters.append(Cluster([text], type_, kinds={noun}))
        made = self.clusters[index]
        made.count += 1
        if body_key(text) not in {body_key(n) for n in made.names}:
            made.names.append(text)
        return index

    def mention(
        self, place: tuple[int, int, int], kind: MentionKind, type_: ReferentType, referents: tuple[int, ...],
        *, plural: bool = False, noun: str = "",
    ) -> Mention:  # fmt: skip
        """The mention at `place` (first, last, head), noted for what comes after it."""
        first, last, head = place
        tokens = self.words.tokens
        self.at.setdefault(head, referents)
        if referents:
            self.focus.bracketed = self.words.bracketed(head) or self._lists(head)
            self.focus.add(tokens[head], referents, type_, plural=plural, noun=noun)
            self._together(head, type_)
        return Mention(first, last, tokens[first].start, tokens[last - 1].end, head, kind, type_, referents)

    def _lists(self, head: int) -> bool:
        """Whether the name says what a list holds ("the list of Foreign Terrorist Organizations"): nobody is spoken of then."""
        tokens = self.words.tokens
        of = tokens[head].head
        return tokens[of].text == "of" and tokens[tokens[of].head].lemma.lower() in listed("designation.lists")

    def _together(self, head: int, type_: ReferentType) -> None:
        """Note the members of a coordination as one plural, for "they" and "the couple"."""
        tokens, top = self.words.tokens, head
        while tokens[top].dep == "conj" and tokens[top].head != top:
            top = tokens[top].head
        if top == head:
            return
        everyone = [i for k in (top, *self._conjuncts(top)) for i in self.at.get(k, ())]
        whole = tuple(dict.fromkeys(everyone))
        if len(whole) > 1 and all(self.clusters[i].type == type_ for i in whole):
            self.focus.add(tokens[top], whole, type_, plural=True)

    def _conjuncts(self, top: int) -> list[int]:
        out, stack = [], [top]
        while stack:
            for c in self.tree.below(stack.pop(), "conj"):
                out.append(c)
                stack.append(c)
        return sorted(out)
