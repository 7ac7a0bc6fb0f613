"""A mailbox as a source: messages and what is attached to them become documents, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from io import BytesIO

import pytest
from docx import Document

from sources.mailing import Post, post
from xinmai.app import sourcebook
from xinmai.app.alerting import raise_alerts
from xinmai.app.collect import Round, collect, due
from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import Source, SourceKind
from xinmai.sources.web import Fetcher
from xinmai.store.visits import VisitStore

from .made import counts, put, report
from .watched import NOW


@pytest.fixture(name="post")
def a_post(monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    with post() as told:
        monkeypatch.setenv("BOX", told.password)
        yield told


def letter(number: int, *attached: tuple[str, bytes]) -> bytes:
    title, *parts = report(number).split("\n\n")
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = title, "a@b.cn", "Mon, 05 Jan 2026 10:00:00 +0800"
    message.set_content("\n\n".join(parts[1:]))
    for name, body in attached:
        message.add_attachment(body, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message).replace(b"\n", b"\r\n")


def word(number: int) -> bytes:
    document = Document()
    for paragraph in report(number).split("\n\n"):
        document.add_paragraph(paragraph)
    body = BytesIO()
    document.save(body)
    return body.getvalue()


def visit(workspace: Workspace, told: Post, days: int = 0, **fields: object) -> Round:
    now = NOW + timedelta(days=days)
    sources = [Source("box", "邮箱", SourceKind.MAILBOX, told.url, user=told.user, password="env:BOX", publisher="某协会", **fields)]
    with workspace.store() as store, Fetcher([told.host]) as fetcher:
        return collect(workspace, store, due(sources, store, now), fetcher, now)


def test_a_message_and_its_attachments_are_filed_once(workspace: Workspace, post: Post) -> None:
    post.put(letter(1, ("附件.docx", word(2)), ("坏.pdf", b"no pdf"), ("logo.png", b"\x89PNG")))
    done = visit(workspace, post)
    assert (done.new, len(done.summary.new), done.summary.new[1:]) == (1, 2, ["附件.docx"])
    assert [error.name for _, error in done.errors] == ["坏.pdf"], "one that is broken stops no other"
    with workspace.store() as store:
        articles = list(store.articles.all())
        assert {article.publisher for article in articles} == {"某协会"}
        assert {article.title for article in articles} == {report(number).partition("\n")[0] for number in (1, 2)}
        assert {store.documents.get(article.document_id).url.partition(";UID=")[2] for article in articles} == {"1", "1#1"}
        assert store.visits.health("box").etag == "7.1"
    again = visit(workspace, post, 1)
    assert (again.looked, again.new, again.summary.new) == (1, 0, [])
    assert counts(workspace)["arrival"] == 3
    post.put(letter(3))
    assert visit(workspace, post, 2).new == 1


def test_rules_of_words_look_at_subjects(workspace: Workspace, post: Post) -> None:
    post.put(letter(1))
    post.put(letter(2))
    done = visit(workspace, post, words=("第2号",))
    assert (done.new, len(done.summary.new)) == (2, 1)
    assert sum("BODY.PEEK[])" in line for line in post.said) == 1


def test_an_attachment_warns_as_any_document_does(workspace: Workspace, post: Post) -> None:
    put(workspace.folder, "alerts.yaml", "rules: [{id: r, kind: words, words: [第2号]}]")
    post.put(letter(1, ("附件.docx", word(2))))
    visit(workspace, post)
    with workspace.store() as store:
        assert raise_alerts(workspace, store, [], NOW) == 1


def test_a_message_that_could_not_be_fetched_is_fetched_later(workspace: Workspace, post: Post) -> None:
    post.put(letter(1))
    post.answers["UID FETCH"] = b"* 1 FETCH (UID 1 RFC822.SIZE 9 BODY[HEADER.FIELDS] {2}\r\n\r\n)\r\nTAG OK\r\n"
    assert visit(workspace, post).summary.new == []
    post.answers.clear()
    assert len(visit(workspace, post, 1).summary.new) == 1


def test_killed_between_a_message_and_its_attachment_both_come(workspace: Workspace, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    put(workspace.folder, "alerts.yaml", "rules: [{id: r, kind: words, words: [第2号]}]")
    post.put(letter(1, ("附件.docx", word(2))))

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(VisitStore, "settle", killed)
        with pytest.raises(Killed):
            visit(workspace, post)
    visit(workspace, post, 1)
    with workspace.store() as store:
        assert {str(one.state) for one in store.visits.filed_since("")} == {"filed"}
        assert len(list(store.visits.filed_since(""))) == counts(workspace)["arrival"] == counts(workspace)["document"] == 2
        assert raise_alerts(workspace, store, [], NOW + timedelta(days=1)) == 1


def test_trouble_shows_and_is_asked_ever_more_rarely(workspace: Workspace, post: Post) -> None:
    post.password = "changed"
    for hour in range(48):
        visit(workspace, post, hour // 24)
    assert post.logins <= 3
    with workspace.store() as store:
        health = store.visits.health("box")
    assert "refuses user or password" in health.error
    assert "geheim" not in health.error


def test_a_password_that_is_nowhere_is_said(workspace: Workspace, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOX")
    ((_, error),) = visit(workspace, post).errors
    assert "the variable BOX is not set" in str(error)
    assert post.said == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"url": "https://x/INBOX"}, "no address of a mailbox"),
        ({"url": "imaps://u:p@x/INBOX"}, "no address of a mailbox"),
        ({"password": "secret"}, "setting 'password'"),
        ({"password": None}, "wants user and password"),
        ({"user": ""}, "wants user and password"),
    ],
)
def test_what_does_not_fit_is_named(fields: dict[str, object], said: str) -> None:
    good = {"id": "box", "name": "box", "kind": "mailbox", "url": "imaps://x.cn/INBOX", "user": "u", "password": "env:X"}
    assert sourcebook.checked(good).kind is SourceKind.MAILBOX
    with pytest.raises(UsageError, match=said):
        sourcebook.checked(good | fields)


def test_a_mailbox_goes_out_and_comes_back_as_opml(workspace: Workspace) -> None:
    one = sourcebook.checked({"id": "box", "name": "box", "kind": "mailbox", "url": "imaps://x.cn/INBOX", "user": "u", "password": "env:X"})
    sourcebook.add(workspace, [one])
    target = put(workspace.folder, "x.opml", sourcebook.export_to(workspace))
    sourcebook.remove(workspace, "box")
    assert sourcebook.import_from(workspace, target) == ([one], [])


def test_a_mail_from_a_file_brings_its_attachments_too(workspace: Workspace) -> None:
    file = put(workspace.folder / "in", "x.eml", letter(1, ("附件.docx", word(2))))
    assert ingest(workspace, [file]).new == ["x.eml", "附件.docx"]
    assert ingest(workspace, [file]).known == ["x.eml", "附件.docx"]
