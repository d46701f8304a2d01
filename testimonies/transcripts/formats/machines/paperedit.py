"""Words in one list, paragraphs in another: BBC's Digital Paper Edit, Hyperaudio, TheirStory and what they export.

A word belongs to the last paragraph that has begun. Where there are no paragraphs, a passage ends where nobody speaks
for two seconds. Words that Hyperaudio marks as struck were cut out of the recording: they are left out, and told.
"""

from bisect import bisect_right

from testimonies.transcripts.accounting import LEFT_OUT
from testimonies.transcripts.document import IndexPoint, Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.machines.hearing import Hearing
from testimonies.transcripts.formats.machines.words import CUT, Word, turns, uttered
from testimonies.transcripts.json_shape import LIKELY, has, shape
from testimonies.transcripts.json_tree import Branch
from testimonies.values.span import Span

WORDS = ("words[].start", "words[].text")
IN_STORY = tuple(f"transcript.{path}" for path in WORDS)
INDEX = ("metadata[].timecode", "metadata[].time.start")


def sniff(head: bytes, name: str) -> float:
    """Likely by words with a start and a text that hang on the top of the file."""
    is_alone = not {"text", "utterances", "segments", "acoustic_model"} & shape(head).keys()
    return LIKELY if is_alone and has(head, *WORDS) else 0.0


def sniff_story(head: bytes, name: str) -> float:
    """Likely by a transcript with such words, or by TheirStory's index."""
    return max(has(head, *IN_STORY), has(head, *INDEX))


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is broken or says nothing."""
    hearing = Hearing(content, language=language)
    return hearing.finished("paperedit", _spoken(hearing, hearing.root, ""))


def read_story(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a story, or the index of one, from TheirStory; raises as `read` does."""
    hearing = Hearing(content, language=language)
    segments = _spoken(hearing, hearing.inside(hearing.root, "transcript"), "transcript.")
    points = [_index_point(hearing, part) for part in hearing.many(hearing.root, "metadata", "metadata")]
    named = [point for point in points if point.title or point.synopsis]
    return hearing.finished("theirstory", segments, index_points=named)


def _spoken(hearing: Hearing, part: Branch, path: str) -> list[Segment]:
    words, struck = list[Word](), 0
    attached = False
    for entry in hearing.many(part, "words", f"{path}words"):
        text, span = hearing.take(entry, "text"), hearing.span(entry)
        if hearing.truth(entry, "struck") == "true":
            hearing.tally.book(len(text), LEFT_OUT)
            struck += 1
        elif word := hearing.keep(text):
            words.append(Word(word, span, glue="" if attached else " "))
            attached = hearing.truth(entry, "space") == "false"
    hearing.tell_struck(struck)
    return _in_paragraphs(hearing, words, part, path)


def _in_paragraphs(hearing: Hearing, words: list[Word], part: Branch, path: str) -> list[Segment]:
    begun = list[tuple[Span, str | None]]()
    for entry in hearing.many(part, "paragraphs", f"{path}paragraphs"):
        span, speaker = hearing.span(entry), hearing.label(entry, "speaker")
        if span is not None:
            begun.append((span, speaker))
    if not begun:
        if words:
            hearing.findings.note(CUT)
        return list(turns(words))
    begun.sort(key=lambda paragraph: paragraph[0].start_ms)
    starts = [span.start_ms for span, _ in begun]
    grouped, current = list[tuple[int, list[Word]]](), 0
    for word in words:
        if word.span is not None:
            current = max(current, bisect_right(starts, word.span.start_ms) - 1)
        if not grouped or current > grouped[-1][0]:
            grouped.append((current, []))
        grouped[-1][1].append(word)
    return [_paragraph(said, *begun[place]) for place, said in grouped]


def _paragraph(words: list[Word], span: Span, speaker: str | None) -> Segment:
    """The paragraph when the file says; where it does not say when it ends, or says so wrongly, its words do."""
    first = words[0].span
    is_true = span.end_ms is not None and (first is None or first.start_ms >= span.start_ms)
    return uttered(words, speaker=speaker, span=span if is_true else None)


def _index_point(hearing: Hearing, part: Branch) -> IndexPoint:
    time = hearing.inside(part, "time")
    return IndexPoint(
        hearing.said(part, "title"),
        hearing.ms(time, "start"),
        hearing.said(part, "synopsis"),
        keywords=tuple(word for word in map(hearing.keep, hearing.row(part, "keywords")) if word),
    )


FORMAT = Format("paperedit", "Digital Paper Edit or Hyperaudio (JSON)", (".json",), "application/json", sniff, read)
STORY = Format("theirstory", "TheirStory (JSON)", (".json",), "application/json", sniff_story, read_story)
