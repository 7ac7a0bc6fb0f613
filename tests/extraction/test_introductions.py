from __future__ import annotations

import pytest

from xinmai.extraction.introductions import introduced, without_title


@pytest.mark.parametrize(
    "text",
    [
        "蓝湖电子（688999.SH）发布公告",
        "蓝湖电子(2382)单月出货",
        "证券简称：蓝湖电子",
        "苏州蓝湖电子科技股份有限公司（简称“蓝湖电子”）",
        "芯片公司“蓝湖电子”完成融资",
    ],
)
def test_a_company_that_the_text_introduces(text: str) -> None:
    assert "蓝湖电子" in list(introduced(text))


@pytest.mark.parametrize("text", ["产量为3万吨（2382吨以上）", "公司表示订单饱满", "“十四五”规划", "该企业扩产", ""])
def test_what_introduces_nobody(text: str) -> None:
    assert list(introduced(text)) == []


@pytest.mark.parametrize(("phrase", "name"), [("被动元件大厂国巨", "国巨"), ("面板龙头京东方", "京东方"), ("国巨", "国巨"), ("代工厂", "代工厂"), ("芯片企业和高校", "芯片企业和高校")])
def test_words_that_say_what_a_company_is_go(phrase: str, name: str) -> None:
    assert without_title(phrase) == name
