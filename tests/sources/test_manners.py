from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinmai.sources.manners import Turns, backed_off, jittered


@given(st.floats(1, 1e5), st.text(), st.text())
def test_jitter_is_bounded_and_repeatable(seconds: float, seed: str, other: str) -> None:
    assert seconds <= jittered(seconds, seed, other) <= 1.2 * seconds * 1.000001
    assert jittered(seconds, seed, other) == jittered(seconds, seed, other)


@given(st.integers(0, 100), st.floats(0, 1e7))
def test_waiting_is_never_shorter_than_asked_nor_than_usual(failures: int, asked: float) -> None:
    waited = backed_off(60, failures, "s", asked=asked)
    assert waited >= min(asked, 7 * 86400)
    assert 60 <= waited <= max(asked, 86400 * 1.2001)


def test_hosts_do_not_wait_for_each_other() -> None:
    now, waited = [0.0], []
    turns = Turns(2.0, lambda: now[0], waited.append)
    for host in ("a", "b", "a"):
        with turns.turn(host):
            pass
    assert waited == [2.0]
    with turns.turn("home", at_home=True):
        pass
    with turns.turn("home", at_home=True):
        pass
    assert waited == [2.0]
