"""Who supplies each link, and with what part of it: stated shares and rates of localisation first, the lexicon's makers for the rest.

What no source states is split evenly among the makers that the lexicon lists, which is assumed and drawn anew in each draw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from xinmai.lexicon import Lexicon
from xinmai.model import Evidence, GivenShare
from xinmai.supply.known import Known
from xinmai.supply.readings import Localness, Sharing
from xinmai.supply.signals import home_code

__all__ = ["NEW", "REST", "Holder", "Supply", "supplies"]

NEW = "new"
"""A source that nobody is yet, of a link that is cut: what a second source would be."""

REST = "rest"
"""The holder of what nobody named makes."""
_LEAST = 1e-9
"""Part below which a holder of a draw is left out of the network, which has no empty amounts."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Holder:
    """A firm, all other makers at a seat, or the rest, of one link; `makers` of it the lexicon lists.

    `stated` is its part from 0 to 1 where a source or a scenario gives it, with `evidence` or `basis`.
    """

    id: str
    name: str
    country: str | None
    makers: int = 0
    firm: str | None = None
    stated: float | None = None
    evidence: tuple[Evidence, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Supply:
    """The holders of a link. `local` bounds the part made at `home` where a source states it, by `figures`; `period` is that of the shares."""

    link: str
    holders: tuple[Holder, ...]
    home: str
    local: tuple[float, float] | None = None
    figures: tuple[Localness, ...] = ()
    period: str | None = None

    def parts(self) -> Floats:
        """The part of each holder, shape `(holders,)`, adding up to 1: as stated, the rest by makers listed."""
        counts = self._counts()
        return self._settled(self._stated(), counts / counts.sum() if counts.any() else counts, None if self.local is None else sum(self.local) / 2)

    def drawn(self, random: Generator, noise: float, spread: float) -> Floats:
        """The same of a draw: stated parts up to `noise` of themselves off, the others anywhere, `spread` their Dirichlet concentration."""
        counts = self._counts()
        stated = self._stated() * (1 + noise * random.uniform(-1, 1, len(self.holders)))
        split = np.zeros(len(counts))
        if counts.any():
            split[counts > 0] = random.dirichlet(np.maximum(spread * counts[counts > 0] / counts.sum(), 1e-3))
        local = None if self.local is None else float(random.uniform(*self.local)) * (1 + noise * float(random.uniform(-1, 1)))
        return self._settled(stated, split, local)

    def bounds(self, hit: Sequence[bool]) -> tuple[float, float]:
        """Least and greatest part of the holders `hit`, by what is stated alone."""
        known = sum(one.stated or 0.0 for one, chosen in zip(self.holders, hit, strict=True) if chosen)
        left = max(0.0, 1 - sum(one.stated or 0.0 for one in self.holders))
        open_ = any(chosen and one.stated is None and one.makers for one, chosen in zip(self.holders, hit, strict=True))
        low, high = known, min(1.0, known + left if open_ else known)
        if self.local is None:
            return low, high
        real = [place for place, one in enumerate(self.holders) if one.id != NEW]
        at_home = [one.country == self.home for one in self.holders]
        least, most = self.local
        if all(hit[place] == at_home[place] for place in real):
            return least, most
        if all(hit[place] != at_home[place] for place in real):
            return 1 - most, 1 - least
        foreign = not any(chosen and home for chosen, home in zip(hit, at_home, strict=True))
        return (0.0, min(high, 1 - least)) if foreign else (0.0, 1.0)

    def _stated(self) -> Floats:
        return np.array([one.stated or 0.0 for one in self.holders])

    def _counts(self) -> Floats:
        counts = np.array([0.0 if one.stated is not None else float(one.makers) for one in self.holders])
        if not counts.any() and self.holders[-1].id == REST:
            counts[-1] = 1.0
        return counts

    def _settled(self, stated: Floats, split: Floats, local: float | None) -> Floats:
        found = stated / max(1.0, stated.sum())
        found = found + max(0.0, 1 - found.sum()) * split
        if local is not None:
            at_home = np.array([one.country == self.home for one in self.holders])
            for side, part in ((at_home, min(1.0, local)), (~at_home, 1 - min(1.0, local))):
                total = found[side].sum()
                found[side] = found[side] / total * part if total > 0 else part * split[side] / max(split[side].sum(), _LEAST)
        found = np.where(found < _LEAST, 0.0, found)
        return np.asarray(found / found.sum(), dtype=np.float64)


def supplies(
    known: Known, given: Sequence[GivenShare], named: Collection[str], firms: Mapping[str, Collection[str]], cut: Collection[str]
) -> dict[str, Supply]:
    """The supply of every link of the chain.

    `given` are a scenario's shares, which take the place of what sources state of the same link; `named` are countries whose makers are
    held apart, `firms` by link those that are, `cut` the links that get a place for a new source.
    """
    found = {row.id: _supply(row.id, known, [one for one in given if one.link == row.id], named, firms.get(row.id, ())) for row in known.lexicon.chain}
    new = Holder(NEW, "新增来源", None)
    return {link: replace(one, holders=(new, *one.holders)) if link in cut else one for link, one in found.items()}


def _supply(link: str, known: Known, given: Sequence[GivenShare], named: Collection[str], firms: Collection[str]) -> Supply:
    lexicon, home = known.lexicon, home_code(known.lexicon)
    figures = () if given else tuple(known.localness.get(link, ()))
    local = (min(one.part for one in figures), max(one.part for one in figures)) if figures else None
    sharing = None if given else _longest(known.sharings.get(link, ()))
    seats = {row.name: row.country for row in lexicon.companies}
    countries = {*named, *([home] if local else []), *(one.holder for one in given if one.holder not in seats)}
    makers = [row.name for row in lexicon.companies if link in row.links]
    stated = dict(_stated(sharing, seats) if sharing else _given(given, lexicon, seats))
    for name in firms:
        if name not in {one.firm for one in stated.values()}:
            stated[f"firm:{name}"] = Holder(f"firm:{name}", name, seats.get(name), 1, name)
    own = {one.firm for one in stated.values() if one.firm}
    counts = Counter(seats.get(name) if seats.get(name) in countries else None for name in makers if name not in own)
    holders = list(stated.values())
    seated = sorted(code for code in countries if f"country:{code}" not in stated and (counts[code] or (local and code == home)))
    holders += (Holder(f"country:{code}", _country(code, lexicon), code, max(1, counts[code])) for code in seated)
    holders.append(Holder(REST, "其他", None, counts[None] or (1 if local or not holders else 0)))
    return Supply(link, tuple(holders), home, local, figures, sharing.period if sharing else None)


def _stated(sharing: Sharing, seats: Mapping[str, str | None]) -> Iterator[tuple[str, Holder]]:
    for name, share, observation in zip(sharing.holders, sharing.shares, sharing.observations, strict=True):
        yield f"firm:{name}", Holder(f"firm:{name}", name, seats.get(name), 1, name, share, (observation.evidence,))


def _given(given: Sequence[GivenShare], lexicon: Lexicon, seats: Mapping[str, str | None]) -> Iterator[tuple[str, Holder]]:
    """Shares of a scenario. Makers at a seat whose share is given have all of it, whoever they are."""
    for one in given:
        if one.holder in seats:
            yield f"firm:{one.holder}", Holder(f"firm:{one.holder}", one.holder, seats[one.holder], 1, one.holder, one.share, basis=one.basis)
        else:
            yield f"country:{one.holder}", Holder(f"country:{one.holder}", _country(one.holder, lexicon), one.holder, 1, None, one.share, basis=one.basis)


def _country(code: str, lexicon: Lexicon) -> str:
    return next((row.name for row in lexicon.countries if row.code == code), code)


def _longest(lists: Sequence[Sharing]) -> Sharing | None:
    return max(lists, key=lambda one: (one.period, len(one.shares)), default=None)
