"""Laws of the parts that charts are laid out with."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.publishing.charts.boxes import Box, Stroke, free, spread
from xinmai.publishing.charts.ink import colour, mixed, shape
from xinmai.publishing.charts.layered import lay_out_layers
from xinmai.publishing.charts.lettering import balanced, clean, text_width, wrapped
from xinmai.publishing.charts.placing import Spot, sides_of
from xinmai.publishing.charts.scale import scale_of, ticks
from xinmai.publishing.charts.timescale import labelled, positions

TEXTS = st.text("中国集成电路，。（）《》、：“”AMDx7% 0.5", max_size=80)
NUMBERS = st.floats(-1e12, 1e12).map(lambda number: round(number, 3))


@pytest.mark.parametrize("lay", [wrapped, balanced])
@given(TEXTS, st.integers(40, 300))
def test_no_character_is_lost_in_wrapping_and_no_line_too_long(lay: object, text: str, width: int) -> None:
    lines = lay(text, 12, width)  # type: ignore[operator]
    assert "".join("".join(lines).split()) == "".join(clean(text).split())
    # marks hang together with what they belong to, however many there are
    assert all(text_width(line, 12) <= width for line in lines)


@given(TEXTS, st.integers(40, 300))
def test_balanced_lines_are_no_more(text: str, width: int) -> None:
    assert len(balanced(text, 12, width)) <= len(wrapped(text, 12, width))


def test_words_numbers_and_marks_stay_whole() -> None:
    assert wrapped("采用FinFET工艺，产能1123.6万片（含12英寸）", 10, 75) == ["采用FinFET工", "艺，产能", "1123.6万片", "（含12英寸）"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert wrapped("半GlobalFoundries", 10, 60) == ["半GlobalF", "oundries"]


@pytest.mark.parametrize(("text", "plain"), [("a\x00b\ud800", "ab"), ("{a}", "｛a｝"), (" 多\n行 ", "多 行"), ("\u202e逆", "逆"), ("\ufffe", "")])
def test_what_cannot_be_drawn_is_dropped(text: str, plain: str) -> None:
    assert clean(text) == plain


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(0, 60)), max_size=12), st.integers(0, 20))
def test_things_pushed_apart_keep_their_order_and_distance(things: list[tuple[float, float]], gap: int) -> None:
    wanted, sizes = [one for one, _ in things], [size for _, size in things]
    found = spread(wanted, sizes, gap)
    for (one, other), (a, b) in zip(pairwise(found), pairwise(sizes), strict=True):
        assert other - one >= (a + b) / 2 + gap - 1e-6


@given(st.lists(st.floats(-500, 500), max_size=12))
def test_things_with_room_stay_where_they_are(wanted: list[float]) -> None:
    apart = [place * 1001 + want for place, want in enumerate(wanted)]
    assert spread(apart, [1.0] * len(apart), 0) == pytest.approx(apart)


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=10))
def test_things_stay_in_their_room(wanted: list[float]) -> None:
    found = spread(wanted, [10.0] * len(wanted), 0, (0, 100))
    assert all(5 - 1e-6 <= one <= 95 + 1e-6 for one in found)


@given(st.lists(NUMBERS, max_size=8), st.booleans())
def test_ticks_hold_all_values_in_even_steps(values: list[float], zero: bool) -> None:
    axis = ticks(values, zero=zero)
    assert axis.low < axis.high
    assert all(axis.low - axis.step * 1e-6 <= value <= axis.high + axis.step * 1e-6 for value in values)
    assert axis.values[0] == axis.low
    assert axis.values[-1] == pytest.approx(axis.high)
    assert 2 <= len(axis.values) <= 9
    assert not zero or axis.low <= 0 <= axis.high


@pytest.mark.parametrize(("values", "low"), [([95, 97], 95), ([10, 97], 0), ([97], 0), ([-97, -95], -97), ([], 0)])
def test_an_axis_begins_at_zero_unless_all_values_are_near_each_other(values: list[float], low: float) -> None:
    assert ticks(values).low == low


@pytest.mark.parametrize(
    ("values", "unit", "divisor", "name"),
    [([5e8, 6e8], "CNY", 10**8, "亿元"), ([7e10, 2e12, 3e11], "USD", 10**8, "亿美元"), ([1, 5e11], "块", 10**8, "亿块"), ([1, 1, 5e11], "块", 10**8, "亿块"), ([20000.0], "%", 1, "%"), ([], "CNY", 1, "元")],
)  # fmt: skip
def test_the_scale_is_that_of_the_middle_value(values: list[float], unit: str, divisor: int, name: str) -> None:
    assert scale_of(values, unit) == (divisor, name)


def test_a_value_too_small_to_see_is_nought() -> None:
    assert scale_of([1e-200], "元").shown(1e-200) == "0"


@given(st.lists(st.sampled_from(["2005", "2010", "2024-Q1", "2024-H2", "2024-11", "2024-11-03", "2020/2025", "FY2023"]), unique=True, min_size=1))
def test_later_periods_stand_further_right(periods: list[str]) -> None:
    found = positions(periods)
    assert set(found) == set(periods)
    assert [*found.values()] == sorted(found.values())
    assert min(found.values()) == 0


def test_equal_years_lie_equally_far() -> None:
    assert positions(["2025", "2005", "2015"]) == {"2005": 0, "2015": 120, "2025": 240}


def test_labels_of_time_are_even_and_do_not_meet() -> None:
    months = [(f"{2022 + i // 12}-{i % 12 + 1:02d}", 60 + 13 * i) for i in range(48)]
    assert labelled(months, 11) == [name for name, _ in [*months[::6], months[-1]]]
    years = [(str(1999 + i), 20 * i) for i in range(27)]
    assert labelled(years, 11) == ["2000", "2005", "2010", "2015", "2020", "2025"]


def test_without_round_periods_the_ends_are_labelled() -> None:
    assert labelled([("2011", 0), ("2012", 10), ("2013", 60)], 11) == ["2011", "2013"]
    assert labelled([("2011", 0)], 11) == ["2011"]


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 300), st.integers(0, 3)), max_size=25))
def test_labels_of_points_meet_neither_each_other_nor_points(points: list[tuple[int, int, int]]) -> None:
    spots = [Spot(x, y, "≈123.4", rank) for x, y, rank in points]
    room, boxes = Box(-40, -20, 640, 320), []
    for spot, side in zip(spots, sides_of(spots, (), 11, room), strict=True):
        if side:
            width = text_width(spot.text, 11)
            left = {"right": spot.x + 7, "left": spot.x - 7 - width}.get(side.name, spot.x - width / 2 + side.shift)
            top = {"top": spot.y - 7 - 12, "bottom": spot.y + 8}.get(side.name, spot.y - 5.5)
            boxes.append(Box(left, top, left + width, top + 11))
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(box.within(room) for box in boxes)


def test_a_label_evades_a_line() -> None:
    rising = [Spot(0, 300, "1"), Spot(100, 200, "22222"), Spot(200, 100, "3")]
    strokes = [Stroke(0, 300, 100, 200), Stroke(100, 200, 200, 100)]
    side = sides_of(rising, strokes, 11, Box(-50, 0, 300, 400))[1]
    assert side is not None
    assert (side.name, side.shift < 0) == ("top", True)


@pytest.mark.parametrize(("stroke", "crossed"), [(Stroke(0, 5, 20, 5), True), (Stroke(0, 0, 4, 20), False), (Stroke(0, 11, 20, 11), False), (Stroke(6, 6, 7, 7), True), (Stroke(0, 0, 3, 3), False)])
def test_a_box_is_crossed_by_what_goes_through_it(stroke: Stroke, crossed: bool) -> None:
    assert Box(5, 0, 15, 10).crossed(stroke) is crossed


def test_a_box_is_free_within_the_room_only() -> None:
    room = Box(0, 0, 100, 100)
    assert free(Box(0, 0, 10, 10), [Box(10, 0, 20, 10)], room)
    assert not free(Box(0, 0, 11, 10), [Box(10, 0, 20, 10)], room)
    assert not free(Box(95, 0, 105, 10), [], room)


def test_looks_meet_again_after_twenty_eight() -> None:
    assert len({(colour(place), shape(place)) for place in range(28)}) == 28
    assert shape(2, hollow=True) == "emptyTriangle"


@given(st.floats(0, 1))
def test_a_mixed_colour_lies_between(part: float) -> None:
    assert 0x10 <= int(mixed("#101010", "#f0f0f0", part)[1:3], 16) <= 0xF0


@given(st.data())
def test_boxes_of_a_layer_never_overlap(data: st.DataObject) -> None:
    layers = {str(i): layer for i, layer in enumerate(data.draw(st.lists(st.integers(0, 3), min_size=1, max_size=12)))}
    names = st.sampled_from([*layers])
    edges = data.draw(st.lists(st.tuples(names, names).filter(lambda ends: ends[0] != ends[1]), max_size=15))
    layout = lay_out_layers(layers, dict.fromkeys(layers, 30.0), edges, 10)
    assert min(layout.nodes.values()) >= 15
    assert max(layout.nodes.values()) <= layout.height - 15 + 0.01
    cells = [(layers[name], y, 30.0) for name, y in layout.nodes.items()] + [(layer, y, 6.0) for lanes in layout.lanes for layer, y in lanes.items()]
    for one, other in combinations(cells, 2):
        assert one[0] != other[0] or abs(one[1] - other[1]) >= (one[2] + other[2]) / 2 + 10 - 0.02
    assert [sorted(lanes) for lanes in layout.lanes] == [list(range(min(layers[a], layers[b]) + 1, max(layers[a], layers[b]))) for a, b in edges]
