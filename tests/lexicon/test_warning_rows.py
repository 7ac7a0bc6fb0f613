from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from xinmai.lexicon import Lexicon
from xinmai.lexicon.warning_schema import WarningRule

RIGHT = {"id": "long", "topic": "lead_time", "kind": "level", "name": "x", "english": "y", "reason": "z", "indicators": "交期", "medium": 20}


def test_every_bound_has_a_reason_and_says_whether_it_is_assumed(lexicon: Lexicon) -> None:
    assert len(lexicon.early_warnings) >= 15
    for row in lexicon.early_warnings:
        assert row.source or row.reason.startswith("假定") or row.kind in ("anomaly", "event"), row.id


def test_every_topic_has_a_rule(lexicon: Lexicon) -> None:
    topics = {row.topic for row in lexicon.early_warnings}
    assert topics == {"price", "lead_time", "utilisation", "inventory", "control", "shortage", "capacity", "concentration", "dependence", "anomaly"}


def test_an_unknown_indicator_a_repeated_id_and_an_unknown_stage_are_problems(lexicon: Lexicon) -> None:
    row = WarningRule.model_validate(RIGHT | {"indicators": "货期", "stages": "天上"})
    assert replace(lexicon, early_warnings=(row, row)).problems() == [
        *["early warning 'long' asks for the stage '天上', which chain.yaml lacks"] * 2,
        "the early warning 'long' is there 2 times",
        *["early warning 'long' looks at the indicator '货期', which is the name of no entry of indicators.yaml"] * 2,
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"indicators": ""},
        {"medium": None},
        {"medium": 20, "high": 10},
        {"way": "down", "medium": 20, "high": 30},
        {"way": "both"},
        {"medium": -1},
        {"topic": "luck"},
        {"kind": "event"},
        {"kind": "rate"},
        {"kind": "anomaly", "least": 5},
        {"luck": 1},
    ],
)
def test_rows_are_strict(wrong: dict[str, object]) -> None:
    WarningRule.model_validate(RIGHT)
    with pytest.raises(ValidationError):
        WarningRule.model_validate(RIGHT | wrong)
