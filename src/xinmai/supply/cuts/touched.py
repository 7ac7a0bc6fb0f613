"""What cuts take from each link, with what is stated of it and what is assumed. Nothing spreads here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.hanzi import plain
from xinmai.model import Cut, Evidence, Measure, Touched
from xinmai.supply.cuts.figures import percent
from xinmai.supply.cuts.holders import Holder, Supply
from xinmai.supply.cuts.plan import Plan
from xinmai.supply.known import Known

__all__ = ["touched", "untouched"]

_SEAT = "企业所在地取自词库，按总部，不按工厂"
_MARKET = "以资料所述市场的份额当作链上买方的采购份额"
_LISTED = "没有份额资料的部分按词库登记的家数平分，登记不等于市场份额"
_SAME = 1e-9


def touched(plan: Plan, cuts: Sequence[Cut], known: Known) -> tuple[Touched, ...]:
    """A row for each cut and link of which some holder is struck, links in the order of the chain."""
    return tuple(row for cut in cuts for row in _rows(plan, cut, known))


def untouched(plan: Plan, cuts: Sequence[Cut]) -> tuple[str, ...]:
    """Ids of links that a cut names, and in which nobody is known whom it could strike."""
    found = [link for cut in cuts for link in cut.links if not _struck_parts(plan, cut, plan.links.index(link))[1]]
    struck = {link for cut in cuts for link in cut.links if link not in found}
    return tuple(link for link in dict.fromkeys(found) if link not in struck)


def _struck_parts(plan: Plan, cut: Cut, link: int) -> tuple[list[bool], float]:
    chosen = plan.struck(cut, link)
    start = int(plan.first[link])
    hit = [start + place in chosen for place in range(len(plan.supplies[link].holders))]
    return hit, float(sum(part for part, struck in zip(plan.supplies[link].parts(), hit, strict=True) if struck))


def _rows(plan: Plan, cut: Cut, known: Known) -> Iterator[Touched]:
    names = {row.id: row.name for row in known.lexicon.chain}
    for number, link in enumerate(plan.links):
        hit, part = _struck_parts(plan, cut, number)
        if part > 0:
            supply = plan.supplies[number]
            low, high = supply.bounds(hit)
            measure = _measure(supply, hit, part, cut, names[link])
            said = tuple(one for one in known.signals.get((link, "restricted"), ()))
            everyone = _everyone(supply, hit)
            low, high = (part, part) if everyone else (min(low, part), max(high, part))
            given = everyone or any(one.basis for one, chosen in zip(supply.holders, hit, strict=True) if chosen)
            yield Touched(link, names[link], cut.who or "全部供方", part * cut.share, low * cut.share, high * cut.share, _standing(measure, given), measure, said)


def _standing(measure: Measure, given: bool) -> str:
    split = _LISTED in measure.assumed
    return ("partly" if split else "cited") if measure.evidence else "given" if given and not split else "assumed"


def _measure(supply: Supply, hit: Sequence[bool], part: float, cut: Cut, name: str) -> Measure:
    """The part that is cut, with how it was come by."""
    struck = [one for one, chosen in zip(supply.holders, hit, strict=True) if chosen]
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(e for one in struck for e in one.evidence))
    words, assumed = [], []
    if _everyone(supply, hit):
        words.append("全部供方，由方案给定")
    elif supply.local is not None:
        said, listed = _split(supply, struck)
        words.append(said)
        evidence = tuple(dict.fromkeys((*evidence, *(one.observation.evidence for one in supply.figures))))
        assumed += [_SEAT, _LISTED] if listed else []
    else:
        words += _stated(struck)
        if any(one.evidence for one in struck):
            assumed += [_MARKET, *([_SEAT] if cut.countries else [])]
        left = 1 - sum(one.stated or 0.0 for one in supply.holders)
        count, total = (sum(one.makers for one in group if one.stated is None) for group in (struck, supply.holders))
        if count and left > _SAME:
            words.append(f"没有份额资料的 {plain(left * 100)}% × 登记 {count} / {total} 家")
            assumed.append(_LISTED)
    assumed += [f"{one.name} {plain((one.stated or 0) * 100)}% 为方案给定：{one.basis}" for one in struck if one.basis]
    times = f"；断供其中 {plain(cut.share * 100)}%" if cut.share < 1 else ""
    value = part * cut.share * 100
    computed = f"{'，'.join(words)}{times}，得 {percent(value / 100)}"
    return Measure(f"{name}被断供的份额", value, "%", "被断供者的份额 × 断供比例", computed, evidence, supply.period if evidence else None, tuple(assumed))


def _everyone(supply: Supply, hit: Sequence[bool]) -> bool:
    return all(chosen for one, chosen in zip(supply.holders, hit, strict=True) if one.makers or one.stated)


def _split(supply: Supply, struck: Sequence[Holder]) -> tuple[str, bool]:
    """How a part of a link with a rate of localisation was come by, and whether counts of makers went into it."""
    low, high = supply.local or (0.0, 0.0)
    figures = "、".join(f"{one.indicator} {plain(one.part * 100)}%" for one in supply.figures)
    middle = f"（取中 {plain((low + high) * 50)}%）" if low < high else ""
    sides = {one.country == supply.home for one in struck}
    side = [one for one in supply.holders if (one.country == supply.home) in sides]
    count, total = (sum(one.makers for one in group) for group in (struck, side))
    whole = f"本土部分按{figures}{middle}" if sides == {True} else f"境外部分为 100% 减去{figures}{middle}"
    if count == total:
        return whole, False
    stated = any(one.stated for one in side)
    return f"{whole}，其中按{'所述份额折算（' + '、'.join(_stated(struck)) + '）' if stated else f'登记 {count} / {total} 家'}", True


def _stated(struck: Sequence[Holder]) -> list[str]:
    return [f"{one.name} {plain((one.stated or 0) * 100)}%" for one in struck if one.stated is not None]
