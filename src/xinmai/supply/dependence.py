"""Dependence on foreign supply by trade figures: the three indicators of the European Commission's strategic dependencies.

After SWD(2021) 352: concentration of the sources outside above 0.4, more than half of the imports from outside, and imports from outside
above all exports. "Outside" is whoever is no partner of the same bloc; for one country every import is from outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xinmai.errors import UsageError
from xinmai.supply.concentration import hhi, renormalised

__all__ = ["LIMITS", "TradeDependence", "trade_dependence"]

LIMITS = (0.4, 0.5, 1.0)
"""Above which each indicator speaks for dependence."""


@dataclass(frozen=True, slots=True)
class TradeDependence:
    """CDI1: HHI of outside sources. CDI2: their part in all imports. CDI3: imports from outside by exports, `None` without exports."""

    concentration: float
    outside: float
    against_exports: float | None

    @property
    def dependent(self) -> bool:
        """Whether all three lie above their limits; imports without any exports count as above."""
        third = self.against_exports is None or self.against_exports > LIMITS[2]
        return self.concentration > LIMITS[0] and self.outside > LIMITS[1] and third


def trade_dependence(imports: Mapping[str, float], inside: float, exports: float) -> TradeDependence:
    """The indicators of imports from outside by country, imports from `inside` the bloc, and exports, all in one unit.

    Raises `UsageError` on negative amounts and where nothing is imported from outside.
    """
    amounts = [*imports.values(), inside, exports]
    if min(amounts) < 0:
        msg = "a negative amount of trade: amounts are zero or more"
        raise UsageError(msg)
    total = sum(imports.values())
    if total <= 0:
        msg = "nothing is imported from outside: there is no dependence to work out"
        raise UsageError(msg)
    return TradeDependence(hhi(renormalised(list(imports.values()))), total / (total + inside), total / exports if exports > 0 else None)
