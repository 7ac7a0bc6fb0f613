"""Width, invisible and control characters: what looks the same becomes the same."""

from __future__ import annotations

import re
from dataclasses import replace

from xinmai.hanzi import half_width
from xinmai.lexicon import Lexicon
from xinmai.model import Document

__all__ = ["tidy_characters"]

_INVISIBLE = re.compile(r"\r(?=\n)|[\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad\x00-\x08\x0b\x0e-\x1f\x7f\ufffe]+")
_LINE_ENDS = str.maketrans({"\r": "\n", "\x0c": "\n", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n"})
_WIDE_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "))


def tidy_characters(document: Document, _lexicon: Lexicon) -> Document:
    """Half width for letters and digits, one kind of space and line end, nothing invisible."""
    text = document.text.delete(match.span() for match in _INVISIBLE.finditer(document.text.text))
    plain = half_width(text.text).translate(_LINE_ENDS).translate(_WIDE_SPACES)
    return replace(document, text=text.map(plain))
