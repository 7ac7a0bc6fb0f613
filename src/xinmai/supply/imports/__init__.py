"""Data sets of others as supply graphs: text of CSV files in, a graph out. Every edge names its data set; nothing is repaired by guessing.

What does not fit raises `UsageError` with file and line.
"""

from xinmai.supply.imports.customs import read_customs
from xinmai.supply.imports.deliveries import read_deliveries
from xinmai.supply.imports.eto import ETO_FILES, read_eto
from xinmai.supply.imports.kind import kind_of
from xinmai.supply.imports.usgs import read_usgs

__all__ = ["ETO_FILES", "kind_of", "read_customs", "read_deliveries", "read_eto", "read_usgs"]
