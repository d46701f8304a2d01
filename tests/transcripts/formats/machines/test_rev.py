"""Rev's monologues keep every space and mark."""

from tests.transcripts.formats.machines import heard


def test_every_space_and_mark_is_kept():
    elements = [
        {"type": "punct", "value": " "},
        {"type": "text", "value": "Well", "ts": 1, "end_ts": 1.5},
        {"type": "punct", "value": "...  "},
        {"type": "unknown", "value": "<crosstalk>"},
        {"type": "punct", "value": " "},
    ]
    document = heard({"monologues": [{"speaker": 0, "elements": elements}], "speakers": [{"id": 0, "name": "Anna"}]})

    assert [(said.text, said.speaker) for said in document.segments] == [("Well...  <crosstalk>", "Anna")]
    assert [(time.start, time.end) for time in document.segments[0].word_times] == [(0, 4)]
