"""Issue -> Word file: real styles, contents and page numbers as fields, a footnote or endnote for each number.

Word's own notes hold the evidence, so whoever edits the text keeps it. Equal issues give equal bytes.
"""

from __future__ import annotations

from xinmai.publishing.word.package import render

__all__ = ["render"]
