"""What a workspace knows, found by what a question names, so that only the figures it asks for are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

from xinmai.analysis import Aligner, gather, standing_by
from xinmai.app.grading import Grader
from xinmai.app.names import names_in
from xinmai.audit import review
from xinmai.lexicon import Lexicon
from xinmai.model import Aligned, Article, Evidence, Finding, Series, Verdict
from xinmai.questions import Vocabulary
from xinmai.store import Store

__all__ = ["Knowledge"]

_LONGEST = 20
"""Characters of a subject: what is longer is a clause that was taken for one."""
_AT_HAND = 64

Pair = tuple[str, str]


class Knowledge:
    """Answers to `what figures are there of this`; good for one question over an open store."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self.store, self.lexicon = store, lexicon
        self.aligner = Aligner(lexicon)
        self.name_of = names_in(store)
        self._pairs: dict[Pair, list[Pair]] = defaultdict(list)
        for subject, indicator in store.facts.measured():
            canonical, _, measure = self.aligner.names(subject, indicator, None)
            self._pairs[canonical, measure].append((subject, indicator))
        self._articles: dict[str, Article] = {}
        self._grader = Grader(store, lexicon)
        self._grades: dict[str, str] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the lexicon, and of all that there are figures of or that is named."""
        said = {name for pairs in self._pairs.values() for name, _ in pairs} | {name for name, _ in self._pairs}
        subjects = {name for name in (*said, *self.store.facts.named()) if len(name) <= _LONGEST}
        return Vocabulary(self.lexicon, sorted(subjects), sorted({indicator for _, indicator in self._pairs}))

    def subject(self, word: str) -> Pair:
        """The canonical name of a subject and the area that its name begins with."""
        return self.aligner.subject(word, None)

    def subjects_of(self, indicator: str) -> list[str]:
        """Canonical names of all that an indicator is stated of."""
        return sorted({subject for subject, measure in self._pairs if measure == indicator})

    def aligned(self, pairs: Iterable[Pair]) -> list[Aligned]:
        """The figures of some canonical subjects and indicators, in order of date and place."""
        found = {}
        for pair in dict.fromkeys(pairs):
            for subject, indicator in self._pairs.get(pair, ()):
                for observation in self.store.facts.observations(subject, indicator):
                    one = self.aligner.align(observation)
                    if one is not None:
                        found[observation.evidence.document_id, observation.evidence.span, one.key] = one
        return [found[key] for key in sorted(found)]

    def series(self, subject: str, indicator: str) -> list[Series]:
        """The series of a canonical subject and indicator, in every area and unit."""
        aligned = [one for one in self.aligned([(subject, indicator)]) if (one.key.subject, one.key.indicator) == (subject, indicator)]
        self.know(one.observation.evidence.article_id for one in aligned)
        return gather(aligned, standing_by(self._articles, self.lexicon))

    def know(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """The articles of some ids, and of all asked for before."""
        wanted = [one for one in dict.fromkeys(article_ids) if one not in self._articles]
        if wanted:
            self._articles |= self.store.articles.those(wanted)
        return self._articles

    def grade(self, article_id: str) -> str:
        """The two signs of an article's grade."""
        if article_id not in self._grades:
            self._grades[article_id] = self._grader.of(self.know([article_id])[article_id], self.store.facts.of(article_id)).code
        return self._grades[article_id]

    @lru_cache(maxsize=_AT_HAND)  # noqa: B019 - lives as long as the question
    def doubts(self, subject: str) -> dict[Evidence, tuple[Finding, ...]]:
        """What an audit of all figures of a subject says against each."""
        aligned = self.aligned(pair for pair in self._pairs if pair[0] == subject)
        raw = lru_cache(maxsize=_AT_HAND)(lambda document_id: self.store.documents.get(document_id).raw)
        found: dict[Evidence, dict[Finding, None]] = defaultdict(dict)
        for finding in review(aligned, self.lexicon, raw):
            if finding.verdict is not Verdict.CONSISTENT:
                for evidence in finding.evidence:
                    found[evidence][finding] = None
        return {evidence: tuple(findings) for evidence, findings in found.items()}
