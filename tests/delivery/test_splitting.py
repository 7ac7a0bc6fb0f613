from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinmai.delivery.splitting import parts_of


@given(st.text(st.sampled_from("ab中\n😀"), max_size=400), st.integers(60, 200))
def test_parts_fit_and_lose_nothing(text: str, most: int) -> None:
    parts = parts_of(text, most)
    assert all(len(part.encode()) <= most for part in parts)
    bodies = parts if len(parts) == 1 else [part.partition("\n")[2] for part in parts]
    assert "".join(bodies).replace("\n", "") == text.replace("\n", "")


def test_a_short_text_has_no_mark() -> None:
    assert parts_of("短", 100) == ["短"]
    assert parts_of("长" * 30, 60)[0].startswith("（1/")
