"""A data set of somebody else read and its concentration worked out, without a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from xinmai.app.pipeline import lexicon_of
from xinmai.app.records import Record
from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.model import SupplyGraph
from xinmai.supply import Imported, Market, choke, imported, markets, setting
from xinmai.supply.imports import ETO_FILES, kind_of, read_customs, read_deliveries, read_eto, read_usgs

__all__ = ["market_data", "own_data", "read_market_data"]

_MOST = 64_000_000
"""Bytes of a data set, the limit of documents too."""


def market_data(path: Path) -> Iterator[Record]:
    """A record for each market of the data set in a file or a folder. Raises `UsageError` on what does not fit."""
    lexicon = lexicon_of(())
    levels = (setting(lexicon, "choke"), setting(lexicon, "hard_choke"))
    return (_record(one, levels) for one in markets(read_market_data(path, lexicon)))


def own_data(paths: Iterable[Path], lexicon: Lexicon) -> tuple[list[Imported], list[str]]:
    """What data sets of a user say of links of the chain, and the items in them that are of no link. Raises `UsageError` on what does not fit."""
    graphs = [read_market_data(path, lexicon) for path in paths]
    found = [one for graph in graphs for one in imported(graph, lexicon)]
    items = dict.fromkeys(market.name for graph in graphs for market in markets(graph))
    return found, [name for name in items if name not in {one.item for one in found}]


def read_market_data(path: Path, lexicon: Lexicon) -> SupplyGraph:
    """The graph of a folder with the ETO tables, or of one CSV by what its first line names."""
    if path.is_dir():
        return read_eto({name: _text(path / name) for name in ETO_FILES if (path / name).is_file()}, lexicon)
    text = _text(path)
    match kind_of(text):
        case "usgs":
            return read_usgs(text, path.name, lexicon)
        case "deliveries":
            return read_deliveries(text, path.name)
        case "customs":
            return read_customs(text, path.name, lexicon)
    msg = f"{path.name}: no data set that can be read: a folder of {', '.join(ETO_FILES)}, or a CSV of production by country, of supplier and customer, or of HS code and partner"
    raise UsageError(msg)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST:
            msg = f"{path.name}: over the limit of {_MOST // 1_000_000} MB: split the file"
            raise UsageError(msg)
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{path.name}: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise UsageError(msg) from None
    except OSError as error:
        msg = f"{path.name}: cannot be read: {error.strerror}; check the path"
        raise UsageError(msg) from None


def _record(one: Market, levels: tuple[float, float]) -> Record:
    level = choke(one.top * 100, levels)
    return {
        "kind": "market",
        "item": one.name,
        "suppliers": str(one.suppliers),
        "year": one.year or None,
        "hhi": round(one.hhi, 6),
        "hhi_renormalised": round(one.hhi_renormalised, 6),
        "hhi_star": round(one.hhi_star, 6),
        "cr1": round(one.ratio(1), 6),
        "cr3": round(one.ratio(3), 6),
        "leader": one.leader,
        "leader_share": round(one.top, 6),
        "choke": f">= {level:g} %" if level is not None else None,
        "holders": [{"name": name, "share": round(share, 6)} for name, share in zip(one.holders, one.shares, strict=True)],
        "without_share": one.unknown,
        "formula": "HHI = Σ s²; renormalised: Σ (s / Σ s)²; HHI* = (HHI - 1/N) / (1 - 1/N)",
    }
