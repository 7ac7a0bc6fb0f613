"""Sentences that say something for a chapter of a report: they hold one of its words and speak of the topic."""

from __future__ import annotations

from collections.abc import Sequence

from xinmai.analysis.scope import Scope
from xinmai.hanzi import sentences, simplified
from xinmai.model import Article, Saying

__all__ = ["sayings"]

_SHORTEST, _LONGEST = 18, 130
_NAMED = 2.0
"""What naming the topic is worth beside a cue."""
_ALIKE = 0.6
_LEFT_OVER = "；;，,。 \u3000"
"""What the sentence before leaves at the head of one."""


def sayings(articles: Sequence[Article], scope: Scope, cues: Sequence[str], most: int, *, names_topic: bool = False) -> list[Saying]:
    """At most so many sentences, those that say most, in the order of the articles; none says what another does.

    A sentence counts by how many different cues it holds, and more where it names the topic or one of its kinds. It has to name the
    topic in an article whose title does not, and anywhere with `names_topic`.
    """
    scored: list[tuple[float, Saying]] = []
    for article in articles:
        text = simplified(article.body.text)
        titled = scope.mentions(simplified(article.title)) > 0
        for start, end in sentences(text):
            words = text[start:end]
            held = sum(cue in words for cue in cues)
            if held and _SHORTEST <= end - start <= _LONGEST and "\t" not in words:
                named = scope.mentions(words) > 0
                if not named and (names_topic or not titled):
                    continue
                named = named or any(name in words for name in scope.kinds)
                head = start + len(words) - len(words.lstrip(_LEFT_OVER))
                scored.append((held + _NAMED * named, Saying(article, head, end)))
    chosen: list[Saying] = []
    for _, saying in sorted(scored, key=lambda pair: -pair[0]):
        if len(chosen) < most and not any(_alike(saying.text, other.text) for other in chosen):
            chosen.append(saying)
    order = {id(article): index for index, article in enumerate(articles)}
    return sorted(chosen, key=lambda one: (order.get(id(one.article), 0), one.start))


def _alike(one: str, other: str) -> bool:
    pairs, others = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return len(pairs & others) > _ALIKE * max(1, min(len(pairs), len(others)))
