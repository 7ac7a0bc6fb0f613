"""The ledger of others' forecasts: each beside the outcome stated for its horizon, and a scoreboard by forecaster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from statistics import median

from xinmai.analysis.sources import source_reader
from xinmai.lexicon import Lexicon
from xinmai.model import Aligned, Forecast, Modifier, Observation, Score, Status, stretch_of

__all__ = ["RANKED_FROM", "ledger", "scoreboard"]

RANKED_FROM = 5
"""Outcomes from which a forecaster is ranked; fewer say more of chance than of skill."""
_AHEAD = (Status.FORECAST, Status.TARGET)
_CLOSE = 0.05
"""How near an outcome must come to a forecast of one number to be a hit."""
_RATES = ("%", "pp")
_Z = 1.96


def ledger(aligned: Iterable[Aligned], published: Mapping[str, str], lexicon: Lexicon) -> list[Forecast]:
    """Every forecast and target that has a period, resolved where an outcome is stated; in order of date and place.

    `published` gives articles' dates by their ids. A forecaster is who is named as the source, under the name the lexicon
    has; a report without a maker, or no source at all, is nobody.
    """
    outcomes: dict[tuple[str, str, str, str], list[Aligned]] = defaultdict(list)
    forecasts = []
    for one in aligned:
        period = one.observation.period.text
        if period is None:
            continue
        if one.observation.status in _AHEAD:
            forecasts.append(one)
        else:
            outcomes[one.key.subject, one.key.indicator, one.key.unit, period].append(one)
    makers = source_reader(lexicon)
    found = [replace(_resolved(one, outcomes, published), forecaster=makers.name_of(one.observation.source or "")) for one in forecasts]
    return sorted(found, key=lambda one: (one.made, one.observation.evidence.document_id, one.observation.evidence.span.start))


def scoreboard(forecasts: Iterable[Forecast]) -> list[Score]:
    """A score for each forecaster that is named: those with enough outcomes ranked by hits, the others by name."""
    by_name: dict[str, list[Forecast]] = defaultdict(list)
    for one in forecasts:
        if one.forecaster:
            by_name[one.forecaster].append(one)
    scores = [_score(name, found) for name, found in by_name.items()]
    ranked = sorted((one for one in scores if one.resolved >= RANKED_FROM), key=lambda one: (-one.hits / one.resolved, one.error or 0, one.forecaster))
    rest = sorted((one for one in scores if one.resolved < RANKED_FROM), key=lambda one: (-one.resolved, -one.made, one.forecaster))
    return [*(replace(one, rank=rank) for rank, one in enumerate(ranked, 1)), *rest]


def _resolved(forecast: Aligned, outcomes: Mapping[tuple[str, str, str, str], Sequence[Aligned]], published: Mapping[str, str]) -> Forecast:
    stated = forecast.observation
    made = published.get(stated.evidence.article_id, "")
    plain = Forecast(stated, forecast.key, "", made)
    key = forecast.key
    found = [
        one.observation
        for one in outcomes.get((key.subject, key.indicator, key.unit, stated.period.text or ""), ())
        if _may_resolve(one, forecast, made, published)
    ]
    if not found:
        return plain
    outcome = min(found, key=lambda one: (one.quantity.modifier is not Modifier.EQ, _place(one)))
    value, actual = _middle(stated), _middle(outcome)
    rate = key.unit in _RATES
    error = value - actual if rate else (value / actual - 1 if actual else None)
    before = _before(forecast, outcomes)
    right_way = None if before is None else (value - before) * (actual - before) > 0
    return replace(plain, outcome=outcome, error=error, hit=_hit(stated, actual, rate=rate), right_way=right_way)


def _may_resolve(outcome: Aligned, forecast: Aligned, made: str, published: Mapping[str, str]) -> bool:
    """An outcome of the same area and basis that was not published before the forecast was made."""
    told = published.get(outcome.observation.evidence.article_id, "")
    same_area = not outcome.key.area or not forecast.key.area or outcome.key.area == forecast.key.area
    return same_area and outcome.key.basis == forecast.key.basis and (not told or not made or told >= made)


def _before(forecast: Aligned, outcomes: Mapping[tuple[str, str, str, str], Sequence[Aligned]]) -> float | None:
    """The outcome of the year before the horizon."""
    stretch = stretch_of(forecast.observation.period.text)
    if stretch is None or stretch.year is None:
        return None
    key = forecast.key
    found = outcomes.get((key.subject, key.indicator, key.unit, str(stretch.year - 1)), ())
    return _middle(found[0].observation) if found else None


def _hit(stated: Observation, actual: float, *, rate: bool) -> bool:
    low, high = float(min(stated.quantity.low, stated.quantity.high)), float(max(stated.quantity.low, stated.quantity.high))
    room = 1.0 if rate else abs(high) * _CLOSE
    if stated.quantity.modifier is Modifier.GT:
        return actual >= low
    if stated.quantity.modifier is Modifier.LT:
        return actual <= high
    return low - room <= actual <= high + room


def _score(name: str, forecasts: Sequence[Forecast]) -> Score:
    resolved = [one for one in forecasts if one.hit is not None]
    hits = sum(bool(one.hit) for one in resolved)
    errors = [abs(one.error) for one in resolved if one.error is not None and one.key.unit not in _RATES]
    return Score(name, len(forecasts), len(resolved), hits, *_wilson(hits, len(resolved)), median(errors) if errors else None)


def _wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, JASA 22, 1927)."""
    if not n:
        return 0.0, 1.0
    share = hits / n
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def _middle(one: Observation) -> float:
    return (float(one.quantity.low) + float(one.quantity.high)) / 2


def _place(one: Observation) -> tuple[str, int]:
    return one.evidence.document_id, one.evidence.span.start
