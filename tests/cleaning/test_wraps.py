"""Lines that one sentence runs over, and those that only look so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xinmai.cleaning.wraps import join_hard_wraps
from xinmai.lexicon import default_lexicon
from xinmai.model import Document, TracedText

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMN = """极紫外光刻机
2025年极紫外（EUV）光
刻系统销售了四十八台，销售额一
百一十六亿欧元，同比增长；深紫
外系统销售额一百二十亿欧元，同
比略有下降；量测与检测系统销售
额八亿欧元，同比增长。逻辑芯片
客户贡献的系统销售额一百六十一
亿欧元，存储芯片客户八十四亿欧
元，同比下降。
订单与展望
第四季度净销售额九十七亿
欧元，新增订单一百三十二亿欧元
其中一半以上来自极紫外系统，客
户集中在三个地区。"""


def joined(raw: str, media_type: str) -> str:
    plain = replace(Document("0" * 64, "a", "text/plain", raw, TracedText.of(raw)), media_type=media_type)
    return join_hard_wraps(plain, default_lexicon()).text.text


def test_the_lines_of_a_narrow_column_are_joined_and_its_headings_kept() -> None:
    lines = joined(COLUMN, PDF).split("\n")
    assert [line[:6] for line in lines] == ["极紫外光刻机", "2025年极", "订单与展望", "第四季度净销"]
    assert "光刻系统销售了四十八台" in lines[1]


def test_only_a_pdf_has_narrow_columns() -> None:
    assert joined(COLUMN, "text/plain").count("\n") > joined(COLUMN, PDF).count("\n")


@pytest.mark.parametrize("media_type", [XLSX, "text/csv"])
def test_the_cells_of_a_sheet_are_no_lines(media_type: str) -> None:
    raw = "资料来源：国家统计局历年国民经济和社会发展统计公报以及各地区的统计年鉴和工业统计报表\n同比按可比口径计算，不等于相邻两年绝对数相除\n产业销售额"
    assert joined(raw, media_type) == raw
