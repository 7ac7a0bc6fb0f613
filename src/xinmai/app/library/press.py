"""What a workspace has published, and publishing more: a file is named by the list, never by who asks for it."""

from __future__ import annotations

from pathlib import Path

from xinmai.app.bulletin import bulletin, publish
from xinmai.app.library.library import Library
from xinmai.app.records import Record
from xinmai.app.report import file_name, report
from xinmai.errors import UsageError

__all__ = ["MAKES", "make", "publications", "published"]

MAKES = ("html", "pdf", "md")
_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
}


def publications(library: Library) -> list[Record]:
    """Files that were published, by name. Links and folders are no publications."""
    folder = library.workspace.out
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [
        {"name": file.name, "size": file.stat().st_size, "media_type": _TYPES[file.suffix[1:]]}
        for file in found
        if file.suffix[1:] in _TYPES and not file.is_symlink() and file.is_file() and not file.name.startswith(".")
    ]


def published(library: Library, name: str) -> tuple[Path, str]:
    """The file of a publication and its media type. Raises `UsageError` where none is called so."""
    known = {row["name"]: row["media_type"] for row in publications(library)}
    if name not in known:
        raise UsageError(f"no publication {name} in this workspace; list them to find the right id")
    return library.workspace.out / next(one for one in known if one == name), known[name]


def make(library: Library, topic: str | None, form: str, dateline: str) -> str:
    """Make a market report on a topic, or a bulletin of everything, and give its name. Raises `UsageError`."""
    if form not in MAKES:
        raise UsageError(f"no format {form!r}: choose one of {', '.join(MAKES)}")
    edition = report(library.workspace, topic, dateline) if topic else bulletin(library.workspace, dateline)
    target = library.workspace.out / (Path(file_name(topic)).with_suffix(f".{form}").name if topic else f"bulletin.{form}")
    return publish(library.workspace, edition, target).name
