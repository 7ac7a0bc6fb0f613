"""The quality floor: scores on labelled data beside the clone may not fall below what `floor.json` pins.

Run as `python tests/quality/gate.py FOLDER`; without the folder it says so and passes. The floor names the hash of
the data it was measured on. `--repin` writes today's scores; it lowers a floor only with `--allow-lower`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from labels import SETS, write_passages

from xinmai.app.extract import extract, parse_published

PASSAGES = Path(__file__).parent.parent / "passages"
FLOOR = Path(__file__).with_name("floor.json")
TOLERANCE = 0.0005
"""Scores are printed to four digits."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repin", action="store_true")
    parser.add_argument("--allow-lower", action="store_true")
    args = parser.parse_args()
    gold = args.folder / "gold"
    if not gold.is_dir():
        print(f"quality: no labelled data at {gold}; the floor was not checked")
        return 0
    scores = measure(args.folder)
    floor = json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {"scores": {}}
    lower = {name: (floor["scores"][name], got) for name, got in scores.items() if got < floor["scores"].get(name, 0) - TOLERANCE}
    for name, got in scores.items():
        print(f"quality: {name:24} {got:.4f}  floor {floor['scores'].get(name, 0):.4f}{'  LOWER' if name in lower else ''}")
    data = fingerprint(gold)
    if floor.get("data") not in (None, data):
        print("quality: the labelled data changed since the floor was pinned; re-pin it")
    if args.repin and (not lower or args.allow_lower):
        FLOOR.write_text(json.dumps({"data": data, "scores": scores}, indent=2) + "\n", encoding="utf-8")
        print("quality: floor pinned")
        return 0
    return 1 if lower else 0


def measure(folder: Path) -> dict[str, float]:
    xinmai = Path(sys.executable).with_name("xinmai")
    command = f"{xinmai} extract {{file}} --published {{published}} --format jsonl"
    facts = run([sys.executable, str(folder / "gold/score.py"), str(folder / "gold/dev"), "--cmd", command, "--json"])
    scores = {f"observations.{level}": row["f1"] for level, row in facts["observations"].items()}
    scores |= {f"field.{name}": value for name, value in facts["fields"].items()}
    scores |= {"entities": facts["entities"]["f1"], "entities.canonical": facts["entities"]["canonical"], "events": facts["events"]["f1"]}
    with tempfile.TemporaryDirectory() as labelled:
        write_passages(folder / "corpus", Path(labelled))
        for name, parent in (("corpus", Path(labelled)), ("passages", PASSAGES)):
            for which in SETS:
                predict(parent / which, Path(labelled) / f"{name}-{which}")
                found = run([sys.executable, str(folder / "gold/score.py"), str(parent / which), "--pred", str(Path(labelled) / f"{name}-{which}"), "--json", "--only", "observations"])
                scores |= {f"{name}.{which}.{level}": row["f1"] for level, row in found["observations"].items()}
        for which in SETS:
            passages, out = Path(labelled) / f"names-{which}", Path(labelled) / f"found-{which}"
            predict(passages, out)
            found = run([sys.executable, str(folder / "gold/score.py"), str(passages), "--pred", str(out), "--json", "--only", "events,entities"])
            scores |= {f"corpus.{which}.{kind}": found[kind]["f1"] for kind in ("entities", "events")}
    for gold, text in (("articles_001", "001_*.txt"), ("articles_004_part", "004_*.txt")):
        source = next((folder / "corpus").glob(text))
        split = f"{xinmai} split {{file}} --format jsonl"
        found = run([sys.executable, str(folder / "gold/score_more.py"), "split", str(folder / f"gold/dev/{gold}.json"), "--text", str(source), "--cmd", split, "--json"])
        scores[f"split.{gold}"] = found["right"] / (found["gold"] + found["spurious"])
    for gold, text in (("tables_000", "000_*.txt"), ("tables_003", "003_*.txt")):
        source = next((folder / "corpus").glob(text))
        tables = f"{xinmai} tables {{file}} --format jsonl"
        found = run([sys.executable, str(folder / "gold/score_more.py"), "tables", str(folder / f"gold/dev/{gold}.json"), "--text", str(source), "--cmd", tables, "--json"])
        scores[f"cells.{gold}"] = found["cells_right"] / found["cells"]
    audit = f"{xinmai} audit {{files}} --format jsonl"
    found = run([sys.executable, str(folder / "gold/score_more.py"), "audit", str(folder / "gold/audit_examples.json"), "--corpus", str(folder / "corpus"), "--cmd", audit, "--json"])
    scores |= {"audit.found": found["hard_found"] / found["hard"], "audit.quiet": 1 - found["false_alarms"] / found["consistent"]}
    return {name: round(value, 4) for name, value in sorted(scores.items())}


def predict(passages: Path, out: Path) -> None:
    """Write what is read out of each passage; in one process, as there are many."""
    out.mkdir()
    for path in passages.glob("*.json"):
        published = json.loads(path.read_text(encoding="utf-8"))["meta"]["published"]
        records = extract(path.with_suffix(".txt"), parse_published(published))
        (out / f"{path.stem}.jsonl").write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")


def run(command: list[str]) -> dict:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def fingerprint(gold: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(gold.rglob("*")):
        if path.is_file() and path.suffix in (".json", ".txt"):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
