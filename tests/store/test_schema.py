from __future__ import annotations

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from xinmai.store.schema import METADATA, Deflated


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=str)
def test_postgresql_sorts_text_by_code_point_as_sqlite_does(table: Table) -> None:
    ddl = str(CreateTable(table).compile(dialect=postgresql.dialect()))
    assert ddl.count(" TEXT") == ddl.count(' TEXT COLLATE "C"') > 0


def test_deflated_bytes_are_smaller_outside_and_whole_inside() -> None:
    column, dialect = Deflated(), postgresql.dialect()
    packed = column.process_bind_param(bytes(1000), dialect)
    assert packed is not None
    assert len(packed) < 50
    assert column.process_result_value(packed, dialect) == bytes(1000)
