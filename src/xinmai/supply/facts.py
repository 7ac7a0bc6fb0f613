"""Measures to read beside the index of a link: concentration in full, coreness, betweenness, listed makers. None goes into the number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from xinmai.hanzi import plain
from xinmai.model import Measure
from xinmai.supply.concentration import choke, concentration_ratio, hhi, hhi_star, renormalised
from xinmai.supply.imported import Imported
from xinmai.supply.known import Known
from xinmai.supply.readings import Sharing
from xinmai.supply.settings import setting
from xinmai.supply.signals import home_code
from xinmai.supply.terms import ASSUMED_NEEDS

__all__ = ["CHOKE", "SEAT", "facts_of"]

CHOKE, SEAT = "咽喉点", "最大所在地合计份额"

_HEADQUARTERS = "企业所在地取自词库，按总部，不按工厂"
_LISTED = "词库登记的企业，按登记家数计，不是市场份额，也没有逐家引证"


def facts_of(link: str, known: Known) -> tuple[Measure, ...]:
    """The measures of a link."""
    shared = (measure for one in known.sharings.get(link, ()) for measure in _shares(one, known))
    own = (measure for one in known.imported.get(link, ()) for measure in _chokes(one, known))
    return (*shared, *own, *_places(link, known), *_listed(link, known))


def _shares(one: Sharing, known: Known) -> Iterator[Measure]:
    evidence = tuple(observation.evidence for observation in one.observations)
    percents = [share * 100 for share in one.shares]
    whole = renormalised(one.shares)
    squares = " + ".join(f"{plain(percent)}%²" for percent in percents)
    yield Measure("HHI（原值）", hhi(one.shares), "index", "Σ s²", f"{squares} = {plain(hhi(one.shares))}", evidence, one.period)
    scaled = f"Σ (s / {plain(sum(percents))}%)² = {plain(hhi(whole))}"
    yield Measure("HHI（归一）", hhi(whole), "index", "Σ (s / Σ s)²", scaled, evidence, one.period)
    yield Measure("HHI*", hhi_star(one.shares), "index", "(HHI - 1/N) / (1 - 1/N)", f"N = {len(whole)}，得 {plain(hhi_star(one.shares))}", evidence, one.period)
    for leaders in (1, 3):
        if len(percents) >= leaders:
            total = concentration_ratio(percents, leaders)
            yield Measure(f"CR{leaders}", total, "%", "Σ s", f"前 {leaders} 家合计 {plain(total)}%", evidence, one.period)
    level = choke(max(percents), (setting(known.lexicon, "choke"), setting(known.lexicon, "hard_choke")))
    if level is not None:
        top = one.holders[percents.index(max(percents))]
        yield Measure(CHOKE, max(percents), "%", f"最大份额 ≥ {plain(level)}%", f"{top} {plain(max(percents))}% ≥ {plain(level)}%", evidence, one.period)
    yield from _seat(one, known)


def _chokes(one: Imported, known: Known) -> Iterator[Measure]:
    level = choke(one.top * 100, (setting(known.lexicon, "choke"), setting(known.lexicon, "hard_choke")))
    if level is not None:
        row = one.rows[one.holders.index(str(one.leader))]
        file, _, line = row.rpartition(":")
        computed = f"{one.item}：{one.leader} {plain(one.top * 100)}% ≥ {plain(level)}%（{file} 第 {line} 行）"
        yield Measure(CHOKE, one.top * 100, "%", f"最大份额 ≥ {plain(level)}%", computed, (), one.period or None, rows=(row,))


def _seat(one: Sharing, known: Known) -> Iterator[Measure]:
    """The country whose firms have most together, by their seats; nothing where no seat is known."""
    seats = {row.name: row.country for row in known.lexicon.companies if row.country}
    named = {row.code: row.name for row in known.lexicon.countries}
    held: dict[str, list[tuple[str, float]]] = {}
    for holder, share in zip(one.holders, one.shares, strict=True):
        if holder in seats:
            held.setdefault(str(seats[holder]), []).append((holder, share * 100))
    if held:
        country, firms = max(held.items(), key=lambda pair: (sum(share for _, share in pair[1]), pair[0]))
        total = sum(share for _, share in firms)
        computed = f"{named.get(country, country)}：{' + '.join(f'{holder} {plain(share)}%' for holder, share in firms)} = {plain(total)}%"
        yield Measure(SEAT, total, "%", "按企业总部所在地合计", computed, tuple(observation.evidence for observation in one.observations), one.period, (_HEADQUARTERS,))


def _places(link: str, known: Known) -> Iterator[Measure]:
    core, between = known.shape.core[link], known.shape.betweenness[link]
    yield Measure("核数", core, "index", "k-core", f"在每个环节都至少连着 {core} 个环节的部分里", assumed=(ASSUMED_NEEDS,))
    yield Measure("介数", between, "index", "经过它的最短供需路径的比重", f"{plain(between)}", assumed=(ASSUMED_NEEDS,))


def _listed(link: str, known: Known) -> Iterator[Measure]:
    seats = Counter(row.country for row in known.lexicon.companies if link in row.links and row.country)
    total, home = sum(seats.values()), home_code(known.lexicon)
    if total:
        named = {row.code: row.name for row in known.lexicon.countries}
        most = "、".join(f"{named.get(code, code)} {count}" for code, count in seats.most_common(4))
        yield Measure("词库登记的企业", total, "家", "按所在地计数", f"共 {total} 家：{most}", assumed=(_LISTED,))
        yield Measure("词库登记的本土企业", seats[home], "家", "按所在地计数", f"{seats[home]} / {total} 家", assumed=(_LISTED,))
