"""Alters one thing in clean text and asks the audit: what it notices, by kind of alteration, and what it says of the text unaltered.

    python benchmarks/audit_injection.py [FOLDER ...] [--count 500] [--seed 1] [--misses N]

Takes the text of the sample documents and of the files in the folders named. An alteration changes one digit, one unit (万 and
亿), one word of direction (增长 and 下降), one year in front of a figure or one share, only where a figure was read, and leaves
all else where it stands, so that places stay comparable. It is noticed if the document then has an inconsistency that it had not
before and that quotes a figure of the altered sentence.

Two draws of the same size: any figure, and figures that take part in a relation which holds in the unaltered text
(`xinmai audit --verified`); a figure that nothing else in its document speaks of cannot be caught by anyone.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from xinmai import sources
from xinmai.analysis import Aligner
from xinmai.analysis.alignment import growth_of
from xinmai.app.pipeline import lexicon_of, open_document, read_snapshot
from xinmai.audit import review
from xinmai.model import Finding, Observation, Snapshot, Verdict

SAMPLE = Path(__file__).parent.parent / "src/xinmai/sample/documents"
ENDINGS = {".txt", ".md", ".html"}
SWAPS = ("增长下降", "增加减少", "提升下降", "上升下降", "提高降低", "上涨下跌", "回升回落", "升至降至")
SIGNS = {pair[:2]: pair[2:] for pair in SWAPS} | {pair[2:]: pair[:2] for pair in reversed(SWAPS)}
SIGN = re.compile("|".join(SIGNS))
UNITS = {"万": "亿", "萬": "億", "亿": "万", "億": "萬"}
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?年)")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
NEAR_SIGN, NEAR_YEAR, YEARS, LEAST = 6, 60, 5, 3.0
"""Characters in front of a figure where its direction and its year stand; how far a year moves; points a share moves at least."""


class Text(NamedTuple):
    """A document's text with the figures read in it, the places of relations that hold, and its inconsistencies."""

    name: str
    raw: str
    figures: Sequence[Observation]
    verified: frozenset[int]
    broken: frozenset[tuple[str, tuple[int, ...]]]


class Alteration(NamedTuple):
    """Other characters for as many at one place."""

    start: int
    new: str


Alter = Callable[[str, Observation, random.Random], Alteration | None]


def digit(raw: str, figure: Observation, chance: random.Random) -> Alteration | None:
    """Another digit in the number, no zero in front."""
    places = [match.start() for match in re.finditer(r"\d", figure.evidence.quote)]
    if not places:
        return None
    at = chance.choice(places)
    others = [d for d in "0123456789" if d != figure.evidence.quote[at] and (d != "0" or at > places[0])]
    return Alteration(figure.evidence.span.start + at, chance.choice(others))


def unit(raw: str, figure: Observation, chance: random.Random) -> Alteration | None:
    """万 for 亿 or 亿 for 万."""
    found = [(at, char) for at, char in enumerate(figure.evidence.quote) if char in UNITS]
    return Alteration(figure.evidence.span.start + found[0][0], UNITS[found[0][1]]) if len(found) == 1 else None


def sign(raw: str, figure: Observation, chance: random.Random) -> Alteration | None:
    """The other direction of a growth or a change."""
    if growth_of(figure.indicator or "") is None:
        return None
    start = figure.evidence.span.start
    found = list(SIGN.finditer(raw, max(0, start - NEAR_SIGN), start))
    return Alteration(found[-1].start(), SIGNS[found[-1].group()]) if found else None


def year(raw: str, figure: Observation, chance: random.Random) -> Alteration | None:
    """The last year in front of the figure in its sentence, some years off."""
    start = figure.evidence.span.start
    found = list(YEAR.finditer(raw, max(sentence(raw, start)[0], start - NEAR_YEAR), start))
    if not found:
        return None
    by = chance.choice([n for n in range(-YEARS, YEARS + 1) if n])
    return Alteration(found[-1].start(), str(int(found[-1].group()) + by))


def share(raw: str, figure: Observation, chance: random.Random) -> Alteration | None:
    """Another share with as many digits."""
    found = NUMBER.search(figure.evidence.quote)
    if found is None or figure.quantity.unit != "%" or not (figure.indicator or "").endswith(("占比", "份额", "比重", "率")):
        return None
    old = found.group()
    decimals = len(old.partition(".")[2])
    low, high = (10, 99) if len(old.partition(".")[0]) > 1 else (1, 9)
    new = next(value for value in iter(lambda: chance.uniform(low, high), None) if abs(value - float(old)) >= LEAST or high < 10)
    text = f"{new:.{decimals}f}"
    return Alteration(figure.evidence.span.start + found.start(), text) if len(text) == len(old) and text != old else None


