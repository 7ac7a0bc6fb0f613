"""Finds statements of time and gives them their normal form: `2025`, `2025-H1`, `2025-Q2`, `2020-01/2020-10`.

A mention that only serves comparison (`较2020年`, `比上年`) is marked as such. What is not written (今年, 上半年,
上年同期) is resolved from the calendar the caller holds: the day of publication and the last period read.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from xinmai.hanzi import parse_numeral

__all__ = ["Calendar", "TimeMention", "find_times", "last_day", "year_before"]

_Y = r"(?:19|20)\d{2}"
_DASH = r"[-~～—–－至到]+"
_PART = (
    rf"(?P<half>[上下]半年(?:度)?|半年度|中期|H[12])|第?(?P<quarter>[一二三四1234首])(?:个)?季度?|Q(?P<q>[1-4])|前(?P<quarters>[二两三23])(?:个)?季度?"
    rf"|(?P<from>1[0-2]|[1-9])月?(?:份)?{_DASH}(?P<to>1[0-2]|[1-9])月份?"
    r"|[前头首](?P<first>[一二两三四五六七八九十]{1,2}|1[0-2]|[1-9])(?:个)?月(?!前)"
    r"|(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|(?P<day>3[01]|[12]\d|[1-9])日|(?P<monthend>底|末))?"
)
_TIME = re.compile(
    rf"(?=[\d今去前明本当上下同第一二三四五六七八九十首头截较比相对与从QH“F报期半中全])"
    rf"(?P<compare>较|相?比|相较于?|对比|是(?={_Y}))?(?P<asof>截至|截止到?|截止)?"
    rf"(?:(?P<iso>{_Y}[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\d|0?[1-9]))(?!\d)"
    rf"|(?P<span>(?P<y1>{_Y})(?:年度?|(?={_DASH}{_Y}))(?:{_DASH})(?P<y2>{_Y})年?(?!\d))"
    r"|(?P<plan>[“\"「]?十(?P<plan_no>[一二三四五])五[”\"」]?)(?:规划)?(?P<plan_part>期间|时期|期末|末|初|以来)?"
    rf"|(?P<fiscal>(?:FY(?P<fy>{_Y}|\d{{2}}(?!\d)))|(?P<fy2>{_Y})(?:财政年度|财年))(?:第?(?P<fq>[一二三四1234])(?:财)?季度?|(?P<fh>[上下]半年))?"
    r"|(?P<prior>(?:上年|去年|上一年)度?同(?:期|月|季)|同期(?=[为是]))"
    r"|(?P<report>报告期(?P<report_end>末)?|期(?P<period_end>末)(?!间)|(?<![同近长短工周预中])期内)"
    r"|(?P<whole>全年(?!均))|(?P<near>本月|当月|上月|上个月|本季度?|当季|上季度?|上一季度)"
    rf"|(?P<base>(?:(?P<year>{_Y})(?:年度?(?!代)|(?=[QH][1-4])|(?=[、和及与]{_Y}))|(?P<relative>今年|去年|前年|明年|后年|本年度?|当年|上年度?|同年))(?:全年)?的?)?"
    rf"(?:{_PART}|(?P<end>年底|底|年末|末)|(?P<start>年初|初))?)"
)
_OFFSETS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "本年": 0, "本年度": 0, "上年": -1, "上年度": -1}
_PLAN_START = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_PARTS = ("half", "quarter", "q", "quarters", "from", "first", "month", "end")
_JOINED = re.compile(r"[\d.A-Za-z./:-]$")
_NOT_BEHIND = re.compile(r"(?:个|倍|%|日游|年代|大|成|点|位|款|代|家|元)")
_COMPARED_BEHIND = re.compile(r"的?(?:同期)?(?:水平|相比|基础上|相当|持平)|同期相比|的(?:[\d.]+ ?[%倍]|[一二两三四五六七八九](?:成|倍)|一半|近|约)")
_ROW_YEAR = re.compile(rf"(?:^|(?<=[\n\t]))\s*(?P<year>{_Y})(?=\t)")
"""A table row's first cells may be a bare year."""
_UNTIL = re.compile(r"\s*(?:至|到|[-—–~～])\s*")
_FUTURE = re.compile(r"将|预计|拟|计划|目标|有望|要|可望|前|起|开始|举行|举办")
_FROM = re.compile(r"[自从]\s*$")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What relative times are resolved from: the day of publication (ISO or part of it) and the year in force."""

    published: str | None = None
    year: int | None = None

    @property
    def published_year(self) -> int | None:
        """Year of publication."""
        return int(self.published[:4]) if self.published else None

    @property
    def published_month(self) -> int | None:
        """Month of publication."""
        return int(self.published[5:7]) if self.published and len(self.published) >= 7 else None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time at `[start, end)`; `value` is its normal form, `year` the calendar year it starts from.

    `compared` marks a base of comparison; `stated` says that the year itself is written. A `prior` mention
    (`上年同期`) has no value of its own: it is the period in force, a year earlier; `final` (`期末`) its last day,
    `whole` (`全年`) its year.
    """

    start: int
    end: int
    value: str
    year: int
    compared: bool = False
    stated: bool = True
    prior: bool = False
    final: bool = False
    whole: bool = False

    @property
    def leans(self) -> bool:
        """Whether it has no value of its own."""
        return self.prior or self.final or self.whole


