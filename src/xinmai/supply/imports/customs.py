"""Customs tables: a CSV of HS code, partner, value and quantity, imports of one year."""

from __future__ import annotations

import re

from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.model import NodeKind, SupplyEdge, SupplyGraph, SupplyNode
from xinmai.supply.imports.countries import country_node
from xinmai.supply.imports.table import amount, rows

__all__ = ["CUSTOMS_COLUMNS", "read_customs"]

CUSTOMS_COLUMNS = {
    "code": ("hs", "hs_code", "code", "商品编码", "税号"),
    "partner": ("partner", "country", "贸易伙伴", "国别", "原产地"),
    "value": ("value", "金额", "货值"),
    "quantity": ("quantity", "数量"),
    "year": ("year", "年份", "时期"),
}
_CODE = re.compile(r"\d{4}(?:\d{2}){0,3}")


def read_customs(text: str, file: str, lexicon: Lexicon) -> SupplyGraph:
    """The graph of countries and goods, shares by value. Raises `UsageError` on a bad code, an unknown country, a partner twice, a bad amount."""
    nodes: dict[SupplyNode, None] = {}
    amounts: dict[tuple[str, str], dict[str, SupplyEdge]] = {}
    for row in rows(text, file, CUSTOMS_COLUMNS, optional=("quantity", "year")):
        code = row["code"].replace(".", "")
        if not _CODE.fullmatch(code):
            msg = f"{row.place}: {row['code']!r} is no HS code of 4, 6, 8 or 10 digits"
            raise UsageError(msg)
        item, country = SupplyNode(f"item:HS{code}", NodeKind.ITEM, f"HS {code}"), country_node(row["partner"], lexicon, row.place)
        nodes |= dict.fromkeys((item, country))
        of_item = amounts.setdefault((item.id, row["year"]), {})
        if country.id in of_item:
            msg = f"{row.place}: {country.name} stands there twice under {code}; add the amounts up"
            raise UsageError(msg)
        if row["quantity"]:
            amount(row["quantity"], row.place)
        of_item[country.id] = SupplyEdge(country.id, item.id, "provides", origin=file, amount=amount(row["value"], row.place), since=row["year"] or None, row=row.place)
    return SupplyGraph(tuple(nodes), tuple(edge for of_item in amounts.values() for edge in of_item.values()))
