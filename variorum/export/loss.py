"""What an export's format could not carry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of thing that a format could not carry: what, how many times, and why."""

    what: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class LossReport:
    """What the export to `format` left out or made coarser, in order of importance. Empty: nothing."""

    format: str
    losses: tuple[Loss, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was lost."""
        return bool(self.losses)

    def __str__(self) -> str:
        """The report in words, a line a loss."""
        if not self.losses:
            return f"{self.format}: nothing was lost."
        return "\n".join(f"{self.format}: {loss.what} ({loss.count}): {loss.why}" for loss in self.losses)
