"""The tokens of whisper.cpp are put together to words."""

from testimonies.transcripts.document import WordTime
from testimonies.values.span import Span
from tests.transcripts.formats.machines import heard, told


def token(text, start, end):
    clocks = {"from": "00:00:00,000", "to": "00:00:00,500"}
    return {"text": text, "timestamps": clocks, "offsets": {"from": start, "to": end}}


def test_tokens_are_put_together_to_words():
    tokens = [token("[_BEG_]", 0, 0), token(" Bee", 0, 200), token("keeper", 200, 500), token(".", 500, 600)]
    document = heard({"transcription": [{**token(" Beekeeper.", 0, 600), "tokens": tokens}]})

    assert document.segments[0].word_times == (WordTime(0, 10, Span(0, 600)),)
    assert told(document) == []
