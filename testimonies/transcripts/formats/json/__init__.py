"""JSON in the archive's own shape: the whole document, written and read again."""

from testimonies.transcripts.carrying import EVERYTHING
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.json.reader import read, sniff
from testimonies.transcripts.formats.json.writer import write

FORMAT = Format("json", "this archive (JSON)", (".json",), "application/json", sniff, read, write, EVERYTHING)

__all__ = ["FORMAT", "read", "sniff", "write"]
