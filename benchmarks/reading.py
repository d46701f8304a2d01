"""How fast files are read, and in how much memory: `python -m benchmarks.reading --megabytes 4`.

Each format is measured on a file of invented words and on one of twice the size, each read alone in a process of its
own. `--peers` names a Python that has webvtt-py, pysubs2, srt, pympi-ling and praatio (and nothing of this project):
they read the same files, and one in which every fiftieth cue is written as real tools write it, to count lost words.
"""

import argparse
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.report import print_heading, print_table
from benchmarks.running import run
from benchmarks.scratch import FOLDER
from testimonies.transcripts import registry
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.values.span import Span
from tests.transcripts.scribes import SCRIBES, Scribe

HEADINGS = ["format", "MB of text", "segments", "MB/s", "µs a segment", "time of 2n / n", "memory / text"]
PEER_HEADINGS = ["file", "read by", "MB/s", "words lost"]
PEERS_OF = {".vtt": ("webvtt-py", "pysubs2"), ".srt": ("srt", "webvtt-py", "pysubs2"), ".eaf": ("pympi",)} | {
    ".TextGrid": ("praatio",)
}
PEERS_SCRIPT = Path(__file__).parent / "peers" / "captions.py"
WORDS_A_CUE, CUE_MS = 12, 4_000
WORD = re.compile(r"[^\W_]+")
SWAPPED = {".": ",", ",": "."}
# What stands in real files: a cue that goes on after a blank line, cues without a blank line between them, a comma
# where a point belongs or a point for a comma, a digit that is none.
ODDITIES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\n\n\Z", "\n\nand so on\n\n"),
    (r"\n\n\Z", "\n"),
    (r"[.,](?=\d{3}[ \n])", lambda found: SWAPPED[found[0]]),
    (r"(?<=:)\d", "x"),
)


@dataclass(frozen=True, slots=True)
class Alone:
    """What it took to read one file: seconds of the processor, memory above that of reading next to nothing."""

    seconds: float
    characters: int
    segments: int
    peak_mb: float


