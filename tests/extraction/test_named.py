from __future__ import annotations

import pytest

from extraction.reading import sentence_of
from xinmai.extraction.measures import measure_reader
from xinmai.extraction.named import Before, Level, Spot
from xinmai.extraction.quantity import quantity_reader
from xinmai.extraction.segment import segment
from xinmai.lexicon import default_lexicon


def spot(text: str, level: Level | None = None) -> Spot:
    sentence, lexicon = sentence_of(text), default_lexicon()
    (quantity,) = quantity_reader(lexicon).find(text, "CNY")
    taken = segment(sentence.plain, 0, quantity.start, sentence.spans)
    at_end = sentence.measures[-1] if sentence.measures else None
    return Spot(taken, sentence.plain, quantity, sentence.measures, sentence.parse, Before(level), measure_reader(lexicon), at_end)


@pytest.mark.parametrize(("amount", "dimension"), [("3亿元", "money"), ("30%", "percent"), ("2个百分点", "point"), ("3GHz", "frequency")])
def test_its_dimension_is_that_of_the_unit(amount: str, dimension: str) -> None:
    assert spot(f"光刻胶为{amount}").dimension == dimension


def test_its_words_are_all_since_the_last_break() -> None:
    assert spot("需求回升，光刻胶均价已经达到3万元").words == "光刻胶均价已经达到"


@pytest.mark.parametrize("front", ["", "需求回升，", "2023年，需求回升，"])
def test_what_stands_left_of_a_measure(front: str) -> None:
    found = spot(f"{front}光刻胶均价为3万元")
    assert found.at_end is not None
    assert found.left_of(found.at_end) == "光刻胶"


def test_nothing_stands_left_of_a_measure_of_another_clause() -> None:
    found = spot("均价回升，光刻胶为3万元")
    assert found.at_end is not None
    assert found.left_of(found.at_end) == ""


def test_the_level_is_the_one_in_force() -> None:
    level = Level("均价", "price", "money")
    assert (spot("光刻胶为3万元", level).level, spot("光刻胶为3万元").level) == (level, None)
