"""数据提示: what the audit says of an item's figures, each as a number worked out from the figures it contests."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.model import Finding, Mark, Paragraph, Passage, Role
from xinmai.publishing.audit_words import kind_words
from xinmai.publishing.bulletin.story import Story
from xinmai.publishing.desk import Desk

__all__ = ["cautions"]

_HEAD = "数据提示："


def cautions(desk: Desk, story: Story) -> Iterator[Paragraph]:
    """A warning for each finding of a story."""
    return (_caution(desk, finding) for finding in story.findings)


def _caution(desk: Desk, finding: Finding) -> Paragraph:
    name, _ = kind_words(finding.kind, holds=False)
    head = f"{_HEAD}{name}。"
    number = desk.audit(finding, name)
    mark = Mark(len(head), len(head) + len(finding.message), number, f"{name}，核算")
    return Paragraph((Passage(f"{head}{finding.message}。", None, (mark,)),), Role.WARNING)
