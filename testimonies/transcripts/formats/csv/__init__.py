"""Tables as text (CSV, TSV)."""

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.csv.reader import EXTENSIONS, read, sniff
from testimonies.transcripts.formats.csv.writer import write

CARRIES = (
    Carries.TIMES
    | Carries.ENDS
    | Carries.SPEAKERS
    | Carries.RECORDINGS
    | Carries.UNTIMED
    | Carries.UNTIMED_BETWEEN
    | Carries.OPEN_ENDS
    | Carries.OPEN_ENDS_BETWEEN
    | Carries.UNNAMED
)
FORMAT = Format("csv", "table (CSV)", EXTENSIONS, "text/csv", sniff, read, write, CARRIES)

__all__ = ["FORMAT", "read", "write"]
