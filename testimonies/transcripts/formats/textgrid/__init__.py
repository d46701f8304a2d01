"""Praat TextGrids, in which phoneticians keep what is said on tiers of intervals."""

from testimonies.transcripts.formats.textgrid.reader import FORMAT

__all__ = ["FORMAT"]
