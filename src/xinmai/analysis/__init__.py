"""What facts of several articles tell together."""

from xinmai.analysis.happenings import happenings

__all__ = ["happenings"]
