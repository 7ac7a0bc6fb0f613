"""Fits the points that choose the subject of a quantity (`src/xinmai/extraction/subject_points.csv`) anew.

    python benchmarks/subject_points.py FOLDER [FOLDER ...] [--rounds N] [--write]

Each folder holds annotated passages: `NAME.txt` beside `NAME.json` with `meta.published` and `observations`, each with
`start` and `subject` (a name, or a list of names that are equally right). The cases of `tests/specs` are always used.
Needs numpy and scipy, which the product does not (`pip install numpy scipy`).

A candidate's points are a log-linear score: what is maximised is the likelihood of the right candidates of each
quantity among all of its candidates, with an L1 penalty that leaves few features, then times four and rounded. As what
was chosen before is itself a feature, the text is read again with the new points in each round; the last rounds count.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from xinmai.app.extract import extract
from xinmai.extraction import subject
from xinmai.extraction.candidates import Candidate
from xinmai.extraction.standing import Situation, standing

ROOT = Path(__file__).parent.parent
POINTS = ROOT / "src/xinmai/extraction/subject_points.csv"
SEEN, L1, L2, SCALE, EXACT, MADE_UP, KEPT = 5, 2.0, 0.5, 4, 0.4, 0.5, 4
"""Times a feature must be seen; penalties; points for each unit of likelihood; what a name to the letter weighs more;
what a made-up case weighs beside a passage; rounds that count."""


class Choice(NamedTuple):
    """The candidates of one quantity: the features of each, how right it is (0 to 1), and what the choice weighs."""

    features: list[list[str]]
    right: list[float]
    weight: float


def main() -> int:
    """Fit, print how many choices come out right, write the table where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--write", action="store_true", help="replace the table of the package")
    args = parser.parse_args()
    points: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as specs:
        write_specs(Path(specs))
        rounds: list[list[Choice]] = []
        for _ in range(args.rounds):
            choices = [c for folder in (Path(specs), *args.folders) for c in collect(folder, points, 1.0 if folder in args.folders else MADE_UP)]
            rounds = [*rounds[1 - KEPT :], choices] if points else []
            points = fit([choice for one in rounds or [choices] for choice in one], max(1, len(rounds)))
            print(f"{len(choices)} quantities, {len(points)} features, {share_right(choices, points):.3f} of the choices right")
    if args.write:
        rows = sorted(points.items(), key=lambda row: (-row[1], row[0]))
        with POINTS.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([("feature", "points"), *rows])
    return 0


def write_specs(folder: Path) -> None:
    """The spec cases as annotated passages."""
    for file in sorted((ROOT / "tests/specs").glob("*.json")):
        for case in json.loads(file.read_text(encoding="utf-8")):
            (folder / f"{case['id']}.txt").write_text(case["text"], encoding="utf-8")
            gold = {"meta": {"published": case["published"]}, "observations": case["observations"]}
            (folder / f"{case['id']}.json").write_text(json.dumps(gold), encoding="utf-8")


def collect(folder: Path, points: dict[str, int], weight: float) -> Iterator[Choice]:
    """The choices of a folder's passages as the engine makes them with these points."""
    subject._of_part.cache_clear()
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(gold, dict) or "observations" not in gold:
            continue
        wanted = {o["start"]: names(o) for o in gold["observations"] if not o.get("optional")}
        seen: list[tuple[list[Candidate], list[list[str]]]] = []

        def ranked(one: Candidate, at: Situation, seen: list[Any] = seen) -> int:
            features = [feature for part in standing(one, at) for feature in part.features()]
            if not seen or seen[-1][0] is not at:
                seen.append((at, [], []))
            seen[-1][1].append(one.name)
            seen[-1][2].append(features)
            return sum(points.get(feature, 0) for feature in features)

        with patch.object(subject, "_points", ranked):
            records = [r for r in extract(file.with_suffix(".txt"), gold["meta"].get("published")) if r["kind"] == "observation"]
        chosen = [r for r in records if {"subject:sentence", "subject:context"} & set(r["rules"]) and "list" not in r["rules"]]
        for record, (_, texts, features) in zip(chosen, seen, strict=False):
            if record["start"] in wanted:
                yield Choice(features, [rightness(text, wanted[record["start"]]) for text in texts], weight)


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


def fit(choices: list[Choice], times: int) -> dict[str, int]:
    """The points of each feature that has any; each quantity is among the choices `times` times."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    counts = Counter(feature for choice in choices for features in choice.features for feature in features)
    index = {feature: i for i, feature in enumerate(sorted(f for f, n in counts.items() if n >= SEEN * times))}
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
        value = float(worth @ (np.log(of_all) - np.log(of_right)) + L2 / 2 * weights @ weights + L1 * z.sum())
        return value, np.concatenate([slope + L1, -slope + L1])

    found = minimize(loss, np.zeros(2 * n), jac=True, method="L-BFGS-B", bounds=[(0, None)] * (2 * n), options={"maxiter": 400}).x
    points = {feature: round(SCALE * float(found[i] - found[n + i])) for feature, i in index.items()}
    return {feature: value for feature, value in points.items() if value}


def share_right(choices: list[Choice], points: dict[str, int]) -> float:
    """How often the candidate with the most points is right."""
    best = [max(zip(c.features, c.right, strict=True), key=lambda one: sum(points.get(f, 0) for f in one[0])) for c in choices if c.right]
    return sum(right > 0 for _, right in best) / len(best)


if __name__ == "__main__":
    sys.exit(main())
