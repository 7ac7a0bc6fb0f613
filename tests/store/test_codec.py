from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.model import Place, Span
from xinmai.store.codec import (
    dump,
    fingerprint_bytes,
    fingerprint_of,
    load,
    pair,
    place_of,
    place_text,
    span_of,
)

from .strategies import places, spans


@given(st.none() | places)
def test_places_come_back(place: Place | None) -> None:
    assert place_of(place_text(place)) == place


@given(st.none() | spans)
def test_spans_come_back(span: Span | None) -> None:
    assert span_of(load(dump(pair(span)))) == span


def test_an_empty_span_is_not_no_span() -> None:
    assert pair(Span(3, 3)) == (3, 3)


@pytest.mark.parametrize("fingerprint", [(), (0,), (2**64 - 1, 1, 2**32)])
def test_fingerprints_come_back(fingerprint: tuple[int, ...]) -> None:
    packed = fingerprint_bytes(fingerprint)
    assert len(packed) == 8 * len(fingerprint)
    assert fingerprint_of(packed) == fingerprint


def test_json_is_compact_and_legible() -> None:
    assert dump({"名": ("芯片", None, 1.5)}) == '{"名":["芯片",null,1.5]}'
