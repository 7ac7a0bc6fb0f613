"""What a workspace knows of a topic, worked out once for the report and for the site: figures, series, parts, shares, growth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from xinmai.analysis import (
    Aligner,
    Scope,
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
    share,
    standing_by,
    structures,
)
from xinmai.app.companies import company_reader
from xinmai.forecast import history_of, project
from xinmai.hanzi import HOME, WORLD
from xinmai.lexicon import Lexicon
from xinmai.lexicon.schema import Chapter
from xinmai.model import (
    Aligned,
    Article,
    Derived,
    Finding,
    Observation,
    Projection,
    Series,
    Status,
    Structure,
)
from xinmai.publishing.report import Dossier

__all__ = ["dossier_of"]

_PROJECTED, _AHEAD = 3, 5
"""Series that are worked out ahead, and the most years."""
_SHARES = frozenset(["市场份额", "出货量占比"])


def dossier_of(
    scope: Scope,
    lexicon: Lexicon,
    aligner: Aligner,
    observations: Iterable[Observation],
    articles: Mapping[str, Article],
    on_topic: frozenset[str],
    findings: Sequence[Finding],
) -> Dossier:
    """The figures of a topic, gathered: without documents, happenings, sayings and grades, which only the report prints.

    `on_topic` are ids of articles, `articles` say who published what when, also of figures in articles that are not on the topic; they need no texts.
    """
    within = list(aligned_within(scope, observations, on_topic, aligner))
    chapters = {chapter.id: chapter for chapter in lexicon.chapters}
    series = list(map(regular, gather(within, standing_by(articles, lexicon))))
    rows = {name: frozenset(chapters[name].indicators) for name in ("regions", "structure", "competition")}
    company_of = company_reader(lexicon)
    areas, parts = regions(within, scope, rows["regions"]), structures(within, scope, rows["structure"], lambda subject: company_and_use(subject, lexicon) is not None)
    sellers = rivals(within, rows["competition"], company_of)
    return Dossier(
        topic=scope.name,
        chapters=chapters,
        documents={},
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
        happenings=(),
        sayings={},
        findings=findings,
        grades={},
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
