"""The embedded engine without database or pages, at any size: `python -m benchmarks.engine --segments 7000000`."""

import argparse
import resource
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from benchmarks.corpus import SEED, SEGMENTS_EACH, WORDS_EACH, Corpus, Invented
from benchmarks.peers.asking import facets_of
from benchmarks.queries import Census, chosen
from benchmarks.report import Spread, median_ms, print_heading, print_table, took_ms
from benchmarks.scratch import FOLDER, folder_size
from benchmarks.vocabulary import LANGUAGES
from testimonies.indexing.documents import FACETS
from testimonies.search.documents import Passage, TestimonyDocument
from testimonies.search.engine import Filters, Page
from testimonies.search.engines.embedded import EmbeddedEngine
from testimonies.search.parse import parse

ALL = Filters()
ONE_IN = 10  # testimonies that the reader with grants may find


def main(arguments: Sequence[str] | None = None) -> None:
    """Builds an index, then asks it."""
    parser = argparse.ArgumentParser(prog="benchmarks.engine", description=__doc__)
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=WORDS_EACH, help="words of a segment in the mean")
    parser.add_argument("--each", type=int, default=SEGMENTS_EACH, help="segments of a testimony in the middle")
    parser.add_argument("--queries", type=int, default=30, help="different queries of each kind")
    asked = parser.parse_args(arguments)
    print_heading(f"Engine alone, {asked.segments:,} segments")
    corpus, directory = Corpus(words_each=asked.words, segments_each=asked.each), FOLDER / "engine"
    counted = _Counted()
    _build(directory, counted, corpus.testimonies(asked.segments))
    _report(EmbeddedEngine(directory), chosen(counted.census, each=asked.queries, seed=SEED))
    _report_upkeep(directory, corpus)


@dataclass(slots=True)
class _Counted:
    """What went into the index."""

    census: Census = field(default_factory=Census)
    words: int = 0
    text_bytes: int = 0

    def documents(self, testimonies: Iterable[Invented]) -> Iterator[TestimonyDocument]:
        for invented in testimonies:
            document = document_of(self.census.count(invented))
            self.words += len(invented.ranks)
            self.text_bytes += sum(len(passage.text.encode()) for passage in document.passages)
            yield document


def document_of(invented: Invented) -> TestimonyDocument:
    """A testimony as the engine is fed it."""
    voices = (invented.witness, "Interviewer")
    said = zip(invented.texts(), invented.is_question.tolist(), strict=True)
    facets: dict[str, tuple[str, ...]] = {}
    for _number, facet, token in facets_of(invented):
        facets[facet] = (*facets.get(facet, ()), token)
    return TestimonyDocument(
        ordinal=invented.number,
        identifier=invented.identifier,
        title=f"Interview {invented.number}",
        passages=tuple(
            Passage(f"{invented.number:05x}{position:07x}", text, invented.language, voices[asks])
            for position, (text, asks) in enumerate(said, start=1)
        ),
        names=(invented.witness,),
        language=invented.language,
        facets=facets,
        year=invented.year,
        access=frozenset({f"grant-{invented.number % ONE_IN}"}),
    )


def _build(directory: Path, counted: _Counted, testimonies: Iterable[Invented]) -> None:
    started = perf_counter()
    count = EmbeddedEngine(directory).rebuild(counted.documents(testimonies))
    seconds, size = perf_counter() - started, folder_size(directory)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"Built {count:,} testimonies of {counted.words:,} words in {seconds:,.0f} s, inventing them included:")
    print(
        f"{counted.words / seconds:,.0f} words/s. {size / 1e6:,.0f} MB, {size / counted.text_bytes:.2f} of the text;",
        end=" ",
    )
    print(f"peak memory {peak_mb:,.0f} MB.\n")


def _report(engine: EmbeddedEngine, queries: dict[str, list[str]]) -> None:
    grants = Filters(access=frozenset({"grant-1", "grant-2"}))
    common = queries["common (20 %)"]
    rows = [(kind, _spread(engine, typed)) for kind, typed in queries.items()]
    rows.append(("common, with grants", _spread(engine, common, filters=grants)))
    rows.append(("two words, same passage", _spread(engine, queries["two words"], same_passage=True)))
    rows.append(("everything", _spread(engine, [""] * len(common))))
    rows.append(("a name", _spread(engine, [f"witness:{number}" for number in range(1, len(common) + 1)])))
    print_table(["query", "ms, p50 / p95"], rows)


def _spread(
    engine: EmbeddedEngine,
    typed: list[str],
    *,
    filters: Filters = ALL,
    same_passage: bool = False,
) -> Spread:
    queries = [parse(text, languages=LANGUAGES, same_passage=same_passage) for text in typed]
    engine.search(queries[0], filters=filters, page=Page(), facets=FACETS)
    return Spread.of(
        [took_ms(lambda: engine.search(query, filters=filters, page=Page(), facets=FACETS)) for query in queries]  # noqa: B023
    )


def _report_upkeep(directory: Path, corpus: Corpus) -> None:
    engine = EmbeddedEngine(directory)
    opened = took_ms(engine.ordinals)
    document = document_of(corpus.testimony(1, corpus.segments_each))
    query = parse("id:bench-000001", languages=LANGUAGES)

    def replace() -> None:
        engine.put([document])
        engine.commit()
        engine.search(query, filters=ALL, page=Page(), facets=FACETS)

    replaced = median_ms(replace, rounds=9)
    print(
        f"A new process opens the index in {opened:,.0f} ms; replacing a testimony takes {replaced:,.0f} ms (p50)",
        end=" ",
    )
    print("until it is visible.\n")


if __name__ == "__main__":
    main()
