"""Which recording a time belongs to: times that restart, and headings such as "Tape 2, side B"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from testimonies.transcripts.reading import Reading
from testimonies.transcripts.typed.marks import Mark

HEADING = re.compile(
    r"^[ \t]*+[\[(*_=#-]{0,5}[ \t]*+(?:tape|side|reel|recording|cassette|audio file|video file|disc|disk|part"
    r"|band|kassette|seite|tonband|bobine|bande|cinta|lado|nastro|lato|taśma|kaset|yüz"
    r"|кассета|кассеты|сторона|дорожка|запись|пленка|плёнка|касета|стрічка|شريط|קלטת|テープ)"
    r"[ \t]*+(?:№|nr\.?|no\.?|#)?[ \t]*+(?:\d{1,3}|[ivx]{1,4}|[abаб]|one|two|three|four|five|six)\b[^\n.!?]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
COUNTED = re.compile(r"Recording ([1-9][0-9]{0,3})")  # as our own writer counts them, from the second on
RESTART_MS = 120_000  # a tape's first mark stands in its first minutes


class Heading(NamedTuple):
    """A line that names a tape, and the number of the recording that begins there."""

    start: int
    end: int
    recording: int


class Tapes(NamedTuple):
    """The recording of every mark (in their order), and the headings."""

    of_marks: list[int]
    headings: list[Heading]


def assign(reading: Reading, marks: Sequence[Mark]) -> Tapes:
    """Counts recordings: a new one begins where times restart, or, in a text without times, under each heading."""
    lines = [found.span() for found in HEADING.finditer(reading.text) if not _holds_mark(found.span(), marks)]
    if counted := _counted(reading.text, lines):
        return Tapes([_under(counted, mark.start) for mark in marks], counted)
    if marks:
        return _by_times(reading, marks, lines)
    spoken_before = bool(lines) and bool(reading.text[: lines[0][0]].strip())
    return Tapes([], [Heading(*line, number + spoken_before) for number, line in enumerate(lines)])


def _counted(text: str, lines: Sequence[tuple[int, int]]) -> list[Heading]:
    """The headings, where they say themselves which recording begins; a stranger's begin with the first."""
    found = [COUNTED.fullmatch(text, *line) for line in lines]
    numbers = [int(line[1]) for line in found if line]
    if len(numbers) < len(lines) or numbers[:1] == [1]:
        return []
    return [Heading(*line, number - 1) for line, number in zip(lines, numbers, strict=True)]


def _under(headings: Sequence[Heading], place: int) -> int:
    """The recording that is named above a place; the first where none is."""
    above = bisect_left(headings, (place,))
    return headings[above - 1].recording if above else 0


def _by_times(reading: Reading, marks: Sequence[Mark], lines: Sequence[tuple[int, int]]) -> Tapes:
    recording, latest, of_marks, headings, backward = 0, 0, list[int](), list[Heading](), list[int]()
    waiting = list(reversed(lines))
    for number, mark in enumerate(marks):
        under = []
        while waiting and waiting[-1][0] < mark.start:
            under.append(waiting.pop())
        if mark.at_ms < latest and (under or _restarts(marks, number, latest)):
            reading.note(f"times restart here: recording {recording + 2} begins", at=mark.start)
            recording, latest = recording + 1, 0
        elif mark.at_ms < latest:
            backward.append(mark.start)
        latest = max(latest, mark.at_ms)
        of_marks.append(recording)
        headings += [Heading(*line, recording) for line in under]
    reading.warn_once("time goes back from one mark to the next; the order of the text was kept", places=backward)
    return Tapes(of_marks, headings + [Heading(*line, recording) for line in reversed(waiting)])


def _restarts(marks: Sequence[Mark], number: int, latest: int) -> bool:
    """Whether a mark that goes back begins a new tape: near zero, and the next marks go on from there."""
    at_ms = marks[number].at_ms
    following = marks[number + 1].at_ms if number + 1 < len(marks) else None
    return at_ms <= max(RESTART_MS, latest // 5) and following is not None and at_ms <= following < latest


def _holds_mark(line: tuple[int, int], marks: Sequence[Mark]) -> bool:
    place = bisect_left(marks, (line[0],))
    return place < len(marks) and marks[place].start < line[1]
