"""Who published an article and when, where its own text says so. Never guessed from the content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from xinmai.lexicon import Lexicon

__all__ = ["find_published", "find_publisher"]

_DATE = re.compile(r"(20\d{2}|19\d{2})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2})\s*日?|\s*月)?")
_DATE_LABEL = re.compile(r"(?:发布|更新|出版|印发|编写|发稿)?(?:日期|时间)\s*[:：]\s*")
# A class in front, for the engine skips all else quickly; then what stands before its character is looked back at.
_PUBLISHER_LABEL = re.compile(r"[来稿出发](?<![料据片].)(?:(?<=来)源|(?<=稿)源|(?<=出)处|(?<=发)布机构|(?<=发)布单位)\s*[:：]\s*([^\s，。；:：|(（]{2,24})")
_SPEAKS = r"([^\s，。《》●]{2,10}?[报社网刊])(?:讯|首席记者|记者)"
_FIRST_REPORTER = re.compile(_SPEAKS)
_REPORTER = re.compile(rf"[《●【(（](?:(?<=《)([^》]{{2,12}})》(?:首席|实习)?记者|(?<!《){_SPEAKS})")
_BYLINE = re.compile(r"(?:[\s|｜]*(?:\d{1,2}:\d{2}(?::\d{2})?|(?:来源|稿源|出处|作者|记者|编辑|责任编辑|责编|浏览|阅读|点击|字号)\s*[:：]?\s*[^\s|｜]*))+[\s|｜]*")
"""What else stands on the line under a title: the hour and labelled fields."""
_ISSUE_LINE = 60
"""A date stands as the issue's date only on a short line of its own (masthead, running foot)."""


def find_published(lines: Sequence[str]) -> str | None:
    """The date on a labelled or masthead line, as `YYYY-MM-DD` or `YYYY-MM`; `None` where there is none."""
    for line in lines:
        match = _DATE.search(line)
        if match and (_DATE_LABEL.search(line) or _is_masthead(line, match)):
            return _iso(match)
    return None


def _is_masthead(line: str, match: re.Match[str]) -> bool:
    rest = (line[: match.start()] + line[match.end() :]).strip()
    if len(line) > _ISSUE_LINE:
        return False
    return not rest or line.lstrip()[0] in "©第(（[【" or bool(_BYLINE.fullmatch(rest))


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = int(match[1]), int(match[2]), match[3]
    try:
        whole = date(year, month, int(day or 1))
    except ValueError:
        return None
    return whole.isoformat() if day else whole.isoformat()[:7]


def find_publisher(text: str, lexicon: Lexicon) -> str | None:
    """A labelled source (`来源：…`), else the medium whose reporter speaks (`《…》记者`, `…报讯`)."""
    labelled = _PUBLISHER_LABEL.search(text)
    if labelled:
        return labelled.group(1).strip("《》")
    match = _FIRST_REPORTER.match(text) or _REPORTER.search(text)
    if not match:
        return None
    name = match[match.lastindex or 0]
    known = lexicon.names.get(name)
    return known[0].canonical if known and len(known) == 1 else name
