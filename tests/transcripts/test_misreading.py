"""Misread words: repaired when it is certain, untouched otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.transcripts.document import Footnote, Segment, TranscriptDocument, WordTime
from testimonies.transcripts.misreading import mended, repaired
from testimonies.values.span import Span


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("intÃ©rprete", "intérprete"),
        ("clima polÃ\xadtico, espaÃ±ol", "clima político, español"),
        ("the Menâ€™s Association", "the Men’s Association"),
        ("РђР»РёРј РђР»Р°РјР°С‚", "Алим Аламат"),
    ],
)
def test_misread_words_are_repaired(written: str, meant: str) -> None:
    assert repaired(written) == meant


@pytest.mark.parametrize(
    "written", ["", "plain", "intérprete", "Алим Аламат", "São", "“Â”", "Ä’", "intÃ©rprete y español", "ألامات"]
)
def test_what_may_be_meant_so_is_left_alone(written: str) -> None:
    assert repaired(written) is None


@given(st.text(alphabet="abc éñüßÄÖ", min_size=1).filter(lambda text: not text.isascii()))
def test_misreading_is_undone_and_its_result_is_not_touched_again(meant: str) -> None:
    misread = "".join(
        bytes((byte,)).decode("cp1252", "replace") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in meant.encode()
    )

    assert repaired(misread) == meant
    assert repaired(meant) is None


def test_misread_passages_names_and_fields_of_a_document_are_mended_and_told() -> None:
    document = TranscriptDocument(
        "webvtt",
        (Segment("plain"), Segment("intÃ©rprete", speaker="JosÃ©"), Segment("intérprete y espaÃ±ol")),
        metadata={"Title": "EspaÃ±ol", "Place": "Köln"},
        translation=TranscriptDocument("webvtt", (Segment("prÃ©cis"),)),
    )

    again = mended(document)

    assert again.segments == (
        Segment("plain"),
        Segment("intérprete", speaker="José"),
        Segment("intérprete y espaÃ±ol"),
    )
    assert again.metadata == {"Title": "Español", "Place": "Köln"}
    assert again.translation == TranscriptDocument("webvtt", (Segment("précis"),))
    assert [finding.message for finding in again.findings] == [
        'words were written in a wrong encoding and repaired in 3 places; the first was "JosÃ©" and is "José"',
        'words were written in a wrong encoding and repaired in one place; the first was "prÃ©cis" and is "précis"',
    ]
    assert mended(again) is again


def test_passage_whose_letters_are_counted_keeps_them() -> None:
    word = WordTime(0, 3, Span(0, 500))
    document = TranscriptDocument(
        "webvtt",
        (Segment("intÃ©rprete", word_times=(word,)), Segment("espaÃ±ol")),
        footnotes=(Footnote(1, 4, "a note"),),
    )

    assert mended(document) is document


@pytest.mark.parametrize("written", ["Â\xa0", "ï»¿"])
def test_what_would_leave_no_word_is_left_alone(written: str) -> None:
    assert repaired(written) is None
