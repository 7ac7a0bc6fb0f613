"""How fast a search is over 100,000 made documents of 800 characters, and how large its index.

    python benchmarks/search.py [--documents 100000] [--seed 1] [--folder KEPT]

Each document has a title, a date, two names of companies and a body of words of the shipped lexicon between common characters, so
that a few words are in most documents and most in few. The 80 queries are twenty each of four kinds: one word, two words, a phrase, and words
with fields, OR and NOT; half of the words are frequent (in a tenth to half of all documents), half rare. `index` is the time within the index, `search` all of
`Store.search`: looking the ten hits up in the database and choosing their passages. Times are of the CPU. A folder that is named is kept,
and not filled again.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from xinmai.lexicon.loader import default_lexicon
from xinmai.model import (
    Article,
    Document,
    Entity,
    EntityType,
    Evidence,
    Facts,
    Mention,
    Span,
    TracedText,
    sha256_hex,
)
from xinmai.store import Reading, Store, additions, articles, documents, facts
from xinmai.store.search import Query, parse

LENGTH, SHORT = 800, 5
HOSTILE = "32 of the most frequent, OR"
COMMON = "的是在和了年月日增长同比下降达到公司市场产业发展数据表示显示其中以及对于进行实现预计目前技术产品企业"


class Maker:
    """Makes documents from one seed."""

    def __init__(self, seed: int) -> None:
        self.seed, self.chance = seed, random.Random(seed)
        lexicon = default_lexicon()
        self.words = sorted({row.name for row in (*lexicon.terms, *lexicon.things, *lexicon.indicators)} | {row.name for row in lexicon.companies})
        self.chance.shuffle(self.words)
        self.companies = [row.name for row in lexicon.companies]
        # The frequency of words falls with their rank, as in any language.
        self.weights = [1 / rank for rank in range(1, len(self.words) + 1)]

    def text(self, length: int) -> str:
        """So many characters of words, with a full stop now and then."""
        chosen = self.chance.choices(self.words, self.weights, k=length // 4)
        pieces, count = [], 0
        for word in chosen:
            pieces.append(word + "".join(self.chance.choices(COMMON, k=self.chance.randrange(4))) + self.chance.choice(("", "", "，", "。")))
            count += len(pieces[-1])
            if count >= length:
                break
        return "".join(pieces)[:length]

    def reading(self, number: int) -> Reading:
        """One document of one article."""
        title, body = f"{self.text(14)}第{number}号", self.text(LENGTH)
        raw = f"{title}\n{body}"
        day = f"{2015 + number % 11}-{1 + number % 12:02d}-{1 + number % 28:02d}"
        document = Document(sha256_hex(raw.encode()), f"{number}.txt", "text/plain", raw, TracedText.of(raw), published=day)
        article = Article(document.id, Span(0, len(raw)), title, "市场动向", publisher="某报", published=day, body=TracedText.of(raw)[len(title) + 1 :])
        evidence = Evidence(document.id, article.id, Span(0, 1), raw[0])
        named = [Mention(Entity(EntityType.COMPANY, name), name, evidence) for name in self.chance.sample(self.companies, 2)]
        return Reading(document, ((article, Facts(mentions=tuple(named))),), "bench")

    def queries(self) -> Iterator[tuple[str, Query]]:
        """Twenty of each kind, frequent and rare words alike; then a few that want as much as may be asked."""
        self.chance = random.Random(self.seed + 1)
        short = [word for word in self.words if len(word) <= SHORT]
        for n in range(3):
            yield HOSTILE, parse(" OR ".join(f'"{word}"' for word in short[n : n + 32]))
        often, rare = self.words[20:120], self.words[120:2000]
        pick = self.chance.choice
        for n in range(20):
            pool = often if n % 2 else rare
            yield "one word", parse(f'"{pick(pool)}"')
            yield "two words", parse(f'"{pick(often)}" "{pick(pool)}"')
            yield "phrase", parse(f'"{self.text(9)}"'.replace("，", "").replace("。", ""))
            yield "fields", parse(f'("{pick(often)}" OR "{pick(rare)}") -"{pick(pool)}" date:{2016 + n % 9}..2025 ' + ("column:市场动向" if n % 2 else f'company:"{pick(self.companies)}"'))


def main() -> None:
    """Build, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--folder", type=Path)
    chosen = options.parse_args()
    maker = Maker(chosen.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.folder or Path(name)
        with Store.open(folder / "xinmai.db", folder / "snapshots") as store:
            if not store.counts()["document"]:
                add(store, (maker.reading(number) for number in range(chosen.documents)))
                begun = time.process_time()
                store.index.follow()
                print(f"indexed in {time.process_time() - begun:.0f} s")
            size = sum(path.stat().st_size for path in (folder / "index").iterdir())
            print(f"index {size / 1e6:.0f} MB")
            measure(store, list(maker.queries()))
            begun = time.process_time()
            store.add(maker.reading(chosen.documents))
            store.index.follow()
            print(f"one more document: {time.process_time() - begun:.2f} s")
        begun = time.process_time()
        with Store.open(folder / "xinmai.db", folder / "snapshots") as store:
            store.search(parse("芯片"), 10)
            print(f"opened and first search: {(time.process_time() - begun) * 1000:.0f} ms")


def add(store: Store, readings: Iterable[Reading]) -> None:
    """As `Store.add` does, with many documents in one transaction."""
    waiting = iter(readings)
    while some := list(islice(waiting, 2000)):
        with store._database.writing() as connection:
            for each in some:
                documents.save(connection, each.document, each.engine)
                articles.save(connection, (article for article, _ in each.articles))
                facts.save(connection, (found for _, found in each.articles))
                additions.note(connection, each.document.id, each.engine)


def measure(store: Store, queries: list[tuple[str, Query]]) -> None:
    """Every query five times, the middle one counts; the first pass warms the page cache."""
    spent: dict[str, list[tuple[float, float, int]]] = {}
    for kind, query in queries:
        within, whole, hits = [], [], 0
        for _ in range(5):
            begun = time.thread_time()
            store.index.find(query, 10)
            within.append(time.thread_time() - begun)
            begun = time.thread_time()
            hits = len(store.search(query, 10))
            whole.append(time.thread_time() - begun)
        spent.setdefault(kind, []).append((statistics.median(within), statistics.median(whole), hits))
    spent["80 of these"] = [one for kind, several in spent.items() if kind != HOSTILE for one in several]
    print("| kind | queries | hits | index p50 | p95 | search p50 | p95 ms |")
    for kind, rows in spent.items():
        times = [quantile([row[at] * 1000 for row in rows], level) for at in (0, 1) for level in (0.5, 0.95)]
        print(f"| {kind} | {len(rows)} | {sum(row[2] for row in rows) / len(rows):.1f} | " + " | ".join(f"{value:.2f}" for value in times) + " |")


def quantile(values: list[float], level: float) -> float:
    """The value that so much of them lie below or at."""
    return sorted(values)[min(len(values) - 1, int(level * len(values)))]


if __name__ == "__main__":
    main()
