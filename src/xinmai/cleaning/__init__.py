"""Document -> Document: a text that reads as its author wrote it, every character still traced to the raw one.

Each noise has a file of its own; `STEPS` is the order. A step edits `Document.text` and may add notices;
raw text and blocks never change.
"""

from __future__ import annotations

from collections.abc import Callable

from xinmai.cleaning.characters import tidy_characters
from xinmai.cleaning.damage import report_damage
from xinmai.cleaning.furniture import drop_furniture
from xinmai.cleaning.headings import part_headings
from xinmai.cleaning.pinyin_echo import drop_pinyin_echo
from xinmai.cleaning.script import to_simplified
from xinmai.cleaning.spaces import close_spaces
from xinmai.cleaning.wraps import join_hard_wraps
from xinmai.lexicon import Lexicon
from xinmai.model import Document

__all__ = ["STEPS", "clean"]

Step = Callable[[Document, Lexicon], Document]

STEPS: tuple[Step, ...] = (
    tidy_characters,
    report_damage,
    drop_pinyin_echo,
    to_simplified,
    drop_furniture,
    join_hard_wraps,
    close_spaces,
    part_headings,
)
"""Echoes go before the script changes (an echo follows the traditional form); furniture goes before wraps are
joined (it stands between the halves of a sentence); spaces close behind that (their trail tells a paragraph's end);
headings are parted last, in a text that is otherwise clean."""


def clean(document: Document, lexicon: Lexicon) -> Document:
    """The document with its `text` cleaned; `raw[origin[i]]` stays exact for every character."""
    for step in STEPS:
        document = step(document, lexicon)
    return document
