"""Settings of a workspace: file, environment, and what is wrong with them in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinmai.errors import UsageError
from xinmai.settings import Settings, read_settings

from .made import put


def complaint(folder: Path) -> str:
    with pytest.raises(UsageError) as caught:
        read_settings(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_defaults_where_there_is_no_file(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == read_settings(None) == Settings()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_file_overrules_defaults(tmp_path: Path, mark: bytes) -> None:
    put(
        tmp_path,
        "xinmai.toml",
        mark + 'title = "半月报"\nlexicons = ["a", "b"]\nmax_megabytes = 3\n'.encode(),
    )
    settings = read_settings(tmp_path)
    assert (settings.title, settings.lexicons, settings.max_megabytes) == (
        "半月报",
        (Path("a"), Path("b")),
        3,
    )


def test_the_environment_overrules_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "xinmai.toml", "max_megabytes = 3\n")
    monkeypatch.setenv("XINMAI_MAX_MEGABYTES", "5")
    monkeypatch.setenv("XINMAI_LEXICONS", '["/words"]')
    monkeypatch.setenv("XINMAI_LANG", "en")
    assert read_settings(tmp_path) == Settings(max_megabytes=5, lexicons=(Path("/words"),))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"title = ", "not TOML: Invalid value"),
        ("title = '半月报'".encode("gb18030"), "not UTF-8; save it as UTF-8"),
        (b"max_megabytes = 0", "setting 'max_megabytes': Input should be greater than or equal to 1"),
        (b"max_megabytes = 65", "setting 'max_megabytes': Input should be less than or equal to 64"),
        (b"max_megabytes = 'many'", "setting 'max_megabytes': Input should be a valid integer"),
        (b"titel = 'x'", "setting 'titel': Extra inputs are not permitted"),
    ],
)
def test_what_is_wrong_names_file_and_field(tmp_path: Path, content: bytes, problem: str) -> None:
    put(tmp_path, "xinmai.toml", content)
    assert complaint(tmp_path).startswith(f"{tmp_path / 'xinmai.toml'}: {problem}")


def test_what_is_wrong_in_the_environment_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "xinmai.toml", "max_megabytes = 3\n")
    monkeypatch.setenv("XINMAI_MAX_MEGABYTES", "many")
    assert complaint(tmp_path).startswith(
        "XINMAI_MAX_MEGABYTES: setting 'max_megabytes': Input should be a valid integer"
    )


def test_a_list_in_the_environment_that_is_no_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINMAI_LEXICONS", "/words")
    assert complaint(tmp_path).endswith("write lists as JSON")
