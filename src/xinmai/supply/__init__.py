"""Links and figures -> the supply graph, its indicators, and the risk of each link of the chain. No I/O, no clock.

What is stated has evidence, what the lexicon lists is assumed and says why. Deciding what to print is left to `publishing`.
"""

from xinmai.supply.concentration import choke
from xinmai.supply.dependence import TradeDependence, trade_dependence
from xinmai.supply.exports import GRAPH_FORMATS, graph_bytes
from xinmai.supply.graph import firm_id, link_id, stated_needs, supply_graph
from xinmai.supply.imported import Imported, imported
from xinmai.supply.index import DIMENSIONS, chain_risk, narrowed
from xinmai.supply.known import Known, needs_of
from xinmai.supply.markets import Market, markets
from xinmai.supply.naming import link_names
from xinmai.supply.readings import leaders, localness, paces, sharings
from xinmai.supply.settings import setting
from xinmai.supply.signals import signals
from xinmai.supply.structure import downstream, shape_of, upstream

__all__ = [
    "DIMENSIONS",
    "GRAPH_FORMATS",
    "Imported",
    "Known",
    "Market",
    "TradeDependence",
    "chain_risk",
    "choke",
    "downstream",
    "firm_id",
    "graph_bytes",
    "imported",
    "leaders",
    "link_id",
    "link_names",
    "localness",
    "markets",
    "narrowed",
    "needs_of",
    "paces",
    "setting",
    "shape_of",
    "sharings",
    "signals",
    "stated_needs",
    "supply_graph",
    "trade_dependence",
    "upstream",
]
