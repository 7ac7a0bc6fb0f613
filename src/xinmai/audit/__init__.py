"""Facts -> findings: which stated figures cannot all be true, which confirm each other, and why."""

from xinmai.audit.changes import changes
from xinmai.audit.review import review

__all__ = ["changes", "review"]
