"""Companies by the list they stand in: others of it are known, or a word behind it says what they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import rjieba

from xinmai.extraction.entities.forms import Forms
from xinmai.extraction.entities.spotted import Spotted
from xinmai.extraction.in_order import InOrder
from xinmai.model import EntityType

__all__ = ["find_listed"]

_MARK = "、"
_REST = re.compile(r"[^\s，,。；;：:！？!?“”《》()（）]*")
_LONGEST = 24
"""Characters of the longest stretch between two marks of a list that is looked at."""
_FRONT = re.compile(r".*(?:包括|例如|比如|诸如|以及|[如由与和及有是而被对向让以从在])(?=.{2})")
_BACK = re.compile(r"等|和|及|与|以及|在内|均|都|分别|这|合计")
_CALLED = re.compile(r"等[^，。；、\n]{0,10}?(?:公司|企业|厂商|大厂|厂|巨头|供应商|机构投资者|投资方|品牌)")
_MEMBER = re.compile(r"[\u4e00-\u9fff]{2,8}|[A-Z][A-Za-z0-9]{1,9}[\u4e00-\u9fff]{0,4}")
_NO_NOUNS = ("v", "d", "p", "u", "m", "r", "t", "c", "uj", "ul", "f")
_NOUNS = frozenset("njbx")
_NAME_TAGS = ("nz", "nt", "nrt")
_KNOWN_ENOUGH = 2


class _Member(NamedTuple):
    start: int
    end: int
    known: Spotted | None


def find_listed(text: str, found: InOrder[Spotted], forms: Forms) -> Iterator[Spotted]:
    """Unknown members of lists of companies; `found` are the names found so far."""
    companies = [one.start for one in found.marks if one.type is EntityType.COMPANY]
    for start, end in _runs(text):
        at = bisect_left(companies, start)
        if (at == len(companies) or companies[at] >= end) and not _CALLED.search(text, start, end):
            continue
        members = list(_members(text, start, end, found))
        known = sum(one.known is not None and one.known.type is EntityType.COMPANY for one in members)
        others = sum(one.known is not None and one.known.type is not EntityType.COMPANY for one in members)
        new = [one for one in members if one.known is None]
        called = bool(members) and _CALLED.match(text, members[-1].end)
        if not others and new and (known >= max(_KNOWN_ENOUGH, len(new) - 1) or (called and len(members) > _KNOWN_ENOUGH)):
            lone = known >= _KNOWN_ENOUGH and len(new) == 1
            named = (one for one in new if _may_be_name(text[one.start : one.end], forms, lone=lone))
            yield from (Spotted(one.start, one.end, EntityType.COMPANY, "name:list", False) for one in named)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The clauses that hold the mark of a list, from the first member on."""
    end = 0
    while (mark := text.find(_MARK, end)) >= 0:
        front = _REST.match(text[max(end, mark - _LONGEST) : mark][::-1])
        rest = _REST.match(text, mark)
        start, end = mark - (front.end() if front else 0), rest.end() if rest else mark + 1
        yield start, end


def _members(text: str, start: int, end: int, found: InOrder[Spotted]) -> Iterator[_Member]:
    parts, at = text[start:end].split(_MARK), start
    for number, part in enumerate(parts):
        low, high = at, at + len(part)
        at = high + 1
        if number == 0:
            if name := found.ending_at(high):
                yield _Member(name.start, high, name)
                continue
            low += front.end() if (front := _FRONT.match(part)) else 0
        if name := found.starting_at(low):
            yield _Member(low, name.end, name)
            continue
        if number == len(parts) - 1:
            high = _last_end(text, low, high)
        if _MEMBER.fullmatch(text, low, high):
            yield _Member(low, high, None)


def _last_end(text: str, start: int, end: int) -> int:
    """Where the last member of a list ends: in front of a word that closes lists, else of the first that no name holds."""
    end = min(end, start + _LONGEST)
    if back := _BACK.search(text, start + 2, end):
        end = back.start()
    at = start
    for word, tag in rjieba.tag(text[start:end]):
        if at > start and (tag in _NO_NOUNS or word.isdigit()) and rjieba.has_word(word):
            return at
        at += len(word)
    return end


def _may_be_name(member: str, forms: Forms, *, lone: bool) -> bool:
    """Whether a member is a name the dictionary has, or not made of common words alone; a `lone` unknown one may be made of those."""
    words, trade, generic = rjieba.tag(member), forms.of("trade"), forms.of("generic")
    if any(word in forms.of("before") for word, _ in words):
        return False
    if len(words) == 1:
        return words[0][1] in _NAME_TAGS or not rjieba.has_word(member)
    own = [(word, tag) for word, tag in words if word not in trade and word not in generic]
    lone = lone and all(tag[0] in _NOUNS for _, tag in own)
    return any(lone or len(word) == 1 or tag in _NAME_TAGS or not rjieba.has_word(word) for word, tag in own)
