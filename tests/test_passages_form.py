"""The form of `tests/passages`: fields, offsets, vocabularies. Not whether a reading is right."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

FILES = sorted((Path(__file__).parent / "passages").glob("*/*.json"))
FIELDS = {"quote", "start", "value", "unit", "modifier", "subject", "indicator", "period", "area", "status", "source"}
DAY = r"(?:FY)?\d{4}(?:-(?:H[12]|Q[1-4]|\d{2}(?:-\d{2})?))?"
PERIOD = re.compile(rf"{DAY}(?:/{DAY})?")


def observations(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))["observations"]


def test_both_halves_have_every_kind() -> None:
    kinds = [{path.stem.split("-")[0] for path in FILES if path.parent.name == half} for half in ("seen", "unseen")]
    assert kinds[0] == kinds[1] == {"report", "region", "news", "company", "trade"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_quote_is_its_stretch_of_the_text(path: Path) -> None:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    assert all(text[o["start"] :].startswith(o["quote"]) for o in observations(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_fields_and_their_words(path: Path) -> None:
    for one in observations(path):
        assert FIELDS <= one.keys() <= FIELDS | {"alt", "optional"}
        assert one["modifier"] in {"eq", "approx", "gt", "lt"}
        assert one["status"] in {"actual", "estimate", "forecast", "target"}
        assert all(period is None or PERIOD.fullmatch(period) for period in (one["period"], *one.get("alt", {}).get("period", [])))
