"""`TracedText`: a text that remembers where in the raw text each of its characters came from.

Cleaning makes a text easier to read; evidence must still quote the file as it lies. So every edit goes
through this class, and `span(i, j)` answers with the raw stretch behind clean characters *i* to *j*.
It knows nothing of Chinese, of noise or of files.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xinmai.model.span import Span

__all__ = ["Edit", "TracedText"]

Edit = tuple[int, int, str]
"""`(start, end, replacement)` in clean offsets."""


@dataclass(frozen=True, slots=True, eq=False)
class TracedText:
    """A string with, for each character, the raw stretch `[origin[i], until[i])` it stands for.

    `origin` and `until` never decrease. An untouched character has `until[i] == origin[i] + 1` and equals
    `raw[origin[i]]`; a replacement stands, as a whole, for all it replaced.
    """

    text: str
    origin: array[int]
    until: array[int]

    @classmethod
    def of(cls, raw: str, start: int = 0) -> TracedText:
        """Trace a raw text onto itself; `start` is the raw offset of its first character."""
        offsets = array("I", range(start, start + len(raw) + 1))
        return cls(raw, offsets[:-1], offsets[1:])

    def __len__(self) -> int:
        return len(self.text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TracedText):
            return NotImplemented
        return (self.text, self.origin, self.until) == (other.text, other.origin, other.until)

    def __hash__(self) -> int:
        return hash((self.text, self.origin.tobytes()))

    def __getitem__(self, part: slice) -> TracedText:
        """Cut a contiguous stretch out, origins kept; a step other than 1 raises `ValueError`."""
        if part.step not in (None, 1):
            msg = "a traced text is cut in one piece"
            raise ValueError(msg)
        if part.indices(len(self)) == (0, len(self), 1):
            return self
        return TracedText(self.text[part], self.origin[part], self.until[part])

    def span(self, start: int, end: int) -> Span:
        """Raw offsets behind clean characters `start` to `end` (exclusive); empty where nothing stands."""
        if not 0 <= start <= end <= len(self.text):
            msg = f"clean span {start}:{end} is outside a text of {len(self.text)} characters"
            raise ValueError(msg)
        if start < end:
            return Span(self.origin[start], self.until[end - 1])
        at = self.origin[start] if start < len(self.text) else self.raw_end
        inside_replacement = start > 0 and self.until[start - 1] > at
        return Span(at, self.until[start - 1] if inside_replacement else at)

    def locate(self, raw_offset: int) -> int:
        """Clean offset of the first character that ends behind `raw_offset`; `len(self)` if none does."""
        return bisect_left(self.until, raw_offset + 1)

    @property
    def raw_end(self) -> int:
        """Raw offset just behind the last character; 0 for an empty text."""
        return self.until[-1] if self.until else 0

    def edit(self, edits: Iterable[Edit]) -> TracedText:
        """Replace stretches, all given in offsets of this text, ascending and not overlapping.

        A replacement of the length of what it replaces maps character to character; any other maps each
        of its characters to the whole stretch. Unordered or overlapping edits raise `ValueError`.
        """
        text, origin, until = self.text, memoryview(self.origin), memoryview(self.until)
        pieces: list[str] = []
        origins: list[memoryview | array[int]] = []
        untils: list[memoryview | array[int]] = []
        at = 0
        for start, end, new in edits:
            if not at <= start <= end <= len(text):
                msg = f"edit {start}:{end} overlaps the one before it or leaves the text"
                raise ValueError(msg)
            kept = end if len(new) == end - start else start
            pieces += (text[at:start], new)
            origins.append(origin[at:kept])
            untils.append(until[at:kept])
            if new and kept == start:
                whole = self.span(start, end)
                origins.append(array("I", [whole.start]) * len(new))
                untils.append(array("I", [whole.end]) * len(new))
            at = end
        if not pieces:
            return self
        pieces.append(text[at:])
        origins.append(origin[at:])
        untils.append(until[at:])
        return TracedText("".join(pieces), array("I", b"".join(origins)), array("I", b"".join(untils)))

    def delete(self, stretches: Iterable[tuple[int, int]]) -> TracedText:
        """Drop stretches, given like those of `edit`."""
        return self.edit((start, end, "") for start, end in stretches)

    def map(self, text: str) -> TracedText:
        """Put another text of the same length over the same origins (a case, width or script view)."""
        if len(text) != len(self.text):
            msg = f"a view must keep the length: {len(self.text)} characters became {len(text)}"
            raise ValueError(msg)
        return TracedText(text, self.origin, self.until)

    def lines(self) -> Iterator[tuple[int, int]]:
        """Clean `(start, end)` of each line, line feeds left out."""
        at = 0
        for line in self.text.split("\n"):
            yield at, at + len(line)
            at += len(line) + 1
