"""Cuts a question into known words: as few as possible, and nothing left over where that can be had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from heapq import nsmallest
from typing import NamedTuple

from xinmai.questions.vocabulary import Part, Vocabulary

__all__ = ["Piece", "segment"]

_UNKNOWN = 10.0
"""What a character that no word explains costs beside a word: no reading leaves one over where another does not."""
_CLOSE = 1.0
"""By how much a reading may cost more than the best and still be tried."""
_READINGS = 6
_PASSED = re.compile(r"[\s，。？！?!,.；;：:“”\"'（）()《》·]+")
_LATIN = re.compile(r"[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*")


class Piece(NamedTuple):
    """A stretch of a question: a word with the parts it may play, a time (`value`), or what nothing explains."""

    text: str
    parts: tuple[Part, ...] = ()
    time: str = ""


class _Reading(NamedTuple):
    cost: float
    pieces: tuple[Piece, ...]


def segment(text: str, times: Sequence[tuple[int, int, str]], vocabulary: Vocabulary) -> list[tuple[Piece, ...]]:
    """The readings of a text that cost least, the best first; `times` are stretches with normal forms that are given."""
    starts = {start: (end, value) for start, end, value in times}
    best: list[list[_Reading]] = [[] for _ in range(len(text) + 1)]
    best[0] = [_Reading(0.0, ())]
    for at in range(len(text)):
        here = best[at] = nsmallest(_READINGS, best[at], key=lambda one: one.cost)
        if here:
            for end, cost, piece in _steps(text, at, starts, vocabulary):
                best[end] += [_Reading(before.cost + cost, (*before.pieces, *([piece] if piece else []))) for before in here]
    found = nsmallest(_READINGS, best[-1], key=lambda one: one.cost)
    return [_joined(one.pieces) for one in found if one.cost <= found[0].cost + _CLOSE]


def _steps(text: str, at: int, times: dict[int, tuple[int, str]], vocabulary: Vocabulary) -> list[tuple[int, float, Piece | None]]:
    if at in times:
        end, value = times[at]
        return [(end, 0.0, Piece(text[at:end], (), value))]
    if passed := _PASSED.match(text, at):
        return [(passed.end(), 0.0, None)]
    latest = min((start for start in times if start > at), default=len(text))
    word = _LATIN.match(text, at)
    longest = min(len(text), latest, at + vocabulary.longest)
    steps: list[tuple[int, float, Piece | None]] = [
        (end, 1.0, Piece(text[at:end], vocabulary.parts(text[at:end])))
        for end in range(longest, at, -1)
        if vocabulary.knows(text[at:end]) and (end == latest or not _parts_a_word(text, end))
    ]
    end = min(word.end(), latest) if word else at + 1
    steps.append((end, _UNKNOWN * (1 if word else end - at), Piece(text[at:end])))
    return steps


def _parts_a_word(text: str, end: int) -> bool:
    """Whether a Latin word goes on behind an end."""
    return end < len(text) and text[end - 1 : end + 1].isascii() and text[end - 1 : end + 1].isalnum()


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Unknown pieces beside each other as one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and not (piece.parts or piece.time or found[-1].parts or found[-1].time):
            found[-1] = Piece(found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)
