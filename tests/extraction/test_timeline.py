from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinmai.extraction.timeline import Timeline, opening_time
from xinmai.extraction.timemention import TimeMention

PERIODS = st.sampled_from([None, "2023", "2024-Q1", "2024-05", "2024-05-09"])


def mention(value: str, **flags: bool) -> TimeMention:
    return TimeMention(0, 5, value, int(value[:4] or 0), **flags)


SPAN = "last span"


def told(timeline: Timeline) -> dict[str, str]:
    return dict(timeline.mentions())


def test_nothing_read_nothing_told() -> None:
    assert told(Timeline()) == {}
    assert told(Timeline(title="2023")) == {"in title": "2023"}


def test_a_sentence_is_opened_by_its_first_time_that_is_no_base() -> None:
    assert opening_time([mention("2020", compared=True), mention(""), mention("2023"), mention("2024")]) == "2023"
    assert opening_time([mention("2020", compared=True)]) is None


def test_what_opened_the_last_two_sentences_the_paragraph_and_the_text() -> None:
    timeline = Timeline()
    for value in ("2021", "2022", "2023", "2024"):
        if value == "2022":
            timeline.start_paragraph()
        timeline.end_sentence([mention(value)])
    assert told(timeline) == {
        "opened sentence 1 back": "2024",
        "opened sentence 2 back": "2023",
        "opened paragraph": "2022",
        "opened text": "2021",
    }


def test_the_last_number_is_told_by_its_distance() -> None:
    timeline = Timeline()
    timeline.chose("2023", "2023")
    assert told(timeline) == {"last number 0": "2023", SPAN: "2023"}
    timeline.end_sentence([])
    assert told(timeline) == {"last number 1": "2023", SPAN: "2023"}
    timeline.end_sentence([])
    timeline.end_sentence([])
    assert told(timeline) == {"last number 2": "2023", SPAN: "2023"}
    timeline.start_paragraph()
    assert told(timeline) == {"last number 2 of another paragraph": "2023", SPAN: "2023"}


def test_a_number_aside_of_the_period_in_force_says_so() -> None:
    timeline = Timeline()
    timeline.chose("2020", "2023")
    assert told(timeline) == {"last number aside 0": "2020", SPAN: "2020"}


def test_a_number_without_a_period_leaves_the_span_before() -> None:
    timeline = Timeline()
    timeline.chose("2023", "2023")
    timeline.chose(None, "2023")
    assert told(timeline) == {SPAN: "2023"}


def test_a_day_leaves_the_span_before() -> None:
    timeline = Timeline()
    timeline.chose("2023", "2023")
    timeline.chose("2023-12-31", "2023-12-31")
    assert told(timeline) == {"last number 0": "2023-12-31", SPAN: "2023"}


@given(st.lists(st.tuples(PERIODS, PERIODS, st.booleans()), max_size=8))
def test_each_origin_is_told_once_and_only_times_that_were_read(steps: list[tuple[str | None, str | None, bool]]) -> None:
    timeline, seen = Timeline(), set()
    for opened, chosen, new_paragraph in steps:
        if new_paragraph:
            timeline.start_paragraph()
        timeline.chose(chosen, "2023")
        timeline.end_sentence([mention(opened)] if opened else [])
        seen |= {opened, chosen}
        mentions = list(timeline.mentions())
        assert len({origin for origin, _ in mentions}) == len(mentions)
        assert {value for _, value in mentions} <= seen
