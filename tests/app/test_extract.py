"""Stateless reading: facts and articles of one file, nothing kept."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xinmai.sample
from xinmai.app.extract import extract, parse_published, split
from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace
from xinmai.errors import UnreadableError, UsageError

from .made import put, records, report

ISSUE = (Path(xinmai.sample.__file__).parent / "documents" / "bulletin_2023_16.txt").read_text("utf-8")
ARTICLES = 7
BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("text", [None, "unknown"])
def test_unknown_date(text: str | None) -> None:
    assert parse_published(text) is None


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_every_day_month_and_year_is_a_date(day: date, length: int) -> None:
    assert parse_published(day.isoformat()[:length]) == day.isoformat()[:length]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021-02-30",
        "2021-13",
        "2021-00",
        "20210813",
        "2021-W03-1",
        "2021-8-3",
        "21",
        "今天",
        "２０２１",
        "2021-08-13 ",
        "0000",
    ],
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match=r"is no date: write 2021-08-13, 2021-08, 2026 or unknown$"):
        parse_published(text)


@pytest.mark.parametrize(
    "body",
    [ISSUE.encode(), ISSUE.replace("\n", "\r\n").encode(), BOM + ISSUE.encode()],
    ids=["lf", "crlf", "bom"],
)
def test_offsets_count_in_the_file_as_it_lies(tmp_path: Path, body: bytes) -> None:
    path = put(tmp_path, "issue.txt", body)
    raw = body.decode()
    facts = list(extract(path))
    assert {fact["text_sha256"] for fact in facts} == {hashlib.sha256(body).hexdigest()}
    for fact in facts:
        assert raw[fact["start"] : fact["end"]] == next(fact[name] for name in ("quote", "text", "trigger") if name in fact)
    for article in split(path):
        assert raw[article["start"] :].startswith(article["title"])


def test_for_other_encodings_the_hash_is_of_the_text_not_of_the_bytes(tmp_path: Path) -> None:
    path = put(tmp_path, "issue.txt", ISSUE.encode("gb18030"))
    fact = next(extract(path))
    assert fact["text_sha256"] == hashlib.sha256(ISSUE.encode()).hexdigest()
    assert fact["document_sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_facts_come_article_by_article(tmp_path: Path) -> None:
    path = put(tmp_path, "issue.txt", ISSUE)
    starts = [article["start"] for article in split(path)]
    assert len(starts) == ARTICLES
    told = [sum(start <= fact["start"] for start in starts) for fact in extract(path)]
    assert told == sorted(told)
    assert set(told) == set(range(1, ARTICLES + 1))


def test_the_given_date_resolves_what_the_text_leaves_open(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "中芯国际公布业绩\n\n中芯国际去年营业收入577.96亿元，同比增长27.7%。\n")
    assert {fact["period"] for fact in extract(path, "2025-03-27") if fact["kind"] == "observation"} == {
        "2024"
    }
    assert {fact["period"] for fact in extract(path) if fact["kind"] == "observation"} == {None}


def test_nothing_is_kept(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", report(1))
    assert list(extract(path)) == list(extract(path))
    assert list(tmp_path.iterdir()) == [path]


def test_a_workspace_of_one_document_knows_what_extract_prints(workspace: Workspace, tmp_path: Path) -> None:
    path = put(tmp_path, "issue.txt", ISSUE)
    ingest(workspace, [path])
    exported = records(workspace)
    assert [record for record in exported if record["kind"] != "article"] == list(extract(path))
    titles = [
        (record["title"], record["start"], record["end"])
        for record in exported
        if record["kind"] == "article"
    ]
    assert titles == [(article["title"], article["start"], article["end"]) for article in split(path)]


@pytest.mark.parametrize("read", [extract, split])
def test_what_cannot_be_read_is_said(tmp_path: Path, read: object) -> None:
    with pytest.raises(UnreadableError, match=r"^empty\.txt: empty file$"):
        list(read(put(tmp_path, "empty.txt", b"")))
