"""The tools: each a use case, read only, its answer bounded and with the evidence of every figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from xinmai.app import audit as audits
from xinmai.app import document as documents
from xinmai.app import early_warning
from xinmai.app import entity as entities
from xinmai.app import forecast as forecasts
from xinmai.app import happenings as all_happenings
from xinmai.app import series as all_series
from xinmai.app.ask import ask
from xinmai.app.search import Filters, search
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.model import Severity

__all__ = ["MOST", "Tools"]

MOST = 50
"""Records of one answer: an agent reads what it gets."""

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools of one workspace. What is asked wrongly raises `UsageError`; what is not known is said in `note`."""

    workspace: Workspace

    def list_documents(self, most: int = MOST) -> Answer:
        """Documents of the workspace with their titles, publishers, dates and lengths, by name."""
        return _answer(documents.documents(self.workspace), most)

    def get_document(self, name: str, start: int = 0, most: int = 4000) -> Answer:
        """A stretch of a document's text as it lies, from code point `start`, and the figures read in it with their offsets.

        `next` is where to go on; it is null at the end.
        """
        return documents.stretch(self.workspace, name, start, most)

    def search(self, query: str, since: str | None = None, until: str | None = None, source: str | None = None, most: int = 20) -> Answer:
        """Passages that hold some words, the best first, each with document, offsets and snippet; "phrase", AND, OR, NOT and field:value work."""
        return _answer(search(self.workspace, query, Filters(since=since, until=until, source=source), max(1, min(most, MOST))), most)

    def ask(self, question: str) -> Answer:
        """A question in Chinese answered from the facts, each figure with its quote, grade and what contradicts it; passages where no fact answers."""
        return ask(self.workspace, question).record

    def series(self, query: str) -> Answer:
        """Points over time of what a query means (subject, indicator, area; parted by blanks, in Chinese): each with all its sources and quotes.

        Growth that was worked out carries its formula. Where nothing is meant, `near` names series that resemble the query.
        """
        found = _answer(all_series.series(self.workspace, query))
        return found if found["records"] else found | {"near": all_series.suggestions(self.workspace, query)}

    def compare(self, subjects: Sequence[str], indicator: str) -> Answer:
        """One indicator of several subjects side by side; of shares the concentration (CRn, HHI) too."""
        return _answer(all_series.compare(self.workspace, subjects, indicator))

    def forecast(self, query: str, until: int | None = None) -> Answer:
        """A series worked out ahead with intervals, formula, inputs and a trial on the past, beside forecasts that documents state."""
        return _answer(forecasts.forecast(self.workspace, query, until))

    def audit(self, most: int = MOST) -> Answer:
        """Relations between stated figures that cannot hold, worst first: arithmetic, reason and the quotes."""
        return _answer(audits.audit_workspace(self.workspace), most)

    def entity(self, name: str) -> Answer:
        """What is known of a company, body or product: names, figures, events and links, each with its quote."""
        found = entities.candidates(self.workspace, name)
        if len(found) > 1:
            return {"records": [], "note": "ambiguous: ask for one of `near`", "near": [one.canonical for one in found]}
        return _answer(entities.entity(self.workspace, found[0])) if found else _answer([])

    def events(self, type: str | None = None, since: str | None = None, name: str | None = None, most: int = MOST) -> Answer:
        """Events with who reported them first; `type` such as sanction or policy_release, `since` a date, `name` one of the parties."""
        if type is not None and type not in all_happenings.EVENTS:
            raise UsageError(f"no type of event {type!r}: choose one of {', '.join(all_happenings.EVENTS)}")
        return _answer(all_happenings.happenings(self.workspace, type, since, name), most)


    def warnings(self, topic: str | None = None, severity: Severity = Severity.LOW, since: str | None = None, most: int = MOST) -> Answer:
        """What is out of the ordinary: prices, lead times, sanctions, shortages and others beyond bounds, each with why, the reason of the bound and quotes.

        `topic` such as price, control or shortage, `severity` the least (low, medium, high), `since` a date of publication.
        """
        return _answer(early_warning.list_warnings(self.workspace, since, severity, topic), most)


def _answer(records: Iterable[dict[str, Any]], most: int = MOST) -> Answer:
    found = list(islice(records, max(1, min(most, MOST)) + 1))
    more = len(found) > max(1, min(most, MOST))
    answer: Answer = {"records": found[: len(found) - more]}
    if more:
        answer["note"] = f"only the first {len(found) - 1} records: ask more narrowly for the others"
    elif not found:
        answer["note"] = "not known in this workspace"
    return answer
