from __future__ import annotations

from dataclasses import replace

from publishing.editions import bulletin, hostile, long_bulletin
from publishing.reports import report
from xinmai.model import Citation, Edition
from xinmai.publishing import check
from xinmai.publishing.layout import Issue, lay_out
from xinmai.publishing.numbering import in_reading_order, noted


def backwards(edition: Edition) -> Edition:
    """The same edition with its sections the other way round, so that numbers run down."""
    return replace(edition, sections=edition.sections[::-1])


def quotes(issue: Issue) -> list[str]:
    """The evidence of each link, in the order of the page."""
    said = {entry.number: entry.quote or entry.computed for entry in issue.entries}
    lines = (line for column in issue.columns for brief in column.briefs for line in brief.lines)
    return [said[piece.citation] for line in lines for piece in line if piece.citation is not None]


def test_notes_are_numbered_down_the_pages() -> None:
    for edition in (backwards(bulletin()), long_bulletin(2), hostile(), report()):
        numbers = noted(lay_out(in_reading_order(edition)))
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_link_keeps_its_evidence() -> None:
    for edition in (backwards(bulletin()), report()):
        again = in_reading_order(edition)
        check(again)
        assert quotes(lay_out(again)) == quotes(lay_out(edition))


def test_what_a_number_was_worked_out_from_follows_it() -> None:
    edition = in_reading_order(report())
    said = {one.number: one.quote if isinstance(one, Citation) else one.computed for one in (*edition.citations, *edition.workings)}
    assert sorted(said) == list(range(1, len(said) + 1))
    assert [[said[number] for number in working.inputs] for working in edition.workings] == [
        ["2025年产量4600亿块", "2024年产量4000亿块"], ["2023年产量3500亿块", "15%"],
    ]  # fmt: skip


def test_an_edition_in_order_is_left_as_it_is() -> None:
    once = in_reading_order(backwards(bulletin()))
    assert in_reading_order(once) is once
