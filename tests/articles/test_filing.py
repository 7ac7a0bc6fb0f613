from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xinmai.articles import LEAD, file_under
from xinmai.articles.name_kinds import NAME_KINDS, name_kinds
from xinmai.extraction.names import name_reader
from xinmai.lexicon import Column, Lexicon, default_lexicon
from xinmai.model import Entity, EntityType

FILED = yaml.safe_load(Path(__file__).with_name("filed.yaml").read_text("utf-8"))
COLUMNS = ("产业环境", "运营竞争", "技术情报", "企业情报", "海外借鉴")
TWO = Lexicon(
    columns=(
        Column(name="甲", english="A", base=1, words={"政策": 2}, kinds={"government": 3}),
        Column(name="乙", english="B", words={"财报": 2, "政策": -1}, kinds={"company_home": 1}),
    )
)


def filed(title: str, text: str, lexicon: Lexicon) -> str:
    names = name_reader(lexicon)
    title_names = [found.entity for found in names.find(title)]
    lead_names = [found.entity for found in names.find(text) if found.start < LEAD]
    filing = file_under(title, text, title_names, lead_names, lexicon)
    assert filing is not None
    return filing.column


def test_most_written_titles_come_under_the_column_they_were_written_for(lexicon: Lexicon) -> None:
    wrong = {row["title"]: got for row in FILED if (got := filed(row["title"], row["lead"], lexicon)) != row["column"]}
    assert len(wrong) <= 0.1 * len(FILED), wrong


def test_the_written_titles_are_of_all_columns_alike() -> None:
    assert Counter(row["column"] for row in FILED) == dict.fromkeys(COLUMNS, 12)


def test_columns_weigh_only_kinds_there_are(lexicon: Lexicon) -> None:
    assert {kind for column in lexicon.columns for kind in column.kinds} <= NAME_KINDS


def test_a_title_counts_double_and_the_words_are_told() -> None:
    filing = file_under("财报", "政策", (), (), TWO)
    assert filing is not None
    assert dict(filing.scores) == {"甲": 3.0, "乙": 3.0}
    assert (filing.column, filing.because) == ("甲", ("政策",)), "ties go to the earlier column"


def test_what_stands_behind_the_lead_does_not_count() -> None:
    filing = file_under("", "空" * LEAD + "政策", (), (), TWO)
    assert filing is not None
    assert dict(filing.scores) == {"甲": 1.0, "乙": 0.0}
    assert filing.because == ()


def test_a_list_of_names_counts_as_two_of_its_kind() -> None:
    names = [Entity(EntityType.GOVERNMENT, name) for name in ("甲部", "乙部", "丙部")]
    filing = file_under("", "", names[:1], names, TWO)
    assert filing is not None
    assert dict(filing.scores)["甲"] == 1 + 3 * (2 + 2)


def test_without_columns_nothing_is_filed() -> None:
    assert file_under("题", "文", (), (), Lexicon()) is None


@given(st.text(max_size=40), st.text(max_size=300))
def test_any_text_has_a_column_and_its_score_is_the_highest(title: str, text: str) -> None:
    lexicon = default_lexicon()
    filing = file_under(title, text, (), (), lexicon)
    assert filing is not None
    assert dict(filing.scores)[filing.column] == max(score for _, score in filing.scores)
    assert tuple(name for name, _ in filing.scores) == COLUMNS


@pytest.mark.parametrize(
    ("type", "name", "kind"),
    [
        ("place", "中国", "place_home"),
        ("place", "华东", "place_home"),
        ("place", "四川", "place_region"),
        ("place", "成都", "place_region"),
        ("place", "浦东", "place_region"),
        ("place", "美国", "place_foreign"),
        ("place", "得克萨斯州", "place_foreign"),
        ("place", "欧盟", "place_foreign"),
        ("place", "无名之地", "place_foreign"),
        ("company", "中芯国际", "company_home"),
        ("company", "英特尔", "company_foreign"),
        ("company", "无名公司", "company_home"),
        ("government", "工业和信息化部", "government"),
        ("government", "江西省工业和信息化厅", "government_region"),
        ("government", "美国证券交易委员会", "government_foreign"),
        ("technology", "量子计算", "technology"),
        ("person", "某人", "person"),
    ],
)
def test_the_kind_of_a_name(type: str, name: str, kind: str, lexicon: Lexicon) -> None:
    assert name_kinds(lexicon).of(Entity(EntityType(type), name)) == kind
