"""Organisations by the last word of their names: companies, institutes, associations, authorities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import rjieba

from xinmai.extraction.entities.forms import Cue, Forms
from xinmai.extraction.entities.leftward import NameWord, read_back
from xinmai.extraction.entities.spotted import Spotted
from xinmai.model import EntityType

__all__ = ["find_bodies", "is_common", "is_stem"]

_NATIONAL = ("国家", "全国", "中国", "中华", "中科院")
_LOCAL = frozenset("省市区县州")
_STEM_TAGS = ("nr", "nz", "nt", "nrt", "nrfg")
_MANY = 4
"""Characters of common words that together name a body: 人工智能产业创新联盟."""
_OWNERS = frozenset([EntityType.COMPANY, EntityType.GOVERNMENT, EntityType.RESEARCH_ORG, EntityType.ASSOCIATION])
_STEM = 3
"""Characters of a made-up word in front of 公司; longer ones are clauses that the segmenter did not take apart."""
_COMPANY = "公司"
_ADVISING = frozenset(["咨询", "顾问"])
_OF_PLACES = frozenset(["证券", "银行"])
"""Words that a town or province in front makes a name: 中山证券."""
_LOCAL_KINDS = ("province", "city")
_WIDE = frozenset(["基金", "资本", "顾问", "咨询"])
"""Words that need more than a place in front of them."""


def find_bodies(text: str, cues: Iterable[Cue], forms: Forms) -> Iterator[Spotted]:
    """Names that end in a word for a body and hold more than words for its kind."""
    for cue in cues:
        if cue.kind == "charge":
            yield from _authority(text, cue, forms)
        elif cue.kind == "body" and (words := read_back(text, cue.start, forms, full=cue.text in forms.sure)):
            kind = forms.types[cue.text]
            if not _goes_on(text, cue.start, cue.end, forms) and _names(words, cue.text, kind, forms):
                yield Spotted(words[0].start, cue.end, kind, "name:form", cue.text in forms.sure)


def is_stem(word: NameWord) -> bool:
    """Whether a word is made up, as names are: no word of the dictionary, or known as a name."""
    return len(word.text) > 1 and not word.place and not word.text.isascii() and (word.tag in _STEM_TAGS or not rjieba.has_word(word.text))


def is_common(word: NameWord, forms: Forms) -> bool:
    """Whether a word is one of the dictionary and none that companies' names are made of."""
    return len(word.text) > 1 and word.text not in forms.of("trade") and rjieba.has_word(word.text) and word.tag not in _STEM_TAGS


def _placed(word: NameWord) -> bool:
    return word.place or word.text.startswith(_NATIONAL)


def _authority(text: str, cue: Cue, forms: Forms) -> Iterator[Spotted]:
    words = read_back(text, cue.start, forms)
    places = [word for word in words if _placed(word)]
    if (places and words[-1] is places[-1]) or (words and words[-1].text in _LOCAL and len(words) > 1):
        start = next(word.start for word in words if _placed(word) or len(words) > 1)
        yield Spotted(start, cue.end, EntityType.GOVERNMENT, "name:form")


def _goes_on(text: str, start: int, end: int, forms: Forms) -> bool:
    """Whether the last word is only the front of a longer one, or of a post: 资本市场, 咨询经理."""
    following = text[end : end + 2]
    if end - start != 2 or not following.isalpha():
        return False
    if following in forms.of("office"):
        return text[start:end] in _ADVISING
    first = rjieba.cut(text[start:end] + following)[0]
    return len(first) > 2 and rjieba.has_word(first)


def _names(words: Sequence[NameWord], last: str, kind: EntityType, forms: Forms) -> bool:
    """Whether words in front of the last one tell whose name it is."""
    generic, trade = forms.of("generic"), forms.of("trade")
    placed = _placed(words[0])
    own = [word for word in words if not (word.place or word.text in generic or word.text in "（()）")]
    content = [word for word in own if word.text not in trade]
    made_up = any(is_stem(word) for word in content)
    if kind is EntityType.COMPANY:
        if last in forms.sure:
            return made_up or len(content) > 1 or (placed and bool(own))
        if last in _OF_PLACES and len(words) == 1 and forms.places.get(words[0].text) in _LOCAL_KINDS:
            return True
        if last == _COMPANY:
            return bool(content) and is_stem(content[0]) and len(content[0].text) <= _STEM and words[-1].text not in trade and len(content) <= 2
        return (made_up and sum(len(word.text) for word in content) <= 8) or (placed and bool(content) and last not in _WIDE)
    if kind is EntityType.GOVERNMENT:
        return placed and (bool(own) or words[0].place)
    if kind is EntityType.MEDIA:
        return placed or made_up
    if words[0].text in forms.names and forms.names[words[0].text][0].type in _OWNERS:
        return True
    size = sum(len(word.text) for word in own)
    return made_up or (placed and (bool(own) or (kind is EntityType.RESEARCH_ORG and last == "大学"))) or (size >= _MANY and len(own) > 1)
