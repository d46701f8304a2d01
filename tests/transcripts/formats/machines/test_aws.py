"""Amazon's entries become turns where the file has no passages."""

from testimonies.transcripts.document import Segment, WordTime
from testimonies.transcripts.formats.machines.words import CUT
from testimonies.values.span import Span
from tests.transcripts.formats.machines import heard, told


def word(text, start, **more):
    times = {"start_time": str(start), "end_time": str(start + 0.5)}
    return {**times, "alternatives": [{"confidence": "0.9", "content": text}], "type": "pronunciation", **more}


def mark(text):
    return {"alternatives": [{"confidence": "0.0", "content": text}], "type": "punctuation"}


def test_punctuation_follows_without_a_space():
    results = {
        "transcripts": [{"transcript": "Yes, bees."}],
        "items": [word("Yes", 1), mark(","), word("bees", 2), mark(".")],
    }
    document = heard({"results": results})

    times = (WordTime(0, 3, Span(1000, 1500)), WordTime(5, 9, Span(2000, 2500)))
    assert document.segments == (Segment("Yes, bees.", Span(1000, 2500), word_times=times),)
    assert told(document) == [CUT]


def test_speakers_of_older_files_stand_apart():
    labels = [{"start_time": "1.0", "end_time": "1.5", "speaker_label": "spk_0"}]
    labels.append({"start_time": "2.0", "end_time": "2.5", "speaker_label": "spk_1"})
    segments = [{**label, "items": [label]} for label in labels]
    results = {"items": [word("Yes", 1.0), mark("."), word("No", 2.0)], "speaker_labels": {"segments": segments}}

    assert [(said.text, said.speaker) for said in heard({"results": results}).segments] == [
        ("Yes.", "spk_0"),
        ("No", "spk_1"),
    ]


def test_channels_are_speakers():
    left, right = [word("Yes", 1.0), word("indeed", 3.0)], [word("No", 2.0)]
    channels = [{"channel_label": "ch_0", "items": left}, {"channel_label": "ch_1", "items": right}]
    results = {"items": [*left, *right], "channel_labels": {"channels": channels}}
    document = heard({"results": results})

    assert [(said.text, said.speaker) for said in document.segments] == [("Yes indeed", "ch_0"), ("No", "ch_1")]


def test_words_in_no_passage_follow_after_the_last():
    audio = [{"id": 0, "transcript": "Yes", "start_time": "1.0", "end_time": "1.5", "items": [0, "x", 99]}]
    document = heard({"results": {"items": [word("Yes", 1.0), word("No", 2.0)], "audio_segments": audio}})

    assert [said.text for said in document.segments] == ["Yes", "No"]
    assert told(document) == ["1 words stand in no passage; they follow after the last one"]


def test_other_hearings_are_told():
    entry = word("Yes", 1.0)
    entry["alternatives"].append({"content": "Yet", "confidence": "0.1"})

    assert "not carried: 1 other hearings of the same words, less likely ones" in told(
        heard({"results": {"items": [entry]}})
    )
