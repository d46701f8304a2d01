"""Captions whose times count frames keep their times."""

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Finding, Level
from testimonies.values.span import Span


@pytest.mark.parametrize("name", ["bees.srt", "bees.vtt"])
def test_frames_are_read_by_what_all_of_them_say(name: str):
    content = b"1\n00:00:01:12 --> 00:00:02;05\nthe bees came home\n\n2\n00:00:03:00 --> 00:00:04:29\nin the evening\n"

    document = registry.read(content, name=name)

    assert [segment.span for segment in document.segments] == [Span(1_400, 2_166), Span(3_000, 4_966)]
    assert document.findings[-1] == Finding(
        Level.NOTE, "what follows the seconds was read as frames, 30 of them in a second"
    )
    assert document.account.balances


def test_frames_below_25_everywhere_are_those_of_pal():
    times = [f"00:00:{number:02};{number % 25:02} --> 00:00:{number:02};24" for number in range(50)]
    text = "".join(f"{number}\n{time}\nword {number}\n\n" for number, time in enumerate(times, start=1))

    document = registry.read(text.encode(), name="bees.srt")

    assert document.segments[10].span == Span(10_400, 10_960)
    assert len(document.findings) == 1


def test_frames_of_no_clock_are_told_as_before():
    document = registry.read(
        b"1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:61:00:00 --> 00:00:00:99\ntwo\n", name="a.srt"
    )

    assert [segment.span for segment in document.segments] == [Span(1_000, 2_000), None]
    assert "cannot be read" in document.findings[0].message
