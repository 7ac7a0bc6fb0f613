"""Characters a second of the whole chain over one hostile line; run by `extraction.py`, each shape in its own process.

    python benchmarks/lines.py SHAPE 10000,100000,1000000

Prints one JSON object: characters a second for each length, what was found in the last, peak memory in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from xinmai.app.extract import extract

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from hostile import line

WARM = 2_000


def main() -> int:
    """Measure one shape."""
    shape, lengths = sys.argv[1], [int(n) for n in sys.argv[2].split(",")]
    speeds, found = [], 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.txt"
        for length in (WARM, *lengths):
            path.write_text(line(shape, length) + "字", "utf-8")
            start = time.process_time()
            found = sum(1 for _ in extract(path, "2024-05-06"))
            speeds.append(length / max(time.process_time() - start, 1e-6))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"speeds": speeds[1:], "found": found, "peak": peak}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
