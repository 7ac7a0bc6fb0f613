"""Document -> Articles: splits issues, finds title, date and publisher, files under columns, finds topics, clusters reprints, reads tables."""

from xinmai.articles.clusters import cluster, copies
from xinmai.articles.filing import LEAD, Filing, file_under
from xinmai.articles.fingerprint import fingerprint, similarity
from xinmai.articles.split import split
from xinmai.articles.tables import read_tables
from xinmai.articles.topics import NamedThing, topics_of

__all__ = [
    "LEAD",
    "Filing",
    "NamedThing",
    "cluster",
    "copies",
    "file_under",
    "fingerprint",
    "read_tables",
    "similarity",
    "split",
    "topics_of",
]
