"""The fields at the top of a Word file that we wrote."""

from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.formats.docx.own_fields import OwnFields, metadata_of
from testimonies.transcripts.pages.paragraphs import Paragraph

TITLE = Paragraph([("A talk", True)], style="TestimonyTitle")
FIELD = Paragraph([("title", True), ("\t", False), ("A talk", True)], style="Testimonyfield")
TURN = Paragraph([("So.", True)], style="TestimonyTurn")


def test_fields_are_known_by_their_styles() -> None:
    found = OwnFields.of([TITLE, FIELD, TURN, FIELD])

    assert found == OwnFields({"title": "A talk"}, 2, 17, is_ours=True)


def test_other_files_have_none() -> None:
    assert OwnFields.of([TURN]) == OwnFields()


def test_our_headings_of_recordings_are_no_metadata() -> None:
    document = TranscriptDocument(
        "docx", (), metadata={"recording 2": "Recording 2", "recording 3": "Side B", "DATE": "x"}
    )

    assert metadata_of(document, {"DATE": "1994"}) == {"recording 3": "Side B", "DATE": "1994"}
