"""Every question of `asked.yaml` over the sample: how many are answered right, and that no answer stands without its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from quality.asked import filled, questions, verdict
from xinmai.app.ask import Reply, ask
from xinmai.app.workspace import Workspace

RIGHT, WRONG = 117, 1
"""As measured; the wrong one is HBM3E, which the lexicon files under HBM3."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return filled(tmp_path_factory.mktemp("asked"))


@pytest.fixture(scope="module")
def replies(sample: Workspace) -> list[tuple[dict[str, Any], Reply]]:
    return [(expected, ask(sample, expected["ask"], "2026-03-01")) for expected in questions()]


def test_there_are_questions_of_all_kinds() -> None:
    asked = questions()
    assert len(asked) >= 60
    assert sum("none" in each for each in asked) >= 15


def test_answers_are_right_or_left_out(replies: list[tuple[dict[str, Any], Reply]]) -> None:
    found = Counter(verdict(expected, reply.records) for expected, reply in replies)
    assert found["right"] >= RIGHT
    assert found["wrong"] <= WRONG


def test_what_nothing_answers_is_not_answered(replies: list[tuple[dict[str, Any], Reply]]) -> None:
    answered = [expected["ask"] for expected, reply in replies if expected.get("none") and any(record["kind"] != "passage" for record in reply.records)]
    assert answered == []


def test_every_figure_quotes_its_document(sample: Workspace, replies: list[tuple[dict[str, Any], Reply]]) -> None:
    with sample.store() as store:
        raw = {document.name: document.raw for document in store.documents.all()}
    stated = [one for _, reply in replies for one in cited(reply.records)]
    assert len(stated) > 100
    assert [one for one in stated if raw[one["document"]][one["start"] : one["end"]] != one["quote"]] == []


def cited(found: object) -> Iterator[dict[str, Any]]:
    """Every part of some records that quotes a document, however deep."""
    if isinstance(found, dict):
        if {"document", "start", "end", "quote"} <= found.keys():
            yield found
        for part in found.values():
            yield from cited(part)
    elif isinstance(found, list):
        for part in found:
            yield from cited(part)
