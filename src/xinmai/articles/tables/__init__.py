"""Tables."""
from xinmai.articles.tables.flattened import read_flattened
def read_tables(document, lexicon):
    return tuple(read_flattened(document, lexicon))
