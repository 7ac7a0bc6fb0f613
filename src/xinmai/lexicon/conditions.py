"""Conditions of `events.yaml`: a row of atoms that must all hold of a clause, such as `company >plant =拟`."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["FACTS", "Atom", "atoms_of"]

FACTS = frozenset(
    ["company", "authority", "body", "actor", "person", "topic", "other", "money", "percent", "count", "date", "named", "number", "rule", "norm"]
)
"""What a clause is asked for beside words: kinds of subject, a government or place anywhere (`body`), a second name, amounts, a date, a named thing, a named policy (`rule`) or standard (`norm`)."""
_ATOM = re.compile(r"(?P<where><<|>>|<|>|《)?(?P<literal>=)?(?P<name>[^\s<>=《]+)")


class Atom(NamedTuple):
    """One demand: a fact, a class of nouns, or a literal wording, and where in the clause it is to stand."""

    where: str
    name: str
    literal: bool


def atoms_of(condition: str) -> tuple[Atom, ...]:
    """The atoms of a condition. Raises `ValueError` for one that does not follow the form."""
    atoms = []
    for part in condition.split():
        match = _ATOM.fullmatch(part)
        if match is None:
            msg = f"{part!r} is no condition: write a word, with < > << >> 《 and = before it where they are meant"
            raise ValueError(msg)
        atoms.append(Atom(match["where"] or "", match["name"], bool(match["literal"])))
    return tuple(atoms)
