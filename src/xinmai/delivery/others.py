"""All other channels (Telegram, Slack, ntfy …) by apprise, each by an address of its own."""

from __future__ import annotations

import logging

from xinmai.errors import DeliveryError
from xinmai.model import Letter

__all__ = ["send_by_apprise"]


def send_by_apprise(channel: str, url: str, letter: Letter) -> None:
    """Send a letter to an address of apprise. Raises `DeliveryError`; nothing of the address is told or logged."""
    import apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL)  # its remarks hold addresses, which hold tokens
    sender = apprise.Apprise()
    if not sender.add(url):
        raise DeliveryError(channel, "apprise does not know this address; see its list of services", lasting=True)
    try:
        sent = sender.notify(title=letter.subject, body=letter.text, body_format=apprise.NotifyFormat.TEXT)
    except Exception as error:  # whatever trips a service of apprise
        raise DeliveryError(channel, f"apprise failed: {type(error).__name__}") from None
    if not sent:
        raise DeliveryError(channel, "apprise could not send it; check the address and the network")
