"""Scenarios of supply cuts as YAML files and as they are written on the command line, checked strictly."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from xinmai.app.forms import read_form
from xinmai.app.output import write
from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.lexicon.schema import Name
from xinmai.model import Assumed, GivenNeed, GivenShare, Scenario
from xinmai.supply.cuts import LONGEST, SETTINGS, country_of, firm_of, links_of_words, parse_cut

__all__ = ["SHORT", "read_scenario", "save_scenario", "scenario_of"]

SHORT = 180
"""Days of a scenario that does not say."""
_DAY = re.compile(r"@(\d{4}-\d{2}-\d{2})")
_SLACK = 0.5
"""Points by which shares of a link may exceed 100, being rounded."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Parameter(_Row):
    """A number that takes the place of the lexicon's; without bounds it is not drawn."""

    value: Annotated[float, Field(ge=0)]
    low: Annotated[float, Field(ge=0)] | None = None
    high: Annotated[float, Field(ge=0)] | None = None
    basis: Name


class _Share(_Row):
    link: Name
    holder: Name
    percent: Annotated[float, Field(gt=0, le=100)]
    basis: Name


class _Need(_Row):
    source: Annotated[str, Field(alias="from", min_length=1)]
    target: Annotated[str, Field(alias="to", min_length=1)]
    basis: Name


class _File(_Row):
    """A scenario's file."""

    name: Name
    cuts: Annotated[tuple[Name, ...], Field(min_length=1)]
    days: Annotated[int, Field(ge=1, le=LONGEST)] = SHORT
    date: datetime.date | None = None
    parameters: dict[Name, _Parameter] = Field(default_factory=dict)
    shares: tuple[_Share, ...] = ()
    needs: tuple[_Need, ...] = ()


def scenario_of(cuts: Sequence[str], days: int, lexicon: Lexicon, *, since: datetime.date | None = None, name: str = "") -> Scenario:
    """The scenario of cuts as they are written; it begins with the first date they name where none is given. Raises `UsageError`."""
    if not 0 < days <= LONGEST:
        msg = f"{days} days: give a whole number from 1 to {LONGEST}"
        raise UsageError(msg)
    begins = since or _first_day(cuts)
    return Scenario(name or "；".join(cuts), tuple(parse_cut(cut, lexicon, days=days, since=begins) for cut in cuts), days, begins)


def read_scenario(file: Path, lexicon: Lexicon) -> Scenario:
    """The scenario in a YAML file. Raises `UsageError` that names file and field."""
    form = read_form(file, _File)
    try:
        plain = scenario_of(form.cuts, form.days, lexicon, since=form.date, name=form.name)
        settings = tuple(_assumed(name, one) for name, one in form.parameters.items())
        shares = tuple(GivenShare(_one_link(one.link, lexicon), _holder(one.holder, lexicon), one.percent / 100, one.basis) for one in form.shares)
        needs = tuple(GivenNeed(_one_link(one.source, lexicon), _one_link(one.target, lexicon), one.basis) for one in form.needs)
        _check_shares(shares)
    except UsageError as error:
        msg = f"{file}: {error}"
        raise UsageError(msg) from None
    return Scenario(plain.name, plain.cuts, plain.days, plain.date, settings, shares, needs)


def save_scenario(scenario: Scenario, file: Path) -> None:
    """Write a scenario where it can be read again."""
    content: dict[str, object] = {"name": scenario.name, "days": scenario.days}
    if scenario.date:
        content["date"] = scenario.date
    content["cuts"] = [cut.text for cut in scenario.cuts]
    if scenario.settings:
        content["parameters"] = {one.name: {"value": one.value, "low": one.low, "high": one.high, "basis": one.reason} for one in scenario.settings}
    if scenario.shares:
        content["shares"] = [{"link": one.link, "holder": one.holder, "percent": round(one.share * 100, 9), "basis": one.basis} for one in scenario.shares]
    if scenario.needs:
        content["needs"] = [{"from": one.source, "to": one.target, "basis": one.basis} for one in scenario.needs]
    write(file, yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode())


def _first_day(cuts: Sequence[str]) -> datetime.date | None:
    found = [day for cut in cuts for day in _DAY.findall(cut)]
    try:
        return min((datetime.date.fromisoformat(day) for day in found), default=None)
    except ValueError:
        return None


def _assumed(name: str, one: _Parameter) -> Assumed:
    if name not in SETTINGS:
        msg = f"no parameter {name!r}: choose from {', '.join(SETTINGS)}"
        raise UsageError(msg)
    low, high = (one.value if end is None else end for end in (one.low, one.high))
    if not low <= one.value <= high:
        msg = f"parameter {name}: {one.value:g} must lie between low {low:g} and high {high:g}"
        raise UsageError(msg)
    return Assumed(name, one.value, low, high, one.basis)


def _one_link(words: str, lexicon: Lexicon) -> str:
    found = links_of_words(words, lexicon)
    if len(found) > 1:
        msg = f"{words!r} stands for {len(found)} links: name one"
        raise UsageError(msg)
    return found[0]


def _holder(words: str, lexicon: Lexicon) -> str:
    """A country by its code, else a firm."""
    try:
        return country_of(words, lexicon)
    except UsageError:
        return firm_of(words, lexicon)


def _check_shares(shares: Sequence[GivenShare]) -> None:
    totals: dict[str, float] = {}
    for one in shares:
        totals[one.link] = totals.get(one.link, 0.0) + one.share * 100
    over = next((link for link, total in totals.items() if total > 100 + _SLACK), None)
    if over:
        msg = f"the shares of {over} come to {totals[over]:g} %, over 100"
        raise UsageError(msg)
    twice = next((one for one in shares if sum(one.link == other.link and one.holder == other.holder for other in shares) > 1), None)
    if twice:
        msg = f"the share of {twice.holder} in {twice.link} stands there twice: keep one"
        raise UsageError(msg)
