from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from xinmai.delivery.mail import MailServer, message_of, send_mail
from xinmai.errors import DeliveryError
from xinmai.model import Attachment, Letter

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
LETTER = Letter("k1", "标题\r\nBcc: evil@example.com", "正文", "<p>正文</p>", (Attachment("简报.pdf", "application/pdf", b"%PDF-1"),))


class Box:
    def __init__(self) -> None:
        self.got: list[Any] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the name aiosmtpd asks for
        self.got.append(envelope)
        return self.answer


@pytest.fixture
def server() -> Iterator[tuple[Box, MailServer]]:
    box = Box()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, MailServer("127.0.0.1", port, "none")
    finally:
        controller.stop()


def test_a_letter_arrives_whole(server: tuple[Box, MailServer]) -> None:
    box, where = server
    send_mail("office", where, "a@example.com", ("b@example.com", "c@example.com"), LETTER, NOW)
    (envelope,) = box.got
    message = message_from_bytes(envelope.content, policy=policy.default)
    assert envelope.rcpt_tos == ["b@example.com", "c@example.com"]
    assert message["Subject"] == "标题 Bcc: evil@example.com"
    assert message["Bcc"] is None
    assert message["Message-ID"] == "<k1.office@xinmai.invalid>"
    assert message.get_body(("plain",)).get_content().strip() == "正文"
    assert message.get_body(("html",)).get_content().strip() == "<p>正文</p>"
    assert [(part.get_filename(), part.get_content()) for part in message.iter_attachments()] == [("简报.pdf", b"%PDF-1")]


@pytest.mark.parametrize(("answer", "lasting"), [("451 later", False), ("554 spam", True)])
def test_a_server_that_refuses_is_an_error(server: tuple[Box, MailServer], answer: str, lasting: bool) -> None:
    server[0].answer = answer
    with pytest.raises(DeliveryError, match=answer[:3]) as caught:
        send_mail("office", server[1], "a@example.com", ("b@example.com",), LETTER, NOW)
    assert caught.value.lasting is lasting


def test_a_password_is_not_told() -> None:
    with pytest.raises(DeliveryError) as caught:
        send_mail("office", MailServer("127.0.0.1", 9, "tls", "u", "hidden"), "a@example.com", ("b@example.com",), LETTER, NOW)
    assert "hidden" not in str(caught.value)


def test_a_message_is_the_same_whenever_it_is_made() -> None:
    one, other = (message_of("c", "a@example.com", ("b@example.com",), LETTER, NOW)["Message-ID"] for _ in range(2))
    assert one == other
