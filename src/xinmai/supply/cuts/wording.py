"""Cuts as they are written: `country:US->设备->CN:50%@2026-03-01/90d`. Names are looked up in the lexicon; nothing is guessed.

    [country:|firm:|link:] who [-> what] [-> buyers] [:share%] [@day] [/days d]

Who are countries or firms, several parted by commas; what are links, classes of links or stages of the chain; without `what`, all they make.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process

from xinmai.errors import UsageError
from xinmai.hanzi import simplified
from xinmai.lexicon import Lexicon
from xinmai.model import Cut
from xinmai.supply.naming import link_names
from xinmai.supply.signals import home_code

__all__ = ["ABROAD", "country_of", "firm_of", "links_of_words", "parse_cut"]

ABROAD = "境外"
"""All countries but home."""
_ABROAD = (ABROAD, "国外", "海外", "abroad", "foreign")
_TAIL = re.compile(r"(?::(?P<share>[^:@/>]*%))?(?:@(?P<day>[^/:>]*))?(?:/(?P<days>[^/:@>]*)d)?$")
_HEAD = re.compile(r"(?P<kind>[A-Za-z]+):(?P<rest>.*)")
_LIST = re.compile(r"[,，、]")
_NEAR, _NEAREST = 30, 3
"""How alike a name must be, of 100, to be offered, and how many are."""
_LONGEST = 3650
"""Days a cut may last: beyond ten years nothing of a chain is as it was."""


class _Parts(NamedTuple):
    kind: str
    who: str
    what: str
    buyers: str
    share: float
    first: float
    days: float


def parse_cut(text: str, lexicon: Lexicon, *, days: float, since: date | None = None) -> Cut:
    """The cut that a text words, for `days` where it does not say; days of a date count from `since`.

    Raises `UsageError` on what does not fit, with the nearest names for one that is not known.
    """
    parts = _parts(text, days, since)
    buyers = country_of(parts.buyers, lexicon) if parts.buyers else None
    whom = _country_name(buyers, lexicon) if buyers else ""
    links, what = _whats(parts.what, lexicon) if parts.what else ((), "")
    match parts.kind:
        case "country":
            codes = tuple(dict.fromkeys(code for name in _names(parts.who) for code in _country_codes(name, lexicon)))
            who = "、".join(ABROAD if name.lower() in _ABROAD else _country_name(_country_codes(name, lexicon)[0], lexicon) for name in _names(parts.who))
            abroad = any(name.lower() in _ABROAD for name in _names(parts.who))
            cut = Cut(text, who, what, links or tuple(row.id for row in lexicon.chain), codes, abroad=abroad)
        case "firm":
            firms = tuple(dict.fromkeys(firm_of(name, lexicon) for name in _names(parts.who)))
            made = {link for row in lexicon.companies if row.name in firms for link in row.links}
            cut = Cut(text, "、".join(firms), what, links or tuple(row.id for row in lexicon.chain if row.id in made), firms=firms)
        case _:
            named, who = _whats(parts.who, lexicon)
            if links:
                msg = f"the cut {text!r} names links on both sides: write country:… or firm:… in front of who is cut"
                raise UsageError(msg)
            cut = Cut(text, "", who, named)
    return replace(cut, share=parts.share, buyers=buyers, whom=whom, first=parts.first, days=parts.days)


def country_of(name: str, lexicon: Lexicon) -> str:
    """The ISO 3166 code of a country by its codes and names. Raises `UsageError` with the nearest names."""
    found = _countries(lexicon).get(name.strip().lower())
    if found is None:
        msg = f"unknown country {name!r}: give an ISO code or a name such as {_nearest(name, (row.english if name.isascii() else row.name for row in lexicon.countries))}"
        raise UsageError(msg)
    return found


def firm_of(name: str, lexicon: Lexicon) -> str:
    """The lexicon's name of a firm. Raises `UsageError` with the nearest names."""
    found = _firms(lexicon).get(simplified(name.strip()).lower())
    if found is None:
        msg = f"unknown firm {name!r}: the lexicon has {_nearest(name, ((row.english or row.name) if name.isascii() else row.name for row in lexicon.companies))}; add it to a lexicon of your own"
        raise UsageError(msg)
    return found


