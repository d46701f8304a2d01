"""Time marks in typed text, and what only looks like one."""

import pytest

from testimonies.transcripts.reading import Reading
from testimonies.transcripts.typed import marks


def times(text: str) -> list[int]:
    return [mark.at_ms for mark in marks.find(Reading.of(text.encode(), language=""))]


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("[00:00:05.10] a\n[00:01:05.95] b", [5_100, 65_950]),
        ("[0:05] a\n[59:05] b\n[61:10] c", [5_000, 3_545_000, 3_670_000]),
        ("[59:05] a\n[1:00:10] b", [3_545_000, 3_610_000]),
        ("{00:00:05} a\n{00:01:05} b", [5_000, 65_000]),
        ("[00.00.05] a\n[00.01.05] b", [5_000, 65_000]),
        ("#00:00:05-2# a\n#00:01:05-9# b", [5_200, 65_900]),
        ("a #00:00:05-2#\nb #00:01:05-9#", [5_200, 65_900]),
        ("<00:00:05> a\n<00:01:05> b", [5_000, 65_000]),
        ("(0:05) a\n(1:05) b", [5_000, 65_000]),
        ("Anna (0:05):\na\nBoris (1:05):\nb", [5_000, 65_000]),
        ("00:00:05.5 a\n00:01:05,25 b", [5_500, 65_250]),
        ("S1 00:00:05.5 a\nS2 00:01:05 b", [5_500, 65_000]),
        ("Anna  0:05\na\nBoris  1:05\nb", [5_000, 65_000]),
        ("0:05\na\n1:05\nb", [5_000, 65_000]),
        ("words [00:00:30] go on [00:01:00] and on", [30_000, 60_000]),
        ("[ 00:05 ] once", [5_000]),
        ("[00.05] a\n[01.15] b", [5_000, 75_000]),
        ("0:05 a\n1:05 b", [5_000, 65_000]),
        ("0:05 a\n\n59:05 b\n\n1:00:10 c", [5_000, 3_545_000, 3_610_000]),
        ("Anna Koval\n0:05\na\n\nBoris\n1:05\nb", [5_000, 65_000]),
        ("so it was\n0:05\na\nand so\n1:05\nb", [5_000, 65_000]),
    ],
)
def test_marks_are_found(text: str, ms: list[int]):
    assert times(text) == ms


@pytest.mark.parametrize(
    "text",
    [
        "At (12:30) we left, and at (10:15) we came.",
        "It was [12:30], I think.",
        "born [12.03.42] here",
        "[12:75] a\n[13:90] b",
        "at 12:30:15 sharp",
        "He came at 12:30:15\nand went at 12:40:15",
        "[00:05} a",
        "verses [3:16] [1:12] [2:10] [1:01]",
    ],
)
def test_what_is_said_is_no_mark(text: str):
    assert times(text) == []


def test_mark_may_say_when_it_ends_and_who_speaks():
    reading = Reading.of(b"[00:00:05 - 00:00:09] a\n[00:00:10 --> 00:00:12] b", language="")
    labelled = Reading.of(b"Anna (0:05):\na\nBoris (1:05):\nb", language="")

    assert [mark.until_ms for mark in marks.find(reading)] == [9_000, 12_000]
    assert [labelled.text[slice(*mark.label)] for mark in marks.find(labelled) if mark.label] == ["Anna", "Boris"]


def noted(text: str) -> list[str]:
    reading = Reading.of(text.encode(), language="")
    marks.find(reading)
    return [finding.message for finding in reading.findings.sorted()]


def test_name_above_a_time_is_its_label():
    text = "Anna Koval\n0:05\nso\n\nBoris\n1:05\nyes"
    found = marks.find(Reading.of(text.encode(), language=""))

    assert [text[slice(*mark.label)] for mark in found if mark.label] == ["Anna Koval", "Boris"]


def test_times_from_and_to_are_read_at_line_starts():
    found = marks.find(Reading.of(b"00:00:01 - 00:00:05 a\n00:00:05 - 00:00:09 b", language=""))

    assert [(mark.at_ms, mark.until_ms) for mark in found] == [(1_000, 5_000), (5_000, 9_000)]


@pytest.mark.parametrize(
    "text",
    [
        "9:30 we rose\n7:15 we ate",
        "so\nit\nwas\nlong\n1:05 ago\n2:05 ago",
        "It cost [3.50] and [4.20]",
        "[3.50] a\nso [4.20]",
    ],
)
def test_what_only_looks_like_times_is_none(text: str):
    assert times(text) == []


def test_what_had_to_be_chosen_is_told():
    assert noted("0:05 a\n1:05 b") == [
        "times at the beginnings of lines were read as times of the recording (lines 1, 2)"
    ]
    assert noted("[00:75] a\n[01:10] b") == ["this stands like a time, but no clock shows it; it was left in the text"]
