"""Groups reprints and reports of the same event, each merge with its reason, so that one origin counts once.

Near-duplicates: MinHash similarity of the cleaned text. Same event: a shared name, dates close to each other and
the same unusual numbers. Candidates come from shared keys, so the cost grows with the matches, not with pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations

from xinmai.articles.fingerprint import similarity
from xinmai.model import Article, Cluster, Facts

__all__ = ["cluster", "copies"]

_NEAR = 0.5
"""MinHash similarity of five-character shingles; reprints with an edited lead keep well above it, reports of
one event in other words stay below 0.2."""
_BANDS, _ROWS = 32, 4
_SHARED_NUMBERS = 2
_NUMBER_SHARE = 0.5
_DAYS = 10
_DIGITS = 3
"""Numbers with fewer significant digits (10%, 5 亿) agree by chance."""
_COMMON_KEY = 40
"""A key that more articles share than this tells nothing."""


def copies(one: Article, other: Article) -> bool:
    """Whether two articles are one text, reprinted or edited."""
    return similarity(one.fingerprint, other.fingerprint) >= _NEAR


@dataclass(frozen=True, slots=True)
class _Item:
    """What of an article is compared: its text is not held, for a workspace has thousands."""

    id: str
    published: str | None
    fingerprint: tuple[int, ...]
    numbers: Mapping[tuple[Decimal, str], str]
    """Value and unit of each telling number, with the words it is written in."""
    names: frozenset[str]
    order: tuple[str, str, int] = field(default=("", "", 0))


def cluster(articles: Iterable[tuple[Article, Facts]]) -> tuple[Cluster, ...]:
    """Clusters of two and more articles. The first is the origin: the earliest dated, then the order given."""
    items = sorted((_item(article, facts, index) for index, (article, facts) in enumerate(articles)), key=lambda i: i.order)
    parent = list(range(len(items)))
    reasons: dict[int, str] = {}
    for one, other in sorted(_candidates(items)):
        reason = _near_duplicate(items[one], items[other]) or _same_event(items[one], items[other])
        if reason:
            parent[_root(parent, other)] = _root(parent, one)
            reasons.setdefault(other, reason)
    groups: dict[int, list[int]] = {}
    for index in range(len(items)):
        groups.setdefault(_root(parent, index), []).append(index)
    return tuple(_cluster(items, group, reasons) for group in groups.values() if len(group) > 1)


def _cluster(items: Sequence[_Item], group: Sequence[int], reasons: dict[int, str]) -> Cluster:
    told = ["最早的报道", *(reasons.get(index, "与同组另一篇相同") for index in group[1:])]
    return Cluster(tuple(items[index].id for index in group), tuple(told))


def _item(article: Article, facts: Facts, index: int) -> _Item:
    numbers = {
        (o.quantity.low, o.quantity.unit): o.evidence.quote
        for o in facts.observations
        if len(o.quantity.low.normalize().as_tuple().digits) >= _DIGITS
    }
    names = {mention.entity.canonical for mention in facts.mentions}
    return _Item(article.id, article.published, article.fingerprint, numbers, frozenset(names), (article.published or "9999", article.document_id, index))


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _candidates(items: Sequence[_Item]) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    for keys in (_band_keys, lambda item: item.numbers):
        pairs |= set(_sharing(items, keys))
    return pairs


def _sharing(items: Sequence[_Item], keys: Callable[[_Item], Iterable[object]]) -> Iterator[tuple[int, int]]:
    holders: dict[object, list[int]] = {}
    for index, item in enumerate(items):
        for key in keys(item):
            holders.setdefault(key, []).append(index)
    for indexes in holders.values():
        if len(indexes) <= _COMMON_KEY:
            yield from combinations(indexes, 2)


def _band_keys(item: _Item) -> Iterator[object]:
    """Locality-sensitive hashing: texts alike in one band of their fingerprints are worth comparing."""
    print_ = item.fingerprint
    for band in range(_BANDS if print_ else 0):
        yield band, print_[band * _ROWS : (band + 1) * _ROWS]


def _near_duplicate(one: _Item, other: _Item) -> str | None:
    alike = similarity(one.fingerprint, other.fingerprint)
    return f"正文相似度 {alike:.2f}（MinHash）" if alike >= _NEAR else None


def _same_event(one: _Item, other: _Item) -> str | None:
    numbers = [quote for number, quote in one.numbers.items() if number in other.numbers]
    names = one.names & other.names
    fewest = min(len(one.numbers), len(other.numbers))
    if len(numbers) < _SHARED_NUMBERS or not names or len(numbers) < _NUMBER_SHARE * fewest:
        return None
    if not _close(one.published, other.published):
        return None
    return f"同一事件：共同提及{'、'.join(sorted(names)[:3])}，{len(numbers)}个相同数字（{'、'.join(numbers[:3])}）"


def _close(one: str | None, other: str | None) -> bool:
    """Whether two dates lie within some days; an unknown or coarse date contradicts nothing."""
    if one is None or other is None or len(one) < 10 or len(other) < 10:
        return not one or not other or one[:4] == other[:4]
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _DAYS
