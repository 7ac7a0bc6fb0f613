"""Readings made for the store's tests: whole, deterministic, with every kind of fact and a noisy body."""

from __future__ import annotations

from decimal import Decimal

from xinmai.model import (
    Article,
    Block,
    BlockKind,
    Document,
    Doubt,
    DoubtKind,
    Entity,
    EntityType,
    Event,
    Evidence,
    Facts,
    Heading,
    Link,
    Mention,
    Modality,
    Notice,
    NoticeKind,
    Observation,
    Period,
    PeriodBasis,
    Place,
    Quantity,
    Span,
    Status,
    Table,
    TracedText,
    sha256_hex,
)
from xinmai.store import Reading, Store

TITLE = "晶圆产能简报"
LINE = "甲公司向乙公司供应12英寸晶圆，占比\n35.5%，扩产计划已经启动。"
DATES = ("2024-03-05", "2024-03", None, "2023")


def _table() -> Table:
    cells = ((Span(0, 2), None),)
    doubts = (Doubt(DoubtKind.BOUNDARY, 0, 1, ("5", None)),)
    return Table(Span(0, 4), ("年", "量"), (("2024", None),), cells, "表1", ("年", "片"), 0.75, doubts)


def reading(number: int, articles: int = 2, lines: int = 2, engine: str = "v1") -> Reading:
    """Reading `number` of an endless row: as many articles of as many lines, four facts a line."""
    heads = [f"{TITLE}第{number}期之{n}" for n in range(articles)]
    texts = [f"{head}\n{LINE * lines}\n" for head in heads]
    raw = "".join(texts)
    document = Document(
        snapshot_sha256=sha256_hex(raw.encode()),
        name=f"{number}.txt",
        media_type="text/plain",
        raw=raw,
        text=TracedText.of(raw),
        blocks=(Block(BlockKind.PAGE, Span(0, len(raw)), page=1, box=(0.0, 0.1, 595.2, 842.0)),),
        tables=(_table(),),
        notices=(Notice(NoticeKind.SCANNED_PAGE, "第3页是图片", None),),
        published=DATES[number % len(DATES)],
        url=f"file:///库/{number}.txt",
    )
    starts = [sum(map(len, texts[:n])) for n in range(articles)]
    parts = zip(starts, heads, texts, strict=True)
    return Reading(document, tuple(_article(document, *part) for part in parts), engine)


def read_back(store: Store, document_id: str) -> tuple[tuple[Article, Facts], ...]:
    """The articles and facts a store holds of a document, as a reading has them."""
    return tuple((article, store.facts.of(article.id)) for article in store.articles.of(document_id))


def _article(document: Document, start: int, head: str, text: str) -> tuple[Article, Facts]:
    body = TracedText.of(text, start)[len(head) + 1 :]
    wraps = [(at, at + 1) for at, character in enumerate(body.text) if character == "\n"]
    article = Article(
        document_id=document.id,
        span=Span(start, start + len(text)),
        title=head,
        section="产业动态",
        subheadings=(Heading(head[:2], Span(start, start + 2), 2),),
        publisher="某报",
        published=document.published,
        title_span=Span(start, start + len(head)),
        body=body.delete(wraps),
        fingerprint=(0, 2**64 - 1, start),
    )
    lines = [start + len(head) + 1 + at for at in range(0, len(text) - len(head) - 2, len(LINE))]
    return article, _facts(document, article, lines)


def _facts(document: Document, article: Article, lines: list[int]) -> Facts:
    def evidence(line: int, words: str) -> Evidence:
        start = line + LINE.index(words)
        span = Span(start, start + len(words))
        return Evidence(document.id, article.id, span, span.of(document.raw), ("a", "b"), 0.9, Place(page=1))

    return Facts(
        tuple(_observation(evidence(line, "35.5%")) for line in lines),
        tuple(_mention(evidence(line, "甲公司")) for line in lines),
        tuple(_event(evidence(line, "扩产")) for line in lines),
        tuple(_link(evidence(line, "供应")) for line in lines),
    )


def _observation(evidence: Evidence) -> Observation:
    share = Quantity(Decimal("35.5"), Decimal("35.50"), "%")
    period = Period("2024-Q1", PeriodBasis.CONTEXT)
    return Observation(share, evidence, "甲", "占比", period, "中国", Status.ESTIMATE, "某协会")


def _mention(evidence: Evidence) -> Mention:
    return Mention(Entity(EntityType.COMPANY, "甲"), "甲公司", evidence, "全称")


def _event(evidence: Evidence) -> Event:
    return Event("capacity_expansion", "扩产", evidence, "2024", (("subject", "甲公司"), ("object", "晶圆")), Modality.PLANNED, "o1")


def _link(evidence: Evidence) -> Link:
    return Link("supplies", "甲", "乙", evidence, "晶圆", Decimal("35.50"), "2024", Modality.ENDED, "o2")
