"""The BBC's words are kept as they are printed; Vosk's and autoEdit's passages are their own."""

from tests.transcripts.formats.machines import heard, told


def test_words_are_kept_as_they_are_printed():
    words = [
        {"word": "there", "punct": "There", "start": 1, "end": 2},
        {"word": "is", "punct": "was.", "start": 2, "end": 3},
    ]
    document = heard({"retval": {"punct": "There was.", "words": words}})

    assert document.segments[0].text == "There was."
    assert told(document)[1:] == ['1 words with times do not stand in their passages and were left out: "is"']


def test_one_utterance_of_vosk_is_a_passage():
    document = heard({"result": [{"conf": 1, "start": 1, "end": 2, "word": "yes"}], "text": "yes"})

    assert [said.text for said in document.segments] == ["yes"]


def test_lines_of_autoedit_are_words():
    line = [
        {"id": 0, "text": "Yes,", "startTime": 1, "endTime": 2},
        {"id": 1, "text": "bees.", "startTime": 2, "endTime": 3},
    ]
    paragraph = {"line": line, "startTime": 1, "endTime": 3}
    document = heard({"text": [{"speaker": "Anna", "paragraph": [paragraph]}]})

    assert [(said.text, said.speaker) for said in document.segments] == [("Yes, bees.", "Anna")]
