"""Clauses that say something of a link of the chain: restricted, dependent, short, served at home. Wordings are the lexicon's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from xinmai.hanzi import HOME, sentences, simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Evidence, Facts, Signal
from xinmai.supply.naming import LinkNames, link_names

__all__ = ["home_code", "signals"]

_CLAUSE = re.compile(r"(?:[^，,；;。！？：:]|(?<=\d)[,，](?=\d{3}))+")
_LONGEST = 160
"""Characters of a clause that a reader can still check; what is longer is a table or a list that lost its lines."""
_SURE, _BY_CLASS = 0.8, 0.5
"""How sure a clause that names the link is to mean it, and one that names its class."""
_SERVED = "served"


class _Wording(NamedTuple):
    kind: str
    words: re.Pattern[str]
    also: re.Pattern[str] | None
    unless: re.Pattern[str]
    stages: frozenset[str]


def home_code(lexicon: Lexicon) -> str:
    """The code of the country whose supply is judged; empty where the lexicon does not know it."""
    return next((row.code for row in lexicon.countries if row.name == HOME), "")


def signals(articles: Iterable[tuple[Article, Facts]], lexicon: Lexicon, raw_of: Callable[[str], str]) -> list[Signal]:
    """The signals of articles, in their order; of one kind and link each clause once, whatever articles repeat it.

    `raw_of` gives the raw text of a document by its id.
    """
    wordings = _wordings(lexicon)
    stages = {row.id: row.stage for row in lexicon.chain}
    names = link_names(lexicon)
    at_home = _home_firms(lexicon)
    found: dict[tuple[str, str, str, str | None], Signal] = {}
    for article, facts in articles:
        firms = _firms_by_place(facts)
        raw = raw_of(article.document_id)
        for one in _of(article, raw, wordings, stages, names):
            for signal in _served(one, firms, at_home) if one.kind == _SERVED else (one,):
                found.setdefault((signal.kind, signal.link, signal.words, signal.firm), signal)
    return list(found.values())


@lru_cache(maxsize=4)
def _wordings(lexicon: Lexicon) -> tuple[_Wording, ...]:
    return tuple(_Wording(row.kind, _any(row.words), _any(row.also) if row.also else None, _any(row.unless), frozenset(row.stages)) for row in lexicon.risk_signals)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


@lru_cache(maxsize=4)
def _home_firms(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    home = home_code(lexicon)
    return {row.name: frozenset(row.links) for row in lexicon.companies if row.country == home and home}


def _of(article: Article, raw: str, wordings: Iterable[_Wording], stages: Mapping[str, str], names: LinkNames) -> Iterator[Signal]:
    text = simplified(article.body.text)
    for line in re.finditer(r"[^\n]+", text):
        for start, end in sentences(text, line.start(), line.end()):
            sentence = text[start:end]
            for wording in wordings:
                if not wording.words.search(sentence) or wording.unless.search(sentence):
                    continue
                for clause in _CLAUSE.finditer(sentence):
                    if len(clause.group()) <= _LONGEST and _says(clause.group(), wording):
                        span = article.body.span(start + clause.start(), start + clause.end())
                        place = Evidence(article.document_id, article.id, span, span.of(raw), (f"signal:{wording.kind}",))
                        yield from _signals(place, clause.group(), wording, stages, names)


def _says(clause: str, wording: _Wording) -> bool:
    return wording.words.search(clause) is not None and (wording.also is None or wording.also.search(clause) is not None)


def _signals(place: Evidence, clause: str, wording: _Wording, stages: Mapping[str, str], names: LinkNames) -> Iterator[Signal]:
    for named in names.within(clause):
        for link in named.links:
            if stages.get(link) in wording.stages:
                yield Signal(wording.kind, link, replace(place, confidence=_BY_CLASS if named.by_class else _SURE), clause.strip(), named.by_class)


def _firms_by_place(facts: Facts) -> list[tuple[int, int, str]]:
    return [(one.evidence.span.start, one.evidence.span.end, one.entity.canonical) for one in facts.mentions]


def _served(signal: Signal, firms: list[tuple[int, int, str]], at_home: Mapping[str, frozenset[str]]) -> Iterator[Signal]:
    """One signal for each home firm that the clause names and the lexicon knows for a maker of the link."""
    span = signal.evidence.span
    inside = {name for start, end, name in firms if span.start <= start and end <= span.end}
    for name in sorted(inside):
        if signal.link in at_home.get(name, ()) and not signal.by_class:
            yield Signal(signal.kind, signal.link, signal.evidence, signal.words, "", name)
