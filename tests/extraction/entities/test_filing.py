from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.entities import read_mentions
from xinmai.extraction.entities.filing import Filing, folded
from xinmai.extraction.names import name_reader
from xinmai.lexicon import IC, Lexicon, default_lexicon, load
from xinmai.model import EntityType

LEXICON = default_lexicon()
COMPANY = EntityType.COMPANY
LISTED = sorted(LEXICON.names)[::400]
NAMES = st.sampled_from([
    "澜湖", "澜湖科技", "苏州澜湖科技有限公司", "澜湖（苏州）科技有限公司", "青禾", "青禾半导体股份有限公司", "LANHU", "中芯国际", "SMIC",
    "中芯国际集成电路制造有限公司", "台积电", "江西省工信厅", "上海市经信委", "北京大学信息科学技术学院", "長電科技", "雷军", *LISTED,
])  # fmt: skip
PAIRS = st.lists(st.tuples(NAMES, NAMES), max_size=8)
KINDS = st.sampled_from(EntityType)


def filed(name: str, pairs: list[tuple[str, str]] | None = None, kind: EntityType = COMPANY) -> str:
    return Filing(LEXICON, pairs or []).entity(name, kind)[0].canonical


@given(NAMES, PAIRS, KINDS)
def test_filing_a_canonical_name_changes_nothing(name: str, pairs: list[tuple[str, str]], kind: EntityType) -> None:
    filing = Filing(LEXICON, pairs)
    entity, _ = filing.entity(name, kind)
    assert filing.entity(entity.canonical, entity.type)[0].canonical == entity.canonical


@given(PAIRS.flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))), NAMES, KINDS)
def test_the_order_of_introductions_does_not_matter(both: tuple[list[tuple[str, str]], list[tuple[str, str]]], name: str, kind: EntityType) -> None:
    one, other = both
    assert Filing(LEXICON, one).entity(name, kind) == Filing(LEXICON, other).entity(name, kind)


@given(st.lists(NAMES, min_size=2, max_size=6, unique=True).flatmap(st.permutations), PAIRS)
def test_the_order_of_questions_does_not_matter(names: list[str], pairs: list[tuple[str, str]]) -> None:
    filing = Filing(LEXICON, pairs)
    asked = {name: filing.entity(name, COMPANY) for name in names}
    assert asked == {name: Filing(LEXICON, pairs).entity(name, COMPANY) for name in reversed(names)}


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("SMIC", "中芯国际"),
        ("smic", "中芯国际"),
        ("中芯國際", "中芯国际"),
        ("中芯国际集成电路制造有限公司", "中芯国际"),
        ("苏州澜湖青禾科技有限公司", "苏州澜湖青禾科技"),
        ("華夏芯動科技", "华夏芯动科技"),
        ("盛群", "盛群半导体"),
    ],
)
def test_a_company_is_filed_under_its_listed_name_else_its_own(name: str, canonical: str) -> None:
    assert filed(name) == canonical


def test_the_name_the_text_introduces_is_the_one_it_is_filed_under() -> None:
    pairs = [("苏州澜湖青禾科技有限公司", "澜湖青禾")]
    assert filed("苏州澜湖青禾科技有限公司", pairs) == filed("澜湖青禾", pairs) == "澜湖青禾"


def test_a_full_name_is_listed_where_its_short_name_is() -> None:
    assert filed("上海某某集成电路有限公司", [("上海某某集成电路有限公司", "台积电")]) == "台积电"


def test_a_short_name_of_two_companies_is_merged_with_neither() -> None:
    pairs = [("苏州澜湖科技有限公司", "澜湖"), ("无锡澜湖材料有限公司", "澜湖")]
    assert filed("澜湖", pairs) == "澜湖"
    assert filed("苏州澜湖科技有限公司", pairs) == "苏州澜湖科技"
    assert filed("无锡澜湖材料有限公司", pairs) == "无锡澜湖材料"


def test_two_listed_companies_are_never_merged_by_what_a_text_says() -> None:
    pairs = [("台积电", "澜湖"), ("中芯国际", "澜湖")]
    assert [filed(name, pairs) for name in ("台积电", "中芯国际", "澜湖")] == ["台积电", "中芯国际", "澜湖"]


def test_a_company_that_only_shares_a_listed_companys_short_name_is_another() -> None:
    assert filed("北京三星科技有限公司") == "北京三星科技"


def test_a_part_is_filed_under_the_whole() -> None:
    entity, reason = Filing(LEXICON).entity("北京大学信息科学技术学院", EntityType.RESEARCH_ORG)
    assert (entity.canonical, reason) == ("北京大学", "a part of 北京大学")


@pytest.mark.parametrize(("name", "canonical"), [("江西省工信厅", "江西省工业和信息化厅"), ("上海市经信委", "上海市经济和信息化委员会")])
def test_an_authority_is_filed_under_its_charge_in_full(name: str, canonical: str) -> None:
    assert filed(name, kind=EntityType.GOVERNMENT) == canonical


def test_one_odd_character_of_a_persons_name_is_how_it_is_written() -> None:
    assert [filed(name, kind=EntityType.PERSON) for name in ("李广乾", "歐陽劍")] == ["李广乾", "欧阳剑"]


@given(st.text(alphabet="澜湖科技（）() AbC電", max_size=12))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


def test_an_alias_of_two_companies_stays_unresolved(tmp_path: Path) -> None:
    lexicon = _with_companies(tmp_path, "澜湖甲科技,澜湖", "澜湖乙科技,澜湖")
    names = read_mentions("近日，澜湖宣布扩产。", list(name_reader(lexicon).find("近日，澜湖宣布扩产。")), lexicon)
    assert [(one.text, one.entity.canonical, one.rule) for one in names] == [("澜湖", "澜湖", "name:unclear")]
    assert "澜湖乙科技 or 澜湖甲科技; not resolved" in names[0].reason


def test_a_lexicon_of_ones_own_adds_forms(tmp_path: Path) -> None:
    (tmp_path / "lexicon.yaml").write_text("{name: pv, title: 光伏, version: '1', licence: CC0-1.0}", encoding="utf-8")
    (tmp_path / "name_forms.yaml").write_text("- {kind: body, type: company, sure: true, words: [光伏厂]}\n", encoding="utf-8")
    text = "由澜湖光伏厂供货"
    for lexicon, expected in ((load(IC, tmp_path), ["澜湖光伏厂"]), (load(IC), []), (load(tmp_path), ["澜湖光伏厂"])):
        assert [one.text for one in read_mentions(text, list(name_reader(lexicon).find(text)), lexicon)] == expected


def _with_companies(folder: Path, *rows: str) -> Lexicon:
    (folder / "lexicon.yaml").write_text("{name: two, title: 二, version: '1', licence: CC0-1.0}", encoding="utf-8")
    (folder / "companies.csv").write_text("\n".join(["name,aliases", *rows]) + "\n", encoding="utf-8")
    return load(folder)
