"""AssemblyAI's words are cut into turns where it gives no utterances."""

from testimonies.values.span import Span
from tests.transcripts.formats.machines import heard


def test_times_are_milliseconds():
    words = [{"text": "Yes,", "start": 250, "end": 600, "speaker": "A"}, {"text": "bees.", "start": 700, "end": 1100}]
    document = heard({"id": "x", "acoustic_model": "a", "language_model": "b", "text": "Yes, bees.", "words": words})

    assert [(said.text, said.speaker, said.span) for said in document.segments] == [
        ("Yes, bees.", "A", Span(250, 1100))
    ]
