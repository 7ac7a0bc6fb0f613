from __future__ import annotations

import pytest

from xinmai.documents.draft import Draft
from xinmai.documents.office import check_markup, take_core_properties
from xinmai.errors import UnreadableError

from .making import docx, with_part


def test_markup_of_usual_size_passes() -> None:
    check_markup("a.docx", docx(lambda document: document.add_paragraph("x")))


def test_too_much_markup_is_refused_though_it_packs_badly_enough() -> None:
    varied = b"".join(b"<w:p>%d</w:p>" % number for number in range(2**22))
    body = with_part(docx(lambda document: None), "word/document.xml", lambda part: varied)
    with pytest.raises(
        UnreadableError, match="MB of markup inside is over the limit of 64 MB: split the file"
    ):
        check_markup("a.docx", body)


def test_a_package_without_properties_has_none() -> None:
    class Bare:
        def part_related_by(self, relation: str) -> None:
            raise KeyError(relation)

    draft = Draft()
    take_core_properties(Bare(), draft)
    assert (draft.title, draft.published) == (None, None)
