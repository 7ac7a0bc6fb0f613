"""数据提示: what the audit says of figures that are printed, as a number worked out from the figures it contests."""

from __future__ import annotations

from xinmai.model import Finding, Mark, Paragraph, Passage, Role
from xinmai.publishing.audit_words import kind_words
from xinmai.publishing.desk import Desk

__all__ = ["caution"]


def caution(desk: Desk, finding: Finding) -> Paragraph:
    """The warning of a finding; every figure that went into it is cited."""
    name, _ = kind_words(finding.kind, holds=False)
    head = f"数据提示：{name}。"
    mark = Mark(len(head), len(head) + len(finding.message), desk.audit(finding, name), f"{name}，核算")
    return Paragraph((Passage(f"{head}{finding.message}。", None, (mark,)),), Role.WARNING)
