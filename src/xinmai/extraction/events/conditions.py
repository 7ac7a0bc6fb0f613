"""Checks compiled from the conditions of the lexicon: what must stand in the clause of a wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from xinmai.extraction.events.clause import Clause
from xinmai.lexicon import EventNoun
from xinmai.lexicon.conditions import FACTS, Atom, atoms_of

__all__ = ["Check", "Nouns", "compiled"]

Check = Callable[[Clause], bool]
_WORD = 12
"""Characters of the longest word of a class."""
_TITLE_END = 16
"""Characters at the end of a title in which the word stands that says what kind of text it is."""


class Nouns:
    """The classes of nouns, each as one pattern."""

    def __init__(self, rows: Iterable[EventNoun]) -> None:
        words: dict[str, list[str]] = {}
        for row in rows:
            words.setdefault(row.name, []).extend(row.words)
        self._patterns = {name: _any_of(each) for name, each in words.items()}

    def pattern(self, atom: Atom) -> re.Pattern[str]:
        """The pattern of a class or of a literal; a class that is not known matches nothing."""
        return _any_of([atom.name]) if atom.literal else self._patterns.get(atom.name, _any_of(()))


def compiled(condition: str, nouns: Nouns) -> Sequence[Check]:
    """The checks of a condition, the cheap ones first."""
    atoms = sorted(atoms_of(condition), key=lambda atom: (atom.where not in ("<<", ">>"), not atom.literal, atom.name not in FACTS))
    return [_check(atom, nouns) for atom in atoms]


def _check(atom: Atom, nouns: Nouns) -> Check:
    pattern, where = nouns.pattern(atom), atom.where
    if atom.name == "body":
        pattern = nouns.pattern(Atom("", "authority", literal=False))
        return lambda clause: clause.has("body") or bool(pattern.search(clause.words))
    if not atom.literal and atom.name in FACTS:
        name = atom.name
        return lambda clause: clause.has(name, where) or bool(pattern.search(clause.words, 0, clause.at))
    match where:
        case "<<":
            ending = re.compile(rf"(?:{pattern.pattern})\Z")
            return lambda clause: bool(ending.search(clause.words, max(0, clause.at - _WORD), clause.at))
        case ">>":
            return lambda clause: bool(pattern.match(clause.words, clause.to))
        case "<":
            return lambda clause: bool(pattern.search(clause.words, 0, clause.at))
        case ">":
            return lambda clause: bool(pattern.search(clause.words, clause.to))
        case "《":
            return lambda clause: any(pattern.search(clause.text, max(low, high - _TITLE_END), high) for low, high in clause.titles)
    return lambda clause: bool(pattern.search(clause.words))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)")
