"""Slate's passages end where their words end."""

from testimonies.values.span import Span
from tests.transcripts.formats.machines import heard


def test_passage_ends_with_its_last_word():
    child = {"text": "Yes.", "words": [{"start": 1.2, "end": 1.7, "text": "Yes."}]}
    document = heard([{"speaker": "Anna", "start": 1, "children": [child, {"text": ""}], "type": "timedText"}])

    assert [(said.text, said.speaker, said.span) for said in document.segments] == [("Yes.", "Anna", Span(1000, 1700))]
