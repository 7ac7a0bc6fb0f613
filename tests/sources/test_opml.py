from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.errors import UsageError
from xinmai.model import Source, SourceKind
from xinmai.sources.opml import read_opml, write_opml

words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
sources = st.builds(
    Source,
    id=st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True),
    name=words,
    kind=st.sampled_from(SourceKind),
    url=words.filter(str.isascii).map(lambda word: f"https://a.cn/{word}"),
    grade=st.none() | st.sampled_from("ABCDEF"),
    column=st.none() | words,
    interval=st.integers(5, 1000),
    words=st.lists(words, max_size=3).map(tuple),
    full_text=st.booleans(),
    attachments=st.booleans(),
    enabled=st.booleans(),
    note=words | st.just(""),
)


@given(st.lists(sources, unique_by=lambda source: source.id, max_size=5))
def test_what_is_exported_is_imported_the_same(all_sources: list[Source]) -> None:
    assert list(read_opml("x", write_opml(all_sources))) == all_sources


def test_a_list_of_another_reader_is_read() -> None:
    body = """<?xml version="1.0"?><opml version="1.1"><body><outline text="半导体"><outline type="rss" text="甲" xmlUrl="https://a.cn/rss?utm_source=x"/>
      <outline text="乙" xmlUrl="javascript:alert(1)"/><outline text="空"/></outline></body></opml>""".encode()
    (found,) = read_opml("x", body)
    assert (found.name, found.url, found.kind, found.enabled) == ("甲", "https://a.cn/rss", SourceKind.FEED, True)


@pytest.mark.parametrize("body", [b"", b"<html/>", b"not xml", b'<!DOCTYPE x [<!ENTITY a "b">]><opml><body>&a;</body'])
def test_what_is_no_opml_is_refused(body: bytes) -> None:
    with pytest.raises(UsageError, match="not OPML"):
        list(read_opml("feeds.opml", body))


def test_an_entity_bomb_is_not_expanded() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<!DOCTYPE opml [<!ENTITY l0 "boom">{entities}]><opml><body><outline text="&l9;" xmlUrl="https://a.cn/"/></body></opml>'.encode()
    try:
        found = list(read_opml("x", body))
    except UsageError:
        return
    assert all(len(source.name) < 1000 for source in found)
