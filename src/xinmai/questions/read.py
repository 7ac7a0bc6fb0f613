"""Reads a question: its words, the parts they play, and what kind of answer they ask for.

A question is only taken for one that facts can answer where every word of it is explained: what is not understood may be what
matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xinmai.hanzi import half_width, parse_numeral, simplified
from xinmai.model import Asked, Question
from xinmai.questions.segment import Piece, segment
from xinmai.questions.vocabulary import Role, Vocabulary

__all__ = ["LONGEST", "read"]

LONGEST = 200
"""Characters of a question."""
_RANKS = re.compile(r"前([一二两三四五六七八九十\d]+)")
_YEARLY, _COMPOUND = "同比增速", "年均复合增长率"
_PLAIN = ("增速", "")
"""Growth that says nothing of what it is against."""
_SAYS_NOTHING = frozenset([Role.FILLER, Role.AMOUNT, Role.WHO, Role.WHEN, Role.AHEAD, Role.ABOUT, Role.UNIT, Role.COMPARISON, Role.RANKING, Role.GROWTH])


def read(text: str, times: Sequence[tuple[int, int, str]], vocabulary: Vocabulary) -> list[Question]:
    """The readings of a question, the likeliest first; `times` are its times: start, end and normal form."""
    plain = simplified(half_width(text))
    found: dict[Question, None] = {}
    for pieces in segment(plain, times, vocabulary):
        for question in _read(text, pieces):
            found[question] = None
    return list(found)


def _read(text: str, pieces: tuple[Piece, ...]) -> Iterator[Question]:
    """A word that may say what is measured or what happened (出资, 募资) is tried as either."""
    yield from _told(text, pieces, measured=True)
    if any({Role.INDICATOR, Role.EVENT} <= {part.role for part in piece.parts} for piece in pieces):
        yield from _told(text, pieces, measured=False)


def _told(text: str, pieces: tuple[Piece, ...], *, measured: bool) -> Iterator[Question]:
    asked_of = [piece for piece in pieces if not piece.time and piece.parts]
    subjects, area, indicator, growth, events, unit = [], None, None, None, [], None
    kinds: set[Role] = set()
    for piece in asked_of:
        values = {part.role: part.value for part in piece.parts}
        if Role.FILLER in values:
            continue
        if Role.INDICATOR in values and indicator is None and (measured or Role.EVENT not in values):
            indicator = values[Role.INDICATOR]
        elif Role.EVENT in values:
            events += [part.value for part in piece.parts if part.role is Role.EVENT]
        elif Role.AREA in values and area is None and Role.SUBJECT in values:
            area = values[Role.AREA]
        elif Role.SUBJECT in values:
            subjects.append(values[Role.SUBJECT])
        elif Role.AREA in values:
            area = values[Role.AREA]
        elif Role.GROWTH in values:
            growth = growth or values[Role.GROWTH] or _PLAIN[0]
        elif Role.UNIT in values:
            unit = values[Role.UNIT]
        kinds |= values.keys() - {Role.SUBJECT, Role.AREA, Role.INDICATOR, Role.EVENT}
    ranks = _RANKS.search(text)
    most = int(parse_numeral(ranks[1]) or 0) if ranks else None
    unread = tuple(piece.text for piece in pieces if not (piece.time or piece.parts))
    words = tuple(piece.text for piece in pieces if not piece.time and not {part.role for part in piece.parts} & _SAYS_NOTHING)
    question = Question(
        text=text,
        asked=Asked.PASSAGE,
        subjects=tuple(dict.fromkeys(subjects)),
        indicator=indicator,
        growth=growth,
        periods=tuple(dict.fromkeys(piece.time for piece in pieces if piece.time)),
        area=area,
        events=tuple(dict.fromkeys(events)),
        unit=unit,
        most=most,
        unread=unread,
        words=words,
    )
    yield replace(question, asked=_asked(question, kinds))
    if area is not None and not subjects:
        # 韩国的设备支出: the place itself is what is measured.
        other = replace(question, subjects=(area,), area=None)
        yield replace(other, asked=_asked(other, kinds))


def _asked(question: Question, kinds: set[Role]) -> Asked:
    if question.unread:
        return Asked.PASSAGE
    if question.indicator or question.growth:
        return _of_figures(question, kinds)
    if question.events:
        return Asked.EVENT
    if len(question.subjects) == 1 and (Role.ABOUT in kinds or not kinds - {Role.FILLER}):
        return Asked.ENTITY
    return Asked.EVENT if question.subjects and Role.WHO in kinds else Asked.PASSAGE


def _of_figures(question: Question, kinds: set[Role]) -> Asked:
    if Role.RANKING in kinds and question.indicator:
        return Asked.RANKING
    if len(question.subjects) > 1:
        return Asked.COMPARISON
    if question.growth:
        return Asked.GROWTH
    return Asked.FIGURE
