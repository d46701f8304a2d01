"""What the gate costs: pages with it and with its conditions taken out, in one run: `python -m benchmarks.gate`."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from statistics import median
from typing import Any

from django.db.models import Q, Value

from benchmarks.corpus import Corpus
from benchmarks.filling import fill, make_archive
from benchmarks.report import print_heading, print_table, took_ms
from benchmarks.visiting import queries_of, visit
from testimonies.indexing.rebuild import rebuild
from testimonies.models.claim import ClaimQuerySet, QuestionQuerySet
from testimonies.models.recording import RecordingQuerySet
from testimonies.models.testimony import TestimonyQuerySet
from testimonies.models.transcript import SegmentQuerySet, TranscriptQuerySet
from testimonies.models.witness import WitnessNameQuerySet, WitnessQuerySet

PAGES = {
    "search, nothing asked": "/search",
    "search for the name of a place": "/search?q=place+0",
    "search that finds nothing": "/search?q=zqxnothing",
    "testimonies": "/testimonies",
}
ROUNDS_BEFORE = 3
NAMED = Value(1)


def _everything(rows: Any, *_: Any, **__: Any) -> Any:
    return rows.all()


# Each question that the querysets ask of the gate, and what is fetched where nobody asks.
WITHOUT: tuple[tuple[type, str, Callable[..., Any]], ...] = (
    (TestimonyQuerySet, "visible_to", _everything),
    (RecordingQuerySet, "playable_by", _everything),
    (TranscriptQuerySet, "readable_by", _everything),
    (ClaimQuerySet, "visible_to", _everything),
    (QuestionQuerySet, "visible_to", _everything),
    (WitnessNameQuerySet, "readable_by", _everything),
    (WitnessQuerySet, "visible_to", _everything),
    (
        WitnessQuerySet,
        "named_for",
        lambda rows, *_, **__: rows.annotate(may_be_named=Value(1)).prefetch_related("names"),
    ),
    (WitnessQuerySet, "pictured_for", lambda rows, *_, **__: rows.annotate(may_be_pictured=~Q(portrait=""))),
    (SegmentQuerySet, "read_public", lambda rows, **_: rows.read_whole()),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Both kinds of page in turn, so that whatever else the machine does falls on both."""
    parser = argparse.ArgumentParser(prog="benchmarks.gate", description=__doc__)
    parser.add_argument("--segments", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=60)
    asked = parser.parse_args(arguments)
    print_heading("What the gate costs")
    make_archive()
    fill(list(Corpus().testimonies(asked.segments)))
    rebuild()
    rows = [_row(name, path, rounds=asked.rounds) for name, path in PAGES.items()]
    print_table(["page", "queries", "queries without", "ms", "ms without", "cost"], rows)


def _row(name: str, path: str, *, rounds: int) -> list[object]:
    for _round in range(ROUNDS_BEFORE):
        visit(path)
    with_gate, without = [], []
    for _round in range(rounds):
        with_gate.append(took_ms(lambda: visit(path)))
        with _without_gate():
            without.append(took_ms(lambda: visit(path)))
    asked = queries_of(path)
    with _without_gate():
        asked_without = queries_of(path)
    ms, ms_without = median(with_gate), median(without)
    return [name, asked, asked_without, f"{ms:.1f}", f"{ms_without:.1f}", f"{ms / ms_without - 1:+.0%}"]


@contextmanager
def _without_gate() -> Iterator[None]:
    kept = [(querysets, name, getattr(querysets, name)) for querysets, name, _open in WITHOUT]
    for querysets, name, opened in WITHOUT:
        setattr(querysets, name, opened)
    try:
        yield
    finally:
        for querysets, name, method in kept:
            setattr(querysets, name, method)


if __name__ == "__main__":
    main()
