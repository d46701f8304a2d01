"""Binary TextGrids are read to the last byte, or refused."""

import struct

import pytest

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.textgrid.packed import tiers
from testimonies.values.span import Span
from tests.transcripts.scribes.textgrid import binary, string

WHOLE = binary(
    TranscriptDocument("x", (Segment("слово", Span(0, 500), "Anna"), Segment("one", Span(500, 900), "Anna")))
)
POINTS = b"ooBinaryFile\x08TextGrid" + struct.pack(">ddBi", 0, 1, 1, 1) + b"\x08TextTier" + string("noise")
POINTS += struct.pack(">ddid", 0, 1, 1, 0.5) + string("a door")


def test_tiers_of_intervals_and_points_are_read():
    reading, (anna,) = tiers(WHOLE, language="")
    _, (noise,) = tiers(POINTS, language="")

    assert [(label.text, label.start_ms, label.end_ms) for label in anna.labels] == [
        ("слово", 0, 500),
        ("one", 500, 900),
    ]
    assert (reading.text, reading.ledger.account().balances) == ("Anna\nслово\none", True)
    assert (noise.has_points, noise.labels[0].start_ms, noise.labels[0].text) == (True, 500, "a door")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (WHOLE[:-1], "broken at byte"),
        (WHOLE[:30], "broken at byte"),
        (WHOLE.replace(b"TextGrid", b"TextGrud"), 'this Praat file is a "TextGrud"'),
        (WHOLE.replace(b"IntervalTier", b"IntervalTear"), '"IntervalTear" is no class'),
        (WHOLE.replace(struct.pack(">d", 0.5), struct.pack(">d", float("nan"))), "no recording has a place"),
        (POINTS[:38] + struct.pack(">i", -1), "it has -1 tiers"),
    ],
)
def test_broken_files_are_refused(content: bytes, why: str):
    with pytest.raises(UnreadableTranscript, match=why):
        tiers(content, language="")
