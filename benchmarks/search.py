"""How long a page of results takes, beside two databases: `python -m benchmarks.search --segments 1000000`.

Ours is measured twice: the whole page from the request to its last byte through every middleware, and the engine alone.
The peers answer what the engine answers (20 testimonies, exact totals, seven facets, best passages), without a page.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from time import perf_counter
from urllib.parse import urlencode

from django.conf import settings

from benchmarks.corpus import SEED, WORDS_EACH, Corpus
from benchmarks.filling import fill, make_archive
from benchmarks.peers.asking import Groups, Peer, groups_of, totals
from benchmarks.peers.fts5 import fts5
from benchmarks.peers.postgres import postgres, programs
from benchmarks.queries import Census, chosen
from benchmarks.report import Spread, print_heading, print_table, took_ms
from benchmarks.scratch import FOLDER, folder_size
from benchmarks.visiting import visit
from testimonies.indexing.documents import FACETS
from testimonies.indexing.rebuild import rebuild
from testimonies.search import current
from testimonies.search.engine import Filters, Page
from testimonies.search.parse import parse
from testimonies.search.query import Query
from testimonies.search.results import Results

PAGE, ENGINE = "page", "engine"
MOST_QUERIES = 60  # of each kind


def main(arguments: Sequence[str] | None = None) -> None:
    """Builds the archive (or takes the one of `BENCHMARK_FOLDER`), then asks."""
    asked = _asked(arguments)
    corpus = Corpus(words_each=asked.words)
    print_heading(f"Search, {asked.segments:,} segments")
    kept = _built(corpus, asked.segments)
    queries = {kind: typed[: asked.queries] for kind, typed in kept.items()}
    with ExitStack() as opened:
        peers = [] if asked.alone else list(_peers(opened, corpus, asked.segments))
        kinds = {kind: _measured(typed, peers, rounds=asked.rounds) for kind, typed in queries.items()}
    _print(kinds, peers, segments=asked.segments)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=WORDS_EACH, help="words of a segment in the mean")
    parser.add_argument(
        "--queries", type=int, default=30, help=f"different queries of each kind, at most {MOST_QUERIES}"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each is asked")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    return parser.parse_args(arguments)


def _built(corpus: Corpus, segments: int) -> dict[str, list[str]]:
    """The queries, after making sure of an archive that they are for."""
    kept = FOLDER / f"queries-{segments}-{corpus.words_each}.json"
    if not kept.exists():
        census = Census()
        make_archive()
        seconds = [took_ms(lambda: fill(map(census.count, corpus.testimonies(segments)))) / 1000]
        seconds.append(took_ms(rebuild) / 1000)
        kept.write_text(json.dumps(chosen(census, each=MOST_QUERIES, seed=SEED)), encoding="utf-8")
        size = folder_size(settings.ARCHIVE_VAR / "index")
        print(
            f"Filled in {seconds[0]:,.0f} s, both indexes built in {seconds[1]:,.0f} s, {size / 1e6:,.0f} MB together."
        )
    queries: dict[str, list[str]] = json.loads(kept.read_text(encoding="utf-8"))
    return queries


def _peers(opened: ExitStack, corpus: Corpus, segments: int) -> Iterator[Peer]:
    """Those that are on this machine, loaded."""
    found = [opened.enter_context(fts5(FOLDER))]
    server = programs()
    if server:
        found.append(opened.enter_context(postgres(server)))
    else:
        print("PostgreSQL is not installed here (apt-get install postgresql); its columns are left out.")
    for peer in found:
        started = perf_counter()
        peer.load(corpus.testimonies(segments))
        print(f"{peer.name} loaded in {perf_counter() - started:,.0f} s.", flush=True)
        yield peer


@dataclass(slots=True)
class _Kind:
    """Measurements of one kind of query."""

    took: dict[str, list[float]] = field(default_factory=dict)
    passages: list[int] = field(default_factory=list)
    differing: int = 0

    def add(self, name: str, ms: float) -> None:
        self.took.setdefault(name, []).append(ms)


def _measured(typed: list[str], peers: list[Peer], *, rounds: int) -> _Kind:
    """All of them in turn, each query once before it counts: what is cold is the disk's, not the program's."""
    kind = _Kind()
    for text in typed:
        query = parse(text, languages=settings.ARCHIVE_LANGUAGES)
        results = _answer(query)
        kind.passages.append(results.passage_total)
        groups = groups_of(query, expanded=results.terms)
        for peer in peers:
            kind.differing += _differs(peer, groups, results)
        url = f"/search?{urlencode({'q': text})}"
        visit(url)
        for _round in range(rounds):
            kind.add(PAGE, took_ms(lambda: visit(url)))  # noqa: B023 - called at once
            kind.add(ENGINE, took_ms(lambda: _answer(query)))  # noqa: B023
            for peer in peers:
                kind.add(peer.name, took_ms(lambda: peer.page(groups)))  # noqa: B023
    return kind


def _answer(query: Query) -> Results:
    return current.public().search(query, filters=Filters(), page=Page(), facets=FACETS)


def _differs(peer: Peer, groups: Groups, results: Results) -> bool:
    """Whether a peer counts otherwise; it may for phrases, which it does not see across two passages."""
    return totals(peer.page(groups)) != (results.testimony_total, results.passage_total)


def _print(kinds: dict[str, _Kind], peers: list[Peer], *, segments: int) -> None:
    columns = [PAGE, ENGINE, *(peer.name for peer in peers)]
    times = [f"times {peer.name}" for peer in peers]
    print("\nMilliseconds, p50 / p95. Last: how many times as long the peer takes for the engine's work (p50).\n")
    print_table(
        ["query", "in segments", *columns, *times],
        (_row(name, kind, columns, segments=segments) for name, kind in kinds.items()),
    )
    differing = {name: kind.differing for name, kind in kinds.items() if kind.differing}
    agreed = "every query" if not differing else f"every query but some ({differing})"
    if peers:
        print(f"The peers counted the same testimonies and passages for {agreed}.\n")


def _row(name: str, kind: _Kind, columns: list[str], *, segments: int) -> list[str]:
    spreads = [Spread.of(kind.took[column]) for column in columns]
    share = sum(kind.passages) / len(kind.passages) / segments
    engine, *others = spreads[1:]
    return [name, f"{share:.2%}", *map(str, spreads), *(f"{other.p50 / engine.p50:.1f}" for other in others)]


if __name__ == "__main__":
    main()
