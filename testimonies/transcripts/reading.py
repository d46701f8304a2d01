"""One flat text being read: its characters, its ledger and its findings, and the document they become."""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from testimonies.transcripts.accounting import Ledger
from testimonies.transcripts.decode import decode
from testimonies.transcripts.document import IndexPoint, Segment, TranscriptDocument
from testimonies.transcripts.findings import LINES_NAMED, Findings, lines_named


@dataclass
class Reading:
    """Everything a reader of flat text needs. Places are offsets into `text`, whose line ends are \\n only.

    `first_line` is the line of the file on which the text begins, where it is only a part of one.
    """

    text: str
    language: str
    ledger: Ledger
    findings: Findings = field(default_factory=Findings)
    first_line: int = 1

    @classmethod
    def of(cls, content: bytes, *, language: str) -> "Reading":
        """Begins to read a file; raises UnreadableTranscript when it is not text."""
        decoded = decode(content, language=language)
        ledger = Ledger(decoded.text, before=decoded.before)
        return cls(decoded.text, language, ledger, Findings(decoded.findings))

    @cached_property
    def _line_ends(self) -> list[int]:
        return list(accumulate(len(line) + 1 for line in self.text.split("\n")))

    @cached_property
    def is_composed(self) -> bool:
        """Whether the whole text is NFC, and so is every stretch of it."""
        return unicodedata.is_normalized("NFC", self.text)

    def line(self, place: int) -> int:
        """The 1-based line on which a place stands."""
        return bisect_right(self._line_ends, place) + self.first_line

    def note(self, message: str, *, at: int | None = None) -> None:
        """Tells something that changed no word and no time."""
        self.findings.note(message, line=None if at is None else self.line(at))

    def warn(self, message: str, *, at: int | None = None) -> None:
        """Tells what was repaired or left out, and why."""
        self.findings.warn(message, line=None if at is None else self.line(at))

    def warn_once(self, message: str, *, places: Sequence[int]) -> None:
        """One warning for something that happened at many places; none when it happened nowhere."""
        if places:
            lines = [self.line(place) for place in places[:LINES_NAMED]]
            self.findings.warn(lines_named(message, lines, more=len(places) - len(lines)), line=lines[0])

    def note_once(self, message: str, *, places: Sequence[int]) -> None:
        """One note for something that happened at many places; none when it happened nowhere."""
        if places:
            lines = [self.line(place) for place in places[:LINES_NAMED]]
            self.findings.note(lines_named(message, lines, more=len(places) - len(lines)), line=lines[0])

    def document(
        self,
        format: str,
        segments: Sequence[Segment],
        *,
        metadata: Mapping[str, str] | None = None,
        index_points: Sequence[IndexPoint] = (),
    ) -> TranscriptDocument:
        """The finished document with its account and findings."""
        return TranscriptDocument(
            format=format,
            segments=tuple(segments),
            language=self.language,
            metadata=metadata or {},
            index_points=tuple(index_points),
            findings=self.findings.sorted(),
            account=self.ledger.account(),
        )