def links_of_words(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The links that a name, a class of links or a stage stands for. Raises `UsageError` with the nearest names."""
    word = simplified(name.strip())
    ids = [row.id for row in lexicon.chain if row.id == word]
    classes = [link for row in lexicon.link_classes if word in row.words for link in row.links]
    stage = [row.id for row in lexicon.chain if row.stage == word]
    own = link_names(lexicon).of_subject(word)
    found = ids or stage or classes or ([own] if own else [])
    if not found:
        names = [row.id for row in lexicon.chain] if word.isascii() else [*dict.fromkeys(row.stage for row in lexicon.chain), *(row.name for row in lexicon.chain)]
        msg = f"no link of the chain is called {name!r}: the nearest are {_nearest(word, names)}"
        raise UsageError(msg)
    return tuple(dict.fromkeys(found))


def _parts(text: str, days: float, since: date | None) -> _Parts:
    tail = _TAIL.search(text)
    body = text[: tail.start()] if tail else text
    head = _HEAD.fullmatch(body.strip())
    kind, rest = (head["kind"].lower(), head["rest"]) if head else ("link", body.strip())
    if kind not in ("country", "firm", "link"):
        msg = f"the cut {text!r} begins with {kind!r}: use country:, firm: or link:"
        raise UsageError(msg)
    sides = [side.strip() for side in rest.split("->")]
    most = 3 if kind != "link" else 2
    if not all(sides) or len(sides) > most:
        msg = f"the cut {text!r} cannot be read: write country:US->EDA, firm:TSMC->foundry or link:EDA, with :50%, @2026-03-01 and /90d behind it as needed"
        raise UsageError(msg)
    who, *more = sides
    what, buyers = ("", more[0] if more else "") if kind == "link" else (more[0] if more else "", more[1] if len(more) > 1 else "")
    share = _share(tail["share"], text) if tail and tail["share"] is not None else 1.0
    lasting = _number(tail["days"], text) if tail and tail["days"] is not None else days
    first = _first(tail["day"], since, text) if tail and tail["day"] is not None else 0.0
    if not 0 < lasting <= _LONGEST:
        msg = f"the cut {text!r} lasts {lasting:g} days: give a number above 0 and up to {_LONGEST}"
        raise UsageError(msg)
    return _Parts(kind, who, what, buyers, share, first, lasting)


def _share(text: str, cut: str) -> float:
    share = _number(text.rstrip("%"), cut)
    if not 0 < share <= 100:
        msg = f"the cut {cut!r} takes {share:g} %: give a share above 0 and up to 100"
        raise UsageError(msg)
    return share / 100


def _number(text: str, cut: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        msg = f"the cut {cut!r} has {text!r} where a number is wanted"
        raise UsageError(msg)
    return number


def _first(text: str, since: date | None, cut: str) -> float:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        msg = f"the cut {cut!r}: {text!r} is no date such as 2026-03-01"
        raise UsageError(msg) from None
    if since is None:
        return 0.0
    if day < since:
        msg = f"the cut {cut!r} begins before the scenario does ({since.isoformat()}): move one of the two dates"
        raise UsageError(msg)
    return float((day - since).days)


def _whats(words: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """Links, and what they are called: a stage or a class by its word, a link by the lexicon's name."""
    named = {row.id: row.name for row in lexicon.chain}
    found: dict[str, None] = {}
    told = []
    for word in _names(words):
        links = links_of_words(word, lexicon)
        found |= dict.fromkeys(links)
        told.append(named[links[0]] if len(links) == 1 else simplified(word))
    return tuple(found), "、".join(told)


def _names(words: str) -> list[str]:
    return [word.strip() for word in _LIST.split(words) if word.strip()]


def _country_codes(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    if name.lower() in _ABROAD:
        home = home_code(lexicon)
        return tuple(row.code for row in lexicon.countries if row.code != home)
    return (country_of(name, lexicon),)


def _country_name(code: str, lexicon: Lexicon) -> str:
    return next(row.name for row in lexicon.countries if row.code == code)


@lru_cache(maxsize=4)
def _countries(lexicon: Lexicon) -> Mapping[str, str]:
    return {name.lower(): row.code for row in reversed(lexicon.countries) for name in (*row.aliases, row.english, row.code3, row.name, row.code)}


@lru_cache(maxsize=4)
def _firms(lexicon: Lexicon) -> Mapping[str, str]:
    return {name: row.name for row in reversed(lexicon.companies) for name in _firm_names(row.name, row.english, row.aliases)}


def _firm_names(name: str, english: str | None, aliases: Iterable[str]) -> Iterator[str]:
    return (one.lower() for one in (*aliases, *([english] if english else []), name))


def _nearest(name: str, names: Iterable[str]) -> str:
    """The names most like one, in its script; where none is alike, the first ones."""
    known = list(dict.fromkeys(names))
    found = [match for match, score, _ in process.extract(name, known, limit=_NEAREST) if score >= _NEAR]
    return "、".join(found or known[:_NEAREST])
