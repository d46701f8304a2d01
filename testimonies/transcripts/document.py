"""The one shape that every transcript format is read into and written from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from testimonies.values.span import Span


class Level(StrEnum):
    """How much a finding matters: `note` tells, `warning` was repaired or left out, `error` refuses the file."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the curator should know about the file: `line` is 1-based, None when it has no line."""

    level: Level
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Where every character of the file's text went: `read` == `kept` + the sum of `classes`.

    `read` counts characters (code points) of the decoded text of the file; `kept` those that stand in the document;
    `classes` names the rest (markup, time marks, white space, left out with a finding, ...).
    """

    read: int
    kept: int
    classes: Mapping[str, int] = field(default_factory=dict)

    @property
    def accounted(self) -> int:
        """Characters not kept but named: the sum of the classes."""
        return sum(self.classes.values())

    @property
    def balances(self) -> bool:
        """Whether nothing is missing."""
        return self.read == self.kept + self.accounted


@dataclass(frozen=True, slots=True)
class WordTime:
    """When one word is said: the characters `start` up to `end` of its segment's text, on its segment's recording."""

    start: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """One utterance or cue: its words (NFC, as spoken), when, and who; `recording` is the 0-based tape it is on.

    `word_times` are those that the file gives, in the order of the text and without overlap; not every word has one.
    """

    text: str
    span: Span | None = None
    speaker: str | None = None
    recording: int = 0
    word_times: tuple[WordTime, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexPoint:
    """One entry of a table of contents; `coordinates` are (latitude, longitude) in degrees."""

    title: str
    start_ms: int | None = None
    synopsis: str = ""
    partial_transcript: str = ""
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    coordinates: tuple[float, float] | None = None
    place: str = ""
    hyperlinks: tuple[tuple[str, str], ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note hung on a place in the text: the 0-based `segment`, the character `offset` in its text, the words."""

    segment: int
    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class TranscriptDocument:
    """A transcript as found: nothing of the file's text is missing from here and `findings` together.

    `metadata` keeps the file's own field names and order; repeated fields are joined by newlines. `language` is a
    BCP 47 tag or "". `translation` is the same testimony in another language when one file carries both (OHMS).
    """

    format: str
    segments: tuple[Segment, ...]
    language: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    index_points: tuple[IndexPoint, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    findings: tuple[Finding, ...] = ()
    account: Account = field(default_factory=lambda: Account(0, 0))
    translation: "TranscriptDocument | None" = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Every speaker's label once, in order of first appearance."""
        return tuple(dict.fromkeys(segment.speaker for segment in self.segments if segment.speaker))