def find_times(text: str, today: Calendar) -> Iterator[TimeMention]:
    """Times of a text in order; those that need an unknown year are left out.

    A written year becomes the context of the parts without one that follow it.
    """
    if row := _ROW_YEAR.match(text):
        yield TimeMention(*row.span("year"), row["year"], int(row["year"]))
    yield from _spans(text, _mentions(text, today))


def _spans(text: str, mentions: Iterable[TimeMention]) -> Iterator[TimeMention]:
    """Joins the two ends of `自10月1日至12月7日`."""
    before: TimeMention | None = None
    for mention in mentions:
        if before and before.value and mention.value and _FROM.search(text, 0, before.start):
            if _UNTIL.fullmatch(text, before.end, mention.start):
                before = replace(mention, start=before.start, value=f"{before.value}/{mention.value}", year=before.year)
                continue
        if before:
            yield before
        before = mention
    if before:
        yield before


def _mentions(text: str, today: Calendar) -> Iterator[TimeMention]:
    year = today.year
    for match in _TIME.finditer(text):
        mention = _read(text, match, year, today)
        if mention is not None:
            yield mention
            if mention.stated and not mention.compared and not mention.leans:
                year = mention.year


def _read(text: str, match: re.Match[str], year: int | None, today: Calendar) -> TimeMention | None:
    start, end = match.span()
    if start == end:
        return None
    compared = bool(match["compare"]) or bool(_COMPARED_BEHIND.match(text, end))
    if match["iso"]:
        parts = [int(part) for part in re.split(r"[-./]", match["iso"])]
        return TimeMention(start, end, f"{parts[0]}-{parts[1]:02d}-{parts[2]:02d}", parts[0], compared)
    if match["span"]:
        return TimeMention(start, end, f"{match['y1']}/{match['y2']}", int(match["y1"]), compared)
    if match["plan"]:
        return _plan(match, compared)
    if match["fiscal"]:
        return _fiscal(match, compared)
    if match["prior"]:
        follows = text[end : end + 1]
        return TimeMention(start, end, "", 0, compared or follows not in "为是仅约的", prior=True)
    if match["whole"]:
        return TimeMention(start, end, "", 0, compared, whole=True)
    if match["report"] or match["near"]:
        return _relative(match, compared, year, today)
    return _calendar(text, match, compared, year, today)


def _calendar(text: str, match: re.Match[str], compared: bool, year: int | None, today: Calendar) -> TimeMention | None:
    start, end = match.span()
    if not match["base"]:
        bare = any(match[name] for name in _PARTS)
        if not bare or year is None or _JOINED.search(text, max(0, start - 1), start) or _NOT_BEHIND.match(text, end):
            return None
        if match["end"] and not match["asof"] and match["end"] in ("底", "末"):
            return None
        if year == today.published_year and _to_come(text, match, today):
            year -= 1
        return TimeMention(start, end, _value(match, year), year, compared, stated=False)
    if match["year"]:
        written = int(match["year"])
        return TimeMention(start, end, _value(match, written), written, compared)
    known = year
    if match["relative"] not in ("当年", "同年"):
        known = today.published_year + _OFFSETS[match["relative"]] if today.published_year else None
    if known is None:
        return None
    return TimeMention(start, end, _value(match, known), known, compared, stated=False)


