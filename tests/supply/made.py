"""Articles, figures and signals made up for these tests. No figure is real."""

from __future__ import annotations

from decimal import Decimal

from xinmai.lexicon import Lexicon
from xinmai.model import (
    Article,
    Evidence,
    Facts,
    Link,
    Modality,
    Observation,
    Period,
    Quantity,
    Signal,
    Span,
    TracedText,
)
from xinmai.supply import Known, signals
from xinmai.supply.readings import Localness, Pace, Sharing


def evidence(start: int = 0, quote: str = "67%") -> Evidence:
    return Evidence("doc", "article", Span(start, start + len(quote)), quote)


def observation(value: float, start: int = 0, period: str = "2025", **fields: object) -> Observation:
    quantity = Quantity(Decimal(str(value)), Decimal(str(value)), "%")
    return Observation(quantity, evidence(start, f"{value}%"), period=Period(period), **fields)  # type: ignore[arg-type]


def local(link: str, part: float, start: int = 0, year: int = 2025) -> Localness:
    return Localness(link, part, observation(part * 100, start, str(year)), "国产化率", year)


def pace(link: str, points: float, years: int = 5) -> Pace:
    return Pace(link, points, years, (observation(points * years, 50, "2020/2025"),), "2020/2025")


def sharing(link: str, *shares: float) -> Sharing:
    holders = tuple(f"企业{number}" for number in range(len(shares)))
    return Sharing(link, "2025", holders, shares, tuple(observation(share * 100, 100 + 10 * i) for i, share in enumerate(shares)))


def signal(kind: str, link: str, words: str = "原文一句", by_class: str = "", firm: str | None = None) -> Signal:
    return Signal(kind, link, evidence(200, words), words, by_class, firm)


def known(lexicon: Lexicon, **readings: object) -> Known:
    return Known.of(lexicon, **readings)  # type: ignore[arg-type]


def heard(text: str, lexicon: Lexicon, facts: Facts | None = None) -> list[Signal]:
    """The signals of an article with this body."""
    body = TracedText.of(text)
    return signals([(Article("doc", Span(0, len(text)), "题", body=body), facts or Facts())], lexicon, lambda _: text)


def delivery(head: str, tail: str, quote: str, **fields: object) -> Link:
    return Link("supplies", head, tail, evidence(0, quote), **fields)  # type: ignore[arg-type]


ENDED = Modality.ENDED
