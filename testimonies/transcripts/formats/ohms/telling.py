"""What is said in a record, in either of the two ways in which OHMS keeps it: a text with sync points, or captions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from testimonies.transcripts.accounting import Ledger
from testimonies.transcripts.document import Account, Finding, Footnote, Segment
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats import webvtt
from testimonies.transcripts.formats.ohms.annotations import Annotations
from testimonies.transcripts.formats.ohms.sync import read_sync
from testimonies.transcripts.formats.ohms.transcript import Transcript
from testimonies.transcripts.reading import Reading


@dataclass(frozen=True, slots=True)
class Told:
    """Segments with what belongs to them, found in one text of the file."""

    segments: tuple[Segment, ...]
    footnotes: tuple[Footnote, ...]
    account: Account
    findings: tuple[Finding, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)


def tell_text(text: str, sync: str, *, language: str, line: int, sync_line: int) -> Told:
    """Reads a text of lines, and when they are spoken; `line` and `sync_line` are where both begin in the file."""
    reading = Reading(text, language, Ledger(text), first_line=line)
    timeline = read_sync(sync if text.strip() else "", text, findings=reading.findings, line=sync_line)
    if sync.strip() and not text.strip():
        reading.findings.note("there are sync points, but there is no transcript", line=sync_line)
    transcript = Transcript(reading, timeline)
    findings = reading.findings.sorted()
    return Told(tuple(transcript.segments), tuple(transcript.footnotes), reading.ledger.account(), findings)


def tell_captions(text: str, *, language: str, line: int) -> Told:
    """Reads captions in WebVTT with OHMS' annotations; `line` is their first line in the file."""
    annotations = Annotations(text)
    try:
        captions = webvtt.read(annotations.captions.encode(), language=language)
    except UnreadableTranscript as refusal:
        raise UnreadableTranscript(refusal.why, line=(refusal.line or 1) + line - 1) from None
    segments, footnotes = annotations.hang(captions.segments)
    findings = (*_moved(captions.findings, line), *_moved(annotations.findings.sorted(), line))
    metadata = {**captions.metadata, **annotations.metadata}
    return Told(segments, footnotes, annotations.account(captions.account), findings, metadata)


def _moved(findings: Sequence[Finding], line: int) -> list[Finding]:
    """Findings whose lines count from the beginning of a text, with the lines of the file."""
    return [replace(finding, line=(finding.line or 1) + line - 1) for finding in findings]
