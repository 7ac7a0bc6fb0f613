"""Addresses as they are kept and compared: without what only tracks the reader. No network."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

__all__ = ["host_of", "joined", "tidy"]

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid|spm|scm|_hs(?:enc|mi)|share_token|from_?source|isappinstalled|vd_source"
)
_PORTS = {"http": 80, "https": 443}
_LONGEST = 2000
"""Longer addresses do not come from people, and servers refuse them."""
_SAFE = "/%:@!$&'()*+,;=~-._"


def tidy(url: str) -> str | None:
    """An address of the web in one form; `None` for anything else (`javascript:`, `data:`, mail, a user name within)."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc or len(url) > _LONGEST:
        return None
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    bracketed = f"[{name}]" if ":" in name else name
    place = bracketed if port in (None, _PORTS[parts.scheme]) else f"{bracketed}:{port}"
    return urlunsplit((parts.scheme, place, quote(parts.path or "/", safe=_SAFE), _query(parts.query), ""))


def joined(base: str, link: str) -> str | None:
    """A link of a page as an address of its own; `None` where it leads to no other page of the web."""
    link = "".join(link.split())
    if not link or link.startswith("#"):
        return None
    try:
        return tidy(urljoin(base, link))
    except ValueError:
        return None


def host_of(url: str) -> str:
    """The host of an address with its port, if it names one."""
    return urlsplit(url).netloc.lower()


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name.lower())]
    # A query that is no list of pairs, or that loses nothing, stays as its server wrote it.
    return query if len(kept) == len(pairs) else urlencode(kept)
