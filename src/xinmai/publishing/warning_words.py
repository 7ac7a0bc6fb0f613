"""An early warning in words, in Chinese and English: what is warned of, and why, with each number apart so that it can be cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from xinmai.hanzi import period_words, plain, shown, unit_name
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import Derived, EarlyWarning, Modifier, Observation
from xinmai.publishing.audit_words import SEVERITIES
from xinmai.publishing.event_words import EVENTS
from xinmai.publishing.prose import one_line, shorten
from xinmai.publishing.wording import printed_value

__all__ = ["SEVERITIES", "TOPICS", "Piece", "pieces", "title", "why"]

TOPICS = {
    "price": ("价格", "price"),
    "lead_time": ("交期", "lead time"),
    "utilisation": ("产能利用率", "use of capacity"),
    "inventory": ("库存", "inventory"),
    "control": ("制裁与管制", "sanctions and controls"),
    "shortage": ("供应紧张", "shortage"),
    "capacity": ("扩产与减产", "capacity"),
    "concentration": ("集中度", "concentration"),
    "dependence": ("对外依赖", "dependence"),
    "anomaly": ("序列异常", "odd point"),
}
_AGAINST = {"year": ("同比", " on the year"), "period": ("环比", " on the period before"), "span": ("", ""), "": ("", "")}
_EARLIER = {"year": ("上年同期", "a year before"), "period": ("上期", "the period before")}
_WAYS = {"up": ("上升", "rose"), "down": ("下降", "fell")}
_REACHED = {"up": ("达到", "reached"), "down": ("低至", "fell to")}
_UNITS = {"个百分点": " pp", "倍": " times", "周": " weeks", "天": " days", "个月": " months"}
"""What units at the end of a number are called in English; others stay as the source has them."""
_MOVES = ("涨幅", "跌幅")
_SUBJECT = 30
_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence; a number is that of a stated `figure`, of what was worked out, or the `bound` of the rule."""

    text: str
    figure: Observation | None = None
    derived: Derived | None = None
    bound: bool = False


def title(one: EarlyWarning, rule: WarningRule, *, english: bool = False) -> str:
    """What is warned of, in a few words."""
    name = rule.english if english else rule.name
    return f"{shorten(one_line(one.subject), _SUBJECT)}{': ' if english else '：'}{name}"


def why(one: EarlyWarning, rule: WarningRule, sentence: str = "", *, english: bool = False) -> str:
    """Why it fired, in one sentence; `sentence` are the words that tell of a deed."""
    told = "".join(piece.text for piece in pieces(one, rule, english=english))
    quoted = shorten(one_line(sentence), _SENTENCE)
    return f"{told}{': ' if english else '：'}“{quoted}”" if one.events and not one.figures and quoted else told


def pieces(one: EarlyWarning, rule: WarningRule, *, english: bool = False) -> Iterator[Piece]:
    """Why it fired, piece by piece."""
    found = _pieces(one, rule, english=english)
    yield from map(_with_english_unit, found) if english else found


def _with_english_unit(piece: Piece) -> Piece:
    number = piece.figure or piece.derived or piece.bound
    unit = next((unit for unit in _UNITS if piece.text.endswith(unit)), "") if number else ""
    return replace(piece, text=piece.text.removesuffix(unit) + _UNITS[unit]) if unit else piece


def _pieces(one: EarlyWarning, rule: WarningRule, *, english: bool) -> Iterator[Piece]:
    if one.figures:
        yield from (_in_english if english else _in_chinese)(one)
        if one.bound is not None:
            yield Piece(f", the bound of “{rule.english}” being " if english else f"，“{rule.name}”的界限为")
            yield Piece(_bound(one), bound=True)
    else:
        sources = ("several independent sources say" if english else "几个独立来源说到") if one.origins > 1 else ("one source says" if english else "一个来源说到")
        yield Piece(f"{EVENTS[one.measure][int(english)]}, {sources}" if english else f"{EVENTS[one.measure][0]}，{sources}")
    yield from _doubts(one, english=english)


def _in_chinese(one: EarlyWarning) -> Iterator[Piece]:
    first, derived = one.figures[0], one.derived
    yield Piece(f"{one.subject}{_measure(one, 0)}（{period_words(one.period) or '时期未注明'}）")
    if derived is None and not one.against:
        yield Piece(_REACHED[one.way][0] if first.quantity.modifier is Modifier.EQ else "为")
        yield _stated(first)
    elif derived is None:
        yield Piece(f"{_AGAINST[one.against][0]}{_WAYS[one.way][0]}")
        yield _stated(first)
    elif one.unit == "index":
        yield Piece("主要供应方的赫芬达尔指数较上年上升")
        yield _worked(derived)
    elif one.topic == "anomaly":
        yield Piece("为")
        yield _stated(first)
        yield Piece("，偏离此前走势，为通常波动的")
        yield _worked(derived)
    else:
        yield Piece("由")
        yield _stated(derived.inputs[1])
        yield Piece(f"（{_EARLIER[one.against][0]}）变为")
        yield _stated(first)
        yield Piece(f"，{_WAYS[one.way][0]}")
        yield _worked(derived)


def _in_english(one: EarlyWarning) -> Iterator[Piece]:
    first, derived = one.figures[0], one.derived
    yield Piece(f"{one.subject} {_measure(one, 1)} ({one.period or 'period not stated'}): ")
    if derived is None and not one.against:
        yield Piece(f"{_REACHED[one.way][1]} " if first.quantity.modifier is Modifier.EQ else "")
        yield _stated(first)
    elif derived is None:
        yield Piece(f"{_WAYS[one.way][1]} by ")
        yield _stated(first)
        yield Piece(_AGAINST[one.against][1])
    elif one.unit == "index":
        yield Piece("the Herfindahl index of the main suppliers rose on the year by ")
        yield _worked(derived)
    elif one.topic == "anomaly":
        yield _stated(first)
        yield Piece(" lies off its trend, in usual deviations: ")
        yield _worked(derived)
    else:
        yield Piece("from ")
        yield _stated(derived.inputs[1])
        yield Piece(f" {_EARLIER[one.against][1]} to ")
        yield _stated(first)
        yield Piece(f", {_WAYS[one.way][1]} by ")
        yield _worked(derived)


def _measure(one: EarlyWarning, language: int) -> str:
    """What moved: the topic where the measure is only that something did, which the words beside it say."""
    return TOPICS[one.topic][language] if one.measure in _MOVES else one.measure


def _stated(figure: Observation) -> Piece:
    """A stated number; of a change without its sign, which the words beside it tell."""
    quantity = figure.quantity
    if quantity.unit in ("%", "pp"):
        low, high = sorted((abs(quantity.low), abs(quantity.high)))
        quantity = replace(quantity, low=low, high=high)
    return Piece(printed_value(quantity), figure=figure)


def _worked(derived: Derived) -> Piece:
    value = abs(derived.value)
    return Piece(plain(value) if derived.unit == "index" else f"{plain(value)}{unit_name(derived.unit)}", derived=derived)


def _bound(one: EarlyWarning) -> str:
    value = abs(one.bound or 0.0)
    return plain(value) if one.unit == "index" else shown(value, one.unit)


def _doubts(one: EarlyWarning, *, english: bool) -> Iterator[Piece]:
    if one.findings:
        yield Piece("; contested by figures beside it, to be verified" if english else "；与别处数字不能同时成立，待核实")
    if one.others:
        yield Piece("; stated otherwise elsewhere, to be verified" if english else "；别处说法未及界限，待核实")
