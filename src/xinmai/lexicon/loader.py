"""Loads lexicon folders, checks every row against its schema and says file and line where one does not fit."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from xinmai.errors import LexiconError
from xinmai.lexicon.holiday_schema import Holidays
from xinmai.lexicon.lexicon import Lexicon
from xinmai.lexicon.link_schema import KindNoun, LinkWording
from xinmai.lexicon.risk_schema import (
    Country,
    CutSetting,
    DataItem,
    LinkClass,
    RiskBand,
    RiskMeasure,
    RiskSetting,
    RiskSignal,
    RiskTerm,
)
from xinmai.lexicon.schema import (
    ChainLink,
    Chapter,
    Column,
    Company,
    DoNotExtract,
    EventNoun,
    EventTrigger,
    EventWeight,
    Furniture,
    Indicator,
    KnownSource,
    Manifest,
    MeasureVerb,
    NameForm,
    Organisation,
    PlaceName,
    QuestionWord,
    Rate,
    SourceGrade,
    Term,
    Theme,
    Thing,
    Unit,
    Variant,
    WordClass,
)
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import stable_id

__all__ = ["IC", "default_lexicon", "load"]

IC = Path(__file__).parent / "ic"
"""The lexicon we ship: integrated circuits and the information industry."""

Row = TypeVar("Row", bound=BaseModel)
_YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(*folders: Path) -> Lexicon:
    """Load folders on top of each other: later ones add rows, they do not replace.

    Raises `LexiconError` naming file, line and field for the first row that does not fit.
    """
    for folder in folders:
        if not folder.is_dir():
            raise LexiconError(str(folder), None, "no such folder; a lexicon is a folder with a lexicon.yaml")
    files = _Files(folders)
    return Lexicon(
        manifests=tuple(_manifest(folder / "lexicon.yaml") for folder in folders),
        companies=files.rows("companies*.csv", Company),
        organisations=files.rows("organisations*.csv", Organisation),
        terms=files.rows("terms*.csv", Term),
        things=files.rows("things*.csv", Thing),
        places=files.rows("places*.csv", PlaceName),
        rates=files.rows("rates*.csv", Rate),
        variants=files.rows("variants*.csv", Variant),
        units=files.rows("units*.yaml", Unit),
        indicators=files.rows("indicators*.yaml", Indicator),
        measure_verbs=files.rows("measure_verbs*.csv", MeasureVerb),
        event_triggers=files.rows("events*.yaml", EventTrigger),
        event_nouns=files.rows("event_nouns*.yaml", EventNoun),
        event_weights=files.rows("event_weights*.yaml", EventWeight),
        chain=files.rows("chain*.yaml", ChainLink),
        links=files.rows("links*.yaml", LinkWording),
        kind_nouns=files.rows("kind_nouns*.yaml", KindNoun),
        themes=files.rows("themes*.yaml", Theme),
        columns=files.rows("columns*.yaml", Column),
        chapters=files.rows("chapters*.yaml", Chapter),
        question_words=files.rows("question_words*.yaml", QuestionWord),
        source_grades=files.rows("source_grades*.yaml", SourceGrade),
        furniture=files.rows("furniture*.yaml", Furniture),
        name_forms=files.rows("name_forms*.yaml", NameForm),
        word_classes=files.rows("word_classes*.yaml", WordClass),
        risk_terms=files.rows("risk_terms*.yaml", RiskTerm),
        risk_bands=files.rows("risk_bands*.yaml", RiskBand),
        risk_settings=files.rows("risk_settings*.yaml", RiskSetting),
        risk_measures=files.rows("risk_measures*.yaml", RiskMeasure),
        risk_signals=files.rows("risk_signals*.yaml", RiskSignal),
        link_classes=files.rows("link_classes*.yaml", LinkClass),
        countries=files.rows("countries*.csv", Country),
        do_not_extract=files.rows("do_not_extract*.yaml", DoNotExtract),
        version=files.version(),
        # behind the fingerprint: where and when to look, what to warn of and what a simulation assumes changes no fact
        cut_settings=files.rows("cut_settings*.yaml", CutSetting),
        known_sources=files.rows("known_sources*.yaml", KnownSource),
        data_items=files.rows("data_items*.yaml", DataItem),
        early_warnings=files.rows("early_warnings*.yaml", WarningRule),
        holidays=files.rows("holidays*.yaml", Holidays),
    )


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """The shipped lexicon, loaded once a process."""
    return load(IC)


class _Files:
    """Reads tables from folders and keeps a fingerprint of every byte read."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._texts: list[str] = []

    def rows(self, pattern: str, schema: type[Row]) -> tuple[Row, ...]:
        """All rows of the files that match, in order of folder and file name."""
        return tuple(row for folder in self._folders for path in sorted(folder.glob(pattern)) for row in self._file(path, schema))

    def version(self) -> str:
        """A hash of all that was read."""
        return stable_id(*self._texts)

    def _file(self, path: Path, schema: type[Row]) -> tuple[Row, ...]:
        text = _text(path)
        self._texts.append(text)
        lines, rows = (_csv_rows if path.suffix == ".csv" else _yaml_rows)(path, text)
        try:
            return _adapter(schema).validate_python(rows)
        except ValidationError as error:
            first = error.errors()[0]
            index, *field = first["loc"]
            problem = f"field '{'.'.join(map(str, field)) or 'row'}': {first['msg']} (found {first['input']!r})"
            raise LexiconError(str(path), lines[int(index)], problem) from None


@lru_cache(maxsize=16)
def _adapter(schema: type[Row]) -> TypeAdapter[tuple[Row, ...]]:
    return TypeAdapter(tuple[schema, ...])  # type: ignore[valid-type] # a generic over a run-time type


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(str(path), None, f"not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise LexiconError(str(path), None, f"cannot be read: {error.strerror}") from None


_Rows = tuple[list[int], list[dict[str, Any]]]
"""Line numbers beside rows."""


def _csv_rows(path: Path, text: str) -> _Rows:
    reader = csv.reader(text.splitlines())
    header = next(reader, [])
    lines: list[int] = []
    rows: list[dict[str, Any]] = []
    for row in reader:
        if not any(row):
            continue
        if len(row) != len(header):
            problem = f"{len(row)} cells where the header has {len(header)}; quote cells that hold a comma"
            raise LexiconError(str(path), reader.line_num, problem)
        lines.append(reader.line_num)
        rows.append(dict(zip(header, row, strict=True)))
    return lines, rows


def _yaml_rows(path: Path, text: str) -> _Rows:
    rows = _yaml(path, text)
    if not isinstance(rows, list):
        raise LexiconError(str(path), 1, "a list of entries is wanted, each starting with '- '")
    lines = _entry_lines(text)
    if len(lines) != len(rows):
        lines = [1] * len(rows)
    return lines, rows


def _entry_lines(text: str) -> list[int]:
    """Lines on which top-level entries start; cheaper than building YAML nodes with their marks."""
    return [number for number, line in enumerate(text.split("\n"), 1) if re.match(r"-(?:\s|$)", line)]


def _manifest(path: Path) -> Manifest:
    row = _yaml(path, _text(path))
    try:
        return Manifest.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        raise LexiconError(str(path), 1, f"field '{'.'.join(map(str, first['loc']))}': {first['msg']}") from None


def _yaml(path: Path, text: str) -> Any:
    try:
        return yaml.load(text, Loader=_YamlLoader)  # noqa: S506 - a safe loader, the fast one where it is built
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise LexiconError(str(path), mark.line + 1 if mark else None, f"not YAML: {getattr(error, 'problem', error)}") from None
