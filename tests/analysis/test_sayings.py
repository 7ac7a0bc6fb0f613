from __future__ import annotations

from conftest import make_document
from xinmai.analysis import Scope, sayings
from xinmai.model import Article, Span

SCOPE = Scope("集成电路卡", frozenset(["集成电路卡"]), frozenset(["金融IC卡"]))
CUES = ("风险", "短板", "依赖进口")


def article(body: str, title: str = "集成电路卡") -> Article:
    document = make_document(body)
    return Article(document.id, Span(0, len(body)), title, body=document.text)


def said(body: str, most: int = 9) -> list[str]:
    return [one.text for one in sayings([article(body)], SCOPE, CUES, most)]


def test_elsewhere_and_in_definitions_a_sentence_has_to_name_the_topic() -> None:
    body = "高端光刻胶仍然依赖进口，是整个产业链条的短板。集成电路卡的供应链存在着不小的中断风险。"
    (elsewhere,) = sayings([article(body, "化工市场")], SCOPE, CUES, 9)
    assert elsewhere.text == "集成电路卡的供应链存在着不小的中断风险。"
    assert [one.text for one in sayings([article(body)], SCOPE, CUES, 9, names_topic=True)] == [elsewhere.text]


def test_sentences_with_a_cue_are_found_in_order_and_others_are_not() -> None:
    body = "高端光刻胶仍然依赖进口，是整个产业链条的短板。去年出货量继续增长而且增速很快。集成电路卡的供应链存在着不小的中断风险。"
    assert said(body) == ["高端光刻胶仍然依赖进口，是整个产业链条的短板。", "集成电路卡的供应链存在着不小的中断风险。"]


def test_what_names_the_topic_comes_first_where_there_is_no_room() -> None:
    body = "高端光刻胶仍然依赖进口，是整个产业链条的短板。集成电路卡和金融IC卡的供应链存在着不小的中断风险。"
    assert said(body, most=1) == ["集成电路卡和金融IC卡的供应链存在着不小的中断风险。"]


def test_the_same_is_said_once() -> None:
    sentence = "集成电路卡的供应链存在着不小的中断风险，值得关注。"
    assert said(sentence + sentence.replace("值得", "需要")) == [sentence]


def test_fragments_tables_and_endless_sentences_are_left_out() -> None:
    assert said("有风险。集成电路卡\t风险\t短板\t依赖进口\t集成电路卡。" + "集成电路卡的风险" * 40 + "。") == []


def test_what_the_sentence_before_left_is_no_part_of_one() -> None:
    assert said("；集成电路卡的供应链存在着不小的中断风险。") == ["集成电路卡的供应链存在着不小的中断风险。"]
