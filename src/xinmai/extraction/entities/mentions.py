"""All names of an article's text: the lexicon's, and those that form and context tell to be names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.extraction.entities.apposed import find_apposed, find_joined
from xinmai.extraction.entities.bodies import find_bodies
from xinmai.extraction.entities.employers import find_deals, find_employers
from xinmai.extraction.entities.filing import Filing, listed_names
from xinmai.extraction.entities.forms import Forms, forms_of
from xinmai.extraction.entities.lists import find_listed
from xinmai.extraction.entities.people import find_foreigners, find_people, find_speakers
from xinmai.extraction.entities.listed import corrected
from xinmai.extraction.entities.places import find_places
from xinmai.extraction.entities.products import find_products
from xinmai.extraction.entities.repeats import find_again
from xinmai.extraction.entities.settle import longest
from xinmai.extraction.entities.shorts import Introduction, find_introductions
from xinmai.extraction.entities.spotted import REASONS, Spotted
from xinmai.extraction.entities.standards import find_standards
from xinmai.extraction.entities.stems import find_stems
from xinmai.extraction.entities.works import find_works, short_titles
from xinmai.extraction.names import FoundName
from xinmai.lexicon import Lexicon
from xinmai.model import EntityType

__all__ = ["read_mentions"]

_LISTED = "lexicon"
_ORGANISATIONS = frozenset([EntityType.COMPANY, EntityType.GOVERNMENT, EntityType.RESEARCH_ORG, EntityType.ASSOCIATION, EntityType.MEDIA])


def read_mentions(text: str, names: Sequence[FoundName], lexicon: Lexicon) -> list[FoundName]:
    """The names of a text in order, none overlapping. `names` are the lexicon's as found by `NameReader`."""
    names = list(corrected(text, names, lexicon))
    listed = {(name.start, name.end): name for name in names}
    forms = forms_of(lexicon)
    spotted, introduced = _spot(text, [_as_spotted(name) for name in names], forms, lexicon)
    pairs = [(text[one.full_start : one.full_end], text[one.start : one.end]) for one in introduced]
    pairs += short_titles({text[one.start : one.end] for one in spotted if one.rule == "name:title"})
    filing = Filing(lexicon, pairs)
    return list(_filed(text, spotted, listed, filing))


def _as_spotted(name: FoundName) -> Spotted:
    return Spotted(name.start, name.end, name.entity.type, _LISTED)


def _spot(text: str, listed: list[Spotted], forms: Forms, lexicon: Lexicon) -> tuple[list[Spotted], list[Introduction]]:
    cues = list(forms.cues(text))
    works = list(find_works(text, forms))
    found = [*listed, *works, *find_bodies(text, cues, forms), *find_standards(text, forms), *find_foreigners(text, forms)]
    people = [*find_people(text, cues, forms), *find_speakers(text, cues, forms)]
    found += people
    found += find_employers(text, {one.start: one for one in people}, cues, forms)
    found += find_deals(text, cues, forms)
    found += find_stems(text, lexicon)
    found += find_apposed(text, cues, forms)
    found += find_places(text, cues, forms)
    kept = longest(found)
    introductions = list(find_introductions(text, {one.end: one for one in kept}, forms))
    found += (one for one, _ in introductions)
    kept = longest(found)
    ends = {one.end: one for one in kept}
    found += find_listed(text, {one.start: one for one in kept}, ends, forms)
    found += find_joined(text, kept, forms)
    found += find_products(text, ends, forms)
    kept = longest(found)
    again = {text[one.start : one.end]: one.type for one in kept if one.rule != _LISTED and one.rule != "name:number"}
    found += find_again(text, again)
    found += find_again(text, listed_names(lexicon).unclear, "name:unclear")
    return longest(found), [intro for _, intro in introductions if intro]


def _filed(text: str, spotted: list[Spotted], listed: dict[tuple[int, int], FoundName], filing: Filing) -> Iterator[FoundName]:
    for one in spotted:
        name = text[one.start : one.end]
        known = listed.get((one.start, one.end))
        if known and not filing.ties(name):
            yield known
            continue
        entity, why = filing.entity(name, one.type)
        if known:
            yield known._replace(entity=entity, reason=why) if entity != known.entity else known
        else:
            reason = "; ".join(filter(None, (REASONS[one.rule], why)))
            yield FoundName(one.start, one.end, name, entity, reason, one.rule)
