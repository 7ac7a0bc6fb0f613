"""`robots.txt` (RFC 9309): which paths of a host may be asked for, and how slowly. Text in, answers out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

__all__ = ["Robots", "read_robots"]

_LONGEST = 500_000
"""What stands behind need not be read, says the RFC."""
_MOST_RULES = 5_000


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one agent; the longest that fits a path decides, and of equals the one that allows."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether a path, with its query, may be asked for."""
        wanted = _plain(path)
        fitting = ((len(rule), allowed) for rule, allowed in self.rules if _fits(rule, wanted))
        return max(fitting, default=(0, True))[1]


def read_robots(text: str, agent: str) -> Robots:
    """The rules of a file for an agent: those that name it, else those for all."""
    named: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    agents: set[str] = set()
    in_rules, is_named = False, False
    for field, value in _lines(text[:_LONGEST]):
        if field == "user-agent":
            agents = {value.lower()} if in_rules else agents | {value.lower()}
            in_rules = False
        elif field in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            if agent.lower() in agents:
                is_named = True
                named.append((field, value))
            elif "*" in agents:
                others.append((field, value))
    return _robots(named if is_named else others)


def _lines(text: str) -> list[tuple[str, str]]:
    pairs = (line.partition("#")[0].partition(":") for line in text.lstrip("\ufeff").splitlines())
    return [(field.strip().lower(), value.strip()) for field, _, value in pairs if value.strip() or field.strip().lower() == "disallow"]


def _robots(lines: list[tuple[str, str]]) -> Robots:
    rules = tuple((_plain(value), field == "allow") for field, value in lines if field != "crawl-delay" and value)
    delays = [float(value) for field, value in lines if field == "crawl-delay" and re.fullmatch(r"\d{1,4}(\.\d+)?", value)]
    return Robots(rules[:_MOST_RULES], max(delays, default=0.0))


def _plain(path: str) -> str:
    """A path in which escapes make no difference."""
    return quote(unquote(path), safe="/*$?&=;:@!+,~'()-._%")


def _fits(rule: str, path: str) -> bool:
    """Whether a rule with `*` and a closing `$` fits, piece by piece: no pattern of a stranger becomes a regular expression."""
    whole = rule.endswith("$")
    first, *pieces = (rule[:-1] if whole else rule).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for place, piece in enumerate(pieces):
        if whole and place == len(pieces) - 1:
            return path.endswith(piece) and len(path) - len(piece) >= at
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not whole or at == len(path)
