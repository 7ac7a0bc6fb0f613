"""The market report: what a workspace holds on a topic, gathered into a dossier and composed into chapters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from xinmai.analysis import (
    Aligner,
    Scope,
    about,
    aligned_within,
    company_and_use,
    concentration,
    gather,
    implied,
    is_group,
    matrices,
    paces,
    regions,
    regular,
    rivals,
    sayings,
    scope_of,
    share,
    standing_by,
    structures,
)
from xinmai.analysis import happenings as happenings_of
from xinmai.app.companies import company_reader
from xinmai.app.grading import Grader
from xinmai.app.risk_report import risk_report
from xinmai.app.workspace import Workspace
from xinmai.audit import review
from xinmai.errors import UsageError
from xinmai.forecast import history_of, project
from xinmai.hanzi import HOME, WORLD
from xinmai.lexicon import Lexicon
from xinmai.lexicon.schema import Chapter
from xinmai.model import Aligned, Derived, Edition, Observation, Projection, Series, Status, Structure
from xinmai.publishing import FORMATS
from xinmai.publishing.report import Dossier, compose_report
from xinmai.store import Store

__all__ = ["ENDINGS", "KINDS", "file_name", "report"]

KINDS = ("market", "risk")

ENDINGS = ", ".join(FORMATS)
"""The endings of files a report can be published to."""

_SAYINGS = 8
"""Sentences that a chapter of quoted sentences prints."""
_SUGGESTED = 6
_PROJECTED, _AHEAD = 3, 5
"""Series that are worked out ahead, and the most years."""
_UNSAFE = re.compile(r"[^\w\-]")
_SHARES = frozenset(["市场份额", "出货量占比"])


def file_name(topic: str, kind: str = "market") -> str:
    """What a report on a topic is called where nobody says: no character of it can leave its folder."""
    return f"{'report' if kind == 'market' else kind}-{_UNSAFE.sub('_', topic)}.pdf"


def report(workspace: Workspace, topic: str, dateline: str, kind: str = "market") -> Edition:
    """The report on a topic, of a kind of `KINDS`. Raises `UsageError` on another kind, and where the workspace holds nothing on the topic."""
    if kind not in KINDS:
        raise UsageError(f"no report of the kind {kind!r}: choose one of {', '.join(KINDS)}")
    if kind == "risk":
        return risk_report(workspace, topic, dateline)
    with workspace.store() as store:
        dossier = _dossier(store, workspace.lexicon(), topic)
    return compose_report(dossier, workspace.settings.subtitle, dateline)


def _dossier(store: Store, lexicon: Lexicon, topic: str) -> Dossier:
    aligner = Aligner(lexicon)
    scope = scope_of(topic, lexicon, aligner)
    articles = {article.id: article for article in store.articles.all()}
    on_topic = about(scope, articles.values())
    observations = list(store.facts.observations())
    within = list(aligned_within(scope, observations, frozenset(article.id for article in on_topic), aligner))
    if not within and not on_topic:
        often = Counter(one.key.subject for one in map(aligner.align, observations) if one is not None).most_common(_SUGGESTED)
        known = ", ".join(name for name, _ in often) or "nothing yet"
        raise UsageError(f"nothing on {topic!r} in this workspace: ingest documents on it, or ask for what it knows most of ({known})")
    documents = {document.id: document for document in store.documents.all()}
    chapters = {chapter.id: chapter for chapter in lexicon.chapters}
    company_of = company_reader(lexicon)
    series = list(map(regular, gather(within, standing_by(articles, lexicon))))
    rows = {name: frozenset(chapters[name].indicators) for name in ("regions", "structure", "competition")}
    areas, parts = regions(within, scope, rows["regions"]), structures(within, scope, rows["structure"], lambda subject: company_and_use(subject, lexicon) is not None)
    sellers = rivals(within, rows["competition"], company_of)
    grader = Grader(store, lexicon)
    facts = {article.id: store.facts.of(article.id) for article in on_topic}
    return Dossier(
        topic=scope.name,
        chapters=chapters,
        documents=documents,
        articles=articles,
        aligned=within,
        series=series,
        paces={one.id: tuple(paces(one)) for one in series if one.key.subject == scope.name},
        regions=areas,
        structures=parts,
        rivals=sellers,
        shares=_shares(scope, series, [*areas, *parts]),
        concentration=[_concentration(one) for one in sellers],
        implied=_implied(within, series),
        projections=[found for one in _own_levels(scope, chapters, series) if (found := _projected(one)) is not None],
        matrices=matrices(within, lexicon),
        happenings=happenings_of((article, facts[article.id]) for article in on_topic),
        sayings={name: sayings(on_topic, scope, chapter.cues, _SAYINGS, names_topic=chapter.names_topic) for name, chapter in chapters.items() if chapter.cues},
        findings=review(filter(None, map(aligner.align, observations)), lexicon, lambda document_id: documents[document_id].raw),
        grades={article.id: grader.of(article, facts[article.id]) for article in on_topic},
        company_of=company_of,
        is_group=is_group,
    )


def _own_levels(scope: Scope, chapters: Mapping[str, Chapter], series: Sequence[Series]) -> list[Series]:
    """The topic's own series of market size and shipments at home, the longest first."""
    indicators = chapters["market"].indicators
    own = [one for one in series if one.key.subject == scope.name and one.key.indicator in indicators and one.key.area in ("", HOME, WORLD)]
    return sorted(own, key=lambda one: (-len(one.points), indicators.index(one.key.indicator), one.key))[:_PROJECTED]


