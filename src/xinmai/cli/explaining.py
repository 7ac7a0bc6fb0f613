"""Prints facts for people: each in its sentence, with the rule that decided each field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from xinmai.app.explain import Explained
from xinmai.app.words import ENTITY, MODIFIER, STATUS
from xinmai.cli.language import t
from xinmai.cli.printing import visible
from xinmai.cli.rules import field_of, rule_in_words

__all__ = ["print_explained"]

_FIELDS = {
    "observation": ("value", "indicator", "subject", "period", "area", "status", "source"),
    "entity": ("type", "canonical"),
    "event": ("type", "trigger", "date", "args"),
    "link": ("relation", "head", "tail", "product", "share", "period"),
}
_LABELS = {
    "value": ("数值", "value"),
    "indicator": ("指标", "indicator"),
    "subject": ("主体", "subject"),
    "period": ("时间", "period"),
    "area": ("地域", "area"),
    "status": ("状态", "status"),
    "source": ("来源", "source"),
    "type": ("类别", "type"),
    "canonical": ("规范名", "canonical"),
    "trigger": ("触发词", "trigger"),
    "date": ("日期", "date"),
    "args": ("要素", "arguments"),
    "relation": ("关系", "relation"),
    "head": ("起点", "head"),
    "tail": ("终点", "tail"),
    "product": ("产品", "product"),
    "share": ("份额", "share"),
}
_WORDS = STATUS | ENTITY
_CONTEXT = 160
"""Characters shown on either side of a quote; longer sentences are cut."""
_BREAK = re.compile(r"\s*\n\s*")


def print_explained(facts: Iterable[Explained]) -> int:
    """Print facts and return how many there were."""
    console = Console(highlight=False, soft_wrap=True)
    count = 0
    for count, fact in enumerate(facts, 1):  # noqa: B007 - the last count is the answer
        for line in _lines(fact):
            console.print(line)
        console.print()
    return count


def _lines(fact: Explained) -> Iterator[Text]:
    record = fact.record
    place = f"{record['document']}:{fact.line}:{fact.column}"
    page = t(f"（第 {record['page']} 页）", f" (page {record['page']})") if record.get("page") else ""
    yield Text.assemble(visible(place), page, "  ", (visible(_one_line(fact.said)).plain, "bold"))
    yield Text.assemble("  ", *_sentence(fact))
    decided = {field_of(rule): rule for rule in record["rules"]}
    for name in _FIELDS[record["kind"]]:
        shown = _shown(name, record)
        label = Text(f"  {t(*_LABELS[name])}{t('　', ': ')}", "dim")
        why = Text(f"  ← {rule_in_words(decided[name])}", "dim") if name in decided else Text()
        yield Text.assemble(label, visible(shown) if shown else "—", why)


def _sentence(fact: Explained) -> Iterator[Text]:
    before, after = _one_line(fact.before), _one_line(fact.after)
    yield visible(f"…{before[-_CONTEXT:]}" if len(before) > _CONTEXT else before)
    yield Text(f"【{visible(_one_line(fact.said)).plain}】", "bold green")
    yield visible(f"{after[:_CONTEXT]}…" if len(after) > _CONTEXT else after)


def _one_line(text: str) -> str:
    """A stretch of the file on one line: a line feed inside a sentence is only where the page ended, a tab parts cells."""
    return _BREAK.sub("↵", text).replace("\t", " ")


def _shown(name: str, record: dict[str, Any]) -> str:
    value = record.get(name)
    if name == "value":
        modifier = f"{t(*MODIFIER[record['modifier']])} ".lstrip()
        number = " – ".join(map(_number, value)) if isinstance(value, list) else _number(record["value"])
        return f"{modifier}{number} {record['unit']}".rstrip()
    if isinstance(value, dict):
        return "；".join(f"{role} {text}" for role, text in value.items())
    return t(*_WORDS[value]) if name in ("status", "type") and value in _WORDS else str(value or "")


def _number(value: float) -> str:
    return f"{value:,}"
