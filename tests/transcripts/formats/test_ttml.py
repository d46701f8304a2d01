"""TTML: times in every way the standard has, voices, languages, line breaks and styles."""

from pathlib import Path

import pytest

from testimonies.transcripts.document import Segment, TranscriptDocument, WordTime
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.ttml import FORMAT
from testimonies.values.span import Span
from tests.transcripts.formats.test_transcriber import counted

XMLNS = 'xmlns:ttm="m" xmlns:ttp="p" xmlns:tts="s" xmlns="http://www.w3.org/ns/ttml"'
AGENTS = '<ttm:agent xml:id="a"><ttm:name>ANNA</ttm:name></ttm:agent><ttm:agent xml:id="b"/>'


def read(body: str, *, attributes: str = "", language: str = "") -> TranscriptDocument:
    assert FORMAT.read
    head = f"<head><metadata>{AGENTS}</metadata><styling><style xml:id='s' tts:color='red'/></styling></head>"
    content = f"<tt {XMLNS} {attributes}>\n{head}{body}</tt>"
    document = FORMAT.read(content.encode(), language=language)
    assert document.account.balances
    return document


def shown(paragraph: str, *, attributes: str = "", around: str = "<body><div>{}</div></body>") -> list[Span | None]:
    return [segment.span for segment in read(around.format(paragraph), attributes=attributes).segments]


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        ("00:01:02.5", 62_500),
        ("100:00:00", 360_000_000),
        ("3:58.640", 238_640),
        ("00:00:01:05", 1_200),
        ("00:00:01:05.1", 1_200),
        ("12.5s", 12_500),
        ("90", 90_000),
        ("250ms", 250),
        ("1.5m", 90_000),
        ("1h", 3_600_000),
        ("50f", 2_000),
        ("9000t", 9_000),
    ],
)
def test_time_is_read_in_every_way_it_may_be_written(written: str, ms: int) -> None:
    rates = 'ttp:frameRate="25" ttp:tickRate="1000"'

    assert shown(f'<p begin="{written}">a</p>', attributes=rates) == [Span(ms)]


@pytest.mark.parametrize(
    ("rates", "ms"),
    [("", 1000), ('ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001"', 1001), ('ttp:frameRate="0"', 1000)],
)
def test_frames_are_as_long_as_the_file_says(rates: str, ms: int) -> None:
    assert shown('<p begin="30f">a</p>', attributes=rates) == [Span(ms)]


@pytest.mark.parametrize(
    ("paragraph", "around", "spans"),
    [
        ('<p begin="1s" dur="2s">a</p>', "<body><div>{}</div></body>", [Span(1000, 3000)]),
        ('<p begin="1s" dur="9s" end="2s">a</p>', "<body><div>{}</div></body>", [Span(1000, 2000)]),
        ('<p end="2s">a</p>', "<body><div>{}</div></body>", [Span(0, 2000)]),
        ("<p>a</p>", '<body><div begin="5s" end="9s">{}</div></body>', [Span(5000, 9000)]),
        ('<p begin="1s">a</p>', '<body begin="10s"><div begin="5s" end="9s">{}</div></body>', [Span(16_000, 19_000)]),
        (
            '<p dur="1s">a</p><p dur="2s">b</p>',
            '<body><div timeContainer="seq">{}</div></body>',
            [Span(0, 1000), Span(1000, 3000)],
        ),
        ("<p>a</p>", "<body><div>{}</div></body>", [None]),
        ('<p begin="soon">a</p>', "<body><div>{}</div></body>", [None]),
    ],
)
def test_times_count_from_what_they_stand_in(paragraph: str, around: str, spans: list[Span | None]) -> None:
    assert shown(paragraph, around=around) == spans


def test_times_beyond_the_end_of_what_they_stand_in_count_from_the_start() -> None:
    words = '<span begin="20s" end="21s">be</span> <span begin="21s" end="22s">fore</span>'
    document = read(f'<body><div begin="20s" end="30s"><p begin="20s" end="22s">{words}</p></div></body>')

    times = (WordTime(0, 2, Span(20_000, 21_000)), WordTime(3, 7, Span(21_000, 22_000)))
    assert document.segments == (Segment("be fore", Span(20_000, 22_000), word_times=times),)
    assert [finding.message for finding in document.findings] == [
        "times inside timed elements were taken as counted from the start of the recording"
    ]


def test_paragraph_without_a_time_has_that_of_its_words() -> None:
    document = read('<body><div><p><span begin="1s" end="2s">one</span> two</p></div></body>')

    assert document.segments == (Segment("one two", Span(1000, 2000), word_times=(WordTime(0, 3, Span(1000, 2000)),)),)


def test_voices_are_agents() -> None:
    voices = '<p ttm:agent="a" begin="1s">yes <span ttm:agent="b">no</span> well</p><p ttm:agent="a b">both</p>'

    said = [(segment.speaker, segment.text) for segment in read(f"<body><div>{voices}</div></body>").segments]

    assert said == [("ANNA", "yes"), ("b", "no"), ("ANNA", "well"), ("ANNA + b", "both")]


def test_line_breaks_are_kept_and_styles_are_not() -> None:
    document = read(
        '<body region="r"><div><p tts:color="red">the\n  hive<br/> was <span style="s">si</span>lent</p></div></body>'
    )

    assert document.segments == (Segment("the hive\nwas silent"),)
    assert document.account.classes["styles and regions"] == len("rredssred")
    assert "red" not in document.metadata.values()


def test_other_languages_are_the_translation_and_metadata() -> None:
    divisions = "".join(
        f'<div xml:lang="{tag}"><p begin="1s">{text}</p></div>'
        for tag, text in (("ru", "улей"), ("en", "hive"), ("de", "Stock"))
    )

    document = read(f"<body>{divisions}</body>")

    assert (document.language, document.segments[0].text) == ("ru", "улей")
    assert document.translation == TranscriptDocument("ttml", (Segment("hive", Span(1000)),), "en")
    assert document.metadata["captions de"] == "00:00:01.000 Stock"


def test_declared_language_counts_and_the_file_s_own_is_kept() -> None:
    document = read("<body><div><p>a</p></div></body>", attributes='xml:lang="en"', language="ru")

    assert (document.language, document.metadata["@lang"]) == ("ru", "en")


def test_other_xml_is_refused() -> None:
    assert FORMAT.read
    with pytest.raises(UnreadableTranscript, match="no TTML: it begins with <a>"):
        FORMAT.read(b"<a/>", language="")


def test_real_files_are_read_whole(samples: Path) -> None:
    assert FORMAT.read
    counts = {}
    for path in sorted((samples / "srt").rglob("*.ttml")):
        document = FORMAT.read(path.read_bytes(), language="")
        assert document.account.balances, path
        counts[path.name] = (*counted(document), sum(len(one.word_times) for one in document.segments))

    assert counts == {"ttml_example.ttml": (11, 86, 0), "ttml_example_apple.ttml": (38, 191, 190)}
