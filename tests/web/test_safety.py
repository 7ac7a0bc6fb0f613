"""Who may come in, what they may do, and what a browser is told to allow."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from xinmai.app.access import FILE, grant
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError, WorkspaceError
from xinmai.web import Options, create_app
from xinmai.web.safety.limits import Tries

from .forms import form_token, send
from .test_upload import TEXT, upload

Visit = Callable[..., TestClient]


def test_others_are_let_in_only_with_tokens(own: Workspace) -> None:
    with pytest.raises(UsageError, match="nobody has access yet"):
        create_app(own, Options(host="0.0.0.0"))
    grant(own, "张三", "reader")
    create_app(own, Options(host="0.0.0.0"))


def test_a_token_is_kept_as_its_hash_only(own: Workspace) -> None:
    token = grant(own, "张三", "reader")
    file = own.folder / FILE
    assert token not in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    newer = grant(own, "张三", "editor")
    (entry,) = json.loads(file.read_text("utf-8"))
    assert (entry["role"], newer != token) == ("editor", True)
    with pytest.raises(UsageError):
        grant(own, "张三", "king")
    file.write_text("{}")
    with pytest.raises(WorkspaceError):
        create_app(own)


def test_nobody_sees_anything_without_logging_in(visitor: Visit, copied: Workspace) -> None:
    grant(copied, "张三", "reader")
    client = visitor(copied)
    for path in ("/", "/documents", "/numbers?q=a", "/upload", "/publications/简报.html", "/nothing"):
        answer = client.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login?next=%2F")
    for path in ("/index.json", "/api/v1/observations", "/api/openapi.json", "/articles.atom"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert client.post("/upload", files=[("files", ("a.txt", b"x"))]).status_code == 303
    assert client.get("/static/site.css").status_code == 200


def test_a_token_opens_a_session(visitor: Visit, copied: Workspace) -> None:
    token = grant(copied, "张三", "reader")
    client = visitor(copied)
    answer = send(client, "/login", {"access": token, "next": "/series?q=a"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/series?q=a")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/series").status_code == 200
    assert "张三" in client.get("/login").text
    client.post("/logout", data={"token": form_token(client, "/login")})
    assert client.get("/series").status_code == 303


def test_a_wrong_token_does_not_and_too_many_close_the_door(visitor: Visit, copied: Workspace) -> None:
    token = grant(copied, "张三", "reader")
    client = visitor(copied)
    assert [send(client, "/login", {"access": f"{n}"}).status_code for n in range(6)] == [403] * 5 + [429]
    assert send(client, "/login", {"access": token}).status_code == 429
    assert client.get("/api/v1/series", headers={"authorization": f"Bearer {token}"}).status_code == 401


def test_the_door_opens_again_after_a_while() -> None:
    now = [0.0]
    tries = Tries(lambda: now[0])
    for _ in range(5):
        assert tries.allowed("a")
        tries.failed("a")
    assert (tries.allowed("a"), tries.allowed("b")) == (False, True)
    now[0] = 61.0
    assert tries.allowed("a")
    for n in range(100):
        tries.failed(str(n))
    assert not tries.allowed("somebody else")


def test_programs_send_the_token_themselves(visitor: Visit, copied: Workspace) -> None:
    token = grant(copied, "程序", "reader")
    client = visitor(copied)
    assert client.get("/api/v1/series", headers={"authorization": f"Bearer {token}"}).status_code == 200
    assert client.get("/api/v1/series", headers={"authorization": f"Bearer {token[:-1]}"}).status_code == 401
    assert client.get("/api/v1/series", headers={"authorization": f"Basic {token}"}).status_code == 401


@pytest.mark.parametrize(("role", "upload_status", "sees_log"), [("reader", 403, False), ("editor", 200, False), ("admin", 200, True)])
def test_roles_may_do_what_they_may(visitor: Visit, own: Workspace, role: str, upload_status: int, sees_log: bool) -> None:
    token = grant(own, "张三", role)
    client = visitor(own)
    send(client, "/login", {"access": token})
    data = {"token": form_token(client, "/login")}
    answer = client.post("/upload", data=data, files=[("files", ("a.txt", TEXT.encode()))])
    assert answer.status_code == upload_status
    assert client.post("/publications", data={**data, "topic": "x"}).status_code == (403 if role == "reader" else 400)
    assert ("改动记录" in client.get("/about").text) == sees_log
    assert ("name=\"files\"" in client.get("/upload").text) == (role != "reader")


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nset-cookie: x=1"])
def test_logging_in_leads_nowhere_else(visitor: Visit, own: Workspace, target: str) -> None:
    token = grant(own, "张三", "reader")
    assert send(visitor(own), "/login", {"access": token, "next": target}).headers["location"] == "/"


def test_every_answer_says_what_a_browser_may_do(site: TestClient) -> None:
    for path in ("/", "/nothing", "/api/v1/series", "/static/site.css", "/index.json", "/numbers?page=x"):
        headers = site.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self';"), path
        assert "unsafe" not in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["x-frame-options"], headers["referrer-policy"]) == ("nosniff", "DENY", "same-origin")
        assert "server" not in headers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "localhost.evil.example:80", "[::2]"])
def test_a_foreign_host_name_is_refused(site: TestClient, host: str) -> None:
    assert site.get("/", headers={"host": host}).status_code == 421
    assert site.get("/api/v1/series", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765", "xinmai.local"])
def test_our_own_are_served(visitor: Visit, own: Workspace, host: str) -> None:
    assert visitor(own, allow_hosts=("xinmai.local",)).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/static/../server.py", "/static/..%2fserver.py", "/static/%2e%2e%2fserver.py", "/static/....//server.py", "/static//etc/passwd", "/../../etc/passwd", "/documents/../../etc/passwd"])
def test_no_path_leads_out_of_the_site(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code in (404, 421)
    assert "import" not in answer.text
    assert "root:" not in answer.text


def test_a_fault_tells_nothing_of_itself(visitor: Visit, own: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    client = visitor(own)
    monkeypatch.setattr(type(client.app.state.library), "picture", lambda self: 1 / 0)
    for path in ("/", "/index.json"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "ZeroDivision" not in answer.text
        assert answer.headers["content-security-policy"].startswith("default-src 'self'")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_else_is_done(site: TestClient, method: str) -> None:
    for path in ("/", "/upload", "/api/v1/series", "/publications"):
        assert site.request(method, path).status_code == 405


def test_the_workspace_keeps_its_own_files_out_of_itself(copied: Workspace) -> None:
    grant(copied, "张三", "reader")
    (copied.folder / "log").mkdir()
    assert copied.owns(copied.folder / FILE)
    assert copied.owns(copied.folder / "log" / "changes.jsonl")


def test_uploads_of_two_people_do_not_mix(visitor: Visit, own: Workspace) -> None:
    client = visitor(own)
    first = upload(client, ("同名.txt", TEXT.encode()), ("同名.txt", (TEXT + "另一份，2023年为3514亿块。").encode()))
    assert "新文档 2" in first.text
