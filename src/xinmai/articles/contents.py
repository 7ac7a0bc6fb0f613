"""A contents page: its entries, and where in the body each of them starts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from xinmai.articles.paragraphs import Paragraph, fold

__all__ = ["Contents", "Entry", "locate", "read_contents"]

_ENTRY = re.compile(r"(?P<mark>[-•·]\s*)?(?P<title>\S.*?)\s*(?P<leader>\.{3,}|…+|·{3,}|\t|\s|(?<=[^\d\s]))\s*(?P<page>\d{1,4})$")
_HEAD = re.compile(r"目\s*[录次錄]|contents", re.IGNORECASE)
_LEADER_ENTRY = re.compile(r"(?:\.{3,}|…{2,}|·{3,})\s*\d{1,4}$")
_LONGEST_ENTRY = 200
"""Characters of a title with its leader and page number, on the widest page."""
_RUN = 3
_NEAR_TOP = 40
_GAP = 4
"""Lines without a page number that may stand between two entries (a wrapped title, a note)."""
_ALIKE = 82
"""Percent of `fuzz.ratio` on folded titles: contents and body differ by a word now and then, never by half."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents page; `section` is the heading it stands under."""

    section: str | None
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Contents:
    """Entries in order; the body starts at paragraph `body`."""

    entries: tuple[Entry, ...]
    sections: tuple[str, ...]
    body: int


def read_contents(lines: list[Paragraph]) -> Contents | None:
    """The contents page near the top, or `None`. Entries without bullet or leader, above others, are sections."""
    head = next((p.index for p in lines[:_NEAR_TOP] if _HEAD.fullmatch(p.text)), _before_entries(lines))
    if head is None:
        return None
    entries: list[Entry] = []
    sections: list[str] = []
    section: str | None = None
    last = head
    for line in lines[head + 1 :]:
        if line.index - last > _GAP:
            break
        match = _ENTRY.fullmatch(line.text) if len(line.text) <= _LONGEST_ENTRY else None
        if not match or (entries and int(match["page"]) < entries[-1].page):
            continue
        last = line.index
        if match["mark"] or (match["leader"] and len(match["leader"]) >= 3):
            entries.append(Entry(section, match["title"].rstrip(".… "), int(match["page"])))
        else:
            section = match["title"]
            sections.append(section)
    return Contents(tuple(entries), tuple(sections), last + 1) if entries else None


def _before_entries(lines: list[Paragraph]) -> int | None:
    """Index in front of a run of entries with leaders, where the page has lost its heading."""
    run = 0
    for line in lines[:_NEAR_TOP]:
        run = run + 1 if _is_entry(line.text) else 0
        if run == _RUN:
            first = line.index - _RUN
            return first - 1 if first >= 0 and _is_section(lines[first].text) else first
    return None


def _is_entry(line: str) -> bool:
    return len(line) <= _LONGEST_ENTRY and bool(_LEADER_ENTRY.search(line))


def _is_section(line: str) -> bool:
    return len(line) <= _LONGEST_ENTRY and bool(_ENTRY.fullmatch(line)) and not _is_entry(line)


def locate(contents: Contents, lines: list[Paragraph]) -> list[tuple[Entry, Paragraph]]:
    """Entries with the body line that is their title, in order; entries not found are left out.

    A title may be a line, or a line joined with the next one where the body wraps it.
    """
    found: list[tuple[Entry, Paragraph]] = []
    at = contents.body
    for entry in contents.entries:
        wanted = fold(entry.title)
        hit = next((p for p in lines[at:] if _same(wanted, p.folded)), None)
        if hit is not None:
            found.append((entry, hit))
            at = hit.index + 1
    return found


def _same(wanted: str, got: str) -> bool:
    if not 0.6 * len(wanted) <= len(got) <= 1.6 * len(wanted):
        return False
    return got == wanted or fuzz.ratio(wanted, got) >= _ALIKE
