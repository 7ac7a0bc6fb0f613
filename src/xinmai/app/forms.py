"""YAML files that people write, read against a strict schema: what does not fit is named with file, line and field."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, StringConstraints, ValidationError

from xinmai.errors import UsageError

__all__ = ["Clock", "Secret", "distinct", "parse_form", "read_form"]

def _clock(value: object) -> object:
    """YAML takes 18:00 for a number of base 60."""
    return f"{value // 60:02d}:{value % 60:02d}" if isinstance(value, int) else value


Clock = Annotated[str, BeforeValidator(_clock), StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day, with or without quotation marks."""

Secret = Annotated[str, StringConstraints(pattern=r"^(env|file):.+$")]
"""Where a secret is kept, never the secret itself."""

Form = TypeVar("Form", bound=BaseModel)


class Named(Protocol):
    """An entry of a form that goes by an id."""

    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=Named)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_form(file: Path, schema: type[Form]) -> Form:
    """What a file says, as a schema has it. Raises `UsageError`; an empty file says nothing, which a schema may allow."""
    return parse_form(_text(file), file, schema)


def parse_form(text: str, file: Path, schema: type[Form]) -> Form:
    """What a text says that stands, or is to stand, in a file. Raises `UsageError`."""
    try:
        root = yaml.compose(text, Loader=_Loader)
        values = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, the fast one where it is built
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        msg = f"{file}:{line}: not YAML: {getattr(error, 'problem', error)}"
        raise UsageError(msg) from None
    if values is not None and not isinstance(values, dict):
        msg = f"{file}:1: fields are wanted, each as 'name: value': {', '.join(schema.model_fields)}"
        raise UsageError(msg)
    try:
        return schema.model_validate(values or {})
    except ValidationError as error:
        first = error.errors()[0]
        path = tuple(part for part in first["loc"] if not isinstance(part, str) or not part.startswith(("function-", "constrained-")))
        field = ".".join(map(str, path))
        msg = f"{file}:{_line(root, path)}: field '{field}': {first['msg']}; the fields are {', '.join(schema.model_fields)}"
        raise UsageError(msg) from None


def distinct(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Entries as they are, each with an id of its own. Raises `ValueError`, as a schema's validator does, with the id that stands twice."""
    ids = [entry.id for entry in entries]
    double = next((id for id in ids if ids.count(id) > 1), None)
    if double:
        msg = f"the id {double} stands there twice; give each entry its own"
        raise ValueError(msg)
    return entries


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        msg = f"{file}: not UTF-8; save it as UTF-8"
        raise UsageError(msg) from None
    except OSError as error:
        msg = f"{file}: cannot be read: {error.strerror}; check its rights"
        raise UsageError(msg) from None


def _line(node: yaml.Node | None, path: tuple[int | str, ...]) -> int:
    """The line of the innermost place of a path that is there."""
    line = node.start_mark.line + 1 if node is not None else 1
    if not path or node is None:
        return line
    for key, value in _children(node):
        if key == path[0] or str(key) == str(path[0]):
            return _line(value, path[1:])
    return line


def _children(node: yaml.Node) -> list[tuple[int | str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        return [(key.value, value) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return list(enumerate(node.value))
    return []