def _projected(series: Series) -> Projection | None:
    """A series worked out ahead, as far as it looks back and at most some years."""
    years = history_of(series).years
    return next((found for ahead in range(_AHEAD, 0, -1) if years and (found := project(series, years[-1] + ahead)) is not None), None)


def _shares(scope: Scope, series: Sequence[Series], parts: Sequence[Structure]) -> dict[str, Derived]:
    """What each part with a level is of the topic's figure for the same measure and period."""
    wholes = {
        (one.key.indicator, one.key.unit, point.period): point.preferred
        for one in series
        if one.key.subject == scope.name and one.key.area in ("", HOME) and one.key.basis not in ("ratio", "growth")
        for point in one.points
    }
    found = {}
    for structure in parts:
        whole = wholes.get((structure.indicator, structure.unit, structure.period))
        for part in structure.parts:
            worked = share(part.observation, whole, f"占{scope.name}{structure.indicator}比重") if whole is not None else None
            if worked is not None:
                found[part.observation.id] = worked
    return found


def _concentration(structure: Structure) -> tuple[Derived, ...]:
    """Of shares in percent only: shipments of a few companies are no market."""
    stated = [one.observation for one in structure.parts]
    of_one_market = structure.unit == "%" and structure.indicator in _SHARES and sum(float(one.quantity.low) for one in stated) <= 100
    return tuple(concentration(stated, structure.period)) if of_one_market else ()


def _implied(aligned: Sequence[Aligned], series: Sequence[Series]) -> dict[str, Derived]:
    """The growth that forecasts of levels imply against the latest outcome of their series."""
    outcomes: dict[tuple[str, ...], Observation] = {}
    for one in series:
        known = [point.preferred for point in one.points if point.preferred.status in (Status.ACTUAL, Status.ESTIMATE)]
        if known and one.key.basis not in ("ratio", "growth"):
            outcomes[one.key] = known[-1]
    found = {}
    for each in aligned:
        outcome = outcomes.get(each.key)
        if outcome is not None and each.observation.status in (Status.FORECAST, Status.TARGET):
            worked = implied(each.key.indicator, outcome, each.observation)
            if worked is not None:
                found[each.observation.id] = worked
    return found
