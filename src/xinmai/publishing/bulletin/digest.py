"""The sentences of an article that tell it at a glance: its lead, and those that state most. Offsets of its cleaned body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.hanzi import ends_sentence, sentences
from xinmai.model import Modality
from xinmai.publishing.bulletin.story import Report

__all__ = ["digest"]

_SENTENCES = 3
_LIMIT = 260
"""Characters of digest per item: a reader takes in an item at a glance, the source is one link away."""
_SHORTEST = 12
_QUESTIONS = ("？", "?", "？”", "?”")
_EVENT, _NAME = 1.0, 0.1
"""What a deed and a name in a sentence weigh beside a figure that is surely read."""
_DATELINE = re.compile(
    r"\d{2,4}[年./-]\d{1,2}(?:[月./-]\d{1,2}日?|月)?|\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}(?::\d{2})?"
    r"|(?:资料来源|数据来源|来源|稿源|出处|作者|记者|本报记者|编辑|责任编辑|责编|发布日期|发布时间|发布机构|日期|时间)\s*[:：]?\s*[^\s，。|｜]*"
    r"|[\s|｜/·()（）【】\[\],，。:：-]+"
)
"""What a dateline is made of, label by label; a sentence with nothing else in it says nothing of its subject."""


def digest(report: Report) -> list[tuple[int, int]]:
    """The lead sentence and those that state most, in their order, as far as there is room."""
    found = list(_prose(report))
    if not found:
        return []
    weights = {(s, e): _weight(report, s, e) for s, e in found}
    whole = (span for span in found if ends_sentence(report.article.body.text[slice(*span)]) and span[1] - span[0] <= _LIMIT)
    lead = next(whole, found[0])
    chosen = [lead]
    room = _LIMIT - (lead[1] - lead[0])
    behind = (span for span in found if span > lead)
    for s, e in sorted(behind, key=lambda span: (-weights[span], span)):
        if len(chosen) < _SENTENCES and weights[s, e] > 0 and e - s <= room:
            chosen.append((s, e))
            room -= e - s
    return sorted(chosen)


def _prose(report: Report) -> Iterator[tuple[int, int]]:
    """Sentences that state something: no line of a table, no heading, question or bare dateline, and not the title over again."""
    text = report.article.body.text
    headings = {heading.text for heading in report.article.subheadings} | {report.article.title}
    for start, end in sentences(text):
        sentence = text[start:end]
        states = "\t" not in sentence and sentence not in headings and not sentence.endswith(_QUESTIONS)
        if end - start >= _SHORTEST and states and _DATELINE.sub("", sentence):
            yield start, end


def _weight(report: Report, start: int, end: int) -> float:
    """What a sentence states: its figures, its events, and a little for each thing it names."""
    span, facts = report.article.body.span(start, end), report.facts
    figures = sum(o.evidence.confidence for o in facts.observations if span.covers(o.evidence.span))
    events = sum(_EVENT for event in facts.events if event.modality is Modality.DONE and span.covers(event.evidence.span))
    names = {mention.entity for mention in facts.mentions if span.covers(mention.evidence.span)}
    return figures + events + _NAME * len(names)
