from __future__ import annotations

import base64
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.errors import FetchError
from xinmai.model import Source, SourceKind
from xinmai.sources import imap, mailbox
from xinmai.sources.guard import GuardedBackend
from xinmai.sources.mailbox import Mailroom, box_of

from .mailing import Post, post

LETTER = b"Subject: one\r\nFrom: a@b.cn\r\nDate: Mon, 05 Jan 2026 10:00:00 +0800\r\n\r\nbody\r\n"


@pytest.fixture(name="post")
def a_post() -> Iterator[Post]:
    with post() as told:
        yield told


def source(told: Post, url: str = "") -> Source:
    return Source("box", "box", SourceKind.MAILBOX, url or told.url, user=told.user, password="env:X")


def room(told: Post, password: str = "", megabytes: int = 1, **options: object) -> Mailroom:
    return Mailroom(GuardedBackend([told.host]), lambda _: password or told.password, megabytes, **options)


def test_new_messages_come_once_and_in_order(post: Post) -> None:
    for _ in range(3):
        post.put(LETTER)
    with room(post) as mailroom:
        messages, state = mailroom.look(source(post), "")
        assert [message.key for message in messages] == ["7-1", "7-2", "7-3"]
        assert messages[0].head == LETTER.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        assert mailroom.fetch(source(post), messages[1].url) == LETTER
        assert mailroom.look(source(post), state) == ([], state)
        post.put(LETTER)
        messages, state = mailroom.look(source(post), state)
        assert ([message.key for message in messages], state) == (["7-4"], "7.4")
    assert post.logins == 1, "one connection for a round"


def test_nothing_is_changed_there(post: Post) -> None:
    post.put(LETTER)
    with room(post) as mailroom:
        (message,), _ = mailroom.look(source(post), "")
        mailroom.fetch(source(post), message.url)
    commands = {line.split()[0] for line in post.said}
    assert commands <= {"CAPABILITY", "LOGIN", "ID", "EXAMINE", "UID", "LOGOUT"}
    assert all("PEEK" in line for line in post.said if "BODY" in line)


def test_a_mailbox_that_was_set_up_anew_is_read_anew(post: Post) -> None:
    post.put(LETTER)
    with room(post) as mailroom:
        (message,), state = mailroom.look(source(post), "")
    post.validity = 8
    with room(post) as mailroom:
        assert [one.key for one in mailroom.look(source(post), state)[0]] == ["8-1"]
        with pytest.raises(FetchError, match="set up anew") as caught:
            mailroom.fetch(source(post), message.url)
        assert caught.value.lasting


def test_a_flood_comes_in_portions_and_none_is_missed(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "_MOST", 10)
    post.put(LETTER)
    with room(post) as mailroom:
        _, state = mailroom.look(source(post), "")
        for _ in range(25):
            post.put(LETTER)
        seen: list[str] = []
        for _ in range(4):
            messages, state = mailroom.look(source(post), state)
            seen += [message.key for message in messages]
    assert seen == [f"7-{uid}" for uid in range(2, 27)]


def test_of_an_old_mailbox_the_latest_are_taken(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "_MOST", 3)
    for _ in range(10):
        post.put(LETTER)
    with room(post) as mailroom:
        messages, state = mailroom.look(source(post), "")
    assert ([message.key for message in messages], state) == (["7-8", "7-9", "7-10"], "7.10")


def test_an_empty_mailbox_is_no_trouble(post: Post) -> None:
    with room(post) as mailroom:
        assert mailroom.look(source(post), "") == ([], "7.0")


def test_who_wants_to_know_who_asks_is_told(post: Post) -> None:
    post.wants_id = True
    with room(post) as mailroom:
        assert mailroom.look(source(post), "")[0] == []


@pytest.mark.parametrize("password", ["密码", "x"])
def test_passwords_beyond_ascii_go_another_way(post: Post, password: str) -> None:
    post.password = password
    post.capabilities += "" if password == "密码" else " LOGINDISABLED"
    with room(post) as mailroom:
        mailroom.look(source(post), "")
    assert any(line.startswith("AUTHENTICATE") for line in post.said)
    assert post.logins == 0


def test_a_wrong_password_is_said_and_not_told(post: Post) -> None:
    with room(post, "hidden-word") as mailroom, pytest.raises(FetchError, match="refuses user or password") as caught:
        mailroom.look(source(post), "")
    assert "hidden-word" not in str(caught.value)
    assert not caught.value.lasting


def test_a_folder_of_another_script(post: Post) -> None:
    post.folder = mailbox._utf7("台北/日志")
    with room(post) as mailroom:
        assert mailroom.look(source(post, f"imap://{post.host}/%E5%8F%B0%E5%8C%97/日志"), "")[0] == []
    with room(post) as mailroom, pytest.raises(FetchError, match="no folder 没有"):
        mailroom.look(source(post, f"imap://{post.host}/没有"), "")
    assert mailbox._utf7("台北/日本語 & A") == "&U,BTFw-/&ZeVnLIqe- &- A", "台北 and 日本語 stand so in RFC 3501"


def test_what_is_too_large_is_not_fetched(post: Post) -> None:
    post.put(LETTER + b"x" * (1 << 20))
    post.put(LETTER)
    with room(post) as mailroom:
        (large, small), _ = mailroom.look(source(post), "")
        with pytest.raises(FetchError, match="over the limit of 1 MB"):
            mailroom.fetch(source(post), large.url)
        assert mailroom.fetch(source(post), small.url) == LETTER
    assert sum("BODY.PEEK[])" in line for line in post.said) == 1


