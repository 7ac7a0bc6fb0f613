"""A report to print: points, warnings, captioned tables, charts, numbers worked out, evidence at the end or at the foot. All made up."""

from __future__ import annotations

from publishing.editions import Desk, Paper
from xinmai.model import (
    Cell,
    Chart,
    Edition,
    Grid,
    Item,
    Mark,
    Paragraph,
    Passage,
    Place,
    Role,
    Section,
    Working,
)

__all__ = ["report"]

_STATISTICS = Paper("年度统计.pdf", "产业年度统计公报", "统计简报", "2026-02", "https://example.org/公报?年=2025", Place(page=7))
_SURVEY = Paper("调查.xlsx", "企业问卷汇总", "产业调查", "2026-03-01", "", Place(sheet="汇总", row=12))


def report(*, endnotes: bool = True) -> Edition:
    """Two chapters behind an overview that repeats one of their numbers."""
    desk = Desk()
    output = [desk.cite(_STATISTICS, quote) for quote in ("2024年产量4000亿块", "2025年产量4600亿块")]
    share, price = desk.cite(_SURVEY, "本地采购占38.5%"), desk.cite(_STATISTICS, "平均价格0.65美元")
    before, rate = desk.cite(_STATISTICS, "2023年产量3500亿块"), len(desk.citations) + 1
    growth = Working(rate, "产量同比", "(4600 − 4000) ÷ 4000", "15%", (output[1], output[0]))
    pace = Working(rate + 1, "两年平均增速", "(4600 ÷ 3500)^(1/2) − 1", "14.64%", (before, rate))
    sections = (
        Section("摘要", (Item("summary", "要点", (_said("产量增长", "15%", rate, Role.POINT), _said("本地采购占", "38.5%", share, Role.POINT))),), overview=True),
        Section("产量", (Item("output", "产量与增速", (_said("全年产量", "4600亿块", output[1]), _grid(output, rate), _chart(output), _said("两年平均增长", "14.64%", pace.number))),)),
        Section("采购", (Item("share", "本地采购", (_said("问卷显示本地采购占", "38.5%", share), _said("样本偏小，平均价格仍在", "0.65美元", price, Role.WARNING))),)),
    )
    return Edition("产业分析报告", "年度市场分析", "2026年3月", sections, tuple(desk.citations), ("口径不同的数字并列给出。",), workings=(growth, pace), endnotes=endnotes)


def _said(before: str, number: str, citation: int, role: Role = Role.TEXT) -> Paragraph:
    """A sentence worded here around one number."""
    return Paragraph((Passage(f"{before}{number}。", None, (Mark(len(before), len(before) + len(number), citation, f"{before}，{number}"),)),), role)


def _grid(output: list[int], rate: int) -> Grid:
    rows = (
        (Cell("产量"), Cell("4000亿块", output[0], "2024年", 400_000_000_000.0, "块"), Cell("4600亿块", output[1], "2025年", 460_000_000_000.0, "块")),
        (Cell("同比"), Cell(""), Cell("15%", rate, "2025年同比", 15.0, "%")),
    )
    return Grid(("指标", "2024年", "2025年"), rows, "产量与增速")


def _chart(output: list[int]) -> Chart:
    option = {
        "animation": False,
        "title": {"text": "产量（亿块）", "left": 16, "textStyle": {"fontFamily": "Noto Sans SC"}},
        "xAxis": {"type": "category", "data": ["2024", "2025"]},
        "yAxis": {"type": "value"},
        "series": [{"type": "bar", "data": [4000, 4600]}],
    }
    return Chart("产量（亿块）", option, "柱形图：2024年4000亿块，2025年4600亿块", tuple(output))
