"""Articles put in are found by their words and filters, in an order that only the store decides."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.store import Store
from xinmai.store.search import AllOf, Days, Not, Value, Words, parse
from xinmai.store.search.tokens import fold, runs

from .made import reading, titles

CHIP = reading(
    "集成电路出口额创新高", "海关总署公布，2024年集成电路出口额1595亿美元。HBM3E需求旺盛，5G手机也在增长。", "2025-01-13",
    companies=("中芯国际",), event="earnings", topic=("trade", "进出口"), section="市场动向", publisher="新华社北京电",
)  # fmt: skip
RULES = reading("美國擴大出口管制", "美國商務部公布新規，限制先進計算芯片和半導體製造設備出口，涉及140個實體。", "2024-12-02", event="sanction", publisher="联合报")
PLANT = reading("台积电在德累斯顿建厂", "总投资超过100亿欧元，预计2027年量产。", "2023-08", companies=("台积电",), topic=("foundry", "晶圆代工"))
OLD = reading("无日期的旧闻", "芯片价格持续上涨。")
ALL = (CHIP, RULES, PLANT, OLD)


@pytest.fixture
def filled(store: Store) -> Store:
    for each in ALL:
        store.add(each)
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("集成电路", [CHIP]),
        ("出口额创新高", [CHIP]),
        ("出口额创出口额", []),
        ("積體電路", []),  # another word for it, not another script
        ("集成電路", [CHIP]),
        ("半导体制造设备", [RULES]),
        ("半導體製造設備", [RULES]),
        ("hbm3e", [CHIP]),
        ("ＨＢＭ３Ｅ", [CHIP]),
        ("HBM3", []),  # a Latin word is a whole one
        ("5G手机", [CHIP]),
        ('"5G 手机"', [CHIP]),
        ("欧", [PLANT]),
        ("5G手", [CHIP]),
        ("出口额公布", []),
        ("出口额 公布", [CHIP]),
        ("出口 -管制", [CHIP]),
        ("NOT 出口", [PLANT, OLD]),
        ("德累斯顿 OR 集成电路", [PLANT, CHIP]),
        ("title:出口额", [CHIP]),
        ("title:芯片", []),
        ("中芯国际", [CHIP]),
        ("company:中芯国际", [CHIP]),
        ("company:中芯", []),
        ("event:sanction", [RULES]),
        ("link:foundry", [PLANT]),
        ("link:晶圆代工", [PLANT]),
        ("column:市场动向", [CHIP]),
        ("source:新华社", [CHIP]),
        ("source:聯合報", [RULES]),
        ("date:2024", [RULES]),
        ("date:2023-08-15", [PLANT]),
        ("since:2024-12", [CHIP, RULES]),
        ("until:2024", [RULES, PLANT]),
    ],
)
def test_queries_find(filled: Store, query: str, found: list[object]) -> None:
    assert sorted(titles(filled, query)) == sorted(each.articles[0][0].title for each in found)


def test_without_words_the_newest_come_first(filled: Store) -> None:
    assert titles(filled, "NOT 不存在") == ["集成电路出口额创新高", "美國擴大出口管制", "台积电在德累斯顿建厂", "无日期的旧闻"]


def test_a_passage_shows_the_words_and_where_they_stand(filled: Store) -> None:
    [passage] = filled.search(parse("1595亿美元 出口额"), 5)
    raw = CHIP.document.raw
    assert passage.span.of(raw) == passage.text
    assert [passage.text[start:end] for start, end in passage.highlights] == ["出口额", "1595亿美元"]
    assert [passage.article.body.span(*mark).of(raw) for mark in passage.marks] == ["出口额", "1595亿美元"]
    assert [passage.article.title[start:end] for start, end in passage.title_marks] == ["出口额"]


def test_hits_that_are_gone_or_changed_are_dropped(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db", tmp_path / "s") as store:
        store.add(CHIP)
        store.add(PLANT)
        store.index.follow()
        with store._database.writing() as connection:
            connection.exec_driver_sql("update article set body = '别的' where title like '集成%'")
            connection.exec_driver_sql("delete from article where title like '台积%'")
        assert titles(store, "NOT 不存在") == []


def test_what_is_added_later_or_read_anew_is_found(store: Store) -> None:
    store.add(reading("一号", "旧的内容", key="k"))
    assert titles(store, "内容") == ["一号"]
    store.add(reading("二号", "更多内容"))
    assert sorted(titles(store, "内容")) == ["一号", "二号"]
    store.add(reading("一号", "新的说法", key="k", engine="v2"))
    assert titles(store, "内容") == ["二号"]
    assert titles(store, "说法") == ["一号"]


def test_another_process_sees_what_this_one_indexed(tmp_path: Path) -> None:
    for each in ALL:
        with Store.open(tmp_path / "x.db", tmp_path / "s") as store:
            store.add(each)
            assert each.articles[0][0].title in titles(store, f'"{each.articles[0][0].title}"')


def test_the_order_does_not_depend_on_how_documents_came(tmp_path: Path) -> None:
    readings = [reading(f"芯片第{n}号", "芯片 " * (n % 3 + 1), f"202{n % 5}-01", key=str(n)) for n in range(40)]
    orders = []
    for name in ("a", "b"):
        readings.reverse()
        with Store.open(tmp_path / f"{name}.db", tmp_path / name / "s") as store:
            for each in readings:
                store.add(each)
            orders.append(titles(store, "芯片", 10))
    assert orders[0] == orders[1]


HAN_TEXT = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)
TITLE = st.lists(st.one_of(HAN_TEXT, st.text("abcxyz0189", min_size=1, max_size=6)), min_size=1, max_size=4).map("，".join)
ONE_STORE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ONE_STORE
@given(title=TITLE, body=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_article_is_found_by_the_words_of_its_title(shared_store: Store, title: str, body: str) -> None:
    each = reading(title, body)
    shared_store.add(each)
    for run, _ in runs(fold(title)):
        found = shared_store.search(AllOf((Words(run, "title"),)), 1000)
        assert each.articles[0][0].id in [passage.article.id for passage in found]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("corpus")
    store = Store.open(folder / "x.db", folder / "s")
    for each in ALL:
        store.add(each)
    return store


WORD = st.sampled_from(["出口", "芯片", "集成電路", "集成电路", "半导体", "德累斯顿", "HBM3E", "亿", "管制 芯片", "不存在"])


@ONE_STORE
@given(word=WORD)
def test_both_scripts_find_the_same(corpus: Store, word: str) -> None:
    import opencc

    written = opencc.OpenCC("s2t").convert(word)
    assert titles(corpus, word) == titles(corpus, written)


FILTER = st.one_of(
    st.builds(Days, st.sampled_from([0, 20230101, 20241201]), st.sampled_from([20231231, 20250101, 99999999])),
    st.builds(Value, st.sampled_from(["company", "event", "link", "column", "source"]), st.sampled_from([("中芯国际",), ("sanction",), ("trade",), ("新华社",), ("x",)])),
    st.builds(Not, st.builds(Words, WORD)),
)


@ONE_STORE
@given(word=WORD, narrower=st.lists(FILTER, min_size=1, max_size=3))
def test_filters_only_narrow(corpus: Store, word: str, narrower: list[object]) -> None:
    wide = {passage.article.id for passage in corpus.search(parse(word), 50)}
    narrow = {passage.article.id for passage in corpus.search(AllOf((parse(word), *narrower)), 50)}  # type: ignore[arg-type]
    assert narrow <= wide


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(["芯", "芯片", " ", "-", "(", ")", "OR", "NOT ", "title:", "company:", "\ud800", "\x00", "5G"]), max_size=30).map("".join)))
def test_whatever_is_asked_only_wrong_use_is_raised(corpus: Store, text: str) -> None:
    begun = time.thread_time()
    with suppress(UsageError):
        corpus.search(parse(text), 10)
    assert time.thread_time() - begun < 1


