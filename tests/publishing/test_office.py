from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from xinmai.publishing.office import clean, office_address


@given(st.text())
def test_clean_text_stands_in_xml(text: str) -> None:
    element = etree.Element("a")
    element.text = clean(text)
    assert len(element.text or "") == len(text)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("https://example.org:8080/公报", "https://example.org:8080/%E5%85%AC%E6%8A%A5"),
        ("https://example.org/a b\"<c>", "https://example.org/a%20b%22%3Cc%3E"),
        ("https://example.org/%E5", "https://example.org/%E5"),
        ("https://例子.中国/", ""),
        ("https://user@example.org/", ""),
        ("https://example.org:port/", ""),
        ("https://a\\b/", ""),
        ("https://example.org/" + "x" * 3000, ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_plain_web_addresses_are_targets(url: str, address: str) -> None:
    assert office_address(url) == address
