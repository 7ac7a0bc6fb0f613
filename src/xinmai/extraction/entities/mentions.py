"""All names of an article's text: the lexicon's, and those that form and context tell to be names.

Readers propose stretches of text. What one reader finds helps the next: posts find persons, persons their employers;
full names find short ones; known companies find the others of their list. Of what overlaps the longest stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from xinmai.extraction.entities.apposed import find_apposed, find_joined
from xinmai.extraction.entities.bodies import find_bodies
from xinmai.extraction.entities.branded import find_branded
from xinmai.extraction.entities.employers import find_deals, find_employers
from xinmai.extraction.entities.filing import Filing, listed_names
from xinmai.extraction.entities.forms import Forms, forms_of
from xinmai.extraction.entities.listed import corrected
from xinmai.extraction.entities.lists import find_listed
from xinmai.extraction.entities.people import find_foreigners, find_people, find_speakers
from xinmai.extraction.entities.places import find_places
from xinmai.extraction.entities.products import find_products
from xinmai.extraction.entities.repeats import find_again
from xinmai.extraction.entities.settle import longest
from xinmai.extraction.entities.shorts import Introduction, find_introductions
from xinmai.extraction.entities.spotted import REASONS, Spotted
from xinmai.extraction.entities.standards import find_standards
from xinmai.extraction.entities.stems import find_stems
from xinmai.extraction.entities.works import find_works, short_titles
from xinmai.extraction.in_order import InOrder
from xinmai.extraction.names import FoundName
from xinmai.lexicon import Lexicon

__all__ = ["read_mentions"]

_LISTED = "lexicon"
_TITLE = "name:title"
_ONCE = frozenset([_LISTED, "name:number", "name:stem"])
"""Rules whose names need not be looked for again: they find all there are."""


def read_mentions(text: str, names: Iterable[FoundName], lexicon: Lexicon) -> list[FoundName]:
    """The names of a text in order, none overlapping. `names` are the lexicon's as found by `NameReader`."""
    listed = list(corrected(text, names, lexicon))
    known = (Spotted(name.start, name.end, name.entity.type, _LISTED) for name in listed)
    spotted, introduced = _spot(text, known, lexicon)
    pairs = [(text[one.full_start : one.full_end], text[one.start : one.end]) for one in introduced]
    pairs += short_titles({text[one.start : one.end] for one in spotted if one.rule == _TITLE})
    return list(_filed(text, spotted, InOrder(listed), Filing(lexicon, pairs)))


def _spot(text: str, known: Iterable[Spotted], lexicon: Lexicon) -> tuple[list[Spotted], list[Introduction]]:
    forms = forms_of(lexicon)
    first = longest(chain(known, _by_form(text, lexicon)))
    introductions = list(find_introductions(text, InOrder(first), forms))
    second = _with_more(first, [one for one, _ in introductions])
    third = _with_more(second, list(_by_company(text, InOrder(second), forms)))
    again = {text[one.start : one.end]: one.type for one in third if one.rule not in _ONCE}
    unclear = find_again(text, listed_names(lexicon).unclear, "name:unclear")
    return _with_more(third, [*find_again(text, again), *unclear]), [intro for _, intro in introductions if intro]


def _with_more(settled: list[Spotted], more: Sequence[Spotted]) -> list[Spotted]:
    return longest([*settled, *more]) if more else settled


def _by_form(text: str, lexicon: Lexicon) -> Iterator[Spotted]:
    """Names that their own words and those beside them tell."""
    forms = forms_of(lexicon)
    cues = list(forms.cues(text))
    people = [*find_people(text, cues, forms), *find_speakers(text, cues, forms)]
    yield from find_works(text, forms)
    yield from find_bodies(text, cues, forms)
    yield from find_branded(text, forms)
    yield from find_standards(text, cues)
    yield from find_foreigners(text, forms)
    yield from people
    yield from find_employers(text, {one.start for one in people}, cues, forms)
    yield from find_deals(text, cues, forms)
    yield from find_stems(text, lexicon)
    yield from find_apposed(text, cues, forms)
    yield from find_places(text, cues, forms)


def _by_company(text: str, found: InOrder[Spotted], forms: Forms) -> Iterator[Spotted]:
    """Names that a company found beside them tells."""
    yield from find_listed(text, found, forms)
    yield from find_joined(text, found.marks, forms)
    yield from find_products(text, found, forms)


def _filed(text: str, spotted: Sequence[Spotted], listed: InOrder[FoundName], filing: Filing) -> Iterator[FoundName]:
    for one in spotted:
        name, known = text[one.start : one.end], listed.starting_at(one.start)
        known = known if known and known.end == one.end else None
        if known and not filing.ties(name):
            yield known
            continue
        entity, why = filing.entity(name, one.type)
        if known:
            yield known if entity == known.entity else known._replace(entity=entity, reason=why)
        else:
            yield FoundName(one.start, one.end, name, entity, "; ".join(filter(None, (REASONS[one.rule], why))), one.rule)
