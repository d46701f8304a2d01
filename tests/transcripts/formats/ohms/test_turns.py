"""Who speaks in an OHMS transcript: labels, paragraphs that go on, and turns that an editor lost."""

import pytest

from tests.transcripts.formats.ohms import read

OPENING = "KOVAL: Where were you born?\n\nHALIL: In a village.\n\nKOVAL: Which one?\n\nHALIL: A small one.\n\n"


def said(transcript: str) -> list[tuple[str | None, str]]:
    return [(segment.speaker, segment.text) for segment in read(transcript=transcript).segments]


def test_label_begins_a_turn_and_is_not_said() -> None:
    assert said(OPENING)[:2] == [("KOVAL", "Where were you born?"), ("HALIL", "In a village.")]


def test_lines_of_a_paragraph_are_one_text_again() -> None:
    assert said("KOVAL: One line   \n  and its\nrest.\n\nHALIL: Yes.\n\nKOVAL: So.")[0] == (
        "KOVAL",
        "One line and its rest.",
    )


def test_paragraph_without_a_label_goes_on_with_its_speaker() -> None:
    assert said(f"[Note: music plays.]\n\n{OPENING}And it had a well.")[::5] == [
        (None, "[Note: music plays.]"),
        ("HALIL", "And it had a well."),
    ]


def test_label_on_a_line_of_its_own_names_the_next_lines() -> None:
    assert said("KOVAL:\nWhere?\n\nHALIL: \nHere.\n\nKOVAL:\nSo.\n\nHALIL:\nYes.") == [
        ("KOVAL", "Where?"),
        ("HALIL", "Here."),
        ("KOVAL", "So."),
        ("HALIL", "Yes."),
    ]


@pytest.mark.parametrize(
    "lost", ["It was far.KOVAL: How far?", "It was far. KOVAL: How far?", "It was far.\nKOVAL: How far?"]
)
def test_lost_paragraph_break_before_a_known_label_is_found_and_told(lost: str) -> None:
    document = read(transcript=f"{OPENING}HALIL: {lost}")

    assert [(segment.speaker, segment.text) for segment in document.segments[-2:]] == [
        ("HALIL", "It was far."),
        ("KOVAL", "How far?"),
    ]
    assert any("in the middle of a paragraph" in finding.message for finding in document.findings)


def test_colon_in_speech_is_no_label() -> None:
    speech = "There were three:\nbread, broth, and water. Then: nothing.\nKovalenko: that was his name."

    assert said(f"{OPENING}HALIL: {speech}")[-1] == ("HALIL", " ".join(speech.split("\n")))


def test_label_in_another_spelling_is_the_same_speaker() -> None:
    assert said(f"{OPENING}Koval: And then?")[-1] == ("KOVAL", "And then?")


@pytest.mark.parametrize("labels", [("Коваль", "Халил"), ("محرر", "خليل"), ("ENTREVISTADORA", "SEÑOR HALIL")])
def test_labels_in_any_script_are_speakers(labels: tuple[str, str]) -> None:
    asks, answers = labels

    speakers = [speaker for speaker, _ in said(f"{asks}: a?\n\n{answers}: b.\n\n{asks}: c?\n\n{answers}: d.")]

    assert speakers == [asks, answers, asks, answers]


def test_transcript_without_blank_lines_is_parted_at_its_labels() -> None:
    assert said("KOVAL: Where?\nHALIL: Here,\nnot there.\nKOVAL: So.\nHALIL: Yes.") == [
        ("KOVAL", "Where?"),
        ("HALIL", "Here, not there."),
        ("KOVAL", "So."),
        ("HALIL", "Yes."),
    ]


def test_heading_with_a_number_is_no_speaker() -> None:
    assert said(f"Interview 1: July 14, 2010\n\n{OPENING}")[0] == (None, "Interview 1: July 14, 2010")


def test_someone_who_speaks_once_among_many_labels_is_a_speaker() -> None:
    assert said(f"{OPENING}Other woman: Come in.\n\nUnknown Woman: Tea?")[-2:] == [
        ("HALIL", "Other woman: Come in."),
        ("Unknown Woman", "Tea?"),
    ]


def test_label_after_which_nothing_is_said_is_told() -> None:
    transcript = "SMITH: One.\n\nJONES:\n\nTwo.\n\nSMITH:\nJONES: Three.\n\nSMITH: Four.\n\nJONES:"

    assert said(transcript) == [("SMITH", "One."), ("JONES", "Two."), ("JONES", "Three."), ("SMITH", "Four.")]
    told = [found.message for found in read(transcript=transcript).findings]
    assert any(message.startswith("nothing is said after this label of a speaker; it was left out") for message in told)
