"""Fits the points that choose the subject, the period and the area of a quantity (`src/xinmai/extraction/*_points.csv`) anew.

    python benchmarks/points.py {subject,period,area} FOLDER [FOLDER ...] [--rounds N] [--write]

Each folder holds annotated passages: `NAME.txt` beside `NAME.json` with `meta.published` and `observations`, each with
`start`, `subject` (a name, or a list of names that are equally right), `period` and `area`. The cases of `tests/specs` are always
used. Needs numpy and scipy, which the product does not (`pip install numpy scipy`).

A candidate's points are a log-linear score: what is maximised is the likelihood of the right candidates of each
quantity among all of its candidates, with an L1 penalty that leaves few features, then times four and rounded. As what
was chosen before is itself a feature, the text is read again with the new points in each round; the last rounds count,
and the points of the round that chose best are taken.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from xinmai.app.extract import extract
from xinmai.extraction import area_choice, period_choice, subject
from xinmai.extraction.area_choice import area_features
from xinmai.extraction.candidates import named_by
from xinmai.extraction.period_choice import features_of
from xinmai.extraction.standing import features_of as subject_features

ROOT = Path(__file__).parent.parent
PASSAGES = ROOT / "tests/passages/seen"
SEEN, L2, SCALE, EXACT, MADE_UP, KEPT = 5, 0.5, 4, 0.4, 0.5, 4
"""Times a feature must be seen; penalty on large weights; points for each unit of likelihood; what a name to the letter weighs more;
what a made-up case weighs beside a passage; rounds that count."""

Points = dict[str, int]


class Choice(NamedTuple):
    """The candidates of one quantity: the features of each, how right it is (0 to 1), and what the choice weighs."""

    features: list[list[str]]
    right: list[float]
    weight: float


class Chooser(NamedTuple):
    """What chooses: the module whose `_points` is replaced, a candidate's features and name, the records it chose for."""

    module: Any
    features: Callable[[Any, Any], list[str]]
    name: Callable[[Any, Any], str]
    chosen: Callable[[dict[str, Any]], bool]
    wanted: Callable[[dict[str, Any]], list[str]]
    rightness: Callable[[str, list[str]], float]
    sparing: float
    """The L1 penalty, which leaves few features."""
    seen: int = SEEN
    """Times a feature must be seen."""


def main() -> int:
    """Fit, print how many choices come out right, write the table where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=CHOOSERS)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--write", action="store_true", help="replace the table of the package")
    args = parser.parse_args()
    chooser, points = CHOOSERS[args.what], Points()
    with tempfile.TemporaryDirectory() as specs:
        write_specs(Path(specs))
        rounds: list[list[Choice]] = []
        best = (0.0, points)
        for _ in range(args.rounds):
            weighed = [(Path(specs), MADE_UP), (PASSAGES, MADE_UP), *((folder, 1.0) for folder in args.folders)]
            choices = [c for folder, weight in weighed for c in collect(chooser, folder, points, weight)]
            if points:
                best = max(best, (share_right(choices, points), points), key=lambda one: one[0])
                print(f"{len(choices)} quantities, {len(points)} features, {share_right(choices, points):.3f} of the choices right", flush=True)
            rounds = [*rounds[1 - KEPT :], choices] if points else []
            points = fit([choice for one in rounds or [choices] for choice in one], max(1, len(rounds)), chooser.seen, chooser.sparing)
    if args.write:
        rows = sorted(best[1].items(), key=lambda row: (-row[1], row[0]))
        table = ROOT / f"src/xinmai/extraction/{args.what}_points.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([("feature", "points"), *rows])
    return 0


def write_specs(folder: Path) -> None:
    """The spec cases as annotated passages."""
    for file in sorted((ROOT / "tests/specs").glob("*.json")):
        for case in json.loads(file.read_text(encoding="utf-8")):
            (folder / f"{case['id']}.txt").write_text(case["text"], encoding="utf-8")
            gold = {"meta": {"published": case["published"]}, "observations": case["observations"]}
            (folder / f"{case['id']}.json").write_text(json.dumps(gold), encoding="utf-8")


def collect(chooser: Chooser, folder: Path, points: Points, weight: float) -> Iterator[Choice]:
    """The choices of a folder's passages as the engine makes them with these points."""
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(gold, dict) or "observations" not in gold:
            continue
        wanted = {o["start"]: chooser.wanted(o) for o in gold["observations"] if not o.get("optional")}
        seen: list[tuple[Any, list[str], list[list[str]]]] = []

        def ranked(one: Any, at: Any, seen: list[Any] = seen) -> int:
            features = chooser.features(one, at)
            if not seen or seen[-1][0] is not at:
                seen.append((at, [], []))
            seen[-1][1].append(chooser.name(one, at))
            seen[-1][2].append(features)
            return sum(points.get(feature, 0) for feature in features)

        with patch.object(chooser.module, "_points", ranked):
            records = [r for r in extract(file.with_suffix(".txt"), gold["meta"].get("published")) if r["kind"] == "observation"]
        chosen = [r for r in records if "list" not in r["rules"] and chooser.chosen(r)]
        for record, (_, texts, features) in zip(chosen, seen, strict=False):
            if record["start"] in wanted:
                yield Choice(features, [chooser.rightness(text, wanted[record["start"]]) for text in texts], weight)


