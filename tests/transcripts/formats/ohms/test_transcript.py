"""The text of an OHMS transcript: its times, footnotes, and what is no speech."""

import pytest

from testimonies.transcripts.document import Finding, Level
from testimonies.values.span import Span
from tests.transcripts.formats.ohms import read

TEXT = "KOVAL: Where were you born?\n\nHALIL: In a village.\n\nKOVAL: Which one?\n\nHALIL: A small one."


def test_turns_have_the_times_of_their_first_words() -> None:
    document = read(transcript=TEXT, sync="1:|1(1)|5(1)")

    assert [segment.span for segment in document.segments] == [Span(60_000), Span(93_000), Span(120_000), None]
    assert [finding.message for finding in document.findings] == [
        "times between two sync points are estimated by counting the words between them",
        "after the last sync point nothing has a time (segments: 1)",
    ]


def test_transcript_without_sync_has_no_times_and_says_so() -> None:
    document = read(transcript=TEXT)

    assert {segment.span for segment in document.segments} == {None}
    assert document.findings == (Finding(Level.NOTE, "there are no sync points, so the segments have no times"),)


@pytest.mark.parametrize(
    "words", ["No transcript.", "\ufeff No transcript.\n", "No English transcript available at this time."]
)
def test_remark_that_there_is_no_transcript_is_not_one(words: str) -> None:
    document = read(transcript=words)

    assert document.segments == ()
    assert "there is no transcript; in its place stands" in document.findings[0].message


def test_byte_order_mark_is_no_word() -> None:
    document = read(transcript=f"\ufeff{TEXT}\ufeff")

    assert (document.segments[0].speaker, document.segments[0].text) == ("KOVAL", "Where were you born?")
    assert document.segments[-1].text == "A small one."
    assert document.account.classes["byte order marks"] == 2


def test_letters_are_composed() -> None:
    assert read(transcript="KOVAL: Qu\u0308rban.\n\nHALIL: Da.\n\nKOVAL: So.").segments[0].text == "Q\u00fcrban."


@pytest.mark.parametrize("mark", ["01-00:10:02", " 1-00:10:02", "00:10:02", "01:00:10:02"])
def test_line_with_nothing_but_a_tapes_time_is_left_out_and_told(mark: str) -> None:
    document = read(transcript=TEXT.replace("\n\nHALIL: A", f"\n\n{mark}\n\nHALIL: A"))

    assert [segment.text for segment in document.segments][2:] == ["Which one?", "A small one."]
    assert document.account.classes["time marks"] == len(mark.strip()) or document.account.classes["time marks"] == len(
        mark
    )
    assert any("a tape's time was left out" in finding.message for finding in document.findings)
