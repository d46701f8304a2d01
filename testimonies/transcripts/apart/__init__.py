"""Reading apart: files from strangers read in processes of their own, each within limits of memory and time."""

from testimonies.transcripts.apart.inside import Limits, packed, unpacked
from testimonies.transcripts.apart.pool import Apart, document_in

__all__ = ["Apart", "Limits", "document_in", "packed", "unpacked"]
