"""`Grade`: how far a report can be relied on, in the two signs of the Admiralty code."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Grade"]


@dataclass(frozen=True, slots=True)
class Grade:
    """`reliability` is of the source, `A` (always) to `E` (never) and `F` (not known); `credibility` of what it says.

    `1` is confirmed by others, `2` probably and `3` possibly true, `4` doubtful, `5` improbable, `6` cannot be judged.
    `because` gives the reason for either.
    """

    reliability: str
    credibility: int
    because: tuple[str, str]

    @property
    def code(self) -> str:
        """Both signs, as `B2`."""
        return f"{self.reliability}{self.credibility}"
