from __future__ import annotations

from dataclasses import replace

from xinmai.store import Failure, Store

from .made import reading


def test_the_last_failure_of_an_address_is_kept(store: Store) -> None:
    store.fail("乙.pdf", "file:///乙.pdf", None, "找不到文件")
    store.fail("甲.pdf", "file:///甲.pdf", "ab" * 32, "没有文字层")
    store.fail("乙.pdf", "file:///乙.pdf", "cd" * 32, "已加密")
    assert list(store.failures.all()) == [
        Failure("乙.pdf", "file:///乙.pdf", "cd" * 32, "已加密"),
        Failure("甲.pdf", "file:///甲.pdf", "ab" * 32, "没有文字层"),
    ]


def test_reading_an_address_after_all_forgets_its_failure_alone(store: Store) -> None:
    url = reading(1).document.url
    store.fail("1.txt", url, None, "找不到文件")
    store.fail("2.txt", "file:///2.txt", None, "找不到文件")
    store.add(reading(1))
    assert [failure.name for failure in store.failures.all()] == ["2.txt"]


def test_known_bytes_at_a_failed_address_count_as_read(store: Store) -> None:
    store.add(reading(1))
    store.fail("copy.txt", "file:///copy.txt", None, "找不到文件")
    copy = replace(reading(1), document=replace(reading(1).document, name="copy.txt", url="file:///copy.txt"))
    assert not store.add(copy)
    assert list(store.failures.all()) == []
