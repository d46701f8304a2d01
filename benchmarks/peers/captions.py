"""Reads one file with another library and tells as JSON what it took and what it found: `python captions.py NAME FILE`.

It runs in an environment of its own, where the library is installed and this project is not: it imports nothing of it.
"""

import importlib
import json
import sys
from collections.abc import Callable
from statistics import median
from time import process_time

ROUNDS = 3


def _webvtt(path: str) -> str:
    library = importlib.import_module("webvtt")
    read = library.from_srt if path.endswith(".srt") else library.read
    return "\n".join(f"{cue.voice or ''} {cue.text}" for cue in read(path))


def _pysubs2(path: str) -> str:
    cues = importlib.import_module("pysubs2").load(path, encoding="utf-8")
    return "\n".join(f"{cue.name} {cue.plaintext}" for cue in cues)


def _srt(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return "\n".join(cue.content for cue in importlib.import_module("srt").parse(file.read(), ignore_errors=True))


def _pympi(path: str) -> str:
    elan = importlib.import_module("pympi").Elan.Eaf(path)
    return "\n".join(f"{tier} {said[2]}" for tier in elan.get_tier_names() for said in _annotations(elan, tier))


def _annotations(elan: object, tier: str) -> list[tuple[int, int, str]]:
    return list(elan.get_annotation_data_for_tier(tier))  # type: ignore[attr-defined]


def _praatio(path: str) -> str:
    grid = importlib.import_module("praatio.textgrid").openTextgrid(path, includeEmptyIntervals=False)
    return "\n".join(f"{tier.name} {entry[-1]}" for tier in grid.tiers for entry in tier.entries)


READERS: dict[str, Callable[[str], str]] = {
    "webvtt-py": _webvtt,
    "pysubs2": _pysubs2,
    "srt": _srt,
    "pympi": _pympi,
    "praatio": _praatio,
}


def main() -> None:
    """One line of JSON: seconds of the processor, the middle of all rounds, and every word; or why it failed."""
    name, path = sys.argv[1:]
    took, said = [], ""
    try:
        for _round in range(ROUNDS):
            started = process_time()
            said = READERS[name](path)
            took.append(process_time() - started)
    except Exception as error:  # noqa: BLE001 - whatever another library does is what is to be told
        print(json.dumps({"failed": f"{type(error).__name__}: {error}"}))
        return
    print(json.dumps({"seconds": median(took), "said": said}))


if __name__ == "__main__":
    main()
