"""Transcriber: turns, two voices at once, events, topics, and the DOCTYPE that is never fetched."""

from pathlib import Path

import pytest

from testimonies.transcripts.document import Footnote, IndexPoint, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.transcriber import FORMAT
from testimonies.values.span import Span

HEAD = """<?xml version="1.0" encoding="{}"?>
<!DOCTYPE Trans SYSTEM "trans-14.dtd">
<Trans xml:lang="fr"><Topics><Topic id="to1" desc="Bees"/></Topics>
<Speakers><Speaker id="s1" name="ANNA"/><Speaker id="s2" name="BORIS"/></Speakers><Episode>"""


def read(turns: str, *, section: str = 'type="report" startTime="0" endTime="9"', encoding: str = "UTF-8"):
    assert FORMAT.read
    content = f"{HEAD.format(encoding)}<Section {section}>{turns}</Section></Episode></Trans>"
    document = FORMAT.read(content.encode("latin-1" if encoding != "UTF-8" else encoding), language="")
    assert document.account.balances
    return document


def test_passage_lasts_until_the_next_mark_or_the_end_of_its_turn() -> None:
    document = read('<Turn speaker="s1" startTime="1" endTime="5.5">a<Sync time="2"/>b\n c<Sync time="3"/></Turn>')

    assert document.segments == (Segment("a", Span(1000, 2000), "ANNA"), Segment("b c", Span(2000, 3000), "ANNA"))
    assert document.language == "fr"


def test_two_voices_at_once_are_told_apart() -> None:
    turn = '<Turn speaker="s2 s1" startTime="1" endTime="2"><Sync time="1"/>{}</Turn>'
    document = read(turn.format('<Who nb="1"/>yes<Who nb="2"/>no<Who nb="3"/>who?') + turn.format("both"))

    assert [(said.speaker, said.text) for said in document.segments] == [
        ("BORIS", "yes"),
        ("ANNA", "no"),
        (None, "who?"),
        ("BORIS + ANNA", "both"),
    ]
    assert [finding.line for finding in document.findings] == [4]


def test_noises_stand_in_the_text_and_comments_hang_on_it() -> None:
    document = read(
        '<Turn><Sync time="1"/><Comment desc="first"/><Sync time="2"/>one '
        '<Event desc="laugh" type="noise" extent="begin"/>two<Event desc="laugh" type="noise" extent="end"/> three '
        '<Event desc="fr" type="language" extent="previous"/>'
        '<Comment desc="last"/></Turn><Turn><Comment desc="after"/></Turn>'
    )

    assert [said.text for said in document.segments] == ["one [laugh-] two [-laugh] three"]
    assert document.footnotes == (
        Footnote(0, 0, "first"),
        Footnote(0, 31, "language: fr"),
        Footnote(0, 31, "last"),
        Footnote(0, 31, "after"),
    )


def test_comment_where_nobody_speaks_is_kept() -> None:
    assert read('<Turn><Comment desc="silence"/></Turn>').metadata["Comment"] == "silence"


def test_section_with_a_topic_is_an_entry_of_the_contents() -> None:
    document = read("<Turn>a</Turn>", section='type="filler" topic="to1" startTime="2.5" endTime="9"')

    assert document.index_points == (IndexPoint("Bees", 2500, language="fr"),)
    assert document.metadata["Episode/Section/@type"] == "filler"


def test_element_that_transcriber_does_not_have_is_read_as_text() -> None:
    document = read("<Turn>the <b>hive<i> was</i></b> silent</Turn>")

    assert document.segments == (Segment("the hive was silent"),)


@pytest.mark.parametrize("declared", ["ISO-8859-1", "windows-1252"])
def test_file_in_latin_letters_is_read(declared: str) -> None:
    assert read("<Turn>été</Turn>", encoding=declared).segments == (Segment("été"),)


def test_other_xml_is_refused() -> None:
    assert FORMAT.read
    with pytest.raises(UnreadableTranscript, match="no Transcriber file: it begins with <Transcript>"):
        FORMAT.read(b"<Transcript/>", language="")


REAL = {
    "DOC_FR_2020_CHOIX_5.trs": (44, 739),
    "DOC_FR_2020_DEBAT_9.trs": (93, 1649),
    "ESLO1_ENT_012_C.trs": (1602, 14646),
    "badfile.trs": (2, 4),
    "expected_discrete_turns.trs": (4, 12),
    "expected_elan.trs": (147, 901),
    "expected_salt.trs": (22, 157),
    "expected_salt_no_conventions.trs": (22, 162),
    "expected_salt_pron_lexical.trs": (22, 157),
    "expected_voices_class_only.trs": (3, 8),
    "expected_webvtt.trs": (571, 7729),
    "mop03-2b.trs": (140, 908),
    "t2.trs": (21, 154),
    "test.trs": (140, 908),
    "transcriber.trs": (140, 908),
}


def test_real_files_are_read_whole(samples: Path) -> None:
    assert FORMAT.read
    counts = {}
    for path in sorted((samples / "trs").rglob("*.trs")):
        document = FORMAT.read(path.read_bytes(), language="")
        assert document.account.balances, path
        counts[path.name] = counted(document)

    assert counts == REAL


def counted(document: TranscriptDocument) -> tuple[int, int]:
    """Segments and words."""
    return len(document.segments), sum(len(said.text.split()) for said in document.segments)
