"""The sources of a workspace: `sources.yaml`, read against a strict schema and changed without losing a comment."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from xinmai.app.forms import Secret, distinct, parse_form, read_form
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import Source, SourceKind
from xinmai.sources.addresses import tidy
from xinmai.sources.mailbox import box_of
from xinmai.sources.opml import read_opml, write_opml
from xinmai.sources.words import read_rules

__all__ = ["Book", "add", "checked", "export_to", "import_from", "known_sources", "read_book", "remove", "source_of", "switch"]

FILE = "sources.yaml"
_HEAD = """# 监测的来源。增删用 xinmai source，也可以直接改；注释会保留。
# Sources that are watched: change them here or with `xinmai source`; comments are kept.
sources:
"""

Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]


class SourceForm(BaseModel):
    """An entry of `sources.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    name: Word
    kind: Literal["feed", "sitemap", "list", "page", "folder", "mailbox"]
    url: Word
    grade: Literal["A", "B", "C", "D", "E", "F"] | None = None
    column: Word | None = None
    publisher: Word | None = None
    language: Word | None = None
    interval: Annotated[int, Field(ge=5, le=43200)] = 60
    words: tuple[Word, ...] = ()
    links: tuple[Word, ...] = ()
    not_links: tuple[Word, ...] = ()
    full_text: bool = True
    attachments: bool = False
    user: str = ""
    password: Secret | None = None
    enabled: bool = True
    note: str = ""

    @field_validator("words")
    @classmethod
    def _rules(cls, lines: tuple[str, ...]) -> tuple[str, ...]:
        try:
            read_rules(lines)
        except UsageError as error:
            raise ValueError(str(error)) from None
        return lines

    @field_validator("links", "not_links")
    @classmethod
    def _patterns(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                msg = f"the pattern {pattern} cannot be read: {error}; correct it"
                raise ValueError(msg) from None
        return patterns

    @model_validator(mode="after")
    def _address(self) -> Self:
        if self.kind == "mailbox":
            if box_of(self.url) is None:
                msg = f"{self.url} is no address of a mailbox; write imaps://host/INBOX"
                raise ValueError(msg)
            if not self.user.strip() or self.password is None:
                msg = "a mailbox wants user and password, the password as env:NAME or file:PATH; add them"
                raise ValueError(msg)
        elif self.kind != "folder" and tidy(self.url) is None:
            msg = f"{self.url} is no address of the web; write http:// or https://"
            raise ValueError(msg)
        return self

    def source(self) -> Source:
        """The source it describes."""
        values = self.model_dump() | {"kind": SourceKind(self.kind)}
        return Source(**values)


class Book(BaseModel):
    """All of `sources.yaml`; `allow_hosts` are hosts of the own network that may be asked (`intranet`, `127.0.0.1:8080`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    allow_hosts: tuple[Word, ...] = ()
    sources: tuple[SourceForm, ...] = ()

    @field_validator("sources", mode="before")
    @classmethod
    def _none_yet(cls, value: Any) -> Any:
        return () if value is None else value

    @field_validator("sources")
    @classmethod
    def _distinct(cls, sources: tuple[SourceForm, ...]) -> tuple[SourceForm, ...]:
        return distinct(sources)


def read_book(workspace: Workspace) -> Book:
    """The sources of a workspace; none where it has no file. Raises `UsageError` with file, line and field, also on an unknown column."""
    file = workspace.folder / FILE
    if not file.is_file():
        return Book()
    book = read_form(file, Book)
    columns = [column.name for column in workspace.lexicon().columns]
    for source in book.sources:
        if source.column is not None and source.column not in columns:
            msg = f"{file}: no column {source.column!r}: choose from {', '.join(columns)}"
            raise UsageError(msg)
    return book


def checked(values: dict[str, Any]) -> Source:
    """A source of these values. Raises `UsageError` on the first that does not fit."""
    try:
        return SourceForm.model_validate(values).source()
    except ValidationError as error:
        first = error.errors()[0]
        msg = f"{FILE}: setting '{'.'.join(map(str, first['loc'])) or 'url'}': {first['msg']}"
        raise UsageError(msg) from None


def source_of(workspace: Workspace, id: str) -> Source:
    """One source by its id. Raises `UsageError`."""
    for entry in read_book(workspace).sources:
        if entry.id == id:
            return entry.source()
    msg = f"no source {id!r} in {FILE}; list them with `xinmai source list`"
    raise UsageError(msg)


def add(workspace: Workspace, sources: Iterable[Source]) -> tuple[list[Source], list[Source]]:
    """Add sources at the end of the file; those whose id or address is there already are passed over. Added ones, then the others.

    Raises `UsageError` where the file would not fit its schema any more; then it stays as it is.
    """
    book = read_book(workspace)
    ids, urls = {entry.id for entry in book.sources}, {entry.url for entry in book.sources}
    added: list[Source] = []
    known: list[Source] = []
    for source in sources:
        if source.id in ids or source.url in urls:
            known.append(source)
            continue
        added.append(source)
        ids.add(source.id)
        urls.add(source.url)
    if added:
        _change(workspace, lambda text, node: _with(text, node, added))
    return added, known


def remove(workspace: Workspace, id: str) -> None:
    """Take a source out. Raises `UsageError` where there is none of this id."""
    source_of(workspace, id)
    _change(workspace, lambda text, node: _cut(text, _entry(node, id), node))


def switch(workspace: Workspace, id: str, *, enabled: bool) -> None:
    """Watch a source, or no longer. Raises `UsageError` where there is none of this id."""
    source_of(workspace, id)
    _change(workspace, lambda text, node: _switched(text, _entry(node, id), "true" if enabled else "false"))


def import_from(workspace: Workspace, file: Path) -> tuple[list[Source], list[Source]]:
    """Add the sources of an OPML or YAML file, as `add` does. Raises `UsageError`."""
    if file.suffix.lower() in (".yaml", ".yml"):
        return add(workspace, [entry.source() for entry in read_form(file, Book).sources])
    try:
        body = file.read_bytes()
    except OSError as error:
        msg = f"{file}: cannot be read: {error.strerror}; check its rights"
        raise UsageError(msg) from None
    return add(workspace, list(read_opml(str(file), body)))


def export_to(workspace: Workspace) -> bytes:
    """All sources as OPML."""
    return write_opml(entry.source() for entry in read_book(workspace).sources)


def known_sources(workspace: Workspace) -> list[Source]:
    """Public official sources that the lexicon knows, none of them enabled."""
    return [
        Source(row.id, row.name, SourceKind(row.kind), row.url, row.grade, row.column, row.publisher, row.language, row.interval, note=row.note, enabled=False)
        for row in workspace.lexicon().known_sources
    ]


def _change(workspace: Workspace, edit: Any) -> None:
    file = workspace.folder / FILE
    text = file.read_text("utf-8-sig") if file.is_file() else _HEAD
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        text, root = text + _HEAD, yaml.compose(text + _HEAD, Loader=yaml.SafeLoader)
    changed = edit(text, _sources_node(root))
    parse_form(changed, file, Book)  # what does not fit must not take the place of what does
    passing = file.with_name(f".{FILE}.{os.getpid()}")
    try:
        passing.write_text(changed, "utf-8")
        passing.replace(file)
    except OSError as error:
        msg = f"{file}: cannot be written: {error.strerror}; choose another place"
        raise UsageError(msg) from None
    finally:
        passing.unlink(missing_ok=True)


def _sources_node(root: Any) -> Any:
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == "sources"), None)


def _entry(node: Any, id: str) -> yaml.MappingNode:
    for entry in node.value if node is not None else ():
        if any(key.value == "id" and value.value == id for key, value in entry.value):
            found: yaml.MappingNode = entry
            return found
    raise AssertionError(id)  # whoever calls has looked


def _with(text: str, node: Any, sources: list[Source]) -> str:
    """The text with further entries after the last one."""
    if node is None:
        return text.rstrip("\n") + "\nsources:\n" + "".join(map(_block, sources))
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        inside = yaml.safe_dump(yaml.safe_load(text[node.start_mark.index : node.end_mark.index]), allow_unicode=True, sort_keys=False)
        kept = "".join(f"  {line}\n" for line in inside.splitlines()) if node.value else ""
        blocks = "\n" + kept + "".join(map(_block, sources))
        return text[: node.start_mark.index].rstrip(" ") + blocks + text[node.end_mark.index :].lstrip("\n")
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        end = node.end_mark.index if text[node.start_mark.index : node.end_mark.index].strip() else text.index("\n", text.index("sources:")) + 1
        return text[:end].rstrip("\n ") + "\n" + "".join(map(_block, sources)) + text[end:]
    last = node.value[-1]
    indent = node.value[0].start_mark.column - 2
    end = _end_of(text, last)
    return text[:end].rstrip("\n") + "\n" + "".join(_block(source, indent) for source in sources) + text[end:]


def _block(source: Source, indent: int = 2) -> str:
    form = SourceForm.model_fields
    values = {name: getattr(source, name) for name in form}
    kept: dict[str, Any] = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if form[name].is_required() or value != form[name].default}
    kept["kind"] = str(source.kind)
    if not source.enabled:
        kept["enabled"] = False
    body = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000).splitlines()
    lines = [" " * indent + ("- " if at == 0 else "  ") + line for at, line in enumerate(body)]
    return "\n".join(lines) + "\n"


def _end_of(text: str, entry: Any) -> int:
    """Where the lines of an entry end: behind its last value, not behind comments on what follows."""
    last = entry
    while last.value and not isinstance(last, yaml.ScalarNode) and not last.flow_style:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    end: int = last.end_mark.index
    if isinstance(last, yaml.ScalarNode) and last.style in ("|", ">"):
        return end
    line_end = text.find("\n", end)
    return len(text) if line_end < 0 else line_end + 1


def _cut(text: str, entry: Any, node: Any) -> str:
    start = text.rindex("-", 0, entry.start_mark.index)
    start = text.rfind("\n", 0, start) + 1
    end = _end_of(text, entry)
    if node is not None and node.flow_style:
        rest = [other for other in yaml.safe_load(text)["sources"] if other["id"] != yaml.safe_load(text[entry.start_mark.index : entry.end_mark.index])["id"]]
        body = yaml.safe_dump(rest, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10_000).strip()
        return text[: node.start_mark.index] + body + text[node.end_mark.index :]
    return text[:start] + text[end:]


def _switched(text: str, entry: yaml.MappingNode, value: str) -> str:
    for key, node in entry.value:
        if key.value == "enabled":
            return text[: node.start_mark.index] + value + text[node.end_mark.index :]
    at = entry.start_mark.index
    if entry.flow_style:
        return text[: at + 1] + f"enabled: {value}, " + text[at + 1 :]
    end = _end_of(text, entry)
    lead = "" if text[:end].endswith("\n") else "\n"
    return text[:end] + lead + " " * entry.start_mark.column + f"enabled: {value}\n" + text[end:]
