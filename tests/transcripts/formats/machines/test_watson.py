"""Watson's results are passages, cut by its labels of speakers."""

from tests.transcripts.formats.machines import heard, told


def test_result_is_cut_where_the_speaker_changes():
    likeliest = {"transcript": "yes no ", "timestamps": [["yes", 1, 1.5], ["no", 2, 2.5]], "confidence": 0.9}
    labels = [{"from": 1, "to": 1.5, "speaker": 0}, {"from": 2, "to": 2.5, "speaker": 1}]
    document = heard({"results": [{"final": True, "alternatives": [likeliest]}], "speaker_labels": labels})

    assert [(said.text, said.speaker) for said in document.segments] == [("yes", "0"), ("no", "1")]
    assert told(document) == ["1 passages were cut where the machine hears another speaker in them"]


def test_words_that_might_have_been_heard_are_told():
    likeliest = {"transcript": "yes ", "timestamps": [["yes", 1, 1.5]], "word_confidence": [["yes", 0.9]]}
    others = [{"alternatives": [{"word": "yes", "confidence": 0.9}, {"word": "yet", "confidence": 0.1}]}]
    document = heard({"results": [{"alternatives": [likeliest], "word_alternatives": others}]})

    assert told(document) == ["not carried: 1 other hearings of the same words, less likely ones"]
