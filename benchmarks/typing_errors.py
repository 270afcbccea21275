"""Names as people mistype them: a seeded generator of errors, for the benchmark of screening.

`variants(name, seed)` gives one variant of each kind of error that fits the name (a single word has no order to change),
in the order of `KINDS`: eight at most. The same name and seed
give the same variants. An error that leaves the name's letters as they are is not given.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterator

# Keys beside one another on an English keyboard. Source: the QWERTY layout of ISO/IEC 9995-3.
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Spellings of one sound in names from Arabic, Persian, Russian, Korean and African languages, as romanisations differ.
_TRANSLITERATIONS = (
    ("mohammed", "muhammad"), ("muhammad", "mohamed"), ("ahmed", "ahmad"), ("ahmad", "ahmed"), ("abdul", "abd al"),
    ("abd al-", "abdul "), ("hussein", "husayn"), ("hussain", "hossein"), ("yusuf", "yousef"), ("umar", "omar"), ("omar", "umar"),
    ("usama", "osama"), ("kh", "h"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("iy", "i"), ("ay", "ai"), ("ei", "ey"), ("q", "k"), ("gh", "g"),
    ("dh", "d"), ("aw", "au"), ("w", "v"), ("ck", "k"), ("ph", "f"), ("y", "i"), ("c", "k"), ("u", "o"), ("o", "u"), ("e", "i"), ("i", "e"),
    ("ll", "l"), ("ss", "s"), ("mm", "m"), ("nn", "n"),
)  # fmt: skip
_SPACES = re.compile(r"\s+")


def _beside() -> dict[str, str]:
    out: dict[str, set[str]] = {c: set() for c in string.ascii_lowercase}
    for y, row in enumerate(_ROWS):
        for x, key in enumerate(row):
            for ny, nx in ((y, x - 1), (y, x + 1), (y - 1, x), (y - 1, x + 1), (y + 1, x - 1), (y + 1, x)):
                if 0 <= ny < len(_ROWS) and 0 <= nx < len(_ROWS[ny]):
                    out[key].add(_ROWS[ny][nx])
    return {key: "".join(sorted(found)) for key, found in out.items()}


_BESIDE = _beside()


def _letters(name: str, *, least: int = 3) -> list[int]:
    """Where the letters of words of at least `least` letters are."""
    return [i for found in re.finditer(r"[^\W\d_]+", name) if len(found[0]) >= least for i in range(*found.span())]


def _cased(like: str, letter: str) -> str:
    return letter.upper() if like.isupper() else letter


def insert(name: str, draw: random.Random) -> str | None:
    """A letter too much, from beside the one that was meant."""
    places = _letters(name)
    if not places:
        return None
    at = draw.choice(places)
    new = draw.choice(_BESIDE.get(name[at].casefold()) or string.ascii_lowercase)
    return name[:at] + _cased(name[at], new) + name[at:]


def delete(name: str, draw: random.Random) -> str | None:
    """A letter too few."""
    places = _letters(name)
    at = draw.choice(places) if places else None
    return None if at is None else name[:at] + name[at + 1 :]


def swap(name: str, draw: random.Random) -> str | None:
    """Two letters of a word the wrong way round."""
    places = _letters(name)
    pairs = [i for i in places if i + 1 in places and name[i].casefold() != name[i + 1].casefold()]
    if not pairs:
        return None
    at = draw.choice(pairs)
    return name[:at] + _cased(name[at], name[at + 1]) + _cased(name[at + 1], name[at]) + name[at + 2 :]


def replace(name: str, draw: random.Random) -> str | None:
    """The key beside the one that was meant."""
    places = [i for i in _letters(name) if name[i].casefold() in _BESIDE]
    if not places:
        return None
    at = draw.choice(places)
    return name[:at] + _cased(name[at], draw.choice(_BESIDE[name[at].casefold()])) + name[at + 1 :]


def double(name: str, draw: random.Random) -> str | None:
    """A letter written twice."""
    places = _letters(name)
    at = draw.choice(places) if places else None
    return None if at is None else name[:at] + name[at] + name[at:]


def space(name: str, draw: random.Random) -> str | None:
    """Two words written together."""
    found = list(_SPACES.finditer(name))
    if not found:
        return None
    gone = draw.choice(found)
    return name[: gone.start()] + name[gone.end() :]


def order(name: str, draw: random.Random) -> str | None:
    """The words in another order: the last one first, or the first one last."""
    words = name.split()
    if len(words) < 2:
        return None
    return " ".join([words[-1], *words[:-1]] if draw.random() < 0.5 else [*words[1:], words[0]])


def transliterated(name: str, draw: random.Random) -> str | None:
    """A sound written as another romanisation has it, once."""
    low = name.casefold()
    fit = [(old, new) for old, new in _TRANSLITERATIONS if old in low] if len(low) == len(name) else []
    if not fit:
        return None
    old, new = draw.choice(fit)
    at = draw.choice([found.start() for found in re.finditer(re.escape(old), low)])
    return name[:at] + "".join(_cased(name[at], c) for c in new) + name[at + len(old) :]


KINDS: dict[str, Callable[[str, random.Random], str | None]] = {
    "insert": insert, "delete": delete, "swap": swap, "replace": replace, "double": double, "space": space, "order": order,
    "transliterated": transliterated,
}  # fmt: skip


def variants(name: str, seed: int) -> Iterator[tuple[str, str]]:
    """The kind of error and the name with it, for each kind that fits the name."""
    for kind, make in KINDS.items():
        made = make(name, random.Random(f"{seed} {kind} {name}"))
        if made and made != name:
            yield kind, made
