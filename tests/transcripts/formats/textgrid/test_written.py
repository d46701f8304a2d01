"""TextGrids in text: long, short, and broken with the line where they are."""

import pytest

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.textgrid.tiers import Tier
from testimonies.transcripts.formats.textgrid.written import tiers
from testimonies.transcripts.reading import Reading

SHORT = 'File type = "ooTextFile"\n"TextGrid"\n0\n9\n<exists>\n1\n"IntervalTier"\n"Anna"\n0\n9\n{}\n'


def read(text: str) -> tuple[list[Tier], Reading]:
    reading = Reading.of(text.encode(), language="")
    found = tiers(reading)
    assert reading.ledger.account().balances
    return found, reading


def test_times_and_quotation_marks_are_read():
    ((anna,), reading) = read(SHORT.format('3\n-0.5\n1e0\n"say ""so"""\n1\n2.5\n"a\nb"\n4\n3\n""'))

    assert [(label.text, label.start_ms, label.end_ms) for label in anna.labels] == [
        ('say "so"', 0, 1_000),
        ("a\nb", 1_000, 2_500),
        ("", 4_000, 4_000),
    ]
    assert [finding.message for finding in reading.findings.sorted()] == [
        "a label starts before zero; it was read as zero",
        "a label ends before it starts; its end was taken away",
    ]


def test_what_follows_the_last_tier_is_told():
    _, reading = read(SHORT.format('0\nname = "more"'))

    assert [(finding.line, finding.message) for finding in reading.findings.sorted()] == [
        (12, 'what follows the last tier was left out: ""more""')
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (SHORT.format('2\n0\n1\n"a"'), "line 15: the TextGrid is broken: here should stand an interval"),
        (SHORT.format('1\n0\n1\n"a'), "line 12: .*an interval"),
        (SHORT.format('1\nx\n1\n"a"'), "line 12: .*an interval"),
        (SHORT.format("0.5"), 'line 11: "0.5" cannot be how many labels follow'),
        (SHORT.format('1\n0\n9999999999\n"a"'), "line 13: no recording has a place at 9999999999 seconds"),
        (SHORT.replace("IntervalTier", "PointProcess").format("0"), '"PointProcess" is no class of a tier'),
        (SHORT.replace('"TextGrid"', '"Pitch 1"').format("0"), 'this Praat file is a "Pitch 1"'),
        (SHORT.replace("<exists>", "<absent>").format("0"), "it says that it has no tiers"),
    ],
)
def test_broken_files_are_refused_with_the_line(text: str, why: str):
    with pytest.raises(UnreadableTranscript, match=why):
        read(text)
