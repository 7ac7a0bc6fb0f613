"""Who asks: a name and a role. Readers read, editors bring in documents and publish, administrators see the log."""

from __future__ import annotations

from dataclasses import dataclass

from xinmai.app.access import ROLES

__all__ = ["LOCAL", "NOBODY", "Visitor"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a role, or nobody yet."""

    name: str
    role: str | None

    def may(self, role: str) -> bool:
        """Whether this visitor may do what a role may."""
        return self.role is not None and ROLES.index(self.role) >= ROLES.index(role)


LOCAL = Visitor("local", "admin")
"""Whoever sits at the machine itself, as long as no access was given to anybody."""
NOBODY = Visitor("", None)
