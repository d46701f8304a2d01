"""Fields at the top of a typed transcript, and of a second interview in the same file."""

from testimonies.transcripts.reading import Reading
from testimonies.transcripts.typed import headers


def fields(text: str) -> dict[str, str]:
    return headers.fields(Reading.of(text.encode(), language="")).metadata.joined()


def test_fields_at_the_top_are_metadata():
    text = "\n  INTERVIEWEE:  Anna\n\nDATE: 7 May 1994\n\nANNA: Yes.\n"

    assert fields(text) == {"INTERVIEWEE": "Anna", "DATE": "7 May 1994"}


def test_one_field_alone_may_be_someone_speaking():
    assert fields("Interviewer: Where were you born?\nAnna: Here.") == {}


def test_fields_of_a_second_interview_are_added():
    text = "DATE: 1994\nPLACE: Baku\n\nANNA: Yes.\n\nDATE: 1995\nPLACE: Nukus\nINTERVIEWER: Boris\n\nANNA: No."

    assert fields(text) == {"DATE": "1994\n1995", "PLACE": "Baku\nNukus", "INTERVIEWER": "Boris"}


def test_assignments_at_the_top_are_metadata():
    assert fields("app=Recorder\nversion=1.0\n\nAnna: Yes.") == {"app": "Recorder", "version": "1.0"}


def test_speech_in_the_middle_is_no_header():
    assert fields("So it was.\n\nDate: the 5th\nPlace: here\n\nAnd so on.") == {}


def test_credit_at_the_end_is_metadata():
    assert fields("Anna: Yes.\n\nTranscribed by https://otter.ai\n") == {"Transcribed by": "https://otter.ai"}
