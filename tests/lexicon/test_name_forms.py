from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from xinmai.errors import LexiconError
from xinmai.lexicon import default_lexicon, load

FORMS = default_lexicon().name_forms


def test_what_ends_a_name_tells_its_type() -> None:
    assert [row for row in FORMS if (row.type is None) != (row.kind not in ("body", "work"))] == []


def test_each_charge_has_its_full_wording_among_its_words() -> None:
    charges = [row for row in FORMS if row.kind == "charge"]
    assert charges
    assert [row.full for row in charges if row.full not in row.words] == []


def test_no_word_is_twice_of_a_kind() -> None:
    counted = Counter((row.kind, word) for row in FORMS for word in row.words)
    assert [pair for pair, count in counted.items() if count > 1] == []


def test_a_kind_that_no_reader_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lexicon.yaml").write_text("{name: pv, title: 光伏, version: '1', licence: CC0-1.0}", encoding="utf-8")
    (tmp_path / "name_forms.yaml").write_text("- {kind: colour, words: [红]}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"name_forms\.yaml:1: field 'kind'"):
        load(tmp_path)
