"""Reads one statement of time after the other and knows the year that the ones without a year belong to."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from xinmai.extraction import timerole as role
from xinmai.extraction.timeform import BEFORE
from xinmai.extraction.timemention import Calendar, TimeMention
from xinmai.extraction.timevalue import (
    last_month,
    month_of,
    number,
    part_value,
    quarter_of,
    telling_month,
)

__all__ = ["TimeReader"]

_OFFSETS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "本年": 0, "本年度": 0}
_YEARS_BEFORE = frozenset(["上年", "上年度", "上一年", "上一年度", "前一年"])
_PLAN_START = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_DAYS_BACK = {"昨": 1, "今": 0, "前": 2}
_WEEKDAYS = "一二三四五六日"

_SETTLING = frozenset(["iso", "short", "listed", "based", "later"])
"""Forms whose year holds for the parts without one that follow."""
_MEASURING = _SETTLING | {"ago"}
"""Forms that amounts are measured by."""
_PARTS = ("day", "month", "quarter")
_FAR = 3
"""Months ahead of the publication from which on a month without a year is one of the year before."""
_REPORTED_LATE = 5
"""The month from which on reports are hardly of the year before."""
_BEFORE_REPUBLIC, _LONG_AGO = 1911, 10

_NO_EDGE = re.compile(r"[\d一二三四五六七八九十百千几数多每各新老少成青壮往历整]$")
_SINCE = re.compile(r"至今|以来(?![的最新首第]|单)")


class TimeReader:
    """Reads the times of one text and keeps the year they are in; one method for each form of `TIME`."""

    def __init__(self, text: str, today: Calendar) -> None:
        self.text = text
        self.today = today
        self.year = today.year
        self.settled = False
        self._relative = False
        self._month: tuple[int, int] | None = None
        self._before_outlook: tuple[int | None, bool] | None = None
        self._looked_to = 0

    def read(self, match: re.Match[str]) -> TimeMention | None:
        """The mention at a match of `TIME`, with the words of comparison in front of it."""
        form = match.lastgroup or ""
        self._leave_outlook(match.start())
        mention: TimeMention | None = getattr(self, f"_{form}")(match)
        if mention is None:
            return None
        before = BEFORE.search(self.text, max(0, mention.start - 7), mention.start)
        compared = mention.compared or bool(before and before["compare"]) or self._measures_by(mention, form)
        passing = mention.passing or role.is_passing(self.text, mention.start, mention.end)
        start = before.start() if before else mention.start
        if (start, compared, passing) != (mention.start, mention.compared, mention.passing):
            mention = mention._replace(start=start, compared=compared, passing=passing)
        if not (compared or passing):
            self._month = last_month(mention.value) or self._month
            if form in _SETTLING:
                self._settle(mention)
        return mention

    def _settle(self, mention: TimeMention) -> None:
        """The year of a mention is in force; that of an outlook only as far as its clauses go."""
        if not role.is_outlook(self.text, mention.start):
            self._before_outlook = None
        elif self._before_outlook is None:
            self._before_outlook, self._looked_to = (self.year, self.settled), mention.end
        self.year, self.settled, self._relative = mention.year, True, not mention.stated

    def _leave_outlook(self, at: int) -> None:
        if self._before_outlook and role.ends_clauses(self.text, self._looked_to, at):
            self.year, self.settled = self._before_outlook
            self._before_outlook = None
        self._looked_to = at

    def _measures_by(self, mention: TimeMention, form: str) -> bool:
        """Whether a time is only what something is compared with."""
        text, start, end = self.text, mention.start, mention.end
        if role.is_level(text, end) or (form == "whole" and role.is_whole_compared(text, start)):
            return True
        if form not in _MEASURING and mention.leans != "prior":
            return False
        return role.names_other(text, start, end) or role.is_base(text, start, end)

    def _bare_year(self, match: re.Match[str], month: int) -> int | None:
        """The year of a part without one: that in force, or the one in which the month lies nearest to the publication.

        A month that lies behind the day of publication is one of the year before, unless it is looked forward to.
        """
        year, published = self.year, self.today.published_year
        if year is None or published is None:
            return year
        ahead = role.is_ahead(self.text, *match.span())
        if self.settled:
            return published if ahead and self._relative and year < published else year
        far = 0 if role.is_as_of(self.text, match.start()) else _FAR
        over = month - (self.today.published_month or 12) > far
        return published - 1 if year == published and over and not ahead else min(year, published)

    def _iso(self, match: re.Match[str]) -> TimeMention:
        year, month, day = int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"])
        return _mention(match, f"{year}-{month:02d}-{day:02d}", year)

    def _span(self, match: re.Match[str]) -> TimeMention:
        first, last = match["y1"] or match["s1"], match["y2"] or match["s2"]
        return _mention(match, f"{first}/{last}", int(first))

    def _plan(self, match: re.Match[str]) -> TimeMention:
        first = _PLAN_START[match["plan_no"]]
        last = first + 4
        if match["plan_part"] in ("末", "期末"):
            return _mention(match, str(last), first)
        if match["plan_part"] == "以来":
            last = min(last, self.today.published_year or last)
        return _mention(match, f"{first}/{last}", first)

    def _fiscal(self, match: re.Match[str]) -> TimeMention | None:
        digits = match["fy"] or match["fy_short"] or match["fy2"]
        year = int(digits) if digits else self.today.published_year
        if year is None:
            return None
        year += 2000 if year < 100 else 0
        value, quarter = f"FY{year}", match["fq"] or match["fq2"] or match["fq3"]
        if quarter:
            value += f"-Q{number(quarter)}"
        elif match["fh"]:
            value += "-H1" if match["fh"] == "上半年" else "-H2"
        return _mention(match, value, year, stated=bool(digits))

    def _short(self, match: re.Match[str]) -> TimeMention:
        year = int(match["sy"] or match["sy2"])
        year += 2000 if year < 100 else 0
        if match["sp_to"]:
            return _mention(match, f"{year}-01/{year}-{3 * int(match['sp_to']):02d}", year)
        part = match["sp2"] or match["sp"][::-1]
        return _mention(match, f"{year}-{part}", year)

    def _prior(self, match: re.Match[str]) -> TimeMention:
        return _mention(match, "", 0, compared=not role.speaks_of_prior(self.text, *match.span()), leans="prior")

    def _same(self, match: re.Match[str]) -> TimeMention:
        return _mention(match, "", 0, leans=next((part for part in _PARTS if match[f"same_{part}"]), "same"))

    def _report(self, match: re.Match[str]) -> TimeMention:
        return _mention(match, "", 0, leans="end" if match["report_end"] or match["period_end"] else "same")

    def _near(self, match: re.Match[str]) -> TimeMention | None:
        back = match.group()[0] in "上前"
        spoken = (self._month or self.today.month) if back else None
        year, month = spoken or (self.today.published_year, self.today.published_month)
        if year is None or month is None:
            return None
        quarterly = "季" in match.group()
        value = quarter_of(year, (month - 1) // 3 - back) if quarterly else month_of(year, month - 1 - back)
        return _mention(match, value, int(value[:4]), stated=False)

    def _day_near(self, match: re.Match[str]) -> TimeMention | None:
        today = self.today.published_day
        if today is None:
            return None
        back = _DAYS_BACK.get(match.group()[0], 0)
        if match["weekday"]:
            back = today.weekday() - _WEEKDAYS.index(match["weekday"])
            back = back + 7 if match["week"] == "上" else back if match["week"] else back % 7
        day = today - timedelta(days=back)
        return _mention(match, day.isoformat(), day.year, stated=False)

    def _mday(self, match: re.Match[str]) -> TimeMention | None:
        """`8日`: of the month spoken of, else the last one that has come by the publication."""
        today, day = self.today.published_day, int(match["day_of_month"])
        if self._month:
            year, month = self._month
        elif today:
            year, month = today.year - (today.month == 1 and day > today.day), (today.month - 1 - (day > today.day)) % 12 + 1
        else:
            return None
        return _mention(match, f"{year}-{month:02d}-{day:02d}", year, stated=False)

    def _ago(self, match: re.Match[str]) -> TimeMention | None:
        if match["ago_n"] != "半" and match["ago_unit"] == "年":
            return self._shifted(match, -number(match["ago_n"]))
        year, month = self.today.published_year, self.today.published_month
        if year is None or month is None:
            return None
        value = month_of(year, month - 1 - (6 if match["ago_n"] == "半" else number(match["ago_n"])))
        return _mention(match, value, int(value[:4]), stated=False)

    def _later(self, match: re.Match[str]) -> TimeMention | None:
        return self._shifted(match, number(match["later_n"]) if match["later_n"] else 1)

    def _shifted(self, match: re.Match[str], years: int) -> TimeMention | None:
        year = None if self.year is None else self.year + years
        return None if year is None else _mention(match, str(year), year, stated=False)

    def _now(self, match: re.Match[str]) -> TimeMention | None:
        """`截至目前`: the month of the publication; `目前` may be longer ago: its year."""
        published, year = self.today.published, self.today.published_year
        exact = 4 if match["now_word"] else 7
        return _mention(match, published[:exact], year, stated=False, passing=exact == 4) if published and year else None

    def _over(self, match: re.Match[str]) -> TimeMention | None:
        """`此后五年` counts from the year in force, `近五年` back from the publication, `未来五年` on from it."""
        if match["coming"]:
            year = self.today.published_year
            return _mention(match, f"{year}/{year + number(match['coming'])}", year, stated=False) if year else None
        years = number(match["next"] or match["last"])
        first = self.year if match["next"] else self.today.published_year and self.today.published_year - years
        return _mention(match, f"{first}/{first + years}", first, stated=False) if first else None

    def _listed(self, match: re.Match[str]) -> TimeMention:
        return _mention(match, match["listed_y"], int(match["listed_y"]))

    def _based(self, match: re.Match[str]) -> TimeMention | None:
        if match["year"]:
            year: int | None = number(match["year"])
        elif match["short_year"]:
            year = 2000 + int(match["short_year"])
        elif match["roc_long"] or match["roc"]:
            year = self._republican(match)
        elif match["relative"] in _YEARS_BEFORE:
            spoken = self._spoken_of()
            year = spoken - 1 if spoken else None
        elif match["relative"] in _OFFSETS:
            published = self.today.published_year
            year = published + _OFFSETS[match["relative"]] if published else None
        else:
            year = self._spoken_of() if match["relative"] == "同年" else self.year
        if year is None:
            return None
        value = f"{year}-12-31" if match["end"] else f"{year}-01" if match["start"] else part_value(match, "", year)
        published = self.today.published_year
        if published and published > year and value == str(year) and _SINCE.match(self.text, match.end()):
            value = f"{year}/{published}"
        aside = match["relative"] in _YEARS_BEFORE and role.speaks(self.text, match.end())
        return _mention(match, value, year, stated=match["relative"] is None, passing=aside)

    def _spoken_of(self) -> int | None:
        """The year that 同年 is and 上年 lies before: that in force, else the last one written out."""
        return self.year if self.settled else self.today.told or self.year

    def _republican(self, match: re.Match[str]) -> int | None:
        """The year `民国113年`; `113年` alone only near the publication."""
        year = _BEFORE_REPUBLIC + int(match["roc_long"] or match["roc"])
        published = self.today.published_year
        return year if match["roc_long"] or (published and -_LONG_AGO <= year - published <= 1) else None

    def _whole(self, match: re.Match[str]) -> TimeMention:
        return _mention(match, "", 0, leans="year")

    def _edge(self, match: re.Match[str]) -> TimeMention | None:
        if match["edge_at"] == "内":
            return self._in_year(match)
        opening = match["edge_at"] == "初"
        year = self._bare_year(match, 1 if opening else 12)
        if year is None or _NO_EDGE.search(self.text, max(0, match.start() - 1), match.start()):
            return None
        if opening:
            if _SINCE.match(self.text, match.end()):
                return _mention(match, str(year), year, stated=False)
            return _mention(match, f"{year}-01", year, stated=False) if role.is_passing(self.text, match.start(), match.end()) else None
        return _mention(match, f"{year}-12-31", year, stated=False)

    def _in_year(self, match: re.Match[str]) -> TimeMention | None:
        """`年内`: the year of the publication; in a report that comes out early in a year, the one reported on."""
        year = self.today.published_year
        early = (self.today.published_month or _REPORTED_LATE) < _REPORTED_LATE
        if year and early and self.today.told == year - 1 and not role.is_ahead(self.text, *match.span()):
            year -= 1
        cut = year is None or _NO_EDGE.search(self.text, max(0, match.start() - 1), match.start())
        return None if cut else _mention(match, str(year), year or 0, stated=False)

    def _bare(self, match: re.Match[str]) -> TimeMention | None:
        if role.is_joined(self.text, *match.span()):
            return None
        year = self._bare_year(match, telling_month(match))
        return None if year is None else _mention(match, part_value(match, "bare_", year), year, stated=False)


def _mention(match: re.Match[str], value: str, year: int, **flags: Any) -> TimeMention:
    return TimeMention(match.start(), match.end(), value, year, **flags)
