"""YouTube's captions."""

from testimonies.transcripts.document import Level, Segment
from testimonies.transcripts.formats.sbv import read, sniff
from testimonies.values.span import Span


def test_captions_are_read_and_what_is_odd_is_told():
    text = (
        "before\n\n0:00:01.000,0:00:02.500\none\n\nand more\n\n0:00:09.000,0:00:08.000\ntwo\n\n"
        "0:00:1x.000,0:00:15.000\nthree\n\n0:00:16.000,0:00:17.000\n"
    )

    document = read(text.encode(), language="en")

    assert document.segments == (
        Segment("before"),
        Segment("one\n\nand more", Span(1_000, 2_500)),
        Segment("two", Span(9_000)),
        Segment("three"),
    )
    assert [(finding.level, finding.line) for finding in document.findings] == [
        (Level.WARNING, 1),
        (Level.WARNING, 5),
        (Level.WARNING, 8),
        (Level.WARNING, 11),
        (Level.WARNING, 14),
    ]
    assert document.account.balances


def test_likeness_comes_from_content():
    assert sniff(b"0:00:01.000,0:00:02.500\n", "") == 0.9
    assert sniff(b"00:00:01,000 --> 00:00:02,500\n", "a.sbv") == 0.0
