"""Names of a sentence in groups: `甲、乙和丙` is one group of three, `甲（以下简称“乙”）` one of a single thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xinmai.extraction.names import FoundName
from xinmai.model import EntityType

__all__ = ["ORGANISATIONS", "End", "Group", "groups_of", "kinds_of"]

ORGANISATIONS = frozenset(
    [EntityType.COMPANY, EntityType.RESEARCH_ORG, EntityType.ASSOCIATION, EntityType.GOVERNMENT, EntityType.MEDIA]
)
_KINDS = {
    **dict.fromkeys(ORGANISATIONS, "organisation"),
    **dict.fromkeys([EntityType.PRODUCT, EntityType.TECHNOLOGY, EntityType.STANDARD], "thing"),
    EntityType.PLACE: "place",
}
_JOIN = re.compile(
    r"\s*[”」]?\s*(?:、|/|以及|及|和|与|或|跟|同|暨)(?:[^，。；：、和与及的在为是\n]{1,8}、)?\s*[“「]?"
)
_LONGEST_JOIN = 20
_REMARK = re.compile(r"[”」]?\s?[（(][^（）()\n]{0,60}[)）]")
_OPENERS = frozenset("”」 （(")
_ACROSS = re.compile(r"[与跟同暨]")
"""What joins two sides rather than the members of a list."""


class End(NamedTuple):
    """One end of a link, named at `[start, end)` under its canonical name; a kind of thing has no type but its `kind`."""

    name: str
    start: int
    end: int
    type: EntityType | None = None
    kind: str = ""


class Group(NamedTuple):
    """Coordinated names of one kind, with a remark in brackets behind them; `across` of them stand before 与."""

    start: int
    end: int
    kind: str
    ends: tuple[End, ...]
    across: int = 0
    bracketed: bool = False

    @property
    def is_product(self) -> bool:
        """Whether a product is among the members."""
        return any(one.type is EntityType.PRODUCT for one in self.ends)


def kinds_of(names: Iterable[FoundName]) -> frozenset[str]:
    """The kinds of groups that names make."""
    return frozenset(kind for name in names if (kind := _KINDS.get(name.entity.type)))


def groups_of(text: str, names: Iterable[FoundName], brackets: Sequence[tuple[int, int]]) -> list[Group]:
    """The groups of a sentence in order; names that can be no end of a link are left out."""
    found: list[Group] = []
    for name in names:
        kind = _KINDS.get(name.entity.type)
        if kind is None:
            continue
        end = End(name.entity.canonical, name.start, name.end, name.entity.type)
        inside = bool(brackets) and any(low < name.start < high for low, high in brackets)
        last = found[-1] if found else None
        if last and last.kind == kind and name.start - last.end <= _LONGEST_JOIN:
            if name.end <= last.end:
                continue
            if inside == last.bracketed and _JOIN.fullmatch(text, last.end, name.start):
                across = last.across or (len(last.ends) if _ACROSS.search(text, last.end, name.start) else 0)
                found[-1] = Group(last.start, _behind_remark(text, name.end), kind, (*last.ends, end), across, inside)
                continue
        found.append(Group(name.start, _behind_remark(text, name.end), kind, (end,), bracketed=inside))
    return found


def _behind_remark(text: str, at: int) -> int:
    remark = _REMARK.match(text, at) if text[at : at + 1] in _OPENERS else None
    return remark.end() if remark else at
