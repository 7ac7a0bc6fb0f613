"""The rules of the audit, one file each. `RULES` is the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xinmai.audit.ledger import Ledger
from xinmai.audit.rules.cagr import cagr
from xinmai.audit.rules.complement import complement
from xinmai.audit.rules.contradiction import contradiction
from xinmai.audit.rules.conversion import conversion
from xinmai.audit.rules.copied_figure import copied_figure
from xinmai.audit.rules.cumulative_decrease import cumulative_decrease
from xinmai.audit.rules.forecast_vs_actual import forecast_vs_actual
from xinmai.audit.rules.growth_chain import growth_chain
from xinmai.audit.rules.implied_whole import implied_whole
from xinmai.audit.rules.misattribution import misattribution
from xinmai.audit.rules.ownership import ownership
from xinmai.audit.rules.part_exceeds_whole import part_exceeds_whole
from xinmai.audit.rules.part_of_period import part_of_period
from xinmai.audit.rules.points import points
from xinmai.audit.rules.record import record
from xinmai.audit.rules.running_total import running_total
from xinmai.audit.rules.share_of_total import share_of_total
from xinmai.audit.rules.stock_vs_flow import stock_vs_flow
from xinmai.audit.rules.sum_of_parts import sum_of_parts
from xinmai.audit.rules.table_vs_text import table_vs_text
from xinmai.audit.rules.times_growth import times_growth
from xinmai.audit.rules.trade_balance import trade_balance
from xinmai.audit.rules.unit import unit_slip
from xinmai.audit.rules.yoy import yoy
from xinmai.model import Finding

__all__ = ["RULES", "Rule"]

Rule = Callable[[Ledger], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    unit_slip,
    conversion,
    yoy,
    growth_chain,
    times_growth,
    cagr,
    points,
    share_of_total,
    implied_whole,
    sum_of_parts,
    complement,
    trade_balance,
    cumulative_decrease,
    part_exceeds_whole,
    part_of_period,
    running_total,
    stock_vs_flow,
    contradiction,
    table_vs_text,
    copied_figure,
    forecast_vs_actual,
    record,
    misattribution,
    ownership,
)
