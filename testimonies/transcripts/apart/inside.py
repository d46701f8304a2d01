"""The inside of a process that only reads transcripts: memory and time are set anew for each file, by its size."""

import pickle
import resource
import signal
import traceback
import zlib
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import NamedTuple, cast

from testimonies.transcripts import registry
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript

MB = 1024**2
READY = "ready"


class Limits(NamedTuple):
    """What the reading of one file may take: whole MB of memory, seconds of the processor; more for a large one."""

    least_mb: int = 512
    times: int = 16  # the size of the file
    least_s: int = 5
    s_per_mb: int = 2

    def memory_mb(self, size: int) -> int:
        """For a file of so many bytes."""
        return max(self.least_mb, self.times * size // MB)

    def seconds(self, size: int) -> int:
        """For a file of so many bytes."""
        return self.least_s + self.s_per_mb * size // MB


class Task(NamedTuple):
    """A file to be read, with its name and its declared language."""

    content: bytes
    name: str
    language: str
    limits: Limits = Limits()


class Answer(NamedTuple):
    """The document, packed; else why it was refused, or where a reader broke down in a way that nobody foresaw."""

    document: bytes = b""
    why: str = ""
    line: int | None = None
    trace: str = ""


def packed(document: TranscriptDocument) -> bytes:
    """The document as few bytes, for this same program alone."""
    return zlib.compress(pickle.dumps(document, pickle.HIGHEST_PROTOCOL), 1)


def unpacked(content: bytes) -> TranscriptDocument:
    """What `packed` made, never anything that arrived."""
    return cast("TranscriptDocument", pickle.loads(zlib.decompress(content)))  # noqa: S301


def serve(descriptor: int) -> None:
    """Answer one task after the other until whoever gives them is gone. It is left to them to be interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no file with somebody's words
    with suppress(EOFError, ConnectionError), Connection(descriptor) as giving:
        giving.send(READY)
        while True:
            giving.send(answer(giving.recv()))


def answer(task: Task) -> Answer:
    """Read the file within its limits. One that takes too long ends this process."""
    _confine(task)
    try:
        return Answer(packed(registry.read(task.content, name=task.name, language=task.language)))
    except UnreadableTranscript as refusal:
        return Answer(why=refusal.why, line=refusal.line)
    except MemoryError:
        most = task.limits.memory_mb(len(task.content))
        return Answer(why=f"reading it takes more than {most:,} MB of memory, so it was given up")
    except Exception as error:  # noqa: BLE001 - the border of one file, as in ingest.border
        return Answer(why=str(error) or type(error).__name__, trace=traceback.format_exc())


def _confine(task: Task) -> None:
    used, size = resource.getrusage(resource.RUSAGE_SELF), len(task.content)
    spent_s = int(used.ru_utime + used.ru_stime) + 1
    memory, time = task.limits.memory_mb(size) * MB, spent_s + task.limits.seconds(size)
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, time)):
        _now, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
