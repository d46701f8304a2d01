"""What is said on the tiers of a TextGrid: passages with their speakers, their words timed by the tiers of words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from testimonies.transcripts.document import Segment, WordTime
from testimonies.transcripts.formats.textgrid.levels import Layer, Level
from testimonies.transcripts.formats.textgrid.tiers import Label
from testimonies.values.span import Span

PAUSE_MS = 300  # ends a passage that is put together from words
CHARACTERS_AHEAD = 300
MATCHING = 0.5  # of the words of a tier must stand in the passages that they are to time
MOST_COMPARED = 8  # tiers


@dataclass(slots=True)
class Passage:
    """Words of one voice, where the file has them, and the times of single words."""

    text: str
    start_ms: int
    end_ms: int
    speaker: str | None
    place: int
    word_times: list[WordTime] = field(default_factory=list)

    def segment(self) -> Segment:
        """The passage as a segment; what has no length has no known end."""
        end_ms = self.end_ms if self.end_ms > self.start_ms else None
        return Segment(self.text, Span(self.start_ms, end_ms), self.speaker, 0, tuple(self.word_times))


@dataclass(slots=True)
class Told:
    """Passages in the order of their times; `timing` are labels whose words stand in a passage of another tier."""

    passages: list[Passage]
    timing: list[Label] = field(default_factory=list)


def told(layers: Sequence[Layer]) -> Told:
    """Brings the tiers of passages and of words together."""
    spoken = {number: _passages(layer) for number, layer in enumerate(layers) if layer.level is Level.PASSAGES}
    found = Told([])
    for layer in layers:
        if layer.level is Level.WORDS:
            left = list(layer.labels)
            if timed := _best(layer, layers, spoken):
                left = [label for label in left if label not in timed]
                found.timing += timed
                for label, (passage, begin) in timed.items():
                    span = Span(label.start_ms, label.end_ms)
                    passage.word_times.append(WordTime(begin, begin + len(label.text), span))
            found.passages += _joined(left, layer.speaker)
    found.passages += [passage for passages in spoken.values() for passage in passages]
    _name_speakers(found.passages, [layer for layer in layers if layer.level is Level.VOICES])
    found.passages.sort(key=lambda passage: passage.start_ms)
    return found


def _passages(layer: Layer) -> list[Passage]:
    return [Passage(one.text, one.start_ms, one.end_ms, layer.speaker, one.start) for one in layer.labels]


def _best(
    layer: Layer, layers: Sequence[Layer], spoken: dict[int, list[Passage]]
) -> dict[Label, tuple[Passage, int]] | None:
    """Where the words of a tier stand in the passages of the tier that has the most of them; None when too few do."""
    same = [passages for number, passages in spoken.items() if layers[number].speaker == layer.speaker]
    others = [passages for passages in spoken.values() if passages not in same] if layer.speaker is None else []
    found = [_stand(layer.labels, passages) for passages in [*same, *others][:MOST_COMPARED]]
    best = max(found, key=len, default={})
    return best if best and len(best) >= MATCHING * len(layer.labels) else None


def _stand(labels: Sequence[Label], passages: list[Passage]) -> dict[Label, tuple[Passage, int]]:
    """Each label that stands in the passage of its time, after the labels before it, with its place there."""
    starts = [passage.start_ms for passage in passages]
    found: dict[Label, tuple[Passage, int]] = {}
    last, place = -1, 0
    for label in labels:
        number = bisect_right(starts, (label.start_ms + label.end_ms) // 2) - 1
        if number < 0 or number < last:
            continue
        place = place if number == last else 0
        begin = _find(label.text, passages[number].text, place)
        if begin >= 0:
            found[label] = passages[number], begin
            last, place = number, begin + len(label.text)
    return found


def _find(word: str, text: str, place: int) -> int:
    until = place + len(word) + CHARACTERS_AHEAD
    begin = text.find(word, place, until)
    while begin >= 0 and (
        text[begin - 1 : begin].isalnum() or text[begin + len(word) : begin + len(word) + 1].isalnum()
    ):
        begin = text.find(word, begin + 1, until)
    return begin


def _joined(words: Sequence[Label], speaker: str | None) -> Iterator[Passage]:
    """Passages put together from single words, parted at pauses."""
    runs: list[list[Label]] = [[words[0]]] if words else []
    for before, word in pairwise(words):
        if 0 <= word.start_ms - before.end_ms < PAUSE_MS:
            runs[-1].append(word)
        else:
            runs.append([word])
    for run in runs:
        passage = Passage("", run[0].start_ms, run[-1].end_ms, speaker, run[0].start)
        begin = 0
        for word in run:
            span = Span(word.start_ms, word.end_ms)
            passage.word_times.append(WordTime(begin, begin + len(word.text), span))
            begin += len(word.text) + 1
        passage.text = " ".join(word.text for word in run)
        yield passage


def _name_speakers(passages: Sequence[Passage], voices: Sequence[Layer]) -> None:
    """Gives passages that no tier's name gives to anyone to the voice that speaks in their middle."""
    for layer in voices:
        starts = [label.start_ms for label in layer.labels]
        for passage in passages:
            middle = (passage.start_ms + passage.end_ms) // 2
            number = bisect_right(starts, middle) - 1
            if passage.speaker is None and number >= 0 and middle <= layer.labels[number].end_ms:
                passage.speaker = layer.labels[number].text
