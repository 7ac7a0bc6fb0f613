"""Times that come again: `每天`, `每两周`, `每周一`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.extraction.recognizers.moments.days import WEEKDAY, weekday_value
from xinmai.extraction.recognizers.moments.figures import SPACE
from xinmai.extraction.recognizers.moments.moment import Moment
from xinmai.extraction.recognizers.numeral import SIMPLE, value_of
from xinmai.extraction.recognizers.result import plain
from xinmai.extraction.recognizers.words import table

__all__ = ["recurring"]

_SET = re.compile(
    rf"每(?:逢|到|个|一个|一)?{WEEKDAY}"
    rf"|每(?:隔)?{SPACE}(?:(?P<count>{SIMPLE}){SPACE})?个?(?P<unit>季度|月|周末|周|星期|礼拜|小时|钟头|分钟|秒钟?|年|天|日|季)(?![一二三四五六七八九]?[内刊报线均])"
    r"|每(?P<part>[早晚])(?![会上于]|报|间新闻)"
)
_UNITS = table("times")["units"]
_ONE = {"日": "P{}D", "季": "P{}Q", "季度": "P{}Q", "周末": "XXXX-WXX-WE", "秒": "PT{}S"}
_TIMEX = {"TM": "PT{}M", "H": "PT{}H", "S": "PT{}S"}
_PARTS = {"早": "TMO", "晚": "TEV"}


def recurring(folded: str, times: list[Moment]) -> Iterator[Moment]:
    """The times of a folded text that come again; `times` are the times of day in it."""
    by_start = {moment.start: moment for moment in times if moment.kind == "time"}
    for match in _SET.finditer(folded):
        if match["weekday"]:
            timex = f"XXXX-WXX-{weekday_value(match['weekday'])}"
        elif match["part"]:
            clock = by_start.get(match.start("part"))
            timex = clock.timex if clock else _PARTS[match["part"]]
            yield Moment(match.start(), clock.end if clock else match.end(), "set", timex)
            continue
        else:
            count = value_of(match["count"]) if match["count"] else 1
            form = _ONE.get(match["unit"]) or _form(match["unit"])
            timex = form.format(
                plain(count) if match["count"] and count is not None and not isinstance(count, int) else 1
            )
        yield Moment(match.start(), match.end(), "set", timex)


def _form(unit: str) -> str:
    code = str(_UNITS[unit]["code"])
    return _TIMEX.get(code, f"P{{}}{code}")
