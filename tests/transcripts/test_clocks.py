"""What numbers on a clock mean is decided over the whole text."""

import pytest

from testimonies.transcripts.clocks import Clock, Reckoning


def reckoning(*written: str, characters: int = 0) -> Reckoning:
    return Reckoning.over([clock(each) for each in written], characters=characters)


def clock(written: str) -> Clock:
    found = Clock.of(written)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        ("00:00:23.23", 23_230),
        ("01:02:03", 3_723_000),
        ("62:03", 3_723_000),
        ("999:59", 59_999_000),
        ("0:17", 17_000),
        ("00.01.02", 62_000),
        ("00:00:20-5", 20_500),
        ("00:00:20,075", 20_075),
        ("00:00:20;15", 20_500),
        ("1:02:03:15", 3_723_500),
    ],
)
def test_times_are_read(written: str, ms: int):
    assert reckoning(written).ms(clock(written)) == ms


@pytest.mark.parametrize("written", ["12:60", "01:60:00", "01:00:60", "12.30", "5", "1:2", "ab:cd", ""])
def test_what_no_clock_shows_is_no_time(written: str):
    assert Clock.of(written) is None


def test_pairs_are_hours_where_nobody_could_speak_so_fast():
    fast = reckoning("00:05", "00:10", "01:20", characters=60_000)
    slow = reckoning("00:05", "00:10", "01:20", characters=600)

    assert fast.ms(clock("01:20")) == 4_800_000
    assert len(fast.choices) == 1
    assert slow.ms(clock("01:20")) == 80_000
    assert slow.choices == ()


def test_pairs_beside_full_times_are_minutes():
    assert reckoning("59:30", "1:00:30", characters=900_000).ms(clock("59:30")) == 3_570_000


def test_two_digits_below_thirty_are_frames_only_when_there_are_enough_of_them():
    frames = [f"00:00:{number:02}.{number * 7 % 30:02}" for number in range(20)]

    assert reckoning(*frames).frame_rate == 30
    assert reckoning(*frames[:5]).frame_rate == 0
    assert reckoning(*frames, "00:00:30.95").frame_rate == 0
    assert reckoning(*[f"00:00:{number:02}.00" for number in range(20)]).frame_rate == 0


def test_many_frames_below_twenty_five_are_film():
    frames = [f"00:{number:02}:00.{number * 7 % 25:02}" for number in range(45)]

    assert reckoning(*frames).frame_rate == 25


def test_hundredths_that_may_be_frames_are_told():
    told = ("what follows the seconds was read as hundredths; so few times may also mean frames",)

    assert reckoning("00:00:01.12", "00:00:05.29").choices == told
    assert reckoning("00:00:01.12", "00:00:05.30").choices == ()
