"""How fast a search is over 100,000 made documents of 800 characters, and how large its index.

    python benchmarks/search.py [--documents 100000] [--seed 1]

Each document has a title, a date, two names of companies and a body of words of the shipped lexicon between common characters, so
that words are as frequent as in a press archive: a few in most documents, most in few. The 80 queries are twenty each of four
kinds: one word, two words, a phrase, and words with fields, OR and NOT. `index` is the time within the index, `search` all of
`Store.search`: looking the ten hits up in the database and choosing their passages.
"""

from __future__ import annotations

import argparse
import random
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
from xinmai.store import Query, Reading, Store, additions, articles, documents, facts, parse

LENGTH = 800
COMMON = "的是在和了年月日增长同比下降达到公司市场产业发展数据表示显示其中以及对于进行实现预计目前技术产品企业"


class Maker:
    """Makes documents from one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
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
        """Twenty of each kind, frequent and rare words alike."""
        often, rare = self.words[:60], self.words[60:1500]
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
    chosen = options.parse_args()
    maker = Maker(chosen.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.open(folder / "xinmai.db", folder / "snapshots") as store:
            begun = time.perf_counter()
            add(store, (maker.reading(number) for number in range(chosen.documents)))
            print(f"added in {time.perf_counter() - begun:.0f} s")
            begun, cpu = time.perf_counter(), time.process_time()
            store.index.follow()
            print(f"indexed in {time.perf_counter() - begun:.0f} s ({time.process_time() - cpu:.0f} s CPU)")
            size = sum(path.stat().st_size for path in (folder / "index").iterdir())
            print(f"index {size / 1e6:.0f} MB")
            measure(store, list(maker.queries()))
            begun = time.perf_counter()
            store.add(maker.reading(chosen.documents))
            store.index.follow()
            print(f"one more document: {time.perf_counter() - begun:.2f} s")
        begun = time.perf_counter()
        with Store.open(folder / "xinmai.db", folder / "snapshots") as store:
            store.search(parse("芯片"), 10)
            print(f"opened and first search: {(time.perf_counter() - begun) * 1000:.0f} ms")


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
    """Every query five times, the quickest counts: others may share the machine, and the first pass warms the page cache."""
    spent: dict[str, list[tuple[float, float, int]]] = {}
    for kind, query in queries:
        within, whole, hits = [], [], 0
        for _ in range(5):
            begun = time.perf_counter()
            store.index.find(query, 10)
            within.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            hits = len(store.search(query, 10))
            whole.append(time.perf_counter() - begun)
        spent.setdefault(kind, []).append((min(within), min(whole), hits))
    spent["all"] = [one for several in list(spent.values()) for one in several]
    print("| kind | queries | hits | index p50 | p95 | search p50 | p95 ms |")
    for kind, rows in spent.items():
        times = [quantile([row[at] * 1000 for row in rows], level) for at in (0, 1) for level in (0.5, 0.95)]
        print(f"| {kind} | {len(rows)} | {sum(row[2] for row in rows) / len(rows):.1f} | " + " | ".join(f"{value:.2f}" for value in times) + " |")


def quantile(values: list[float], level: float) -> float:
    """The value that so much of them lie below or at."""
    return sorted(values)[min(len(values) - 1, int(level * len(values)))]


if __name__ == "__main__":
    main()
