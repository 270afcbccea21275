"""What a document is about: the referent its title, its first words and its alias fields point to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.language.name_clusters import Cluster, Clusters
from variorum.language.name_declared import Declared
from variorum.language.name_keys import abbreviates, initials, is_acronym, name_key, name_words_of, skeleton
from variorum.language.name_text import NameSpan, Words
from variorum.language.name_words import gazetteer
from variorum.model import Document

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Weights in mentions; chosen by reading the output on open profiles.
_DEFINED, _FIRST_SUBJECT, _FILE_NAME, _LEAST = 12.0, 6.0, 5.0, 4.0
_TYPE_WEIGHT = {"organization": 1.0, "person": 0.8}


def settle_subject(
    document: Document,
    words: Words,
    named: Sequence[tuple[NameSpan, str]],
    made: Clusters,
    unnamed: Sequence[Declared],
) -> int | None:
    """The index of the cluster that the document is about, None where none stands out.

    Where an alias field names the subject and the text uses an abbreviation that nothing else explains, the
    abbreviation is joined to it. The file's name is evidence for that, never a name. `unnamed` are names declared
    of an "it": the subject's too.
    """
    points = _points(document, words, named, made)
    declared = next((i for i, c in enumerate(made.clusters) if c.subject), None)
    if declared is None:
        best = max(points, key=lambda i: (points[i], -i), default=None)
        if best is None or points[best] < _LEAST:
            return None
        _join_unnamed(made, best, unnamed)
        return best
    subject = made.clusters[declared]
    if subject.type not in _TYPE_WEIGHT or (subject.type == "person" and subject.gender is None):
        subject.type = "organization"  # a person's field or title shows a gender somewhere
    _join_unnamed(made, declared, unnamed)
    other = _unexplained(document, made, points, declared)
    if other is not None:
        _join(made, declared, other)
    return declared


def _points(
    document: Document, words: Words, named: Sequence[tuple[NameSpan, str]], made: Clusters
) -> dict[int, float]:
    """How much each body or person stands out, in mentions."""
    points: dict[int, float] = {}
    first_sentence = True
    for span, key in named:
        for index in made.of_key.get(key, ())[:1]:
            weight = _TYPE_WEIGHT.get(made.clusters[index].type)
            if weight is None:
                continue
            head = words.tokens[span.last - 1]
            as_subject = head.dep in _SUBJECTS
            points[index] = points.get(index, 0.0) + weight * (1.5 if as_subject else 1.0)
            if as_subject and first_sentence:
                first_sentence = False
                defined = words.tokens[head.head].lemma == "be" and head.i < 60
                points[index] += _DEFINED if defined else _FIRST_SUBJECT
    stem = _stem(document)
    for index in points:
        if any(_named_after(stem, name) for name in made.clusters[index].names):
            points[index] += _FILE_NAME
    return points


def _stem(document: Document) -> str:
    """The file's name as words, without folders and suffix."""
    return re.sub(r"[_\W]+", " ", document.name.rsplit("/", 1)[-1].rsplit(".", 1)[0])


def _named_after(stem: str, name: str) -> bool:
    """Whether a file's name holds `name`, in its own or another spelling, or spells out the acronym `name`."""
    found = stem.casefold().split()
    bones = [skeleton(w) for w in found]
    if is_acronym(name):
        short = name_key(name)
        return short in found or any(short in initials(" ".join(found[:n])) for n in range(2, len(found) + 1))
    wanted = [skeleton(w) for w in name_words_of(name)]
    return any(bones[i : i + len(wanted)] == wanted for i in range(len(bones)))


def _unexplained(document: Document, made: Clusters, points: dict[int, float], declared: int) -> int | None:
    """The cluster that is the subject under a name its alias field does not list."""
    subject = made.clusters[declared]
    stem = _stem(document)
    loose = [i for i in points if i != declared and _loose(made.clusters[i])]
    fits = [i for i in loose if any(_abbreviates_any(n, subject.names) for n in made.clusters[i].names)]
    fits = fits or [i for i in loose if any(_named_after(stem, n) for n in made.clusters[i].names)]
    fits = fits or [i for i in loose if points[i] >= _DEFINED]
    unsaid = subject.count <= len(subject.names) and len(loose) == 1
    if not fits and unsaid and made.clusters[loose[0]].count > max(1, subject.count):
        fits = loose
    return max(fits, key=lambda i: (points[i], -i)) if fits else None


def _loose(cluster: Cluster) -> bool:
    """Whether the cluster is one abbreviation of a body that the gazetteer does not know."""
    name = cluster.names[0]
    return (
        cluster.type == "organization"
        and all(is_acronym(n) and n.isupper() for n in cluster.names)
        and name.casefold() not in gazetteer().bodies
    )


def _abbreviates_any(short: str, names: Sequence[str]) -> bool:
    """Whether `short` abbreviates one of `names`, or opens one of them ("PIJ-Shaqaqi Faction")."""
    key = name_key(short)
    return any(abbreviates(short, n) or key in name_words_of(n) for n in names)


def _join_unnamed(made: Clusters, subject: int, unnamed: Sequence[Declared]) -> None:
    """Give the subject, if it is a body, the names declared of an "it"."""
    if made.clusters[subject].type != "organization":
        return
    for key in (name_key(name) for item in unnamed for name in item.names):
        for other in made.of_key.get(key, ()):
            if other != subject and made.clusters[other].type in ("organization", "other", "person"):
                made.clusters[subject].aliases |= set(made.clusters[other].names)
                _join(made, subject, other)


def _join(made: Clusters, into: int, other: int) -> None:
    """Give the cluster `into` all that `other` has; `other` stays behind without names in the text."""
    gone, kept = made.clusters[other], made.clusters[into]
    kept.names += gone.names
    kept.kinds |= gone.kinds
    kept.count += gone.count
    for key, found in made.of_key.items():
        made.of_key[key] = tuple(into if i == other else i for i in found)
    gone.count = 0
