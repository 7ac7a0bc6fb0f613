"""Files and folders as sources, on a real disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xinmai.errors import UnreadableError
from xinmai.model import sha256_hex
from xinmai.sources import address, fetch, list_files, name_of

MEGABYTE = 1 << 20


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def refusal(path: Path, **limits: int) -> str:
    with pytest.raises(UnreadableError) as caught:
        fetch(path, **limits)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_folder_is_listed_sorted_and_whole(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.txt", "乙/c.txt", "甲/深/d.txt", "z")
    found = [str(path.relative_to(tmp_path)) for path in list_files([tmp_path])]
    assert found == ["a.txt", "b.txt", "z", "乙/c.txt", "甲/深/d.txt"]


def test_what_is_hidden_is_left_out_below_a_folder_but_not_where_it_is_named(tmp_path: Path) -> None:
    made(tmp_path, "seen.txt", ".DS_Store", ".git/config", "folder/.hidden")
    assert list(list_files([tmp_path])) == [tmp_path / "seen.txt"]
    assert list(list_files([tmp_path / ".DS_Store"])) == [tmp_path / ".DS_Store"]


def test_paths_keep_their_order_and_missing_ones_are_yielded(tmp_path: Path) -> None:
    made(tmp_path, "one.txt", "folder/two.txt")
    paths = [tmp_path / "none", tmp_path / "folder", tmp_path / "one.txt"]
    assert list(list_files(paths)) == [tmp_path / "none", tmp_path / "folder/two.txt", tmp_path / "one.txt"]


def test_links_to_folders_are_not_followed_out_of_a_folder(tmp_path: Path) -> None:
    made(tmp_path, "outside/secret.txt", "inside/a.txt")
    (tmp_path / "inside/link").symlink_to(tmp_path / "outside", target_is_directory=True)
    (tmp_path / "inside/circle").symlink_to(tmp_path / "inside", target_is_directory=True)
    assert list(list_files([tmp_path / "inside"])) == [tmp_path / "inside/a.txt"]


def test_a_name_too_long_for_the_disk_is_yielded_and_refused(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 300)
    assert list(list_files([path])) == [path]
    assert "cannot be read: File name too long" in refusal(path)


def test_a_folder_that_cannot_be_listed_is_reported_not_passed_over(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    deepest = _too_deep(tmp_path)
    *files, unlisted = list_files([tmp_path])
    assert files == [tmp_path / "a.txt"]
    assert len(str(unlisted)) > 4096 > len(str(unlisted.parent))
    refusal(unlisted)
    assert deepest > 16


def _too_deep(folder: Path) -> int:
    """Nest folders until their path is longer than the system takes; even root cannot list the last ones."""
    at, depth = os.open(folder, os.O_RDONLY), 0
    while depth * 250 < 5000:
        os.mkdir("d" * 249, dir_fd=at)
        below = os.open("d" * 249, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at, depth = below, depth + 1
    os.close(at)
    return depth


def test_fetch_gives_the_bytes_as_they_lie(tmp_path: Path) -> None:
    body = b"\xef\xbb\xbf\r\n\x00\xff"
    (tmp_path / "文.txt").write_bytes(body)
    snapshot = fetch(tmp_path / "文.txt")
    assert (snapshot.name, snapshot.body, snapshot.sha256) == ("文.txt", body, sha256_hex(body))
    assert snapshot.url == (tmp_path / "文.txt").resolve().as_uri()
    assert snapshot.retrieved_at is None


def test_a_link_and_its_target_have_one_address(tmp_path: Path) -> None:
    made(tmp_path, "real.txt")
    (tmp_path / "link.txt").symlink_to("real.txt")
    assert (
        fetch(tmp_path / "link.txt").url == fetch(tmp_path / "real.txt").url == address(tmp_path / "link.txt")
    )


def test_a_circle_of_links_has_an_address_and_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert address(tmp_path / "a").startswith("file:///")
    assert "cannot be read" in refusal(tmp_path / "a")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("报告.txt".encode(), "报告.txt"),
        ("报告.txt".encode("gb18030"), "报告.txt"),
        (b"a\xff.txt", "a\ufffd.txt"),
    ],
)
def test_names_are_read_in_the_encodings_disks_hold(tmp_path: Path, name: bytes, shown: str) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"x")
    assert name_of(path) == fetch(path).name == shown
    assert fetch(path).url.isascii()


def test_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt") == f"{tmp_path / 'none.txt'}: there is no such file; check the path"


def test_folder_and_fifo_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path).startswith(f"{tmp_path.name}: not a file")
    assert refusal(tmp_path / "pipe.txt").startswith("pipe.txt: not a file")


def test_a_path_through_a_file(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    assert refusal(tmp_path / "a.txt" / "b.txt").startswith("b.txt: cannot be read: Not a directory; check")


def test_the_size_limit_takes_the_last_byte_it_names(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(bytes(MEGABYTE))
    assert len(fetch(path, max_megabytes=1).body) == MEGABYTE
    path.write_bytes(bytes(MEGABYTE + MEGABYTE // 10))
    assert refusal(path, max_megabytes=1).startswith(
        "big.txt: 1.1 MB is over the limit of 1 MB: split the file"
    )
