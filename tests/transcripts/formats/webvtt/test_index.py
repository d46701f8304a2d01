"""Cues that are a table of contents, as Aviary exports it."""

from testimonies.transcripts.document import IndexPoint, Level
from testimonies.transcripts.formats.webvtt import read


def body(label: str, value: str) -> str:
    return f'{{"type":"TextualBody","value":"{value}","format":"text/plain","label":{{"en":["{label}"]}}}}\n'


def test_index_becomes_index_points():
    text = (
        "WEBVTT\n\nThe mill\n00:00:00.000 --> 00:01:00.000\nHow it stood\nby the river\n"
        + body("Keywords", "mill; river")
        + body("Subjects", "work")
        + body("Partial Transcript", 'It stood \\"there\\"')
        + body("GPS description", "A village")
        + body("GPS Zoom Level", "17")
        + body("GPS Coordinates", "42.5, 59.6")
        + body("Hyperlink", "https://example.org,https://example.com")
        + body("Hyperlink Description", "One")
        + body("Weather", "rain")
    )

    document = read(text.encode(), language="")

    assert document.segments == ()
    assert document.index_points == (
        IndexPoint(
            "The mill",
            0,
            synopsis="How it stood\nby the river\nWeather: rain",
            partial_transcript='It stood "there"',
            keywords=("mill", "river"),
            subjects=("work",),
            coordinates=(42.5, 59.6),
            place="A village",
            hyperlinks=(("https://example.org", "One"), ("https://example.com", "")),
        ),
    )
    assert document.account.balances


def test_what_one_place_cannot_hold_is_kept_in_words():
    for written, first in (("42.5,59.6;1.0,2.0", (42.5, 59.6)), ("142.5,59.6", None), ("nowhere", None)):
        document = read(
            f"WEBVTT\n\nx\n00:01.000 --> 00:02.000\n{body('GPS Coordinates', written)}".encode(), language=""
        )

        assert document.index_points[0].coordinates == first
        assert written.partition(";")[2 if first else 0] in document.index_points[0].synopsis
        assert [finding.level for finding in document.findings] == [Level.WARNING]


def test_broken_line_is_kept_as_it_stands():
    broken = '{"type":"TextualBody","value":"lost"}'

    document = read(f"WEBVTT\n\nx\n00:01.000 --> 00:02.000\n{broken}\n".encode(), language="")

    assert broken in document.index_points[0].synopsis
    assert document.findings[0].line == 5
    assert document.account.balances
