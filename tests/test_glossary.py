"""The glossary speaks of what is there: its identifiers exist, and every noun of the model is in it."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

import xinmai
from xinmai import cleaning, model
from xinmai.lexicon import Indicator, Lexicon

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"
PACKAGE = Path(xinmai.__file__).parent
NOT_NOUNS = {"Edit", "sha256_hex", "stable_id", "stretch_of"}


def rows() -> list[tuple[str, str, str]]:
    lines = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("|")]
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return [row for row in cells if row[0] != "中文" and not row[0].startswith("---")]


def identifiers() -> list[str]:
    return sorted({name for _, _, names in rows() for name in re.findall(r"`([^`]+)`", names)})


def find(dotted: str) -> object:
    """What a dotted name below the package stands for: a module, or an attribute or field found on the way."""
    found: object = xinmai
    path = "xinmai"
    for part in dotted.split("."):
        path = f"{path}.{part}"
        if isinstance(found, type) and issubclass(found, BaseModel):
            found = found.model_fields[part]
        elif hasattr(found, part):
            found = getattr(found, part)
        else:
            found = importlib.import_module(path)
    return found


@pytest.mark.parametrize("identifier", identifiers())
def test_an_identifier_exists(identifier: str) -> None:
    if "/" in identifier:
        assert (PACKAGE / identifier).is_file()
    elif "=" in identifier:
        field, value = identifier.split("=")
        assert value in get_args(find(field).annotation)
    else:
        assert find(identifier) is not None


@pytest.mark.parametrize("wrong", ["model.Nothing", "model.Article.nothing", "lexicon.schema.Company.nothing"])
def test_an_identifier_that_does_not_exist_is_noticed(wrong: str) -> None:
    with pytest.raises((KeyError, ModuleNotFoundError)):
        find(wrong)


def test_every_row_has_three_filled_cells() -> None:
    assert [row for row in rows() if len(row) != 3 or not all(row) or not re.search(r"`[^`]+`", row[2])] == []


def test_a_chinese_term_stands_for_one_thing() -> None:
    terms = [chinese for chinese, _, _ in rows()]
    assert sorted(terms) == sorted(set(terms))


def test_every_noun_of_the_model_is_there() -> None:
    named = {name.split(".")[1] for name in identifiers() if name.startswith("model.")}
    assert set(model.__all__) - NOT_NOUNS - named == set()


@pytest.mark.parametrize("kind", [model.EntityType, model.Status, model.Modifier, model.NoticeKind])
def test_every_member_of_a_kind_is_there(kind: type[model.EntityType]) -> None:
    assert {f"model.{kind.__name__}.{member.name}" for member in kind} <= set(identifiers())


def test_every_kind_of_indicator_is_there() -> None:
    kinds = {f"lexicon.Indicator.kind={kind}" for kind in get_args(Indicator.model_fields["kind"].annotation)}
    assert kinds <= set(identifiers())


def test_every_cleaning_step_is_there() -> None:
    steps = {f"{step.__module__.removeprefix('xinmai.')}.{step.__name__}" for step in cleaning.STEPS}
    assert steps <= set(identifiers())


def test_columns_are_named_as_the_lexicon_names_them(lexicon: Lexicon) -> None:
    named = {chinese: english for chinese, english, _ in rows()}
    assert {column.name: named.get(column.name) for column in lexicon.columns} == {
        column.name: column.english for column in lexicon.columns
    }
