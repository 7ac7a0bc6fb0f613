"""The two areas that statistics are about when no place is named, and the words for them."""

from __future__ import annotations

__all__ = ["AREA_WORDS", "HOME", "WORLD"]

WORLD, HOME = "全球", "中国"
"""The second is where an article stays until it names another."""
AREA_WORDS = dict.fromkeys(("全球", "世界", "全世界"), WORLD) | dict.fromkeys(("中国", "我国", "全国", "国内", "内地"), HOME)
