"""`Known`: all that a workspace states of the chain's links, and the shape of the chain, for the risk index to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from xinmai.lexicon import Lexicon
from xinmai.model import Signal
from xinmai.supply.imported import Imported
from xinmai.supply.readings import Leaders, Localness, Pace, Sharing
from xinmai.supply.structure import Shape, shape_of

__all__ = ["Known", "needs_of"]

Reading = TypeVar("Reading", Localness, Pace, Sharing, Imported)


@dataclass(frozen=True, slots=True)
class Known:
    """Readings and signals by link, each in the order they came; `needs` is the chain's, `shape` worked out from it."""

    lexicon: Lexicon
    needs: Mapping[str, Sequence[str]]
    shape: Shape
    localness: Mapping[str, Sequence[Localness]]
    paces: Mapping[str, Sequence[Pace]]
    sharings: Mapping[str, Sequence[Sharing]]
    leaders: Mapping[str, Leaders]
    signals: Mapping[tuple[str, str], Sequence[Signal]]
    """By link and kind."""
    imported: Mapping[str, Sequence[Imported]]
    """Markets of a user's own data."""

    @classmethod
    def of(
        cls,
        lexicon: Lexicon,
        localness: Iterable[Localness] = (),
        paces: Iterable[Pace] = (),
        sharings: Iterable[Sharing] = (),
        leaders: Iterable[Leaders] = (),
        signals: Iterable[Signal] = (),
        imported: Iterable[Imported] = (),
    ) -> Known:
        """Readings sorted by link. Raises `UsageError` where the chain runs in a circle."""
        needs = needs_of(lexicon)
        found: dict[tuple[str, str], list[Signal]] = {}
        for one in signals:
            found.setdefault((one.link, one.kind), []).append(one)
        return cls(
            lexicon,
            needs,
            shape_of(needs),
            _by_link(localness),
            _by_link(paces),
            _by_link(sharings),
            {one.link: one for one in leaders},
            found,
            _by_link(imported),
        )


def needs_of(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """What each link of the lexicon's chain needs."""
    return {row.id: row.needs for row in lexicon.chain}


def _by_link(readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = {}
    for one in readings:
        found.setdefault(one.link, []).append(one)
    return found
