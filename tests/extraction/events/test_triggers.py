from __future__ import annotations

from xinmai.extraction.events.triggers import TriggerReader
from xinmai.lexicon import EventTrigger, Lexicon


def reader(*rows: EventTrigger) -> TriggerReader:
    return TriggerReader(Lexicon(event_triggers=rows))


def found(text: str, *rows: EventTrigger) -> list[tuple[str, list[str]]]:
    return [(text[hit.start : hit.end], [rule.type for rule in hit.rules]) for hit in reader(*rows).find(text)]


LAUNCH = EventTrigger(words=("发布", "正式发布"), type="product_launch", weight=0.7)
POLICY = EventTrigger(words=("发布",), type="policy_release", weight=0.9)
NONE = EventTrigger(words=("发布会",))


def test_the_longest_wording_counts_with_the_rules_of_those_it_holds() -> None:
    assert found("正式发布", LAUNCH, POLICY) == [("正式发布", ["policy_release", "product_launch"])]


def test_a_wording_that_tells_no_event_hides_what_it_holds() -> None:
    assert found("发布会上发布", LAUNCH, NONE) == [("发布", ["product_launch"])]


def test_without_wordings_nothing_is_found() -> None:
    assert found("发布") == []
