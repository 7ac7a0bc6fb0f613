"""A stretch of text that has the form of a name, before it is settled which of several it is and what it stands for."""

from __future__ import annotations

from typing import NamedTuple

from xinmai.model import EntityType

__all__ = ["REASONS", "Spotted"]

REASONS = {
    "name:form": "ends like the name of such a body",
    "name:code": "a stock code stands behind it",
    "name:introduced": "the text introduces it as a short name",
    "name:bracket": "the text puts it in brackets behind the full name",
    "name:again": "named before in this text",
    "name:post": "a post stands beside it",
    "name:speaker": "a surname in front of a verb of saying",
    "name:foreign": "written like a foreign person's name",
    "name:employer": "a post and a person's name stand behind it",
    "name:list": "stands in a list of companies",
    "name:brand": "a made-up word with a trade behind it",
    "name:class": "a word for a kind of company stands in front of it",
    "name:deal": "a verb of financing stands beside it",
    "name:title": "a title in book marks",
    "name:number": "numbered like a standard",
    "name:place": "ends like the name of a place",
    "name:model": "a model behind its maker's name",
    "name:stem": "the front of the name of the only listed company that begins so",
    "name:quoted": "a name in quotation marks, presented as a product",
    "name:unclear": "stands for several things; not resolved",
}
"""Rule -> why a stretch is taken for a name."""


class Spotted(NamedTuple):
    """`[start, end)` looks like a name of a type; `sure` tells forms that need no company."""

    start: int
    end: int
    type: EntityType
    rule: str
    sure: bool = True
