"""One noise at a time, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from xinmai.cleaning import clean
from xinmai.lexicon import Lexicon
from xinmai.model import Document, NoticeKind

Make = Callable[..., Document]


def cleaned(make: Make, lexicon: Lexicon, raw: str) -> str:
    return clean(make(raw), lexicon).text.text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("芯片行業(yè)的市場規(guī)模繼續(xù)擴大", "芯片行业的市场规模继续扩大"),
        ("中央處理器（CPU）與行業(yè)標準(ISO)", "中央处理器（CPU）与行业标准(ISO)"),
        ("\ufeff產能１２．５％", "产能12.5%"),
        ("硬體與軟體", "硬件与软件"),
        ("出货量 28 万片，同比增长 9. 4%", "出货量28万片，同比增长9.4%"),
        ("共 1, 035 亿美元", "共1,035亿美元"),
    ],
)
def test_small_noises(document: Make, lexicon: Lexicon, raw: str, text: str) -> None:
    assert cleaned(document, lexicon, raw) == text


def test_a_name_with_a_rare_character_survives_in_simplified_text(document: Make, lexicon: Lexicon) -> None:
    assert cleaned(document, lexicon, "研究员张乾元表示，数位专家看好国产晶片前景。") == "研究员张乾元表示，数位专家看好国产晶片前景。"


def test_wrapped_lines_are_joined_and_paragraphs_kept(document: Make, lexicon: Lexicon) -> None:
    paragraph = "受人工智能服务器带动，存储器价格自年初以来持续回升，主要厂商相继上调合约报价，产能利用率也随之提高到九成以上，预计全年市场规模将达到约1700亿"
    lines = [paragraph[i : i + 36] for i in range(0, len(paragraph), 36)]
    raw = "\n\n".join([*lines[:-1], lines[-1] + "美元，高于上一年。"] * 5)
    text = cleaned(document, lexicon, raw)
    assert text.split("\n\n") == [paragraph + "美元，高于上一年。"] * 5


def test_a_number_cut_by_a_line_end_is_closed_in_any_layout(document: Make, lexicon: Lexicon) -> None:
    raw = "全年集成电路进口额约为3494亿\n\n美元，出口额约为1360亿美元。"
    assert "3494亿美元" in cleaned(document, lexicon, raw)


def test_a_title_line_is_not_joined_to_its_article(document: Make, lexicon: Lexicon) -> None:
    body = "上半年全省集成电路产业规模保持增长，重点项目建设加快推进，新增投资主要投向特色工艺和先进封装两个方向。"
    wrapped = "\n\n".join(body[i : i + 40] + ("" if i + 40 < len(body) else " ") for i in range(0, len(body), 40))
    raw = "\n\n".join(["特色工艺产线扩产提速 ", wrapped] * 4)
    assert cleaned(document, lexicon, raw).split("\n\n")[:2] == ["特色工艺产线扩产提速", body]


def test_page_furniture_goes_and_the_sentence_closes(document: Make, lexicon: Lexicon) -> None:
    raw = "第一段的内容到这里还没有结束，下一页接着说明产能扩充的具体安排，以及设备采购的进度与资金来源情况，\n\nPage 7\n\n到年底将有两条产线投产。"
    assert "Page" not in cleaned(document, lexicon, raw)
    assert "资金来源情况，到年底将有" in cleaned(document, lexicon, raw)


def test_a_head_that_repeats_page_by_page_goes(document: Make, lexicon: Lexicon) -> None:
    page = ["芯片市场观察周报第{n}期", *[f"第{{n}}页第{i}段讲述了不同的内容，各段之间并无重复之处。" for i in range(14)]]
    raw = "\n".join(line.format(n=n) for n in range(1, 6) for line in page)
    text = cleaned(document, lexicon, raw)
    assert "周报" not in text
    assert text.count("不同的内容") == 70


def test_table_cells_that_repeat_stay(document: Make, lexicon: Lexicon) -> None:
    raw = "\n".join(["同比增长"] * 8)
    assert cleaned(document, lexicon, raw).count("同比增长") == 8


def test_the_tail_of_a_sharing_site_goes(document: Make, lexicon: Lexicon) -> None:
    raw = "正文内容。" * 30 + "\n温馨提示\n本站资料由用户上传，下载前请自行核对。\n最新文档\n其他文档标题"
    assert cleaned(document, lexicon, raw).strip() == "正文内容。" * 30


def test_damage_is_reported_not_repaired(document: Make, lexicon: Lexicon) -> None:
    raw = "第三代社??ǔ挚的发放仍在推进。"
    result = clean(document(raw), lexicon)
    notices = [n for n in result.notices if n.kind is NoticeKind.LOST_TEXT]
    assert len(notices) == 1
    assert notices[0].span is not None
    assert "??" in notices[0].span.of(raw)
    assert "??" in result.text.text


def test_a_question_mark_of_a_sentence_is_no_damage(document: Make, lexicon: Lexicon) -> None:
    assert not clean(document("为什么缺货?因为产能不足。真的?是的。"), lexicon).notices
