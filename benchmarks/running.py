"""Runs a command in a process of its own and says what it used, as the system counted for that process alone."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.scratch import FOLDER

ROOT = Path(__file__).resolve().parent.parent
_HIGH_WATER = re.compile(r"VmHWM:\s+(\d+) kB")  # gone from the file when the process has ended


@dataclass(frozen=True, slots=True)
class Used:
    """Seconds on the clock, seconds of the processor (less when others use the machine too), memory at its peak."""

    seconds: float
    cpu_seconds: float
    peak_mb: float


def run(*arguments: str, told: Path = Path(os.devnull)) -> Used:
    """Python with these arguments, in this scratch archive; `told` takes its output. RuntimeError if it fails."""
    started = perf_counter()
    with told.open("w") as output:
        running = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=os.environ | {"BENCHMARK_FOLDER": str(FOLDER)},
            stdout=output,
        )
        peak_mb = _watched(running.pid)
        _pid, status, counted = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {running.returncode}")
    return Used(perf_counter() - started, counted.ru_utime + counted.ru_stime, peak_mb)


def _watched(process: int) -> float:
    """The most memory that a process held until its end. (What wait4 tells counts the memory of whoever started it.)"""
    peak_kb = 0
    while found := _HIGH_WATER.search(Path(f"/proc/{process}/status").read_text()):
        peak_kb = int(found[1])
        sleep(0.02)
    return peak_kb / 1024
