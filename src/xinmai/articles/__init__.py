"""Document -> Articles: splits issues, finds title, date and publisher, files under columns, clusters reprints."""

from xinmai.articles.clusters import cluster
from xinmai.articles.filing import Filing, file_under
from xinmai.articles.fingerprint import fingerprint, similarity
from xinmai.articles.split import split

__all__ = ["Filing", "cluster", "file_under", "fingerprint", "similarity", "split"]
