"""Typed text becomes turns with times, speakers and recordings."""

from testimonies.transcripts.document import Level, Segment
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.typed import turns
from testimonies.values.span import Span


def read(text: str) -> tuple[list[Segment], dict[str, str]]:
    reading = Reading.of(text.encode(), language="")
    found = turns.read(reading)
    assert reading.ledger.account().balances
    assert [reading.text[place] for place in found.places] == [segment.text[0] for segment in found.segments]
    return found.segments, found.metadata


def test_mark_reaches_to_the_next_mark():
    segments, _ = read("[00:05] ANNA: one\n[00:09] BORIS: two\n")

    assert segments == [Segment("one", Span(5_000, 9_000), "ANNA"), Segment("two", Span(9_000), "BORIS")]


def test_mark_without_words_ends_the_block_before():
    segments, _ = read("[00:05] ANNA: one\n[00:09]\n[01:00] BORIS: two\n[01:30]\n")

    assert segments == [Segment("one", Span(5_000, 9_000), "ANNA"), Segment("two", Span(60_000, 90_000), "BORIS")]


def test_marks_at_line_ends_time_what_stands_before_them():
    segments, _ = read("I: one #00:00:05-2#\nB: two #00:00:20-5#\n")

    assert segments == [Segment("one", Span(0, 5_200), "I"), Segment("two", Span(5_200, 20_500), "B")]


def test_paragraphs_of_one_block_share_its_time_and_voice():
    segments, _ = read("[00:05] ANNA: one\n\ntwo\n[00:09] BORIS: three\n")

    assert [(segment.text, segment.span, segment.speaker) for segment in segments] == [
        ("one", Span(5_000, 9_000), "ANNA"),
        ("two", Span(5_000, 9_000), "ANNA"),
        ("three", Span(9_000), "BORIS"),
    ]


def test_labels_without_times_make_turns():
    segments, _ = read("ANNA: one\nstill one\nBORIS: two\n\nand on\nANNA: three")

    assert [(segment.speaker, segment.text) for segment in segments] == [
        ("ANNA", "one\nstill one"),
        ("BORIS", "two"),
        ("BORIS", "and on"),
        ("ANNA", "three"),
    ]


def test_text_without_labels_and_times_is_cut_at_blank_lines_or_else_at_line_ends():
    assert [segment.text for segment in read("one\ntwo\n\nthree")[0]] == ["one\ntwo", "three"]
    assert [segment.text for segment in read("one\n two\nthree")[0]] == ["one", "two", "three"]


def test_title_before_the_first_turn_is_metadata():
    segments, metadata = read("hvt_4401\nA talk about bees\n[00:05] ANNA: one\n[00:09] BORIS: two")

    assert metadata == {"heading": "hvt_4401\nA talk about bees"}
    assert len(segments) == 2


def test_long_text_before_the_first_turn_is_speech():
    segments, metadata = read("It was long ago. " * 40 + "\n\n[00:05] ANNA: one\n[00:09] BORIS: two")

    assert metadata == {}
    assert [segment.speaker for segment in segments] == [None, "ANNA", "BORIS"]


def test_times_restart_with_the_tape():
    segments, metadata = read("Tape 1\n[00:05] ANNA: one\n[30:00] BORIS: two\nTape 2\n[00:01] ANNA: three\n")

    assert [(segment.recording, segment.span) for segment in segments] == [
        (0, Span(5_000, 1_800_000)),
        (0, Span(1_800_000)),
        (1, Span(1_000)),
    ]
    assert metadata == {"recording 1": "Tape 1", "recording 2": "Tape 2"}


def test_mark_that_ends_before_it_starts_is_told():
    reading = Reading.of(b"[00:05 - 00:03] one\n[00:09 - 00:10] two", language="")

    assert [segment.span for segment in turns.read(reading).segments] == [Span(5_000), Span(9_000, 10_000)]
    assert [(finding.level, finding.line) for finding in reading.findings.sorted()] == [(Level.WARNING, 1)]


def test_header_ends_the_turn_before_it():
    segments, _ = read("ANNA: one\n\nBORIS: two\n\nDATE: 1995\nPLACE: Nukus\nTITLE: Bees\n\nSilence.\n\nANNA: three\n")

    assert [(segment.speaker, segment.text) for segment in segments] == [
        ("ANNA", "one"),
        ("BORIS", "two"),
        (None, "Silence."),
        ("ANNA", "three"),
    ]


def test_label_that_names_two_is_told():
    reading = Reading.of(b"ANNA: one\nBORIS: two\nANNA and BORIS: three\nANNA: four", language="")
    turns.read(reading)

    assert [finding.message for finding in reading.findings.sorted()] == [
        'the label "ANNA and BORIS" names more than one speaker; it was kept as it stands'
    ]


def test_label_that_stands_once_in_a_long_text_is_told():
    text = "ANNA: one\n\nBoris: why?\n\nANNA: two\n\n" + "more\n\n" * 9
    reading = Reading.of(text.encode(), language="")

    found = turns.read(reading)

    assert {segment.speaker for segment in found.segments} == {"ANNA"}
    assert [(finding.level, finding.message, finding.line) for finding in reading.findings.sorted()] == [
        (Level.WARNING, 'this may be a speaker\'s label, and was left in the text: "Boris:"', 3)
    ]
