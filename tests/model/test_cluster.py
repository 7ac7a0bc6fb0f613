from __future__ import annotations

import pytest

from xinmai.model import Cluster


def test_the_id_does_not_depend_on_the_origin() -> None:
    one, other = Cluster(("a", "b", "c"), ("", "", "")), Cluster(("c", "a", "b"), ("1", "2", "3"))
    assert one.id == other.id != Cluster(("a", "b"), ("", "")).id
    assert (one.origin, other.origin) == ("a", "c")


@pytest.mark.parametrize(("articles", "reasons"), [((), ()), (("a", "a"), ("", "")), (("a", "b"), ("",))])
def test_what_is_no_cluster_is_refused(articles: tuple[str, ...], reasons: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="article"):
        Cluster(articles, reasons)
