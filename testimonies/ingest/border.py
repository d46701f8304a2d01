"""The border of one file: whatever goes wrong while a stranger's file is read becomes a refusal; the rest goes on."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from testimonies.ingest.errors import FileRefused, NobodyReads
from testimonies.transcripts.errors import ReadersUnavailable, UnreadableTranscript

log = logging.getLogger(__name__)


@contextmanager
def file_border() -> Iterator[None]:
    """Inside, only FileRefused is raised. Nothing is written inside, so nothing can be half written.

    Broad on purpose: a file made to break one reader must not stop the import of thousands of others. What no reader
    foresaw is logged with its place in the code, for mending. NobodyReads passes: that is no fault of the file.
    """
    try:
        yield
    except FileRefused:
        raise
    except ReadersUnavailable as error:
        raise NobodyReads(str(error)) from error
    except UnreadableTranscript as error:
        raise FileRefused(error.why, line=error.line) from error
    except Exception as error:
        log.exception("a file could not be read, for a reason that no reader foresaw")
        raise FileRefused(f"it could not be read: {str(error) or type(error).__name__}") from error
