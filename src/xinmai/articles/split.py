"""Splits a cleaned document into its articles.

Three kinds of document: an issue with a contents page (the page is followed), an issue whose columns are named
on lines of their own (titles are told from subheadings by `titles`), and everything else: one article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xinmai.articles.contents import locate, read_contents
from xinmai.articles.metadata import find_published, find_publisher
from xinmai.articles.paragraphs import Paragraph, fold, heading_level, looks_like_heading, paragraphs
from xinmai.articles.titles import choose_titles
from xinmai.lexicon import Lexicon
from xinmai.model import Article, Document, Heading, Span

__all__ = ["split"]

_ENOUGH = 0.6
"""Share of contents entries that must be found in the body before the contents page is trusted."""
_TITLE_WITHIN = 12
"""Lines at the top among which a single article's title is looked for."""
_SHORTEST_TITLE = 6
_LEAD = 40


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an article begins: its title line and the column it stands in."""

    title: Paragraph
    section: str | None


def split(document: Document, lexicon: Lexicon) -> tuple[Article, ...]:
    """The articles in order. A document without text has none."""
    lines = paragraphs(document)
    if not lines:
        return ()
    starts = _from_contents(lines) or _from_columns(lines, document.raw, lexicon)
    issue_date = document.published or find_published([*(p.text for p in lines[:_TITLE_WITHIN]), *_dropped(document, lines)])
    if not starts:
        return (_single(document, lines, issue_date, lexicon),)
    return tuple(_issue(document, lines, starts, issue_date, lexicon))


def _dropped(document: Document, lines: Sequence[Paragraph]) -> Iterator[str]:
    """Raw lines that cleaning took out as furniture: an issue's date often stands only there."""
    at = 0
    for line in lines:
        yield from (raw.strip() for raw in document.raw[at : line.span.start].split("\n") if raw.strip())
        at = line.span.end


def _from_contents(lines: list[Paragraph]) -> list[_Start]:
    contents = read_contents(lines)
    if contents is None:
        return []
    found = locate(contents, lines)
    if len(found) < max(2, _ENOUGH * len(contents.entries)):
        return []
    return [_Start(line, entry.section) for entry, line in found]


def _from_columns(lines: list[Paragraph], raw: str, lexicon: Lexicon) -> list[_Start]:
    names = {fold(column.name): column.name for column in lexicon.columns}
    heads = [p for p in lines if p.folded in names]
    ends = [*(p.index for p in heads[1:]), len(lines)]
    sections = [range(head.index + 1, end) for head, end in zip(heads, ends, strict=False)]
    chosen = choose_titles(lines, sections, raw)
    return [_Start(t, names[head.folded]) for head, titles in zip(heads, chosen, strict=True) for t in titles]


def _issue(
    document: Document, lines: list[Paragraph], starts: list[_Start], issue_date: str | None, lexicon: Lexicon
) -> Iterator[Article]:
    columns = {fold(column.name) for column in lexicon.columns} | {fold(s.section) for s in starts if s.section}
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        until = after.title.index if after else len(lines)
        body = [p for p in lines[start.title.index + 1 : until] if p.folded not in columns]
        yield _article(document, start, body, issue_date, lexicon)


def _single(document: Document, lines: list[Paragraph], issue_date: str | None, lexicon: Lexicon) -> Article:
    top = next((p for p in lines[:_TITLE_WITHIN] if _is_title(p)), None)
    if top is None:
        title = document.title or _lead(lines)
        first = next((p for p in lines if not _is_note(p)), lines[0])
        return _renamed(_article(document, _Start(first, None), lines, issue_date, lexicon), title)
    article = _article(document, _Start(top, None), [p for p in lines if p.index != top.index], issue_date, lexicon)
    return _renamed(article, document.title) if document.title else article


def _is_title(line: Paragraph) -> bool:
    if _is_note(line):
        return False
    level = heading_level(line.text)
    return level == 1 or (level == 0 and len(line.text) >= _SHORTEST_TITLE and looks_like_heading(line.text))


def _is_note(line: Paragraph) -> bool:
    """A line wholly in brackets speaks about the text: “（本报记者 …）”, “（根据…编写）”."""
    return line.text[0] in "（(【[" and line.text[-1] in "）)】]"


def _lead(lines: list[Paragraph]) -> str:
    """The first clause of the text, where nothing else names it."""
    text = next((p.text for p in lines if len(p.text) >= _LEAD and not _is_note(p)), lines[0].text)
    clause = re.split(r"[。！？；，,]|目录", text)[0]
    return clause if len(clause) <= _LEAD else clause[: _LEAD - 1] + "…"


def _renamed(article: Article, title: str) -> Article:
    return Article(**{name: getattr(article, name) for name in Article.__slots__} | {"title": title})


def _article(
    document: Document, start: _Start, body: list[Paragraph], issue_date: str | None, lexicon: Lexicon
) -> Article:
    title = start.title
    first, last = (body[0], body[-1]) if body else (title, title)
    text = document.text[min(first.start, title.start) if not body else first.start : last.end]
    headings = tuple(_heading(p) for p in body if p is not title and _is_subheading(p))
    return Article(
        document_id=document.id,
        span=Span(min(title.span.start, first.span.start), max(title.span.end, last.span.end)),
        title=re.sub(r"^#+\s*", "", title.text),
        section=start.section,
        subheadings=headings,
        publisher=find_publisher(text.text, lexicon) or document.publisher,
        published=document.published or issue_date,
        title_span=title.span,
        body=text,
    )


def _is_subheading(line: Paragraph) -> bool:
    return bool(heading_level(line.text)) or (looks_like_heading(line.text) and 1 < len(line.text) <= 30)


def _heading(line: Paragraph) -> Heading:
    return Heading(re.sub(r"^#+\s*", "", line.text), line.span, max(1, heading_level(line.text)))
