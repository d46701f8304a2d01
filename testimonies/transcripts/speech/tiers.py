"""Tiers: parallel layers of annotations on one timeline, of which some are speech and others speak about it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element

from testimonies.transcripts.document import Segment, WordTime
from testimonies.transcripts.keeping import Keeping
from testimonies.values.errors import InvalidLanguage
from testimonies.values.language import tag
from testimonies.values.span import Span
from testimonies.values.timecode import format_vtt

WORD_OF_NAME = re.compile(r"[^\W\d_]+")
NEARBY = 400  # characters that a tier of words may pass over
TRIES = 20  # places where a word stands only inside another one
TRANSLATIONS = frozenset(
    "translation translations transl tr ft free trad traduction traduccion übersetzung перевод".split()
)


@dataclass
class Annotation:
    """One annotation; `given` is its time as the file has it, `span` the same or an estimate."""

    text: str
    span: Span | None
    given: Span | None = None


@dataclass(eq=False)
class Tier:
    """A layer; `kind` is its type in the file's words, `language` its tag or ""."""

    name: str
    kind: str
    speaker: str | None
    element: Element
    language: str = ""
    annotations: list[Annotation] = field(default_factory=list)

    @property
    def words(self) -> frozenset[str]:
        """The words of its name and kind, in small letters."""
        return frozenset(WORD_OF_NAME.findall(f"{self.name} {self.kind}".lower()))

    @property
    def is_translation(self) -> bool:
        """Whether its name or kind says so."""
        return bool(self.words & TRANSLATIONS)

    def keep_aside(self, keeping: Keeping) -> None:
        """Keeps what is no speech as metadata, one line for each annotation with its time."""
        for annotation in self.annotations:
            when = f"{format_vtt(annotation.span.start_ms)} " if annotation.span else ""
            keeping.put(f"tier {self.name}", f"{when}{annotation.text}")

    def segments(self) -> list[Segment]:
        """Each annotation as a segment."""
        return [Segment(said.text, said.span, self.speaker) for said in self.annotations]


def in_order(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """By time; what has no time stays behind what it follows in its tier."""
    timed, last = list[tuple[int, Segment]](), -1
    for segment in segments:
        last = segment.span.start_ms if segment.span else last
        timed.append((last, segment))
    return tuple(segment for _, segment in sorted(timed, key=lambda pair: pair[0]))


def placed(text: str, words: Sequence[Annotation]) -> tuple[tuple[WordTime, ...], int]:
    """The times of words in a text, which says them in this order; and how many of them it says."""
    times, place, found = list[WordTime](), 0, 0
    for word in words:
        start = _whole_word(text, word.text, place)
        if start >= 0:
            found += 1
            place = start + len(word.text)
            if word.given:
                times.append(WordTime(start, place, word.given))
    return tuple(times), found


def _whole_word(text: str, word: str, place: int) -> int:
    """Where a word stands next, not as a part of a longer one; -1 when it does not stand nearby."""
    last = place + len(word) + NEARBY
    for _ in range(TRIES):
        start = text.find(word, place, last)
        end = start + len(word)
        if start < 0:
            break
        if not (text[start - 1 : start].isalnum() and word[0].isalnum()) and not (
            text[end : end + 1].isalnum() and word[-1].isalnum()
        ):
            return start
        place = start + 1
    return -1


@lru_cache(maxsize=256)
def language_tag(written: str) -> str:
    """The tag of a language that a file names; "" where it names none that is known."""
    try:
        return tag(written) if written.strip() else ""
    except InvalidLanguage:
        return ""
