"""Grades of a workspace's articles: what else tells the story counts, however often it was copied."""

from __future__ import annotations

from pathlib import Path

from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace

from .made import put, records

TEXT = (
    "中芯国际公布2024年业绩\n\n发布日期：2025-03-28\n来源：{source}\n\n"
    "中芯国际2024年营业收入577.96亿元，同比增长27.7%。净利润36.99亿元，同比下降23.3%。全年资本开支为543.2亿元。\n"
)
OTHER_WORDS = (
    "晶圆代工龙头年报出炉\n\n发布日期：2025-03-29\n来源：{source}\n\n"
    "昨日晚间披露的年报里，中芯国际交出营业收入577.96亿元的答卷，资本开支543.2亿元，净利润为36.99亿元。机构看好后市。\n"
)


def grades(workspace: Workspace, folder: Path) -> dict[str, str]:
    ingest(workspace, [folder])
    return {row["document"]: row["grade"] for row in records(workspace) if row["kind"] == "article"}


def test_a_copy_confirms_nothing_and_another_origin_does(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    put(folder, "one.txt", TEXT.format(source="证券日报"))
    assert grades(workspace, folder) == {"one.txt": "C3"}
    put(folder, "copy.txt", TEXT.format(source="某某转载网"))
    assert grades(workspace, folder) == {"one.txt": "C3", "copy.txt": "F3"}
    put(folder, "other.txt", OTHER_WORDS.format(source="中信证券"))
    assert grades(workspace, folder) == {"one.txt": "C2", "copy.txt": "F2", "other.txt": "C2"}
