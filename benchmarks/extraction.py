"""Speed and memory of extraction beside other readers of Chinese text, and on hostile lines.

    python benchmarks/extraction.py FOLDER [--peers PYTHON] [--rounds N] [--lines 10000,100000,1000000] [--all-shapes]

Every reader runs over the same text files in a process of its own: CPU time, the median of the rounds after one to warm
up. Peers are no dependencies of this project; install them into an environment of their own and name its interpreter
with `--peers`. Then lines of one repeated pattern (`tests/hostile.py`) go through the whole chain, from file to records: where
the cost is linear, the characters a second stay the same from left to right.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

from readers import READERS

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "tests"))

from hostile import SHAPES  # noqa: E402 - it stands beside the tests that use it

TYPICAL = (
    "prose",
    "prose without ends",
    "prose without separators",
    "9",
    "亿",
    "（",
    "“",
    "1、",
    "、",
    "2020年",
    "占",
    "据",
    "%",
    "9 ",
    "增长",
    "增长9%",
    "营业收入9亿元",
    "20053.218.79.50.05201088.6",
)
"""What the table of lines shows unless all shapes are asked for."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="interpreter that has the peers")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lines", default="10000,100000,1000000", help="lengths of the hostile lines")
    parser.add_argument("--all-shapes", action="store_true")
    args = parser.parse_args()
    if not any(args.folder.glob("*.txt")):
        print(f"no text files in {args.folder}")
        return 1
    beside_peers(args.folder, args.peers, args.rounds)
    print()
    on_lines(tuple(SHAPES) if args.all_shapes else TYPICAL, args.lines)
    return 0


def beside_peers(folder: Path, peers: str, rounds: int) -> None:
    """Print one line for each reader, with how many times as fast as it we are."""
    ours = 0.0
    print(f"{'reader':26}{'characters/s':>14}{'we are':>10}{'found':>9}{'peak MB':>9}  gives")
    for name, reader in READERS.items():
        python = peers if reader.install else sys.executable
        told = measured(python, "readers.py", name, str(folder), "--rounds", str(rounds))
        if "missing" in told:
            print(f"{name:26}not here ({told['missing']}): {reader.install}")
            continue
        speed = told["characters"] / statistics.median(told["seconds"])
        ours = ours or speed
        times = f"x {ours / speed:.3g}" if reader.install else ""
        print(f"{name:26}{speed:14,.0f}{times:>10}{told['found']:9,}{told['peak']:9.0f}  {reader.gives}")


def on_lines(shapes: tuple[str, ...], lengths: str) -> None:
    """Print characters a second for each shape and length."""
    print(f"{'one line of':30}" + "".join(f"{int(n):>14,}" for n in lengths.split(",")) + f"{'facts':>10}{'peak MB':>9}")
    for shape in shapes:
        told = measured(sys.executable, "lines.py", shape, lengths)
        if "missing" in told:
            print(f"{shape:30}failed: {told['missing']}")
            continue
        speeds = "".join(f"{speed:14,.0f}" for speed in told["speeds"])
        print(f"{shape:30}{speeds}{told['found']:10,}{told['peak']:9.0f}")


def measured(python: str, script: str, *arguments: str) -> dict[str, object]:
    """What a measuring script prints."""
    done = subprocess.run([python, HERE / script, *arguments], capture_output=True, check=False, text=True)
    if done.returncode:
        return {"missing": done.stderr.strip().splitlines()[-1]}
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return told


if __name__ == "__main__":
    sys.exit(main())
