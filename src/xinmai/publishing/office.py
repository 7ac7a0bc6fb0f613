"""Text and web addresses as office programs take them: a file with others in it they call damaged."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from xinmai.publishing.prose import is_web

__all__ = ["clean", "office_address"]

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HOST = re.compile(r"[\w.-]+", re.ASCII)
_KEPT = "%/:=&?~#+!$,;'@()*[]"
_LONGEST = 2079
"""What Excel takes; Word fails at about the same length."""


def clean(text: str) -> str:
    """`text` with each character that XML cannot hold replaced."""
    return _NOT_XML.sub("\ufffd", text)


def office_address(url: str) -> str:
    """`url` as the target of a link, what is not ASCII escaped; empty if it should not be one."""
    if not is_web(url):
        return ""
    parts = urlsplit(url)
    try:
        plain = parts.port != 0 and _HOST.fullmatch(parts.hostname or "") and "@" not in parts.netloc
    except ValueError:
        return ""
    address = quote(url, safe=_KEPT, errors="replace")
    return address if plain and len(address) <= _LONGEST else ""
