"""Issue -> Markdown with footnotes, for mail, wikis and version control. No text can become markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xinmai.publishing.escape import escape, guard, line
from xinmai.publishing.layout import Block, Brief, Entry, Issue, Picture, Piece, Table, Words

__all__ = ["render"]


def render(issue: Issue) -> bytes:
    """Write an issue in UTF-8, one block a paragraph, evidence as footnotes `[^1]` at the end."""
    return "\n\n".join(_blocks(issue)).encode() + b"\n"


def _blocks(issue: Issue) -> Iterator[str]:
    yield f"# {line(issue.title)}"
    yield from (line(text) for text in (issue.subtitle, issue.dateline) if text)
    yield from (f"> {line(notice)}" for notice in issue.notices)
    for column in issue.columns:
        yield f"## {line(column.title)}"
        for brief in column.briefs:
            yield from _brief(brief)
    yield "\n".join(map(_note, issue.entries))


def _brief(brief: Brief) -> Iterator[str]:
    if brief.title:
        yield f"### {line(brief.title)}"
    if brief.source:
        yield _line(brief.source)
    for block in brief.blocks:
        yield from _block(block)
    if brief.origins:
        reason = f"合并理由：{line(brief.merged_because)}" if brief.merged_because else ""
        yield f"来源　{reason}".rstrip()
        yield "\n".join(f"- {_line(origin)}" for origin in brief.origins)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Words(line=pieces, role=role):
            yield {"point": "- ", "warning": "> "}.get(role, "") + _line(pieces)
        case Table():
            if block.caption:
                yield line(block.caption)
            yield _table(block)
        case Picture():
            yield f"（图）{line(block.title)}：{line(block.alt)}　{_line(block.source)}"


def _line(pieces: Iterable[Piece]) -> str:
    """Join pieces; a number whose citation closes the sentence anyway carries no mark of its own."""
    return guard("".join(escape(piece.text) + f"[^{piece.citation}]" * piece.shown for piece in pieces))


def _table(table: Table) -> str:
    rule = ["---:" if number else "---" for number in table.numeric]
    rows = ([_line((cell,)) for cell in row] for row in table.rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in ([line(name) for name in table.header], rule, *rows))


def _note(entry: Entry) -> str:
    if entry.computed:
        inputs = "".join(f"[^{number}]" for number in entry.inputs)
        return f"[^{entry.number}]: {line(f'测算：{entry.title}　{entry.computed}　公式：{entry.formula}')}{f'　依据：{inputs}' if inputs else ''}"
    parts = [f"《{entry.title}》", entry.source, entry.file, entry.where, f"「{entry.quote}」"]
    if entry.readings:
        parts.append(f"读作：{'；'.join(entry.readings)}")
    url = f" <{entry.url}>" if entry.url else ""
    return f"[^{entry.number}]: {line('　'.join(filter(None, parts)))}{url}"
