"""Document -> Articles: splits issues, finds title, date and publisher, fingerprints and clusters reprints."""

from xinmai.articles.fingerprint import fingerprint, similarity
from xinmai.articles.split import split

__all__ = ["fingerprint", "similarity", "split"]
