"""What sets types of events apart: who or what they are told of, and which are parts of others."""

from __future__ import annotations

__all__ = ["BY_PERIOD", "JOINT", "MUTUAL", "OF_PERSONS", "PARTS", "TOPICAL"]

TOPICAL = frozenset(["price_change", "supply_shortage"])
"""They befall goods; nobody need act in them."""
JOINT = frozenset(["cooperation"])
"""They are done with someone."""
MUTUAL = JOINT | {"legal", "financing"}
"""They are done with, to or through someone, who is their object."""
OF_PERSONS = frozenset(["personnel"])
"""Their subject is a person, their object the company."""
BY_PERIOD = frozenset(["earnings"])
"""They are told of a period and done to nothing."""
PARTS = frozenset(
    [
        ("investment", "capacity_expansion"),
        ("ipo", "financing"),
        ("ipo", "investment"),
        ("merger_acquisition", "investment"),
        ("financing", "investment"),
        ("investment", "cooperation"),
    ]
)
"""A deed and what is only part of it where one sentence tells both of one actor: the plant that is built with the money."""
