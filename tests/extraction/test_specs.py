"""The spec cases as a floor: what the engine reads today it reads tomorrow."""

from __future__ import annotations

from extraction.scoring import score

FLOOR = {"precision": 0.97, "recall": 0.96, "subject": 0.77, "indicator": 0.91, "period": 0.92, "status": 0.94, "modifier": 0.98, "source": 0.95}
"""A little under what was measured when it was set; raise it with the engine."""


def test_no_score_falls_below_its_floor() -> None:
    scores = score()
    assert {name: round(value, 3) for name, value in scores.items() if value < FLOOR[name]} == {}
