from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.analysis import Scope, is_group, regions, rivals, structures
from xinmai.model import Aligned, Growth, Status

from .stated import aligned

SCOPE = Scope("集成电路卡", frozenset(["集成电路卡", "IC卡"]), frozenset())
SIZE = frozenset(["市场规模"])
COMPANIES = {"紫光同芯", "华大电子", "复旦微电子"}


def company_of(subject: str) -> str | None:
    return subject if subject in COMPANIES else None


def parts(*figures: Aligned) -> list[list[str]]:
    return [[part.key.subject for part in one.parts] for one in structures(figures, SCOPE, SIZE, lambda subject: company_of(subject) is not None)]


def listed(*names: str, gap: int = 20, **more: object) -> list[Aligned]:
    return [aligned(name, "市场规模", str(10 + index), at=gap * index, **more) for index, name in enumerate(names)]  # type: ignore[arg-type]


def test_a_list_of_parts_is_found_largest_first() -> None:
    assert parts(*listed("金融卡", "社保卡", "交通卡")) == [["交通卡", "社保卡", "金融卡"]]


@pytest.mark.parametrize(
    "figures",
    [
        listed("金融卡", "社保卡"),
        listed("金融卡", "社保卡", "集成电路卡"),
        listed("金融卡", "社保卡", "紫光同芯"),
        listed("金融卡", "社保卡", "前五大厂商"),
        listed("金融卡", "社保卡", "交通卡因换发加快"),
        listed("金融卡", "社保卡", "交通卡", gap=400),
        listed("金融卡", "社保卡", "交通卡", status=Status.FORECAST),
        listed("金融卡", "社保卡", "交通卡", period=None),
        listed("金融卡", "社保卡", "交通卡", growth=Growth("市场规模", "year")),
        [*listed("金融卡", "社保卡"), aligned("交通卡", "市场规模", "3", at=60, period="2024")],
        [*listed("金融卡", "社保卡"), aligned("交通卡", "市场规模", "3", at=60, document="other")],
        [*listed("金融卡", "社保卡"), aligned("金融卡", "市场规模", "3", at=60)],
        [*listed("金融卡", "社保卡"), aligned("交通卡", "出货量", "3", at=60)],
    ],
)
def test_what_is_no_list_of_parts(figures: list[Aligned]) -> None:
    assert parts(*figures) == []


def test_companies_side_by_side_are_rivals() -> None:
    figures = [aligned(name, "市场份额", str(10 + i), at=20 * i, unit="%") for i, name in enumerate(["紫光同芯", "华大电子", "复旦微电子", "金融卡"])]
    (found,) = rivals(figures, frozenset(["市场份额"]), company_of)
    assert [part.key.subject for part in found.parts] == ["复旦微电子", "华大电子", "紫光同芯"]


def test_regions_are_of_the_topic_or_of_the_region_itself() -> None:
    figures = [
        aligned("集成电路卡", "市场规模", "48", area="华东地区"),
        aligned("华北", "市场规模", "15", area="华北地区"),
        aligned("集成电路卡", "市场规模", "112", area="中国"),
        aligned("手机", "市场规模", "9", area="华南地区"),
    ]
    (found,) = regions(figures, SCOPE, SIZE)
    assert [part.key.area for part in found.parts] == ["华东地区", "华北地区"]
    assert regions(figures[:1], SCOPE, SIZE) == []


@pytest.mark.parametrize(("subject", "yes"), [("前五大厂商", True), ("全球前十大企业", True), ("Top 5", True), ("中国前3名", True), ("前装模块", False), ("头部企业", False), ("集成电路", False)])
def test_groups_of_leaders(subject: str, yes: bool) -> None:
    assert is_group(subject) is yes


@given(st.permutations(listed("金融卡", "社保卡", "交通卡", "门禁卡")))
def test_the_order_of_reading_does_not_matter(figures: list[Aligned]) -> None:
    assert parts(*figures) == [["门禁卡", "交通卡", "社保卡", "金融卡"]]
