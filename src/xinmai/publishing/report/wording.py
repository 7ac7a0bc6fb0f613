"""Sentences worded here, each number in them a link to its evidence."""

from __future__ import annotations

from xinmai.model import Cell, Mark, Paragraph, Passage, Role

__all__ = ["Wording"]


class Wording:
    """Builds one sentence from words and cited cells."""

    def __init__(self) -> None:
        self._text = ""
        self._marks: list[Mark] = []

    def say(self, words: str) -> Wording:
        """Go on with words."""
        self._text += words
        return self

    def number(self, cell: Cell) -> Wording:
        """Go on with a cited number."""
        if cell.citation is not None:
            self._marks.append(Mark(len(self._text), len(self._text) + len(cell.text), cell.citation, cell.reading))
        self._text += cell.text
        return self

    @property
    def marked(self) -> bool:
        """Whether it holds a cited number."""
        return bool(self._marks)

    def passage(self) -> Passage:
        """The sentence."""
        return Passage(self._text, None, tuple(self._marks))

    def paragraph(self, role: Role = Role.TEXT) -> Paragraph:
        """The sentence as a paragraph of its own."""
        return Paragraph((self.passage(),), role)
