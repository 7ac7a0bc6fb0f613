from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from pydantic import ValidationError

from xinmai.lexicon import Lexicon
from xinmai.lexicon.risk_schema import Country, CutSetting, LinkClass, RiskSignal, RiskTerm


def test_weights_add_up_to_one_and_dimensions_weigh_alike(lexicon: Lexicon) -> None:
    by_dimension: dict[str, float] = {}
    for row in lexicon.risk_terms:
        by_dimension[row.dimension] = by_dimension.get(row.dimension, 0) + row.weight
    assert sum(by_dimension.values()) == pytest.approx(1)
    assert max(by_dimension.values()) - min(by_dimension.values()) < 0.011


def test_bands_begin_at_nothing(lexicon: Lexicon) -> None:
    assert min(band.since for band in lexicon.risk_bands) == 0


def test_weights_that_do_not_add_up_are_a_problem(lexicon: Lexicon) -> None:
    assert replace(lexicon, risk_terms=lexicon.risk_terms[1:]).problems() == ["the weights of risk_terms.yaml add up to 0.86, not to 1"]


def test_a_country_of_two_codes_is_a_problem(lexicon: Lexicon) -> None:
    twice = Country(code="XX", code3="XXX", name="日本", english="Nippon")
    assert replace(lexicon, countries=(*lexicon.countries, twice)).problems() == ["country '日本' stands for 2 countries"]


def test_a_class_of_unknown_links_is_a_problem(lexicon: Lexicon) -> None:
    assert replace(lexicon, link_classes=(LinkClass(words=("某类",), links=("nowhere",)),)).problems() == ["'某类' names the chain link 'nowhere', which chain.yaml lacks"]


def test_tools_of_unknown_links_are_a_problem(lexicon: Lexicon) -> None:
    odd = CutSetting(name="tool_life", value=1, low=1, high=1, reason="x", links=("nowhere",))
    assert replace(lexicon, cut_settings=(odd,)).problems() == ["'tool_life' names the chain link 'nowhere', which chain.yaml lacks"]


def test_every_setting_of_a_cut_stands_there_once_with_its_reason(lexicon: Lexicon) -> None:
    assert sorted(row.name for row in lexicon.cut_settings) == sorted(get_args(CutSetting.model_fields["name"].annotation))
    with pytest.raises(ValidationError, match="must lie between"):
        CutSetting(name="stand_in", value=2, low=0, high=1, reason="x")


def test_signals_speak_of_stages_that_there_are(lexicon: Lexicon) -> None:
    stages = {row.stage for row in lexicon.chain}
    assert all(set(row.stages) <= stages for row in lexicon.risk_signals)


@pytest.mark.parametrize("wrong", [{"weight": 1.2}, {"dimension": "luck"}, {"id": "luck"}, {"reason": ""}])
def test_rows_are_strict(wrong: dict[str, object]) -> None:
    right = {"id": "reach", "dimension": "exposure", "name": "x", "weight": 0.1, "reason": "y"}
    with pytest.raises(ValidationError):
        RiskTerm.model_validate(right | wrong)
    with pytest.raises(ValidationError):
        RiskSignal.model_validate({"kind": "luck", "words": "x", "stages": "y"})
