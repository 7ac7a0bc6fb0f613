"""Deliveries between firms: a CSV of supplier, customer, amount."""

from __future__ import annotations

from xinmai.errors import UsageError
from xinmai.model import NodeKind, SupplyEdge, SupplyGraph, SupplyNode
from xinmai.supply.imports.table import amount, plain_name, rows

__all__ = ["DELIVERY_COLUMNS", "read_deliveries"]

DELIVERY_COLUMNS = {
    "supplier": ("supplier", "供方", "供应商"),
    "customer": ("customer", "需方", "客户"),
    "amount": ("amount", "金额", "数额"),
    "year": ("year", "年份", "时期"),
}


def read_deliveries(text: str, file: str) -> SupplyGraph:
    """The graph of firms. Raises `UsageError` on one firm in two spellings, a pair twice, a firm that supplies itself, a bad amount."""
    spelled: dict[str, str] = {}
    edges: dict[tuple[str, str, str], SupplyEdge] = {}
    for row in rows(text, file, DELIVERY_COLUMNS, optional=("year",)):
        ends = row["supplier"], row["customer"]
        for name in ends:
            known = spelled.setdefault(plain_name(name), name)
            if not name or known != name:
                msg = f"{row.place}: the firm {name!r} is missing or stands there as {known!r} too; write one name for it"
                raise UsageError(msg)
        if ends[0] == ends[1]:
            msg = f"{row.place}: {ends[0]!r} supplies itself"
            raise UsageError(msg)
        key = (*ends, row["year"])
        if key in edges:
            msg = f"{row.place}: {ends[0]!r} supplies {ends[1]!r} twice; add the amounts up"
            raise UsageError(msg)
        edges[key] = SupplyEdge(f"firm:{ends[0]}", f"firm:{ends[1]}", "supplies", origin=file, amount=amount(row["amount"], row.place), since=row["year"] or None)
    nodes = tuple(SupplyNode(f"firm:{name}", NodeKind.FIRM, name) for name in spelled.values())
    return SupplyGraph(nodes, tuple(edges.values()))
