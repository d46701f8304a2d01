"""How long the archive takes to start, as every command and every new worker does: `python -m benchmarks.start`."""

import argparse
from collections.abc import Sequence

from benchmarks.report import Spread, print_heading, print_table
from benchmarks.running import run

STARTS = {
    "python alone": ("-c", "pass"),
    "manage.py check": ("manage.py", "check"),
    "a new worker, all modules read": ("-c", "import archive.wsgi"),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Each start in a process of its own, several times."""
    parser = argparse.ArgumentParser(prog="benchmarks.start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args(arguments).rounds
    print_heading("Start")
    used = {name: [run(*arguments) for _round in range(rounds)] for name, arguments in STARTS.items()}
    rows = (
        (
            name,
            Spread.of([one.seconds * 1000 for one in runs]),
            Spread.of([one.cpu_seconds * 1000 for one in runs]),
            f"{max(one.peak_mb for one in runs):,.0f}",
        )
        for name, runs in used.items()
    )
    print_table(["start", "ms, p50 / p95", "of the processor, ms", "peak memory, MB"], rows)


if __name__ == "__main__":
    main()
