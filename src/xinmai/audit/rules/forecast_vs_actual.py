"""A forecast of what has already been reached: the outcome of an earlier year is beyond what is foreseen for a later one.

Harm prevented: a forecast copied from an old report stands beside figures that have overtaken it.
"""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.audit.figures import Figure, Ledger
from xinmai.audit.found import broken
from xinmai.audit.wording import shown
from xinmai.model import Finding, Modifier, Reason, Severity

__all__ = ["forecast_vs_actual"]

_FALLING = ("成本", "价", "功耗", "亏损", "时延", "依存", "能耗")


def forecast_vs_actual(ledger: Ledger) -> Iterator[Finding]:
    """Findings on forecasts that something will pass a mark (超, 突破) which an earlier outcome has passed."""
    for figures in ledger.measures():
        outcomes = [one for one in figures if one.is_outcome and one.growth is None and one.when and not one.when.span]
        for forecast in figures:
            if forecast.observation.quantity.modifier is not Modifier.GT or forecast.is_outcome or forecast.growth is not None or forecast.when is None or any(word in forecast.key.indicator for word in _FALLING):
                continue
            reached = next((one for one in outcomes if _has_reached(one, forecast)), None)
            if reached is not None:
                message = f"预测{forecast.name}{_hedge(forecast)}{forecast.written}，而{reached.name}已{_hedge(reached)}{reached.written}"
                computed = f"{shown(reached.interval.low, reached.key.unit)} ≥ {shown(forecast.interval.low, forecast.key.unit)}"
                yield broken("forecast_vs_actual", Reason.CONFLICT, (forecast, reached), message, computed, forecast.written, Severity.MEDIUM)


def _has_reached(outcome: Figure, forecast: Figure) -> bool:
    same = outcome.document == forecast.document and outcome.key.unit == forecast.key.unit and outcome.in_area(forecast.key.area) and outcome.key.basis == forecast.key.basis
    earlier = outcome.when is not None and forecast.when is not None and outcome.when.end < forecast.when.start and outcome.when.months == forecast.when.months
    return same and earlier and outcome.interval.low >= forecast.interval.low and outcome.observation.quantity.modifier is not Modifier.LT


def _hedge(figure: Figure) -> str:
    return {Modifier.GT: "超", Modifier.LT: "低于", Modifier.APPROX: "约"}.get(figure.observation.quantity.modifier, "达")
