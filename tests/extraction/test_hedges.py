from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.hedges import Hedge, hedge_at
from xinmai.model import Modifier


def hedge(before: str, after: str = "", dimension: str = "percent", more: bool = False) -> Hedge:
    return hedge_at(f"{before}20%{after}", len(before), len(before) + 3, dimension, more)


@pytest.mark.parametrize(
    ("before", "after", "modifier"),
    [
        ("占比超过", "", "gt"), ("首次突破每月", "", "gt"), ("", "以上", "gt"), ("", "有余", "gt"), ("已过", "", "gt"), ("升破", "", "gt"),
        ("首次越过", "", "gt"), ("站稳全球市场", "", "gt"), ("至少占产量的", "", "gt"), ("", "强，", "gt"), ("", "起。", "gt"), ("", "强度", "eq"), ("收入超", "", "gt"),
        ("不及2016年的", "", "lt"), ("不足总数的", "", "lt"), ("击穿", "", "lt"), ("", "附近", "approx"), ("出超", "", "eq"),
        ("尚不到", "", "lt"), ("跌破", "", "lt"), ("没有超过", "", "lt"), ("至多", "", "lt"), ("四周", "内交付", "lt"), ("不超过已发行股本", "", "lt"),
        ("约合", "", "approx"), ("大约为", "", "approx"), ("", "左右", "approx"), ("约占公司2021年度营业收入的", "", "approx"), ("将近", "", "approx"),
        ("高达", "", "eq"), ("签约", "", "eq"), ("反超", "", "eq"), ("最近", "", "eq"), ("达到", "", "eq"), ("约427亿元,占市场的", "", "eq"),
    ],
)  # fmt: skip
def test_how_exact(before: str, after: str, modifier: str) -> None:
    assert hedge(before, after).modifier == modifier


def test_more_than_is_stronger_than_about() -> None:
    assert hedge("近", "以上").modifier is Modifier.GT
    assert hedge("约", more=True).modifier is Modifier.GT


@pytest.mark.parametrize(
    "before",
    ["同比下降", "下降了约", "降低至少", "降幅由上半年的", "跌幅收窄至", "减少库存", "比上年少了", "砍单约", "年减", "下滑幅度达", "降低功耗", "比去年低",
     "按季少", "比上半年慢了", "比前代低出", "一年掉了", "下调2023年盈利预测", "比上年少卖", "被拖累"],
)
def test_falls(before: str) -> None:
    assert hedge(before).falling


@pytest.mark.parametrize("before", ["降至", "下降到", "缩小为", "最低", "上涨", "至少", "亏损企业占比", "降幅居前，占", "由", "不少于", "增长", "降价后份额达"])
def test_levels_and_rises_do_not_fall(before: str) -> None:
    assert not hedge(before).falling


def test_points_below_something_fall() -> None:
    assert hedge("增速低于行业平均水平", dimension="point").falling
    assert not hedge("增速低于行业平均水平", dimension="percent").falling


def test_a_loss_falls_in_money_only() -> None:
    assert hedge("亏损收窄至", dimension="money").falling
    assert hedge("亏损由8.5亿元扩大至", dimension="money").falling
    assert hedge("亏损额同比收窄38.2%至", dimension="money").falling
    assert not hedge("亏损面扩大至", dimension="percent").falling
    assert not hedge("亏损同比扩大", dimension="percent").falling
    assert not hedge("亏损后净利润达", dimension="money").falling


@given(st.text(alphabet="约近超不到至少下降跌幅亏损收窄的每月，。0% ", max_size=50), st.text(max_size=5))
def test_any_surroundings_are_read(before: str, after: str) -> None:
    assert isinstance(hedge(before, after), Hedge)
