"""Stories made up for these tests: a title, a lead, what they name and tell."""

from __future__ import annotations

from decimal import Decimal

from xinmai.analysis.importance import Telling
from xinmai.model import (
    Article,
    Entity,
    EntityType,
    Event,
    Evidence,
    Facts,
    Grade,
    Mention,
    Modality,
    Observation,
    Quantity,
    Span,
    Topic,
    TracedText,
)

LEAD = "甲公司宣布一件事。"


def telling(
    title: str = "一件事",
    *,
    names: tuple[tuple[EntityType, str], ...] = (),
    events: tuple[tuple[str, Modality, bool], ...] = (),
    figures: int = 0,
    grade: str = "F6",
    origins: int = 1,
    published: str | None = None,
    topics: tuple[str, ...] = (),
    name: str = "d",
) -> Telling:
    """A story of one report. Names stand in the title or the lead; events `(type, modality, leading)` there or far behind."""
    text = title + LEAD + "".join(canonical for _, canonical in names) + "。" + "背景" * 200
    article = Article(
        name, Span(0, len(text)), title, published=published, title_span=Span(0, len(title)),
        body=TracedText.of(text[len(title) :], len(title)), topics=tuple(Topic(id, id, 0.5) for id in topics),
    )  # fmt: skip

    def evidence(at: int, words: str) -> Evidence:
        return Evidence(name, article.id, Span(at, at + len(words)), words)

    mentions = tuple(Mention(Entity(type, canonical), canonical, evidence(text.index(canonical), canonical)) for type, canonical in names)
    told = tuple(Event(type, "宣布", evidence(len(title) + 3 if leading else len(text) - 2, "宣布"), modality=modality) for type, modality, leading in events)
    one = Quantity(Decimal(1), Decimal(1), "元")
    stated = tuple(Observation(one, evidence(at, "1"), "甲", "产量") for at in range(figures))
    return Telling(((article, Facts(stated, mentions, told), Grade(grade[0], int(grade[1]), ("某报：媒体", "没有印证"))),), origins)
