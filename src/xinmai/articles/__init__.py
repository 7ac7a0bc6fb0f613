"""Document -> Articles: splits issues, finds title, date and publisher, files under columns, clusters reprints, reads tables."""

from xinmai.articles.clusters import cluster
from xinmai.articles.filing import Filing, file_under
from xinmai.articles.fingerprint import fingerprint, similarity
from xinmai.articles.split import split
from xinmai.articles.tables import read_tables

__all__ = ["Filing", "cluster", "file_under", "fingerprint", "read_tables", "similarity", "split"]
