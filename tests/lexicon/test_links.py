"""The wordings of links: sound as data, and refused where they are not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from xinmai.errors import LexiconError
from xinmai.lexicon import Lexicon, load

MANIFEST = "name: pv\ntitle: 光伏\nversion: '1'\nlicence: Apache-2.0\n"


def folder(path: Path, **files: str) -> Path:
    path.mkdir(exist_ok=True)
    (path / "lexicon.yaml").write_text(MANIFEST, encoding="utf-8")
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def test_every_wording_says_where_its_ends_stand(lexicon: Lexicon) -> None:
    assert [row for row in lexicon.links if row.relation != "none" and not (row.head and row.tail)] == []


def test_no_row_lists_a_word_twice(lexicon: Lexicon) -> None:
    rows = [*lexicon.links, *lexicon.kind_nouns]
    assert [word for row in rows for word, n in Counter(row.words).items() if n > 1] == []


def test_what_states_nothing_states_nothing_elsewhere(lexicon: Lexicon) -> None:
    idle = {word for row in lexicon.links if row.relation == "none" for word in row.words}
    stating = {word for row in lexicon.links if row.relation != "none" for word in row.words}
    assert idle & stating == set()


def test_a_word_that_states_nothing_hides_one_that_does(lexicon: Lexicon) -> None:
    idle = [word for row in lexicon.links if row.relation == "none" for word in row.words]
    stating = {word for row in lexicon.links if row.relation != "none" for word in row.words}
    assert [word for word in idle if not any(other in word for other in stating)] == []


def test_a_noun_is_of_one_kind(lexicon: Lexicon) -> None:
    kinds: dict[str, set[str]] = {}
    for row in lexicon.kind_nouns:
        if row.kind != "field":
            for word in row.words:
                kinds.setdefault(word, set()).add(row.kind)
    assert {word: found for word, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"links": "- {relation: feeds, head: subject, tail: to, words: 喂}\n"}, "relation"),
        ({"links": "- {relation: supplies, head: nowhere, tail: to, words: 供}\n"}, "head"),
        ({"links": "- {relation: supplies, head: subject, tail: to}\n"}, "words"),
        ({"kind_nouns": "- {kind: beast, words: 牛}\n"}, "kind"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(tmp_path: Path, files: dict[str, str], words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        load(folder(tmp_path / "bad", **files))


def test_another_industry_brings_wordings_of_its_own(tmp_path: Path, lexicon: Lexicon) -> None:
    extra = load(folder(tmp_path / "pv", links="- {relation: supplies, head: subject, tail: to, words: 供硅料}\n"))
    assert [row.words for row in extra.links] == [("供硅料",)]
    assert extra.version != lexicon.version
