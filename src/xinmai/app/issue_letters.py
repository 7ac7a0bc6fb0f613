"""Letters about issues: to the editor that one is drafted or could not be made, to a subscriber that one is out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from xinmai.app.letters import page_of
from xinmai.model import Attachment, IssueDay, Letter, Plan, stable_id

__all__ = ["draft_key", "draft_letter", "failure_letter", "issue_key", "issue_letter"]


def draft_key(day: IssueDay) -> str:
    """The key of the letter that tells of a draft."""
    return stable_id("draft", day.client, day.day)


def issue_key(day: IssueDay) -> str:
    """The key of the letter that an issue goes out with."""
    return stable_id("issue", day.client, day.day)


def draft_letter(day: IssueDay, plan: Plan, sheet: str, *, by_hand: bool, remarks: Sequence[str]) -> Letter:
    """Tell the editor what is drafted and what to do with it."""
    left_out = len(plan.items) - len(plan.chosen)
    subject = f"简报第{plan.number}期（{day.client}，{day.day}）{'待审' if by_hand else '即将刊出'}"
    head = [f"{_period(plan)}，选 {len(plan.chosen)} 条，未选 {left_out} 条。待审稿：{sheet}", *remarks]
    todo = f"审定后自动刊出并发给订户：xinmai bulletin review {plan.number} --from {sheet} --by 姓名" if by_hand else "按设置不经人审，随即刊出。"
    return _letter(draft_key(day), subject, [*head, todo], plan)


def failure_letter(day: IssueDay, error: str) -> Letter:
    """Tell the editor that an issue could not be made, and why."""
    text = f"{error}\n\n会自动再试；状况见 xinmai bulletin calendar。"
    return Letter(stable_id("failed", day.client, day.day), f"简报（{day.client}，{day.day}）没有做成", text)


def issue_letter(day: IssueDay, plan: Plan, title: str, links: Sequence[str], files: Sequence[Attachment]) -> Letter:
    """An issue to its subscriber: what it prints by title, with its files or their addresses."""
    head = [_period(plan), *links] if links else [_period(plan), f"见附件：{'、'.join(file.name for file in files)}"]
    return _letter(issue_key(day), f"{title} 第{plan.number}期（{plan.dateline}）", head, plan, tuple(files))


def _letter(key: str, subject: str, head: Sequence[str], plan: Plan, files: tuple[Attachment, ...] = ()) -> Letter:
    columns = [(column, [item.heading or item.title for item in items]) for column, items in groupby(plan.chosen, key=lambda item: item.column)]
    text = "\n".join([*head, *(line for column, titles in columns for line in ("", f"【{column}】", *(f"· {title}" for title in titles)))])
    listed = "".join(f"<h3>{escape(column)}</h3><ul>{''.join(f'<li>{escape(title)}</li>' for title in titles)}</ul>" for column, titles in columns)
    return Letter(key, subject, text, page_of(subject, "".join(f"<p>{_linked(line)}</p>" for line in head) + listed), files)


def _period(plan: Plan) -> str:
    return f"{plan.since or ''} 至 {plan.until or ''} 发布的文章"


def _linked(line: str) -> str:
    safe = escape(line)
    return f'<a href="{safe}">{safe}</a>' if line.startswith(("http://", "https://")) else safe
