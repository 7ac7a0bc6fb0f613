"""Products: a model's number beside a word for goods or behind its maker, a name in quotation marks beside such a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from xinmai.extraction.entities.forms import Forms
from xinmai.extraction.entities.spotted import Spotted
from xinmai.extraction.in_order import InOrder
from xinmai.model import EntityType

__all__ = ["find_products"]

# A class in front, for the engine skips all else quickly; then what stands before it is looked back at.
_MODEL = re.compile(r"[A-Z](?<![A-Za-z0-9.\-][A-Z])[A-Za-z]{0,5}-?\d{1,5}[A-Za-z]{0,4}(?:系列)?(?![A-Za-z0-9.%])")
_NO_MODEL = re.compile(r"[QL]\d")
"""Quarters and levels."""
_WORD = re.compile(r"[A-Z]?[a-z]")
"""Words with a number behind them (Top5), which only a maker in front makes a product."""
_QUOTED = re.compile(r"[“「](?P<name>[^“”「」，。；：！？+\s]{2,10})[”」]")
_NAMED = ("命名为", "名为", "取名", "产品名为")
_BROUGHT = ("推出", "推出的", "发布", "发布的", "打造", "打造的", "开发", "开发的", "研发的", "自研", "自研的", "自主研发的", "上线", "上线的", "首款", "新品")
_FRONT = 5
"""Characters in front of a quotation that are looked at."""


def find_products(text: str, found: InOrder[Spotted], forms: Forms) -> Iterator[Spotted]:
    """Products; `found` are the names found so far."""
    goods = _goods(forms)
    for match in _MODEL.finditer(text):
        model, maker = match.group(), found.ending_at(match.start())
        made = maker is not None and maker.type is EntityType.COMPANY and len(model) > 2
        sold = not _WORD.match(model) and goods.match(text, match.end())
        if not _NO_MODEL.fullmatch(model) and (made or model.endswith("系列") or sold):
            yield Spotted(match.start(), match.end(), EntityType.PRODUCT, "name:model", False)
    if "“" in text or "「" in text:
        yield from _quoted(text, goods)


def _quoted(text: str, goods: re.Pattern[str]) -> Iterator[Spotted]:
    for match in _QUOTED.finditer(text):
        front = text[max(0, match.start() - _FRONT) : match.start()]
        if front.endswith(_NAMED) or (front.endswith(_BROUGHT) and goods.match(text, match.end())):
            yield Spotted(match.start("name"), match.end("name"), EntityType.PRODUCT, "name:quoted", False)


@lru_cache(maxsize=4)
def _goods(forms: Forms) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, forms.of("goods")), key=len, reverse=True))
    return re.compile(rf"(?:[与和、/及][A-Z]{{1,6}}-?\d{{1,5}}[A-Za-z]{{0,4}})*的?(?:[\u4e00-\u9fff]{{1,4}}(?=[^，。]{{2}})){{0,1}}?(?:{words})" if words else r"(?!)")
