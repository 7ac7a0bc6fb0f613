"""The risk of a link in sentences that a policy reader understands: why, on what evidence, what is assumed, what is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xinmai.hanzi import period_words
from xinmai.model import Evidence, LinkRisk, Measure, Term
from xinmai.publishing.prose import one_line, shorten

__all__ = ["Piece", "Said", "clipped", "explain", "index_text", "name_measure", "named"]

_CUT = re.compile(r"[\d.,]+…$")
"""A number that was cut is another number."""
_QUOTED, _LONGEST = 2, 110
"""Clauses that one sentence quotes, and how many characters of each."""
_TELLING = 60
"""Characters up to which a longer clause tells more."""
_NAMED = 4
_OPEN = {"dependence": "，说法不一，都并列于此。", "concentration": "，份额没有列全，只能定出区间。"}
"""What is said of a term that figures bound and do not settle."""
_LEADING = ("咽喉点", "最大所在地合计份额")
"""Measures beside the index that have a sentence of their own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence: a number with its working, a quote with its evidence, or plain words."""

    text: str
    measure: Measure | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence; `assumed` where it stands on what nobody states."""

    pieces: tuple[Piece, ...]
    assumed: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What it quotes and what its numbers stand on."""
        found = [e for piece in self.pieces for e in ((piece.evidence,) if piece.evidence else piece.measure.evidence if piece.measure else ())]
        return tuple(dict.fromkeys(found))


def clipped(text: str, most: int) -> str:
    """A quote in one line and no longer than wanted; no number in it is cut."""
    return _CUT.sub("…", shorten(one_line(text), most))


def index_text(value: float) -> str:
    """An index as it is printed everywhere."""
    return f"{value:.2f}"


def name_measure(name: str) -> Measure | None:
    """What stands behind the digits of a name, which are no figures; `None` for a name without any."""
    return Measure("名称", 0.0, "index", "词库登记的名称", name) if any(char.isdigit() for char in name) else None


def named(names: Iterable[str]) -> Iterator[Piece]:
    """Names in a row."""
    for number, name in enumerate(names):
        if number:
            yield Piece("、")
        yield Piece(name, name_measure(name))


def explain(risk: LinkRisk, place: int, of: int, buyers: Sequence[str]) -> Iterator[Said]:
    """The sentences of a link: its number, its exposure, what leans on it (`buyers` directly), what could replace it, how firm all this is."""
    if risk.measure is None:
        yield _numberless(risk)
    else:
        yield _headline(risk, risk.measure, place, of)
    terms = {term.id: term for term in risk.terms}
    yield from (said for name in ("restricted", "dependence", "concentration") if (said := _exposure(terms.get(name))) is not None)
    yield from _leaders(risk)
    yield from (said for said in (_reach(terms.get("reach"), buyers), _shortage(terms.get("shortage")), _substitutes(risk, terms.get("substitutes")), _pace(terms.get("pace"))) if said)
    yield from _limits(risk)


def _numberless(risk: LinkRisk) -> Said:
    why = "资料只说到它所属的大类，没有点名这一环节" if risk.by_class_only else "资料没有说到它的依赖、集中或管制"
    return Said((*named([risk.name]), Piece(f"：{why}，不给指数。")))


def _headline(risk: LinkRisk, measure: Measure, place: int, of: int) -> Said:
    pieces = [*named([risk.name]), Piece("的中断风险指数为"), Piece(index_text(measure.value), measure), Piece(f"（{risk.band}），在有资料的环节里")]
    pieces.append(Piece("风险最高" if place == 1 else "风险最低" if place == of else "居第" + _ordinal(place)))
    pieces += [Piece("；资料不全，只能说它在"), Piece(index_text(risk.low), measure), Piece("至"), Piece(index_text(risk.high), measure), Piece("之间。")]
    return Said(tuple(pieces))


def _ordinal(place: int) -> str:
    """A place in Chinese numerals, which are no figures to be cited."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(place, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十") + (digits[ones] if ones or not tens else "")


