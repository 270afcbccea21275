"""Which referents of which documents are one person, body or place: judgements that can be taken back."""

from variorum.resolution.resolving import Resolution, main_subject, resolve

__all__ = ["Resolution", "main_subject", "resolve"]
