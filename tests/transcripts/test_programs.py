"""Programs that are run on strangers' files, and what stops them."""

import sys
from contextlib import suppress

import pytest

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.programs import Program, run


def python(script: str, *words: str, **more: object) -> Program:
    return Program([sys.executable, "-I", "-c", script, *words], **more)  # type: ignore[arg-type]


def test_program_reads_the_file_and_is_read() -> None:
    script = "import sys; sys.stdout.write(sys.stdin.read().upper() + open(sys.argv[1]).read())"

    assert run(python(script, "{folder}/file"), b"so it was") == b"SO IT WASso it was"


def test_file_that_it_writes_is_read() -> None:
    assert run(python("open('made', 'w').write('so')", writes="made"), b"x") == b"so"


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("raise SystemExit(1)", "it is damaged"),
        ("while True: pass", "takes more than 1 seconds"),
        ("import time; time.sleep(30)", "takes more than 1 seconds"),
        ("open('big', 'wb').truncate(10**12)", "comes to more than 128 MB"),
        ("import sys\ntry: bytearray(3 * 1024**3)\nexcept MemoryError: sys.exit(98)", "1,024 MB of memory"),
    ],
)
def test_failing_program_refuses_the_file_and_says_why(script: str, why: str) -> None:
    signals = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_DFL)"  # which Python ignores

    with pytest.raises(UnreadableTranscript, match=why):
        run(python(f"{signals}\n{script}"), b"x", seconds=1)


def test_file_that_was_not_written_is_refused() -> None:
    with pytest.raises(UnreadableTranscript):
        run(python("pass", writes="made"), b"x")


def test_program_sees_nothing_of_our_surroundings() -> None:
    assert run(python("import os; print('DJANGO_SETTINGS_MODULE' in os.environ)"), b"x") == b"False\n"


def test_program_that_must_be_alone_reaches_no_network_or_is_not_run() -> None:
    script = "import socket; print([name for _, name in socket.if_nameindex() if name != 'lo'])"

    with suppress(UnreadableTranscript):
        assert run(python(script, must_be_alone=True), b"x") == b"[]\n"
