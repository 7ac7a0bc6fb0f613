from __future__ import annotations

import json

import pytest

from sources.serving import Site
from xinmai.delivery.others import send_by_apprise
from xinmai.errors import DeliveryError
from xinmai.model import Letter


def test_apprise_delivers(site: Site) -> None:
    site.give("/x", "ok")
    send_by_apprise("c", f"json://{site.host}/x", Letter("k", "标题", "正文"))
    told = json.loads(site.received[0])
    assert (told["title"], told["message"]) == ("标题", "正文")


def test_what_fails_is_an_error_without_the_address(site: Site) -> None:
    for url in ("nonsense-token", f"json://{site.host}/missing-token"):
        with pytest.raises(DeliveryError) as caught:
            send_by_apprise("c", url, Letter("k", "标题", "正文"))
        assert "token" not in str(caught.value)
