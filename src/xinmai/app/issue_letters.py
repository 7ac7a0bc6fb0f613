"""Letters about issues: to the editor that one is drafted or could not be made, to a subscriber that one is out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

from xinmai.app.letters import page_of
from xinmai.model import Attachment, IssueDay, Letter, Plan, PlannedItem, stable_id

__all__ = ["ToldBy", "draft_key", "draft_letter", "failure_letter", "issue_key", "issue_letter"]

ToldBy = Mapping[str, tuple[str, str]]
"""By the id of the article that is printed: who published it or what its document is called, and where it stands."""


def draft_key(day: IssueDay) -> str:
    """The key of the letter that tells of a draft."""
    return stable_id("draft", day.client, day.day)


def issue_key(day: IssueDay) -> str:
    """The key of the letter that an issue goes out with."""
    return stable_id("issue", day.client, day.day)


def draft_letter(day: IssueDay, plan: Plan, sheet: Path, told_by: ToldBy, *, by_hand: bool, remarks: Sequence[str]) -> Letter:
    """Tell the editor what is drafted and what to do with it; `sheet` lies in the folder `out` of the workspace."""
    place = sheet.resolve()
    left_out = len(plan.items) - len(plan.chosen)
    subject = f"简报第{plan.number}期（{day.client}，{day.day}）{'待审' if by_hand else '即将刊出'}"
    head = [f"{_period(plan)}，选 {len(plan.chosen)} 条，未选 {left_out} 条。待审稿：{place}", *remarks]
    todo = f"审定后自动刊出并发给订户：xinmai bulletin review {plan.number} --from {place} --by 姓名 -w {place.parent.parent}" if by_hand else "按设置不经人审，随即刊出。"
    return _letter(draft_key(day), subject, [*head, todo], plan, told_by)


def failure_letter(day: IssueDay, error: str) -> Letter:
    """Tell the editor that an issue could not be made, and why."""
    text = f"{error}\n\n会自动再试；状况见 xinmai bulletin calendar。"
    return Letter(stable_id("failed", day.client, day.day), f"简报（{day.client}，{day.day}）没有做成", text)


def issue_letter(day: IssueDay, plan: Plan, title: str, told_by: ToldBy, links: Sequence[str], files: Sequence[Attachment]) -> Letter:
    """An issue to its subscriber: what it prints by title and source, with its files or their addresses."""
    head = [_period(plan), *links] if links else [_period(plan), f"见附件：{'、'.join(file.name for file in files)}"]
    # By its date: numbers run through all that a workspace makes, also for others.
    letter = _letter(issue_key(day), f"{title}（{plan.dateline}）", head, plan, told_by)
    return replace(letter, attachments=tuple(files))


def _letter(key: str, subject: str, head: Sequence[str], plan: Plan, told_by: ToldBy) -> Letter:
    text, page = list(head), [f"<p>{_linked(line, line)}</p>" for line in head]
    columns: dict[str, list[PlannedItem]] = {}
    for item in plan.chosen:
        columns.setdefault(item.column, []).append(item)
    for column, items in columns.items():
        text += ["", f"【{column}】"]
        page.append(f"<h3>{escape(column)}</h3>")
        for item in items:
            title, (source, url) = item.heading or item.title, told_by.get(item.id, ("", ""))
            text.append(f"· {title}\n  —— {source} {url}".rstrip())
            page.append(f"<p>{escape(title)}<br><small>{_linked(source, url)}</small></p>")
    return Letter(key, subject, "\n".join(text), page_of(subject, "".join(page)))


def _period(plan: Plan) -> str:
    return f"{plan.since or ''} 至 {plan.until or ''} 发布的文章"


def _linked(words: str, url: str) -> str:
    return f'<a href="{escape(url)}">{escape(words)}</a>' if url.startswith(("http://", "https://")) else escape(words)
