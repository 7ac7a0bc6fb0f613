"""Names that stand in brackets behind another, in other words the short names a text introduces for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xinmai.extraction.entities.bodies import is_stem
from xinmai.extraction.entities.forms import Forms
from xinmai.extraction.entities.leftward import read_back
from xinmai.extraction.entities.spotted import Spotted
from xinmai.extraction.entities.works import work_type
from xinmai.extraction.in_order import InOrder
from xinmai.model import EntityType

__all__ = ["Introduction", "find_introductions"]

_BRACKET = re.compile(r"[（(](?P<inside>[^（）()\n]{2,80})[）)]")
_BEFORE = "”\"」』》 \u3000"
"""What may stand between a name and its bracket."""
_CALLED = "称"
_SHORT = re.compile(r"(?:以下|下文|下|文中|又|亦|也|本文|俗|曾|旧|原)?(?:统称|合称|简称|通称|称)(?:为)?[：:]?\s?[“\"「『《]?(?P<name>[^“”\"「」『』《》，,；;、。]{2,24})")
_LATIN = re.compile(r"(?:英文(?:名|简称)?[：:]?|即)?\s?(?P<name>[A-Z][A-Za-z0-9&.'’+/ -]{1,60})")
_PART = re.compile(r"\s*[，,；;、/]\s*")
_CODE = re.compile(
    r"(?:(?:证券|股票)?(?:代码|代號)?[：:]?\s?(?:[A-Z]{2,6}[：:.]\s?)?\d{4,6}(?:[.．]?[A-Z]{1,2})?|[A-Z]{1,5}\.(?:N|O|US|HK|TW|T|KS|L|DE|SH|SZ)|(?:NASDAQ|NYSE|纳斯达克|纽交所)[：:]\s?[A-Z]{1,5})(?=$|[，,；;、\s])"
)
_TITLE = 6
"""Characters of a title or a full name that is told by what stands behind it."""
_BODIES = frozenset([EntityType.COMPANY, EntityType.GOVERNMENT, EntityType.RESEARCH_ORG, EntityType.ASSOCIATION])
_JOINED = frozenset("与和及、")
"""Behind these the bracket may be about more than the last name: 数据中心与人工智能（DCAI）."""
_EDGES = " ”\"」』》"


class Introduction(NamedTuple):
    """A short name at `[start, end)` for the name at `[full_start, full_end)`."""

    full_start: int
    full_end: int
    start: int
    end: int
    rule: str


def find_introductions(text: str, found: InOrder[Spotted], forms: Forms) -> Iterator[tuple[Spotted, Introduction | None]]:
    """Short names in brackets, each with what it is short for; and names that the bracket behind them gives away.

    `found` are the names found so far.
    """
    for match in _BRACKET.finditer(text):
        inside, at = match["inside"], match.start("inside")
        short = _SHORT.search(inside) if _CALLED in inside else None
        code = _CODE.match(inside)
        if not (short or code or inside[0].isascii()):
            continue
        full_end = match.start()
        while text[full_end - 1 : full_end] in _BEFORE and full_end > match.start() - 2:
            full_end -= 1
        full = found.ending_at(full_end)
        if full is None:
            full = _told(text, full_end, short, code, forms)
            if full is not None:
                yield full, None
        if full is None:
            continue
        for start, end, rule in _names(inside, short, code):
            if rule == "name:bracket" and full.type not in _BODIES and text[full.start - 1 : full.start] in _JOINED:
                continue
            yield (Spotted(at + start, at + end, full.type, rule), Introduction(full.start, full.end, at + start, at + end, rule))


def _names(inside: str, short: re.Match[str] | None, code: re.Match[str] | None) -> Iterator[tuple[int, int, str]]:
    if short:
        yield short.start("name"), short.start("name") + len(short["name"].rstrip(_EDGES)), "name:introduced"
    at = 0
    for part in _PART.split(inside):
        start = inside.index(part, at)
        at = start + len(part)
        latin = _LATIN.fullmatch(part)
        if latin and not code and not _CODE.fullmatch(part):
            yield start + latin.start("name"), start + latin.end("name"), "name:bracket"


def _told(text: str, end: int, short: re.Match[str] | None, code: re.Match[str] | None, forms: Forms) -> Spotted | None:
    """The name that must end here, as a short name, a foreign one or a stock code stands behind it."""
    words = read_back(text, end, forms, whole=True)
    if not words:
        return None
    start = words[0].start
    kind = EntityType.COMPANY if code else next((forms.types[w] for w in forms.of("body") if text.endswith(w, start, end)), None)
    if code and not any(map(is_stem, words)):
        return None
    if kind is None and short and end - start >= _TITLE:
        kind = work_type(text[start:end], forms)
    if kind is None or not any(len(word.text) > 1 for word in words) or not (code or short or (len(words) > 1 and end - start >= _TITLE)):
        return None
    return Spotted(start, end, kind, "name:code" if code else "name:form")
