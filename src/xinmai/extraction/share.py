"""Names of shares: of a market, of a whole, of last year's, and multiples of something else."""

from __future__ import annotations

import re

from xinmai.extraction.measures import FoundMeasure
from xinmai.extraction.named import Named, Spot

__all__ = ["WITHIN", "name_part", "name_share"]

_SHARE = re.compile(r"占(?!有?率|比例?$)(?:据|到|比|了)?(?P<whole>[^，。；]{0,24})$")
_OF_BEFORE = re.compile(r"(?<![从由自较比])(?:去年|上年|前年|(?:19|20)\d{2}年?)(?:全年|同期)?(?:总?[销产出进][^，,的]{0,4})?的?$")
_TIMES = re.compile(r"(?:为|是|相当于|达到?)[^，,]{1,16}的(?:近|约|逾|超过?|将近|大约)?$")
_MARKET_SHARE = re.compile(r"的?(?:市场|市占|营收|销售|出货)?份额")
_GRANT = re.compile(r"(?:的比例|的标准)?(?:[，,]?(?:一次性|给予|予以|进行|享受|分档|后)){0,2}(?:事后)?(?:最高)?(?:(?:不超过|最高)[^，,。；;]{2,10}元的)?(?P<what>补助|补贴|奖励|资助|贴息|奖补|扶持)")
"""What a public body pays a part of: `按实际支出的30%给予补助`."""
_AMOUNTS = ("flow", "stock", "count")
_MARKET = re.compile(r"市场$|份额$")
_WORLD = re.compile(r"全球|世界|全国")
WITHIN = re.compile(r"在[^，,在]{1,20}(?:中|市场|领域|上|里)?的?$")
"""The whole that a share is of: `汽车电子在公司收入中的比重`."""


def name_share(spot: Spot) -> Named | None:
    """The share that a percentage or a multiple states; else nothing."""
    if spot.dimension not in ("percent", "ratio"):
        return None
    if spot.dimension == "percent" and (grant := _GRANT.match(spot.plain, spot.quantity.end)):
        return Named(f"{grant['what']}比例", spot.seg.head, "share:grant", spot.level)
    if spot.dimension == "ratio":
        multiple = _TIMES.search(spot.words)
        compared = _measure_before(spot, multiple.start()) if multiple else None
        return Named(f"{compared[0]}倍数", compared[1], "share:multiple", spot.level) if compared else None
    if (before := _OF_BEFORE.search(spot.words)) and (compared := _measure_before(spot, before.start())):
        return Named(f"{compared[0]}占上年比重", compared[1], "share:of before", spot.level)
    share = _SHARE.search(spot.seg.head) or (_SHARE.search(spot.words) if "占" in spot.seg.tail else None)
    at_end = spot.at_end
    if share and not (at_end and at_end.start <= spot.seg.offset + share.start() < at_end.end):
        return _of_whole(spot, share)
    if _MARKET_SHARE.match(spot.plain, spot.quantity.end):
        return Named("市场份额", spot.seg.head, "level:behind", None)
    return None


def name_part(spot: Spot, measure: FoundMeasure) -> Named | None:
    """A percentage behind an amount is a part of it: `相当于年需求量的一成`, `裁员5%`; else nothing."""
    if spot.dimension != "percent" or measure.kind not in _AMOUNTS or measure.start >= spot.quantity.start:
        return None
    verb = spot.reader.last_verb(spot.plain[measure.start : measure.end])
    name = verb[2].share if verb and verb[2].share else f"{measure.name}占比"
    return Named(name, spot.left_of(measure), "share:of", spot.level)


def _measure_before(spot: Spot, length: int) -> tuple[str, str] | None:
    """The measure that stands in the clause within the first characters of its words, and what is left of it; else the level."""
    end = spot.seg.offset + length
    own = next((m for m in reversed(spot.measures) if spot.seg.offset <= m.start and m.end <= end and m.kind != "growth"), None)
    if own:
        return own.name, spot.left_of(own)
    return (spot.level.name, spot.seg.head[:length]) if spot.level else None


def _level_before(spot: Spot, phrase: str) -> str:
    """The amount of money whose share follows with no word of its own: `研发投入4亿元，占营业收入的14%`."""
    level = spot.level
    own = level is not None and level.dimension == "money" and spot.before.indicator == level.name
    return level.name if level and own and not phrase.strip("，, \x00") else ""


def _of_whole(spot: Spot, share: re.Match[str]) -> Named:
    whole = share["whole"].strip("的\x00 ")
    phrase = WITHIN.sub("", spot.seg.head[: share.start()])
    at, end = spot.seg.offset + share.start(), spot.seg.offset + len(phrase.rstrip("已经则约仅"))
    inside = next((m.name for m in reversed(spot.measures) if at <= m.start and m.end <= spot.quantity.start and m.kind not in ("ratio", "growth")), "")
    part = next((m for m in spot.measures if spot.seg.offset <= m.start and m.end == end), None)
    if _MARKET_SHARE.match(spot.plain, spot.quantity.end) or _MARKET.search(whole):
        name = "市场份额"
    elif _WORLD.fullmatch(whole):
        name = f"{part.name if part else ''}{whole}占比"
    elif inside and (of := part.name if part else _level_before(spot, phrase)) and of != inside:
        name = f"{of}占{inside}比重"
    elif not (whole or inside) and spot.before.unit == "%" and (spot.before.indicator or "").endswith("份额"):
        name = spot.before.indicator or ""
    else:
        name = f"{inside}占比"
    return Named(name, spot.left_of(part) if part else phrase, "share:of", spot.level)
