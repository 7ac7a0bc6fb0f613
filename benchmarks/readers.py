"""One reader of Chinese text over the text files of a folder; run by `extraction.py`, each in a process of its own.

    python benchmarks/readers.py NAME FOLDER [--rounds N]

Prints one JSON object: CPU seconds of each round, characters, what was found, peak memory in MB; `missing` where the
reader is not installed here. Peers get the text in sentences, as their cost may grow with the length of a line.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Sized
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["READERS", "Reader"]

Read = Callable[[Path], int]
"""Reads one file and tells how many things it found."""

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；\n]?")


@dataclass(frozen=True)
class Reader:
    """A reader: what it gives, how it is installed, and how it is made ready."""

    gives: str
    install: str
    make: Callable[[], Read]


def by_sentence(read: Callable[[str], Sized]) -> Read:
    """A reader of texts as one of files."""
    return lambda path: sum(len(read(part)) for part in _SENTENCE.findall(path.read_text("utf-8")))


def ours() -> Read:
    """The whole of it: reading, cleaning, splitting, extraction, records."""
    extract = importlib.import_module("xinmai.app.extract").extract
    return lambda path: sum(1 for _ in extract(path))


def ours_extracting() -> Read:
    """Extraction alone; the stages before it are done while it warms up."""
    from xinmai import articles, cleaning, documents, extraction
    from xinmai.lexicon import default_lexicon
    from xinmai.sources import fetch

    lexicon, opened = default_lexicon(), {}

    def read(path: Path) -> int:
        if path not in opened:
            document = cleaning.clean(documents.read(fetch(path)), lexicon)
            opened[path] = (document, articles.split(document, lexicon))
        document, parts = opened[path]
        found = [extraction.extract(part, document, lexicon) for part in parts]
        return sum(len(facts.observations) + len(facts.mentions) for facts in found)

    return read


def jieba() -> Read:
    """Words, by the reader in Python."""
    module: Any = importlib.import_module("jieba")
    module.setLogLevel(60)
    module.initialize()
    return by_sentence(module.lcut)


def rjieba() -> Read:
    """Words, by the same reader in Rust."""
    module: Any = importlib.import_module("rjieba")
    return by_sentence(module.cut)


def jionlp() -> Read:
    """Amounts of money and times, with values."""
    module: Any = importlib.import_module("jionlp")
    return by_sentence(
        lambda text: [*(module.ner.extract_money(text) or ()), *(module.ner.extract_time(text) or ())]
    )


def recognizers() -> Read:
    """Numbers, percentages, currencies, dimensions and times, with values."""
    suite: Any = importlib.import_module("recognizers_suite")
    kinds = [suite.recognize_number, suite.recognize_percentage, suite.recognize_currency]
    kinds += [suite.recognize_dimension, suite.recognize_datetime]
    chinese = suite.Culture.Chinese
    return by_sentence(lambda text: [one for recognize in kinds for one in recognize(text, chinese)])


READERS = {
    "xinmai": Reader("facts, joined and cited", "", ours),
    "xinmai (extraction alone)": Reader("the same", "", ours_extracting),
    "jieba.cut": Reader("words", "pip install jieba 'setuptools<81'", jieba),
    "rjieba.cut": Reader("words", "pip install rjieba", rjieba),
    "jionlp": Reader("money, times", "pip install jionlp 'setuptools<81'", jionlp),
    "recognizers-text": Reader(
        "numbers, %, money, dimensions, times",
        "pip install recognizers-text-suite 'emoji<2' 'setuptools<81'",
        recognizers,
    ),
}


def main() -> int:
    """Measure one reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=READERS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    files = sorted(args.folder.glob("*.txt"))
    try:
        read = READERS[args.name].make()
    except (ImportError, AttributeError) as error:  # the latter where a dependency is too new
        print(json.dumps({"missing": str(error)}))
        return 0
    found, seconds = 0, []
    for _ in range(args.rounds + 1):
        start = time.process_time()
        found = sum(map(read, files))
        seconds.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    characters = sum(len(path.read_text("utf-8")) for path in files)
    print(json.dumps({"seconds": seconds[1:], "characters": characters, "found": found, "peak": peak}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
