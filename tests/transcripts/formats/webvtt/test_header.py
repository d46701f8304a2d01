"""The header of a WebVTT file, in all the shapes in which archives write it."""

import pytest

from testimonies.transcripts.formats.webvtt import read

CUE = "\n\n00:01.000 --> 00:02.000\none\n"


@pytest.mark.parametrize(
    ("header", "metadata"),
    [
        ("WEBVTT", {}),
        ("WEBVTT - A talk about bees", {"WEBVTT": "A talk about bees"}),
        ("WEBVTT - Bees: a talk", {"WEBVTT": "Bees: a talk"}),
        ("WEBVTT Kind: captions", {"Kind": "captions"}),
        ("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0", {"X-TIMESTAMP-MAP": "LOCAL:00:00:00.000,MPEGTS:0"}),
        ("WEBVTT\nKind: captions\nStyle:\n::cue(b) {\n}\n##", {"Kind": "captions", "Style": "::cue(b) {\n}\n##"}),
        ("WEBVTT\nNOTE language:en\nNOTE Speaker: Anna", {"NOTE": "language:en\nSpeaker: Anna"}),
        (
            "WEBVTT\nType: caption\nResponsible Party: US, An Archive\nFile Creator: Anna\nFile Creator: Boris",
            {"Type": "caption", "Responsible Party": "US, An Archive", "File Creator": "Anna\nBoris"},
        ),
        ("WEBVTT\n\nType: caption\nLanguage: en", {"Type": "caption", "Language": "en"}),
        ("WEBVTT\nТема: пчёлы", {"Тема": "пчёлы"}),
    ],
)
def test_header_is_metadata(header: str, metadata: dict[str, str]):
    document = read(f"{header}{CUE}".encode(), language="")

    assert document.metadata == metadata
    assert [segment.text for segment in document.segments] == ["one"]
    assert document.account.balances
