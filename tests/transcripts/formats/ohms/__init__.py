"""OHMS records, and one to fill for each test."""

from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.formats.ohms import FORMAT

NAMESPACE = "https://www.weareavp.com/nunncenter/ohms"


def record(*, namespace: str = NAMESPACE, **fields: str) -> bytes:
    """An OHMS file with these fields, written as they stand."""
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in fields.items())
    xmlns = f' xmlns="{namespace}"' if namespace else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ROOT{xmlns}><record id="1">{inside}</record></ROOT>'.encode()


def read(*, language: str = "", **fields: str) -> TranscriptDocument:
    """The document of such a record, whose account must balance."""
    assert FORMAT.read
    document = FORMAT.read(record(**fields), language=language)
    assert document.account.balances
    return document
