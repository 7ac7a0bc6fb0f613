"""What does not fit is named with file and line; nothing is worked out from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from xinmai.errors import UsageError
from xinmai.lexicon import Lexicon
from xinmai.supply import markets
from xinmai.supply.imports import kind_of, read_customs, read_deliveries, read_eto, read_usgs

ETO = {
    "inputs.csv": "input_id,input_name,stage_name\nN1,光源,制造\nN2,光刻机,制造\n",
    "stages.csv": "stage_id,stage_name\nS1,制造\n",
    "providers.csv": "provider_name,provider_id,provider_type,country\nUSA,P1,country,\nNLD,P2,country,\n甲公司,P3,organization,NLD\n",
    "provision.csv": "provider_id,provided_id,share_provided\nP1,N1,60%\nP2,N1,40\nP2,N2,100\nP3,N2,\n",
    "sequence.csv": "input_id,goes_into_id,is_type_of_id\nN1,N2,\n",
}


def test_eto_as_it_should_be(lexicon: Lexicon) -> None:
    graph = read_eto(ETO, lexicon)
    found = {one.name: one for one in markets(graph)}
    assert found["光源"].hhi == pytest.approx(0.52)
    assert (found["光刻机"].leader, found["光刻机"].top) == ("荷兰", 1)
    assert all(edge.origin and not edge.evidence for edge in graph.edges)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("sequence.csv", "N1,N2,\n", "N1,N2,\nN2,N1,\n", "run in a circle"),
        ("provision.csv", "60%", "160%", "provision.csv:2: the share 160% lies outside 0 to 100"),
        ("provision.csv", "60%", "-3", "lies outside 0 to 100"),
        ("provision.csv", "60%", "many", "is no number"),
        ("provision.csv", "60%", "99", "come to 139 %, over 100"),
        ("provision.csv", "P1,N1", "P9,N1", "'P9' stands in no other table"),
        ("providers.csv", "USA,P1", "Atlantis,P1", "unknown country 'Atlantis'"),
        ("providers.csv", "甲公司,P3", "甲公司,P3,organization,\n甲公司,P4", "stands there twice, as P3 and P4"),
        ("inputs.csv", "N2,光刻机", "N1,光刻机", "stands for two inputs"),
        ("provision.csv", "share_provided", "share", "no column 'share'"),
    ],
)
def test_eto(lexicon: Lexicon, file: str, old: str, new: str, said: str) -> None:
    files = ETO | {file: ETO[file].replace(old, new, 1)}
    with pytest.raises(UsageError) as error:
        read_eto(files, lexicon)
    assert said in str(error.value)


def test_eto_wants_all_five(lexicon: Lexicon) -> None:
    with pytest.raises(UsageError, match=r"stages\.csv: missing"):
        read_eto({name: text for name, text in ETO.items() if name != "stages.csv"}, lexicon)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("supplier,customer,amount\n", "no rows"),
        ("", "no column 'supplier'"),
        ("supplier,customer,amount\n甲,乙,\n", "d.csv:2: the amount is missing"),
        ("supplier,customer,amount\n甲,乙,-5\n", "is negative"),
        ("supplier,customer,amount\n甲,乙,nan\n", "is no number"),
        ("supplier,customer,amount\n甲,甲,5\n", "supplies itself"),
        ("supplier,customer,amount\n甲,乙,5\n甲,乙,6\n", "twice; add the amounts up"),
        ("supplier,customer,amount\nAcme Co,乙,5\nACME CO,丙,6\n", "stands there as 'Acme Co' too"),
        ("supplier,customer,amount\n甲,乙,5,6\n", "4 cells under 3 columns"),
    ],
)
def test_deliveries(text: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        read_deliveries(text, "d.csv")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hs,partner,value\n85x2,日本,5\n", "is no HS code"),
        ("hs,partner,value\n8542,亚特兰蒂斯,5\n", "unknown country '亚特兰蒂斯'"),
        ("hs,partner,value\n8542,日本,5\n8542,JPN,6\n", "stands there twice under 8542"),
        ("hs,partner,value\n8542,日本,\n", "the amount is missing"),
        ("hs,partner,value\n8542,日本,-1\n", "is negative"),
        ("hs,partner,value,quantity\n8542,日本,1,-2\n", "is negative"),
    ],
)
def test_customs(lexicon: Lexicon, text: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        read_customs(text, "c.csv", lexicon)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Country,Type\nChina,mine\n", "no column of production by year"),
        ("Country,Prod_t_2023\nNowhere,5\n", "unknown country 'Nowhere'"),
        ("Country,Prod_t_2023\nChina,5\nChina,6\n", "stands there twice"),
        ("Country,Prod_t_2023\nChina,-5\n", "is negative"),
    ],
)
def test_usgs(lexicon: Lexicon, text: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        read_usgs(text, "mcs2024-x_world.csv", lexicon)
    assert said in str(error.value)


def test_usgs_strips_footnotes_and_leaves_withheld_amounts_open(lexicon: Lexicon) -> None:
    text = 'Country,Prod_t_2022,Prod_t_est_2023\nChina,1,60\nJapane,1,20\n"Korea, Republic ofe",1,W\nOther countries4,1,10\nWorld total (rounded)10,4,"100"\n'
    (market,) = markets(read_usgs(text, "mcs2024-galli_world.csv", lexicon))
    assert (market.name, market.year, market.holders) == ("galli", "2023", ("中国", "日本", "其他国家和地区"))
    assert market.shares == pytest.approx((0.6, 0.2, 0.1))
    assert market.unknown == 1


def test_several_countries_together_lead_nothing(lexicon: Lexicon) -> None:
    text = "Country,Prod_t_2023\nOther countries,70\nJapan,30\n"
    (market,) = markets(read_usgs(text, "mcs2024-x_world.csv", lexicon))
    assert (market.leader, market.top) == ("日本", 0.3)


def test_shares_by_amount(lexicon: Lexicon) -> None:
    (customer,) = markets(read_deliveries("供方,需方,金额\n甲,丙,30\n乙,丙,10\n", "d.csv"))
    assert (customer.name, customer.hhi) == ("丙", pytest.approx(0.625))
    (goods,) = markets(read_customs("hs,partner,value,quantity\n8542,日本,75,3\n8542,韩国,25,1\n", "c.csv", lexicon))
    assert (goods.name, goods.leader, goods.ratio(1)) == ("HS 8542", "日本", 0.75)


@pytest.mark.parametrize(
    ("header", "kind"),
    [("\ufeffSource,Country,Type,Prod_kg_2022", "usgs"), ("供应商,客户,金额", "deliveries"), ("HS_Code,Partner,Value", "customs"), ("a,b", None), ("", None)],
)
def test_a_file_is_known_by_its_columns(header: str, kind: str | None) -> None:
    assert kind_of(header) == kind


@pytest.mark.parametrize("reader", [lambda text, lexicon: read_customs(text, "x", lexicon), lambda text, _: read_deliveries(text, "x"), lambda text, lexicon: read_usgs(text, "x", lexicon)])
@pytest.mark.parametrize("text", ['"', "\x00", "a,b\n1", ",,,\n,,,"])
def test_rubbish_is_refused_and_never_worse(lexicon: Lexicon, reader: Callable[[str, Lexicon], object], text: str) -> None:
    with pytest.raises(UsageError):
        reader(text, lexicon)
