"""What goes with a story beside its reports: findings of the audit, a series to draw, items of earlier issues."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from xinmai.analysis import related
from xinmai.analysis.importance import Printed, follow
from xinmai.app.newsroom import Newsroom
from xinmai.model import Aligned, Finding, Observation, Series, SeriesKey, Verdict
from xinmai.publishing.bulletin import Earlier, Story, key_figures

__all__ = ["enriched"]

_FINDINGS = 3
_CHARTS = 6
_BY_SEVERITY = ("high", "medium", "low")


def enriched(newsroom: Newsroom, stories: Sequence[Story], weights: Mapping[str, float], printed: Sequence[Printed]) -> Iterator[Story]:
    """The stories, each with what goes with it; `printed` are the items of earlier issues, the latest issue first."""
    known = newsroom.known
    contested = _contested(known.findings)
    aligned = {one.observation.id: one for one in known.aligned}
    drawn = _drawn(stories, weights, lambda observation: aligned.get(observation.id), {one.key: one for one in known.series})
    for story in stories:
        lead = story.reports[0].article
        yield replace(
            story,
            findings=_findings(story, contested),
            related=drawn.get(lead.id),
            earlier=tuple(_earlier(newsroom, story, printed)),
        )


def _contested(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Findings that cannot hold by the articles whose figures they are about, the worst first."""
    found: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: _BY_SEVERITY.index(one.severity)):
        if finding.verdict is Verdict.INCONSISTENT:
            for article_id in dict.fromkeys(one.article_id for one in finding.evidence):
                found.setdefault(article_id, []).append(finding)
    return found


def _findings(story: Story, contested: Mapping[str, Sequence[Finding]]) -> tuple[Finding, ...]:
    of_reports = (finding for report in story.reports for finding in contested.get(report.article.id, ()))
    return tuple(dict.fromkeys(of_reports))[:_FINDINGS]


def _drawn(
    stories: Sequence[Story], weights: Mapping[str, float], align: Callable[[Observation], Aligned | None], series: Mapping[SeriesKey, Series]
) -> dict[str, Series]:
    """A series for each of the weightiest stories that have one, none drawn twice."""
    drawn: dict[str, Series] = {}
    taken: set[SeriesKey] = set()
    for story in sorted(stories, key=lambda story: -weights.get(story.reports[0].article.id, 0.0)):
        lead = story.reports[0]
        found = next((one for one in related(key_figures(lead), align, series) if one.key not in taken), None)
        if found and len(drawn) < _CHARTS:
            drawn[lead.article.id] = found
            taken.add(found.key)
    return drawn


def _earlier(newsroom: Newsroom, story: Story, printed: Sequence[Printed]) -> Iterator[Earlier]:
    for one in follow(newsroom.telling(story), printed, newsroom.happening_of):
        article, _ = one.printed.telling.lead
        yield Earlier(one.printed.issue, article, newsroom.documents[article.document_id], one.because)
