"""How many questions over the sample are answered right, wrongly, or not at all.

    python tests/quality/asked.py [--show]

The questions are in `tests/app/asked.yaml`. Right is the first answer; a wrong answer counts more than none, and so is told apart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

import xinmai
from xinmai.app.ask import ask
from xinmai.app.ingest import ingest
from xinmai.app.workspace import Workspace, init
from xinmai.sample import write

ASKED = Path(__file__).parents[1] / "app" / "asked.yaml"
FONTS = Path(xinmai.__file__).parent / "assets" / "fonts"
_ROUNDING = 0.001


def questions() -> list[dict[str, Any]]:
    """The questions with what is expected."""
    return list(yaml.safe_load(ASKED.read_text("utf-8")))


def verdict(expected: dict[str, Any], records: list[dict[str, Any]]) -> str:
    """`right`, `wrong` or `none`."""
    facts = [record for record in records if record["kind"] != "passage"]
    if expected.get("none"):
        return "wrong" if facts else "right"
    if not facts:
        return "none"
    return "right" if _is_right(expected, facts) else "wrong"


def _is_right(expected: dict[str, Any], facts: list[dict[str, Any]]) -> bool:
    first = facts[0]
    if "value" in expected:
        return _same(first, expected)
    if "ranked" in expected:
        return [record["subject"] for record in facts][: len(expected["ranked"])] == expected["ranked"]
    if "event" in expected:
        return any(record["type"] == expected["event"] and expected["document"] in [told["document"] for told in record["reports"]] for record in facts[:3])
    return bool(first["kind"] == "profile" and first["canonical"] == expected["entity"])


def _same(record: dict[str, Any], expected: dict[str, Any]) -> bool:
    wanted = {name: expected[name] for name in ("unit", "period", "status") if name in expected}
    if any(record.get(name) != value for name, value in wanted.items()):
        return False
    values = [value if isinstance(value, list) else [value] for value in (record["value"], expected["value"])]
    return len(values[0]) == len(values[1]) and all(abs(a - b) <= abs(b) * _ROUNDING for a, b in zip(*values, strict=True))


def kind_of(expected: dict[str, Any]) -> str:
    """What kind of question it is, for the count."""
    return next(name for name in ("none", "ranked", "event", "entity", "status", "value") if name in expected)


def main() -> None:
    """Ask all, count, and show what is not right."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--workspace", type=Path)
    options.add_argument("--show", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        workspace = filled(Path(name)) if chosen.workspace is None else init(chosen.workspace)
        counts: Counter[tuple[str, str]] = Counter()
        for expected in questions():
            reply = ask(workspace, expected["ask"], "2026-03-01")
            found = verdict(expected, reply.records)
            counts[kind_of(expected), found] += 1
            if found != "right" or chosen.show:
                print(found, expected["ask"], "|", reply.record["asked"], reply.record["read_as"])
                for record in reply.records[:4]:
                    shown = {key: record.get(key) for key in ("kind", "series", "period", "value", "unit", "area", "status", "document", "type", "title", "rank", "contested")}
                    print("     ", {key: value for key, value in shown.items() if value is not None})
    for kind in sorted({kind for kind, _ in counts}):
        print(kind, {found: counts[kind, found] for found in ("right", "none", "wrong")})
    total = sum(counts.values())
    print("all", total, {found: sum(n for (_, one), n in counts.items() if one == found) for found in ("right", "none", "wrong")})
    sys.exit(any(found == "wrong" for _, found in counts))


def filled(folder: Path) -> Workspace:
    """A workspace of the sample documents below a folder."""
    workspace = init(folder / "workspace")
    ingest(workspace, write(folder / "sample", (FONTS,)))
    return workspace


if __name__ == "__main__":
    main()
