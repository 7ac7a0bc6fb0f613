from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.documents import enclosures_of, mail_head, read
from xinmai.errors import UnreadableError
from xinmai.model import BlockKind, Snapshot

BODY = "2026年1月，全国集成电路产量为420亿块，同比增长12.9%。"


def snapshot(body: bytes) -> Snapshot:
    return Snapshot("m.eml", "imap://h/INBOX;UIDVALIDITY=7/;UID=1", "message/rfc822", body)


def letter(text: str = BODY, html: str = "", **files: bytes) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "一月集成电路产量", "统计 <tj@example.cn>", "Fri, 27 Feb 2026 23:30:00 +0800"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, body in files.items():
        message.add_attachment(body, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return message


def raw(headers: str, body: bytes) -> bytes:
    return headers.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body


def test_a_message_is_read_with_its_subject_and_day() -> None:
    document = read(snapshot(bytes(letter())))
    assert (document.title, document.published, document.publisher, document.media_type) == ("一月集成电路产量", "2026-02-27", None, "message/rfc822")
    assert document.raw == f"一月集成电路产量\n\n{BODY}"
    assert document.blocks[0].kind is BlockKind.HEADING


def test_html_is_read_where_the_text_only_points_to_it() -> None:
    table = "<table><tr><th>年份</th><th>产量</th></tr><tr><td>2025</td><td>4843</td></tr></table>"
    page = f"<html><body><p>{BODY}</p>{table}</body></html>"
    document = read(snapshot(bytes(letter("请用支持 HTML 的程序阅读。", page))))
    assert BODY in document.raw
    assert "请用支持" not in document.raw
    long = read(snapshot(bytes(letter(BODY * 10, "<p>别的</p>"))))
    assert "别的" not in long.raw


def test_attachments_come_by_themselves() -> None:
    found = enclosures_of(snapshot(bytes(letter(表_xlsx=b"PK", 报告_pdf=b"%PDF-1", logo_png=b"\x89PNG"))))
    assert [(one.name, one.body, one.url) for one in found] == [
        ("表.xlsx", b"PK", "imap://h/INBOX;UIDVALIDITY=7/;UID=1#1"),
        ("报告.pdf", b"%PDF-1", "imap://h/INBOX;UIDVALIDITY=7/;UID=1#2"),
    ]


def test_what_is_attached_and_not_read_is_named() -> None:
    document = read(snapshot(bytes(letter(存档_rar=b"Rar!", 报告_pdf=b"%PDF-1"))))
    assert [notice.message for notice in document.notices] == ["the attachment 存档.rar is of a kind that is not read"]


def test_an_attached_message_is_one_document_and_not_looked_into() -> None:
    outer = letter()
    outer.add_attachment(letter("里面" * 10, 内_pdf=b"%PDF-1"))
    (inner,) = enclosures_of(snapshot(bytes(outer)))
    assert inner.name == "message.eml"
    assert "里面" in read(inner).raw


def encoded(text: str, charset: str) -> str:
    return f"=?{charset}?B?{base64.b64encode(text.encode('gb18030' if charset.startswith('gb') else 'utf-8')).decode()}?="


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (f'filename="{encoded("报告.pdf", "gb2312")}"', "报告.pdf"),
        (f'filename="{encoded("报告一", "utf-8")} {encoded("二.pdf", "utf-8")}"', "报告一二.pdf"),
        ("filename*=utf-8''%E6%8A%A5%E5%91%8A.pdf", "报告.pdf"),
        ("filename*0*=gb2312''%B1%A8; filename*1*=%B8%E6.pdf", "报告.pdf"),
        ('filename="../../etc/cron.d/x.pdf"', "x.pdf"),
        ('filename="C:\\\\Windows\\\\a.pdf"', "a.pdf"),
        ('filename="..\\\\..\\\\b.pdf"', "b.pdf"),
        (f'filename="{encoded("../a/b.pdf", "utf-8")}"', "b.pdf"),
        ('filename="fdp.\u202etxt.pdf"', "fdp.txt.pdf"),
        (f'filename="{"长" * 400}.pdf"', "长" * 100 + ".pdf"),
        ('filename="a:b|c?.pdf"', "abc.pdf"),
        ('filename="=?nosuch?B?5oql?=.pdf"', "报.pdf"),
        ('filename="=?utf-8?B?%%%?=.pdf"', "attachment.pdf"),
    ],
)
def test_names_of_attachments(written: str, name: str) -> None:
    body = raw(f"Content-Type: application/pdf\nContent-Disposition: attachment; {written}", b"%PDF-1")
    (found,) = enclosures_of(snapshot(body))
    assert found.name == name


