"""Audit report -> Markdown, for mail, wikis and version control. No text can become markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.publishing.audit_report import AuditReport, Case, Quote
from xinmai.publishing.escape import escape, line

__all__ = ["render"]


def render(report: AuditReport) -> bytes:
    """Write a report in UTF-8, one block a paragraph."""
    return "\n\n".join(_blocks(report)).encode() + b"\n"


def _blocks(report: AuditReport) -> Iterator[str]:
    t = report.labels
    yield f"# {line(t['title'])}"
    yield "\n".join(f"- {line(name)}" for name in report.documents)
    yield _table([name for name, _ in report.counts], [[str(count) for _, count in report.counts]])
    yield f"> {line(t['method'])}"
    if not report.groups:
        yield line(t["nothing"])
    for group in report.groups:
        yield f"## {line(group.title)} ({len(group.cases)})"
        for case in group.cases:
            yield from _case(case, t["computed"], t["stated"], t["read_as"])
    if report.holdings:
        yield f"## {line(t['verified'])}"
        head = [t["kind"], t["what"], t["computed"], t["stated"], t["quotes"]]
        rows = [[one.kind, one.message, one.computed, one.stated, one.where] for one in report.holdings]
        yield _table(head, rows)
        if report.more:
            yield line(report.more)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = (map(escape, head), ["---"] * len(head), *(map(escape, row) for row in rows))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _case(case: Case, computed: str, stated: str, read_as: str) -> Iterator[str]:
    yield f"### {case.number}. {line(case.title)}"
    yield f"{line(case.message)} ({escape(case.reason)})"
    yield f"- {escape(computed)}: {escape(case.computed)}\n- {escape(stated)}: {escape(case.stated)}"
    for quote in case.quotes:
        yield _quote(quote, read_as)


def _quote(quote: Quote, read_as: str) -> str:
    text = "".join(f"**{escape(one.text)}**" if one.marked else escape(one.text) for one in quote.exhibit.stretches)
    told = f"{read_as}: {'; '.join(quote.exhibit.readings)}" if quote.exhibit.readings else ""
    return "\n>\n".join(f"> {block}" for block in (text, escape("  ".join(filter(None, (quote.where, told))))))