def names(record: dict[str, Any]) -> list[str]:
    """The names that are right for a record's subject, normalised."""
    value = record["subject"]
    given = [*(value if isinstance(value, list) else [value]), *record.get("alt", {}).get("subject", [])]
    return [norm(name) for name in given if name]


def norm(text: str) -> str:
    """A name without blanks and marks."""
    return re.sub(r"[\s的之《》“”\"'「」()（）,，、·\-—_/]+", "", text).lower()


def rightness(text: str, wanted: list[str]) -> float:
    """1 for a name to the letter, less for one that is mostly it, 0 for another."""
    given = norm(text)
    if given in wanted:
        return 1.0
    for name in wanted:
        short, long = sorted((given, name), key=len)
        if short and ((short in long and 2 * len(short) >= len(long)) or SequenceMatcher(None, given, name).ratio() >= 0.75):
            return 1 - EXACT
    return 0.0


def fit(choices: list[Choice], times: int, seen: int, sparing: float) -> dict[str, int]:
    """The points of each feature that has any; each quantity is among the choices `times` times."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    counts = Counter(feature for choice in choices for features in choice.features for feature in features)
    index = {feature: i for i, feature in enumerate(sorted(f for f, n in counts.items() if n >= seen * times))}
    telling = [c for c in choices if any(c.right) and not all(c.right)]
    rows = [features for choice in telling for features in choice.features]
    ones = [(i, index[feature]) for i, features in enumerate(rows) for feature in set(features) if feature in index]
    matrix = csr_matrix((np.ones(len(ones)), tuple(zip(*ones, strict=True))), shape=(len(rows), len(index)))
    right = np.array([value for choice in telling for value in choice.right])
    worth = np.array([choice.weight for choice in telling]) / times
    sizes = [len(choice.right) for choice in telling]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    n = len(index)

    def loss(z: Any) -> tuple[float, Any]:
        weights = z[:n] - z[n:]
        scores = matrix @ weights
        weight = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        of_all, of_right = np.add.reduceat(weight, starts), np.add.reduceat(weight * right, starts) + 1e-12
        slope = matrix.T @ (worth[owner] * weight * (1 / of_all[owner] - right / of_right[owner])) + L2 * weights
        value = float(worth @ (np.log(of_all) - np.log(of_right)) + L2 / 2 * weights @ weights + sparing * z.sum())
        return value, np.concatenate([slope + sparing, -slope + sparing])

    found = minimize(loss, np.zeros(2 * n), jac=True, method="L-BFGS-B", bounds=[(0, None)] * (2 * n), options={"maxiter": 400}).x
    points = {feature: round(SCALE * float(found[i] - found[n + i])) for feature, i in index.items()}
    return {feature: value for feature, value in points.items() if value}


def share_right(choices: list[Choice], points: dict[str, int]) -> float:
    """How often the candidate with the most points is right."""
    best = [max(zip(c.features, c.right, strict=True), key=lambda one: sum(points.get(f, 0) for f in one[0])) for c in choices if c.right]
    return sum(right > 0 for _, right in best) / len(best)


def periods(record: dict[str, Any]) -> list[str]:
    """The periods that are right for a record; empty for none."""
    return [(value or "").replace("FY", "") for value in (record["period"], *record.get("alt", {}).get("period", []))]


def same_period(period: str, wanted: list[str]) -> float:
    """1 for the first of the right periods, less for another of them, 0 for a wrong one."""
    period = period.replace("FY", "")
    return 0.0 if period not in wanted else 1.0 if period == wanted[0] else 1 - EXACT


def areas(record: dict[str, Any]) -> list[str]:
    """The areas that are right for a record, normalised; empty for none."""
    value = record["area"]
    return [norm(name or "") for name in (*(value if isinstance(value, list) else [value]), *record.get("alt", {}).get("area", []))]


def same_area(area: str, wanted: list[str]) -> float:
    """1 for the first of the right areas, less for another of them, 0 for a wrong one."""
    area = norm(area)
    if area in wanted:
        return 1.0 if area == wanted[0] else 1 - EXACT
    return (1 - EXACT) / 2 if area and any(name and (area in name or name in area) for name in wanted) else 0.0


CHOOSERS = {
    "subject": Chooser(
        subject,
        lambda one, at: list(subject_features(one, at)),
        lambda one, at: named_by(one, at.sentence, at.discourse),
        lambda record: bool({"subject:sentence", "subject:context"} & set(record["rules"])),
        names,
        rightness,
        2.0,
    ),
    "period": Chooser(
        period_choice,
        lambda one, at: list(features_of(one, at)),
        lambda one, _at: str(one.value),
        lambda record: "period:likeliest" in record["rules"],
        periods,
        same_period,
        1.5,
    ),
    "area": Chooser(
        area_choice,
        lambda one, at: list(area_features(one, at)),
        lambda one, _at: str(one.value),
        lambda record: "conversion" not in record["rules"] and any(rule.startswith("area:") for rule in record["rules"]),
        areas,
        same_area,
        1.2,
        seen=8,
    ),
}


if __name__ == "__main__":
    sys.exit(main())
