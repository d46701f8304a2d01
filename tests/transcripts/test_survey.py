"""A folder is counted by format; what was refused is counted by its reason."""

from testimonies.transcripts.survey import in_markdown, survey

FILES = [
    ("one.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>two words\n"),
    ("two.vtt", b"WEBVTT\n\n00:05.000 --> 00:04.000\n<v Anna>three more words\n"),
    ("three.vtt", b"WEBVTT\n"),
    ("four.vtt", b""),
    ("five.jpg", b"\xff\xd8\xff"),
]


def test_files_are_counted_by_format_and_by_reason():
    assert list(in_markdown(survey(FILES))) == [
        "| format | files read | passages | words | repaired or left out | noted | refused |",
        "|---|--:|--:|--:|--:|--:|--:|",
        "| WebVTT captions | 2 | 2 | 5 | 1 | 0 | 1 |",
        "| not recognised | 0 | 0 | 0 | 0 | 0 | 2 |",
        "",
        "| refused because | files |",
        "|---|--:|",
        "| the file is a picture | 1 |",
        "| the file is empty | 1 |",
        "| there is no cue in it: not one line with times like …:… --> …:… | 1 |",
    ]


def test_refused_file_is_named_under_its_reason():
    assert survey(FILES).refusals["the file is empty"] == ["four.vtt"]
