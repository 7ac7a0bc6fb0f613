"""Mail by SMTP: text and HTML with attachments, over TLS unless a user says otherwise."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from xinmai.errors import DeliveryError
from xinmai.model import Letter

__all__ = ["MailServer", "message_of", "send_mail"]

_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in, and by whom. `security` is `tls`, `starttls` or `none`."""

    host: str
    port: int
    security: str
    user: str = ""
    password: str = ""


def send_mail(channel: str, server: MailServer, sender: str, to: tuple[str, ...], letter: Letter, moment: datetime) -> None:
    """Send a letter to all its readers. Raises `DeliveryError`, without the password."""
    message = message_of(channel, sender, to, letter, moment)
    try:
        with _connected(server) as smtp:
            if server.security == "starttls":
                smtp.starttls(context=ssl.create_default_context())
            if server.user:
                smtp.login(server.user, server.password)
            refused = smtp.send_message(message, sender, list(to))
    except smtplib.SMTPAuthenticationError:
        raise DeliveryError(channel, "the mail server refuses user or password; check both", lasting=True) from None
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise DeliveryError(channel, "the mail server refuses all addresses; check them", lasting=all(code >= 500 for code in codes)) from None
    except smtplib.SMTPResponseException as error:
        raise DeliveryError(channel, f"the mail server answers {error.smtp_code}", lasting=error.smtp_code >= 500) from None
    except (smtplib.SMTPException, OSError) as error:
        raise DeliveryError(channel, f"{server.host} cannot be reached: {type(error).__name__}") from None
    if refused:
        raise DeliveryError(channel, f"the mail server refuses {', '.join(sorted(refused))}; check the address", lasting=True)


def message_of(channel: str, sender: str, to: tuple[str, ...], letter: Letter, moment: datetime) -> EmailMessage:
    """The message; a letter has the same id whenever it is sent, by which a mail program knows a repeat."""
    message = EmailMessage()
    message["Subject"] = " ".join(letter.subject.split())
    message["From"] = sender
    message["To"] = ", ".join(to)
    message["Date"] = format_datetime(moment)
    message["Message-ID"] = f"<{letter.key}.{channel}@xinmai.invalid>"
    message.set_content(letter.text)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    for file in letter.attachments:
        main, _, sub = file.media_type.partition("/")
        message.add_attachment(file.body, maintype=main, subtype=sub or "octet-stream", filename=file.name)
    return message


def _connected(server: MailServer) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=ssl.create_default_context())
    return smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
