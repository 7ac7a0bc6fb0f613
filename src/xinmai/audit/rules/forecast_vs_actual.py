"""A forecast of what has already been reached: the outcome of an earlier year is beyond what is foreseen for a later one.

Harm prevented: a forecast copied from an old report stands beside figures that have overtaken it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xinmai.audit.figures import Figure
from xinmai.audit.found import broken
from xinmai.audit.ledger import Ledger
from xinmai.audit.wording import shown
from xinmai.model import Finding, Modifier, Reason, Severity

__all__ = ["forecast_vs_actual"]

_SHARE = "市场份额"
_Words = Callable[[str], tuple[str, ...]]
_MOST = 100
"""Outcomes of one measure a forecast is compared with."""

def forecast_vs_actual(ledger: Ledger) -> Iterator[Finding]:
    """Findings on forecasts that something will pass a mark (超, 突破) which an earlier outcome has passed."""
    words = ledger.kinship.words
    falls = words("falls")
    domestic = [figure for figure in ledger.figures if _domestic(figure, words)]
    for figures in (*ledger.measures(), domestic):
        outcomes = [one for one in figures if one.is_outcome and one.growth is None and one.when and not one.when.span]
        for forecast in figures:
            if forecast.observation.quantity.modifier is not Modifier.GT or forecast.is_outcome or forecast.growth is not None or forecast.when is None or any(word in forecast.key.indicator for word in falls):
                continue
            reached = next((one for one in outcomes[:_MOST] if _of_one_thing(one, forecast, words) and _has_reached(one, forecast)), None)
            if reached is not None:
                message = f"预测{forecast.name}{forecast.hedged}，而{reached.name}已{reached.hedged}"
                computed = f"{shown(reached.interval.low, reached.key.unit)} ≥ {shown(forecast.interval.low, forecast.key.unit)}"
                yield broken("forecast_vs_actual", Reason.CONFLICT, (forecast, reached), message, computed, forecast.written, Severity.MEDIUM)


def _domestic(figure: Figure, words: _Words) -> str:
    """What a share of domestic goods is of, which goes by several names: 国产芯片市场份额, 芯片自给率, 芯片国产化率; empty for another."""
    if figure.growth is not None or figure.key.unit != "%":
        return ""
    if figure.key.indicator in words("domestic_share"):
        return figure.key.subject
    subject = figure.key.subject
    return next((subject.removeprefix(word) for word in words("domestic") if subject.startswith(word) and figure.key.indicator == _SHARE), "")


def _of_one_thing(outcome: Figure, forecast: Figure, words: _Words) -> bool:
    """Whether both are of one subject; of a share of domestic goods, whether the forecast is of all that the document speaks of."""
    if outcome.key.indicator == forecast.key.indicator and outcome.key.subject == forecast.key.subject:
        return True
    of, wanted = _domestic(outcome, words), _domestic(forecast, words)
    return bool(of and wanted) and outcome.key.indicator != forecast.key.indicator and of.endswith(wanted)


def _has_reached(outcome: Figure, forecast: Figure) -> bool:
    same = outcome.document == forecast.document and outcome.key.unit == forecast.key.unit and outcome.in_area(forecast.key.area) and outcome.key.basis == forecast.key.basis
    earlier = outcome.when is not None and forecast.when is not None and outcome.when.end < forecast.when.start and outcome.when.months == forecast.when.months
    return same and earlier and outcome.interval.low >= forecast.interval.low and outcome.observation.quantity.modifier is not Modifier.LT
