"""Deeds that a rule warns of: done, told as news, by someone or of something that the rule is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from xinmai.analysis.warning.bounds import Beyond, between, beyond, in_unit, worded
from xinmai.analysis.warning.material import Material, first_told, reports_of
from xinmai.hanzi import HOME, simplified
from xinmai.lexicon import Lexicon
from xinmai.lexicon.warning_schema import WarningRule
from xinmai.model import EarlyWarning, Entity, EntityType, Event, Happening, Modality, Observation, Severity

__all__ = ["deed_warnings"]

_LEAST_SURE = 0.7
"""Readings of deeds that are less sure than this are wrong about as often as right, unless several sources tell the same."""
_HOME_MONEY = "CNY"
_ACTORS = (EntityType.COMPANY, EntityType.GOVERNMENT, EntityType.PRODUCT)


class _Deed(NamedTuple):
    """Reports of a deed that a rule is about, the fullest of them, and what its amount is, where told."""

    reports: tuple[Event, ...]
    fullest: Event
    amount: Observation | None


def deed_warnings(rule: WarningRule, material: Material) -> Iterator[EarlyWarning]:
    """What a rule on deeds fires on. A deed of which the latest report is no longer that it is done is left out."""
    for happening in material.happenings:
        if happening.type not in rule.types or happening.modality is not Modality.DONE:
            continue
        deed = _deed(rule, material, happening)
        passed = _passed(rule, material, deed) if deed else None
        if deed and passed:
            yield from _warning(rule, material, happening, deed, passed)


def _deed(rule: WarningRule, material: Material, happening: Happening) -> _Deed | None:
    least = 0.0 if happening.origins > 1 else _LEAST_SURE
    reports = tuple(event for event in reports_of(happening) if event.evidence.confidence >= least and _fits(rule, material, event))
    if not reports:
        return None
    fullest = max(reports, key=lambda event: len(event.args))
    amounts = (material.observations.get(event.observation_id or "") for event in (fullest, *reports))
    return _Deed(reports, fullest, next(filter(None, amounts), None))


def _fits(rule: WarningRule, material: Material, event: Event) -> bool:
    """Whether a report is news, and worded as the rule asks."""
    trigger, sentence = "".join(simplified(event.trigger).split()), material.sentence(event.evidence)
    told = not rule.words or any(word in trigger for word in rule.words)
    return told and worded(rule, sentence) and not material.background(rule, event.date, event.evidence)


def _passed(rule: WarningRule, material: Material, deed: _Deed) -> Beyond | None:
    """How severe a deed is by its amount; without an amount of the rule's kind as severe as the rule says."""
    values = _values(rule, material.lexicon, deed.amount)
    if values is not None:
        return beyond(rule, values) or (_bare(rule) if rule.amount == "money" else None)
    return _bare(rule)


def _bare(rule: WarningRule) -> Beyond | None:
    return Beyond(Severity(rule.bare), 0.0, "") if rule.bare else None


def _values(rule: WarningRule, lexicon: Lexicon, amount: Observation | None) -> tuple[float, float] | None:
    """Between what an amount lies: percent with its sign as the deed has it, or money at the lowest rate that its currency has had."""
    if amount is None:
        return None
    if rule.amount == "percent":
        values = in_unit(amount, "%") if amount.quantity.unit in ("%", "倍") else None
        return values if values is None or rule.way == "both" else (min(map(abs, values)), max(map(abs, values)))
    rate = _rates(lexicon).get(amount.quantity.unit)
    low, high = between(amount)
    return None if rate is None else (low * rate, high * rate)


@lru_cache(maxsize=4)
def _rates(lexicon: Lexicon) -> dict[str, float]:
    return {_HOME_MONEY: 1.0} | {row.currency: row.low for row in lexicon.rates}


def _warning(rule: WarningRule, material: Material, happening: Happening, deed: _Deed, passed: Beyond) -> Iterator[EarlyWarning]:
    subject, links = _named(rule, material, happening, deed.fullest)
    if rule.actor == "authority":
        subject = _restricting(material, happening, deed.fullest)
    links = links or material.made_by(material.firm_in(subject), rule.stages)
    if not subject or (rule.named and not links):
        return
    if rule.actor == "company" and material.firm_in(happening.subject or "") is None:
        return
    amounts = tuple(filter(None, [deed.amount if passed.way else None]))
    yield EarlyWarning(
        rule=rule.id,
        topic=rule.topic,
        severity=passed.severity,
        subject=subject,
        measure=happening.type,
        period=deed.fullest.date or "",
        told=first_told(material, (event.evidence for event in deed.reports)),
        way=passed.way,
        bound=passed.bound if passed.way else None,
        unit={"percent": "%", "money": _HOME_MONEY}[rule.amount] if passed.way else "",
        events=deed.reports,
        origins=min(happening.origins, len(deed.reports)),
        links=links,
        findings=material.contested(amounts),
    )


def _named(rule: WarningRule, material: Material, happening: Happening, fullest: Event) -> tuple[str, tuple[str, ...]]:
    """Of whom or what a deed is: who acts where that is known by name, else the first link that it names; and its links."""
    actor = happening.subject or ""
    told = f"{dict(fullest.args).get('object', '')}{dict(fullest.args).get('subject', '')}"
    links = material.links_in(told, rule.stages) or material.links_in(material.sentence(fullest.evidence), rule.stages)
    known = material.entity(actor)
    if known is not None and known.type in _ACTORS:
        return known.canonical, links
    firm = material.firm_in(actor)
    return firm or _link_name(material.lexicon, links) or actor, links


def _link_name(lexicon: Lexicon, links: Sequence[str]) -> str:
    return next((row.name for row in lexicon.chain if links and row.id == links[0]), "")


def _restricting(material: Material, happening: Happening, fullest: Event) -> str:
    """The government or country that restricts; empty where none is named.

    The country itself as the subject of being put on a list (中国企业被列入) is who is restricted: then it is the other one that is named.
    """
    actor = happening.subject or dict(fullest.args).get("place", "")
    named = _authority_in(material, actor)
    if named is not None and named.type is EntityType.PLACE and named.canonical == HOME:
        sentence = material.sentence(fullest.evidence)
        return next((row.name for row in material.lexicon.countries if row.name != HOME and row.name in sentence), "")
    return named.canonical if named else ""


def _authority_in(material: Material, words: str) -> Entity | None:
    """The government or place whose name some words begin with."""
    for end in range(len(words), 1, -1):
        entity = material.entity(words[:end])
        if entity is not None and entity.type in (EntityType.GOVERNMENT, EntityType.PLACE):
            return entity
    return None
