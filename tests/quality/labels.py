"""Labels of numbers in documents that lie elsewhere, as annotated passages.

    python tests/quality/labels.py CORPUS OUT

`corpus_labels.json` says, for stretches of documents known by their SHA-256, what each number in them measures; of the
documents themselves it holds nothing but the numbers. With the documents at hand, passages are written to
`OUT/seen` and `OUT/unseen`: `NAME.txt` beside `NAME.json`. Rules may be made with the first in view; the second measures
what comes of them and is not read.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

__all__ = ["SETS", "write_passages"]

LABELS = Path(__file__).with_name("corpus_labels.json")
SETS = ("seen", "unseen")


def write_passages(corpus: Path, out: Path) -> int:
    """Write all passages whose document lies in the folder `corpus`; how many there were."""
    texts = {}
    for path in sorted(corpus.glob("*.txt")):
        body = path.read_bytes()
        texts[hashlib.sha256(body).hexdigest()] = body.decode("utf-8")
    written = 0
    for number, passage in enumerate(json.loads(LABELS.read_text(encoding="utf-8"))):
        text = texts.get(passage["document"])
        if text is None:
            continue
        folder = out / passage["set"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:03d}.txt").write_text(text[passage["start"] : passage["end"]], encoding="utf-8", newline="")
        meta = {"published": passage["published"], "not_observations": passage["not_observations"]}
        gold = {"meta": meta, "observations": passage["observations"]}
        (folder / f"{number:03d}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        written += 1
    return written


if __name__ == "__main__":
    print(f"{write_passages(Path(sys.argv[1]), Path(sys.argv[2]))} passages")
