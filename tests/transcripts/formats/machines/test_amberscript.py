"""Amberscript's speakers bear the names that the file gives."""

from tests.transcripts.formats.machines import heard


def test_speaker_without_a_name_keeps_the_label():
    words = [{"text": "De", "start": 1, "end": 1.2}, {"text": "bijen.", "start": 1.3, "end": 1.8}]
    segments = [{"speaker": "spk1", "words": words}, {"speaker": "spk2", "words": words}]
    document = heard({"segments": segments, "speakers": [{"spkid": "spk1", "name": "Imker"}]})

    assert [(said.text, said.speaker) for said in document.segments] == [("De bijen.", "Imker"), ("De bijen.", "spk2")]
