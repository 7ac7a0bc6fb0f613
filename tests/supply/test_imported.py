"""A user's own data as readings of links: which items count, what they add to a link, and in which rows they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.lexicon import Lexicon
from xinmai.model import Measure
from xinmai.supply import Imported, Known, chain_risk, imported
from xinmai.supply.imported import link_of_item
from xinmai.supply.imports import read_customs, read_eto, read_usgs

HEAD = "hs,partner,value,year\n"
CUSTOMS = HEAD + "84862031,荷兰,900,2024\n84862031,日本,100,2024\n84862031,荷兰,1,2023\n381800,日本,600,2024\n381800,德国,400,2024\n8486,美国,5,2024\n"


def read(text: str, lexicon: Lexicon) -> list[Imported]:
    return list(imported(read_customs(text, "customs.csv", lexicon), lexicon))


def concentration(own: list[Imported], link: str, lexicon: Lexicon) -> tuple[float, float, Measure | None]:
    (risk,) = (one for one in chain_risk(Known.of(lexicon, imported=own)).links if one.link == link)
    (term,) = (term for term in risk.terms if term.id == "concentration")
    return term.low, term.high, term.measure


@pytest.mark.parametrize(
    ("name", "link"),
    [("HS 84862031", "eq_lithography"), ("HS 3818001000", "mat_wafer"), ("HS 8486", None), ("HS 848620", None), ("photoresists", "mat_photoresist"), ("光刻胶", "mat_photoresist"), ("Bananas", None)],
)
def test_an_item_is_of_the_link_that_its_name_or_code_says(lexicon: Lexicon, name: str, link: str | None) -> None:
    assert link_of_item(name, lexicon) == link


def test_shares_are_those_of_the_newest_year_with_their_rows(lexicon: Lexicon) -> None:
    found = {one.link: one for one in read(CUSTOMS, lexicon)}
    assert set(found) == {"eq_lithography", "mat_wafer"}
    one = found["eq_lithography"]
    assert (one.period, one.holders, one.shares) == ("2024", ("荷兰", "日本"), (0.9, 0.1))
    assert one.rows == ("customs.csv:2", "customs.csv:3")
    assert (one.leader, one.top) == ("荷兰", 0.9)


def test_a_link_that_data_cover_gets_a_number_with_the_rows_it_stands_on(lexicon: Lexicon) -> None:
    risks = {one.link: one for one in chain_risk(Known.of(lexicon, imported=read(CUSTOMS, lexicon))).links}
    assert risks["eq_lithography"].value is not None
    assert risks["eq_etch"].value is None
    low, high, measure = concentration(read(CUSTOMS, lexicon), "eq_lithography", lexicon)
    assert low == high == pytest.approx(0.82)
    assert measure is not None
    assert measure.rows == ("customs.csv:2", "customs.csv:3")
    assert "（customs.csv 第 2、3 行）" in measure.computed
    choke = next(fact for fact in risks["eq_lithography"].facts if fact.name == "咽喉点")
    assert (choke.value, choke.rows) == (pytest.approx(90), ("customs.csv:2",))
    assert not any(fact.name == "咽喉点" for fact in risks["mat_wafer"].facts)


def test_several_goods_of_one_link_span_its_bounds(lexicon: Lexicon) -> None:
    own = read(HEAD + "84862031,荷兰,90,2024\n84862031,日本,10,2024\n84862039,日本,50,2024\n84862039,德国,50,2024\n", lexicon)
    low, high, _ = concentration(own, "eq_lithography", lexicon)
    assert (low, high) == (pytest.approx(0.5), pytest.approx(0.82))


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_and_the_index_lies_in_its_bounds(lexicon: Lexicon, amounts: list[int], random: object) -> None:
    partners = ["日本", "德国", "美国", "韩国", "荷兰", "法国"][: len(amounts)]
    lines = [f"381800,{partner},{amount},2024\n" for partner, amount in zip(partners, amounts, strict=True)]
    low, high, _ = concentration(read(HEAD + "".join(lines), lexicon), "mat_wafer", lexicon)
    random.shuffle(lines)  # type: ignore[attr-defined]
    assert concentration(read(HEAD + "".join(lines), lexicon), "mat_wafer", lexicon)[:2] == (pytest.approx(low), pytest.approx(high))
    assert 1 / len(amounts) - 1e-9 <= low <= high <= 1


def test_rows_of_other_formats_are_cited_too(lexicon: Lexicon) -> None:
    usgs = read_usgs("Source,Country,Type,Prod_t_2023\nx,China,光刻胶,60\nx,Japan,光刻胶,40\n", "mcs2024-test_world.csv", lexicon)
    assert [edge.row for edge in usgs.edges] == ["mcs2024-test_world.csv:2", "mcs2024-test_world.csv:3"]
    eto = read_eto(
        {
            "inputs.csv": "input_id,input_name,stage_name\nN1,Photoresists,Fab\n",
            "stages.csv": "stage_id,stage_name\nS1,Fab\n",
            "providers.csv": "provider_name,provider_id,provider_type,country\nJapan,P1,country,\nChina,P2,country,\n",
            "provision.csv": "provider_id,provided_id,share_provided\nP1,N1,88%\nP2,N1,\n",
            "sequence.csv": "input_id,goes_into_id,is_type_of_id\nN1,S1,\n",
        },
        lexicon,
    )
    (one,) = imported(eto, lexicon)
    assert (one.link, one.shares, one.rows) == ("mat_photoresist", (0.88,), ("provision.csv:2",))
    assert (one.low, one.high) == (pytest.approx(0.7744), pytest.approx(0.7744 + 0.12**2))
