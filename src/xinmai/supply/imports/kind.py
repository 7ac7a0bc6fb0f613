"""Which kind of data set a CSV is, by the columns its first line names."""

from __future__ import annotations

from collections.abc import Mapping

from xinmai.supply.imports.customs import CUSTOMS_COLUMNS
from xinmai.supply.imports.deliveries import DELIVERY_COLUMNS

__all__ = ["kind_of"]


def kind_of(text: str) -> str | None:
    """`usgs`, `deliveries` or `customs`; `None` where it is none of them."""
    header = {cell.strip().casefold() for cell in text.removeprefix("\ufeff").split("\n", 1)[0].split(",")}

    def named(columns: Mapping[str, tuple[str, ...]], *wanted: str) -> bool:
        return all(header & set(columns[name]) for name in wanted)

    if "country" in header and any(name.startswith("prod_") for name in header):
        return "usgs"
    if named(DELIVERY_COLUMNS, "supplier", "customer"):
        return "deliveries"
    return "customs" if named(CUSTOMS_COLUMNS, "code", "partner") else None
