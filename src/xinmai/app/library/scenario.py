"""A supply cut worked out for a page: what was asked for, and what it comes to. Results are kept for each state of the store."""

from __future__ import annotations

import threading
from collections import OrderedDict

from xinmai.app.library.chain import studied
from xinmai.app.library.library import Library
from xinmai.app.records import Record
from xinmai.app.scenarios import SHORT, scenario_of
from xinmai.app.simulate import result_records
from xinmai.errors import UsageError
from xinmai.model import Loss, Scenario, Simulation
from xinmai.supply.cuts import ABROAD, simulate

__all__ = ["scenario"]

_KEPT, _LINES, _ALIKE = 32, 6, 2
_DRAWS = 100
"""Half as many as the command line draws: a page is waited for."""


class _Results:
    """One scenario is worked out at a time, whoever asks; the last ones are kept."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[tuple[str, ...], int], Simulation] = OrderedDict()

    def of(self, library: Library, asked: Scenario) -> Simulation:
        key = (tuple(cut.text for cut in asked.cuts), asked.days)
        with self._lock:
            if key not in self._kept:
                found = studied(library)
                self._kept[key] = simulate(asked, found.known, found.graph, draws=_DRAWS)
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


def scenario(library: Library, cut: str | None, days: int | None, *, english: bool = False) -> Record:
    """The choices of the form, and the records of a cut where one is asked for, or the `problem` that keeps it from being read."""
    lexicon = library.lexicon
    made = {row.country for row in lexicon.companies if row.links and row.country}
    choices: Record = {
        "countries": [{"code": ABROAD, "name": ABROAD}, *({"code": row.code, "name": row.name} for row in lexicon.countries if row.code in made)],
        "stages": list(dict.fromkeys(row.stage for row in lexicon.chain)),
        "links": [{"id": row.id, "name": row.name, "stage": row.stage} for row in lexicon.chain],
        "cut": cut, "days": days or SHORT, "problem": None, "records": [],
    }  # fmt: skip
    if cut is None:
        return choices
    try:
        asked = scenario_of([part.strip() for part in cut.split("；") if part.strip()], days or SHORT, lexicon, name=cut)
        result = library.picture().part("cut results", _Results).of(library, asked)
    except UsageError as error:
        return choices | {"problem": str(error)}
    return choices | {"records": list(result_records(result, studied(library), english=english)), "daily": _daily(result)}


def _daily(result: Simulation) -> list[Record]:
    """Losses day by day of what is cut most and of the links it hits hardest, those that lose alike together."""
    cut = [one for one in result.links if one.direct][:1]
    alike: dict[tuple[float, ...], list[Loss]] = {}
    for one in (*cut, *result.carried):
        alike.setdefault(tuple(round(part, _ALIKE) for part in one.daily), []).append(one)
    return [{"names": [one.name for one in rows], "losses": [round(part, 5) for part in rows[0].daily]} for rows in list(alike.values())[:_LINES]]
