"""`Cluster`: articles that tell the same story, and why they were put together."""

from __future__ import annotations

from dataclasses import dataclass

from xinmai.model.identity import stable_id

__all__ = ["Cluster"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Ids of articles, the origin first; `reasons[i]` says why `articles[i]` belongs (or is the origin).

    An empty cluster, an article named twice or a missing reason raises `ValueError`.
    """

    articles: tuple[str, ...]
    reasons: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.articles or len(set(self.articles)) != len(self.articles):
            msg = f"a cluster names one article or more, each once: {self.articles}"
            raise ValueError(msg)
        if len(self.reasons) != len(self.articles):
            msg = f"{len(self.articles)} articles need as many reasons, not {len(self.reasons)}"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Hash of the articles, whichever of them is the origin."""
        return stable_id("cluster", *sorted(self.articles))

    @property
    def origin(self) -> str:
        """The article the others repeat."""
        return self.articles[0]
