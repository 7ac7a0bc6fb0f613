from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.sources.addresses import host_of, joined, tidy


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("HTTP://Example.COM:80", "http://example.com/"),
        ("https://a.cn/x?utm_source=w&id=3&spm=1.2#top", "https://a.cn/x?id=3"),
        ("https://a.cn/x?id=3", "https://a.cn/x?id=3"),
        ("https://a.cn/x?页=3", "https://a.cn/x?页=3"),
        ("https://中国.cn/新闻", "https://xn--fiqs8s.cn/%E6%96%B0%E9%97%BB"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ],
)
def test_an_address_has_one_form(written: str, kept: str) -> None:
    assert tidy(written) == kept


@pytest.mark.parametrize(
    "written",
    ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.cn", "file:///etc/passwd", "ftp://a.cn/", "http://", "http://a@b.cn/", "http://[", "http://a.cn:99999/", "https://a.cn/" + "x" * 3000],
)
def test_what_is_no_address_of_the_web_is_none(written: str) -> None:
    assert tidy(written) is None


@pytest.mark.parametrize(
    ("link", "address"),
    [("../b.html", "https://a.cn/b.html"), (" /c\n.pdf ", "https://a.cn/c.pdf"), ("#top", None), ("", None), ("javascript:void(0)", None), ("//b.cn/x", "https://b.cn/x")],
)
def test_a_link_is_joined(link: str, address: str | None) -> None:
    assert joined("https://a.cn/x/y.html", link) == address


def test_a_host_has_its_port() -> None:
    assert host_of("http://A.cn:8080/x") == "a.cn:8080"


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    once = tidy("http://a.cn/" + text)
    assert once is None or tidy(once) == once
