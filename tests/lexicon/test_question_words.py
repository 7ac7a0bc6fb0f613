"""Words of questions: events have a type, and every type can be asked for."""

from __future__ import annotations

from typing import get_args

from xinmai.lexicon import Lexicon
from xinmai.lexicon.schema import EventType


def test_events_and_only_they_have_a_type(lexicon: Lexicon) -> None:
    assert all((row.kind == "event") == (row.type is not None) for row in lexicon.question_words)


def test_every_type_of_event_but_results_can_be_asked_for(lexicon: Lexicon) -> None:
    """Results are asked for by their indicator."""
    assert {row.type for row in lexicon.question_words} - {None} == set(get_args(EventType)) - {"earnings"}


def test_no_kind_has_a_word_twice(lexicon: Lexicon) -> None:
    words = [(row.kind, row.type, word) for row in lexicon.question_words for word in row.words]
    assert len(set(words)) == len(words)
