"""Sets right the lexicon's matches: a name that is only part of a longer word goes, two names in one are parted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

import rjieba

from xinmai.extraction.entities.forms import forms_of
from xinmai.extraction.names import FoundName, name_reader
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType

__all__ = ["corrected"]

_AROUND = 6
"""Characters on both sides that tell how a stretch falls into words."""
_OF_WORDS = frozenset([EntityType.PLACE, EntityType.GOVERNMENT])
"""Types of names that are made of words of the dictionary, so that the segmenter knows their borders."""
_POST = (2, 3, 4)
"""Characters of posts, which the segmenter takes apart behind a body's name: 信息化部副部长."""
_MAKER = range(2, 7)
"""Characters of a maker's name in front of its product's."""
_OPENING, _CLOSING = "（(", "）)"
_MODEL = re.compile(r"\D(?=.*[A-Za-z0-9]).+")
"""What is a product's name without its maker: Mate40 and 昇腾910, not 3号."""


def corrected(text: str, names: Iterable[FoundName], lexicon: Lexicon) -> Iterator[FoundName]:
    """Names in order; those hidden behind a wrong match come forth."""
    done, posts = 0, forms_of(lexicon).of("office")
    for name in names:
        if name.start < done:
            continue
        if _cut_out(text, name, posts):
            for other in _behind(text, name, lexicon, posts):
                done = other.end
                yield other
        elif name.text[-1] in _CLOSING or name.entity.type is EntityType.PRODUCT:
            yield from _parted(name, lexicon)
        else:
            yield name


def _cut_out(text: str, name: FoundName, posts: AbstractSet[str]) -> bool:
    """Whether a dictionary word goes on over an end of a name: 中部署, 联合国民技术."""
    if not (name.entity.type in _OF_WORDS or rjieba.has_word(name.text)) or not (_crosses(text, name.start) or _crosses(text, name.end)):
        return False
    if any(text[name.end : name.end + size] in posts for size in _POST):
        return False
    at = low = max(0, name.start - _AROUND)
    for word in rjieba.cut(text[low : name.end + _AROUND]):
        start, at = at, at + len(word)
        over = start < name.start < at or start < name.end < at
        if over and rjieba.has_word(word):
            return True
    return False


def _crosses(text: str, at: int) -> bool:
    """Whether two characters that meet here make a dictionary word."""
    return at > 0 and rjieba.has_word(text[at - 1 : at + 1])


def _behind(text: str, name: FoundName, lexicon: Lexicon, posts: AbstractSet[str]) -> Iterator[FoundName]:
    """Names that begin inside of a wrong match, or stop short of where it ended."""
    reader = name_reader(lexicon)
    for low, high in ((name.start, name.end - 1), (name.start + 1, name.end + 2 * _AROUND)):
        for other in reader.find(text[low:high]):
            moved = other._replace(start=other.start + low, end=other.end + low)
            if moved.start < name.end and moved.end != name.end and not _cut_out(text, moved, posts):
                yield moved
                return


def _parted(name: FoundName, lexicon: Lexicon) -> Iterator[FoundName]:
    """`国际数据公司（IDC）` is two names of one body, a maker and its product are two names."""
    text = name.text
    cuts = [(text.index(mark), text.index(mark) + 1, len(text) - 1) for mark in _OPENING if mark in text and text[-1] in _CLOSING]
    cuts += [(size, size, len(text)) for size in _MAKER if name.entity.type is EntityType.PRODUCT and _MODEL.fullmatch(text, size)]
    for end, start, stop in cuts:
        first, second = lexicon.names.get(text[:end]), lexicon.names.get(text[start:stop])
        if not first or len(first) > 1:
            continue
        if (start > end and second and first[0] == second[0] == name.entity) or (start == end and first[0].type is EntityType.COMPANY):
            reason = f"listed alias of {first[0].canonical}"
            yield FoundName(name.start, name.start + end, text[:end], first[0], reason)
            yield FoundName(name.start + start, name.start + stop, text[start:stop], name.entity, name.reason)
            return
    yield name
