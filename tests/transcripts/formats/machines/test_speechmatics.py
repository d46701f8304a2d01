"""Speechmatics' marks are attached to the word that the file says."""

from tests.transcripts.formats.machines import heard


def entry(text, kind, start, **more):
    times = {"start_time": start, "end_time": start + 0.5}
    return {"alternatives": [{"content": text, "speaker": "S1"}], "type": kind, **times, **more}


def test_marks_are_attached_to_their_words():
    results = [
        entry("¿", "punctuation", 1, attaches_to="next"),
        entry("Si", "word", 1),
        entry("?", "punctuation", 1.5, attaches_to="previous"),
        entry("No", "word", 2),
        entry(".", "punctuation", 2.5, is_eos=True),
    ]
    document = heard({"format": "2.9", "metadata": {"transcription_config": {"language": "es"}}, "results": results})

    assert [(said.text, said.speaker) for said in document.segments] == [("¿Si? No.", "S1")]
    assert [(time.start, time.end) for time in document.segments[0].word_times] == [(1, 3), (5, 7)]
    assert document.language == "es"


def test_languages_without_spaces_have_none():
    pack = {"language_pack_info": {"word_delimiter": ""}}
    document = heard({"metadata": pack, "results": [entry("蜂", "word", 1), entry("蜜", "word", 1.5)]})

    assert document.segments[0].text == "蜂蜜"
