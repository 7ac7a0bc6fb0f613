"""Files into a workspace: idempotent, whole or not at all, and never stopped by one broken document."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace, init, open_workspace
from xinmai.articles import fingerprint
from xinmai.errors import WorkspaceError
from xinmai.sources import address

from .made import MANIFEST, counts, digest, failures, put, records, report, reports

FEW = 4


def test_what_is_new_is_kept_and_counted(workspace: Workspace, tmp_path: Path) -> None:
    summary = ingest(workspace, [reports(tmp_path / "in", FEW)])
    kept = counts(workspace)
    assert summary.new == [f"report-{number:02d}.txt" for number in range(FEW)]
    assert (summary.known, summary.failed, summary.notices) == ([], [], [])
    assert (summary.articles, summary.observations) == (kept["article"], kept["observation"])
    assert summary.mentions == kept["mention"]
    assert kept["document"] == kept["article"] == FEW
    assert kept["observation"] >= 4 * FEW


def test_the_bytes_are_kept_as_they_lay(workspace: Workspace, tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", report(1).replace("\n", "\r\n"))
    ingest(workspace, [path])
    with workspace.store() as store:
        (document,) = store.documents.all()
        assert store.snapshots.get(document.snapshot_sha256).body == path.read_bytes()
        assert document.raw.encode() == path.read_bytes()


def test_ingesting_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    folder = reports(tmp_path / "in", FEW)
    ingest(workspace, [folder])
    before = digest(workspace), sorted(workspace.folder.rglob("*"))
    summary = ingest(workspace, [folder, folder / "report-01.txt"])
    assert (len(summary.new), len(summary.known), summary.failed) == (0, FEW + 1, [])
    assert (digest(workspace), sorted(workspace.folder.rglob("*"))) == before


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    folder = reports(tmp_path / "in", FEW)
    put(folder, "copy.txt", report(1))
    one, other = init(tmp_path / "one"), init(tmp_path / "other")
    ingest(one, sorted(folder.iterdir()))
    ingest(other, sorted(folder.iterdir(), reverse=True)[:2])
    ingest(other, [folder])
    assert digest(one) == digest(other)


def test_one_broken_document_never_stops_the_rest(workspace: Workspace, tmp_path: Path) -> None:
    folder = reports(tmp_path / "in", FEW)
    put(folder, "broken.pdf", b"%PDF-1.7 and no more")
    put(folder, "a-first.txt", b"")
    summary = ingest(workspace, [tmp_path / "none.txt", folder])
    assert len(summary.new) == FEW
    assert [failure.name for failure in summary.failed] == ["none.txt", "a-first.txt", "broken.pdf"]
    assert failures(workspace) == {failure.name: failure.reason for failure in summary.failed}
    assert failures(workspace)["a-first.txt"] == "empty file"


def test_a_fault_of_ours_in_one_document_never_stops_the_rest(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xinmai.articles import split

    def trip(document: object, lexicon: object) -> object:
        if "第1号" in document.raw:
            raise ValueError("two articles\nat one place")
        return split(document, lexicon)

    monkeypatch.setattr("xinmai.articles.split", trip)
    summary = ingest(workspace, [reports(tmp_path / "in", FEW)])
    assert len(summary.new) == FEW - 1
    reason = "a fault in Xinmai, please report it with the file: ValueError two articles at one place"
    assert failures(workspace) == {"report-01.txt": reason}


def test_the_same_bytes_under_two_names_are_one_document_found_twice(
    workspace: Workspace, tmp_path: Path
) -> None:
    put(tmp_path, "in/b.txt", report(1))
    put(tmp_path, "in/a.txt", report(1))
    summary = ingest(workspace, [tmp_path / "in"])
    assert (summary.new, summary.known) == (["a.txt"], ["b.txt"])
    with workspace.store() as store:
        (document,) = store.documents.all()
        assert [place.name for place in store.documents.locations(document.id)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("already_known", [False, True])
def test_an_input_that_failed_and_is_repaired_is_forgiven(
    workspace: Workspace, tmp_path: Path, already_known: bool
) -> None:
    if already_known:
        ingest(workspace, [put(tmp_path, "other.txt", report(1))])
    real = put(tmp_path, "in/real.txt", b"")
    (tmp_path / "in" / "link.txt").symlink_to("real.txt")
    ingest(workspace, [tmp_path / "in" / "link.txt"])
    assert failures(workspace) == {"link.txt": "empty file"}
    put(real.parent, real.name, report(1))
    ingest(workspace, [tmp_path / "in" / "link.txt"])
    assert failures(workspace) == {}
    assert counts(workspace)["document"] == 1


def test_a_failure_is_kept_once_with_its_last_reason(workspace: Workspace, tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", b"")
    ingest(workspace, [path, path])
    put(tmp_path, "a.txt", b"\x00\x01\x02" * 99)
    ingest(workspace, [path])
    with workspace.store() as store:
        (failure,) = store.failures.all()
    assert (failure.url, failure.name) == (address(path), "a.txt")
    assert failure.reason.startswith("binary data")
    assert failure.sha256 is not None


def test_another_lexicon_reads_everything_again(workspace: Workspace, tmp_path: Path) -> None:
    folder = reports(tmp_path / "in", FEW)
    put(
        folder,
        "new.txt",
        "玄机半导体发布新品\n\n2025-03-01\n\n玄机半导体2024年营业收入12.5亿元，同比增长8.5%。\n",
    )
    ingest(workspace, [folder])
    assert "玄机半导体" not in {record.get("canonical") for record in records(workspace)}
    put(workspace.folder, "words/lexicon.yaml", MANIFEST)
    header = "name,aliases,english,former,codes,country,links,parent,source\n"
    put(workspace.folder, "words/companies.csv", f"{header}玄机半导体,,,,,CN,,,测试\n")
    put(workspace.folder, "xinmai.toml", 'lexicons = ["words"]')
    richer = open_workspace(workspace.folder)
    before = counts(workspace)
    summary = ingest(richer, [folder])
    assert (len(summary.new), summary.known) == (FEW + 1, [])
    assert "玄机半导体" in {record.get("canonical") for record in records(richer)}
    same = ("document", "article", "location", "observation")
    assert [counts(richer)[name] for name in same] == [before[name] for name in same]
    assert ingest(richer, [folder]).new == []


def test_stories_told_twice_are_grouped(workspace: Workspace, tmp_path: Path) -> None:
    folder = reports(tmp_path / "in", FEW)
    put(folder, "reprint.txt", report(2).replace("公布", "发布"))
    assert ingest(workspace, [folder]).clusters == 1
    assert ingest(workspace, [folder]).clusters == 1


def test_articles_are_kept_with_what_they_are_compared_by(workspace: Workspace, tmp_path: Path) -> None:
    ingest(workspace, [reports(tmp_path / "in", 1)])
    with workspace.store() as store:
        (article,) = store.articles.all()
    assert article.fingerprint == fingerprint(article.body.text) != ()


def test_remarks_name_their_document(workspace: Workspace, tmp_path: Path) -> None:
    text = report(1).encode("gb18030")
    path = put(tmp_path, "cut.txt", text[:200] + b"\xff" + text[200:])
    summary = ingest(workspace, [path])
    assert summary.new == ["cut.txt"]
    (broken, lost) = summary.notices
    assert broken[0] == lost[0] == "cut.txt"
    assert "1 broken bytes in GB18030 text" in broken[1]


def test_its_own_files_are_no_documents(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", report(1))
    workspace = init(tmp_path)
    put(workspace.out, "bulletin.html", "<html><body><p>简报</p></body></html>")
    for _ in range(2):
        summary = ingest(workspace, [tmp_path])
        assert (summary.new + summary.known, summary.failed) == (["a.txt"], [])


def test_progress_tells_each_file_before_it_is_read(workspace: Workspace, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    ingest(workspace, [reports(tmp_path / "in", 2)], lambda *now: told.append(now))
    assert told == [(0, 2, "report-00.txt"), (1, 2, "report-01.txt"), (2, 2, "")]


def test_nothing_to_read_is_no_error(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    summary = ingest(workspace, [tmp_path / "empty"])
    assert (summary.new, summary.known, summary.failed, summary.clusters) == ([], [], [], 0)


def test_a_disk_that_fails_is_no_fault_of_the_document(workspace: Workspace, tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", report(1))
    (workspace.folder / "snapshots").rmdir()
    put(workspace.folder, "snapshots", "a file where the folder was")
    with pytest.raises(WorkspaceError, match="snapshots"):
        ingest(workspace, [path])
    assert counts(workspace)["document"] == 0
