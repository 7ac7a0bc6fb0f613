"""What a text is found by: pairs of neighbouring Chinese characters, and Latin words whole.

A run of Han characters, kana or Hangul gives all its pairs, so that any stretch of it is found without knowing where words
begin; everything is folded to simplified script, narrow width and lower case. A text in, tokens out; no index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.hanzi import HAN, half_width, simplified

__all__ = ["CJK", "GAP", "chars", "fold", "runs", "tokens", "triples"]

CJK = f"{HAN}\u3040-\u30ff\uac00-\ud7a3"
"""Inside of a regular-expression class: what is written without blanks between words."""

GAP = "|"
"""Stands where two runs meet whose pairs would look like those of one run: 市场，场面 is no 市场面."""

_RUN = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+")
_LONGEST = 64
"""Characters of a Latin word that count: longer ones are addresses and keys."""


def fold(text: str) -> str:
    """The text in simplified script and narrow width; the length stays. Case is left to `tokens`, which may change lengths."""
    # What no encoding holds may come from a terminal, never from a document.
    return simplified(half_width(text.encode("utf-8", "replace").decode()))


def runs(folded: str) -> Iterator[tuple[str, bool]]:
    """Stretches of a folded text without a mark or blank inside, and whether each is written in characters."""
    for found in _RUN.finditer(folded):
        yield found[0], _is_cjk(found[0][0])


def tokens(text: str) -> list[str]:
    """The tokens of a text in order; a single character between marks is a token too."""
    found: list[str] = []
    last = ""
    for run, is_cjk in runs(fold(text)):
        if not is_cjk:
            found.append(run[:_LONGEST].lower())
            last = ""
            continue
        if run[0] == last:
            found.append(GAP)
        found += [run[at : at + 2] for at in range(len(run) - 1)] or [run]
        last = run[-1]
    return found


def triples(text: str) -> list[str]:
    """All three neighbouring characters of a text that is written without blanks: what longer words are found by."""
    return [run[at : at + 3] for run, is_cjk in runs(fold(text)) if is_cjk for at in range(len(run) - 2)]


def chars(text: str) -> list[str]:
    """The different characters of a text that are written without blanks, for those who look for a single one."""
    return sorted({char for run, is_cjk in runs(fold(text)) if is_cjk for char in run})


def _is_cjk(char: str) -> bool:
    return _CJK.match(char) is not None


_CJK = re.compile(f"[{CJK}]")
