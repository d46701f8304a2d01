"""Blocks of turns are passages; a turn without a speaker has none."""

from tests.transcripts.formats.machines import heard


def test_turn_without_a_speaker_has_none():
    turns = [{"start": 0, "stop": 2, "speaker": None, "text_blocks": [{"start": 0, "stop": 2, "text": "Order!"}]}]
    document = heard({"transcript": {"title": "Bees v. Wasps", "sections": [{"turns": turns}]}})

    assert [(said.text, said.speaker) for said in document.segments] == [("Order!", None)]
    assert document.metadata == {"transcript.title": "Bees v. Wasps"}
