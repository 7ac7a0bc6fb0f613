"""Which area a quantity is of: the candidate with the most points.

Candidates are the areas named in its sentence, those spoken of before, the one the text is written for, and none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from xinmai.extraction.areas import AreaMention, area_mentions, kind_of_area
from xinmai.extraction.points import points_of
from xinmai.extraction.sentence import Place, Sentence, State

__all__ = ["AreaCandidate", "AreaSituation", "area_features", "choose_area", "mentions_of"]

_BEHIND = 14
"""Characters behind a quantity within which an area may still be its own."""
_BREAK = re.compile(r"[，,。：:]")
_SEMICOLON = re.compile(r"[；;]")
_OFFICIAL = re.compile(r"统计[局处署]|海关|工信|信息化|商务部|财政部|经济部|发改委|人民银行|国务院|网信")
_OF_GROWTH = re.compile(r"(?:同比|环比|年均复合|年均|复合)?(?:增速|增长率|增长|变动|增量|差额?)+$")


class AreaCandidate(NamedTuple):
    """An area, empty for none, and where it comes from."""

    value: str
    origins: tuple[str, ...]


class Figure(NamedTuple):
    """Whose figure a quantity is, of what kind, and how it is told."""

    kind: str
    holder: str
    same_subject: bool
    official: bool
    named: bool


class AreaSituation(NamedTuple):
    """What holds for all candidates of one quantity."""

    figure: Figure
    measure: str
    subject: str
    home: str


def choose_area(sentence: Sentence, state: State, place: Place, subject: str | None) -> tuple[str | None, str]:
    """The candidate with the most points, the first of several; and the rule that found it."""
    at = _situation(sentence, state, place, subject)
    best = max(_candidates(sentence, state, place), key=lambda one: _points(one, at))
    if not best.value:
        return None, "area:own" if at.figure.holder == "company" else "area:none"
    here = next((origin for origin in best.origins if origin.startswith(("clause", "behind"))), "")
    rule = "area:carried" if not here else "area:word" if " word" in here else "area:place"
    return best.value, rule


def _points(one: AreaCandidate, at: AreaSituation) -> int:
    what, inside = _of_value(one, at)
    return _points_of_value(what, inside, at.measure, at.figure) + _points_of_origins(one.origins, what, at.figure)


@lru_cache(maxsize=1 << 15)
def _points_of_origins(origins: tuple[str, ...], what: str, figure: Figure) -> int:
    return sum(points_of("area", _origin_features(origin, what, figure)) for origin in origins)


@lru_cache(maxsize=1 << 15)
def _points_of_value(what: str, inside: str, measure: str, figure: Figure) -> int:
    return points_of("area", _value_features(what, inside, measure, figure))


def mentions_of(sentence: Sentence, state: State) -> list[AreaMention]:
    """The areas of a sentence, worked out once."""
    found: list[AreaMention] | None = sentence.memo.get("areas")
    if found is None:
        found = sentence.memo["areas"] = area_mentions(sentence.plain, sentence.names, state.areas.home)
    return found


def _situation(sentence: Sentence, state: State, place: Place, subject: str | None) -> AreaSituation:
    level = place.named.level
    kind = place.quantity.unit.dimension if level is None else level.kind
    of_company = subject is not None and state.discourse.company_of(subject) != ""
    return AreaSituation(
        Figure(
            kind=f"{place.named.rule.split(':')[0]} of {kind}",
            holder="company" if of_company else "thing" if subject else "nobody",
            same_subject=subject is not None and state.last is not None and subject == state.last.subject,
            official=_is_official(place.source),
            named=any(place.at <= m.start < place.until for m in mentions_of(sentence, state)),
        ),
        measure=_grown(place.named.indicator),
        subject=subject or "",
        home=state.areas.home,
    )


@lru_cache(maxsize=1 << 10)
def _is_official(source: str | None) -> bool:
    return source is not None and _OFFICIAL.search(source) is not None


@lru_cache(maxsize=1 << 12)
def _grown(indicator: str | None) -> str:
    """The measure that a rate of growth is of, or the indicator itself; 主营业务收入 is income as 营业收入 is."""
    return _OF_GROWTH.sub("", indicator or "").replace("主营业务收入", "营业收入") or indicator or "no indicator"


def _candidates(sentence: Sentence, state: State, place: Place) -> list[AreaCandidate]:
    pool: dict[str, list[str]] = {"": ["none"]}
    for origin, value in _come_by(sentence, state, place):
        pool.setdefault(value, []).append(origin)
    return [AreaCandidate(value, tuple(origins)) for value, origins in pool.items()]


def _come_by(sentence: Sentence, state: State, place: Place) -> Iterator[tuple[str, str]]:
    yield from _in_sentence(sentence, state, place)
    yield from state.areas.mentions()
    if local := state.areas.local_in(sentence.plain[place.at : place.until]):
        yield "local in clause", local
    yield "home", state.areas.home


def _in_sentence(sentence: Sentence, state: State, place: Place) -> Iterator[tuple[str, str]]:
    mentions = mentions_of(sentence, state)
    before = [m for m in mentions if m.end <= place.until]
    low = place.segment.offset
    clause = [m for m in before if m.start >= low]
    for where, those in (("clause", clause), ("since", [m for m in before if place.at <= m.start < low]), ("sentence", [m for m in before if m.start < place.at])):
        if not those:
            continue
        last = those[-1]
        crossed = " over semicolon" if _SEMICOLON.search(sentence.plain, last.end, place.until) else ""
        yield f"{where} last {last.form}{crossed}", last.value
        yield f"{where} led {last.lead}", last.value
        yield f"{where} trailed {last.trail}", last.value
        if len(those) > 1:
            yield f"{where} first {those[0].form}", those[0].value
    behind = next((m for m in mentions if place.quantity.end <= m.start <= place.quantity.end + _BEHIND), None)
    if behind and not _BREAK.search(sentence.plain, place.quantity.end, behind.start):
        yield f"behind {behind.form}", behind.value


def area_features(one: AreaCandidate, at: AreaSituation) -> Iterator[str]:
    """Where a candidate comes from, what kind of area it is, whose figure and what figure it would be of."""
    what, inside = _of_value(one, at)
    yield from _value_features(what, inside, at.measure, at.figure)
    for origin in one.origins:
        yield from _origin_features(origin, what, at.figure)


def _of_value(one: AreaCandidate, at: AreaSituation) -> tuple[str, str]:
    """What kind of area a candidate is, and whether the subject is that area or names it."""
    inside = "" if not one.value or one.value not in at.subject else "is" if one.value == at.subject else "in"
    return kind_of_area(one.value, at.home), inside


def _value_features(what: str, inside: str, measure: str, figure: Figure) -> Iterator[str]:
    yield what
    yield f"{what}, {figure.kind}"
    yield f"{what}, {measure}"
    yield f"{what}, {figure.holder}"
    yield f"{what}, {'same' if figure.same_subject else 'other'} subject"
    if figure.official:
        yield f"{what}, official"
    if inside:
        yield f"{what}, {inside} subject"


def _origin_features(origin: str, what: str, figure: Figure) -> Iterator[str]:
    yield origin
    yield f"{origin}, {figure.kind}"
    yield f"{origin}, {figure.holder}"
    yield f"{origin}, {what}"
    yield f"{origin}, {'same' if figure.same_subject else 'other'} subject"
    if not figure.named:
        yield f"{origin}, no area named since"
    if figure.official:
        yield f"{origin}, official"
