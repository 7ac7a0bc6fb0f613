"""What a supply cut comes to in sentences that a policy reader understands first: the result, how far it can be relied on, the ways, what would help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.hanzi import plain
from xinmai.model import Assumed, Cut, Measure, Remedy, Route, Simulation, Touched
from xinmai.publishing.risk_words import Piece, Said, clipped, named

__all__ = ["FELT", "REMEDIES", "compared_words", "cut_words", "days_text", "percent_text", "scenario_measure", "setting_words", "summarised"]

FELT = 0.0005
"""Part of output below which a loss prints as none."""
_NAMED, _QUOTED, _LONGEST = 4, 2, 90
REMEDIES = {"stock": ("增加库存", "more stock"), "source": ("第二来源", "a second source"), "domestic": ("提高本土份额", "a larger domestic share")}
"""What can be done about a cut, in both languages."""
_SETTINGS = {
    "stock_days": ("库存天数", "days of stock"),
    "tool_life": ("设备使用天数", "days a tool works"),
    "stand_in": ("其他供方顶替程度", "how far others stand in"),
    "doubt": ("投入其实并非离不开的可能", "chance that an input is not essential"),
    "maker_spread": ("份额抽样的集中程度", "concentration of drawn shares"),
    "cited_part": ("点名供方所占部分", "part of suppliers that are named"),
    "help_stock": ("试算增加的库存天数", "days of stock added in trials"),
    "help_points": ("试算移动的百分点", "points moved in trials"),
    "cut_draws": ("抽样次数", "draws"),
}


def percent_text(part: float) -> str:
    """A part of one in percent, to a tenth."""
    return f"{part * 100:.1f}".removesuffix(".0") + "%"


def days_text(count: float) -> str:
    """Days of output to a tenth."""
    return f"{count:.1f}".removesuffix(".0")


def setting_words(one: Assumed, *, english: bool = False) -> str:
    """What a setting is called."""
    return _SETTINGS[one.name][english]


def cut_words(cut: Cut, *, english: bool = False) -> str:
    """A cut in words."""
    if english:
        who = f"{cut.what or 'all products'}{f' of {cut.who}' if cut.who else ''}{f' for {cut.whom}' if cut.whom else ''}"
        begins = f" from day {plain(cut.first + 1)}" if cut.first else ""
        return f"{who} cut by {percent_text(cut.share)}{begins} for {plain(cut.days)} days"
    who = f"{cut.who}的" if cut.who else ""
    whom = f"对{cut.whom}" if cut.whom else ""
    begins = f"自第 {plain(cut.first + 1)} 天起" if cut.first else ""
    much = "全部断供" if cut.share == 1 else f"断供 {percent_text(cut.share)}，为期"
    return f"{who}{cut.what or '全部产品'}{whom}{begins}{much} {plain(cut.days)} 天"


def compared_words(first: float, second: float, link: str, *, english: bool = False) -> str:
    """How two results differ: days of output that all links lose together, and the link of the greatest difference, empty where none loses."""
    one, other, apart = days_text(first), days_text(second), days_text(abs(second - first))
    if not link:
        return "Neither touches anything known." if english else "两个方案都触及不到任何已知的环节。"
    if english:
        return f"In the second, links lose {apart} days of output {'more' if second >= first else 'less'} in all ({one} and {other}); the greatest difference is in {link}. Both are assumed."
    return f"后一个方案使各环节合计{'多' if second >= first else '少'}停产 {apart} 天（前者 {one} 天，后者 {other} 天），差别最大的是{link}；两者都是推演，不是预测。"


def scenario_measure(result: Simulation) -> Measure:
    """What stands behind the numbers that a scenario was given."""
    scenario = result.scenario
    computed = f"方案：{'；'.join(f'{cut.text}（{cut_words(cut)}）' for cut in scenario.cuts)}；推演 {scenario.days} 天，看第 {result.day} 天"
    if result.holds:
        computed += f"；一直断下去，其他环节自第 {result.holds} 天起少产超过 1%"
    return Measure("断供方案", float(scenario.days), "index", "给定的情形", computed, assumed=("断供是假设的情形，不是预测",))


def summarised(result: Simulation, *, english: bool = False) -> Iterator[Said]:
    """The sentences of a result, the answer first."""
    words = _Words(english)
    scene = scenario_measure(result)
    cuts = [piece for number, cut in enumerate(result.scenario.cuts) for piece in (*((Piece("；"),) if number else ()), Piece(cut_words(cut, english=english), scene))]
    if not result.touched:
        nobody = words.piece("：资料和词库都不知道有谁会因此停供，触及不到任何已知的环节，不给结果；这不等于没有损失。", ": neither sources nor the lexicon know anybody who would stop. Nothing known is touched, so there is no result, which does not mean no loss.")
        yield Said((words.piece("若", "If "), *cuts, nobody))
        return
    felt = [one for one in result.carried if one.value >= FELT]
    yield words.answer(result, cuts) if felt else words.holds(result, cuts, scene)
    yield words.standing(result.touched)
    if result.untouched:
        yield Said((words.piece("词库没有登记被断供者供应", "The lexicon lists no maker that would be cut in "), *named(result.untouched), words.piece("，这些环节按不受影响计。", ", which count as untouched.")), assumed=True)
    yield from words.spoken(result.touched)
    if result.routes:
        yield words.route(next((route for route in result.routes if felt and route.steps[-1].link == felt[0].id), result.routes[0]))
    if felt:
        yield words.helped(result.remedies)


class _Words:
    """Sentences in one of two languages."""

    def __init__(self, english: bool) -> None:
        self._english = english

    def __call__(self, chinese: str, english: str) -> str:
        return english if self._english else chinese

    def piece(self, chinese: str, english: str) -> Piece:
        return Piece(self(chinese, english))

    def answer(self, result: Simulation, cuts: Sequence[Piece]) -> Said:
        felt = [one for one in result.carried if one.value >= FELT]
        worst = felt[0]
        pieces = [self.piece("若", "If "), *cuts, self.piece("，受牵连最重的是", ", the link hit hardest beside those cut is "), *named([worst.name])]
        pieces += [self.piece("：断供期末约少产", ": at the end of the cut it makes about "), Piece(percent_text(worst.value), worst.measure), self.piece("，抽样的九成在", " less (nine draws of ten: ")]
        pieces += [Piece(percent_text(worst.low), worst.measure), self.piece("至", " to "), Piece(percent_text(worst.high), worst.measure)]
        pieces += [self.piece("之间；累计相当于停产", "), in all as if it stood still for "), Piece(days_text(worst.total), worst.measure), self.piece("天", " days")]
        also = [one.name for one in felt[1 : 1 + _NAMED]]
        if also:
            pieces += [self.piece("；其次是", "; next are "), *named(also)]
        return Said((*pieces, self.piece("。", ".")), assumed=True)

    def holds(self, result: Simulation, cuts: Sequence[Piece], scene: Measure) -> Said:
        """That nothing is felt yet, and from when on it would be."""
        pieces = [self.piece("若", "If "), *cuts, self.piece("，按所列假定，其他环节到期末都还没有少产", ", by the assumptions listed no other link loses anything yet at the end")]
        if result.holds:
            pieces += [self.piece("；一直断下去，要到第 ", "; if it went on, a hundredth would be lost from day "), Piece(str(result.holds), scene), self.piece(" 天才有环节少产百分之一", "")]
        return Said((*pieces, self.piece("。", ".")), assumed=True)

    def standing(self, rows: Sequence[Touched]) -> Said:
        """On what the size of the cut rests: this must not be read over."""
        cited = [row for row in rows if row.cited]
        if not cited and all(row.standing == "given" for row in rows):
            return Said((self.piece("被断供的份额由方案给定，不是资料所述。", "The shares that are cut are given by the scenario; no source states them."),), assumed=True)
        if not cited:
            return Said((self.piece(
                "被断供的份额没有一处有原文可据，是按词库登记的家数推定的：数字只说明机理和先后，不是证据。",
                "No source states a share that is cut; all are assumed by how many makers the lexicon lists: the numbers show mechanism and order, they are no evidence.",
            ),), assumed=True)  # fmt: skip
        pieces: list[Piece] = [self.piece("有原文可据的份额：", "Shares with a source: ")]
        for number, row in enumerate(cited[:_NAMED]):
            pieces += [self.piece("；" if number else "", "; " if number else ""), *named([row.name]), self.piece("被断供", " loses "), Piece(percent_text(row.lost), row.measure)]
            pieces += [self.piece("（其中有推定的部分）", " (some of it assumed)")] if row.standing == "partly" else []
        rest = len({row.link for row in rows} - {row.link for row in cited})
        return Said((*pieces, self.piece("；其余被断供环节的份额为推定。" if rest else "。", "; those of the other links that are cut are assumed." if rest else ".")))

    def spoken(self, rows: Sequence[Touched]) -> Iterator[Said]:
        """That sources speak of such cuts already."""
        said = {one.words: one for row in rows for one in row.signals}
        quoted = sorted(said.values(), key=lambda one: bool(one.by_class))[:_QUOTED]
        if quoted:
            pieces = [self.piece("原文已说到这类限制：", "Sources speak of such restrictions: ")]
            for number, one in enumerate(quoted):
                pieces += [Piece("；“" if number else "“"), Piece(clipped(one.words, _LONGEST), evidence=one.evidence), Piece("”")]
            yield Said((*pieces, self.piece("。", ".")))

    def route(self, route: Route) -> Said:
        """The way of the greatest loss, assumed as long as one of its steps is."""
        pieces = [self.piece("传导路径：", "Way of the loss: ")]
        for number, step in enumerate(route.steps):
            pieces += [Piece(" → " if number else ""), *named([step.name])]
        assumed = any(step.edge is not None and not step.edge.evidence for step in route.steps)
        return Said((*pieces, self.piece("（其中有推定的投入关系）。", " (some needs are assumed).") if assumed else self.piece("。", ".")), assumed=assumed)

    def helped(self, found: Sequence[Remedy]) -> Said:
        if not found:
            text = self.piece("逐项重算过增加库存、第二来源和提高本土份额，没有一项单独能减轻损失。", "More stock, a second source and a larger domestic share were each tried: none spares anything by itself.")
            return Said((text,), assumed=True)
        best = found[0]
        amount = f"{plain(best.amount)} {self('天', 'days') if best.kind == 'stock' else self('个百分点', 'points')}"
        chinese, english = REMEDIES[best.kind]
        pieces = [*named([best.name]), self.piece(chinese, f": {english}"), Piece(f"（{amount}）", best.measure)]
        pieces += [self.piece("最管用，可减少损失", " helps most and spares "), Piece(percent_text(best.spared), best.measure)]
        return Said((self.piece("逐项重算：", "Each worked out alone: "), *pieces, self.piece("。", " of the loss.")), assumed=True)
