"""How long the portal's pages take, and how a long one opens on a phone: `python -m benchmarks.pages`."""

import argparse
import gzip
from collections.abc import Sequence

from benchmarks.corpus import Corpus
from benchmarks.filling import fill, make_archive
from benchmarks.phone import Opening, openings, why_not
from benchmarks.report import Spread, print_heading, print_table, took_ms
from benchmarks.visiting import queries_of, visit
from testimonies.indexing.rebuild import rebuild
from testimonies.models import Testimony

LISTS = {
    "home": "/",
    "testimonies": "/testimonies",
    "witnesses": "/witnesses",
    "explore": "/explore",
    "search, nothing asked": "/search",
    "search for the name of a place": "/search?q=place+0",
}
ROUNDS_BEFORE = 3  # not counted: templates are compiled and modules read on the way


def main(arguments: Sequence[str] | None = None) -> None:
    """Pages of an archive with one testimony of the usual length and one that lasts for days."""
    parser = argparse.ArgumentParser(prog="benchmarks.pages", description=__doc__)
    parser.add_argument("--usual", type=int, default=1_500, help="segments of the one")
    parser.add_argument("--long", type=int, default=20_000, help="segments of the other")
    parser.add_argument("--others", type=int, default=8_000, help="segments of all others together")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--without-phone", action="store_true", help="do not open them in Chromium")
    asked = parser.parse_args(arguments)
    print_heading("Pages")
    testimonies = _pages(asked.usual, asked.long, asked.others)
    rows = [_row(name, path, rounds=asked.rounds) for name, path in (LISTS | testimonies).items()]
    print_table(["page", "queries", "ms, p50 / p95", "kB", "kB compressed"], rows)
    if not asked.without_phone:
        _print_phone(testimonies)


def _pages(usual: int, long: int, others: int) -> dict[str, str]:
    """Makes the archive; what its two testimonies are called, with their addresses."""
    corpus = Corpus()
    make_archive()
    invented = list(corpus.testimonies(others))
    marked = [corpus.testimony(len(invented) + place, size) for place, size in enumerate((usual, long), start=1)]
    fill([*invented, *marked])
    rebuild()
    known = Testimony.objects.in_bulk([one.number for one in marked])
    return {
        f"testimony of {size:,} segments": f"/testimonies/{known[one.number].identifier}"
        for one, size in zip(marked, (usual, long), strict=True)
    }


def _row(name: str, path: str, *, rounds: int) -> list[object]:
    for _round in range(ROUNDS_BEFORE):
        body = visit(path)
    spread = Spread.of([took_ms(lambda: visit(path)) for _round in range(rounds)])
    sizes = (f"{len(sent) / 1000:,.0f}" for sent in (body, gzip.compress(body)))
    return [name, queries_of(path), spread, *sizes]


def _print_phone(paths: dict[str, str]) -> None:
    if why_not:
        print(f"Not opened on a phone: {why_not}.\n")
        return
    print(
        "On a phone's screen in Chromium, its processor slowed down four times; ms, the middle of several openings:\n"
    )
    rows = ((name, *opening.row()) for name, opening in zip(paths, openings(list(paths.values())), strict=True))
    print_table(["page", *Opening.HEADINGS], rows)


if __name__ == "__main__":
    main()
