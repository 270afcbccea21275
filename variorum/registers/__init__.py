"""Official registers: files of sanctions and designations read into listings. A folder for each publisher."""

from variorum.registers.reading import read
from variorum.registers.spec import RegisterSpec, specs

__all__ = ["RegisterSpec", "read", "specs"]
