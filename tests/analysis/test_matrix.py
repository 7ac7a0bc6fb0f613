from __future__ import annotations

import pytest

from xinmai.analysis import company_and_use, matrices
from xinmai.lexicon import Lexicon

from .stated import aligned


@pytest.mark.parametrize(
    ("subject", "split"),
    [
        ("紫光同芯金融IC卡", ("紫光同芯", "金融IC卡")),
        ("紫光同芯的金融IC卡", ("紫光同芯", "金融IC卡")),
        ("紫光同芯", ("紫光同芯", "")),
        ("金融IC卡", None),
        ("", None),
    ],
)
def test_a_subject_is_parted_into_company_and_use(lexicon: Lexicon, subject: str, split: tuple[str, str] | None) -> None:
    assert company_and_use(subject, lexicon) == split


def test_a_matrix_holds_what_is_stated_and_nothing_else(lexicon: Lexicon) -> None:
    figures = [aligned(subject, "出货量", value, unit="颗") for subject, value in (("紫光同芯金融IC卡", "24"), ("紫光同芯车规芯片", "8"), ("华大电子金融IC卡", "35"), ("手机", "9"))]
    (matrix,) = matrices(figures, lexicon)
    assert (matrix.rows, matrix.columns) == (("华大电子", "紫光同芯"), ("金融IC卡", "车规芯片"))
    assert {key: str(one.quantity.low) for key, one in matrix.cells.items()} == {
        ("紫光同芯", "金融IC卡"): "24", ("紫光同芯", "车规芯片"): "8", ("华大电子", "金融IC卡"): "35",
    }  # fmt: skip


def test_one_company_makes_no_matrix(lexicon: Lexicon) -> None:
    assert matrices([aligned("紫光同芯金融IC卡", "出货量", "24"), aligned("紫光同芯车规芯片", "出货量", "8")], lexicon) == []
