from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.lexicon.loader import default_lexicon
from xinmai.model import Cut
from xinmai.supply.cuts import parse_cut

LEXICON = default_lexicon()


def read(text: str, since: date | None = None) -> Cut:
    return parse_cut(text, LEXICON, days=180, since=since)


def test_a_country_and_a_stage() -> None:
    cut = read("country:US->设备")
    stage = {row.id for row in LEXICON.chain if row.stage == "设备"}
    assert (cut.countries, set(cut.links), cut.share, cut.days, cut.who, cut.what) == (("US",), stage, 1.0, 180, "美国", "设备")


def test_everything_a_cut_can_say() -> None:
    cut = read("country:美国,Japan->光刻机、etch->中国:12.5%@2026-03-01/90d".replace("etch", "eq_etch"), date(2026, 1, 1))
    assert cut.countries == ("US", "JP")
    assert cut.links == ("eq_lithography", "eq_etch")
    assert (cut.buyers, cut.whom, cut.share, cut.first, cut.days, cut.last) == ("CN", "中国", 0.125, 59, 90, 149)


def test_firms_by_any_of_their_names_and_all_they_make() -> None:
    cut = read("firm:ASML")
    assert cut.firms == ("阿斯麦",)
    assert "eq_lithography" in cut.links


def test_a_link_by_itself_with_or_without_its_kind() -> None:
    assert read("光刻胶:30%").links == read("link:mat_photoresist:30%").links == ("mat_photoresist",)


def test_traditional_characters_and_classes_of_links() -> None:
    assert read("光刻膠").links == ("mat_photoresist",)
    assert "eq_etch" in read("半导体制造设备").links


def test_abroad_is_every_country_but_home() -> None:
    cut = read("country:境外->EDA")
    assert "CN" not in cut.countries
    assert {"US", "TW", "JP"} <= set(cut.countries)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("country:Atlantis->设备", "unknown country 'Atlantis'"),
        ("firm:阿斯迈", "阿斯麦"),
        ("光刻交", "光刻胶"),
        ("光刻胶:101%", "takes 101 %"),
        ("光刻胶:0%", "takes 0 %"),
        ("光刻胶:-5%", "takes -5 %"),
        ("光刻胶:nan%", "where a number is wanted"),
        ("光刻胶:%", "where a number is wanted"),
        ("光刻胶/-1d", "lasts -1 days"),
        ("光刻胶/0d", "lasts 0 days"),
        ("光刻胶/infd", "where a number is wanted"),
        ("光刻胶@2026-02-30", "is no date"),
        ("city:上海->设备", "begins with 'city'"),
        ("country:US->设备->CN->JP", "cannot be read"),
        ("country:US->", "cannot be read"),
        ("", "cannot be read"),
        ("光刻胶->硅片->CN", "cannot be read"),
    ],
)
def test_what_does_not_fit_is_named(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said.replace("(", r"\(")):
        read(text)


def test_a_cut_before_the_scenario_begins() -> None:
    with pytest.raises(UsageError, match="begins before the scenario does"):
        read("光刻胶@2026-01-01", date(2026, 2, 1))


@given(st.text(max_size=40))
def test_any_text_is_a_cut_or_an_error_that_a_user_can_mend(text: str) -> None:
    found: Cut | None = None
    with suppress(UsageError):
        found = read(text)
    assert found is None or (found.links and 0 < found.share <= 1)


@given(st.floats(0.01, 100), st.integers(1, 3650))
def test_shares_and_days_are_read_as_they_are_written(share: float, days: int) -> None:
    cut = read(f"光刻胶:{share!r}%/{days}d")
    assert (cut.share, cut.days) == (share / 100, days)
