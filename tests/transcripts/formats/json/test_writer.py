"""The shape of a transcript as JSON, which others build on."""

import json
from dataclasses import replace

from testimonies.transcripts.document import (
    Account,
    Finding,
    Footnote,
    IndexPoint,
    Level,
    Segment,
    TranscriptDocument,
    WordTime,
)
from testimonies.transcripts.formats.json import write
from testimonies.values.span import Span

DOCUMENT = TranscriptDocument(
    "ohms",
    (Segment("слово", Span(1_000), "Anna", 1, (WordTime(0, 5, Span(1_000, 1_400)),)), Segment("two")),
    language="ru",
    metadata={"DATE": "1994"},
    index_points=(IndexPoint("The mill", 5, coordinates=(1.5, 2.0), hyperlinks=(("https://example.org", "One"),)),),
    footnotes=(Footnote(0, 3, "a note"),),
    findings=(Finding(Level.WARNING, "odd", 3),),
    account=Account(9, 7, {"markup": 2}),
)


def test_whole_document_is_written():
    assert json.loads(write(DOCUMENT)) == {
        "format": "ohms",
        "language": "ru",
        "metadata": {"DATE": "1994"},
        "speakers": ["Anna"],
        "segments": [
            {
                "text": "слово",
                "start_ms": 1000,
                "end_ms": None,
                "speaker": "Anna",
                "recording": 1,
                "word_times": [[0, 5, 1000, 1400]],
            },
            {
                "text": "two",
                "start_ms": None,
                "end_ms": None,
                "speaker": None,
                "recording": 0,
                "word_times": [],
            },
        ],
        "index_points": [
            {
                "title": "The mill",
                "start_ms": 5,
                "synopsis": "",
                "partial_transcript": "",
                "keywords": [],
                "subjects": [],
                "coordinates": [1.5, 2.0],
                "place": "",
                "hyperlinks": [{"address": "https://example.org", "title": "One"}],
                "language": "",
            }
        ],
        "footnotes": [{"segment": 0, "offset": 3, "text": "a note"}],
        "findings": [{"level": "warning", "message": "odd", "line": 3}],
        "account": {"read": 9, "kept": 7, "accounted": 2, "classes": {"markup": 2}},
        "translation": None,
    }


def test_translation_has_the_same_shape():
    shape = json.loads(write(replace(DOCUMENT, translation=DOCUMENT)))

    assert shape["translation"] == json.loads(write(DOCUMENT))
