"""Scores readings of the spec cases: how many quantities are found, and how many of their fields are right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from conftest import make_document
from xinmai.articles import split
from xinmai.cleaning import clean
from xinmai.extraction import extract
from xinmai.lexicon import default_lexicon
from xinmai.model import Observation

SPECS = Path(__file__).parent.parent / "specs"
ALIKE = 75
Case = dict[str, Any]


def cases() -> Iterator[Case]:
    for path in sorted(SPECS.glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))


def read(case: Case) -> list[Observation]:
    lexicon = default_lexicon()
    document = clean(make_document(case["text"], published=case["published"]), lexicon)
    return [o for article in split(document, lexicon) for o in extract(article, document, lexicon).observations]


def accepted(wanted: Case, field: str) -> list[Any]:
    value = wanted.get(field)
    values = value if isinstance(value, list) else [value]
    return values + wanted.get("alt", {}).get(field, [])


def same_name(got: str | None, wanted: list[str | None]) -> bool:
    if got is None:
        return None in wanted
    folded = re.sub(r"[\W的之]+", "", got).lower()
    for name in wanted:
        other = re.sub(r"[\W的之]+", "", name or "").lower()
        short, long = sorted((folded, other), key=len)
        if other and ((short in long and 2 * len(short) >= len(long)) or fuzz.ratio(folded, other) >= ALIKE):
            return True
    return False


def matches(observation: Observation, wanted: Case) -> bool:
    evidence, quote = observation.evidence, wanted["quote"]
    low, high = wanted["start"], wanted["start"] + len(quote)
    overlap = min(high, evidence.span.end) - max(low, evidence.span.start)
    return overlap >= 0.5 * min(len(quote), len(evidence.span)) and overlap > 0 and same_value(observation, wanted) and observation.quantity.unit in accepted(wanted, "unit")


def same_value(observation: Observation, wanted: Case) -> bool:
    value = observation.quantity.value
    got = [float(v) for v in value] if isinstance(value, tuple) else [float(value)]
    readings = [wanted["value"], *wanted.get("alt", {}).get("value", [])]
    lists = [r if isinstance(r, list) else [r] for r in readings]
    return any(len(r) == len(got) and all(abs(abs(a) - abs(b)) <= 1e-6 * max(1, abs(b)) for a, b in zip(got, r, strict=True)) for r in lists)


def right_fields(observation: Observation, wanted: Case) -> dict[str, bool]:
    return {
        "subject": same_name(observation.subject, accepted(wanted, "subject")),
        "indicator": same_name(observation.indicator, accepted(wanted, "indicator")),
        "period": observation.period.text in accepted(wanted, "period"),
        "status": observation.status.value in accepted(wanted, "status"),
        "modifier": observation.quantity.modifier.value in accepted(wanted, "modifier"),
        "source": same_name(observation.source, accepted(wanted, "source")),
    }


def score() -> dict[str, float]:
    """Precision and recall of quantities, and the share of right fields among the found ones."""
    found = read_count = wanted_count = 0
    right: dict[str, int] = {}
    for case in cases():
        observations = read(case)
        left = list(observations)
        optional = 0
        for wanted in case["observations"]:
            hit = next((o for o in left if matches(o, wanted)), None)
            if hit is not None:
                left.remove(hit)
                optional += bool(wanted.get("optional"))
            if hit is None or wanted.get("optional"):
                continue
            found += 1
            for field, good in right_fields(hit, wanted).items():
                right[field] = right.get(field, 0) + good
        read_count += len(observations) - optional
        wanted_count += sum(not wanted.get("optional") for wanted in case["observations"])
    return {"precision": found / read_count, "recall": found / wanted_count, **{field: n / found for field, n in right.items()}}
