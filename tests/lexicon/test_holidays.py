from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from xinmai.errors import LexiconError
from xinmai.lexicon import IC, default_lexicon, load

MANIFEST = "name: more\ntitle: x\nversion: '1'\nlicence: CC0-1.0\n"


def more(folder: Path, year: str) -> Path:
    (folder / "lexicon.yaml").write_text(MANIFEST, "utf-8")
    (folder / "holidays.yaml").write_text(year, "utf-8")
    return folder


def test_every_year_names_its_notice_and_only_its_own_days() -> None:
    rows = default_lexicon().holidays
    assert len({row.year for row in rows}) == len(rows) >= 3
    for row in rows:
        assert f"关于{row.year}年" in row.source
        assert all(day.weekday() >= 5 for day in row.worked), "only weekends are worked instead"
        assert not row.days_free & set(row.worked)


def test_a_year_is_added_by_a_lexicon_of_ones_own(tmp_path: Path) -> None:
    lexicon = load(IC, more(tmp_path, "- {year: 2031, source: 通知, free: [2031-01-01, 2031-02-01/2031-02-03], worked: [2031-02-08]}"))
    assert date(2031, 2, 2) in lexicon.holidays[-1].days_free
    assert lexicon.version == default_lexicon().version, "no fact follows from it, so that no document is read anew"


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("- {year: 2031, source: 通知, free: [2030-12-31]}", "2030-12-31 is no day of 2031"),
        ("- {year: 2031, source: 通知, free: [2031-02-03/2031-02-01]}", "is no stretch of days"),
        ("- {year: 2031, source: 通知, free: [tomorrow]}", "holidays.yaml:1"),
        ("- {year: 2031, free: [2031-01-01]}", "source"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, year: str, said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        load(IC, more(tmp_path, year))
