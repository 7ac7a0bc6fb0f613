"""Loads lexicon folders, checks every row against its schema and says file and line where one does not fit."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from xinmai.errors import LexiconError
from xinmai.lexicon.lexicon import Lexicon
from xinmai.lexicon.schema import (
    ChainLink,
    Column,
    Company,
    DoNotExtract,
    Furniture,
    Indicator,
    Manifest,
    Organisation,
    PlaceName,
    Term,
    Unit,
    Variant,
)

__all__ = ["IC", "default_lexicon", "load"]

IC = Path(__file__).parent / "ic"
"""The lexicon we ship: integrated circuits and the information industry."""

Row = TypeVar("Row", bound=BaseModel)
_YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(*folders: Path) -> Lexicon:
    """Load folders on top of each other: later ones add rows, they do not replace.

    Raises `LexiconError` naming file, line and field for the first row that does not fit.
    """
    manifests: list[Manifest] = []
    for folder in folders:
        if not folder.is_dir():
            raise LexiconError(str(folder), None, "no such folder; a lexicon is a folder with a lexicon.yaml")
        manifests.append(_manifest(folder / "lexicon.yaml"))
    return Lexicon(
        manifests=tuple(manifests),
        companies=_all(folders, "companies*.csv", Company),
        organisations=_all(folders, "organisations*.csv", Organisation),
        terms=_all(folders, "terms*.csv", Term),
        places=_all(folders, "places*.csv", PlaceName),
        variants=_all(folders, "variants*.csv", Variant),
        units=_all(folders, "units*.yaml", Unit),
        indicators=_all(folders, "indicators*.yaml", Indicator),
        chain=_all(folders, "chain*.yaml", ChainLink),
        columns=_all(folders, "columns*.yaml", Column),
        furniture=_all(folders, "furniture*.yaml", Furniture),
        do_not_extract=_all(folders, "do_not_extract*.yaml", DoNotExtract),
    )


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """The shipped lexicon, loaded once a process."""
    return load(IC)


def _all(folders: tuple[Path, ...], pattern: str, schema: type[Row]) -> tuple[Row, ...]:
    read = _csv_rows if pattern.endswith("csv") else _yaml_rows
    return tuple(
        _checked(path, line, row, schema)
        for folder in folders
        for path in sorted(folder.glob(pattern))
        for line, row in read(path)
    )


def _checked(path: Path, line: int, row: dict[str, Any], schema: type[Row]) -> Row:
    try:
        return schema.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "row"
        raise LexiconError(str(path), line, f"field '{field}': {first['msg']} (found {first['input']!r})") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(str(path), None, f"not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise LexiconError(str(path), None, f"cannot be read: {error.strerror}") from None


def _csv_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.reader(_text(path).splitlines())
    header = next(reader, [])
    for row in reader:
        if not any(row):
            continue
        if len(row) != len(header):
            problem = f"{len(row)} cells where the header has {len(header)}; quote cells that hold a comma"
            raise LexiconError(str(path), reader.line_num, problem)
        yield reader.line_num, dict(zip(header, row, strict=True))


def _yaml_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    text = _text(path)
    rows = _yaml(path, text)
    if not isinstance(rows, list):
        raise LexiconError(str(path), 1, "a list of entries is wanted, each starting with '- '")
    lines = _entry_lines(text)
    for index, row in enumerate(rows):
        line = lines[index] if len(lines) == len(rows) else 1
        if not isinstance(row, dict):
            raise LexiconError(str(path), line, f"an entry must be a mapping (found {row!r})")
        yield line, row


def _entry_lines(text: str) -> list[int]:
    """Lines on which top-level entries start; cheaper than building YAML nodes with their marks."""
    return [number for number, line in enumerate(text.split("\n"), 1) if re.match(r"-(?:\s|$)", line)]


def _manifest(path: Path) -> Manifest:
    row = _yaml(path, _text(path))
    return _checked(path, 1, row if isinstance(row, dict) else {}, Manifest)


def _yaml(path: Path, text: str) -> Any:
    try:
        return yaml.load(text, Loader=_YamlLoader)  # noqa: S506 - a safe loader, the fast one where it is built
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise LexiconError(str(path), mark.line + 1 if mark else None, f"not YAML: {getattr(error, 'problem', error)}") from None
