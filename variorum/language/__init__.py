"""The language stage: `analyse(document, load_model())` gives an `Analysis`."""

from variorum.language.analyse import analyse, analyse_all
from variorum.language.model import load_model

__all__ = ["analyse", "analyse_all", "load_model"]
