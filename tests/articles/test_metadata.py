from __future__ import annotations

import pytest

from xinmai.articles.metadata import find_published
from xinmai.articles.paragraphs import looks_like_heading


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布时间：2025-01-14　来源：示例网", "2025-01-14"),
        ("2025-01-14　来源：示例网", "2025-01-14"),
        ("2026年1月15日　来源：示例网　作者：某某", "2026-01-15"),
        ("2025-01-14 09:30 来源：示例网", "2025-01-14"),
        ("2025年1月", "2025-01"),
        ("2024-02-29", "2024-02-29"),
        ("发布时间：2021-02-31", None),
        ("2025年13月", None),
        ("2025年1月14日，示例网发布了报告", None),
        ("2025年1月14日产量来源：统计公报显示增长", None),
    ],
)
def test_a_date_counts_only_where_a_line_is_there_to_tell_it(line: str, published: str | None) -> None:
    assert find_published([line]) == published


@pytest.mark.parametrize("line", ["发布时间：2025-01-14　来源：示例网", "2025-01-14　来源：示例网", "责任编辑：某某"])
def test_a_byline_is_no_heading(line: str) -> None:
    assert not looks_like_heading(line)
