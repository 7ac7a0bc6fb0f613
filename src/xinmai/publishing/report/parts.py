"""Lists of parts of the market: regions, products and uses, over the periods that are stated, with their shares of the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from xinmai.hanzi import period_words
from xinmai.model import Aligned, Cell, Chart, Grid, Item, Part, Structure
from xinmai.publishing.charts import Bar, bar_chart, share_chart
from xinmai.publishing.desk import Desk
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.tables import source_of, warnings

__all__ = ["regions", "structures"]

_TABLES = 4
_MEASURES = 3
"""Measures of one list of parts that a table shows side by side."""
_PERIODS = 6
_ALIKE = 0.6
"""Share of the parts that two lists have in common where they are one list in two periods."""
_PERCENT = "%"

_NameOf = Callable[[Aligned], str]


def regions(dossier: Dossier, desk: Desk) -> list[Item]:
    """The market by region."""
    return _items(dossier, desk, dossier.regions, lambda one: one.key.area, "地区")


def structures(dossier: Dossier, desk: Desk) -> list[Item]:
    """The market by product or use."""
    return _items(dossier, desk, dossier.structures, lambda one: one.key.subject.removesuffix("业"), "品类或应用")


def _items(dossier: Dossier, desk: Desk, found: Sequence[Structure], name_of: _NameOf, head: str) -> list[Item]:
    items = []
    for group in _groups(found, name_of)[:_TABLES]:
        first = group[0]
        over_time = first.period != group[-1].period
        periods = "至".join(map(period_words, dict.fromkeys((first.period, group[-1].period))))
        title = f"{periods}{first.indicator}：按{head}"
        grid = _over_time(desk, group, name_of, head) if over_time else _side_by_side(dossier, desk, group, name_of, head)
        parts: list[Part] = [grid, _chart(dossier, desk, group, name_of, title)]
        parts += warnings(dossier, desk, [one.observation for structure in group for one in structure.parts])
        items.append(Item(f"parts-{head}-{first.indicator}-{first.unit}-{first.period}", title, tuple(parts)))
    return items


def _groups(found: Sequence[Structure], name_of: _NameOf) -> list[list[Structure]]:
    """Lists that belong together: one measure in several periods, or several measures of one period, levels before shares."""
    groups: list[list[Structure]] = []
    for one in sorted(found, key=lambda one: (-len(one.parts), one.unit == _PERCENT, one.period)):
        home = next((group for group in groups if _joins(group, one, name_of)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return [sorted(group, key=lambda one: one.period)[-_PERIODS:] for group in groups]


def _joins(group: Sequence[Structure], one: Structure, name_of: _NameOf) -> bool:
    first = group[0]
    names, others = set(map(name_of, one.parts)), set(map(name_of, first.parts))
    if (first.indicator, first.unit) == (one.indicator, one.unit):
        same_measure = all(other.indicator == one.indicator for other in group)
        return same_measure and len(names & others) >= _ALIKE * len(names | others) and all(other.period != one.period for other in group)
    same_period = all(other.period == one.period for other in group)
    return same_period and names <= others and len(group) < _MEASURES


def _side_by_side(dossier: Dossier, desk: Desk, group: Sequence[Structure], name_of: _NameOf, head: str) -> Grid:
    """The measures of one period beside each other."""
    by_name = [{name_of(one): one for one in structure.parts} for structure in group]
    rows = []
    for part in group[0].parts:
        name = name_of(part)
        cells = [desk.cell(parts[name].observation) if name in parts else Cell("") for parts in by_name]
        share = dossier.shares.get(part.observation.id)
        rows.append((Cell(name), *cells, desk.worked_cell(share) if share else Cell(""), source_of(desk, part.observation)))
    return Grid((head, *(structure.indicator for structure in group), "占总量（测算）", "出处"), tuple(rows))


def _over_time(desk: Desk, group: Sequence[Structure], name_of: _NameOf, head: str) -> Grid:
    """One measure, a column for each period."""
    by_name = [{name_of(one): one for one in structure.parts} for structure in group]
    names = dict.fromkeys(name for parts in reversed(by_name) for name in parts)
    rows = tuple((Cell(name), *(desk.cell(parts[name].observation) if name in parts else Cell("—") for parts in by_name)) for name in names)
    return Grid((head, *(period_words(structure.period) for structure in group)), rows)


def _chart(dossier: Dossier, desk: Desk, group: Sequence[Structure], name_of: _NameOf, title: str) -> Chart:
    observations = [one.observation for structure in group for one in structure.parts]
    documents = "、".join(dict.fromkeys(desk.documents[one.evidence.document_id].name for one in observations))
    cited = tuple(dict.fromkeys(desk.cite_fact(one.evidence) for one in observations))
    shares = _shares(dossier, group, name_of)
    if shares is not None:
        columns = [period_words(structure.period) for structure in group]
        return Chart(title, share_chart(f"{title}（占比）", columns, shares, documents), f"{title}，各部分占比的堆积柱状图", cited)
    largest = group[-1]
    bars = [Bar(name_of(one), _middle(one), one.observation.quantity.modifier) for one in largest.parts]
    return Chart(title, bar_chart(title, bars, largest.unit, documents), f"{title}，柱状图，数值见上表", cited)


def _shares(dossier: Dossier, group: Sequence[Structure], name_of: _NameOf) -> dict[str, list[float | None]] | None:
    """What each part has of the whole in each period; `None` for one period, or where that is not known of all."""
    if len({structure.period for structure in group}) == 1:
        return None
    known = [{name_of(one): _share(dossier, one) for one in structure.parts} for structure in group]
    if any(share is None for parts in known for share in parts.values()) or any(sum(filter(None, parts.values())) > 100 for parts in known):
        return None
    names = dict.fromkeys(name for parts in reversed(known) for name in parts)
    return {name: [parts.get(name) for parts in known] for name in names}


def _share(dossier: Dossier, one: Aligned) -> float | None:
    if one.key.unit == _PERCENT:
        return _middle(one)
    worked = dossier.shares.get(one.observation.id)
    return worked.value if worked else None


def _middle(one: Aligned) -> float:
    return (float(one.observation.quantity.low) + float(one.observation.quantity.high)) / 2
