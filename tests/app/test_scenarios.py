"""Scenario files: what they say, what is refused, and that what is written can be read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from xinmai.app.scenarios import read_scenario, save_scenario, scenario_of
from xinmai.errors import UsageError
from xinmai.lexicon.loader import default_lexicon

LEXICON = default_lexicon()
WHOLE = """name: 光刻胶断供
date: 2026-03-01
days: 90
cuts:
  - "country:JP->光刻胶:60%@2026-03-11/30d"
parameters:
  stock_days: {value: 20, low: 10, high: 40, basis: 访谈三家厂}
  stand_in: {value: 0, basis: 客户说换料要一年}
shares:
  - {link: 光刻胶, holder: 日本, percent: 70, basis: 行业协会}
  - {link: 光刻胶, holder: 彤程新材, percent: 10, basis: 年报}
needs:
  - {from: 光刻胶, to: 封装测试, basis: 先进封装用光刻胶}
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "s.yaml"
    file.write_text(text, "utf-8")
    return file


def test_everything_a_file_can_say(tmp_path: Path) -> None:
    found = read_scenario(written(tmp_path, WHOLE), LEXICON)
    (cut,) = found.cuts
    assert (found.name, found.days, found.date) == ("光刻胶断供", 90, date(2026, 3, 1))
    assert (cut.share, cut.first, cut.days) == (0.6, 10, 30)
    assert [(one.name, one.value, one.low, one.high) for one in found.settings] == [("stock_days", 20, 10, 40), ("stand_in", 0, 0, 0)]
    assert [(one.link, one.holder, one.share) for one in found.shares] == [("mat_photoresist", "JP", 0.7), ("mat_photoresist", "彤程新材", 0.1)]
    assert [(one.source, one.target) for one in found.needs] == [("mat_photoresist", "osat")]


def test_what_is_saved_is_read_again_as_it_was(tmp_path: Path) -> None:
    found = read_scenario(written(tmp_path, WHOLE), LEXICON)
    save_scenario(found, tmp_path / "again.yaml")
    assert read_scenario(tmp_path / "again.yaml", LEXICON) == found


def test_cuts_of_the_command_line_begin_with_their_first_date(tmp_path: Path) -> None:
    found = scenario_of(["光刻胶@2026-02-01/10d", "硅片@2026-01-02"], 60, LEXICON)
    assert found.date == date(2026, 1, 2)
    assert [cut.first for cut in found.cuts] == [30, 0]
    save_scenario(found, tmp_path / "s.yaml")
    assert read_scenario(tmp_path / "s.yaml", LEXICON) == found


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("country:JP", "country:Narnia", "unknown country 'Narnia'"),
        (":60%", ":160%", "takes 160 %"),
        ("days: 90", "days: -1", "days"),
        ("days: 90", "days: 90.5", "days"),
        ("光刻胶:60", "光刻交:60", "the nearest are 光刻胶"),
        ("percent: 70", "percent: 170", "percent"),
        ("percent: 70", "percent: 95", "come to 105 %, over 100"),
        ("holder: 日本", "holder: 彤程新材", "stands there twice"),
        ("link: 光刻胶, holder: 日本", "link: 材料, holder: 日本", "stands for 13 links"),
        ("low: 10", "low: 30", "must lie between low 30 and high 40"),
        ("stock_days", "stok_days", "no parameter 'stok_days'"),
        (", basis: 年报", "", "basis"),
        ("name: 光刻胶断供\n", "", "name"),
        ("days: 90", "day: 90", "day"),
        ("cuts:", "cuts: []\nx:", "cuts"),
        ("@2026-03-11", "@2026-02-11", "begins before the scenario does"),
        ("name:", "- name:", "YAML"),
    ],
)
def test_what_does_not_fit_is_named_with_its_file(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in WHOLE
    file = written(tmp_path, WHOLE.replace(before, after))
    with pytest.raises(UsageError, match=said) as caught:
        read_scenario(file, LEXICON)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)
