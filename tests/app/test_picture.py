"""What is kept by numbers gives the same series, events, forecasts and changes as going through all facts does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from xinmai.analysis import (
    Aligner,
    about,
    aligned_within,
    gather,
    is_about,
    scope_of,
    source_reader,
    standing_by,
)
from xinmai.analysis import happenings as happenings_of
from xinmai.analysis import ledger as ledger_of
from xinmai.app.ingest import ingest
from xinmai.app.library import Library, open_library
from xinmai.app.library.apart import Apart
from xinmai.app.library.worked import Keys, work_out
from xinmai.app.workspace import Workspace, init
from xinmai.audit import changes as changes_of
from xinmai.errors import WorkspaceError
from xinmai.model import Observation, Snapshot
from xinmai.sample import write
from xinmai.store import Keyed

from .made import put, report


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("picture")
    workspace = init(folder / "w")
    ingest(workspace, write(folder / "sample", (Path(str(files("xinmai"))) / "assets" / "fonts",)))
    return workspace


@pytest.fixture(scope="module")
def library(sample: Workspace) -> Iterator[Library]:
    with open_library(sample) as opened:
        yield opened


def test_each_series_is_what_all_facts_give(library: Library) -> None:
    picture, store = library.picture(), library.store
    articles = {one.id: one for one in store.articles.all()}
    whole = gather(filter(None, map(Aligner(library.lexicon).align, store.facts.observations())), standing_by(articles, library.lexicon))
    assert len(whole) > 100
    assert list(picture.series) == [one.id for one in whole]
    for one in whole:
        line = picture.series[one.id]
        assert picture.whole(one.id) == one
        assert (line.points, line.first, line.last) == (len(one.points), one.points[0].period, one.points[-1].period)
        assert all(picture.series_of(stated) is line for point in one.points for stated in point.observations)
    assert picture.whole("nothing") is None


def test_events_are_what_all_articles_tell(library: Library) -> None:
    picture, store = library.picture(), library.store
    articles = list(store.articles.all())
    clusters = dict.fromkeys(cluster for one in articles if (cluster := store.clusters.of(one.id)))
    told = happenings_of(((one, store.facts.of(one.id)) for one in articles), clusters)
    assert len(told) > 50
    assert set(picture.happenings(picture.deeds)) == set(told)
    assert [deed.day for deed in picture.deeds] == sorted((deed.day for deed in picture.deeds), reverse=True)


def test_forecasts_and_changes_are_what_all_facts_give(library: Library) -> None:
    picture, store = library.picture(), library.store
    aligner, published = Aligner(library.lexicon), {one.id: one.published or "" for one in store.articles.all()}
    ledger = ledger_of(filter(None, map(aligner.align, store.facts.observations())), published, library.lexicon)
    assert ledger
    by_series = [one for id in picture.series if (whole := picture.whole(id)) for one in picture.forecasts(whole)]
    assert {one.observation.id: one for one in by_series} == {one.observation.id: one for one in ledger}
    makers, publishers = source_reader(library.lexicon), {one.id: one.publisher or "" for one in store.articles.all()}

    def source_of(one: Observation) -> str:
        return makers.name_of(one.source or publishers[one.evidence.article_id])

    for since in ("2022", "2024-06"):
        series = [whole for id in picture.series if (whole := picture.whole(id))]
        expected = list(changes_of(series, published, since, source_of))
        assert expected
        assert [change for _, change in picture.changed(picture.changes(since))] == expected


def test_a_topic_has_the_observations_that_all_facts_give(library: Library) -> None:
    picture, store = library.picture(), library.store
    for topic in ("集成电路", "手机", "半导体设备"):
        scope = scope_of(topic, library.lexicon, picture.aligner)
        on_topic = frozenset(one.id for one in about(scope, store.articles.all()))
        assert on_topic == {id for id, title, text in store.browse.texts() if is_about(scope, title, text)}
        found = list(aligned_within(scope, picture.observations(scope.speaks_of, on_topic), on_topic, picture.aligner))
        assert found == list(aligned_within(scope, store.facts.observations(), on_topic, picture.aligner))
        assert found


def test_a_process_of_its_own_works_out_the_same(sample: Workspace, library: Library) -> None:
    here = work_out("m", library.store, library.lexicon)
    there = Apart(sample.folder).work_out()
    assert there.mark == library.store.watermark()
    assert (there.series, there.deeds, there.findings) == (here.series, here.deeds, here.findings)
    every = range(library.store.counts()["observation"])
    assert there.observations.of(every) == here.observations.of(every)


def test_a_process_that_ends_before_its_time_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="was cut off"):
        Apart(tmp_path / "nothing").work_out()


def test_what_is_read_in_is_worked_in_while_pages_go_on(tmp_path: Path) -> None:
    workspace = init(tmp_path / "w")
    ingest(workspace, [put(tmp_path / "in", "1.txt", report(1))])
    with open_library(workspace) as library:
        library.large = 0
        before = library.picture().series
        state = library.state()
        ingest(workspace, [put(tmp_path / "in", "2.txt", report(2))])
        library.refresh()
        assert library.picture().counts["document"] == 2
        assert library.picture().series == before
        assert library.lags
        behind = library.state()
        until = time.monotonic() + 60
        while library.lags:
            assert time.monotonic() < until
            time.sleep(0.05)
        assert len(library.picture().series) > len(before)
        assert len({state, behind, library.state()}) == 3


def test_what_is_taken_in_is_grouped_with_what_was_there(tmp_path: Path) -> None:
    workspace = init(tmp_path / "w")
    ingest(workspace, [put(tmp_path / "in", "2.txt", report(2))])
    with open_library(workspace) as library:
        library.large = 0
        assert library.picture().series
        reprint = report(2).replace("公布", "发布").replace("2017-03-03", "2017-03-09").encode()
        assert library.take_in([Snapshot("reprint.txt", "upload:reprint", "text/plain", reprint)]).new == ["reprint.txt"]
        until = time.monotonic() + 60
        while library.lags:
            assert time.monotonic() < until
            time.sleep(0.05)
        assert [len(one.articles) for one in library.store.clusters.all()] == [2]
        assert library.picture().worked.mark == library.mark()
        assert any(line.sources == 2 for line in library.picture().series.values())


def test_only_the_last_of_many_parts_are_kept(library: Library) -> None:
    picture, made = library.picture(), []

    def part(name: str) -> str:
        return picture.recent("test", name, 2, lambda: made.append(name) or name.upper())

    assert [part(name) for name in "abacab"] == list("ABACAB")
    assert made == ["a", "b", "c", "b"]


def test_keys_give_back_what_was_numbered() -> None:
    keys, given = Keys(), [("a", 0), ("a", 3), ("b", 1), ("a", 70_000)]
    numbers = [keys.number(Keyed(article, ordinal, None)) for article, ordinal in given]
    assert numbers == [0, 1, 2, 3]
    assert keys.of([3, 0, 2]) == [given[3], given[0], given[2]]
    assert [keys.article(number) for number in numbers] == ["a", "a", "b", "a"]
