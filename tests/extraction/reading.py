"""Short ways to the readings of a passage, and to what the readers of its sentences work on."""

from __future__ import annotations

from xinmai.extraction.measures import measure_reader
from xinmai.extraction.named import Before
from xinmai.extraction.names import name_reader
from xinmai.extraction.naming import name_measure
from xinmai.extraction.noun_phrases import Mark, parse
from xinmai.extraction.observation import Reading, read_observations
from xinmai.extraction.period import Calendar, find_times
from xinmai.extraction.quantity import quantity_reader
from xinmai.extraction.segment import blank_brackets, segment
from xinmai.extraction.sentence import Place, Sentence
from xinmai.lexicon import default_lexicon

PUBLISHED = "2024-05-09"


def readings(text: str, published: str | None = PUBLISHED, title: str | None = None) -> list[Reading]:
    """What is read from a passage, in order."""
    lexicon = default_lexicon()
    return list(read_observations(text, list(name_reader(lexicon).find(text)), published, lexicon, title))


def indicators(text: str) -> list[str | None]:
    """The indicators of a passage."""
    return [one.indicator for one in readings(text)]


def values(text: str) -> list[float]:
    """The values of a passage, the lower end of a range."""
    return [float(one.found.quantity.low) for one in readings(text)]


def subjects(text: str, title: str | None = None) -> list[str | None]:
    """The subjects of a passage."""
    return [one.subject for one in readings(text, title=title)]


def rules(text: str, prefix: str) -> list[str]:
    """The rules of a passage's readings that start with a prefix, one after another."""
    return [rule for one in readings(text) for rule in one.rules if rule.startswith(prefix)]


def sentence_of(text: str) -> Sentence:
    """A sentence with all its marks."""
    lexicon = default_lexicon()
    today = Calendar(PUBLISHED, int(PUBLISHED[:4]))
    times, names = list(find_times(text, today)), list(name_reader(lexicon).find(text))
    measures, numbers = list(measure_reader(lexicon).find(text)), list(quantity_reader(lexicon).find(text, "CNY"))
    kinds = (("name", names), ("time", times), ("measure", measures), ("number", numbers))
    marks = [Mark(one.start, one.end, kind) for kind, those in kinds for one in those]
    return Sentence(text, times, measures, names, parse(blank_brackets(text), marks))


def places_of(sentence: Sentence) -> list[Place]:
    """The quantities of a sentence, each named as if nothing had been read before."""
    lexicon, at, places = default_lexicon(), 0, []
    for quantity in quantity_reader(lexicon).find(sentence.text, "CNY"):
        taken = segment(sentence.plain, at, quantity.start, sentence.spans)
        named = name_measure(taken, sentence, quantity, Before(), measure_reader(lexicon))
        places.append(Place(at, taken, quantity, named))
        at = quantity.end
    return places
