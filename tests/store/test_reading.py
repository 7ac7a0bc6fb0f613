from __future__ import annotations

from dataclasses import replace

import pytest

from xinmai.model import Facts
from xinmai.store import Reading

from .made import reading


def test_two_articles_at_one_place_are_refused() -> None:
    whole = reading(1)
    first, _ = whole.articles
    with pytest.raises(ValueError, match=r"1\.txt: two articles start at the same place"):
        replace(whole, articles=(first, first))


def test_an_article_of_another_document_is_refused() -> None:
    with pytest.raises(ValueError, match="belongs to another document"):
        Reading(reading(1).document, reading(2).articles, "v1")


@pytest.mark.parametrize("kind", ["observations", "mentions", "events", "links"])
def test_a_fact_of_another_article_is_refused(kind: str) -> None:
    (first, _), (second, facts) = reading(1).articles
    stray = Facts(**{kind: getattr(facts, kind)})
    with pytest.raises(ValueError, match="belongs to another article"):
        Reading(reading(1).document, ((first, stray), (second, Facts())), "v1")
