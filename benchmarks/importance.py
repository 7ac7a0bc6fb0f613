"""How the importance of stories goes with the order in which editors printed them, column by column.

    python benchmarks/importance.py ISSUE ...

Of each pair of items in a column of an issue the editors put one in front. It is counted how often a ground, and the sum of all,
gives that one more points, fewer, or the same; and where in our order the item stands that they put first.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from xinmai import sources
from xinmai.analysis import grades
from xinmai.analysis.importance import Known, Telling, weigh
from xinmai.app.pipeline import file_articles, lexicon_of, read_snapshot
from xinmai.articles import copies
from xinmai.model import GroundKind

SUM = "all together"


def main() -> int:
    """Read the issues and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("issues", type=Path, nargs="+")
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    first: list[tuple[str, int, int]] = []
    for path in parser.parse_args().issues:
        for column, items in columns(path).items():
            first.append((column, len(items), 1 + sum(item[SUM] > items[0][SUM] for item in items)))
            for before, after in combinations(items, 2):
                for name in before:
                    pairs[name][verdict(before[name], after[name])] += 1
    print(f"{'ground':<14}{'agrees':>8}{'differs':>8}{'ties':>8}")
    for name, counts in pairs.items():
        print(f"{name:<14}{counts['agrees']:>8}{counts['differs']:>8}{counts['ties']:>8}")
    for column, count, rank in first:
        print(f"{column}: the editors' first of {count} is our {rank}.")
    return 0


def columns(path: Path) -> dict[str, list[dict[str, float]]]:
    """Points by ground of the items of each column, in the order of print."""
    lexicon = lexicon_of()
    _, parts = read_snapshot(sources.fetch(path), lexicon)
    found: dict[str, list[dict[str, float]]] = defaultdict(list)
    for article, facts in file_articles(parts, lexicon):
        (grade,) = grades([(article, facts)], copies, lexicon)
        column = article.section or ""
        weighed = weigh(Telling(((article, facts, grade),)), column, Known(), lexicon)
        points = Counter(dict.fromkeys(GroundKind, 0.0))
        for ground in weighed.grounds:
            points[ground.kind] += ground.points
        found[column].append({str(kind): value for kind, value in points.items()} | {SUM: weighed.score})
    return found


def verdict(before: float, after: float) -> str:
    """Whether the points go with the order of print."""
    return "ties" if before == after else "agrees" if before > after else "differs"


if __name__ == "__main__":
    sys.exit(main())
