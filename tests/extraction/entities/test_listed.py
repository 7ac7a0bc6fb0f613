from __future__ import annotations

import pytest

from xinmai.extraction.entities.listed import corrected
from xinmai.extraction.names import name_reader
from xinmai.lexicon import default_lexicon

LEXICON = default_lexicon()


def names(text: str) -> list[str]:
    return [one.text for one in corrected(text, name_reader(LEXICON).find(text), LEXICON)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("智能工牌中部署了终端", []),
        ("联合国民技术供货", ["国民技术"]),
        ("具有超大连接的特点", []),
        ("位于大连的工厂", ["大连"]),
        ("国际数据公司（IDC）称", ["国际数据公司", "IDC"]),
        ("百度Apollo平台", ["百度", "Apollo"]),
        ("昆仑芯3号", ["昆仑芯3号"]),
        ("台积电子公司", ["台积电"]),
        ("韩国产业部门则称", ["韩国"]),
    ],
)
def test_matches_are_set_right(text: str, expected: list[str]) -> None:
    assert names(text) == expected
