"""EXMARaLDA: basic (.exb) and segmented (.exs) transcriptions of the Partitur editor."""

from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.exmaralda.reader import read, sniff

FORMAT = Format("exmaralda", "EXMARaLDA transcription", (".exb", ".exs", ".coma"), "application/xml", sniff, read)

__all__ = ["FORMAT"]