def test_a_name_in_raw_gbk() -> None:
    body = b'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="' + "报告.pdf".encode("gbk") + b'"\r\n\r\n%PDF-1'
    assert enclosures_of(snapshot(body))[0].name == "报告.pdf"


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "gb2312", "nosuch", "us-ascii"])
@pytest.mark.parametrize("codec", ["utf-8", "gbk"])
def test_a_charset_that_is_wrong_does_no_harm(declared: str, codec: str) -> None:
    body = raw(f"Subject: {encoded('产量', 'gb2312')}\nContent-Type: text/plain; charset={declared}\nContent-Transfer-Encoding: 8bit", (BODY * 3).encode(codec))
    assert read(snapshot(body)).raw == f"产量\n\n{BODY * 3}"


def test_messages_within_messages_end() -> None:
    deep = b""
    for at in range(3000):
        deep += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at)
    with pytest.raises(UnreadableError, match="without end"):
        enclosures_of(snapshot(deep))
    with pytest.raises(UnreadableError):
        read(snapshot(deep))


def test_a_message_of_countless_parts_is_refused_at_once() -> None:
    body = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 200_000
    with pytest.raises(UnreadableError, match="more than 5000 parts"):
        read(snapshot(body))


def test_a_long_head_is_read_in_no_time() -> None:
    head = mail_head(b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\r\nFrom: " + b'"<' * 50_000 + b"\r\n\r\n")
    assert 0 < len(head.subject) <= 300


WORDS = st.one_of(st.text(max_size=20), st.sampled_from(["=?utf-8?B?A?=", "=?gb2312?Q?=ZZ?=", "=?x?B??=", "=?utf-8?B?5oql", "utf-8''%E6%8A", "a*0*=b;", '"', "\\", ";", "=", "\udcff"]))


@given(st.lists(WORDS, max_size=6).map("".join), st.lists(WORDS, max_size=6).map("".join))
def test_any_head_is_read(subject: str, parameters: str) -> None:
    lines = [f"Subject: {subject}", f"From: {subject}", f"Date: {subject}", f"Content-Disposition: attachment; filename{parameters}", f"Content-Type: application/pdf; name={parameters}"]
    body = "\r\n".join(" ".join(line.split()) for line in lines).encode("utf-8", "surrogatepass") + b"\r\n\r\n%PDF-1"
    assert "\n" not in mail_head(body).subject
    for found in enclosures_of(snapshot(body)):
        assert not set("/\\\0\n") & set(found.name)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_message_or_refused(body: bytes) -> None:
    head = mail_head(body)
    assert "\n" not in head.subject
    for found in enclosures_of(snapshot(b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + body)):
        assert "/" not in found.name
        assert "\\" not in found.name
        assert found.name not in ("", ".", "..")


@given(st.text(max_size=200))
def test_a_name_is_never_a_path(name: str) -> None:
    message = EmailMessage()
    message.add_attachment(b"%PDF-1", maintype="application", subtype="pdf", filename="x.pdf")
    body = bytes(message).replace(b'filename="x.pdf"', b'filename="' + name.replace("\r", "").replace("\n", "").encode("utf-8", "replace") + b'"')
    for found in enclosures_of(snapshot(body)):
        assert found.name == found.name.strip(". ")
        assert not set("/\\\0\n") & set(found.name)
