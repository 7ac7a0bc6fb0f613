from __future__ import annotations

import pytest

from xinmai.lexicon.conditions import Atom, atoms_of


@pytest.mark.parametrize(
    ("condition", "atoms"),
    [
        ("company", (Atom("", "company", literal=False),)),
        ("company >plant", (Atom("", "company", literal=False), Atom(">", "plant", literal=False))),
        ("<=拟 《policy", (Atom("<", "拟", literal=True), Atom("《", "policy", literal=False))),
        (">>number", (Atom(">>", "number", literal=False),)),
    ],
)
def test_a_condition_is_a_row_of_atoms(condition: str, atoms: tuple[Atom, ...]) -> None:
    assert atoms_of(condition) == atoms


@pytest.mark.parametrize("condition", [">", "company > plant", "=", ">>>plant", "a=b"])
def test_what_does_not_follow_the_form_is_refused(condition: str) -> None:
    with pytest.raises(ValueError, match="no condition"):
        atoms_of(condition)
