"""The log of changes: who did what when, one line of JSON each, only ever added to."""

from __future__ import annotations

import json
import threading
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xinmai.web.safety.visitors import Visitor

__all__ = ["ChangeLog"]


class ChangeLog:
    """Writes to `log/changes.jsonl` of a workspace."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "log" / "changes.jsonl"
        self._lock = threading.Lock()

    def note(self, visitor: Visitor, action: str, about: Any, *, address: str = "", done: bool = True) -> None:
        """Add a line."""
        line = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "who": visitor.name, "role": visitor.role, "from": address, "action": action, "about": about, "done": done}
        with self._lock:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as out:
                out.write(json.dumps(line, ensure_ascii=False) + "\n")

    def last(self, most: int) -> list[dict[str, Any]]:
        """The newest lines, the newest first."""
        if not self._file.exists():
            return []
        with self._file.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in reversed(deque(lines, most))]
