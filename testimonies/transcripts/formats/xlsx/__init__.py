"""Excel workbooks (XLSX)."""

from testimonies.transcripts.formats.xlsx.reader import FORMAT

__all__ = ["FORMAT"]
