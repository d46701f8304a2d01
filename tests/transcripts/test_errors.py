"""Errors say where and why."""

from testimonies.transcripts.errors import UnreadableTranscript


def test_refusal_names_the_line_where_there_is_one():
    assert str(UnreadableTranscript("it is broken", line=3)) == "line 3: it is broken"
    assert str(UnreadableTranscript("it is broken")) == "it is broken"
