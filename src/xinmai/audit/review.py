"""Runs the rules over aligned observations and puts what they find in order: worst first, one root once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from xinmai.audit.kinship import Kinship
from xinmai.audit.ledger import Ledger
from xinmai.audit.rules import RULES
from xinmai.lexicon import Lexicon
from xinmai.model import Aligned, Finding, Severity, Verdict

__all__ = ["review"]

_ORDER = {Verdict.INCONSISTENT: 0, Verdict.DIFFERENT: 1, Verdict.CONSISTENT: 2}
_WORST = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


def review(aligned: Iterable[Aligned], lexicon: Lexicon, text_of: Callable[[str], str]) -> list[Finding]:
    """All findings: broken relations by severity and confidence, then those that hold. Equal input gives equal output.

    `text_of` gives the raw text of a document by its id.
    """
    ledger = Ledger.of(aligned, Kinship(lexicon), text_of)
    roots: dict[tuple[str, Verdict, str], list[Finding]] = {}
    for rule in RULES:
        for finding in rule(ledger):
            roots.setdefault((finding.kind, finding.verdict, finding.computed), []).append(finding)
    return sorted(map(_joined, roots.values()), key=_rank)


def _joined(found: Sequence[Finding]) -> Finding:
    """A finding with all places at which the same figures stand in the same relation."""
    if len(found) == 1:
        return found[0]
    evidence = dict.fromkeys(one for finding in found for one in finding.evidence)
    return replace(found[0], evidence=tuple(evidence), confidence=max(finding.confidence for finding in found))


def _rank(finding: Finding) -> tuple[int, int, float, str, int, str]:
    first = finding.evidence[0]
    return _ORDER[finding.verdict], _WORST[finding.severity], -finding.confidence, first.document_id, first.span.start, finding.id
