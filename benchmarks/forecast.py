"""How far forecasts of short annual series are off, and how often their intervals hold what came.

    python benchmarks/forecast.py SERIES.csv

The file has the columns `set`, `series`, `year`, `value`; a series whose name ends in `%` is one of shares. From every other
origin each method is fitted to the last few points before it (window), and forecasts the next three; so is what `project`
chooses among them. Errors are in steps of the window (MASE). Nothing here depends on a clock or on chance.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from statistics import fmean

from xinmai.forecast import history_of, project
from xinmai.forecast.project import METHODS
from xinmai.forecast.smoothing import smoothing
from xinmai.forecast.student import half_width
from xinmai.forecast.trend import TREND
from xinmai.model import Evidence, Observation, Point, Quantity, Series, SeriesKey, Span

WINDOWS = (4, 6, 9)
AHEAD = 3
Row = tuple[int, float]


def series_of(name: str, points: list[Row]) -> Series:
    """A series as the forecast stage takes it."""
    unit = "%" if name.endswith("%") else "x"
    evidence = Evidence("d", "a", Span(0, 1), "1")
    found = [Point(str(year), (Observation(Quantity(Decimal(value), Decimal(value), unit), evidence),), "only") for year, value in points]
    return Series(SeriesKey(name, "", "", unit, "other"), tuple(found))


def cuts(points: list[Row], window: int) -> Iterator[tuple[list[Row], list[Row]]]:
    """Every other origin: the points before it, and those that came."""
    for origin in range(window, len(points) - AHEAD + 1, 2):
        yield points[origin - window : origin], points[origin : origin + AHEAD]


def forecasts(name: str, before: list[Row], after: list[Row]) -> Iterator[tuple[str, float, float, float, float, float]]:
    """By each method and by choice: the median and both intervals for each year that came."""
    one = series_of(name, before)
    history = history_of(one)
    for method in (*METHODS, TREND, *smoothing()):
        if fitted := method.fit(history.straight):
            for year, _ in after:
                centre, error, freedom = fitted.predict(year)
                ends = (side * half_width(level, freedom) * error for level in (0.8, 0.95) for side in (-1, 1))
                yield (method.name, *(history.scale.back(centre + end) for end in (0.0, *ends)))
    # The furthest year that may be asked for is a matter of what one says, not of how good it is.
    if found := project(one, min(after[-1][0], history.furthest)):
        by_year = {step.period: step for step in found.steps}
        for year, _ in after:
            if step := by_year.get(str(year)):
                yield "chosen", step.median, step.low80, step.high80, step.low95, step.high95


def main(path: Path) -> None:
    """Print one line for each set, window and method."""
    sets: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in csv.DictReader(path.open(encoding="utf-8")):
        sets[row["set"]][row["series"]].append((int(row["year"]), float(row["value"])))
    print("set\twindow\tmethod\tforecasts\tMASE\tagainst naive\tinside 80 %\tinside 95 %")
    for name, found in sets.items():
        for window in WINDOWS:
            tell(name, window, found)


def tell(name: str, window: int, found: dict[str, list[Row]]) -> None:
    """Lines of one set and window."""
    scores: dict[str, list[tuple[float, bool, bool]]] = defaultdict(list)
    for title, points in found.items():
        for before, after in cuts(sorted(points), window):
            step = fmean(abs(late - early) for (_, early), (_, late) in pairwise(before))
            if not step:
                continue
            came: dict[str, int] = defaultdict(int)
            for method, median, low80, high80, low95, high95 in forecasts(title, before, after):
                actual = after[came[method]][1]
                came[method] += 1
                scores[method].append((abs(median - actual) / step, low80 <= actual <= high80, low95 <= actual <= high95))
    for method, rows in scores.items():
        mase, inside80, inside95 = (fmean(row[i] for row in rows) for i in range(3))
        relative = mase / fmean(row[0] for row in scores["naive"])
        print(f"{name}\t{window}\t{method}\t{len(rows)}\t{mase:.2f}\t{relative:.2f}\t{inside80:.2f}\t{inside95:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