def _exposure(term: Term | None) -> Said | None:
    if term is None or not term.cited:
        return None
    if term.measure is not None:
        measure = term.measure
        when = f"{period_words(measure.period)}，" if measure.period else ""
        span = term.high - term.low > 0
        pieces = [Piece(f"{term.name}：{term.reason}（{when}"), Piece(measure.computed, measure), Piece("）")]
        return Said((*pieces, Piece(_OPEN.get(term.id, "，只能定出区间。") if span else "。")))
    return Said((Piece(f"{term.name}：{term.reason}——"), *_quotes(term), Piece("。")), assumed=all(one.by_class for one in term.signals))


def _leaders(risk: LinkRisk) -> Iterator[Said]:
    """Who has so much that nobody can do without, and where."""
    for fact in risk.facts:
        if fact.name in _LEADING:
            when = f"{period_words(fact.period)}，" if fact.period else ""
            yield Said((Piece(f"{fact.name}：{when}"), Piece(fact.computed, fact), Piece(f"（{'；'.join(fact.assumed)}）。" if fact.assumed else "。")))


def _quotes(term: Term) -> Iterator[Piece]:
    """What is said of the link itself, then of its class, each clause once."""
    said = list({one.words: one for one in reversed(term.signals)}.values())[::-1]
    own = [one for one in said if not one.by_class]
    of_class = sorted((one for one in said if one.by_class), key=lambda one: (len(one.words) > _TELLING, -len(one.words)))
    for number, one in enumerate((*own[:_QUOTED], *of_class[: 1 if own else _QUOTED])):
        yield Piece(("；" if number else "") + (f"另说到“{one.by_class}”这一大类：" if one.by_class and own else "") + "“")
        yield Piece(clipped(one.words, _LONGEST), evidence=one.evidence)
        yield Piece("”")


def _reach(term: Term | None, buyers: Sequence[str]) -> Said | None:
    if term is None or term.measure is None:
        return None
    direct = (Piece("，直接用它的有"), *named(buyers[:_NAMED]), Piece("等" if len(buyers) > _NAMED else "")) if buyers else ()
    pieces = (Piece("牵连：按产业链词库推定（并非原文），"), Piece(term.measure.computed, term.measure), *direct, Piece("。"))
    return Said(pieces, assumed=True)


def _shortage(term: Term | None) -> Said | None:
    return Said((Piece("紧缺："), *_quotes(term), Piece("。"))) if term is not None and term.signals else None


def _substitutes(risk: LinkRisk, term: Term | None) -> Said | None:
    if term is None:
        return None
    if not term.signals:
        return Said((Piece("替代：资料没有说到哪家本土企业已在供应"), *named([risk.name]), Piece("；词库登记有本土企业，但登记不等于合格供货，不计入。")), assumed=True)
    firms = sorted({one.firm for one in term.signals if one.firm})
    return Said((Piece("替代：原文说到"), *named(firms), Piece("在供货——"), *_quotes(term), Piece("。")))


def _pace(term: Term | None) -> Said | None:
    if term is None or term.measure is None:
        return None
    measure = term.measure
    return Said((Piece("国产化进展："), Piece(f"{period_words(measure.period)}，"), Piece(measure.computed, measure), Piece("（越小进展越快）。")))


def _limits(risk: LinkRisk) -> Iterator[Said]:
    """What is not known, and how firm the place is."""
    unknown = [term.name for term in risk.terms if term.high - term.low == 1 and not term.cited]
    if unknown:
        yield Said((Piece(f"缺资料的分项：{'、'.join(unknown)}；指数里它们按区间的中点计，补上资料后会变。"),), assumed=True)
    firm = risk.stability
    if firm is not None:
        part = f"{firm.part * 100:.0f}%"
        computed = f"{firm.draws} 次中有 {round(firm.part * firm.draws)} 次列前 {firm.top} 位，占 {part}；最高第 {firm.best} 位，最低第 {firm.worst} 位"
        measure = Measure("名次的稳定性", firm.part, "%", "缺资料的分项在区间内任取、引用的数字上下浮动，重算名次", computed)
        yield Said((Piece("名次："), Piece(computed, measure), Piece("。")))
