import pytest

from testimonies.ingest.border import file_border
from testimonies.ingest.errors import FileRefused
from testimonies.transcripts.errors import UnreadableTranscript


@pytest.mark.parametrize(
    ("raised", "why", "line"),
    [
        (FileRefused("too large"), "too large", None),
        (UnreadableTranscript("no cue", line=3), "no cue", 3),
        (ZeroDivisionError("division by zero"), "it could not be read: division by zero", None),
        (RecursionError(), "it could not be read: RecursionError", None),
    ],
)
def test_file_border_turns_every_error_into_a_refusal(raised, why, line):
    with pytest.raises(FileRefused) as refused, file_border():
        raise raised

    assert (refused.value.why, refused.value.line) == (why, line)


def test_file_border_lets_an_interruption_through():
    with pytest.raises(KeyboardInterrupt), file_border():
        raise KeyboardInterrupt
