"""The five tables of the ETO/CSET semiconductor supply chain data set, as a user downloads them: inputs, who provides them, what goes into what.

Shares are in percent, with or without the sign; an empty one is a minor or an unknown share and stays unknown. A provider may have a line for each of
its other names. Countries are those of headquarters. The data set has its own licence (CC BY-NC 4.0); none of it is part of this program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.model import NodeKind, SupplyEdge, SupplyGraph, SupplyNode
from xinmai.supply.imports.countries import country_node
from xinmai.supply.imports.table import Row, rows, share
from xinmai.supply.structure import shape_of

__all__ = ["ETO_FILES", "read_eto"]

ETO_FILES = ("inputs.csv", "providers.csv", "provision.csv", "sequence.csv", "stages.csv")
_ORIGIN = "ETO/CSET 半导体供应链数据集"
_TOO_MUCH = 110
"""Percent that rounded shares of countries never come to."""


def read_eto(files: Mapping[str, str], lexicon: Lexicon) -> SupplyGraph:
    """The graph of the texts of `ETO_FILES` by name. Raises `UsageError` with file and line on the first thing that does not fit."""
    for name in ETO_FILES:
        if name not in files:
            msg = f"{name}: missing; the data set has {', '.join(ETO_FILES)}"
            raise UsageError(msg)
    items = dict(_items(files))
    providers = _providers(files["providers.csv"], lexicon)
    provision = list(_provision(files["provision.csv"], items, providers))
    sequence = list(_sequence(files["sequence.csv"], items))
    needs: dict[str, list[str]] = {node.id: [] for node in items.values()}
    for edge in sequence:
        if edge.relation == "needed_by":
            needs[edge.target].append(edge.source)
    shape_of(needs)
    nodes = dict.fromkeys([*items.values(), *providers.values()])
    return SupplyGraph(tuple(nodes), (*provision, *sequence))


def _items(files: Mapping[str, str]) -> Iterator[tuple[str, SupplyNode]]:
    seen = set()
    for file, name in (("inputs.csv", "input"), ("stages.csv", "stage")):
        wanted = {"id": (f"{name}_id",), "name": (f"{name}_name",)} | ({"stage": ("stage_name",)} if name == "input" else {})
        for row in rows(files[file], file, wanted):
            if not row["id"] or row["id"] in seen:
                msg = f"{row.place}: the id {row['id']!r} is missing or stands for two inputs"
                raise UsageError(msg)
            seen.add(row["id"])
            yield row["id"], SupplyNode(f"item:{row['id']}", NodeKind.ITEM, row["name"], row.cells.get("stage", ""))


def _providers(text: str, lexicon: Lexicon) -> dict[str, SupplyNode]:
    """Providers by id: lines that repeat an id give other names for it, but one name never stands for two providers."""
    file = "providers.csv"
    found: dict[str, SupplyNode] = {}
    ids: dict[str, str] = {}
    wanted = {"name": ("provider_name",), "id": ("provider_id",), "type": ("provider_type",), "country": ("country",)}
    for row in rows(text, file, wanted):
        name = row["name"]
        if not name or ids.setdefault(name, row["id"]) != row["id"]:
            msg = f"{row.place}: the firm {name!r} stands there twice, as {ids.get(name)} and {row['id']}; make them one"
            raise UsageError(msg)
        node = country_node(name, lexicon, row.place) if row["type"] == "country" else _firm(row, lexicon)
        known = found.setdefault(row["id"], node)
        if known.id != node.id:
            msg = f"{row.place}: the id {row['id']} stands for {known.name!r} and {node.name!r}"
            raise UsageError(msg)
    return found


def _firm(row: Row, lexicon: Lexicon) -> SupplyNode:
    seat = country_node(row["country"], lexicon, row.place).country if row["country"] else None
    return SupplyNode(f"firm:{row['name']}", NodeKind.FIRM, row["name"], country=seat)


def _provision(text: str, items: Mapping[str, SupplyNode], providers: Mapping[str, SupplyNode]) -> Iterator[SupplyEdge]:
    wanted = {"provider": ("provider_id",), "item": ("provided_id",), "share": ("share_provided",), "year": ("year",)}
    totals: dict[str, float] = {}
    for row in rows(text, "provision.csv", wanted, optional=("year",)):
        provider, item = _known(providers, row["provider"], row), _known(items, row["item"], row)
        part = share(row["share"], row.place)
        if provider.kind is NodeKind.COUNTRY:
            totals[item.id] = totals.get(item.id, 0.0) + float(part or 0)
            if totals[item.id] > _TOO_MUCH:
                msg = f"{row.place}: the shares of countries in {item.name!r} come to {totals[item.id]:g} %, over 100"
                raise UsageError(msg)
        yield SupplyEdge(provider.id, item.id, "provides", origin=_ORIGIN, share=part, since=row["year"] or None, row=row.place)


def _sequence(text: str, items: Mapping[str, SupplyNode]) -> Iterator[SupplyEdge]:
    wanted = {"id": ("input_id",), "into": ("goes_into_id",), "of": ("is_type_of_id",)}
    for row in rows(text, "sequence.csv", wanted):
        node = _known(items, row["id"], row)
        if row["into"]:
            yield SupplyEdge(node.id, _known(items, row["into"], row).id, "needed_by", origin=_ORIGIN)
        if row["of"]:
            yield SupplyEdge(node.id, _known(items, row["of"], row).id, "type_of", origin=_ORIGIN)


def _known(nodes: Mapping[str, SupplyNode], name: str, row: Row) -> SupplyNode:
    if name not in nodes:
        msg = f"{row.place}: the id {name!r} stands in no other table"
        raise UsageError(msg)
    return nodes[name]
