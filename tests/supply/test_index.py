from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.lexicon import Lexicon, default_lexicon
from xinmai.model import LinkRisk
from xinmai.supply import chain_risk

from .made import known, local, pace, sharing, signal

PART = st.floats(0, 1)


def of(lexicon: Lexicon, link: str = "eq_etch", **readings: object) -> LinkRisk:
    return next(one for one in chain_risk(known(lexicon, **readings)).links if one.link == link)


def test_a_link_without_data_gets_no_number(lexicon: Lexicon) -> None:
    risk = chain_risk(known(lexicon))
    assert all(one.value is None and not one.band and not one.by_class_only for one in risk.links)
    assert risk.overall is None
    assert len(risk.links) == len(lexicon.chain)


def test_what_is_said_of_a_class_gives_bounds_and_no_number(lexicon: Lexicon) -> None:
    bare, one = of(lexicon), of(lexicon, signals=[signal("restricted", "eq_etch", by_class="芯片制造设备")])
    assert one.value is None
    assert one.by_class_only
    assert one.low > bare.low


def test_what_speaks_of_no_exposure_gives_no_number(lexicon: Lexicon) -> None:
    assert of(lexicon, signals=[signal("served", "eq_etch", firm="北方华创")]).value is None
    assert of(lexicon, signals=[signal("short", "eq_etch")]).value is None


def test_the_number_is_the_sum_of_its_parts_and_lies_in_its_bounds(lexicon: Lexicon) -> None:
    one = of(lexicon, localness=[local("eq_etch", 0.3)], paces=[pace("eq_etch", 4)], signals=[signal("restricted", "eq_etch")])
    assert one.value == pytest.approx(sum(one.part(dimension) for dimension in ("exposure", "sensitivity", "adaptability")))
    assert one.low <= one.value <= one.high
    assert {term.id: term.middle for term in one.terms if term.low == term.high}.keys() >= {"dependence", "restricted", "pace"}
    assert one.measure is not None
    assert f"{one.value:.2f}" in one.measure.computed


@given(PART, PART)
def test_the_index_grows_with_dependence(one: float, other: float) -> None:
    low, high = sorted((one, other))
    more, less = of(default_lexicon(), localness=[local("eq_etch", low)]), of(default_lexicon(), localness=[local("eq_etch", high)])
    assert more.value is not None
    assert less.value is not None
    assert more.value >= less.value - 1e-12


@given(PART, st.integers(0, 6))
def test_more_firms_at_home_never_raise_it(part: float, firms: int) -> None:
    def value(count: int) -> float:
        served = [signal("served", "eq_etch", f"第{n}家", firm=f"企业{n}") for n in range(count)]
        return of(default_lexicon(), localness=[local("eq_etch", part)], signals=served).value or 0

    assert value(firms + 1) <= value(firms)


def test_a_named_restriction_weighs_more_than_one_of_the_class_and_that_more_than_none(lexicon: Lexicon) -> None:
    figure = {"localness": [local("eq_etch", 0.5)]}
    none = of(lexicon, **figure).low
    by_class = of(lexicon, **figure, signals=[signal("restricted", "eq_etch", by_class="芯片制造设备")]).low
    named = of(lexicon, **figure, signals=[signal("restricted", "eq_etch")]).low
    assert none < by_class < named


def test_figures_that_contradict_each_other_span_the_bounds(lexicon: Lexicon) -> None:
    one = of(lexicon, localness=[local("eq_etch", 0.35), local("eq_etch", 0.6, start=40)])
    (term,) = (term for term in one.terms if term.id == "dependence")
    assert (term.low, term.high) == (pytest.approx(0.4), pytest.approx(0.65))
    assert term.measure is not None
    assert len(term.measure.evidence) == 2


def test_shares_bound_the_concentration(lexicon: Lexicon) -> None:
    one = of(lexicon, sharings=[sharing("eq_etch", 0.7, 0.2)])
    (term,) = (term for term in one.terms if term.id == "concentration")
    assert (term.low, term.high) == (pytest.approx(0.53), pytest.approx(0.54))
    facts = {fact.name: fact.value for fact in one.facts}
    assert facts["HHI（原值）"] == pytest.approx(0.53)
    assert facts["HHI（归一）"] == pytest.approx(0.53 / 0.81)
    assert facts["CR1"] == pytest.approx(70)
    assert facts["咽喉点"] == pytest.approx(70)


def test_shares_are_added_up_by_seat(lexicon: Lexicon) -> None:
    held = replace(sharing("foundry", 0.5, 0.2, 0.1), holders=("台积电", "联华电子", "中芯国际"))
    (fact,) = (fact for fact in of(lexicon, "foundry", sharings=[held]).facts if fact.name == "最大所在地合计份额")
    assert fact.value == pytest.approx(70)
    assert fact.computed == "中国台湾：台积电 50% + 联华电子 20% = 70%"
    assert fact.assumed


def test_the_worst_come_first_and_the_order_is_steady(lexicon: Lexicon) -> None:
    readings = {"localness": [local("eq_etch", 0.1), local("smart_card", 0.9)], "signals": [signal("restricted", "eq_etch")]}
    risk, again = chain_risk(known(lexicon, **readings)), chain_risk(known(lexicon, **readings))
    assert [one.link for one in risk.known] == ["eq_etch", "smart_card"]
    assert risk == again
    assert risk.overall is not None
    low, high = sorted(one.value or 0 for one in risk.known)
    assert low <= risk.overall.value <= high


def test_stability_is_seeded_and_says_how_firm_a_place_is(lexicon: Lexicon) -> None:
    stable = {"localness": [local("eq_etch", 0.1), local("smart_card", 0.9)]}
    one, other = (chain_risk(known(lexicon, **stable), seed) for seed in (0, 1))
    for risk in (one, other):
        for link in risk.known:
            assert link.stability is not None
            assert link.stability.part == 1, "two links are always among the first three"
            assert 1 <= link.stability.best <= link.stability.worst <= 2
    assert [link.value for link in one.known] == [link.value for link in other.known]


def test_nothing_is_both_assumed_and_cited(lexicon: Lexicon) -> None:
    one = of(lexicon, localness=[local("eq_etch", 0.3)])
    for term in one.terms:
        if term.measure is not None:
            assert bool(term.measure.evidence) != bool(term.measure.assumed), term.id
