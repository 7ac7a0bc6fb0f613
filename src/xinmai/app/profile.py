"""What a client wants of a bulletin: its head, its columns, what counts more, what is not printed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from xinmai.analysis.importance import Taste
from xinmai.app.forms import parse_form, read_form
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError

__all__ = ["Profile", "profile_of", "profile_told"]

_TOLD = Path("profile")
"""What a profile that is in no file is called where it does not fit."""

Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Factor = Annotated[float, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=1)]


class Profile(BaseModel):
    """A client profile. Labels of `weights` and `exclude` are topics (id or name), named things, columns, or words of titles."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Word | None = None
    subtitle: str | None = None
    columns: tuple[Word, ...] = ()
    weights: dict[Word, Factor] = Field(default_factory=dict)
    exclude: tuple[Word, ...] = ()
    most: Count | dict[Word, Count] | None = None
    notices: tuple[Word, ...] = ()

    @property
    def taste(self) -> Taste:
        """How it weighs stories."""
        return Taste(self.weights, self.exclude)


def profile_of(workspace: Workspace, file: Path | None = None, most: int | None = None) -> Profile:
    """The profile of a file, else the one the settings name, else one that wants everything; `most` overrules what it says.

    Raises `UsageError` on what does not fit.
    """
    named = workspace.settings.profile
    chosen = file or (workspace.folder / named if named else None)
    profile = _fitting(workspace, read_form(chosen, Profile), chosen) if chosen else Profile()
    return profile.model_copy(update={"most": most}) if most else profile


def profile_told(workspace: Workspace, text: str) -> Profile:
    """The profile that a text, as of a file, describes. Raises `UsageError` on what does not fit."""
    return _fitting(workspace, parse_form(text, _TOLD, Profile), _TOLD)


def _fitting(workspace: Workspace, profile: Profile, where: Path) -> Profile:
    known = [column.name for column in workspace.lexicon().columns]
    unknown = [name for name in (*profile.columns, *(profile.most if isinstance(profile.most, dict) else ())) if name not in known]
    if unknown:
        msg = f"{where}: no column {unknown[0]!r}: choose from {', '.join(known)}"
        raise UsageError(msg)
    return profile
