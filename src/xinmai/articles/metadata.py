"""Who published an article and when, where its own text says so. Never guessed from the content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xinmai.lexicon import Lexicon

__all__ = ["find_published", "find_publisher"]

_DATE = re.compile(r"(20\d{2}|19\d{2})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2})\s*日?|\s*月)?")
_DATE_LABEL = re.compile(r"(?:发布|更新|出版|印发|编写|发稿)?(?:日期|时间)\s*[:：]\s*")
_PUBLISHER_LABEL = re.compile(r"(?<![料据片])(?:来源|稿源|出处|发布机构|发布单位)\s*[:：]\s*([^\s，。；:：|(（]{2,24})")
_REPORTER = re.compile(r"《([^》]{2,12})》(?:首席|实习)?记者|(?:^|[●【(（])([^\s，。《》●]{2,10}?[报社网刊])(?:讯|首席记者|记者)")
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
    return len(line) <= _ISSUE_LINE and (not rest or line.lstrip()[0] in "©第(（[【")


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = match.group(1), int(match.group(2)), match.group(3)
    if not 1 <= month <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    return f"{year}-{month:02d}-{int(day):02d}" if day else f"{year}-{month:02d}"


def find_publisher(text: str, lexicon: Lexicon) -> str | None:
    """A labelled source (`来源：…`), else the medium whose reporter speaks (`《…》记者`, `…报讯`)."""
    labelled = _PUBLISHER_LABEL.search(text)
    if labelled:
        return labelled.group(1).strip("《》")
    match = _REPORTER.search(text)
    if not match:
        return None
    name = match.group(1) or match.group(2)
    known = lexicon.names.get(name)
    return known[0].canonical if known and len(known) == 1 else name
