"""The main job on the bundled sample, from documents to an audit, a bulletin and a market report, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from xinmai.app.audit import publish_audit
from xinmai.app.bulletin import bulletin, publish
from xinmai.app.export import export
from xinmai.app.ingest import Progress, Summary, ingest
from xinmai.app.report import report
from xinmai.app.verify import Verdict, verify
from xinmai.app.workspace import init
from xinmai.errors import EvidenceError, UsageError
from xinmai.model import Edition
from xinmai.model import Verdict as Judgement
from xinmai.publishing import FORMATS
from xinmai.sample import write

__all__ = ["Demonstration", "demo"]

_FONTS = Path(str(files("xinmai"))) / "assets" / "fonts"
_DATELINE = "样刊 · 2019—2026 年公开数据"
_TOPIC = "集成电路"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demo made and measured."""

    files: tuple[Path, ...]
    summary: Summary
    verdict: Verdict
    edition: Edition
    report: Edition
    inconsistent: int
    """Relations between figures that cannot hold; the sample has one on purpose."""


def demo(
    folder: Path, progress: Progress | None = None, step: Callable[[str], None] = lambda _: None
) -> Demonstration:
    """Sample documents -> workspace -> checked facts -> audit (HTML), bulletin and market report in every format, tables in `folder`.

    Raises `EvidenceError` if any fact does not quote its document, and then nothing is published; `UsageError`
    where the folder cannot be written.
    """
    workspace = init(folder)
    step("sample")
    documents = _documents(folder / "sample")
    step("ingest")
    summary = ingest(workspace, documents, progress)
    step("verify")
    verdict = verify(workspace)
    if verdict.problems:
        raise EvidenceError(verdict.problems[0])
    step("audit")
    audit = workspace.out / "audit.html"
    inconsistent = publish_audit(workspace, audit, "zh").get(Judgement.INCONSISTENT, 0)
    step("publish")
    edition = bulletin(workspace, _DATELINE)
    market = report(workspace, _TOPIC, _DATELINE)
    published = (("bulletin", edition), ("report", market))
    files = [publish(workspace, one, workspace.out / f"{name}.{ending}") for name, one in published for ending in FORMATS]
    files.append(audit)
    for ending in ("xlsx", "jsonl"):
        target = workspace.out / f"facts.{ending}"
        export(workspace, ending, target)
        files.append(target)
    return Demonstration(tuple(files), summary, verdict, edition, market, inconsistent)


def _documents(folder: Path) -> list[Path]:
    try:
        return write(folder, (_FONTS,))
    except OSError as error:
        msg = f"{folder}: cannot be written: {error.strerror}; choose another place"
        raise UsageError(msg) from None
