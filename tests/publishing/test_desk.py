from __future__ import annotations

from decimal import Decimal

from conftest import make_document
from xinmai.model import Article, Derived, Evidence, Observation, Period, Quantity, Span
from xinmai.publishing.desk import Desk

RAW = "标题\n今年产量为12.5亿块，增长3%。去年为万亿元。\n"
DOCUMENT = make_document(RAW)
ARTICLE = Article(DOCUMENT.id, Span(0, len(RAW)), "标题", publisher="统计局", published="2026-01-02")


def desk() -> Desk:
    return Desk({DOCUMENT.id: DOCUMENT}, {ARTICLE.id: ARTICLE})


def observed(quote: str, value: str, unit: str, **more: object) -> Observation:
    at = RAW.index(quote)
    evidence = Evidence(DOCUMENT.id, ARTICLE.id, Span(at, at + len(quote)), quote)
    return Observation(Quantity(Decimal(value), Decimal(value), unit), evidence, "集成电路", "产量", Period("2025"), **more)  # type: ignore[arg-type]


OUTPUT = observed("12.5亿块", "1250000000", "块", source="工信部")
GROWTH = observed("3%", "3", "%")


def test_figures_of_one_sentence_have_one_citation_that_knows_them_all() -> None:
    made = desk()
    assert made.cite_fact(OUTPUT.evidence) == made.cite_fact(GROWTH.evidence) == made.cite_fact(OUTPUT.evidence) == 1
    (citation,) = made.citations
    assert citation.quote == "今年产量为12.5亿块，增长3%。" == RAW[citation.span.start : citation.span.end]
    assert citation.figures == (OUTPUT.evidence.span, GROWTH.evidence.span)
    assert (citation.publisher, citation.published, citation.title) == ("统计局", "2026-01-02", "标题")


def test_a_sentence_that_was_cited_otherwise_is_not_cited_again() -> None:
    made = desk()
    whole = made.cite(ARTICLE.id, DOCUMENT.id, Span(3, len(RAW) - 1))
    assert made.cite_fact(OUTPUT.evidence) == whole
    assert len(made.citations) == 1


def test_a_cell_prints_the_value_and_tells_how_it_was_read() -> None:
    cell = desk().cell(OUTPUT)
    assert (cell.text, cell.citation, cell.value, cell.unit) == ("12.5亿块", 1, 1.25e9, "块")
    assert cell.reading == "集成电路 产量，2025年，12.5亿块，实际，据工信部"


def test_a_value_that_its_quote_does_not_plainly_state_is_printed_as_it_is_written() -> None:
    assert desk().cell(observed("万亿元", "1000000000000", "CNY")).text == "万亿元"


def test_a_number_worked_out_cites_its_figures_and_has_one_number() -> None:
    made = desk()
    derived = Derived("产量同比增速", 16.6667, "%", "x / y - 1", "1.4 / 1.2 - 1 = 16.67%", (OUTPUT, GROWTH), "2025")
    cell = made.worked_cell(derived)
    assert (cell.text, cell.citation, cell.reading) == ("16.67%", 2, "产量同比增速，2025年，测算")
    assert made.worked_cell(derived).citation == 2
    (working,) = made.workings
    assert (working.inputs, working.computed) == ((1,), "1.4 / 1.2 - 1 = 16.67%")
    assert [citation.number for citation in made.citations] == [1]
