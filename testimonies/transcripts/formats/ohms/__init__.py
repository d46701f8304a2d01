"""OHMS XML, as the Oral History Metadata Synchronizer exports it and many American archives keep it."""

from testimonies.transcripts.formats.ohms.record import FORMAT

__all__ = ["FORMAT"]
