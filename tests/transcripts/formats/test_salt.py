"""Language samples in SALT, with what stands between what is said."""

from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Finding, Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats import salt
from testimonies.values.span import Span

OPENING = "$ Anna, Boris\n"


def read(text: str) -> TranscriptDocument:
    document = salt.read(text.encode(), language="")
    assert document.account.balances
    return document


def test_sample_is_read_with_names_times_and_remarks():
    document = read(
        f"{OPENING}+ Context: Nar\n- 0:00\nA (Um) hive/s?\n: :03\n= laughs\n- 0:12.5\nB Yes.\nB No.\n- 1:02:03\n"
    )

    assert document.segments == (
        Segment("(Um) hive/s?", Span(0, 12_500), "Anna"),
        Segment("Yes.", Span(12_500, 3_723_000), "Boris"),
        Segment("No.", Span(12_500, 3_723_000), "Boris"),
    )
    assert document.metadata == {
        "speakers": "Anna, Boris",
        "Context": "Nar",
        "pause": "after passage 1: :03",
        "comment": "after passage 1: laughs",
    }
    assert document.findings == ()


def test_marks_at_one_time_are_one_and_those_that_go_back_are_told():
    document = read(f"{OPENING}A one\n- 0:05\nA two\n- 0:05\nA three\n- 0:09\nA four\n- 0:02\nA five\nwords\n")

    assert [said.span for said in document.segments] == [
        None,
        Span(5_000, 9_000),
        Span(5_000, 9_000),
        Span(9_000),
        Span(2_000),
        Span(2_000),
    ]
    assert document.findings == (
        Finding(Level.WARNING, "time goes back from one mark to the next; the order of the file was kept", 9),
        Finding(Level.WARNING, "this line names no one who speaks; its words were kept", 11),
    )


def test_file_without_an_utterance_is_refused():
    with pytest.raises(UnreadableTranscript, match="no utterance"):
        salt.read(b"$ Anna\n- 0:01\n", language="")


@pytest.mark.parametrize(
    ("head", "likeness"), [("$ Anna, Boris\n+ a: b", 0.9), ("\ufeff$ Anna\nA so", 0.9), ("$ 50 was much\nso", 0.0)]
)
def test_likeness_is_told_by_the_first_line(head: str, likeness: float):
    assert salt.sniff(head.encode(), "") == likeness


def test_real_samples_are_read_whole(samples: Path):
    found = {}
    for file in sorted(samples.glob("salt/*/*.slt")):
        document = registry.read(file.read_bytes(), name=file.name)
        assert (document.format, document.account.balances, document.findings) == ("salt", True, ())
        found[file.stem] = (len(document.segments), sum(len(said.text.split()) for said in document.segments))
    assert found == {
        "expected_elan": (21, 158),
        "expected_serialize-test": (21, 183),
        "expected_transcriber": (21, 156),
        "salt": (21, 156),
        "simultaneous-speech": (7, 42),
        "test": (21, 183),
    }
