"""Bodies of captions become segments; what was repaired on the way is told once."""

from testimonies.transcripts.captions.cues import cues, time_lines
from testimonies.transcripts.captions.spoken import Spoken
from testimonies.transcripts.document import Finding, Level, TranscriptDocument
from testimonies.transcripts.reading import Reading


def read(*bodies: str) -> TranscriptDocument:
    text = "".join(f"00:00:0{number}.000 --> 00:00:0{number + 1}.000\n{body}\n\n" for number, body in enumerate(bodies))
    return read_text(text)


def read_text(text: str) -> TranscriptDocument:
    reading = Reading.of(text.encode(), language="")
    _, found = cues(reading, time_lines(reading))
    spoken = Spoken(reading, found)
    for cue in found:
        spoken.say_cue(cue)
    spoken.continue_voices()
    return reading.document("webvtt", spoken.finished())


def test_cue_without_a_voice_is_given_to_the_voice_before_it():
    document = read("<v Anna>one", "two", "<v Boris>three", "four")

    assert [segment.speaker for segment in document.segments] == ["Anna", "Anna", "Boris", "Boris"]
    assert document.findings == (
        Finding(Level.NOTE, "a cue that names no voice was given to the voice before it (lines 5, 11)", 5),
    )


def test_file_that_begins_with_a_nameless_voice_keeps_it_nameless():
    document = read("one", "<v Anna>two", "three")

    assert [segment.speaker for segment in document.segments] == [None, "Anna", None]


def test_labels_are_voices_where_the_file_has_no_others():
    document = read("ANNA: one", "BORIS: two\nANNA: three", "four")

    assert [(segment.speaker, segment.text) for segment in document.segments] == [
        ("ANNA", "one"),
        ("BORIS", "two"),
        ("ANNA", "three"),
        ("ANNA", "four"),
    ]
    assert document.account.balances


def test_silent_and_torn_cues_are_told():
    document = read("", "one\n\ntwo", "<i></i>")

    assert [segment.text for segment in document.segments] == ["one\n\ntwo"]
    assert [(finding.message, finding.line) for finding in document.findings] == [
        ("a cue without words was left out (lines 1, 9)", 1),
        ("a cue goes on after a blank line; its words were kept", 6),
    ]


def test_disorder_is_told_but_not_repaired():
    document = read_text(
        "00:05.000 --> 00:06.000\none\n\n00:01.000 --> 00:03.000\ntwo\n\n00:02.000 --> 00:04.000\nthree\n"
    )

    assert [segment.text for segment in document.segments] == ["one", "two", "three"]
    assert [(finding.level, finding.line) for finding in document.findings] == [(Level.WARNING, 5), (Level.NOTE, 8)]
