"""Words for the values of records that more than one surface shows, in Chinese and English."""

from __future__ import annotations

__all__ = ["ENTITY", "MODIFIER", "POINT", "STATUS", "Words"]

Words = dict[str, tuple[str, str]]

STATUS: Words = {
    "actual": ("实际", "actual"),
    "estimate": ("估计", "estimate"),
    "forecast": ("预测", "forecast"),
    "target": ("目标", "target"),
    "projected": ("测算", "projected"),
}
MODIFIER: Words = {"eq": ("", ""), "approx": ("约", "about"), "gt": ("超过", "more than"), "lt": ("不足", "less than")}
POINT: Words = {
    "only": ("唯一", "the only one"),
    "status": ("实际值优先", "outcomes before forecasts"),
    "exact": ("精确值优先", "exact values first"),
    "grade": ("来源更可靠", "the more reliable source"),
    "latest": ("最近发布", "published last"),
    "first": ("首见", "stated first"),
}
"""Why a value is preferred to the others of its period."""
ENTITY: Words = {
    "company": ("企业", "company"),
    "government": ("政府机构", "government"),
    "research_org": ("研究机构", "research body"),
    "association": ("协会", "association"),
    "media": ("媒体", "media"),
    "person": ("人物", "person"),
    "product": ("产品", "product"),
    "technology": ("技术", "technology"),
    "policy": ("政策", "policy"),
    "standard": ("标准", "standard"),
    "place": ("地点", "place"),
    "report": ("报告", "report"),
}
