"""What a benchmark prints: the machine, the date, and tables that can be pasted into the docs."""

import datetime as dt
import os
import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import pysqlite3

LIBRARIES = ("Django", "tantivy", "numpy")


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds of repeated runs: the middle one, and that which one in twenty exceeds."""

    p50: float
    p95: float

    @classmethod
    def of(cls, took: Sequence[float]) -> "Spread":
        """Of single measurements."""
        return cls(*(float(one) for one in np.percentile(took, (50, 95))))

    def __str__(self) -> str:
        return f"{_short(self.p50)} / {_short(self.p95)}"


def _short(ms: float) -> str:
    return f"{ms:,.0f}" if ms >= 100 else f"{ms:.1f}" if ms >= 10 else f"{ms:.2f}"


def took_ms(call: Callable[[], object]) -> float:
    """How long one call takes."""
    started = perf_counter()
    call()
    return (perf_counter() - started) * 1000


def median_ms(call: Callable[[], object], *, rounds: int) -> float:
    """How long a call takes in the middle of several."""
    return median(took_ms(call) for _round in range(rounds))


def print_heading(title: str) -> None:
    """What was measured, when, on which machine with which versions, and how busy it was."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    print(f"\n## {title}\n")
    print(f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC. {_processor()}, {os.cpu_count()} cores, {_memory()} GB;")
    print(f"load {os.getloadavg()[0]:.1f} before. {platform.system()} {platform.release()}.")
    print(f"Python {platform.python_version()}, SQLite {pysqlite3.sqlite_version}, {libraries}.\n", flush=True)


def print_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table in Markdown; the first column to the left, figures to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]
    rule = [f"{'-' * (width - 1)}{'-' if place == 0 else ':'}" for place, width in enumerate(widths)]
    for row in (headings, rule, *cells):
        written = (
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print(f"| {' | '.join(written)} |")
    print(flush=True)


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
