"""How fast files become testimonies, and in how much memory: `python -m benchmarks.ingest --files 10000 --jobs 2`.

Caption files are written first; then `manage.py ingest` runs as an operator runs it, in a process of its own, from its
start until every row is synced and both indexes are committed. A tenth comes first, to compare the memory.
"""

import argparse
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command

from benchmarks.corpus import SEGMENTS_EACH, Corpus, webvtt
from benchmarks.report import print_heading, print_table
from benchmarks.running import Used, run
from benchmarks.scratch import FOLDER
from testimonies.models import Collection

HEADINGS = ["segments", "files", "jobs", "MB read", "seconds", "of the processor", "segments/s", "peak memory, MB"]

FEWEST = 10_000  # of fewer segments a tenth tells nothing


@dataclass(frozen=True, slots=True)
class Import:
    """What came in, and what it took."""

    segments: int
    files: int
    jobs: int
    read_mb: float
    used: Used

    def row(self) -> list[str]:
        """A line of the table."""
        figures = (self.read_mb, self.used.seconds, self.used.cpu_seconds)
        rate, peak = self.segments / self.used.seconds, self.used.peak_mb
        return [
            f"{self.segments:,}",
            f"{self.files:,}",
            str(self.jobs),
            *(f"{one:,.1f}" for one in figures),
            f"{rate:,.0f}",
            f"{peak:,.0f}",
        ]


def main(arguments: Sequence[str] | None = None) -> None:
    """A tenth, then the whole beside it, each from words of its own."""
    parser = argparse.ArgumentParser(prog="benchmarks.ingest", description=__doc__)
    parser.add_argument("--segments", type=int, default=20_000)
    parser.add_argument("--files", type=int, default=0, help="so many at least, instead of so many segments")
    parser.add_argument("--each", type=int, default=SEGMENTS_EACH, help="segments of a file, in the middle")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="processes that read")
    asked = parser.parse_args(arguments)
    segments = asked.files * asked.each or asked.segments
    print_heading(f"Ingest, {segments:,} segments")
    call_command("migrate", verbosity=0)
    sizes = (segments // 10, segments) if segments >= FEWEST else (segments,)
    imports = [_import(Corpus(seed=size, segments_each=asked.each), size, jobs=asked.jobs) for size in sizes]
    print_table(HEADINGS, (one.row() for one in imports))


def _import(corpus: Corpus, segments: int, *, jobs: int) -> Import:
    collection = f"c-{segments}"
    Collection.objects.create(identifier=collection, title=f"{segments} segments")
    folder, told = FOLDER / collection, FOLDER / f"{collection}.json"
    sizes = _written(corpus, segments, folder)
    how = ("--collection", collection, "--jobs", str(jobs), "--json")
    used = run("manage.py", "ingest", str(folder), *how, told=told)
    totals = json.loads(told.read_text(encoding="utf-8"))["totals"]
    shutil.rmtree(folder)
    if totals["segments"] != segments or totals["refused"]:
        raise RuntimeError(f"not everything came in: {totals}")
    return Import(segments, len(sizes), jobs, sum(sizes) / 1e6, used)


def _written(corpus: Corpus, segments: int, folder: Path) -> list[int]:
    """A caption file for each testimony; their sizes in bytes."""
    folder.mkdir()
    return [
        (folder / f"{one.identifier}.{one.language}.vtt").write_bytes(webvtt(one).encode())
        for one in corpus.testimonies(segments)
    ]


if __name__ == "__main__":
    main()
