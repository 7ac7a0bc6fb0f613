"""What users write behind `company:`, `link:`, `event:` and `column:`, under the names that articles are kept with."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from xinmai.errors import UsageError
from xinmai.hanzi import half_width, simplified
from xinmai.lexicon import Lexicon
from xinmai.publishing.event_words import EVENTS
from xinmai.store.search import Value

__all__ = ["values_in"]


@lru_cache(maxsize=4)
def values_in(lexicon: Lexicon) -> Callable[[Value], tuple[str, ...]]:
    """Gives the values an article may have for what was written; raises `UsageError` for an event or a link that is not known."""
    links = {_key(name): (row.id,) for row in lexicon.chain for name in (row.id, row.name, *row.aliases)}
    links |= {_key(name): (theme.id,) for theme in lexicon.themes for name in (theme.id, theme.name)}
    events = {_key(name): (type,) for type, words in EVENTS.items() for name in (type, *words)}
    ids = [row.id for row in lexicon.chain] + [row.id for row in lexicon.themes]
    columns = {_key(name): (row.name,) for row in lexicon.columns for name in (row.name, row.english)}
    entities = {_key(name): tuple(entity.canonical for entity in found) for name, found in lexicon.names.items()}

    def values_of(value: Value) -> tuple[str, ...]:
        written = value.values[0]
        match value.field:
            case "link":
                if (found := links.get(_key(written))) is None:
                    raise UsageError(f"no link or theme {written!r}: use one of {', '.join(ids)}")
                return found
            case "event":
                if (found := events.get(_key(written))) is None:
                    raise UsageError(f"no type of event {written!r}: use one of {', '.join(EVENTS)}")
                return found
            case "column":
                return columns.get(_key(written), (written,))
            case "company":
                return tuple(dict.fromkeys((*entities.get(_key(written), ()), written)))
            case _:
                return (written,)

    return values_of


def _key(name: str) -> str:
    return simplified(half_width(name)).lower()
