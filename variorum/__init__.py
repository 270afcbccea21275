"""Variorum: what every source says about an organisation, claim by claim."""

__version__ = "0.1.0"
