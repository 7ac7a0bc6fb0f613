"""What the notes of the Word file say, and which number has a note of its own.

Each number has one note, at the first place that shows it; everywhere else it is a link to that place. Word counts the notes
itself, so `order` holds the numbers as it will.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from xinmai.publishing.layout import Brief, Entry, Issue
from xinmai.publishing.numbering import noted
from xinmai.publishing.word.xml import bookmark, link, paragraph, run, w

__all__ = ["Notes", "target"]

_BUILT_IN = (("-1", "separator"), ("0", "continuationSeparator"))


def target(number: int) -> str:
    """The bookmark of a number's note."""
    return f"note_{number}"


@dataclass(slots=True)
class Notes:
    """Collects the notes in the order of the page; `address` gives the relationship of a web address, empty for none."""

    issue: Issue
    kind: str
    address: Callable[[str], str]
    count: Callable[[], int]
    _entries: dict[int, Entry] = field(init=False)
    _order: dict[int, int] = field(init=False)
    _shown: set[int] = field(init=False)
    _placed: set[int] = field(default_factory=set)
    _named: dict[tuple[str, str], int] = field(default_factory=dict)
    _written: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._entries = {entry.number: entry for entry in self.issue.entries}
        self._order = {number: i for i, number in enumerate(dict.fromkeys([*noted(self.issue), *self._entries]), 1)}
        self._shown = set(noted(self.issue))

    def open(self, brief: Brief) -> None:
        """Begin a brief: at the foot of pages a document is named in full once in each."""
        if self.kind == "footnote":
            self._named.clear()

    def mark(self, number: int, *, due: bool) -> list[Any]:
        """The number as it stands in the text: with its note where that is `due` for the first time, a link to it otherwise."""
        if not due or number in self._placed:
            return [self._link(number, "NoteLink")]
        self._placed.add(number)
        id = str(len(self._written) + 1)
        lines = [self._entry(number, own=True), *(self._entry(one, own=False) for one in self._extra(number))]
        self._written.append(w(self.kind, *lines, id=id))
        style = f"{self.kind.title()}Reference"
        reference = w("r", w("rPr", w("rStyle", val=style)), w(f"{self.kind}Reference", id=id))
        return bookmark(target(number), self.count(), run("[", style), reference, run("]", style))

    def part(self) -> Iterator[Any]:
        """The notes in order, behind those that only draw the line above notes."""
        for id, kind in _BUILT_IN:
            yield w(self.kind, paragraph("Normal", w("r", w(kind)), more=(w("spacing", line="240", lineRule="auto"),)), type=kind, id=id)
        yield from self._written

    def _link(self, number: int, style: str = "NoteNumber") -> Any:
        return link(target(number), run(f"[{self._order[number]}]", style))

    def _extra(self, number: int) -> list[int]:
        """What a number was worked out from and no text shows: it is said in the same note."""
        extra = [one for one in self._figures(number, {number}) if one not in self._shown | self._placed]
        self._placed.update(extra)
        return extra

    def _figures(self, number: int, seen: set[int]) -> Iterator[int]:
        for one in self._entries[number].inputs:
            if one not in seen:
                seen.add(one)
                yield one
                yield from self._figures(one, seen)

    def _entry(self, number: int, *, own: bool) -> Any:
        """An entry headed by its number: the one Word counts, or that of an entry that is there for another's sake."""
        entry = self._entries[number]
        if own:
            head = [w("r", w("rPr", w("rStyle", val="NoteNumber")), w(f"{self.kind}Ref"))]
        else:
            head = bookmark(target(number), self.count(), run(f"[{self._order[number]}]", "NoteNumber"))
        said = self._working(entry) if entry.computed else self._citation(entry)
        back = [run("　"), link(target(number), run("↩", "NoteNumber"))] if own and self.kind == "endnote" else []
        return paragraph(f"{self.kind.title()}Text", *head, run("\t"), *said, *back)

    def _citation(self, entry: Entry) -> Iterator[Any]:
        same = self._named.setdefault((entry.document, entry.title), entry.number)
        if same == entry.number:
            yield run(f"《{entry.title}》", "Quoted")
            yield run("".join(f"　{part}" for part in (entry.source, entry.file) if part))
        else:
            yield run("出处同 ")
            yield self._link(same)
        yield run(f"　{entry.where}　")
        yield run(f"「{entry.quote}」", "Quoted")
        if entry.url and same == entry.number:
            yield run("　")
            address = self.address(entry.url)
            shown = run(entry.url, "Hyperlink" if address else "")
            yield link(address, shown, outside=True) if address else shown

    def _working(self, entry: Entry) -> Iterator[Any]:
        yield run(f"测算：{entry.title}　{entry.computed}", "Quoted")
        yield run(f"　公式：{entry.formula}")
        if entry.inputs:
            yield run("　依据")
            yield from map(self._link, entry.inputs)
