"""Links between the papers lead somewhere: each relative link in a Markdown file names a file, each anchor a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
MADE = {".venv", ".git", "out", "build", "dist", "node_modules"}
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]+)")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)


def papers() -> list[Path]:
    folders = [ROOT, *(folder for folder in ROOT.iterdir() if folder.is_dir() and folder.name not in MADE)]
    found = [path for folder in folders for path in (folder.glob("*.md") if folder == ROOT else folder.rglob("*.md"))]
    return sorted(path for path in found if "assets" not in path.parts)


def links(text: str) -> Iterator[tuple[str, str]]:
    """File and anchor of each link that leads to no other site."""
    for target in LINK.findall(FENCE.sub("", text)):
        if not re.match(r"[a-z][a-z0-9+.-]*:", target):
            file, _, anchor = target.partition("#")
            yield unquote(file), unquote(anchor)


def anchors(text: str) -> set[str]:
    """Anchors that a forge gives the headings of a text."""
    heads = [re.sub(r"[^\w\- ]", "", head).lower() for head in HEADING.findall(FENCE.sub("", text))]
    return {head.replace(" ", "-") for head in heads}


def broken(paper: Path, root: Path = ROOT) -> list[str]:
    """Links that lead nowhere, or out of the project."""
    wrong = []
    for file, anchor in links(paper.read_text("utf-8")):
        target = (paper.parent / file).resolve() if file else paper
        if not target.is_relative_to(root.resolve()) or not target.exists():
            wrong.append(file)
        elif anchor and anchor not in anchors(target.read_text("utf-8")):
            wrong.append(f"{file}#{anchor}")
    return wrong


@pytest.mark.parametrize("paper", papers(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(paper: Path) -> None:
    assert broken(paper) == []


def test_the_papers_are_found() -> None:
    names = {paper.relative_to(ROOT).as_posix() for paper in papers()}
    assert {"README.md", "README.zh-CN.md", "docs/guide.md", "docs/decisions/0001-traced-text.md"} <= names


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    paper = tmp_path / "a.md"
    paper.write_text("# Head 一\n[x](b.md) [y](#none) [z](#head-一) [w](../out.md) [v](https://example.org/b.md)\n```\n[n](c.md)\n```\n", "utf-8")
    assert broken(paper, tmp_path) == ["b.md", "#none", "../out.md"]
