"""What a supply cut comes to in sentences that a policy reader understands first: the result, how far it can be relied on, the ways, what would help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.hanzi import plain
from xinmai.model import Assumed, Cut, Measure, Remedy, Route, Simulation, Touched
from xinmai.publishing.risk_words import Piece, Said, clipped, named

__all__ = ["FELT", "REMEDIES", "cut_words", "days_text", "percent_text", "scenario_measure", "setting_words", "summarised"]

FELT = 0.0005
"""Part of output below which a loss prints as none."""
_NAMED, _QUOTED, _LONGEST = 4, 2, 90
REMEDIES = {"stock": "增加库存", "source": "第二来源", "domestic": "提高本土份额"}
_SETTINGS = {
    "stock_days": "库存天数",
    "tool_life": "设备使用天数",
    "stand_in": "其他供方顶替程度",
    "doubt": "投入其实并非离不开的可能",
    "maker_spread": "份额抽样的集中程度",
    "cited_part": "点名供方所占部分",
    "help_stock": "试算增加的库存天数",
    "help_points": "试算移动的百分点",
    "cut_draws": "抽样次数",
}


def percent_text(part: float) -> str:
    """A part of one in percent, to a tenth."""
    return f"{part * 100:.1f}".removesuffix(".0") + "%"


def days_text(count: float) -> str:
    """Days of output to a tenth."""
    return f"{count:.1f}".removesuffix(".0")


def setting_words(one: Assumed) -> str:
    """What a setting is called."""
    return _SETTINGS.get(one.name, one.name)


def cut_words(cut: Cut) -> str:
    """A cut in words."""
    who = f"{cut.who}的" if cut.who else ""
    what = cut.what or "全部产品"
    whom = f"对{cut.buyers}" if cut.buyers else ""
    begins = f"自第 {plain(cut.first + 1)} 天起" if cut.first else ""
    much = "全部断供" if cut.share == 1 else f"断供 {percent_text(cut.share)}，为期"
    return f"{who}{what}{whom}{begins}{much} {plain(cut.days)} 天"


def scenario_measure(result: Simulation) -> Measure:
    """What stands behind the numbers that a scenario was given."""
    scenario = result.scenario
    computed = f"方案：{'；'.join(f'{cut.text}（{cut_words(cut)}）' for cut in scenario.cuts)}；推演 {scenario.days} 天，看第 {result.day} 天"
    return Measure("断供方案", float(scenario.days), "index", "给定的情形", computed, assumed=("断供是假设的情形，不是预测",))


def summarised(result: Simulation) -> Iterator[Said]:
    """The sentences of a result, the answer first."""
    scene = scenario_measure(result)
    cuts = [piece for number, cut in enumerate(result.scenario.cuts) for piece in (*((Piece("；"),) if number else ()), Piece(cut_words(cut), scene))]
    if not result.touched:
        yield Said((Piece("若"), *cuts, Piece("：资料和词库都不知道有谁会因此停供，触及不到任何已知的环节，不给结果；这不等于没有损失。")))
        return
    yield _answer(result, cuts)
    yield _standing(result.touched)
    if result.untouched:
        yield Said((Piece("词库没有登记被断供者供应"), *named(result.untouched), Piece("，这些环节按不受影响计。")), assumed=True)
    yield from _spoken(result.touched)
    if result.routes:
        yield _route(result.routes[0])
    yield _helped(result.remedies)


def _answer(result: Simulation, cuts: Sequence[Piece]) -> Said:
    felt = [one for one in result.carried if one.value >= FELT]
    if not felt:
        return Said((Piece("若"), *cuts, Piece("，按所列假定，其他环节到期末都还没有少产；被断供的环节本身见下表。")), assumed=True)
    worst = felt[0]
    pieces = [Piece("若"), *cuts, Piece("，受牵连最重的是"), *named([worst.name]), Piece("：期末约少产"), Piece(percent_text(worst.value), worst.measure)]
    pieces += [Piece("，抽样的九成在"), Piece(percent_text(worst.low), worst.measure), Piece("至"), Piece(percent_text(worst.high), worst.measure), Piece("之间；")]
    pieces += [Piece("累计相当于停产"), Piece(days_text(worst.total), worst.measure), Piece("天")]
    also = [one.name for one in felt[1 : 1 + _NAMED]]
    if also:
        pieces += [Piece("；其次是"), *named(also)]
    return Said((*pieces, Piece("。")), assumed=True)


def _standing(rows: Sequence[Touched]) -> Said:
    """On what the size of the cut rests: this must not be read over."""
    cited = [row for row in rows if row.cited]
    if not cited:
        return Said((Piece("被断供的份额没有一处有原文可据，全是按词库登记的家数推定的：数字只说明机理和先后，不是证据。"),), assumed=True)
    pieces: list[Piece] = [Piece("有原文可据的份额：")]
    for number, row in enumerate(cited[:_NAMED]):
        pieces += [Piece("；" if number else ""), *named([row.name]), Piece("被断供"), Piece(percent_text(row.lost), row.measure)]
    rest = len({row.link for row in rows} - {row.link for row in cited})
    return Said((*pieces, Piece("；其余被断供环节的份额为推定。" if rest else "。")))


def _spoken(rows: Sequence[Touched]) -> Iterator[Said]:
    """That sources speak of such cuts already."""
    said = {one.words: one for row in rows for one in row.signals}
    quoted = sorted(said.values(), key=lambda one: bool(one.by_class))[:_QUOTED]
    if quoted:
        pieces = [Piece("原文已说到这类限制：")]
        for number, one in enumerate(quoted):
            pieces += [Piece("；“" if number else "“"), Piece(clipped(one.words, _LONGEST), evidence=one.evidence), Piece("”")]
        yield Said((*pieces, Piece("。")))


def _route(route: Route) -> Said:
    """The way of the greatest loss, assumed as long as one of its steps is."""
    pieces: list[Piece] = [Piece("传导路径：")]
    for number, step in enumerate(route.steps):
        pieces += [Piece(" → " if number else ""), *named([step.name])]
    assumed = any(step.edge is not None and not step.edge.evidence for step in route.steps)
    return Said((*pieces, Piece("（其中有推定的投入关系）。" if assumed else "。")), assumed=assumed)


def _helped(found: Sequence[Remedy]) -> Said:
    if not found:
        return Said((Piece("逐项重算过增加库存、第二来源和提高本土份额，没有一项单独能减轻损失。"),), assumed=True)
    best = found[0]
    pieces = [*named([best.name]), Piece(REMEDIES[best.kind]), Piece(f"（{_amount(best)}）", best.measure), Piece("最管用，可减少损失"), Piece(percent_text(best.spared), best.measure)]
    return Said((Piece("逐项重算："), *pieces, Piece("。")), assumed=True)


def _amount(one: Remedy) -> str:
    return f"{plain(one.amount)} {'天' if one.kind == 'stock' else '个百分点'}"
