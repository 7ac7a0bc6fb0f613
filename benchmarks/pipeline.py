"""Characters a second of each reading stage, and peak memory, over the text files of a folder.

    python benchmarks/pipeline.py FOLDER [--rounds N]

One process, CPU time, the median of the rounds; the first round warms the lexicon and the patterns up.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from xinmai import articles, cleaning, documents, extraction
from xinmai.lexicon import default_lexicon
from xinmai.sources import fetch

T = TypeVar("T")


def main() -> int:
    """Read the named files and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    files = sorted(args.folder.glob("*.txt"))
    if not files:
        print(f"no text files in {args.folder}")
        return 1
    rounds = [run(files) for _ in range(args.rounds + 1)][1:]
    characters = sum(len(documents.read(fetch(path)).raw) for path in files)
    for stage in rounds[0]:
        seconds = statistics.median(one[stage] for one in rounds)
        print(f"{stage:8} {seconds:7.3f} s  {characters / seconds:12,.0f} characters/s")
    total = statistics.median(sum(one.values()) for one in rounds)
    print(f"{'all':8} {total:7.3f} s  {characters / total:12,.0f} characters/s")
    print(f"{characters:,} characters, peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def run(files: list[Path]) -> dict[str, float]:
    """Seconds of each stage and the characters read."""
    spent = dict.fromkeys(("read", "clean", "split", "extract"), 0.0)
    lexicon = default_lexicon()

    def timed(stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        spent[stage] += time.process_time() - start
        return result

    for path in files:
        document = timed("read", partial(documents.read, fetch(path)))
        document = timed("clean", partial(cleaning.clean, document, lexicon))
        parts = timed("split", partial(articles.split, document, lexicon))
        for part in parts:
            timed("extract", partial(extraction.extract, part, document, lexicon))
    return spent


if __name__ == "__main__":
    sys.exit(main())
