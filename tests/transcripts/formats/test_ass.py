"""SubStation Alpha captions, old and new, with all that hides words in them."""

from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Finding, Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats import ass
from testimonies.values.span import Span
from tests.transcripts.independently import words

EVENTS = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def line(said: str, *, name: str = "", start: str = "0:00:01.00", end: str = "0:00:02.50") -> str:
    return f"Dialogue: 0,{start},{end},Default,{name},0,0,0,,{said}\n"


def read(text: str) -> TranscriptDocument:
    document = ass.read(text.encode(), language="")
    assert document.account.balances
    return document


def test_lines_of_dialogue_are_read_with_their_speakers_and_without_tags():
    document = read(
        "[Script Info]\nTitle: Bees\n; by hand\n\n[V4+ Styles]\nStyle: Default,Arial,20\n\n"
        + EVENTS
        + line(r"{\i1}How many{\i0}, do you\Nthink,\hwere there?", name="Anna")
        + line("Eleven, or so.", name="Boris", start="0:00:02.50", end="1:00:00.00")
    )

    assert document.metadata == {"Title": "Bees", "comment": "by hand"}
    assert document.segments == (
        Segment("How many, do you\nthink, were there?", Span(1_000, 2_500), "Anna"),
        Segment("Eleven, or so.", Span(2_500, 3_600_000), "Boris"),
    )
    assert document.findings == ()


def test_columns_are_those_that_the_file_names():
    events = "[Events]\nFormat: Marked, Start, End, Actor, Text\n"

    document = read(f"[Script Info]\n\n{events}Dialogue: Marked=0,0:00:01.00,0:00:02.00,Anna,one, two\n")

    assert document.segments == (Segment("one, two", Span(1_000, 2_000), "Anna"),)


def test_labels_in_the_words_name_speakers_where_no_column_does():
    document = read(EVENTS + line("ANNA: How many?") + line("BORIS: Eleven."))

    assert [(said.speaker, said.text) for said in document.segments] == [("ANNA", "How many?"), ("BORIS", "Eleven.")]


def test_what_is_odd_is_told_and_no_word_is_lost():
    document = read(
        EVENTS
        + line("one", start="0:00:05.00", end="0:00:04.00")
        + line("two", start="soon")
        + "Dialogue: 0,broken\n"
        + "words alone\n"
        + line(r"{\p1}m 0 0 l 9 9{\p0}")
        + line("{\\an8}")
        + line("early")
        + "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,count again\n\n[Fonts]\nfontname: bees.ttf\n!!!!\n"
    )

    assert [(said.text, said.span) for said in document.segments] == [
        ("one", Span(5_000)),
        ("0,soon,0:00:02.50,Default,,0,0,0,,two", None),
        ("0,broken", None),
        ("words alone", None),
        ("early", Span(1_000, 2_500)),
    ]
    assert document.metadata == {"Comment": "0,0:00:00.00,0:00:01.00,Default,,0,0,0,,count again"}
    assert document.findings == (
        Finding(Level.WARNING, "a line of dialogue ends before it starts; its end was taken away", 3),
        Finding(Level.WARNING, "the columns of this line cannot be read; its words were kept without a time", 4),
        Finding(Level.WARNING, "the columns of this line cannot be read; its words were kept without a time", 5),
        Finding(Level.WARNING, "this line is no line of dialogue; its words were kept without a time", 6),
        Finding(Level.WARNING, r'a drawing and what stands beside it were left out: "{\p1}m 0 0 l 9 9{\p0}"', 7),
        Finding(Level.WARNING, "a line of dialogue without words was left out (lines 7, 8)", 7),
        Finding(
            Level.WARNING, "time goes back from one line of dialogue to the next; the order of the file was kept", 9
        ),
        Finding(Level.WARNING, "fonts or pictures that the file carries were left out", 13),
    )


@pytest.mark.parametrize("section", ["[V4+ Styles]", "[Fonts]", "[Script Info]"])
def test_dialogue_outside_of_its_section_is_read_and_told(section: str):
    document = read(
        f"[Script Info]\n{section}\nStyle: Default,Arial,20\nFormat: Start, End, Text\n"
        "Dialogue: 0:00:01.00,0:00:02.50,Eleven, or so.\n" + EVENTS + line("How many?", start="0:00:02.50")
    )

    assert [segment.text for segment in document.segments] == ["Eleven, or so.", "How many?"]
    assert any(
        found.line == 4 and found.message.startswith("dialogue stands outside of the section [Events]")
        for found in document.findings
    )


def test_words_among_styles_are_kept():
    document = read(
        "[V4+ Styles]\nStyle: Default,Arial,20\nand so it was\nTeller: a queen\n" + EVENTS + line("How many?")
    )

    assert [segment.text for segment in document.segments] == ["and so it was", "How many?"]
    assert document.metadata == {"Teller": "a queen"}


def test_file_without_dialogue_is_refused():
    with pytest.raises(UnreadableTranscript, match="no caption"):
        ass.read(b"[Script Info]\nTitle: Bees\n", language="")


@pytest.mark.parametrize(
    ("head", "likeness"), [("[Script Info]\n", 1.0), (line("x"), 0.7), ("[laughs] So.", 0.0), ("Dialogue: so", 0.0)]
)
def test_likeness_is_told_by_the_first_section_or_a_line(head: str, likeness: float):
    assert ass.sniff(head.encode(), "") == likeness


def test_real_files_are_read_whole(samples: Path):
    found = {}
    for file in sorted((samples / "srt").rglob("*.ass")):
        document = registry.read(file.read_bytes(), name=file.name)
        said = "\n".join(row.split(",", 9)[9] for row in file.read_text("utf-8-sig").splitlines() if "Dialogue:" in row)
        assert words(said.replace(r"\N", "\n")) == words("\n".join(one.text for one in document.segments))
        found[file.name] = (len(document.segments), document.findings)
    assert found == {"ttml_example.ass": (11, ()), "ttml_example_apple.ass": (38, ())}
