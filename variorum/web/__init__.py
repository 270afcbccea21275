"""The work place in the browser: a dossier read, checked and corrected by persons."""

from variorum.web.app import create_app
from variorum.web.site import Site

__all__ = ["Site", "create_app"]
