"""`ask`: a question read, answered from facts where every word of it is understood, else from passages, else not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from xinmai.app.ask.entities import portrait
from xinmai.app.ask.events import events
from xinmai.app.ask.figures import comparison, figures, growths, periods_of
from xinmai.app.ask.knowledge import Knowledge
from xinmai.app.ask.ranking import ranking
from xinmai.app.records import Record
from xinmai.app.search import passage_record
from xinmai.app.workspace import Workspace
from xinmai.errors import UsageError
from xinmai.extraction.period import Calendar, find_times
from xinmai.hanzi import half_width, simplified
from xinmai.model import Asked, Question
from xinmai.questions import read
from xinmai.store.search import AllOf, Query, Words

__all__ = ["Reply", "ask"]

_LONGEST = 200
_PASSAGES = 5
_NEAR = 12

_ANSWERS: dict[Asked, Callable[[Knowledge, Question], list[Record]]] = {
    Asked.FIGURE: figures,
    Asked.GROWTH: growths,
    Asked.RANKING: ranking,
    Asked.COMPARISON: comparison,
    Asked.EVENT: events,
    Asked.ENTITY: portrait,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """A question as it was read, and the records that answer it: none where nothing is known.

    `near` are periods there would be figures for. Records that only speak of the matter have the kind `passage`.
    """

    question: Question
    records: list[Record] = field(default_factory=list)
    near: list[str] = field(default_factory=list)

    @property
    def record(self) -> dict[str, Any]:
        """All of it as one record."""
        asked = self.question
        return {
            "kind": "reply",
            "question": asked.text,
            "asked": str(asked.asked),
            "read_as": {
                "subjects": list(asked.subjects),
                "indicator": asked.indicator,
                "growth": asked.growth,
                "periods": list(asked.periods),
                "area": asked.area,
                "events": list(asked.events),
                "unit": asked.unit,
                "unread": list(asked.unread),
            },
            "answers": self.records,
            "near": self.near,
        }


def ask(workspace: Workspace, text: str, today: str | None = None) -> Reply:
    """Answer a question. `today` (ISO) is what 今年 and 去年 are seen from. Raises `UsageError` for one that is empty or too long."""
    if not text.strip() or len(text) > _LONGEST:
        raise UsageError(f"a question has 1 to {_LONGEST} characters, this one has {len(text.strip())}: ask for one thing")
    plain = simplified(half_width(text.encode("utf-8", "replace").decode()))
    times = [(time.start, time.end, time.value) for time in find_times(plain, _calendar(today)) if time.value]
    with workspace.store() as store:
        known = Knowledge(store, workspace.lexicon())
        readings = read(plain, times, known.vocabulary)
        for question in readings:
            answer = _ANSWERS.get(question.asked)
            if answer is not None and (records := answer(known, question)):
                return Reply(question, records)
        question = readings[0]
        near = periods_of(known, question)[-_NEAR:] if question.asked in (Asked.FIGURE, Asked.GROWTH) else []
        return Reply(question, _passages(known, question), near)


def _calendar(today: str | None) -> Calendar:
    return Calendar(today, int(today[:4])) if today else Calendar()


def _passages(known: Knowledge, question: Question) -> list[Record]:
    """Passages that hold all that the question names: whatever lacks one of its words speaks of something else."""
    years = dict.fromkeys(period[:4] for period in question.periods if period[:4].isdigit())
    words = [word for word in dict.fromkeys((*question.words, *years)) if any(char.isalnum() for char in word)]
    if not question.words or not words:
        return []
    query: Query = AllOf(tuple(Words(word) for word in words))
    return [passage_record(one, known.name_of) for one in known.store.search(query, _PASSAGES)]
