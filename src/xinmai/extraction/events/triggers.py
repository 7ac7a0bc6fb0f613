"""Finds the wordings that may tell an event: one automaton over those of the lexicon, the longest at a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.extraction.events.conditions import Check, Nouns, compiled
from xinmai.lexicon import EventTrigger, Lexicon

__all__ = ["Hit", "Rule", "TriggerReader", "trigger_reader"]


class Rule(NamedTuple):
    """A way to read a wording: the type it tells and the checks on its clause."""

    type: str
    weight: float
    amount: tuple[str, ...]
    needs: Sequence[Sequence[Check]]
    unless: Sequence[Sequence[Check]]


class Hit(NamedTuple):
    """A wording at `[start, end)` with the ways to read it, the weightiest first."""

    start: int
    end: int
    rules: Sequence[Rule]


class TriggerReader:
    """The wordings of a lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        nouns = Nouns(lexicon.event_nouns)
        rules: dict[str, list[Rule]] = {}
        for row in lexicon.event_triggers:
            rule = _rule(row, nouns)
            for word in row.words:
                rules.setdefault(word, []).extend([rule] if rule else ())
        self._rules = [sorted(each, key=lambda rule: -rule.weight) for each in rules.values()]
        self._automaton = AhoCorasick(list(rules), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[Hit]:
        """Wordings in order; those that tell no event only hide what they hold."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if self._rules[index]:
                yield Hit(start, end, self._rules[index])


def _rule(row: EventTrigger, nouns: Nouns) -> Rule | None:
    if row.type is None:
        return None
    return Rule(row.type, row.weight, row.amount, [compiled(each, nouns) for each in row.needs], [compiled(each, nouns) for each in row.unless])


@lru_cache(maxsize=4)
def trigger_reader(lexicon: Lexicon) -> TriggerReader:
    """The reader for a lexicon; built once for each."""
    return TriggerReader(lexicon)
