"""A real IMAP server on loopback: as much of IMAP4rev1 as a reader needs, and what hostile ones do."""

from __future__ import annotations

import base64
import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Post:
    """A mailbox; `letters` by their UIDs. `said` is every command, without the password."""

    port: int = 0
    user: str = "bot@example.cn"
    password: str = 'geheim "1"'
    folder: str = "INBOX"
    validity: int = 7
    letters: dict[int, bytes] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    capabilities: str = "IMAP4rev1 ID AUTH=PLAIN"
    wants_id: bool = False
    answers: dict[str, bytes] = field(default_factory=dict)
    """What is answered to a command instead, as it goes over the wire."""
    logins: int = 0
    others: dict[str, Post] = field(default_factory=dict)
    """Further folders of the server, each with letters of its own."""

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"imap://{self.host}/{self.folder}"

    def put(self, body: bytes) -> int:
        uid = max(self.letters, default=0) + 1
        self.letters[uid] = body
        return uid

    @property
    def next(self) -> int:
        return max(self.letters, default=0) + 1


class _Session(socketserver.StreamRequestHandler):
    post: Post
    context: ssl.SSLContext | None = None

    def handle(self) -> None:
        with suppress(OSError, ValueError):
            self._talk()

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def _talk(self) -> None:
        self._send(b"* OK ready\r\n")
        while line := self.rfile.readline():
            tag, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
            command = re.match(r"(?:UID )?\w+", rest.upper())
            name = command[0] if command else ""
            self.post.said.append("LOGIN" if name == "LOGIN" else rest)
            if name in self.post.answers:
                self._send(self.post.answers[name].replace(b"TAG", tag.encode()))
                continue
            getattr(self, "on_" + name.replace(" ", "_").lower(), self.unknown)(tag, rest)
            if name == "LOGOUT":
                return

    def _send(self, what: bytes) -> None:
        self.wfile.write(what)
        self.wfile.flush()

    def _ok(self, tag: str, code: str = "") -> None:
        self._send(f"{tag} OK {code}done\r\n".encode())

    def unknown(self, tag: str, rest: str) -> None:
        self._send(f"{tag} BAD unknown\r\n".encode())

    def on_capability(self, tag: str, rest: str) -> None:
        self._send(f"* CAPABILITY {self.post.capabilities}\r\n".encode())
        self._ok(tag)

    def on_starttls(self, tag: str, rest: str) -> None:
        self._ok(tag)
        assert self.context is not None
        self.connection = self.context.wrap_socket(self.connection, server_side=True)
        self.rfile.close()
        self.wfile.close()
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")

    def on_login(self, tag: str, rest: str) -> None:
        self.post.logins += 1
        given = [part.replace('\\"', '"') for part in re.findall(r'LOGIN (\S+) "(.*)"$', rest)[0]]
        self._enter(tag, [given[0].strip('"'), given[1]])

    def on_authenticate(self, tag: str, rest: str) -> None:
        self._send(b"+ \r\n")
        self._enter(tag, base64.b64decode(self.rfile.readline()).decode().split("\0")[1:])

    def _enter(self, tag: str, given: list[str]) -> None:
        if given == [self.post.user, self.post.password]:
            self._ok(tag)
        else:
            self._send(f"{tag} NO [AUTHENTICATIONFAILED] no {given[1]}\r\n".encode())

    def on_id(self, tag: str, rest: str) -> None:
        self.post.wants_id = False
        self._send(b"* ID NIL\r\n")
        self._ok(tag)

    def on_examine(self, tag: str, rest: str) -> None:
        name = re.findall(r'"(.*)"', rest)[0]
        if name in self.post.others:
            self.post = self.post.others[name]
        if name != self.post.folder or self.post.wants_id:
            self._send(f"{tag} NO Unsafe Login\r\n".encode())
            return
        post = self.post
        self._send(f"* {len(post.letters)} EXISTS\r\n* OK [UIDVALIDITY {post.validity}] v\r\n* OK [UIDNEXT {post.next}] n\r\n".encode())
        self._ok(tag, "[READ-ONLY] ")

    def on_uid_search(self, tag: str, rest: str) -> None:
        first = int(re.findall(r"UID (\d+):\*", rest)[-1])
        found = [uid for uid in self.post.letters if uid >= first] or sorted(self.post.letters)[-1:]
        self._send(f"* SEARCH {' '.join(map(str, found))}\r\n".encode())
        self._ok(tag)

    def on_uid_fetch(self, tag: str, rest: str) -> None:
        which, what = re.findall(r"FETCH (\S+) \((.*)\)$", rest)[0]
        for number, uid in enumerate(map(int, which.split(",")), 1):
            body = self.post.letters.get(uid)
            if body is None:
                continue
            told = f"* {number} FETCH (UID {uid} RFC822.SIZE {len(body)}"
            if "HEADER" in what:
                part = body.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
                self._send(f"{told} BODY[HEADER.FIELDS (SUBJECT FROM DATE)] {{{len(part)}}}\r\n".encode() + part + b")\r\n")
            elif "BODY" in what:
                self._send(f"* {number} FETCH (BODY[] {{{len(body)}}}\r\n".encode() + body + f" UID {uid})\r\n".encode())
            else:
                self._send(f"{told})\r\n".encode())
        self._ok(tag)

    def on_logout(self, tag: str, rest: str) -> None:
        self._send(b"* BYE\r\n")
        self._ok(tag)


@contextmanager
def post(context: ssl.SSLContext | None = None, *, wrapped: bool = False) -> Iterator[Post]:
    """A server; with a `context` it speaks TLS when asked to, or from the start where it is `wrapped`."""
    told = Post()

    class Session(_Session):
        pass

    Session.post, Session.context = told, context

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def get_request(self) -> tuple[object, object]:
            connection, address = super().get_request()
            return (context.wrap_socket(connection, server_side=True) if context and wrapped else connection), address

        def handle_error(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Session)
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
