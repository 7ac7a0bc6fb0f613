"""What newer documents did to the figures of a workspace."""

from __future__ import annotations

from collections.abc import Iterator

from xinmai.analysis import Aligner, gather, source_reader, standing_by
from xinmai.app.accounts import change_record
from xinmai.app.names import names_in
from xinmai.app.records import Record
from xinmai.app.workspace import Workspace
from xinmai.audit import changes as changes_of
from xinmai.model import Observation

__all__ = ["changes"]


def changes(workspace: Workspace, since: str) -> Iterator[Record]:
    """Figures that documents published on `since` or later made new, revised, confirmed or contradicted."""
    lexicon = workspace.lexicon()
    aligner, makers = Aligner(lexicon), source_reader(lexicon)
    with workspace.store() as store:
        articles = {article.id: article for article in store.articles.all()}
        name_of = names_in(store)

        def source_of(observation: Observation) -> str:
            return makers.name_of(observation.source or articles[observation.evidence.article_id].publisher or "")

        series = gather(filter(None, map(aligner.align, store.facts.observations())), standing_by(articles, lexicon))
        published = {key: one.published or "" for key, one in articles.items()}
        for change in changes_of(series, published, since, source_of):
            yield change_record(change, name_of)
