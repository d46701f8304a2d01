"""OHMS' sync points: the k-th word at k intervals, and nothing beyond the last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.transcripts.findings import Findings
from testimonies.transcripts.formats.ohms.sync import SyncPoint, read_sync

TEXT = "one two three four\n\nfive six\nseven eight nine ten"


def told(sync: str, text: str = TEXT) -> tuple[list[SyncPoint], list[str]]:
    findings = Findings()
    timeline = read_sync(sync, text, findings=findings, line=7)
    assert all(finding.line == 7 for finding in findings.sorted())
    return timeline.points, [finding.message for finding in findings.sorted()]


def test_points_are_words_at_multiples_of_the_interval() -> None:
    points, messages = told("1:|1(2)|3(1)|4(4)")

    assert points == [SyncPoint(1, 60_000, 60_000), SyncPoint(4, 120_000, 120_000), SyncPoint(9, 180_000, 180_000)]
    assert messages == []


def test_interval_may_be_a_part_of_a_minute() -> None:
    assert told("0.5:|1(2)|3(1)")[0] == [SyncPoint(1, 30_000, 30_000), SyncPoint(4, 60_000, 60_000)]


@pytest.mark.parametrize("sync", ["", "1:", "0:", " \n", "1:|", "1:||"])
def test_no_point_is_no_finding(sync: str) -> None:
    assert told(sync) == ([], [])


@pytest.mark.parametrize("sync", ["one:|1(2)", ":|1(2)", "0:|1(2)", "-1:|1(2)"])
def test_odd_interval_leaves_all_times_out(sync: str) -> None:
    points, messages = told(sync)

    assert points == []
    assert len(messages) == 1
    assert "interval" in messages[0]


@pytest.mark.parametrize(
    ("sync", "kept", "why"),
    [
        ("1:|1(2)|9(1)", [60_000], "sync points left out, beyond the end of the text: 9(1)"),
        ("1:|1(2)|x|3(1)", [60_000, 180_000], "sync points left out, cannot be read: x"),
        ("1:|3(1)|1(1)|4(1)", [60_000, 180_000], "sync points left out, before the point that precedes them: 1(1)"),
        ("1:|1(1)|1(3)|4(1)", [60_000, 180_000], "sync points left out, on a line that already has one: 1(3)"),
        ("1:|0(0)|1(1)", [120_000], "sync points left out, beyond the end of the text: 0(0)"),
    ],
)
def test_odd_point_is_left_out_and_the_others_keep_their_times(sync: str, kept: list[int], why: str) -> None:
    points, messages = told(sync)

    assert [point.start_ms for point in points] == kept
    assert messages == [why]


def test_word_beyond_its_line_is_the_last_of_the_line() -> None:
    assert told("1:|3(99)")[0] == [SyncPoint(5, 60_000, 60_000)]


def test_place_between_points_shares_the_time_between_them() -> None:
    timeline = read_sync("1:|1(2)|3(1)|4(4)", TEXT, findings=Findings(), line=1)
    times = {word: timeline.start_ms(TEXT.index(word)) for word in TEXT.split()}

    assert times == {
        "one": 0,
        "two": 60_000,
        "three": 80_000,
        "four": 100_000,
        "five": 120_000,
        "six": 132_000,
        "seven": 144_000,
        "eight": 156_000,
        "nine": 168_000,
        "ten": 180_000,
    }


def test_place_after_the_last_point_has_no_time() -> None:
    timeline = read_sync("1:|3(1)", TEXT, findings=Findings(), line=1)

    assert timeline.start_ms(TEXT.index("five")) == 60_000
    assert timeline.start_ms(TEXT.index("six")) is None
    assert timeline.start_ms(len(TEXT)) is None


def test_words_after_piled_points_go_on_from_the_last() -> None:
    timeline = read_sync("1:|1(1)|1(1)|1(1)|3(1)", TEXT, findings=Findings(), line=1)

    assert [timeline.start_ms(TEXT.index(word)) for word in ("one", "two", "five")] == [60_000, 195_000, 240_000]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_times_never_go_back(points: list[tuple[int, int]]) -> None:
    sync = "1:" + "".join(f"|{line}({word})" for line, word in points)
    timeline = read_sync(sync, TEXT, findings=Findings(), line=1)
    times = [timeline.start_ms(TEXT.index(word)) for word in TEXT.split()]
    known = [time for time in times if time is not None]

    assert known == sorted(known)
    assert times[len(known) :] == [None] * (len(times) - len(known))
    assert all(time <= 60_000 * len(points) for time in known)
