"""Checks compiled from the conditions of the lexicon: what must stand in the clause of a wording.

Conditions that ask for the same facts and for words at the same place become one check with one pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from xinmai.extraction.events.clause import Clause
from xinmai.lexicon import EventNoun
from xinmai.lexicon.conditions import FACTS, Atom, atoms_of

__all__ = ["Check", "Nouns", "compiled", "holds"]

_RIGHT_BEFORE, _RIGHT_BEHIND = "<<", ">>"
_BEHIND = (">", _RIGHT_BEHIND)
_WORD = 12
"""Characters of the longest word of a class."""
_TITLE_END = 16
"""Characters at the end of a title in which the word stands that says what kind of text it is."""


class Words(NamedTuple):
    """Where in the clause some words are looked for, and what finds them there."""

    where: str
    find: Callable[..., re.Match[str] | None]


class Check(NamedTuple):
    """What must hold together: facts, each with the place it is asked for, and words."""

    facts: Sequence[tuple[str, str]]
    words: Sequence[Words]


class Nouns:
    """The classes of nouns of a lexicon."""

    def __init__(self, rows: Iterable[EventNoun]) -> None:
        self._words: dict[str, list[str]] = {}
        for row in rows:
            self._words.setdefault(row.name, []).extend(row.words)
        self.authority = _any_of(self._words.get("authority", []), "")

    def of(self, atom: Atom) -> list[str]:
        """The words an atom stands for."""
        return [atom.name] if atom.literal else self._words.get(atom.name, [])


def compiled(conditions: Iterable[str], nouns: Nouns) -> list[Check]:
    """The checks of some conditions, any of which may hold."""
    checks: list[Check] = []
    alike: dict[tuple[tuple[tuple[str, str], ...], str], list[str]] = {}
    for condition in conditions:
        atoms = atoms_of(condition)
        facts = tuple((atom.name, atom.where) for atom in atoms if _is_fact(atom))
        words = [atom for atom in atoms if not _is_fact(atom)]
        if len(words) == 1:
            alike.setdefault((facts, words[0].where), []).extend(nouns.of(words[0]))
        else:
            checks.append(Check(facts, [_words(nouns.of(atom), atom.where) for atom in words]))
    return [*checks, *(Check(facts, [_words(words, where)]) for (facts, where), words in alike.items())]


def holds(checks: Sequence[Check], clause: Clause) -> bool:
    """Whether one of the checks holds of a clause."""
    for check in checks:
        for words in check.words:
            if not _stands(words, clause):
                break
        else:
            for fact, where in check.facts:
                if not clause.has(fact, where):
                    break
            else:
                return True
    return False


def _stands(words: Words, clause: Clause) -> bool:
    where, find = words
    if where == "<":
        return find(clause.words, 0, clause.at) is not None
    if where in _BEHIND:
        return find(clause.words, clause.to) is not None
    if where == "":
        return find(clause.words) is not None
    if where == _RIGHT_BEFORE:
        return find(clause.words, max(0, clause.at - _WORD), clause.at) is not None
    return any(find(clause.text, max(low, high - _TITLE_END), high) for low, high in clause.titles)


def _is_fact(atom: Atom) -> bool:
    return not atom.literal and atom.name in FACTS


def _words(words: Iterable[str], where: str) -> Words:
    pattern = _any_of(words, where)
    return Words(where, pattern.match if where == _RIGHT_BEHIND else pattern.search)


def _any_of(words: Iterable[str], where: str) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) or r"(?!)"
    return re.compile(rf"(?:{either})\Z" if where == _RIGHT_BEFORE else either)
