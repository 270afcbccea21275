"""The one composer: builds a dossier from documents, and answers questions about it."""

from variorum.edition.composer import Build, NothingBuilt, Progress, build, fill
from variorum.edition.explaining import misses, why
from variorum.edition.outputs import write_whole
from variorum.edition.query import dossier_plain, export_text, find_entity, load_dossier, main_entity, time_expressions
from variorum.edition.stages import Stages, own_stages

__all__ = [
    "Build",
    "NothingBuilt",
    "Progress",
    "Stages",
    "build",
    "dossier_plain",
    "export_text",
    "fill",
    "find_entity",
    "load_dossier",
    "main_entity",
    "misses",
    "own_stages",
    "time_expressions",
    "why",
    "write_whole",
]