KINDS: dict[str, Alter] = {"digit": digit, "unit": unit, "sign": sign, "year": year, "share": share}


def main() -> int:
    """Draw, alter, audit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0, help="list so many alterations of verified figures that went unnoticed")
    args = parser.parse_args()
    texts = [text for folder in (SAMPLE, *args.folders) for text in read_folder(folder)]
    figures = sum(len(text.figures) for text in texts)
    print(f"{len(texts)} texts, {figures} figures, {sum(len(text.verified) for text in texts)} in a relation that holds")
    print("unaltered, inconsistencies: " + ", ".join(f"{text.name} {len(text.broken)}" for text in texts if text.broken))
    for title, only in (("any figure", False), ("figures in a relation that holds", True)):
        started = time.process_time()
        drawn, noticed, misses = trial(texts, args.count, random.Random(args.seed), only_verified=only)
        print(f"\n{title} ({time.process_time() - started:.0f} s)")
        for kind in (*KINDS, "all"):
            n, hit = (drawn[kind], noticed[kind]) if kind != "all" else (drawn.total(), noticed.total())
            print(f"{kind:6} {n:5} altered {hit:5} noticed {hit / max(1, n):6.1%}")
        for line in misses[: args.misses if only else 0]:
            print("  " + line)
    return 0


def read_folder(folder: Path) -> Iterator[Text]:
    """The files of a folder by their text; of a page, what can be read on it."""
    lexicon = lexicon_of()
    for path in sorted(folder.iterdir()):
        if path.suffix in ENDINGS:
            raw = open_document(sources.fetch(path), lexicon).raw
            figures, findings = audited(raw)
            places = {e.span.start for one in findings if one.verdict is Verdict.CONSISTENT for e in one.evidence}
            yield Text(path.name, raw, figures, frozenset(places), frozenset(map(place_of, broken(findings))))


def audited(raw: str) -> tuple[list[Observation], list[Finding]]:
    """The figures of a text and what the audit finds among them."""
    lexicon = lexicon_of()
    _, parts = read_snapshot(Snapshot("text.txt", "", "text/plain", raw.encode()), lexicon)
    figures = [figure for _, facts in parts for figure in facts.observations]
    return figures, review(filter(None, map(Aligner(lexicon).align, figures)), lexicon, lambda _: raw)


def broken(findings: Sequence[Finding]) -> list[Finding]:
    """Those that cannot hold."""
    return [one for one in findings if one.verdict is Verdict.INCONSISTENT]


def place_of(finding: Finding) -> tuple[str, tuple[int, ...]]:
    """What a finding is of, to tell a new one from one that was there before."""
    return finding.kind, tuple(sorted({e.span.start for e in finding.evidence}))


def trial(texts: Sequence[Text], count: int, chance: random.Random, *, only_verified: bool) -> tuple[Counter[str], Counter[str], list[str]]:
    """So many alterations, the kinds in turn: how many of each kind, how many noticed, and those that were not."""
    pool = [(text, figure) for text in texts for figure in text.figures if not only_verified or figure.evidence.span.start in text.verified]
    drawn: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    misses = []
    names = list(KINDS)
    able = {kind: [one for one in pool if KINDS[kind](one[0].raw, one[1], chance)] for kind in names}
    for turn in range(count):
        kind = names[turn % len(names)]
        if not able[kind]:
            continue
        text, figure = chance.choice(able[kind])
        change = KINDS[kind](text.raw, figure, chance)
        if change is None:
            continue
        drawn[kind] += 1
        if is_noticed(text, figure, change):
            noticed[kind] += 1
        else:
            start, end = sentence(text.raw, figure.evidence.span.start)
            misses.append(f"{kind} {text.name} {figure.evidence.span.start} {figure.evidence.quote!r} -> {change.new}: {text.raw[start:end].strip()}")
    return drawn, noticed, misses


def is_noticed(text: Text, figure: Observation, change: Alteration) -> bool:
    """Whether the altered text has a new inconsistency that quotes a figure of the altered sentence."""
    altered = text.raw[: change.start] + change.new + text.raw[change.start + len(change.new) :]
    start, end = sentence(text.raw, figure.evidence.span.start)
    return any(
        place_of(one) not in text.broken and any(start <= e.span.start < end for e in one.evidence) for one in broken(audited(altered)[1])
    )


def sentence(raw: str, at: int) -> tuple[int, int]:
    """The sentence around a place; a line is one, too."""
    start = max(raw.rfind(mark, 0, at) for mark in "。！？\n") + 1
    ends = [end for mark in "。！？\n" if (end := raw.find(mark, at)) >= 0]
    return start, min(ends, default=len(raw))


if __name__ == "__main__":
    sys.exit(main())