def _to_come(text: str, match: re.Match[str], today: Calendar) -> bool:
    """Whether a month without a year lies behind the day of publication, in a clause that speaks of no future."""
    clause = re.split(r"[，,；;。]", text[match.end() :], maxsplit=1)[0]
    if not match["month"] or today.published_month is None or _FUTURE.search(clause):
        return False
    return int(parse_numeral(match["month"]) or 1) > today.published_month


def _plan(match: re.Match[str], compared: bool) -> TimeMention:
    first = _PLAN_START[match["plan_no"]]
    value = str(first + 4) if match["plan_part"] in ("末", "期末") else f"{first}/{first + 4}"
    return TimeMention(match.start(), match.end(), value, first, compared)


def _fiscal(match: re.Match[str], compared: bool) -> TimeMention:
    digits = match["fy"] or match["fy2"]
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    value = f"FY{year}"
    if match["fq"]:
        value += f"-Q{int(parse_numeral(match['fq']) or 0)}"
    elif match["fh"]:
        value += "-H1" if match["fh"] == "上半年" else "-H2"
    return TimeMention(match.start(), match.end(), value, year, compared)


def _relative(match: re.Match[str], compared: bool, year: int | None, today: Calendar) -> TimeMention | None:
    start, end = match.span()
    if match["near"]:
        month = today.published_month
        if month is None or today.published_year is None:
            return None
        value = _near(match["near"], today.published_year, month)
        return TimeMention(start, end, value, int(value[:4]), compared, stated=False)
    if match["report_end"] or match["period_end"]:
        return TimeMention(start, end, "", 0, compared, final=True)
    reported = _reporting_period(today)
    return TimeMention(start, end, reported, int(reported[:4]), compared, stated=False) if reported else None


def _near(word: str, year: int, month: int) -> str:
    if "季" in word:
        index = year * 4 + (month - 1) // 3 - word.startswith("上")
        return f"{index // 4}-Q{index % 4 + 1}"
    index = year * 12 + month - 1 - word.startswith("上")
    return f"{index // 12}-{index % 12 + 1:02d}"


def _reporting_period(today: Calendar) -> str | None:
    """What a report of that month reports on: the year before by April, the half year in July to September."""
    if today.published_year is None or today.published_month is None:
        return None
    year, month = today.published_year, today.published_month
    if month <= 4:
        return str(year - 1)
    return f"{year}-H1" if 7 <= month <= 9 else f"{year}-01/{year}-09" if month >= 10 else None


def _value(match: re.Match[str], year: int) -> str:
    if match["half"]:
        return f"{year}-H{2 if match['half'] in ('下半年', '下半年度', 'H2') else 1}"
    quarter = match["quarter"] or match["q"]
    if quarter:
        return f"{year}-Q{1 if quarter == '首' else int(parse_numeral(quarter) or 0)}"
    if match["quarters"]:
        last = 3 * int(parse_numeral(match["quarters"]) or 0)
        return f"{year}-01/{year}-{last:02d}"
    if match["from"]:
        return f"{year}-{int(match['from']):02d}/{year}-{int(match['to']):02d}"
    if match["first"]:
        return f"{year}-01/{year}-{int(parse_numeral(match['first']) or 1):02d}"
    if match["month"]:
        return _month(match, year)
    return f"{year}-12-31" if match["end"] else str(year)


def _month(match: re.Match[str], year: int) -> str:
    month = int(parse_numeral(match["month"]) or 1)
    if match["day"]:
        return f"{year}-{month:02d}-{int(match['day']):02d}"
    if match["monthend"] or match["asof"]:
        return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]}" if match["monthend"] else f"{year}-{month:02d}"
    return f"{year}-{month:02d}"


def year_before(period: str) -> str:
    """The same period a year earlier."""
    return re.sub(r"(?<!\d)(?:19|20)\d{2}(?!\d)", lambda m: str(int(m.group()) - 1), period)


def last_day(period: str) -> str:
    """The last day of a period in normal form; a day stays, a fiscal period is left as it is."""
    period = period.rpartition("/")[2]
    match = re.fullmatch(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})))?", period)
    if not match:
        return period
    year, half, quarter, month = int(match[1]), match[2], match[3], match[4]
    last = int(half) * 6 if half else int(quarter) * 3 if quarter else int(month) if month else 12
    return f"{year}-{last:02d}-{calendar.monthrange(year, last)[1]}"
