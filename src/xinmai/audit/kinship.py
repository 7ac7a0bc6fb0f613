"""Which subject is a part or a kind of which: read from names, as Chinese compounds have their head at the end.

`金融IC卡` is a kind of `IC卡`, and `集成电路卡` is another word for that, as the lexicon's things say. Nothing is guessed:
where neither name nor lexicon tells, two subjects are strangers.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from xinmai.audit.interval import Interval
from xinmai.lexicon import Lexicon

__all__ = ["Kinship"]

_SHORTEST = 2
_REST = frozenset(["其他", "其它", "其余"])
_TOTAL = frozenset(["合计", "总计", "总和", "总额", "小计"])


class Kinship:
    """What a lexicon's names say of wholes and parts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = {row.name: (row.name, *row.aliases) for row in lexicon.things}
        self._owners: dict[str, list[str]] = {}
        for owner, words in self._words.items():
            for word in words:
                self._owners.setdefault(word, []).append(owner)
        self._classes: dict[str, tuple[str, ...]] = {}
        for row in lexicon.word_classes:
            self._classes[row.name] = (*self._classes.get(row.name, ()), *row.words)
        self._opposites = [tuple(pair.split("/", 1)) for pair in self.words("opposites")]
        self._rates = {row.currency: (row.low, row.high) for row in lexicon.rates}
        self._official = tuple(name for row in lexicon.organisations if row.kind == "official" for name in (row.name, *row.aliases))
        self._companies = {name: row.name for row in lexicon.companies for name in (row.name, *row.aliases) if len(name) >= _SHORTEST}
        self._longest = max(map(len, self._companies), default=0)
        self.is_kind = lru_cache(maxsize=1 << 14)(self._is_kind)

    def _is_kind(self, part: str, whole: str) -> bool:
        """Whether the first is a kind of the second by name: `高安全等级微处理器卡` of `微处理器卡`."""
        if part == whole or len(whole) < _SHORTEST or ("、" in part and "、" not in whole):
            return False  # several named together are the sum of the last one and others
        return any(part != name and part.endswith(name) for name in self._words.get(whole, (whole,)))

    def wholes_of(self, part: str) -> tuple[str, ...]:
        """Every subject that a part can be a kind of by its name, the narrowest first."""
        suffixes = (part[start:] for start in range(1, len(part) - _SHORTEST + 1))
        return tuple(dict.fromkeys(name for suffix in suffixes for name in (suffix, *self._owners.get(suffix, ())) if self.is_kind(part, name)))

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a class, such as those for what is handed out; none of a class that the lexicon lacks."""
        return self._classes.get(name, ())

    def rate(self, currency: str, into: str) -> Interval | None:
        """Between what a unit of one currency has lain in another; `None` where that is not known."""
        one, other = self._rates.get(currency), self._rates.get(into)
        return Interval(one[0] / other[1], one[1] / other[0]) if one and other else None

    def is_official(self, source: str | None) -> bool:
        """Whether a source is a public authority, whose growth rates are on comparable bases that it revises."""
        return source is not None and source.startswith(self._official)

    def company(self, name: str) -> str:
        """The canonical name of a company; empty for what is none."""
        return self._companies.get(name, "")

    def last_company(self, text: str) -> str:
        """The canonical name of the company that is named last in a short text; empty where none is."""
        for end in range(len(text), 0, -1):
            for start in range(max(0, end - self._longest), end - 1):
                if text[start:end] in self._companies:
                    return self._companies[text[start:end]]
        return ""

    def is_rest(self, name: str) -> bool:
        """Whether a row holds what the others leave: with it a list of parts is whole."""
        return name in _REST

    def is_total(self, name: str) -> bool:
        """Whether a row sums up the others."""
        return name in _TOTAL

    def opposites_of(self, name: str) -> Iterator[str]:
        """The names that part a whole with one: 外资安全芯片 with 国产安全芯片."""
        return (b + name[len(a) :] for a, b in self._opposites if name.startswith(a))
