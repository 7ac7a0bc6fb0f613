"""Finds the wordings that may tell an event: one automaton over those of the lexicon, the longest at a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from xinmai.extraction.events.conditions import Check, Nouns, compiled
from xinmai.lexicon import EventTrigger, Lexicon

__all__ = ["Hit", "Rule", "TriggerReader", "trigger_reader"]


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """A way to read a wording: the type it tells and the checks on its clause."""

    type: str
    weight: float
    amount: tuple[str, ...]
    needs: Sequence[Check]
    unless: Sequence[Check]


class Hit(NamedTuple):
    """A wording at `[start, end)` with the ways to read it, the weightiest first."""

    start: int
    end: int
    rules: Sequence[Rule]


class TriggerReader:
    """The wordings of a lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        nouns = Nouns(lexicon.event_nouns)
        self.authority = nouns.authority
        rules: dict[str, list[Rule]] = {}
        for row in lexicon.event_triggers:
            rule = _rule(row, nouns)
            for word in row.words:
                rules.setdefault(word, []).extend([rule] if rule else ())
        self._rules = [_with_inner(word, rules) for word in rules]
        self._automaton = AhoCorasick(list(rules), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[Hit]:
        """Wordings in order; those that tell no event only hide what they hold."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if self._rules[index]:
                yield Hit(start, end, self._rules[index])


def _with_inner(word: str, rules: dict[str, list[Rule]]) -> list[Rule]:
    """The rules of a wording with those of the wordings it holds (`正式发布` reads like `发布` too), the weightiest first."""
    own = rules[word]
    if own:
        parts = (word[low:high] for low in range(len(word)) for high in range(low + 1, len(word) + 1) if high - low < len(word))
        own = [*own, *(rule for part in parts for rule in rules.get(part, ()))]
    return sorted(dict.fromkeys(own), key=lambda rule: -rule.weight)


def _rule(row: EventTrigger, nouns: Nouns) -> Rule | None:
    if row.type is None:
        return None
    return Rule(row.type, row.weight, row.amount, compiled(row.needs, nouns), compiled(row.unless, nouns))


@lru_cache(maxsize=4)
def trigger_reader(lexicon: Lexicon) -> TriggerReader:
    """The reader for a lexicon; built once for each."""
    return TriggerReader(lexicon)
