"""The words of an audit report in both languages: kinds of findings, reasons, degrees, labels."""

from __future__ import annotations

__all__ = ["HOLDS", "KINDS", "LABELS", "REASONS", "SEVERITIES", "Words", "kind_words", "word"]

Words = tuple[str, str]
"""Chinese and English."""

KINDS: dict[str, Words] = {
    "cagr": ("复合增速与数值不符", "compound growth against its levels"),
    "contradiction": ("同一指标两个数值", "two values for one thing"),
    "copied_figure": ("疑似照抄的数字", "a figure that looks copied"),
    "cumulative_decrease": ("累计数减少", "a running total that falls"),
    "forecast_vs_actual": ("预测已被实际超过", "a forecast that was passed before"),
    "misattribution": ("归属不一", "one forecast under two names"),
    "part_exceeds_whole": ("部分大于总体", "a part larger than its whole"),
    "record": ("首次或新高与此前数值不符", "a first or a record that was passed before"),
    "share_of_total": ("占比与总量不符", "a share against part and whole"),
    "sum_of_parts": ("分项与合计不符", "parts against their sum"),
    "table_vs_text": ("表与正文不符", "a table against the text"),
    "unit": ("单位相差数量级", "a slip between powers of ten"),
    "yoy": ("增速与两期数值不符", "growth against its levels"),
}
HOLDS: dict[str, Words] = {
    "cagr": ("复合增速", "compound growth and its levels"),
    "contradiction": ("两处同数", "stated twice alike"),
    "record": ("首次或新高", "a first or a record"),
    "share_of_total": ("占比与总量", "part, share and whole"),
    "sum_of_parts": ("分项与合计", "parts and their sum"),
    "unit": ("换算", "conversion"),
    "yoy": ("增速与两期数值", "growth and its levels"),
}
SEVERITIES: dict[str, Words] = {"high": ("严重", "Severe"), "medium": ("中等", "Medium"), "low": ("轻微", "Slight")}
REASONS: dict[str, Words] = {
    "conflict": ("相互矛盾", "conflict"),
    "bad arithmetic": ("算术不符", "bad arithmetic"),
    "unit slip": ("单位写错", "unit slip"),
    "copied": ("疑为照抄", "copied"),
    "different basis": ("口径不同", "different basis"),
    "different period": ("时期不同", "different period"),
    "revision": ("基数修订", "revision"),
    "spread between sources": ("来源之间的差异", "spread between sources"),
    "none": ("相符", "holds"),
}
LABELS: dict[str, Words] = {
    "title": ("数字核算报告", "Audit of figures"),
    "summary": ("概要", "Summary"),
    "documents": ("核算的文件", "Documents"),
    "figures": ("读出的数字", "figures read"),
    "relations": ("核算的关系", "relations checked"),
    "hold": ("相符", "hold"),
    "cannot": ("不能同时成立", "cannot hold"),
    "differ": ("有差异而不算错误", "differ, no errors"),
    "contents": ("目录", "Contents"),
    "computed": ("核算", "Arithmetic"),
    "stated": ("文中写", "Stated"),
    "quotes": ("原文", "Quotes"),
    "read_as": ("读作", "Read as"),
    "different": ("有差异而不算错误", "Differences that are no errors"),
    "verified": ("核算相符的关系", "Relations that hold"),
    "more": ("另有{n}条，用 --verified 全部列出", "{n} more: list them with --verified"),
    "nothing": ("没有发现不能同时成立的数字。", "No figures were found that cannot all be true."),
    "method": (
        "所有算式都按书写的位数取区间：28.6亿可以是28.55至28.65亿，区间内有解就不报。报告指出哪些数字不能同时成立，哪一个写错了要由编辑对照来源判断；读法若有误，请看每处引文下的“读作”。",
        "Arithmetic runs on the intervals that the written digits allow: 28.6 may be 28.55 to 28.65; what has a solution inside them is not reported. "
        "The report says which figures cannot all be true; which of them is wrong is for the editor to find at the source. How a figure was read stands below its quote.",
    ),
    "page": ("第{n}页", "page {n}"),
    "sheet": ("工作表“{n}”", "sheet “{n}”"),
    "row": ("第{n}行", "row {n}"),
    "characters": ("字符{n}", "characters {n}"),
    "kind": ("种类", "Kind"),
    "what": ("关系", "Relation"),
    "number": ("{n}处", "{n}"),
}


def kind_words(kind: str, *, holds: bool) -> Words:
    """What a kind of finding is called, where its relation holds and where it does not."""
    return HOLDS.get(kind, KINDS[kind]) if holds else KINDS[kind]


def word(words: Words, language: str) -> str:
    """The wording in a language: English for `en`, else Chinese."""
    return words[1] if language == "en" else words[0]
