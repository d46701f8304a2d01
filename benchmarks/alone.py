"""Reads one file several times and tells as JSON what it took: `python -m benchmarks.alone FILE --rounds 3`.

Nothing but the readers is loaded, so that what the system counts for this process is theirs. The seconds are those of
the processor, the middle of all rounds; `characters` are those of the text that the reader met.
"""

import argparse
import json
from pathlib import Path
from statistics import median
from time import process_time

from testimonies.transcripts import registry


def main() -> None:
    """One line of JSON."""
    parser = argparse.ArgumentParser(prog="benchmarks.alone", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    content, took = asked.file.read_bytes(), []
    for _round in range(asked.rounds):
        document = None  # the one before is gone when the next one comes
        started = process_time()
        document = registry.read(content, name=asked.file.name, language="en")
        took.append(process_time() - started)
    if document is None:
        raise SystemExit("not read once")
    told = {"seconds": median(took), "characters": document.account.read, "segments": len(document.segments)}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
