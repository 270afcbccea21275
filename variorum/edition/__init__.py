"""The one composer: builds a dossier from documents, and answers questions about it."""

from variorum.edition.build import Build, NothingBuilt, Progress, build, fill
from variorum.edition.query import find_entity, load_dossier, main_entity
from variorum.edition.stages import Stages, own_stages

__all__ = [
    "Build",
    "NothingBuilt",
    "Progress",
    "Stages",
    "build",
    "fill",
    "find_entity",
    "load_dossier",
    "main_entity",
    "own_stages",
]
