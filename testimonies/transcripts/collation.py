"""A document beside what is read when it was written: which passages, notes and fields came back otherwise."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from testimonies.transcripts.carrying import Carries, carried, places_given
from testimonies.transcripts.document import Segment, TranscriptDocument

REACH = 40  # so many passages further on the two are looked for where they part
WORDS, SPEAKERS, TIMES = "the words of passages", "the speakers of passages", "the times of passages"
RECORDINGS, WORD_TIMES = "the recordings of passages", "the times of words in passages"
OF_TRANSLATION = "in the translation "


def collate(document: TranscriptDocument, again: TranscriptDocument, carries: Carries) -> dict[str, str]:
    """What is carried and came back otherwise, and where: numbers of passages, notes and entries, names of fields."""
    expected = carried(document, carries)
    otherwise = _passages(expected.segments, again.segments, _Leave(document, carries))
    otherwise["footnotes"] = _unlike(expected.footnotes, again.footnotes)
    otherwise["entries of the table of contents"] = _unlike(expected.index_points, again.index_points)
    found = {what: _ranges(numbers) for what, numbers in otherwise.items() if numbers}
    fields = [name for name, said in expected.metadata.items() if again.metadata.get(name) != said]
    if fields:
        found["fields"] = ", ".join(fields)
    if expected.language and expected.language != again.language:
        found["its language"] = expected.language
    if expected.translation:
        other = again.translation or TranscriptDocument("", ())
        found |= {
            f"{OF_TRANSLATION}{what}": where for what, where in collate(expected.translation, other, carries).items()
        }
    return found


class _Leave:
    """What is not compared, because the format has to give the passage something and says so."""

    def __init__(self, document: TranscriptDocument, carries: Carries) -> None:
        given = {what: places for what, places in places_given(document, carries).items() if what not in carries}
        none = frozenset[int]()
        self.times = given.get(Carries.UNTIMED, none) | given.get(Carries.UNTIMED_BETWEEN, none)
        self.ends = given.get(Carries.OPEN_ENDS, none) | given.get(Carries.OPEN_ENDS_BETWEEN, none)
        self.speakers = given.get(Carries.UNNAMED, none)


def _passages(expected: Sequence[Segment], again: Sequence[Segment], leave: _Leave) -> dict[str, list[int]]:
    """The numbers of the passages that differ, by what differs in them."""
    otherwise: dict[str, list[int]] = {kind: [] for kind in (WORDS, SPEAKERS, TIMES, RECORDINGS, WORD_TIMES)}
    meeting = [(-1, -1), *_meetings(expected, again), (len(expected), len(again))]
    for (left, right), (place, other) in pairwise(meeting):
        unmet = list(range(left + 2, place + 1))
        if not unmet and other > right + 1:
            unmet = [max(left + 1, 1)]  # something came in behind it
        otherwise[WORDS] += unmet
        if place < len(expected):
            for kind in _differing(expected[place], again[other], place, leave):
                otherwise[kind].append(place + 1)
    return otherwise


def _meetings(expected: Sequence[Segment], again: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """The places in both at which the same words stand, in their order."""
    place = other = 0
    while place < len(expected) and other < len(again):
        step = next(_steps(expected[place : place + REACH], again[other : other + REACH]), None)
        if step is None:
            place, other = place + 1, other + 1
            continue
        place, other = place + step[0], other + step[1]
        yield place, other
        place, other = place + 1, other + 1


def _steps(expected: Sequence[Segment], again: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """How far both have to go to stand at the same words, the shortest way first."""
    for length in range(len(expected) + len(again) - 1):
        for step in range(max(length - len(again) + 1, 0), min(length + 1, len(expected))):
            if expected[step].text == again[length - step].text:
                yield step, length - step


def _differing(expected: Segment, again: Segment, place: int, leave: _Leave) -> Iterator[str]:
    if expected.speaker != again.speaker and place not in leave.speakers:
        yield SPEAKERS
    if place not in leave.times and not _is_at(expected, again, is_open=place in leave.ends):
        yield TIMES
    if expected.recording != again.recording:
        yield RECORDINGS
    if expected.word_times != again.word_times:
        yield WORD_TIMES


def _is_at(expected: Segment, again: Segment, *, is_open: bool) -> bool:
    if is_open and expected.span and again.span:
        return expected.span.start_ms == again.span.start_ms
    return expected.span == again.span


def _unlike(expected: Sequence[object], again: Sequence[object]) -> list[int]:
    """The numbers of those that are not at their place again."""
    return [number for number, one in enumerate(expected, start=1) if number > len(again) or again[number - 1] != one]


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in their order, those that follow one another as a range: `2, 5-8`."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in ranges)
