"""Countries by any of the names that data sets give them, footnote letters and all."""

from __future__ import annotations

import re
from functools import lru_cache

from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.model import NodeKind, SupplyNode
from xinmai.supply.imports.table import plain_name

__all__ = ["country_node", "is_rest"]

_REST = re.compile(r"(?i)(?:other|various|rest of|all other)\b.*|EUR|Europe|(?:其他|其它|欧洲).*")
_FOOTNOTE = re.compile(r"[\d,\s]+$|\s*\(.*\)\s*\d*$")
"""What may stand behind a name: the number of a footnote, or a remark in brackets."""


def is_rest(name: str) -> bool:
    """Whether a name stands for several countries together, which are nobody's share."""
    return _REST.fullmatch(name.strip()) is not None


def country_node(name: str, lexicon: Lexicon, place: str) -> SupplyNode:
    """The node of a country; one without a code where the name stands for several. Raises `UsageError` on an unknown name."""
    if is_rest(name):
        return SupplyNode("country:其他", NodeKind.COUNTRY, "其他国家和地区")
    known = _names(lexicon)
    bare = _FOOTNOTE.sub("", name.strip())
    # A footnote letter sticks to the name in tables set from print: "Japane".
    for written in (name, bare, bare[:-1] if bare[-1:].islower() else bare):
        code = known.get(plain_name(written))
        if code:
            return SupplyNode(f"country:{code}", NodeKind.COUNTRY, _titles(lexicon)[code], country=code)
    msg = f"{place}: unknown country {name!r}; write its name or its ISO code, or add it to countries.csv of a lexicon"
    raise UsageError(msg)


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> dict[str, str]:
    return {plain_name(name): row.code for row in lexicon.countries for name in (row.code, row.code3, row.name, row.english, *row.aliases)}


@lru_cache(maxsize=4)
def _titles(lexicon: Lexicon) -> dict[str, str]:
    return {row.code: row.name for row in lexicon.countries}
