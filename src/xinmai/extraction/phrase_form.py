"""What a stretch of a sentence is like as a phrase: the words inside of it, what leads to it, what follows.

Told by parts of speech alone; whether the phrase is a subject is weighed elsewhere (`standing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xinmai.extraction.noun_phrases import Parse
from xinmai.extraction.words import JOINS, Shape, Word, is_nominal

__all__ = ["NO_FORM", "PhraseForm", "form_of"]

_LEADING = frozenset(["由", "被", "把", "将", "对", "向", "与", "为", "给", "因", "从", "自", "据", "在", "获", "按", "随着", "受"])
"""Prepositions, whatever the tagger calls them."""
_OF_NOUNS = "".join([Shape.NOUN, Shape.JOIN, Shape.ADVERBIAL_JOIN, Shape.DE, Shape.AMONG_NOUNS])
"""Words that a run of nouns goes on with."""
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
    first, behind = parse.word_at(start), parse.words_until(end)
    if first is None or behind <= first:
        return NO_FORM
    last = parse.words[behind - 1]
    inside = parse.shape[first:behind]
    return PhraseForm(
        verbs=min(inside.count(Shape.VERB, 1), _MANY_VERBS),
        words=min(len(inside), _MANY_WORDS),
        last=last.tag[:2],
        opens_with_verb=inside[0] == Shape.VERB,
        has_de=Shape.DE in inside,
        is_joined=Shape.JOIN in inside or Shape.ADVERBIAL_JOIN in inside,
        has_adverb=Shape.ADVERB in inside or Shape.ADVERBIAL_JOIN in inside,
        led_by=_leader(parse, first),
        follows_join=first > 0 and parse.words[first - 1].text in JOINS,
        followed_by=_follower(parse.words, behind) if last.end == end else "",
    )


def _leader(parse: Parse, first: int) -> str:
    """What stands in front of the run of nouns that a word is in."""
    low = max(first - _FURTHEST, 0)
    at = low + len(parse.shape[low:first].rstrip(_OF_NOUNS)) - 1
    if at < 0 or parse.shape[at] == Shape.BREAK:
        return "break"
    word = parse.words[at]
    return word.text if word.tag[0] == "p" or word.text in _LEADING else "verb" if word.tag == "v" else word.tag[0]


def _follower(words: Sequence[Word], behind: int) -> str:
    if behind >= len(words):
        return ""
    word = words[behind]
    if is_nominal(word):
        return "noun"
    return "verb" if word.tag == "v" else "join" if word.text in JOINS else word.text if word.text in ("的", "等") else ""
