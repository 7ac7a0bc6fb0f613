from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.app import sourcebook
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import Source, SourceKind

FEED = Source("one", "甲", SourceKind.FEED, "https://a.cn/rss")
TWO = Source("two", "乙", SourceKind.LIST, "https://b.cn/", words=("光刻机", "!招聘"), enabled=False)


def written(workspace: Workspace) -> str:
    return (workspace.folder / "sources.yaml").read_text("utf-8")


def put(workspace: Workspace, text: str) -> None:
    (workspace.folder / "sources.yaml").write_text(text, "utf-8")


def listed(workspace: Workspace) -> list[Source]:
    return [entry.source() for entry in sourcebook.read_book(workspace).sources]


def test_a_workspace_without_a_file_has_no_sources(workspace: Workspace) -> None:
    assert listed(workspace) == []


def test_what_is_added_is_there_once(workspace: Workspace) -> None:
    assert sourcebook.add(workspace, [FEED, TWO]) == ([FEED, TWO], [])
    before = written(workspace)
    assert sourcebook.add(workspace, [FEED, TWO]) == ([], [FEED, TWO])
    assert (listed(workspace), written(workspace)) == ([FEED, TWO], before)


STYLES = [
    "# mine\nsources:\n  # first\n  - id: one\n    name: 甲 # 名称\n    kind: feed\n    url: https://a.cn/rss\n\n# end\n",
    "# mine\nsources:\n# first\n- id: one # 名称\n  name: 甲\n  kind: feed\n  url: https://a.cn/rss\nallow_hosts: [intranet] # end\n",
    "sources: [{id: one, name: 甲, kind: feed, url: 'https://a.cn/rss'}] # mine # first # 名称 # end\n",
    "sources: # mine # first # 名称 # end\n  - {id: one, name: 甲, kind: feed, url: 'https://a.cn/rss'}\n",
]


@pytest.mark.parametrize("text", STYLES)
def test_changes_keep_comments(workspace: Workspace, text: str) -> None:
    put(workspace, text)
    sourcebook.add(workspace, [TWO])
    assert {source.id for source in listed(workspace)} == {"one", "two"}
    sourcebook.switch(workspace, "one", enabled=False)
    sourcebook.switch(workspace, "two", enabled=True)
    assert {source.id: source.enabled for source in listed(workspace)} == {"one": False, "two": True}
    sourcebook.remove(workspace, "two")
    assert [source.id for source in listed(workspace)] == ["one"]
    for comment in ("# mine", "# first", "# 名称", "# end"):
        assert comment in written(workspace)
    sourcebook.remove(workspace, "one")
    assert listed(workspace) == []
    sourcebook.add(workspace, [FEED])
    assert listed(workspace) == [FEED]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "allow_hosts: [intranet]\n", "sources:\n", "sources: []\n"])
def test_an_empty_file_takes_sources(workspace: Workspace, text: str) -> None:
    put(workspace, text)
    sourcebook.add(workspace, [FEED])
    assert listed(workspace) == [FEED]


ENTRY = "  - id: one\n    name: 甲\n    kind: feed\n    url: https://a.cn/\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"sources:\n{ENTRY}    intervall: 5\n", r"sources\.yaml:6: field 'sources\.0\.intervall': Extra inputs"),
        (f"sources:\n{ENTRY}    interval: 1\n", r"sources\.yaml:6: field 'sources\.0\.interval'"),
        (f"sources:\n{ENTRY}    words: [/(/]\n", r"sources\.yaml:6: field 'sources\.0\.words'.*correct it"),
        (f"sources:\n{ENTRY}    links: ['(']\n", r"sources\.yaml:6: field 'sources\.0\.links'.*correct it"),
        (f"sources:\n{ENTRY}    column: 没有\n", r"sources\.yaml: no column '没有': choose from"),
        (f"sources:\n{ENTRY}{ENTRY}", "the id one stands there twice"),
        (f"sources:\n{ENTRY}".replace("https://a.cn/", "javascript:x"), "is no address of the web"),
    ],
)
def test_what_does_not_fit_is_named(workspace: Workspace, text: str, said: str) -> None:
    put(workspace, text)
    with pytest.raises(UsageError, match=said):
        sourcebook.read_book(workspace)


def test_an_unknown_source_is_named(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match=r"no source 'none' in sources\.yaml"):
        sourcebook.switch(workspace, "none", enabled=True)


def test_opml_goes_out_and_in(workspace: Workspace, tmp_path: Path) -> None:
    sourcebook.add(workspace, [FEED, TWO])
    out = tmp_path / "x.opml"
    out.write_bytes(sourcebook.export_to(workspace))
    sourcebook.remove(workspace, "one")
    assert sourcebook.import_from(workspace, out) == ([FEED], [TWO])


def test_known_sources_are_disabled_and_fit(workspace: Workspace) -> None:
    added, _ = sourcebook.add(workspace, sourcebook.known_sources(workspace))
    assert len(added) >= 15
    assert not any(source.enabled for source in listed(workspace))
