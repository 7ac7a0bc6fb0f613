"""Series -> Projection: short annual series worked out ahead, with intervals, the formula, and a trial of each method on the past."""

from xinmai.forecast.history import FEWEST, history_of, obstacle
from xinmai.forecast.project import project

__all__ = ["FEWEST", "history_of", "obstacle", "project"]
