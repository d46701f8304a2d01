"""Recordings are counted where times restart or headings say so."""

from testimonies.transcripts.document import Level
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.typed import marks, tapes


def assigned(text: str) -> tuple[list[int], list[tuple[str, int]], list[tuple[Level, int | None]]]:
    reading = Reading.of(text.encode(), language="")
    found = tapes.assign(reading, marks.find(reading))
    headings = [(reading.text[heading.start : heading.end].strip(), heading.recording) for heading in found.headings]
    return found.of_marks, headings, [(finding.level, finding.line) for finding in reading.findings.sorted()]


def test_times_that_restart_begin_a_recording():
    recordings, _, findings = assigned("[00:05] a\n[30:00] b\n[00:03] c\n[20:00] d\n[00:01] e\n[02:00] f")

    assert recordings == [0, 0, 1, 1, 2, 2]
    assert findings == [(Level.NOTE, 3), (Level.NOTE, 5)]


def test_one_time_that_goes_back_is_a_slip_and_told():
    recordings, _, findings = assigned("[00:05] a\n[30:00] b\n[03:00] c\n[40:00] d")

    assert recordings == [0, 0, 0, 0]
    assert findings == [(Level.WARNING, 3)]


def test_headings_name_recordings():
    text = "Кассета № 60, первая дорожка\n[00:05] a\n[30:00] b\nКассета № 60, вторая дорожка\n[10:00] c\n[20:00] d"

    assert assigned(text)[:2] == (
        [0, 0, 1, 1],
        [("Кассета № 60, первая дорожка", 0), ("Кассета № 60, вторая дорожка", 1)],
    )


def test_heading_begins_no_recording_where_times_run_on():
    assert assigned("[00:05] a\n[30:00] b\nTape 2\n[31:00] c")[:2] == ([0, 0, 0], [("Tape 2", 0)])


def test_headings_count_recordings_in_a_text_without_times():
    assert assigned("Tape 1\n\na\n\nTape 2\n\nb")[1] == [("Tape 1", 0), ("Tape 2", 1)]
    assert assigned("a\n\nTape 2\n\nb")[1] == [("Tape 2", 1)]


def test_sentence_about_a_tape_is_no_heading():
    assert assigned("Tape 2 was lost in the flood. We looked for it.\n\nTape it all")[1] == []


def test_headings_that_count_from_the_second_recording_on_are_taken_at_their_word():
    text = "[00:05] a\n\nRecording 3\n\n[00:09] b\n\nRecording 2\n\n[00:10] c\n"

    assert assigned(text) == ([0, 2, 1], [("Recording 3", 2), ("Recording 2", 1)], [])
    assert assigned(f"Recording 1\n{text}")[0] == [0, 0, 0]
