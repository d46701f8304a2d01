"""Runs a program on a file from a stranger: in a folder of its own, within limits of time, memory and output."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from testimonies.transcripts.errors import UnreadableTranscript

SECONDS = 60
MEMORY_BYTES = 1024 * 1024 * 1024
OUTPUT_BYTES = 128 * 1024 * 1024
# Sets the limits on itself, leaves the network where the system lets it, and becomes the program.
_CONFINE = """
import ctypes, os, resource, sys
seconds, memory, output, leaves_network = (int(number) for number in sys.argv[1:5])
for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, output), (resource.RLIMIT_CORE, 0)):
    resource.setrlimit(limit, (most, most))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # first a signal that tells which limit it was
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
try:
    is_alone = ctypes.CDLL(None).unshare(NEW_USER | NEW_NETWORK) == 0
except (OSError, AttributeError):
    is_alone = False
if leaves_network and not is_alone:
    sys.exit(97)
os.execv(sys.argv[5], sys.argv[5:])
"""
NOT_ALONE = 97
OUT_OF_MEMORY = 98  # what a program of ours ends with; of a stranger's it is not known
TOO_LONG = "reading it takes more than {} seconds, so it was given up"
FAILED = "it is damaged: the program that reads such files cannot read it"


@dataclass(frozen=True, slots=True)
class Program:
    """A program with its arguments, in which {folder} stands for the folder where it finds the file as `file`.

    It is read from its output, or from the file in that folder that `writes` names. One that `must_be_alone` is not
    run where the system cannot cut it off from the network.
    """

    command: Sequence[str]
    writes: str = ""
    memory_bytes: int = MEMORY_BYTES
    must_be_alone: bool = False


def run(program: Program, content: bytes, *, seconds: int = SECONDS) -> bytes:
    """What a program makes of a file; raises UnreadableTranscript when it fails or goes beyond a limit."""
    limits = [str(int(number)) for number in (seconds, program.memory_bytes, OUTPUT_BYTES, program.must_be_alone)]
    with tempfile.TemporaryDirectory(prefix="transcript-") as folder:
        given, written = Path(folder) / "file", Path(folder) / "written"
        given.write_bytes(content)
        command = [word.replace("{folder}", folder) for word in program.command]
        with given.open("rb") as source, written.open("wb") as target:
            try:
                ended = subprocess.run(  # noqa: S603 - our own command, no shell
                    [sys.executable, "-I", "-c", _CONFINE, *limits, *command],
                    stdin=source,
                    stdout=target,
                    stderr=subprocess.DEVNULL,
                    cwd=folder,
                    env={"HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
                    timeout=2 * seconds,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                raise UnreadableTranscript(TOO_LONG.format(seconds)) from None
        if ended.returncode:
            raise UnreadableTranscript(_why(ended.returncode, program, seconds))
        result = Path(folder) / program.writes if program.writes else written
        if not result.is_file() or result.is_symlink():
            raise UnreadableTranscript(FAILED)
        return result.read_bytes()


def _why(status: int, program: Program, seconds: int) -> str:
    if status == NOT_ALONE:
        return "the program that reads such files could not be cut off from the network, so it was not run"
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return TOO_LONG.format(seconds)
    if status == -signal.SIGXFSZ:
        return f"what is in it comes to more than {OUTPUT_BYTES // 1024**2:,} MB, so it was given up"
    if status == OUT_OF_MEMORY:
        return f"reading it takes more than {program.memory_bytes // 1024**2:,} MB of memory, so it was given up"
    return FAILED
