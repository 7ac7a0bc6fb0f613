"""Documents brought in through the browser: whole, known, broken, hostile."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from selectolax.lexbor import LexborHTMLParser

from xinmai.app.workspace import Workspace
from xinmai.web.routes.upload import file_name

from .forms import form_token, send

TEXT = "2024年中国集成电路产量\n\n据国家统计局统计，2024年中国集成电路产量为4514亿块，同比增长22.2%。\n"
EVIL = "<img src=x onerror=alert(1)>"


def upload(client, *files: tuple[str, bytes], **more):
    return send(client, "/upload", {}, files=[("files", file) for file in files], **more)


def test_a_file_is_read_and_can_be_opened(visitor, own: Workspace) -> None:
    client = visitor(own)
    answer = upload(client, ("产量.txt", TEXT.encode()))
    assert answer.status_code == 200
    link = LexborHTMLParser(answer.text).css_first(".done a")
    assert link.text() == "产量.txt"
    assert "4514亿块" in client.get(link.attributes["href"]).text
    assert client.get("/numbers.json").json()["total"] == 2
    assert client.get("/series.json").json()["total"] > 0
    again = upload(client, ("另一个名字.txt", TEXT.encode()))
    assert "已有 1" in again.text
    assert client.get("/documents.json").json()["total"] == 1


def test_a_change_is_on_record(visitor, own: Workspace) -> None:
    client = visitor(own)
    upload(client, ("产量.txt", TEXT.encode()))
    (line,) = (own.folder / "log" / "changes.jsonl").read_text("utf-8").splitlines()
    told = json.loads(line)
    assert (told["action"], told["who"], told["role"], list(told["about"])) == ("upload", "local", "admin", ["产量.txt"])
    assert "产量.txt" in client.get("/about").text


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("空.txt", b"", "空文件"),
        ("a.exe", b"MZ\x90\x00" + bytes(200), "不认识的文件类型"),
        ("a.docx", b"not a docx", "内容不是"),
        ("a.pdf", b"%PDF-1.4 broken", "损坏"),
        ("a.zip", b"PK\x03\x04", "不认识的文件类型"),
    ],
)
def test_what_cannot_be_read_is_said_and_kept_out(visitor, own: Workspace, name: str, body: bytes, reason: str) -> None:
    client = visitor(own)
    answer = upload(client, (name, body))
    assert answer.status_code == 422
    assert reason in answer.text
    assert client.get("/documents.json").json()["total"] == 0


def test_an_archive_that_unpacks_to_more_than_memory_is_refused(visitor, own: Workspace) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * (200 << 20))
    answer = upload(visitor(own), ("炸弹.docx", packed.getvalue()))
    assert answer.status_code == 422
    assert "压缩炸弹" in answer.text


def test_too_much_at_once_is_refused_unread(visitor, own: Workspace) -> None:
    (own.folder / "xinmai.toml").write_text("max_megabytes = 1\n")
    from xinmai.app.workspace import open_workspace

    client = visitor(open_workspace(own.folder))
    assert upload(client, ("大.txt", b"a" * (3 << 20))).status_code == 413
    assert upload(client, ("小.txt", TEXT.encode())).status_code == 200
    token = form_token(client, "/upload")
    assert client.post("/login", content=b"x" * (1 << 20), headers={"content-type": "application/x-www-form-urlencoded"}).status_code == 413
    # Without saying how long it is, too.
    body = (chunk for chunk in (f'--b\r\ncontent-disposition: form-data; name="token"\r\n\r\n{token}\r\n'.encode(), *[b"a" * (1 << 20)] * 3))
    assert client.post("/upload", content=body, headers={"content-type": "multipart/form-data; boundary=b"}).status_code == 413


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=b", b"--b\r\nbroken"),
        ("multipart/form-data; boundary=b", b"--b\r\n\r\n\r\n--b--"),
        ("application/json", b"{}"),
        ("text/plain", b"\xff\xfe"),
    ],
)
def test_what_is_no_form_is_refused(visitor, own: Workspace, content_type: str, body: bytes) -> None:
    client = visitor(own)
    form_token(client, "/upload")
    assert client.post("/upload", content=body, headers={"content-type": content_type}).status_code in (400, 403)


def test_more_files_than_allowed_are_refused(visitor, own: Workspace) -> None:
    assert upload(visitor(own), *((f"{n}.txt", b"x") for n in range(51))).status_code == 400


@pytest.mark.parametrize("how", ["none", "wrong", "stranger", "origin", "site"])
def test_a_form_of_another_site_is_refused(visitor, own: Workspace, how: str) -> None:
    client = visitor(own)
    token = form_token(client, "/upload")
    headers = {"origin": {"origin": "http://evil.example"}, "site": {"sec-fetch-site": "cross-site"}}.get(how, {})
    data = {"none": {}, "wrong": {"token": "0" * 64}}.get(how, {"token": token})
    if how == "stranger":
        client.cookies.clear()
    answer = client.post("/upload", data=data, files=[("files", ("a.txt", TEXT.encode()))], headers=headers)
    assert answer.status_code == 403
    assert client.get("/documents.json").json()["total"] == 0


def test_a_hostile_document_stays_text(visitor, own: Workspace) -> None:
    client = visitor(own)
    text = f"{EVIL}\n\n{EVIL}公司2024年营业收入为45亿元，同比增长3%。</pre><script>alert(2)</script>\n"
    answer = upload(client, (f"{EVIL}.txt", text.encode()))
    assert answer.status_code == 200
    document = client.get("/documents.json").json()["rows"][0]
    number = client.get("/numbers.json").json()["rows"][0]
    series = client.get("/series.json").json()["rows"]
    pages = [
        "/", "/documents", "/numbers", "/series", "/find?q=" + EVIL, f"/documents/{document['id']}", f"/documents/{document['id']}?view=raw",
        f"/documents/{document['id']}?at={number['start']}-{number['end']}", f"/observations/{document['id']}/{number['start']}-{number['end']}", "/about", "/audit", "/events",
        *(f"/series/{one['id']}" for one in series), "/publications?made=" + EVIL, "/login?next=" + EVIL,
    ]  # fmt: skip
    for path in [*pages, *(f"{path}{'&' if '?' in path else '?'}lang=en" for path in pages)]:
        page = client.get(path)
        assert page.status_code == 200, path
        tree = LexborHTMLParser(page.text)
        assert not tree.css("[onerror], script:not([src])"), path
        assert all(image.attributes["src"].startswith("/series/") for image in tree.css("img")), path
    assert EVIL.replace("<", "&lt;").replace(">", "&gt;") in client.get("/documents").text
    for path in ("/articles.atom", "/events.atom"):
        assert "<img" not in client.get(path).text
    for one in series:
        assert "<img" not in client.get(f"/series/{one['id']}/chart.svg").text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("a/../../b.md", "b.md"),
        ("\u202etxt.exe", "txt.exe"),
        ("a\x00\nb.txt", "ab.txt"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("年" * 300 + ".txt", "年" * 117 + ".txt"),
    ],
)
def test_a_name_is_never_a_path(sent: str, kept: str) -> None:
    assert file_name(sent) == kept


def test_a_name_reaches_the_disk_nowhere(visitor, own: Workspace) -> None:
    client = visitor(own)
    upload(client, ("../../../evil.txt", TEXT.encode()))
    assert not [path for path in own.folder.parent.rglob("*") if "evil" in path.name]
    assert client.get("/documents.json").json()["rows"][0]["name"] == "evil.txt"
