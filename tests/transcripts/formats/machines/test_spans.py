"""Ramp's captions keep the speaker around them."""

from tests.transcripts.formats.machines import heard


def test_captions_keep_their_speaker():
    document = heard([{"speaker": "Anna", "spans": [{"begin": 1.2, "end": 9, "text": "[music]"}]}, {"spans": []}])

    assert [(said.text, said.speaker) for said in document.segments] == [("[music]", "Anna")]
