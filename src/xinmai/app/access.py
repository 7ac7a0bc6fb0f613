"""Who may use a workspace from elsewhere: a role for each token, and of the token only its hash."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import asdict, dataclass

from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError, WorkspaceError

__all__ = ["FILE", "ROLES", "Grant", "grant", "grants", "holder"]

FILE = "access.json"
ROLES = ("reader", "editor", "admin")
"""From least to most; each may do what those before it may."""
_BYTES = 32
"""Of chance in a token: too many to guess, so that a plain hash keeps it."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role given to somebody."""

    name: str
    role: str
    sha256: str


def grant(workspace: Workspace, name: str, role: str) -> str:
    """Give somebody a role, in place of what they had, and say the token once. Raises `UsageError`."""
    if role not in ROLES or not name.strip() or len(name) > 100 or not name.isprintable():
        raise UsageError(f"no role {role!r} for {name!r}: choose one of {', '.join(ROLES)}, and a name of one line")
    token = secrets.token_urlsafe(_BYTES)
    kept = [one for one in grants(workspace) if one.name != name]
    _write(workspace, [*kept, Grant(name, role, _hashed(token))])
    return token


def grants(workspace: Workspace) -> list[Grant]:
    """Everybody who was given a role. Raises `WorkspaceError` where the file cannot be understood."""
    file = workspace.folder / FILE
    if not file.exists():
        return []
    try:
        found = [Grant(**entry) for entry in json.loads(file.read_text("utf-8"))]
    except (OSError, ValueError, TypeError) as error:
        raise WorkspaceError(f"{file}: cannot be read ({error}); make the tokens again") from None
    # Without grants everybody at this machine may do everything: a file that lost them must not open the door.
    if not found or any(one.role not in ROLES for one in found):
        problem = "no known role in it"
        raise WorkspaceError(f"{file}: cannot be read ({problem}); make the tokens again")
    return found


def holder(given: list[Grant], token: str) -> Grant | None:
    """Whose token it is. Every hash is compared in full, so that the time tells nothing."""
    hashed, found = _hashed(token), None
    for one in given:
        if hmac.compare_digest(one.sha256, hashed):
            found = one
    return found


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _write(workspace: Workspace, kept: list[Grant]) -> None:
    file = workspace.folder / FILE
    passing = file.with_name(f".{FILE}.{os.getpid()}")
    try:
        with os.fdopen(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            json.dump([asdict(one) for one in kept], out, ensure_ascii=False, indent=1)
        passing.replace(file)
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}; choose another place") from None
