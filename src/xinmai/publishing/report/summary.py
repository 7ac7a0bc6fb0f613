"""The summary: what the chapters say first, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xinmai.hanzi import period_words
from xinmai.model import Item, Role, Structure
from xinmai.publishing.desk import Desk
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.market import lead
from xinmai.publishing.report.outlook import forecasts
from xinmai.publishing.report.tables import latest
from xinmai.publishing.report.wording import Wording

__all__ = ["summary"]

_SERIES = 4
_NAMED = 3
_MEASURES = 3


def summary(dossier: Dossier, desk: Desk) -> list[Item]:
    """One part with a point for each of the main findings; nothing where there is none."""
    points = [words.paragraph(Role.POINT) for words in _points(dossier, desk) if words.marked]
    return [Item("summary", "", tuple(points))] if points else []


def _points(dossier: Dossier, desk: Desk) -> Iterator[Wording]:
    for series in list(dossier.main_series("market"))[:_SERIES]:
        yield lead(dossier, desk, series)
    yield from (_largest(desk, one, [part.key.area for part in one.parts]) for one in dossier.regions[:1])
    yield from (_largest(desk, one, [part.key.subject for part in one.parts]) for one in dossier.structures[:1])
    yield from _supply(dossier, desk)
    yield from _outlook(dossier, desk)


def _largest(desk: Desk, structure: Structure, names: Sequence[str]) -> Wording:
    words = Wording().say(f"{period_words(structure.period)}{structure.indicator}居前的是")
    for index, (name, one) in enumerate(zip(names[:_NAMED], structure.parts, strict=False)):
        words.say("、" if index else "").say(name).say("（").number(desk.cell(one.observation)).say("）")
    return words.say("。")


def _supply(dossier: Dossier, desk: Desk) -> Iterator[Wording]:
    order = {indicator: index for index, indicator in enumerate(dossier.chapters["supply"].indicators)}
    own = (one for one in latest(dossier.aligned) if one.key.indicator in order and one.growth is None and dossier.topic in one.key.subject and one.observation.period.text)
    for one in sorted(own, key=lambda one: (one.key.subject != dossier.topic, order[one.key.indicator]))[:_MEASURES]:
        yield Wording().say(f"{period_words(one.observation.period.text)}{one.key.title.replace(' ', '')}为").number(desk.cell(one.observation)).say("。")


def _outlook(dossier: Dossier, desk: Desk) -> Iterator[Wording]:
    own = [one for one in forecasts(dossier) if one.key.subject == dossier.topic]
    if own:
        one = max(own, key=lambda one: one.observation.period.text or "")
        yield Wording().say(f"预测最远至{period_words(one.observation.period.text)}：{one.key.title.replace(' ', '')}").number(desk.cell(one.observation)).say("。")
