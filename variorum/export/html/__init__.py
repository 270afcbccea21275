"""The dossier as one HTML page that needs nothing beside itself."""

from variorum.export.html.render import render

__all__ = ["render"]
