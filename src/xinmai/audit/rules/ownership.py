"""A product that bears one maker's name and is told as another's own.

Harm prevented: in a passage rewritten for another company the product of the first one stays behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.audit.ledger import Ledger
from xinmai.hanzi import simplified
from xinmai.model import Evidence, Finding, Reason, Severity, Span, Verdict

__all__ = ["ownership"]

_OWN = re.compile(r"(?:自研|自主研發|自主研发|自有|旗下|其)的?(?P<product>(?P<maker>[A-Za-z]{2,12})-[A-Za-z][A-Za-z0-9-]{2,24})")
_SURENESS = 0.8
"""Confidence in an owner that is read from what stands last in front of a product."""
_BACK = 80
"""Raw characters in front of a product in which its owner is named."""
_STOP = re.compile(r"[。！？；;\n]")


def ownership(ledger: Ledger) -> Iterator[Finding]:
    """Findings on products named after a maker (`BYD-…`) that one passage gives to it and another to someone else."""
    for document in dict.fromkeys(figure.document for figure in ledger.figures):
        raw = ledger.text_of(document)
        owned: dict[str, list[tuple[str, str, Span]]] = {}
        for found in _OWN.finditer(raw):
            maker, owner = ledger.kinship.company(found["maker"]), _owner(ledger, raw, found.start())
            if maker and owner:
                owned.setdefault(found["product"], []).append((maker, owner, Span(*found.span("product"))))
        for product, places in owned.items():
            right = next((span for maker, owner, span in places if owner == maker), None)
            for maker, owner, span in places:
                if right is not None and owner != maker:
                    evidence = tuple(Evidence(document, "", one, raw[one.start : one.end], ("audit:owner",), _SURENESS) for one in (span, right))
                    message = f"{product}一处写作{owner}的产品，一处是{maker}的产品"
                    computed = f"{owner} ≠ {maker}"
                    yield Finding(
                        "misattribution", Verdict.INCONSISTENT, Reason.CONFLICT, Severity.MEDIUM, message, computed, owner, evidence, _SURENESS
                    )


def _owner(ledger: Ledger, raw: str, at: int) -> str:
    """The company named last in front of a place, in its sentence."""
    before = _STOP.split(simplified(raw[max(0, at - _BACK) : at]))[-1]
    return ledger.kinship.last_company(before)
