"""A story -> how much it matters: the sum of its grounds, times what the client makes of it."""

from __future__ import annotations

from xinmai.analysis.importance.novelty import Known, novelty
from xinmai.analysis.importance.parties import authorities, companies
from xinmai.analysis.importance.standing import standing
from xinmai.analysis.importance.substance import substance
from xinmai.analysis.importance.taste import Taste
from xinmai.analysis.importance.telling import Telling
from xinmai.lexicon import EventWeight, Lexicon
from xinmai.model import Importance

__all__ = ["weigh"]

_ANYTHING = Taste()


def weigh(telling: Telling, column: str, known: Known, lexicon: Lexicon, taste: Taste = _ANYTHING) -> Importance:
    """The importance of a story that stands under `column`."""
    weights: dict[str, EventWeight] = {row.type: row for row in lexicon.event_weights}
    grounds = (*novelty(telling, known), *standing(telling), *substance(telling, weights), authorities(telling, lexicon), companies(telling, lexicon))
    factor, wanted = taste.wanted(telling, column)
    return Importance(grounds, factor, wanted)
