"""What a stretch of a sentence is like as a phrase: the words inside of it, what leads to it, what follows.

Told by parts of speech alone; whether the phrase is a subject is weighed elsewhere (`standing`).
"""

from __future__ import annotations

from typing import NamedTuple

from xinmai.extraction.noun_phrases import Parse
from xinmai.extraction.words import Word, is_break, is_nominal

__all__ = ["NO_FORM", "PhraseForm", "form_of"]

_JOINS = frozenset(["、", "和", "与", "及", "以及"])
_LEADING = frozenset(["由", "被", "把", "将", "对", "向", "与", "为", "给", "因", "从", "自", "据", "在", "获", "按", "随着", "受"])
"""Prepositions, whatever the tagger calls them."""
_MANY_VERBS, _MANY_WORDS = 2, 5
_FURTHEST = 20
"""Words in front of a phrase within which what leads to it is looked for."""


class PhraseForm(NamedTuple):
    """Traits of a phrase; `last` is the part of speech of its last word, empty where it does not lie on whole words."""

    verbs: int = 0
    words: int = 0
    last: str = ""
    opens_with_verb: bool = False
    has_de: bool = False
    is_joined: bool = False
    has_adverb: bool = False
    led_by: str = ""
    """The preposition, or the kind of word, in front of the nouns that it stands among."""
    follows_join: bool = False
    followed_by: str = ""


NO_FORM = PhraseForm()
"""The form of what is not written in front of the quantity."""


def form_of(parse: Parse, start: int, end: int) -> PhraseForm:
    """The form of the phrase at `[start, end)`."""
    first = parse.word_at(start)
    if first is None:
        return NO_FORM
    words = parse.words
    behind = first
    while behind < len(words) and words[behind].end <= end:
        behind += 1
    inside = words[first:behind]
    if not inside:
        return NO_FORM
    return PhraseForm(
        verbs=min(sum(word.tag == "v" for word in inside[1:]), _MANY_VERBS),
        words=min(len(inside), _MANY_WORDS),
        last=inside[-1].tag[:2],
        opens_with_verb=inside[0].tag == "v",
        has_de=any(word.text == "的" for word in inside),
        is_joined=any(word.text in _JOINS for word in inside),
        has_adverb=any(word.tag[0] in "dp" for word in inside),
        led_by=_leader(words, first),
        follows_join=first > 0 and words[first - 1].text in _JOINS,
        followed_by=_follower(words, behind) if inside[-1].end == end else "",
    )


def _leader(words: list[Word], first: int) -> str:
    """What stands in front of the run of nouns that a word is in."""
    at, stop = first - 1, max(first - 1 - _FURTHEST, -1)
    while at > stop and not is_break(words[at]) and (is_nominal(words[at]) or words[at].text in _JOINS or words[at].text == "的" or words[at].tag[0] in "amq"):
        at -= 1
    if at < 0 or is_break(words[at]):
        return "break"
    word = words[at]
    return word.text if word.tag[0] == "p" or word.text in _LEADING else "verb" if word.tag == "v" else word.tag[0]


def _follower(words: list[Word], behind: int) -> str:
    if behind >= len(words):
        return ""
    word = words[behind]
    if is_nominal(word):
        return "noun"
    return "verb" if word.tag == "v" else "join" if word.text in _JOINS else word.text if word.text in ("的", "等") else ""
