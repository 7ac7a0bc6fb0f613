"""Short documents made up for these tests, and what the tests ask of a workspace."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from xinmai.app.export import export
from xinmai.app.workspace import Workspace

COMPANIES = (
    "中芯国际",
    "台积电",
    "华虹公司",
    "中国移动",
    "中国电信",
    "阿斯麦",
    "英伟达",
    "SK海力士",
    "三星电子",
    "华为",
)

MANIFEST = "name: tests\ntitle: 测试\nversion: '1'\nlicence: Apache-2.0\n"
"""What makes a folder a lexicon."""


def report(number: int) -> str:
    """A news item that no other number tells, with five numbers of its own."""
    company = COMPANIES[number % len(COMPANIES)]
    year, month, day = 2015 + number % 10, 1 + number % 12, 1 + number % 28
    income, profit = 100 + 7.31 * number, 10 + 1.37 * number
    return (
        f"{company}公布{year - 1}年度第{number}号业绩\n\n"
        f"发布日期：{year}-{month:02d}-{day:02d}\n\n"
        f"{company}{year - 1}年营业收入{income:.2f}亿元，同比增长{3 + number / 7:.1f}%。"
        f"{year - 1}年净利润{profit:.2f}亿元，同比下降{1 + number / 9:.1f}%。\n"
        f"公司预计{year}年资本开支为{20 + number}亿元，用于第{number}条生产线。\n"
    )


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """A file of these words or bytes, line ends as they are given."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def reports(folder: Path, count: int) -> Path:
    """A folder of `count` reports."""
    for number in range(count):
        put(folder, f"report-{number:02d}.txt", report(number))
    return folder


def digest(workspace: Workspace) -> str:
    with workspace.store() as store:
        return store.digest()


def failures(workspace: Workspace) -> dict[str, str]:
    """Reasons by name of all that could not be read."""
    with workspace.store() as store:
        return {failure.name: failure.reason for failure in store.failures.all()}


def counts(workspace: Workspace) -> dict[str, int]:
    with workspace.store() as store:
        return store.counts()


def records(workspace: Workspace) -> list[dict[str, Any]]:
    """All records of a workspace, as its JSONL export has them."""
    target = workspace.folder.parent / f"{workspace.folder.name}.jsonl"
    export(workspace, "jsonl", target)
    return list(lines(target))


def lines(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text("utf-8").splitlines())
