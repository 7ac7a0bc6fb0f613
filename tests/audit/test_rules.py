"""Each rule on texts that the whole engine reads: one where it must speak, one where it must not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from xinmai.app.audit import audit_files
from xinmai.cli.auditing import KINDS

FAR = "业内人士认为，需求主要来自数据中心。" * 12

BROKEN_AND_WHOLE = {
    "yoy": (
        "2023年蓝湖科技营业收入为100亿元。\n\n2024年，蓝湖科技营业收入为120亿元，同比增长{}。",
        "35%",
        "20%",
    ),
    "cagr": (
        "2020年，中国光刻胶市场规模为80亿元。2025年，中国光刻胶市场规模为161亿元，2020年至2025年年均复合增长率为{}。",
        "25%",
        "15%",
    ),
    "share_of_total": (
        "2024年，中国半导体材料市场规模为1000亿元。其中，光刻胶半导体材料市场规模为120亿元，占比为{}。",
        "21%",
        "12%",
    ),
    "unit": (
        "2024年，蓝湖科技车载芯片出货量为2100万颗。\n\n该公司年报称，2024年蓝湖科技车载芯片出货量达{}。",
        "2.1亿颗",
        "0.21亿颗",
    ),
    "contradiction": (
        f"2024年，中国光模块市场规模为560亿元。\n\n{FAR}\n\n2024年，中国光模块市场规模为{{}}。",
        "480亿元",
        "560.2亿元",
    ),
    "cumulative_decrease": (
        "截至2022年底，全国金融IC卡累计发行量为92亿张。\n\n截至2024年底，全国金融IC卡累计发行量为{}。",
        "71亿张",
        "99亿张",
    ),
    "part_exceeds_whole": (
        "2024年，中国手机出货量为2.9亿部。2024年，中国5G手机出货量为{}。",
        "3.2亿部",
        "2.4亿部",
    ),
    "forecast_vs_actual": (
        "2024年，中国碳化硅衬底国产化率达{}。\n\n预计到2030年，中国碳化硅衬底国产化率将突破60%。",
        "62%",
        "42%",
    ),
    "sum_of_parts": (
        "2020年至2025年，国产安全芯片装机量占比提高了30个百分点，达72.6%。"
        "2020年至2025年，外资安全芯片装机量占比下降了{}，降至27.4%。",
        "35个百分点",
        "30个百分点",
    ),
    "record": (
        "2021年，中国光刻胶产量为3.1万吨。2024年，中国光刻胶产量首次突破{}。",
        "3万吨",
        "4万吨",
    ),
    "misattribution": (
        "据赛迪顾问预测，到2028年，车载芯片市场规模将达到612亿元，车载芯片国产化率将达到45.5%。\n\n"
        "据{}预测，到2028年，车载芯片市场规模将达到612亿元，车载芯片国产化率将达到45.5%。",
        "Gartner",
        "赛迪顾问",
    ),
}

WRONG_AND_RIGHT = {
    "a whole that the text names": (
        "share_of_total",
        "2024年上半年，电信业务收入7533亿元。其中，固定数据及互联网业务收入1294亿元，在电信业务收入中占比为{}。",
        "27.2%",
        "17.2%",
    ),
    "a whole that the others imply": (
        "share_of_total",
        "2020年第三季度，华为智能手机销量为2880万部，市场份额为36.3%；小米智能手机销量为1180万部，市场份额为14.8%；"
        "苹果智能手机销量为810万部，市场份额为10.2%；三星智能手机销量为1390万部，市场份额为{}。",
        "27.5%",
        "17.5%",
    ),
    "imports less exports": (
        "sum_of_parts",
        "2022年，中国集成电路进口额4156亿美元，出口额1539亿美元，贸易逆差{}。",
        "2916亿美元",
        "2617亿美元",
    ),
    "a quarter and its year": (
        "part_exceeds_whole",
        f"2024年，中国光模块出货量为4210万只。\n\n{FAR}\n\n2024年第一季度，中国光模块出货量为{{}}。",
        "4350万只",
        "950万只",
    ),
    "a running total and its years": (
        "part_exceeds_whole",
        f"2018年，中国金融IC卡发行量为9.5亿张。2022年，中国金融IC卡发行量为11.2亿张。\n\n{FAR}\n\n截至2022年底，中国金融IC卡累计发行量为{{}}。",
        "18.7亿张",
        "92.4亿张",
    ),
    "growth over several years": (
        "yoy",
        "2018年，我国显示行业产值达527.39亿美元。2019年，我国显示行业产值同比下滑4.3%。2020年，我国显示行业产值{}，同比增长4.1%。",
        "625.7亿美元",
        "525.7亿美元",
    ),
    "growth in times": (
        "yoy",
        "2018年，中国碳化硅衬底产能为5万片。2023年，中国碳化硅衬底产能为27万片，较2018年增长{}。",
        "9倍",
        "4.4倍",
    ),
    "a share of domestic goods by two names": (
        "forecast_vs_actual",
        "2024年，中国车载芯片国产化率达到{}。\n\n预计到2030年，国产车载芯片市场份额将超过60%。",
        "62%",
        "22%",
    ),
    "a start between two stated years": (
        "yoy",
        "2017年，微处理器卡占比为58.6%。2020年，微处理器卡占比为63.2%。\n\n2022年，微处理器卡占比为65.1%，较2018年提升{}。",
        "14.5个百分点",
        "5.5个百分点",
    ),
    "a mark that was not reached": (
        "contradiction",
        f"2024年，中国光模块市场规模超过560亿元。\n\n{FAR}\n\n2024年，中国光模块市场规模为{{}}。",
        "480亿元",
        "572亿元",
    ),
    "a slip of ten in growth": (
        "unit",
        "2023年蓝湖科技营业收入为{}。2024年，蓝湖科技营业收入为12.5亿元，同比增长25%。",
        "100亿元",
        "10亿元",
    ),
    "a product of two makers": (
        "misattribution",
        "2024年，比亚迪发布车载系统，集成自研BYD-SecureSE芯片，出货量为186万颗。\n\n{}要求其BYD-SecureSE芯片具备学习能力。",
        "蔚来汽车",
        "比亚迪",
    ),
}

Findings = list[dict[str, Any]]


@pytest.fixture
def findings(tmp_path: Path) -> Callable[..., Findings]:
    def of(*texts: str) -> Findings:
        files = []
        for number, text in enumerate(texts):
            files.append(tmp_path / f"{number}.txt")
            files[-1].write_text(text, encoding="utf-8")
        return list(audit_files(files, verified=True))

    return of


def broken(found: Findings) -> list[str]:
    return [one["kind"] for one in found if one["verdict"] == "inconsistent"]


@pytest.mark.parametrize("kind", BROKEN_AND_WHOLE)
def test_a_relation_that_cannot_hold_is_found(findings: Callable[..., Findings], kind: str) -> None:
    text, wrong, _ = BROKEN_AND_WHOLE[kind]
    assert broken(findings(text.format(wrong))) == [kind]


@pytest.mark.parametrize("kind", BROKEN_AND_WHOLE)
def test_a_relation_that_can_hold_is_not(findings: Callable[..., Findings], kind: str) -> None:
    text, _, right = BROKEN_AND_WHOLE[kind]
    assert broken(findings(text.format(right))) == []


@pytest.mark.parametrize("case", WRONG_AND_RIGHT)
def test_it_speaks_of_what_is_wrong_and_of_nothing_else(findings: Callable[..., Findings], case: str) -> None:
    kind, text, wrong, right = WRONG_AND_RIGHT[case]
    assert set(broken(findings(text.format(wrong)))) == {kind}
    assert broken(findings(text.format(right))) == []


@pytest.mark.parametrize("kind", ["yoy", "cagr", "share_of_total", "sum_of_parts"])
def test_arithmetic_that_holds_is_told_too(findings: Callable[..., Findings], kind: str) -> None:
    text, _, right = BROKEN_AND_WHOLE[kind]
    assert (kind, "consistent") in [(one["kind"], one["verdict"]) for one in findings(text.format(right))]


@pytest.mark.parametrize("kind", BROKEN_AND_WHOLE)
def test_quotes_are_slices_of_the_document(findings: Callable[..., Findings], kind: str) -> None:
    text, wrong, _ = BROKEN_AND_WHOLE[kind]
    whole = text.format(wrong)
    (found,) = [one for one in findings(whole) if one["verdict"] == "inconsistent"]
    assert len(found["quotes"]) > 1
    assert all(whole[quote["start"] : quote["end"]] == quote["text"] for quote in found["quotes"])
    assert found["computed"]
    assert found["stated"]


@pytest.mark.parametrize("kind", BROKEN_AND_WHOLE)
def test_two_runs_find_the_same(findings: Callable[..., Findings], kind: str) -> None:
    text, wrong, _ = BROKEN_AND_WHOLE[kind]
    assert findings(text.format(wrong)) == findings(text.format(wrong))


@pytest.mark.parametrize("kind", BROKEN_AND_WHOLE)
def test_every_kind_has_words(kind: str) -> None:
    assert all(KINDS[kind])


def test_sources_may_differ(findings: Callable[..., Findings]) -> None:
    text = "据{}统计，2024年，中国光模块市场规模为{}亿元。"
    assert broken(findings(f"{text.format('IDC', 560)}\n\n{FAR}\n\n{text.format('Gartner', 480)}")) == []


def test_two_documents_may_differ(findings: Callable[..., Findings]) -> None:
    text = "2024年，中国光模块市场规模为{}亿元。"
    assert broken(findings(text.format(560), text.format(480))) == []


def test_nobody_contradicts_himself_in_one_breath(findings: Callable[..., Findings]) -> None:
    assert broken(findings("2024年，中国光模块市场规模为560亿元，另一口径下市场规模为480亿元。")) == []


def test_a_gap_that_a_revision_explains_is_slight(findings: Callable[..., Findings]) -> None:
    text = "2023年蓝湖科技营业收入为100.2亿元。\n\n2024年，蓝湖科技营业收入为120.4亿元，同比增长20.9%。"
    (found,) = findings(text)
    assert (found["kind"], found["severity"]) == ("yoy", "low")


def test_the_same_relation_stated_twice_is_one_finding(findings: Callable[..., Findings]) -> None:
    again = "2024年，中国5G手机出货量为3.2亿部。"
    (found,) = findings(f"2024年，中国手机出货量为2.9亿部。{again}\n\n{again}")
    assert [quote["text"] for quote in found["quotes"]] == ["3.2亿部", "2.9亿部", "3.2亿部"]


def test_a_text_without_figures_has_no_findings(findings: Callable[..., Findings]) -> None:
    assert findings("业内人士认为，市场前景广阔。") == []


def test_growth_beside_levels_of_other_documents_is_no_error(findings: Callable[..., Findings]) -> None:
    found = findings("2023年蓝湖科技营业收入为100亿元。", "2024年，蓝湖科技营业收入为90亿元，同比增长5%。")
    assert broken(found) == []
    assert [(one["kind"], one["verdict"]) for one in found] == [("yoy", "different")]


def test_rates_of_growth_do_not_add_up(findings: Callable[..., Findings]) -> None:
    table = "| 地区 | 2023年销售额同比增速 |\n| --- | --- |\n| 中国 | 29% |\n| 韩国 | -7% |\n| 其他 | -27% |\n| 合计 | -1.3% |\n"
    assert broken(findings(table)) == []


def test_values_a_multiple_apart_are_of_two_things(findings: Callable[..., Findings]) -> None:
    assert broken(findings(f"2024年，中国光模块市场规模为560亿元。\n\n{FAR}\n\n2024年，中国光模块市场规模为12亿元。")) == []


@pytest.mark.parametrize(("converted", "kinds"), [("227.57亿元", []), ("2275.7亿元", ["unit"]), ("22.757亿元", ["unit"])])
def test_a_conversion_is_held_against_what_currencies_were_worth(findings: Callable[..., Findings], converted: str, kinds: list[str]) -> None:
    assert broken(findings(f"2024年，蓝湖科技熊本工厂获得补贴额4760亿日元（约{converted}）。")) == kinds


@pytest.mark.parametrize(("told", "kinds"), [("337.7亿个", ["unit"]), ("337.7万个", [])])
def test_what_stands_in_stock_for_a_year_does_so_at_its_end(findings: Callable[..., Findings], told: str, kinds: list[str]) -> None:
    table = "年份\t5G基站（万个）\n2022\t231.2\n2023\t337.7\n2024\t425.1\n"
    assert broken(findings(f"截至2023年底，全国5G基站总数达{told}。\n\n{table}")) == kinds


def test_people_may_become_fewer(findings: Callable[..., Findings]) -> None:
    assert broken(findings(f"截至2010年底，日本城镇人口为1.2亿人。\n\n{FAR}\n\n截至2023年底，日本城镇人口为0.9亿人。")) == []


@pytest.mark.parametrize("measure", ["覆盖人数", "持卡人数"])
def test_holders_of_what_is_handed_out_do_not(findings: Callable[..., Findings], measure: str) -> None:
    text = f"截至2021年底，全国社会保障卡{measure}为13.5亿人。\n\n{FAR}\n\n截至2023年底，全国社会保障卡{measure}为9.7亿人。"
    assert "cumulative_decrease" in broken(findings(text))


def test_an_owner_that_is_read_from_what_stands_near_is_not_sure(findings: Callable[..., Findings]) -> None:
    text = WRONG_AND_RIGHT["a product of two makers"]
    (found,) = [one for one in findings(text[1].format(text[2])) if one["kind"] == "misattribution"]
    assert (found["severity"], found["confidence"]) == ("medium", 0.8)
