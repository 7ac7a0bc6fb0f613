from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinmai.model import Block, Notice, Table
from xinmai.store.layout import blocks_of, blocks_text, notices_of, notices_text, tables_of, tables_text

from .strategies import blocks, notices, tables


@given(st.lists(blocks, max_size=4).map(tuple))
def test_blocks_come_back(stored: tuple[Block, ...]) -> None:
    assert blocks_of(blocks_text(stored)) == stored


@given(st.lists(tables, max_size=3).map(tuple))
def test_tables_come_back(stored: tuple[Table, ...]) -> None:
    assert tables_of(tables_text(stored)) == stored


@given(st.lists(notices, max_size=4).map(tuple))
def test_notices_come_back(stored: tuple[Notice, ...]) -> None:
    assert notices_of(notices_text(stored)) == stored
