"""Reads files in processes of their own, several at a time: one that breaks its reader is refused, the rest go on."""

import os
import signal
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from queue import SimpleQueue
from typing import Any

from testimonies.transcripts.apart.inside import READY, Answer, Limits, Task, unpacked
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import ReadersUnavailable, UnreadableTranscript

INSIDE = "import sys; from testimonies.transcripts.apart.inside import serve; serve(int(sys.argv[1]))"
START_S = 60
PATIENCE = 20  # times the allowed time of the processor, on a machine that does other things as well


class Apart:
    """So many processes, started when they are needed; they know no database, and end with this one."""

    def __init__(self, *, jobs: int, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._processes = [_Confined() for _ in range(jobs)]
        self._idle: SimpleQueue[_Confined] = SimpleQueue()
        for process in self._processes:
            self._idle.put(process)
        # A thread for each, because it only waits: so an answer is taken off while the next files are still being sent.
        self._waiting = ThreadPoolExecutor(jobs, thread_name_prefix="reading-apart")

    def read(self, content: bytes, *, name: str, language: str = "") -> "Future[bytes]":
        """The document, packed. The result raises as `document_in` says."""
        return self._waiting.submit(self._read, Task(content, name, language, self._limits))

    def close(self) -> None:
        """End the processes, whatever they are reading."""
        self._waiting.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.end()
        self._waiting.shutdown()

    def _read(self, task: Task) -> bytes:
        process = self._idle.get()
        try:
            answer = process.ask(task)
        finally:
            self._idle.put(process)
        if answer.trace:
            fault = RuntimeError(answer.why)
            fault.add_note(answer.trace)
            raise fault
        if answer.why:
            raise UnreadableTranscript(answer.why, line=answer.line)
        return answer.document


def document_in(asked: "Future[bytes]") -> TranscriptDocument:
    """Waits for the document.

    Raises UnreadableTranscript, also where the file took too much memory or time or ended the process; RuntimeError
    with the place in the code for what no reader foresaw; ReadersUnavailable where no process can be started.
    """
    return unpacked(asked.result())


@dataclass
class _Confined:
    """A process that reads, and the way to it; None before it is needed, and after it broke down."""

    process: "subprocess.Popen[Any] | None" = None
    way: "Connection[Any, Any] | None" = None
    is_ended: bool = False

    def ask(self, task: Task) -> Answer:
        way = self.way or self._started()
        allowed_s = task.limits.seconds(len(task.content))
        try:
            way.send(task)
            if not way.poll(PATIENCE * max(1, allowed_s)) and self.process:
                self.process.send_signal(signal.SIGXCPU)
            return Answer(*way.recv())
        except (EOFError, OSError):
            return Answer(why=self._why_it_ended(allowed_s))

    def end(self) -> None:
        self.is_ended = True
        if self.process:
            self.process.kill()
            self.process.wait()

    def _started(self) -> "Connection[Any, Any]":
        if self.is_ended:
            raise ReadersUnavailable("the import is over")
        ours, theirs = Pipe()
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - this same program, and nothing of any file
                [sys.executable, "-c", INSIDE, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=_without_secrets(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        try:
            if not ours.poll(START_S) or ours.recv() != READY:
                raise EOFError
        except (EOFError, OSError):
            self.process.kill()
            raise ReadersUnavailable("no process that reads files can be started; try --jobs 1") from None
        self.way = ours
        return ours

    def _why_it_ended(self, allowed_s: int) -> str:
        if self.way:
            self.way.close()
        status = self.process.wait() if self.process else 0
        self.process = self.way = None
        if status == -signal.SIGXCPU:
            return f"reading it takes more than {allowed_s} seconds, so it was given up"
        ended = signal.Signals(-status).name if status < 0 else f"status {status}"
        return f"reading it broke the process that read it ({ended}), so it was given up"


def _without_secrets() -> dict[str, str]:
    """Where the program and those that it runs are found, and nothing else that the archive knows."""
    return {"PYTHONPATH": ":".join(filter(None, sys.path)), "PATH": os.environ.get("PATH", os.defpath)}
