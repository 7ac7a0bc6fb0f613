"""The bundled sample: short documents in many formats and states, written for it, with public figures."""

from xinmai.sample.build import Entry, Relation, index, write

__all__ = ["Entry", "Relation", "index", "write"]
