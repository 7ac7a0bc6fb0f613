"""All rules over all material, and each thing told once: copies, restatements and what a cool-down covers are one warning."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace

from xinmai.analysis.warning.anomalies import anomalies
from xinmai.analysis.warning.deeds import deed_warnings
from xinmai.analysis.warning.figures import figure_warnings
from xinmai.analysis.warning.material import Material, day_of
from xinmai.analysis.warning.shares import share_warnings
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import EarlyWarning, EntityType, Evidence, Severity

__all__ = ["early_warnings"]

_KINDS: dict[str, Callable[[WarningRule, Material], Iterator[EarlyWarning]]] = {
    "level": figure_warnings,
    "rate": figure_warnings,
    "points": figure_warnings,
    "share": share_warnings,
    "event": deed_warnings,
    "anomaly": anomalies,
}
_RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}
_NEVER = 1 << 30
_UNDATED = "9"


def early_warnings(material: Material) -> tuple[EarlyWarning, ...]:
    """The warnings of some material, those told last first, of one day the most severe first. The order of documents does not matter.

    What is contested is of low severity, whatever it says. Within a rule's cool-down one thing is told once, unless it became worse; what
    bears no date counts as within it.
    """
    rules = {rule.id: rule for rule in material.lexicon.early_warnings}
    found: dict[str, EarlyWarning] = {}
    for rule in rules.values():
        for one in _KINDS[rule.kind](rule, material):
            known = found.get(one.id)
            if known is None or _plainest_first(one) < _plainest_first(known):
                found[one.id] = _careful(one)
    told = {figure.id for one in found.values() for figure in one.figures}
    sentences = {_sentence(one.topic, evidence, material) for one in found.values() if one.figures for evidence in one.evidence}
    left = [one for one in found.values() if not _told(one, told, sentences, material)]
    return tuple(sorted(_cooled(left, rules, material), key=lambda one: _latest_first(one, material)))


def _plainest_first(one: EarlyWarning) -> tuple[bool, str, str, int]:
    """Of two tellings of one thing the stated goes before the worked out, then the earlier."""
    first = one.evidence[0]
    return one.derived is not None, one.told or _UNDATED, first.document_id, first.span.start


def _careful(one: EarlyWarning) -> EarlyWarning:
    return replace(one, severity=Severity.LOW) if one.contested else one


def _told(one: EarlyWarning, figures: Container[str], sentences: Container[tuple[str, str, str]], material: Material) -> bool:
    """Whether a deed is told already: by a warning on its own amount, or on a figure of the same topic in its sentence."""
    return any(event.observation_id in figures or _sentence(one.topic, event.evidence, material) in sentences for event in one.events)


def _sentence(topic: str, evidence: Evidence, material: Material) -> tuple[str, str, str]:
    return topic, evidence.document_id, material.sentence(evidence)


def _cooled(found: Iterable[EarlyWarning], rules: Mapping[str, WarningRule], material: Material) -> Iterator[EarlyWarning]:
    """Of each thing the first, and those that come after its cool-down or are worse; the others lend their evidence to the one before.

    What bears no date comes last.
    """
    by_thing: dict[tuple[str, ...], list[EarlyWarning]] = {}
    for one in sorted(found, key=lambda one: (_day(one, material), _RANK[one.severity], one.id)):
        by_thing.setdefault(_thing(one, material), []).append(one)
    for those in by_thing.values():
        current: EarlyWarning | None = None
        for one in those:
            if current is not None and _cool(current, one, rules[one.rule].cooldown, material) and _RANK[one.severity] >= _RANK[current.severity]:
                current = _joined(current, one)
            else:
                if current is not None:
                    yield current
                current = one
        if current is not None:
            yield current


def _thing(one: EarlyWarning, material: Material) -> tuple[str, ...]:
    """What a cool-down is of: a rule on a subject, a measure and a side. Whoever restricts for a country is that country."""
    if one.figures:
        return (one.rule, one.subject, one.measure, one.area, one.way)
    return (one.rule, _country(one.subject, material) or one.subject, one.way)


def _country(subject: str, material: Material) -> str | None:
    entity = material.entity(subject)
    if entity is None:
        return None
    if entity.type is EntityType.PLACE:
        return next((row.code for row in material.lexicon.countries if entity.canonical in (row.name, *row.aliases)), None)
    return next((row.country for row in material.lexicon.organisations if row.name == entity.canonical), None)


def _cool(current: EarlyWarning, one: EarlyWarning, days: int, material: Material) -> bool:
    """Whether a warning falls into the cool-down of the one before; anomalies of other periods never do."""
    if current.figures and one.figures and not days:
        return False
    since, at = _day(current, material), _day(one, material)
    return _NEVER in (since, at) or at - since <= days


def _joined(current: EarlyWarning, one: EarlyWarning) -> EarlyWarning:
    figures, events, links = (tuple(dict.fromkeys((*a, *b))) for a, b in ((current.figures, one.figures), (current.events, one.events), (current.links, one.links)))
    return replace(current, figures=figures, events=events, links=links)


def _day(one: EarlyWarning, material: Material) -> int:
    """The day of a warning: of its figure or deed, else of its publication, else when its article seems to have been written."""
    days = (day_of(one.period), day_of(one.told), material.moment(one.evidence[0]))
    return next((day for day in days if day is not None), _NEVER)


def _latest_first(one: EarlyWarning, material: Material) -> tuple[int, int, str, str]:
    told = day_of(one.told) or _day(one, material)
    return 0 if told == _NEVER else -told, _RANK[one.severity], one.rule, one.id
