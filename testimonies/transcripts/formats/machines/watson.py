"""IBM Watson. A passage is one of its results, cut where its labels hear another speaker."""

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.formats.machines.words import Word, reach
from testimonies.transcripts.json_shape import has
from testimonies.transcripts.json_tree import Branch

CERTAIN = 1.05  # Google's results look alike but for what only Watson has
WRAPPERS = ("results[].", "results[].results[].")
REPEATED = ("word_confidence", "word_alternatives", "keywords_result")


def sniff(head: bytes, name: str) -> float:
    """Certain by results with the rows of words that only Watson writes, or with its labels of speakers."""
    rows = any(has(head, f"{before}alternatives[].timestamps") for before in WRAPPERS)
    labels = any(has(head, f"{before}speaker_labels[].from") for before in ("", "results[]."))
    final = any(has(head, f"{before}final", f"{before}alternatives[].transcript") for before in WRAPPERS)
    return CERTAIN if rows or labels or final else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    segments = list[Segment]()
    first = next(iter(hearing.root.get("results") or [None])) if isinstance(hearing.root.get("results"), list) else None
    if isinstance(first, dict) and isinstance(first.get("results"), list):
        for part in hearing.many(hearing.root, "results", "results"):
            segments += _results(hearing, part, "results[].")
    else:
        segments = _results(hearing, hearing.root, "")
    return hearing.finished("watson", segments)


def _results(hearing: Hearing, part: Branch, path: str) -> list[Segment]:
    labels = dict[int, str]()
    for label in hearing.many(part, "speaker_labels", f"{path}speaker_labels"):
        span, speaker = hearing.span(label, "from", "to"), hearing.label(label, "speaker")
        if span is not None and speaker is not None:
            labels[span.start_ms] = speaker
    segments = list[Segment]()
    for result in hearing.many(part, "results", f"{path}results"):
        hearing.truth(result, "final")
        likeliest = hearing.first(result, "alternatives")
        text = hearing.said(likeliest, "transcript")
        words = [_word(hearing, row, labels) for row in hearing.rows(likeliest, "timestamps")]
        known = frozenset(text.split())
        for key in REPEATED:
            hearing.rehearse(likeliest, key, known)
            hearing.rehearse(result, key, known)
        segments += hearing.spoken(Segment(text, reach(word.span for word in words)), words)
    return segments


def _word(hearing: Hearing, row: list[str], labels: dict[int, str]) -> Word:
    """A row ["so", 55.24, 55.37]."""
    text, times = row[0] if row else "", [hearing.ms_of(time) for time in row[1:]]
    span = hearing.between(times[0], times[1]) if len(times) > 1 else None
    return Word(text, span, labels.get(span.start_ms) if span else None)


FORMAT = Format("watson", "IBM Watson (JSON)", (".json",), "application/json", sniff, read)
