"""A transcript written as JSON: the whole document with its findings and its account, in a shape that stays."""

import json
from dataclasses import asdict

from testimonies.transcripts.document import IndexPoint, Segment, TranscriptDocument

BYTE_ORDER_MARK = "\ufeff"  # which readers of text take away, wherever it stands


def write(document: TranscriptDocument) -> str:
    """The document as JSON, indented, with a line end; times are whole milliseconds, what is not known is null."""
    written = json.dumps(_shape(document), ensure_ascii=False, indent=2)
    return written.replace(BYTE_ORDER_MARK, "\\ufeff") + "\n"


def _shape(document: TranscriptDocument) -> dict[str, object]:
    account = document.account
    return {
        "format": document.format,
        "language": document.language,
        "metadata": dict(document.metadata),
        "speakers": list(document.speakers),
        "segments": [_segment(segment) for segment in document.segments],
        "index_points": [_index_point(point) for point in document.index_points],
        "footnotes": [asdict(footnote) for footnote in document.footnotes],
        "findings": [asdict(finding) for finding in document.findings],
        "account": {
            "read": account.read,
            "kept": account.kept,
            "accounted": account.accounted,
            "classes": dict(account.classes),
        },
        "translation": _shape(document.translation) if document.translation else None,
    }


def _segment(segment: Segment) -> dict[str, object]:
    return {
        "text": segment.text,
        "start_ms": segment.span.start_ms if segment.span else None,
        "end_ms": segment.span.end_ms if segment.span else None,
        "speaker": segment.speaker,
        "recording": segment.recording,
        "word_times": [[word.start, word.end, word.span.start_ms, word.span.end_ms] for word in segment.word_times],
    }


def _index_point(point: IndexPoint) -> dict[str, object]:
    shape = asdict(point)
    shape["hyperlinks"] = [{"address": address, "title": title} for address, title in point.hyperlinks]
    return shape
