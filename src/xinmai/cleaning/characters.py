"""Width, invisible and control characters: what looks the same becomes the same."""

from __future__ import annotations

import re
from dataclasses import replace

from xinmai.hanzi import half_width
from xinmai.lexicon import Lexicon
from xinmai.model import Document

__all__ = ["tidy_characters"]

_HIDDEN = "\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad\x00-\x08\x0b\x0e-\x1f\x7f\ufffe"
# A class in front, for the engine skips all else quickly; then its character is looked back at.
_INVISIBLE = re.compile(rf"[\r{_HIDDEN}](?:(?<=\r)(?=\n)|(?<!\r)[{_HIDDEN}]*)")
_LINE_ENDS = "\r\x0c\u2028\u2029\u0085"
_WIDE_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_PLAIN = dict.fromkeys(_LINE_ENDS, "\n") | dict.fromkeys(_WIDE_SPACES, " ")
_ODD = re.compile(f"[{_LINE_ENDS}{_WIDE_SPACES}]")


def tidy_characters(document: Document, _lexicon: Lexicon) -> Document:
    """Half width for letters and digits, one kind of space and line end, nothing invisible."""
    text = document.text.delete(match.span() for match in _INVISIBLE.finditer(document.text.text))
    plain = _ODD.sub(lambda match: _PLAIN[match[0]], half_width(text.text))
    return replace(document, text=text.map(plain))
