"""Deepgram's paragraphs are passages where it gives no utterances, its words where it gives neither."""

from tests.transcripts.formats.machines import heard

WORDS = [
    {"word": "yes", "punctuated_word": "Yes.", "start": 1, "end": 1.5, "speaker": 0},
    {"word": "no", "punctuated_word": "No.", "start": 2, "end": 2.5, "speaker": 1},
]


def channel(**more):
    return {"alternatives": [{"transcript": "Yes. No.", "words": WORDS, **more}]}


def test_words_are_cut_into_turns():
    document = heard({"results": {"channels": [channel()]}})

    assert [(said.text, said.speaker) for said in document.segments] == [("Yes.", "0"), ("No.", "1")]


def test_sentences_of_paragraphs_are_passages():
    sentences = [{"text": "Yes.", "start": 1, "end": 1.5}, {"text": "No.", "start": 2, "end": 2.5}]
    paragraphs = {"transcript": "\nYes. No.", "paragraphs": [{"sentences": sentences, "speaker": 0}]}
    document = heard({"results": {"channels": [channel(paragraphs=paragraphs)]}})

    assert [(said.text, said.speaker) for said in document.segments] == [("Yes.", "0"), ("No.", "0")]
    assert all(len(said.word_times) == 1 for said in document.segments)
