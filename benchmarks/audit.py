"""Time and memory of the audit over many figures that do not come from text.

    python benchmarks/audit.py [--figures 100000] [--seed 1]

Builds series as a large store would hold them (companies with a dozen indicators over ten years, told by several documents each,
with growth rates and shares, a part of them wrong), and a store at its worst, where every figure is of one thing in one document. CPU time of one process; twice
the figures should take twice as long.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from xinmai.analysis import Aligner
from xinmai.audit import review
from xinmai.lexicon import default_lexicon
from xinmai.model import Evidence, Observation, Period, PeriodBasis, Quantity, Span

MEASURES = (("市场规模", "CNY", "亿元", 8), ("出货量", "颗", "亿颗", 8), ("营业收入", "CNY", "亿元", 8), ("产能", "片/月", "万片", 4))
YEARS = range(2015, 2025)
WRONG = 0.02
LINE = 24
"""Raw characters from one figure to the next."""


def main() -> int:
    """Build, audit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    review([], default_lexicon(), str)
    for title, subjects in (("many series", None), ("one series", 1)):
        for share in (4, 2, 1):
            figures = list(series(args.figures // share, random.Random(args.seed), subjects))
            start = time.process_time()
            aligner = Aligner(default_lexicon())
            findings = review(filter(None, map(aligner.align, figures)), default_lexicon(), lambda _: "")
            spent = time.process_time() - start
            verdicts = Counter(str(one.verdict) for one in findings)
            print(f"{title:12} {len(figures):8,} figures {spent:7.2f} s {spent / len(figures) * 1e6:6.1f} µs each  {dict(sorted(verdicts.items()))}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def series(count: int, chance: random.Random, subjects: int | None) -> Iterator[Observation]:
    """So many figures: a level, its growth and its share a year, all of one document a subject; a few are wrong."""
    made = 0
    subject = 0
    while made < count:
        name = f"第{subject % subjects if subjects else subject}号芯片"
        indicator, unit, word, power = MEASURES[subject % len(MEASURES)]
        value = chance.uniform(10, 500)
        whole = value * chance.uniform(2, 20)
        for year in YEARS:
            growth = chance.uniform(-0.2, 0.4)
            value *= 1 + growth
            whole *= 1 + growth
            level = value * (1.3 if chance.random() < WRONG else 1)
            told = [
                (name, indicator, f"{level:.1f}", word, unit, power),
                (name, f"{indicator}同比增速", f"{growth * 100:.1f}", "%", "%", 0),
                (name, "市场份额", f"{value / whole * 100:.1f}", "%", "%", 0),
            ]
            document = 0 if subjects else subject // 50
            for who, what, number, ending, in_unit, scale in told[: count - made]:
                start = made * LINE
                amount = Decimal(number).scaleb(scale)
                quote = f"{number}{ending}"
                evidence = Evidence(f"d{document}", f"a{document}-{subject // 5}", Span(start, start + len(quote)), quote, ("level:verb",))
                yield Observation(Quantity(amount, amount, in_unit), evidence, who, what, Period(str(year), PeriodBasis.STATED), "中国")
                made += 1
        subject += 1


if __name__ == "__main__":
    sys.exit(main())
