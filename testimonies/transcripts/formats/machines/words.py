"""Words with times, as machines hear them: put together to a text, found again in a text, cut into turns."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from testimonies.transcripts.document import Segment, WordTime
from testimonies.values.span import Span

PAUSE_MS = 2_000
LONG_MS = 30_000
CUT = (
    "the file has no passages: it was cut where the speaker changes, where nobody speaks for two seconds, and where a"
    " sentence ends after half a minute"
)
ENDS_OF_SENTENCES = (".", "?", "!", "…", "。", "؟", "۔", "।", "։", "።")
GAP = 200  # characters of a text that may stand between two words with times


class Word(NamedTuple):
    """A word as the machine prints it; `glue` is what stands between it and the word before."""

    text: str
    span: Span | None = None
    speaker: str | None = None
    glue: str = " "


def uttered(words: Sequence[Word], *, speaker: str | None, span: Span | None = None) -> Segment:
    """A segment of these words; its time is `span`, or from the first word to the last."""
    pieces, place, times = list[str](), 0, list[WordTime]()
    for word in words:
        if not word.text:
            continue
        if pieces:
            pieces.append(word.glue)
            place += len(word.glue)
        if word.span is not None:
            times.append(WordTime(place, place + len(word.text), word.span))
        pieces.append(word.text)
        place += len(word.text)
    text = "".join(pieces)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        times = [time for time, _ in found_in(text, [_composed(word) for word in words])[0]]
    return Segment(text, span or reach(word.span for word in words), speaker, word_times=tuple(times))


def found_in(text: str, words: Iterable[Word]) -> tuple[list[tuple[WordTime, Word]], list[Word]]:
    """The words with times that stand in a text in their order, with their places, and the words that do not.

    A word without a time is looked for too, so that the next one is found behind it.
    """
    place, found, missed = 0, list[tuple[WordTime, Word]](), list[Word]()
    for word in words:
        start = text.find(word.text, place, place + len(word.text) + GAP) if word.text else -1
        if start < 0:
            missed.append(word)
            continue
        place = start + len(word.text)
        if word.span is not None:
            found.append((WordTime(start, place, word.span), word))
    return found, missed


def turns(words: Iterable[Word]) -> Iterator[Segment]:
    """Cuts words where the speaker changes and where nobody speaks for two seconds; what has no time goes along.

    A turn that has lasted half a minute is cut where its sentence ends too. A word without a speaker is said by the one
    before.
    """
    turn, speaker = _Turn(), None
    for word in words:
        is_other = word.speaker is not None and word.speaker != speaker
        if turn.words and (is_other or turn.ends_before(word)):
            yield uttered(turn.words, speaker=speaker)
            turn = _Turn()
        speaker = word.speaker if is_other else speaker
        turn.add(word)
    if turn.words:
        yield uttered(turn.words, speaker=speaker)


class _Turn:
    """The words of a turn, as far as it has been heard."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._start_ms: int | None = None
        self._end_ms: int | None = None

    def add(self, word: Word) -> None:
        self.words.append(word)
        if word.span is not None:
            self._end_ms = word.span.start_ms if word.span.end_ms is None else word.span.end_ms
            self._start_ms = word.span.start_ms if self._start_ms is None else self._start_ms

    def ends_before(self, word: Word) -> bool:
        if word.span is None or self._start_ms is None or self._end_ms is None:
            return False
        is_long = word.span.start_ms - self._start_ms >= LONG_MS
        is_late = word.span.start_ms - self._end_ms >= PAUSE_MS
        return is_late or (is_long and self.words[-1].text.endswith(ENDS_OF_SENTENCES))


def reach(spans: Iterable[Span | None]) -> Span | None:
    """From the earliest start to the latest end of those times that are known."""
    known = [span for span in spans if span is not None]
    if not known:
        return None
    ends = [span.end_ms for span in known if span.end_ms is not None]
    start = min(span.start_ms for span in known)
    return Span(start, max(ends) if ends and max(ends) >= start else None)


def trimmed(words: Sequence[Word]) -> list[Word]:
    """The words without what is only white space at the ends; the first begins and the last ends with a letter."""
    kept = list(words)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return kept


def cut(segment: Segment, voices: Sequence[str | None]) -> list[Segment]:
    """The segment cut before each timed word that another speaker says; `voices` says who, for each of its times.

    What no voice says goes along with the voice before it, at the beginning with the segment's own speaker.
    """
    speaker = segment.speaker or next(filter(None, voices), None)
    pieces, begin, first = list[Segment](), 0, 0
    for number, voice in enumerate(voices):
        if not voice or voice == speaker:
            continue
        start = segment.word_times[number].start
        if segment.text[begin:start].strip():
            pieces.append(_piece(segment, (begin, start), segment.word_times[first:number], speaker))
        begin, first, speaker = start, number, voice
    if not pieces:
        return [replace(segment, speaker=speaker)]
    pieces.append(_piece(segment, (begin, len(segment.text)), segment.word_times[first:], speaker))
    return pieces


def _piece(segment: Segment, place: tuple[int, int], times: Sequence[WordTime], speaker: str | None) -> Segment:
    begin, end = place
    moved = tuple(WordTime(word.start - begin, word.end - begin, word.span) for word in times)
    return Segment(segment.text[begin:end].rstrip(), reach(word.span for word in times), speaker, word_times=moved)


def _composed(word: Word) -> Word:
    return word if word.text.isascii() else word._replace(text=unicodedata.normalize("NFC", word.text))