def test_what_was_taken_away_is_said(post: Post) -> None:
    post.put(LETTER)
    with room(post) as mailroom:
        (message,), _ = mailroom.look(source(post), "")
        post.letters.clear()
        with pytest.raises(FetchError, match="no longer in the mailbox") as caught:
            mailroom.fetch(source(post), message.url)
    assert caught.value.lasting


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("UID FETCH", b"* 1 FETCH (BODY[] {99999999999}\r\nx"),
        ("UID FETCH", b"* 1 FETCH (FLAGS ())\r\n" * 400_000),
        ("UID SEARCH", b"* SEARCH " + b"1 " * 600_000 + b"\r\nTAG OK\r\n"),
        ("UID SEARCH", b"\x00\xff garbage\r\n"),
        ("EXAMINE", b"* BYE go away\r\n"),
        ("CAPABILITY", b""),
    ],
    ids=["a huge literal", "no end", "a huge line", "garbage", "bye", "silence"],
)
def test_a_hostile_server_is_an_error_in_time(post: Post, monkeypatch: pytest.MonkeyPatch, command: str, answer: bytes) -> None:
    monkeypatch.setattr(imap, "_STEP_SECONDS", 0.5)
    post.put(LETTER)
    post.answers[command] = answer
    with room(post) as mailroom, pytest.raises(FetchError, match=r"connection failed|no answer in time"):
        mailroom.look(source(post), "")


def test_a_server_that_drips_is_left(post: Post) -> None:
    ticks = iter(range(0, 100_000, 100))
    post.put(LETTER)
    with room(post, clock=lambda: next(ticks)) as mailroom, pytest.raises(FetchError, match="longer than 180 seconds"):
        mailroom.look(source(post), "")


def test_after_trouble_it_connects_anew(post: Post) -> None:
    post.put(LETTER)
    with room(post) as mailroom:
        post.answers["UID SEARCH"] = b"* BYE\r\n"
        with pytest.raises(FetchError):
            mailroom.look(source(post), "")
        post.answers.clear()
        assert len(mailroom.look(source(post), "")[0]) == 1
    assert post.logins == 2


def test_the_own_network_only_by_name(post: Post) -> None:
    with Mailroom(GuardedBackend(), lambda _: "x", 1) as mailroom, pytest.raises(FetchError, match="private network"):
        mailroom.look(source(post), "")
    assert post.said == []


def test_without_tls_no_password_leaves_the_own_network(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xinmai.sources.guard.is_public", lambda _: True)
    with Mailroom(GuardedBackend(), lambda _: "x", 1) as mailroom, pytest.raises(FetchError, match="does not speak TLS"):
        mailroom.look(source(post), "")
    assert post.said == ["CAPABILITY", "LOGOUT"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=x", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*made, "-keyout", str(file), "-out", str(file.with_suffix(".crt"))], check=True, capture_output=True)
    file.write_text(file.read_text("ascii") + file.with_suffix(".crt").read_text("ascii"), "ascii")
    return file


@pytest.mark.parametrize("wrapped", [True, False])
def test_tls_is_spoken_and_verified(certificate: Path, monkeypatch: pytest.MonkeyPatch, wrapped: bool) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with post(context, wrapped=wrapped) as told:
        told.put(LETTER)
        told.capabilities += "" if wrapped else " STARTTLS"
        one = source(told, told.url.replace("imap:", "imaps:") if wrapped else "")
        with room(told) as mailroom, pytest.raises(FetchError, match="CERTIFICATE_VERIFY_FAILED"):
            mailroom.look(one, "")
        assert "LOGIN" not in told.said
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with room(told) as mailroom:
            (message,), _ = mailroom.look(one, "")
            assert mailroom.fetch(one, message.url) == LETTER


@pytest.mark.parametrize(
    ("url", "box"),
    [
        ("imaps://imap.example.cn", ("imap.example.cn", 993, "INBOX", True)),
        ("imap://h:1143/A/B%20C", ("h", 1143, "A/B C", False)),
        ("imaps://user:pass@h/INBOX", None),
        ("https://h/INBOX", None),
        ("imaps:///INBOX", None),
        ("imaps://h/IN%0D%0ABOX", None),
        ("imaps://h:port/INBOX", None),
    ],
)
def test_addresses(url: str, box: tuple[str, int, str, bool] | None) -> None:
    found = box_of(url)
    assert (found and (found.host, found.port, found.folder, found.secure)) == box


@given(st.text())
def test_any_text_is_an_address_or_none(text: str) -> None:
    found = box_of(text)
    assert found is None or found.host


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])))
def test_names_of_folders_are_ascii_and_come_back(name: str) -> None:
    written = mailbox._utf7(name)
    assert written.isascii()
    plain, *parts = written.split("&")
    read = plain
    for packed, _, rest in (part.partition("-") for part in parts):
        read += (_unpacked(packed) if packed else "&") + rest
    assert read == name


def _unpacked(packed: str) -> str:
    return base64.b64decode(packed.replace(",", "/") + "=" * (-len(packed) % 4)).decode("utf-16-be")
