"""The audit: findings with their sentences side by side."""

from __future__ import annotations

from xinmai.app.library import findings
from xinmai.app.records import Record
from xinmai.web.asking import Ask
from xinmai.web.pages import Pages
from xinmai.web.words import WORDS

__all__ = ["routes"]

pages = Pages.none()


@pages.at("/audit", "audit.html")
def audit(ask: Ask) -> Record:
    """Findings by verdict and kind, the worst first."""
    return findings.findings(ask.library, ask.choice("verdict", WORDS["verdict"]), ask.choice("kind", WORDS["finding"]), ask.text("document"), ask.count("page"))


@pages.at("/audit/{finding_id}", "finding.html")
def finding(ask: Ask) -> Record:
    """One finding."""
    return findings.one_finding(ask.library, ask.part("finding_id"))


routes = pages.routes
