"""Labels of numbers, names, events and links in documents that lie elsewhere, as annotated passages.

    python tests/quality/labels.py CORPUS OUT

`corpus_labels.json` says, for stretches of documents known by their SHA-256, what each number in them measures; of the
documents themselves it holds nothing but the numbers; `corpus_names.json` does the same for names, events and links, in other
stretches. With the documents at hand, passages are written to
`OUT/seen` and `OUT/unseen`, those of names to `OUT/names-seen` and `OUT/names-unseen`: `NAME.txt` beside `NAME.json`. Rules may be made with the first in view; the second measures
what comes of them and is not read.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

__all__ = ["SETS", "write_passages"]

LABELS = Path(__file__).with_name("corpus_labels.json")
NAMES = Path(__file__).with_name("corpus_names.json")
SETS = ("seen", "unseen")


def write_passages(corpus: Path, out: Path) -> int:
    """Write all passages whose document lies in the folder `corpus`; how many there were."""
    texts = {}
    for path in sorted(corpus.glob("*.txt")):
        body = path.read_bytes()
        texts[hashlib.sha256(body).hexdigest()] = body.decode("utf-8")
    written = 0
    for labels, kind, complete in ((LABELS, "", {}), (NAMES, "names-", {"entities_complete": True, "events_complete": True})):
        for number, passage in enumerate(json.loads(labels.read_text(encoding="utf-8"))):
            text = texts.get(passage["document"])
            if text is None:
                continue
            folder = out / f"{kind}{passage['set']}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{number:03d}.txt").write_text(text[passage["start"] : passage["end"]], encoding="utf-8", newline="")
            meta = {"published": passage["published"], "not_observations": passage.get("not_observations", [])} | complete
            gold = {"meta": meta} | {what: passage.get(what, []) for what in ("observations", "entities", "events", "links")}
            (folder / f"{number:03d}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
            written += 1
    return written


if __name__ == "__main__":
    print(f"{write_passages(Path(sys.argv[1]), Path(sys.argv[2]))} passages")
