"""The errors a user may see: each says what is wrong, where, and what to do."""

from __future__ import annotations


class VariorumError(Exception):
    """Base of all errors that Variorum raises on purpose.

    `what` is the fault in one sentence, `where` the file, record or option it is in,
    `hint` what the user can do about it. `str(error)` joins the three.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.hint}" if self.hint else ""
        return f"{place}{self.what}{advice}"


class DocumentError(VariorumError):
    """A source cannot be read as a document."""


class ModelError(VariorumError):
    """The language model is missing or is not the one that was pinned."""


class DataError(VariorumError):
    """A file of the package's own data (ontology, lexicon, rule) is malformed."""


class ClaimError(VariorumError):
    """A claim's words are not where it says they are, or it breaks the vocabulary."""


class StoreError(VariorumError):
    """The dossier's database cannot be opened, read or written."""


class SettingsError(VariorumError):
    """A setting has a value that cannot be used."""


class RegisterError(VariorumError):
    """A file cannot be read as an official register."""


class ExportError(VariorumError):
    """A dossier cannot be written out."""
