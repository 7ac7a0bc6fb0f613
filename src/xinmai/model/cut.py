"""What is cut, what is assumed for it, and what comes of it: scenarios of supply cuts and their results.

Losses are parts from 0 to 1 of what a link would make. A number that stands on evidence carries it; all others say what was assumed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xinmai.model.supply import Measure, Signal, SupplyEdge

__all__ = ["Assumed", "Cut", "GivenNeed", "GivenShare", "Loss", "Remedy", "Route", "Scenario", "Simulation", "Step", "Touched"]


@dataclass(frozen=True, slots=True)
class Cut:
    """One cut as `text` words it: of makers in `countries` or of `firms`, of all makers where neither is given, in `links`.

    With `abroad`, `countries` are all but home, and makers whose country nobody names are cut, too.

    `share` is the part that stays away, `buyers` the country whose makers get less, everybody where it is `None`; it runs from day `first`,
    for `days`. `who`, `what` and `whom` are its words for a reader.
    """

    text: str
    who: str
    what: str
    links: tuple[str, ...]
    countries: tuple[str, ...] = ()
    firms: tuple[str, ...] = ()
    abroad: bool = False
    share: float = 1.0
    buyers: str | None = None
    whom: str = ""
    first: float = 0.0
    days: float = 180.0

    @property
    def last(self) -> float:
        """The day on which it ends."""
        return self.first + self.days


@dataclass(frozen=True, slots=True)
class Assumed:
    """A number that is assumed, with the bounds within which it is drawn, and why."""

    name: str
    value: float
    low: float
    high: float
    reason: str


@dataclass(frozen=True, slots=True)
class GivenShare:
    """A share of a link, from 0 to 1, of a country (ISO code) or firm, which a scenario gives for the reason `basis`."""

    link: str
    holder: str
    share: float
    basis: str


@dataclass(frozen=True, slots=True)
class GivenNeed:
    """That a link cannot do without another one, which a scenario adds to the chain for the reason `basis`."""

    source: str
    target: str
    basis: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """Cuts to be worked out together over `days`; `settings` take the place of the lexicon's of the same name."""

    name: str
    cuts: tuple[Cut, ...]
    days: int
    date: date | None = None
    settings: tuple[Assumed, ...] = ()
    shares: tuple[GivenShare, ...] = ()
    needs: tuple[GivenNeed, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """What a cut takes from a link: the part of its supply that the holders make, with what that rests on.

    `standing` is `cited` where a source states the part or what it was worked out from, `partly` where something was assumed to it, `given` where
    the scenario states it, else `assumed`; `measure` tells how it was come by.
    """

    link: str
    name: str
    holder: str
    lost: float
    low: float
    high: float
    standing: str
    measure: Measure
    signals: tuple[Signal, ...] = ()

    @property
    def cited(self) -> bool:
        """Whether a source stands behind it, be it behind a part."""
        return self.standing in ("cited", "partly")


@dataclass(frozen=True, slots=True)
class Loss:
    """What a link, a firm or a country loses: day by day in `daily`; `measure` is what is lost on the last day of the cuts, in percent.

    `total` is in days of its normal output over all days; `low` and `high` hold nine tenths of the draws on that day, `low_total` and
    `high_total` over all days. `since` is the first day on which a hundredth is lost, `None` if there is none. `direct` is what was cut itself.
    """

    id: str
    name: str
    kind: str
    daily: Sequence[float]
    measure: Measure
    low: float
    high: float
    total: float
    low_total: float
    high_total: float
    since: int | None
    direct: float = 0.0

    @property
    def value(self) -> float:
        """The part lost on the last day of the cuts."""
        return self.measure.value / 100


@dataclass(frozen=True, slots=True)
class Step:
    """One link on the way of a loss: what it loses, and the edge by which it was reached, `None` at the first."""

    link: str
    name: str
    loss: float
    edge: SupplyEdge | None


@dataclass(frozen=True, slots=True)
class Route:
    """The way on which the greatest part of the loss reaches the last of its steps."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing done about the cuts, worked out by running everything again with it alone.

    `kind` is stock, source or domestic, done by `amount` (days or points) for one link, or for all that are cut where `link` is empty. `spared`
    is the part from 0 to 1 of the whole loss that it spares (`measure`, in %).
    """

    kind: str
    link: str
    name: str
    amount: float
    spared: float
    measure: Measure


@dataclass(frozen=True, slots=True)
class Simulation:
    """What comes of a scenario; `touched` is empty where it reaches nothing that is known.

    `day` is the last day of the cuts, on which losses are told. `untouched` are names of links which were named and of which nobody is known to
    be cut. `edges` are those that carry a loss. `holds` is the day on which some other link would first lose a hundredth if the cuts went on, `None`
    if that takes more than ten years.
    """

    scenario: Scenario
    touched: tuple[Touched, ...]
    untouched: tuple[str, ...]
    links: tuple[Loss, ...]
    firms: tuple[Loss, ...]
    countries: tuple[Loss, ...]
    routes: tuple[Route, ...]
    remedies: tuple[Remedy, ...]
    assumed: tuple[Assumed, ...]
    edges: tuple[SupplyEdge, ...]
    day: int
    holds: int | None
    draws: int
    seed: int

    @property
    def carried(self) -> tuple[Loss, ...]:
        """The links that lose without being cut themselves, the worst first."""
        return tuple(one for one in self.links if not one.direct)
