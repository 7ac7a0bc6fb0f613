from __future__ import annotations

import io
import zipfile

import pytest

from xinmai.documents.limits import check_archive, check_size, open_archive
from xinmai.errors import UnreadableError


def archive(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, body in parts.items():
            target.writestr(name, body)
    return made.getvalue()


def test_a_snapshot_at_the_limit_passes_and_one_above_is_refused_with_a_way_out() -> None:
    check_size("a.txt", b"x" * 2**20, limit=2**20)
    with pytest.raises(UnreadableError, match=r"^a\.txt: 1\.5 MB is over the limit of 1 MB: split the file$"):
        check_size("a.txt", b"x" * (3 * 2**19), limit=2**20)


def test_the_default_limit_is_64_mb() -> None:
    with pytest.raises(UnreadableError, match="over the limit of 64 MB"):
        check_size("a.txt", bytes(64 * 2**20 + 1))


def test_an_honest_archive_opens() -> None:
    with open_archive("a.zip", archive({"a": b"x" * 1000})) as opened:
        assert opened.namelist() == ["a"]


def test_an_archive_that_unpacks_far_too_well_is_refused() -> None:
    body = archive({"a": bytes(65 * 2**20)})
    with pytest.raises(UnreadableError, match=r"zip bomb: .* MB would unpack to 65 MB"):
        open_archive("a.docx", body)


def test_an_archive_that_unpacks_too_large_is_refused_even_if_it_packs_badly() -> None:
    body = archive({"a": b"x" * 3000})
    with zipfile.ZipFile(io.BytesIO(body)) as opened, pytest.raises(UnreadableError, match="zip bomb"):
        check_archive("a.docx", opened, packed=2000, most=2999)


def test_an_archive_of_too_many_parts_is_refused_before_its_directory_is_read() -> None:
    body = archive({f"{number}": b"" for number in range(10_001)})
    with pytest.raises(UnreadableError, match="10,001 parts"):
        open_archive("a.docx", body)


def test_a_cut_archive_is_damaged() -> None:
    with pytest.raises(UnreadableError, match="damaged: the archive is cut off"):
        open_archive("a.docx", archive({"a": b"x" * 1000})[:60])
