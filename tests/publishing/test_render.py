from __future__ import annotations

import pytest

from publishing.editions import bulletin, hostile, long_bulletin
from xinmai import publishing
from xinmai.errors import UsageError
from xinmai.model import Edition, Section


def test_the_face_is_what_it_says() -> None:
    assert set(publishing.__all__) == {"AUDIT_FORMATS", "FORMATS", "check", "lay_out_audit", "render", "render_audit"}


@pytest.mark.parametrize("format", publishing.FORMATS)
def test_equal_editions_give_equal_bytes(format: str) -> None:
    first = publishing.render(bulletin(), format)
    publishing.render(long_bulletin(1), format)
    assert publishing.render(bulletin(), format) == first


@pytest.mark.parametrize("format", publishing.FORMATS)
def test_anything_that_passes_the_guard_can_be_printed(format: str) -> None:
    assert publishing.render(hostile(), format)
    assert publishing.render(Edition("空刊", "", "", (Section("空栏", ()),), ()), format)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="choose one of pdf, docx, html, md, xlsx"):
        publishing.render(bulletin(), "exe")
