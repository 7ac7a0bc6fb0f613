"""`Lexicon`: all industry knowledge as one immutable value, and the indexes made from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from xinmai.lexicon.conditions import FACTS, atoms_of
from xinmai.lexicon.holiday_schema import Holidays
from xinmai.lexicon.link_schema import KindNoun, LinkWording
from xinmai.lexicon.risk_schema import (
    Country,
    CutSetting,
    DataItem,
    LinkClass,
    RiskBand,
    RiskMeasure,
    RiskSetting,
    RiskSignal,
    RiskTerm,
)
from xinmai.lexicon.schema import (
    ChainLink,
    Chapter,
    Column,
    Company,
    DoNotExtract,
    EventNoun,
    EventTrigger,
    EventWeight,
    Furniture,
    Indicator,
    KnownSource,
    Manifest,
    MeasureVerb,
    NameForm,
    Organisation,
    PlaceName,
    QuestionWord,
    Rate,
    SourceGrade,
    Term,
    Theme,
    Thing,
    Unit,
    Variant,
    WordClass,
)
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import Entity, EntityType

__all__ = ["Lexicon"]

_ROUNDING = 1e-9
_ORGANISATION_TYPES = {
    "official": EntityType.GOVERNMENT,
    "association": EntityType.ASSOCIATION,
    "research_house": EntityType.RESEARCH_ORG,
    "research_org": EntityType.RESEARCH_ORG,
    "broker": EntityType.COMPANY,
    "media": EntityType.MEDIA,
}


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Rows of all loaded folders. Indexes are made on first use and kept.

    Equality is identity, so that what is compiled from a lexicon can be cached by it.
    """

    manifests: tuple[Manifest, ...] = ()
    companies: tuple[Company, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    terms: tuple[Term, ...] = ()
    things: tuple[Thing, ...] = ()
    places: tuple[PlaceName, ...] = ()
    rates: tuple[Rate, ...] = ()
    variants: tuple[Variant, ...] = ()
    units: tuple[Unit, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    measure_verbs: tuple[MeasureVerb, ...] = ()
    event_triggers: tuple[EventTrigger, ...] = ()
    event_nouns: tuple[EventNoun, ...] = ()
    event_weights: tuple[EventWeight, ...] = ()
    chain: tuple[ChainLink, ...] = ()
    links: tuple[LinkWording, ...] = ()
    kind_nouns: tuple[KindNoun, ...] = ()
    themes: tuple[Theme, ...] = ()
    columns: tuple[Column, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    question_words: tuple[QuestionWord, ...] = ()
    source_grades: tuple[SourceGrade, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    name_forms: tuple[NameForm, ...] = ()
    word_classes: tuple[WordClass, ...] = ()
    risk_terms: tuple[RiskTerm, ...] = ()
    risk_bands: tuple[RiskBand, ...] = ()
    risk_settings: tuple[RiskSetting, ...] = ()
    risk_measures: tuple[RiskMeasure, ...] = ()
    risk_signals: tuple[RiskSignal, ...] = ()
    link_classes: tuple[LinkClass, ...] = ()
    cut_settings: tuple[CutSetting, ...] = ()
    countries: tuple[Country, ...] = ()
    do_not_extract: tuple[DoNotExtract, ...] = ()
    known_sources: tuple[KnownSource, ...] = ()
    early_warnings: tuple[WarningRule, ...] = ()
    data_items: tuple[DataItem, ...] = ()
    holidays: tuple[Holidays, ...] = ()
    version: str = ""
    """A hash of every file: facts read with another version are read again."""

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        tables = [field.name for field in fields(self) if field.name not in ("manifests", "version")]
        return {name: len(getattr(self, name)) for name in tables}

    @cached_property
    def names(self) -> dict[str, tuple[Entity, ...]]:
        """Every name and alias, as written, with the entities it may stand for: more than one is ambiguous."""
        found: dict[str, dict[Entity, None]] = {}

        def add(entity: Entity, *names: str | None) -> None:
            for name in names:
                if name and len(name) > 1:
                    found.setdefault(name, {})[entity] = None

        for company in self.companies:
            entity = Entity(EntityType.COMPANY, company.name)
            add(entity, company.name, *company.aliases, *company.former, company.english)
        for body in self.organisations:
            add(Entity(_ORGANISATION_TYPES[body.kind], body.name), body.name, *body.aliases, body.english)
        for term in self.terms:
            add(Entity(EntityType(term.type), term.name), term.name, *term.aliases, term.english)
        for place in self.places:
            if place.kind != "world":
                add(Entity(EntityType.PLACE, place.name), place.name, *place.aliases)
        return {name: tuple(entities) for name, entities in found.items()}

    @cached_property
    def thing_of(self) -> dict[str, str]:
        """Every word for a kind of thing with the name statistics are filed under."""
        return {word: row.name for row in self.things for word in (row.name, *row.aliases)}

    @cached_property
    def place_kinds(self) -> dict[str, str]:
        """What kind of place each name and alias is of."""
        return {name: row.kind for row in self.places for name in (row.name, *row.aliases)}

    def problems(self) -> list[str]:
        """What no single row can show: unknown chain links and conditions, circles in the chain, one id or wording for two things, weights that do not add up."""
        return [*self._unknown_links(), *self._circles(), *self._repeated_ids(), *self._repeated_synonyms(), *self._repeated_things(), *self._unknown_conditions(), *self._risk_problems(), *self._warning_problems()]

    def ambiguities(self) -> list[str]:
        """Names that stand for more than one thing; they are never resolved by guessing."""
        return [
            f"name '{name}' stands for {' and '.join(f'{e.canonical} ({e.type})' for e in entities)}"
            for name, entities in self.names.items()
            if len(entities) > 1
        ]

    def _unknown_links(self) -> list[str]:
        known = {link.id for link in self.chain}
        used = [(row.name, link) for row in self.companies for link in row.links]
        used += [(row.name, row.link) for row in self.terms if row.link]
        used += [(row.id, link) for row in self.chain for link in row.needs]
        used += [(row.words[0], link) for row in self.link_classes for link in row.links]
        used += [(row.names[0], row.link) for row in self.data_items]
        used += [(row.name, link) for row in self.cut_settings for link in row.links]
        return [f"'{name}' names the chain link '{link}', which chain.yaml lacks" for name, link in used if link not in known]

    def _circles(self) -> list[str]:
        needs = {row.id: row.needs for row in self.chain}
        try:
            list(TopologicalSorter(needs).static_order())
        except CycleError as error:
            return [f"the chain runs in a circle: {' -> '.join(error.args[1])}"]
        return []

    def _unknown_conditions(self) -> list[str]:
        known = FACTS | {row.name for row in self.event_nouns}
        used = [(row.words[0], atom) for row in self.event_triggers for text in (*row.needs, *row.unless) for atom in atoms_of(text)]
        return [
            f"event wording '{word}' asks for '{atom.name}', which event_nouns.yaml lacks"
            for word, atom in used
            if not atom.literal and atom.name not in known
        ]

    def _risk_problems(self) -> list[str]:
        total = sum(row.weight for row in self.risk_terms)
        weights = [f"the weights of risk_terms.yaml add up to {total:g}, not to 1"] if self.risk_terms and abs(total - 1) > _ROUNDING else []
        names = Counter(name for row in self.countries for name in {row.code, row.code3, row.name, row.english, *row.aliases})
        items = Counter(name.casefold() for row in self.data_items for name in (*row.names, *row.codes))
        weights += [f"the item '{name}' of data sets is of {n} links" for name, n in items.items() if n > 1]
        return weights + [f"country '{name}' stands for {n} countries" for name, n in names.items() if n > 1]

    def _warning_problems(self) -> list[str]:
        ids = Counter(row.id for row in self.early_warnings)
        known = {row.name for row in self.indicators}
        listed = [(row.id, name) for row in self.early_warnings for name in row.indicators]
        unknown = [f"early warning '{id}' looks at the indicator '{name}', which is the name of no entry of indicators.yaml" for id, name in listed if name not in known]
        stages = {row.stage for row in self.chain}
        astray = [f"early warning '{row.id}' asks for the stage '{stage}', which chain.yaml lacks" for row in self.early_warnings for stage in row.stages if stage not in stages]
        return [*astray, *(f"the early warning '{id}' is there {n} times" for id, n in ids.items() if n > 1), *unknown]

    def _repeated_ids(self) -> list[str]:
        ids = Counter([*(link.id for link in self.chain), *(theme.id for theme in self.themes)])
        return [f"the id '{name}' stands for {n} links or themes" for name, n in ids.items() if n > 1]

    def _repeated_things(self) -> list[str]:
        words = Counter(word for row in self.things for word in {row.name, *row.aliases})
        return [f"word '{word}' stands for {n} things" for word, n in words.items() if n > 1]

    def _repeated_synonyms(self) -> list[str]:
        names = Counter(name for row in self.indicators for name in {row.name, *row.synonyms})
        return [f"indicator wording '{name}' stands under {n} indicators" for name, n in names.items() if n > 1]
