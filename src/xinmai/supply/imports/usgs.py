"""World production by country of the USGS mineral commodity summaries: one CSV a commodity, public domain.

Names carry footnote letters, `W` is withheld and `NA` not available: such amounts stay unknown. Shares are of the world total that the
table gives, rounded as it is, else of the sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.model import NodeKind, SupplyEdge, SupplyGraph, SupplyNode
from xinmai.supply.imports.countries import country_node
from xinmai.supply.imports.table import amount, rows

__all__ = ["read_usgs"]

_ORIGIN = "美国地质调查局（USGS）矿产品概要"
_PRODUCTION = re.compile(r"prod_.*?(\d{4})")
_UNKNOWN = ("", "w", "na", "n/a", "—", "-", "--", "xx")
_TOTAL = re.compile(r"(?i)world total.*|total")


def read_usgs(text: str, file: str, lexicon: Lexicon, year: int | None = None) -> SupplyGraph:
    """The graph of a table's production in a year, the latest by default. Raises `UsageError` on what does not fit."""
    columns = _columns(text, file)
    chosen = year if year is not None else max(columns)
    if chosen not in columns:
        msg = f"{file}: no production of {chosen}; it has {', '.join(map(str, sorted(columns)))}"
        raise UsageError(msg)
    wanted = {"country": ("country",), "type": ("type",), "amount": (columns[chosen],)}
    nodes: dict[SupplyNode, None] = {}
    amounts: dict[str, dict[str, Decimal | None]] = {}
    totals: dict[str, Decimal] = {}
    places: dict[tuple[str, str], str] = {}
    for row in rows(text, file, wanted, optional=("type",)):
        if not row["country"]:
            continue
        item = f"item:{_commodity(file)}" + (f"/{row['type']}" if row["type"] else "")
        value = None if row["amount"].strip().casefold() in _UNKNOWN else amount(row["amount"], row.place)
        nodes[SupplyNode(item, NodeKind.ITEM, item.removeprefix("item:"))] = None
        if _TOTAL.fullmatch(row["country"]):
            if value:
                totals[item] = value
            continue
        country = country_node(row["country"], lexicon, row.place)
        nodes[country] = None
        of_item = amounts.setdefault(item, {})
        if country.id in of_item and country.country and "(" not in row["country"]:
            msg = f"{row.place}: {country.name} stands there twice"
            raise UsageError(msg)
        places.setdefault((item, country.id), row.place)
        of_item[country.id] = (of_item.get(country.id) or Decimal(0)) + value if value is not None else of_item.get(country.id)
    return SupplyGraph(tuple(nodes), tuple(_edges(amounts, totals, str(chosen), places)))


def _edges(amounts: dict[str, dict[str, Decimal | None]], totals: dict[str, Decimal], year: str, places: Mapping[tuple[str, str], str]) -> Iterator[SupplyEdge]:
    for item, of_item in amounts.items():
        total = totals.get(item) or sum(filter(None, of_item.values()), Decimal(0))
        for country, value in of_item.items():
            part = value / total * 100 if value is not None and total else None
            yield SupplyEdge(country, item, "provides", origin=_ORIGIN, share=part, amount=value, since=year, row=places[item, country])


def _columns(text: str, file: str) -> dict[int, str]:
    """The columns of production by year."""
    header = text.removeprefix("\ufeff").split("\n", 1)[0].casefold().split(",")
    found = {int(match[1]): name.strip() for name in header if (match := _PRODUCTION.fullmatch(name.strip()))}
    if not found:
        msg = f"{file}: no column of production by year (Prod_t_2023)"
        raise UsageError(msg)
    return found


def _commodity(file: str) -> str:
    """`galli` of `mcs2024-galli_world.csv`."""
    return re.sub(r"^mcs\d{4}-|(?:_world)?(?:\.csv)?$", "", file.rsplit("/", 1)[-1], flags=re.IGNORECASE) or file
