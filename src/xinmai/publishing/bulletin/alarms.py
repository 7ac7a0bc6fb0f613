"""预警: what of an issue is out of the ordinary, each with its reason; every number leads to its quote, its working, or the rule's bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xinmai.hanzi import period_words
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import EarlyWarning, Event, Item, Mark, Paragraph, Passage, Role, Section
from xinmai.publishing.audit_words import SEVERITIES
from xinmai.publishing.desk import Desk
from xinmai.publishing.quoting import cleaned, quotation
from xinmai.publishing.warning_words import Piece, pieces, title
from xinmai.publishing.wording import reading

__all__ = ["Alarm", "alarms_of"]


class Alarm(NamedTuple):
    """A warning with the rule that fired."""

    warning: EarlyWarning
    rule: WarningRule


def alarms_of(desk: Desk, alarms: Sequence[Alarm]) -> Iterator[Section]:
    """One section with a paragraph for each warning; none where there are none."""
    if alarms:
        yield Section("预警", (Item("alarms", "", tuple(_paragraph(desk, one) for one in alarms)),), overview=True)


def _paragraph(desk: Desk, alarm: Alarm) -> Paragraph:
    return Paragraph((*_worded(desk, alarm), *_quoted(desk, alarm.warning)), Role.POINT)


def _worded(desk: Desk, alarm: Alarm) -> Iterator[Passage]:
    """The reason in words with its numbers marked; a subject with digits in it is known by the readings of those."""
    warning, rule = alarm
    head = f"〔{SEVERITIES[warning.severity][0]}〕"
    if not warning.figures:
        yield Passage(f"{head}{title(warning, rule)}。")
        return
    text, marks = head, []
    for piece in pieces(warning, rule):
        number = _number(desk, piece, rule)
        if number is not None:
            marks.append(Mark(len(text), len(text) + len(piece.text), number, _reading(warning, piece)))
        text += piece.text
    yield Passage(f"{text}。", None, tuple(marks))


def _number(desk: Desk, piece: Piece, rule: WarningRule) -> int | None:
    if piece.figure is not None:
        return desk.cite_fact(piece.figure.evidence)
    if piece.derived is not None:
        return desk.work_out(piece.derived)
    return desk.assume(f"界限：{rule.name}", "；".join(filter(None, (rule.reason, rule.source))), piece.text) if piece.bound else None


def _reading(warning: EarlyWarning, piece: Piece) -> str:
    if piece.figure is not None:
        return f"{warning.subject} {warning.measure}，{reading(piece.figure)}"
    return f"{warning.subject} {warning.measure}，{period_words(warning.period) or '时期未注明'}，{'测算' if piece.derived else '词库所定的界限'}"


def _quoted(desk: Desk, warning: EarlyWarning) -> Iterator[Passage]:
    """The sentence that tells a deed, verbatim."""
    if not warning.figures:
        event: Event = warning.events[0]
        document = desk.documents[event.evidence.document_id]
        span = quotation(document, event.evidence.span)
        number = desk.cite(event.evidence.article_id, document.id, span, event.evidence.span)
        yield Passage(cleaned(desk.articles[event.evidence.article_id], document, span), number)