def main(arguments: Sequence[str] | None = None) -> None:
    """One table of all formats that can be written here, and one of other libraries on the same files."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=__doc__)
    parser.add_argument("--megabytes", type=float, default=4.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--formats", nargs="*", default=[], help="the names of formats; all where none is named")
    parser.add_argument("--peers", help="a Python with the other libraries")
    asked = parser.parse_args(arguments)
    scribes = [scribe for scribe in SCRIBES if not asked.formats or scribe.format in asked.formats]
    print_heading(f"Reading alone, files of {asked.megabytes:g} MB")
    print_table(HEADINGS, (_row(scribe, asked.megabytes, asked.rounds) for scribe in scribes))
    if asked.peers:
        rows = (row for scribe in scribes for row in _peers(scribe, asked.megabytes, asked.peers, asked.rounds))
        print_table(PEER_HEADINGS, rows)


def invented(segments: int) -> TranscriptDocument:
    """A testimony of nobody: two voices in turn, words by the frequencies of a language, four seconds each."""
    spoken = " ".join(Corpus().testimony(0, segments).texts()).split()
    said = [" ".join(spoken[start : start + WORDS_A_CUE]) for start in range(0, len(spoken), WORDS_A_CUE)]
    said = (said * (segments // len(said) + 1))[:segments]
    return TranscriptDocument(
        "invented",
        tuple(
            Segment(text, Span(number * CUE_MS, number * CUE_MS + CUE_MS - 200), ("ANNA", "BORIS")[number // 3 % 2])
            for number, text in enumerate(said)
        ),
    )


def _written(scribe: Scribe, megabytes: float) -> tuple[TranscriptDocument, bytes]:
    """A document that is about so much text when the scribe has written it."""
    few = 1_000
    characters = registry.read(scribe.write(invented(few)), name=scribe.file_name).account.read
    document = invented(max(int(megabytes * 1e6 / characters * few), 1))
    return document, scribe.write(document)


def _alone(content: bytes, name: str, *, rounds: int) -> Alone:
    place, told = FOLDER / name, FOLDER / "told.json"
    place.write_bytes(content)
    used = run("-m", "benchmarks.alone", str(place), "--rounds", str(rounds), told=told)
    found = json.loads(told.read_text())
    place.unlink()
    told.unlink()
    return Alone(found["seconds"], found["characters"], found["segments"], used.peak_mb)


def _row(scribe: Scribe, megabytes: float, rounds: int) -> list[str]:
    little = _alone(scribe.write(invented(10)), scribe.file_name, rounds=1)
    once = _alone(_written(scribe, megabytes)[1], scribe.file_name, rounds=rounds)
    twice = _alone(_written(scribe, 2 * megabytes)[1], scribe.file_name, rounds=rounds)
    return [
        f"{scribe.format} ({scribe.file_name})",
        f"{once.characters / 1e6:.1f}",
        f"{once.segments:,}",
        f"{once.characters / 1e6 / once.seconds:.1f}",
        f"{once.seconds / once.segments * 1e6:.1f}",
        f"{twice.seconds / once.seconds * once.characters / twice.characters * 2:.2f}",
        f"{(twice.peak_mb - little.peak_mb) * 2**20 / twice.characters:.1f}",
    ]


def _peers(scribe: Scribe, megabytes: float, python: str, rounds: int) -> Iterator[list[str]]:
    """Ours and the others on a clean file, and on one with oddities where the format is one of captions."""
    peers = PEERS_OF.get(Path(scribe.file_name).suffix, ())
    if not peers:
        return
    document, content = _written(scribe, megabytes)
    expected = words(f"{said.speaker} {said.text}" for said in document.segments)
    yield from _compared(scribe, "clean", content, expected, python=python, rounds=rounds)
    if scribe.file_name.endswith((".vtt", ".srt")):
        odd = made_odd(content.decode())
        yield from _compared(scribe, "odd", odd.encode(), expected, python=python, rounds=rounds)


def _compared(
    scribe: Scribe, kind: str, content: bytes, expected: Counter[str], *, python: str, rounds: int
) -> Iterator[list[str]]:
    label, size = f"{scribe.format} ({scribe.file_name}), {kind}", len(content) / 1e6
    document = registry.read(content, name=scribe.file_name)
    ours = words(f"{said.speaker or ''} {said.text}" for said in document.segments)
    seconds = _alone(content, scribe.file_name, rounds=rounds).seconds
    yield [label, "this archive", f"{size / seconds:.1f}", f"{(expected - ours).total():,}"]
    place = FOLDER / scribe.file_name
    place.write_bytes(content)
    for peer in PEERS_OF[place.suffix]:
        told = subprocess.run([python, PEERS_SCRIPT, peer, place], capture_output=True, text=True, check=True).stdout
        found = json.loads(told.splitlines()[-1])  # some say something of their own before
        if "failed" in found:
            yield [label, peer, "-", f"all: {found['failed'][:60]}"]
        else:
            lost = expected - words([found["said"]])
            yield [label, peer, f"{size / found['seconds']:.1f}", f"{lost.total():,}"]
    place.unlink()


def made_odd(text: str) -> str:
    """The same words; every fiftieth cue is written as no specification has it."""
    cues = re.split(r"(?<=\n\n)", text)
    for number, place in enumerate(range(50, len(cues) - 1, 50)):
        pattern, instead = ODDITIES[number % len(ODDITIES)]
        cues[place] = re.sub(pattern, instead, cues[place], count=1)
    return "".join(cues)


def words(texts: Iterator[str] | Sequence[str]) -> Counter[str]:
    """Every word with how often it stands there, counted without any reader."""
    return Counter(word for text in texts for word in WORD.findall(text))


if __name__ == "__main__":
    main()
