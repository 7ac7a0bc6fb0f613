"""Arbitrary model values within their own rules: text without surrogates, finite decimals, any place."""

from __future__ import annotations

from array import array
from itertools import count

from hypothesis import strategies as st

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
    Modifier,
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
    Topic,
    TracedText,
)
from xinmai.store import Reading

offsets = st.integers(0, 2**31 - 1)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
maybe_text = st.none() | text
spans = st.tuples(offsets, offsets).map(lambda ends: Span(min(ends), max(ends)))
coordinates = st.floats(allow_nan=False, allow_infinity=False)
boxes = st.tuples(coordinates, coordinates, coordinates, coordinates)
counted = st.none() | offsets
places = st.builds(Place, page=counted, sheet=maybe_text, row=counted, box=st.none() | boxes)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
confidences = st.floats(0, 1)

DOCUMENT = Document("00" * 32, "样本.txt", "text/plain", "", TracedText.of(""), url="file:///样本.txt")
ARTICLE = Article(DOCUMENT.id, Span(0, 0), "样本")

evidence = st.builds(
    Evidence,
    document_id=st.just(DOCUMENT.id),
    article_id=st.just(ARTICLE.id),
    span=spans,
    quote=text,
    rules=st.lists(text, max_size=3).map(tuple),
    confidence=confidences,
    place=st.none() | places,
)
observations = st.builds(
    Observation,
    quantity=st.builds(Quantity, decimals, decimals, text, st.sampled_from(Modifier)),
    evidence=evidence,
    subject=maybe_text,
    indicator=maybe_text,
    period=st.builds(Period, maybe_text, st.sampled_from(PeriodBasis)),
    area=maybe_text,
    status=st.sampled_from(Status),
    source=maybe_text,
)
mentions = st.builds(Mention, st.builds(Entity, st.sampled_from(EntityType), text), text, evidence, text)
arguments = st.lists(st.tuples(text, text), max_size=3).map(tuple)
events = st.builds(Event, text, text, evidence, maybe_text, arguments)
links = st.builds(Link, text, text, text, evidence, maybe_text, st.none() | decimals, maybe_text)

blocks = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    span=spans,
    page=counted,
    box=st.none() | boxes,
    sheet=maybe_text,
    row=counted,
    level=st.integers(0, 9),
)
tables = st.builds(
    Table,
    span=spans,
    header=st.lists(text, max_size=3).map(tuple),
    rows=st.lists(st.lists(maybe_text, max_size=3).map(tuple), max_size=3).map(tuple),
    cells=st.lists(st.lists(st.none() | spans, max_size=3).map(tuple), max_size=3).map(tuple),
    caption=text,
    units=st.lists(text, max_size=3).map(tuple),
    confidence=confidences,
    doubts=st.lists(
        st.builds(
            Doubt,
            st.sampled_from(DoubtKind),
            st.integers(0, 9),
            st.integers(0, 9),
            st.lists(maybe_text, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
)
notices = st.builds(Notice, st.sampled_from(NoticeKind), text, st.none() | spans)
headings = st.builds(Heading, text, spans, st.integers(1, 9))


@st.composite
def traced(draw: st.DrawFn) -> TracedText:
    """A text after a few arbitrary edits, or one whose offsets follow no pattern at all."""
    raw = draw(text)
    if draw(st.booleans()):
        wild = st.lists(st.integers(0, 2**32 - 1), min_size=len(raw), max_size=len(raw))
        return TracedText(raw, array("I", draw(wild)), array("I", draw(wild)))
    cleaned = TracedText.of(raw, draw(st.integers(0, 2**31)))
    for _ in range(draw(st.integers(0, 3))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(cleaned))] * 2)))
        cleaned = cleaned.edit([(start, end, draw(text))])
    return cleaned


articles = st.builds(
    Article,
    document_id=st.just(DOCUMENT.id),
    span=st.just(ARTICLE.span),
    title=text,
    section=maybe_text,
    subheadings=st.lists(headings, max_size=3).map(tuple),
    publisher=maybe_text,
    published=maybe_text,
    title_span=st.none() | spans,
    body=traced(),
    fingerprint=st.lists(st.integers(0, 2**64 - 1), max_size=4).map(tuple),
    topics=st.lists(st.builds(Topic, text, text, confidences, st.lists(text, max_size=2).map(tuple)), max_size=3).map(tuple),
)

_engines = count()
_NO_FACTS = Facts()


def read_anew(facts: Facts = _NO_FACTS, article: Article = ARTICLE, document: Document = DOCUMENT) -> Reading:
    """A reading that replaces the one before it, since no engine is named twice."""
    return Reading(document, ((article, facts),), f"engine {next(_engines)}")
