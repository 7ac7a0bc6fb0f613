"""Markets of a user's own data sets as readings of the chain's links: which link an item is of, how concentrated it is, in which rows it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from xinmai.hanzi import plain, simplified
from xinmai.lexicon import Lexicon
from xinmai.model import SupplyGraph
from xinmai.supply.concentration import hhi_bounds
from xinmai.supply.markets import Market, markets
from xinmai.supply.naming import link_names

__all__ = ["Imported", "imported", "link_of_item"]

_CODE = "HS "


@dataclass(frozen=True, slots=True)
class Imported:
    """Shares of one item's suppliers, from 0 to 1, with the index they allow and the rows (`file:line`) they stand in.

    `leader` is the largest supplier that is one country or firm, `top` its share.
    """

    link: str
    item: str
    period: str
    holders: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[str, ...]
    leader: str | None
    top: float

    @property
    def low(self) -> float:
        """The least index: what is not stated is of many."""
        return hhi_bounds(self.shares)[0]

    @property
    def high(self) -> float:
        """The greatest index: what is not stated is of one."""
        return hhi_bounds(self.shares)[1]

    @property
    def file(self) -> str:
        """The file it is from."""
        return self.rows[0].rpartition(":")[0]

    @property
    def computed(self) -> str:
        """The index with its numbers and rows."""
        squares = " + ".join(f"{plain(share * 100)}%²（{holder}）" for holder, share in zip(self.holders, self.shares, strict=True))
        rest = f"；其余 {plain((1 - sum(self.shares)) * 100)}% 若归一家，最多 {plain(self.high)}" if self.high > self.low else ""
        lines = "、".join(dict.fromkeys(row.rpartition(":")[2] for row in self.rows))
        return f"{self.item}：{squares} = {plain(self.low)}{rest}（{self.file} 第 {lines} 行）"


def imported(graph: SupplyGraph, lexicon: Lexicon) -> Iterator[Imported]:
    """The markets of a graph whose item is of a link, of each item the newest; countries are taken before firms."""
    newest: dict[str, Market] = {}
    for market in markets(graph):
        known = newest.get(market.item)
        if known is None or (market.suppliers is known.suppliers and market.year > known.year):
            newest[market.item] = market
    names = {node.id: node.name for node in graph.nodes}
    for market in newest.values():
        link = link_of_item(market.name, lexicon)
        edges = [edge for edge in graph.edges if edge.target == market.item and edge.row and market.year in ("", edge.since or "")]
        rows = {names[edge.source]: edge.row for edge in edges if edge.share or edge.amount}
        if link is not None and set(market.holders) <= set(rows):
            yield Imported(link, market.name, market.year, market.holders, market.shares, tuple(rows[holder] for holder in market.holders), market.leader, market.top)


def link_of_item(name: str, lexicon: Lexicon) -> str | None:
    """The link that an item of a data set is of: by the lexicon's names and codes of items, else as a subject names it."""
    if name.startswith(_CODE):
        code = name.removeprefix(_CODE)
        return next((link for known, link in _codes(lexicon).items() if code.startswith(known)), None)
    return _items(lexicon).get(name.partition("/")[0].casefold()) or link_names(lexicon).of_subject(simplified(name))


@lru_cache(maxsize=4)
def _items(lexicon: Lexicon) -> Mapping[str, str]:
    return {name.casefold(): row.link for row in lexicon.data_items for name in row.names}


@lru_cache(maxsize=4)
def _codes(lexicon: Lexicon) -> Mapping[str, str]:
    return {code: row.link for row in lexicon.data_items for code in row.codes}
