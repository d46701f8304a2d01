"""A text being read knows its lines and becomes a document with its account."""

from testimonies.transcripts.document import Account, Finding, Level, Segment
from testimonies.transcripts.reading import Reading


def test_places_have_lines():
    reading = Reading.of(b"one\r\ntwo\rthree\n", language="")

    assert [reading.line(place) for place in (0, 3, 4, 8, 13)] == [1, 1, 2, 3, 3]


def test_document_has_the_account_and_the_findings():
    reading = Reading.of("слово\r\n".encode("cp1251") * 20, language="ru")
    reading.ledger.keep(0, len(reading.text))
    reading.warn("odd", at=6)
    reading.warn_once("often", places=[12, 18])
    reading.note_once("never", places=[])

    document = reading.document("text", [Segment("слово")], metadata={"DATE": "1994"})

    assert (document.format, document.language, document.metadata) == ("text", "ru", {"DATE": "1994"})
    assert document.account == Account(140, 120, {"line ends": 20})
    assert document.findings == (
        Finding(Level.NOTE, "the file is not UTF-8: by its language it was read as cp1251"),
        Finding(Level.WARNING, "odd", 2),
        Finding(Level.WARNING, "often (lines 3, 4)", 3),
    )
