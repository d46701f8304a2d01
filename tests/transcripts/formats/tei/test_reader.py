"""TEI as others write it: pointers, anchors, marks, annotations, and what is no transcript of speech."""

from pathlib import Path

import pytest

from testimonies.transcripts.document import Footnote, Level, Segment, TranscriptDocument, WordTime
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.tei import FORMAT
from testimonies.values.span import Span
from tests.transcripts.formats.test_transcriber import counted

WHENS = """<timeline unit="s"><when xml:id="T0"/><when xml:id="T1" interval="1.5" since="#T0"/>
<when xml:id="T2" interval="1" since="T1"/><when xml:id="T3"/><when xml:id="T4" absolute="00:00:04.5"/></timeline>"""
PEOPLE = '<person xml:id="S1"><persName>ANNA</persName></person><person n="BO"><alt type="S2"/></person>'


def read(body: str, *, header: str = "", timeline: str = WHENS) -> TranscriptDocument:
    assert FORMAT.read
    head = f"<teiHeader><profileDesc><particDesc>{PEOPLE}</particDesc></profileDesc>{header}</teiHeader>"
    content = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{head}<text>{timeline}<body>\n{body}</body></text></TEI>'
    document = FORMAT.read(content.encode(), language="")
    assert document.account.balances
    return document


def said(inside: str) -> str:
    (segment,) = read(f"<u>{inside}</u>").segments
    return segment.text


@pytest.mark.parametrize(
    "utterance",
    [
        '<annotationBlock who="#S1" start="#T1" end="#T2"><u>yes</u></annotationBlock>',
        '<annotationBlock who="S1" start="T1" end="T2"><u><seg>yes</seg></u></annotationBlock>',
        '<annotationBlock who="file.xml#S1" from="#T1" to="#T2"><u>yes</u></annotationBlock>',
        '<u who="#S1" start="#T1" end="#T2">yes</u>',
        '<div><u who="#S1" synch="#T1 #T2"><w>yes</w></u></div>',
    ],
)
def test_who_and_when_are_found_however_they_are_pointed_at(utterance: str) -> None:
    assert read(utterance).segments == (Segment("yes", Span(1500, 2500), "ANNA"),)


@pytest.mark.parametrize(
    ("who", "speaker"), [("#S2", "S2"), ("#S1 #S3", "ANNA + S3"), ("", None)], ids=["alternative", "two", "nobody"]
)
def test_speaker_is_called_as_the_header_says(who: str, speaker: str | None) -> None:
    assert read(f'<u who="{who}">yes</u>').segments[0].speaker == speaker


@pytest.mark.parametrize(
    ("timeline", "span"),
    [
        (
            '<timeline unit="ms"><when xml:id="a" absolute="9"/><when xml:id="b" interval="9" since="#a"/></timeline>',
            Span(9, 18),
        ),
        ('<timeline><when xml:id="a" interval="PT1.5S"/><when xml:id="b" interval="soon"/></timeline>', Span(1500)),
        (
            '<timeline><when xml:id="a" interval="1" since="#b"/><when xml:id="b" interval="1" since="#a"/></timeline>',
            None,
        ),
        (
            '<timeline><when xml:id="a" interval="1" since="#x"/><when xml:id="b" interval="1" unit="min"/></timeline>',
            Span(1000, 60_000),
        ),
    ],
    ids=["milliseconds", "duration", "circle", "minutes"],
)
def test_timeline_is_reckoned(timeline: str, span: Span | None) -> None:
    assert read('<u start="#a" end="#b">yes</u>', timeline=timeline).segments[0].span == span


def test_point_without_a_time_is_estimated_for_passages_and_told() -> None:
    document = read('<u start="#T3" end="#T4">yes</u>')

    assert document.segments[0].span == Span(3500, 4500)
    assert [finding.level for finding in document.findings] == [Level.WARNING]


def test_utterance_of_several_segments_is_cut_at_its_anchors() -> None:
    document = read(
        '<annotationBlock who="#S1" start="#T0" end="#T4"><u><seg><w>so</w><anchor synch="#T1"/><w>it</w></seg>'
        '<anchor synch="#T2"/><seg><w>was</w><pc>.</pc></seg></u></annotationBlock>'
    )

    assert document.segments == (
        Segment("so it", Span(0, 2500), "ANNA", word_times=(WordTime(3, 5, Span(1500, 2500)),)),
        Segment("was.", Span(2500, 4500), "ANNA", word_times=(WordTime(0, 3, Span(2500, 4500)),)),
    )


def test_anchor_of_one_utterance_times_no_word_of_the_next() -> None:
    document = read('<u><anchor synch="#T1"/><w>so</w></u><u><w>it</w><anchor synch="#T2"/><w>was</w></u>')

    assert [segment.word_times for segment in document.segments] == [(), ()]


def test_single_word_between_anchors_has_their_times() -> None:
    (segment,) = read(
        '<u><w>so</w><anchor synch="#T1"/><w>it</w><anchor synch="#T2"/><w>was</w><w>then</w></u>'
    ).segments

    assert segment.word_times == (WordTime(3, 5, Span(1500, 2500)),)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w>yes</w><pc>,</pc> <w>we</w><w>did</w>", "yes, we did"),
        ("<w>be</w><w join='left'>fore</w>", "before"),
        ("a <pause dur='PT0.4S'/> b<pause/>", "a (0.4 s) b (.)"),
        ("<vocal><desc>laughs</desc></vocal> so <incident><desc>((door))</desc></incident>", "[laughs] so ((door))"),
        ("so <gap reason='inaudible'/> it", "so [inaudible] it"),
        ("so <gap/> it <unclear>was</unclear>", "so […] it was"),
        ("it <choice><sic>were</sic><corr>was</corr></choice> so", "it were so"),
        ("<p>one</p><p>two <hi>th</hi>ree</p>", "one two three"),
        ("the <del type='repetition'>the</del> hive", "the the hive"),
        ("<seg xml:space='preserve'> two  spaces</seg>", " two  spaces"),
        ("so<!-- comment --><?target?> it", "so it"),
    ],
)
def test_what_stands_in_an_utterance_is_read(inside: str, text: str) -> None:
    assert said(inside) == text


def test_notes_hang_on_their_places() -> None:
    document = read("<u>so<note>a <hi>pear</hi> tree</note> it <choice><orig>was</orig><reg>is</reg></choice></u>")

    assert document.segments[0].text == "so it was"
    assert document.footnotes == (Footnote(0, 2, "a pear tree"), Footnote(0, 9, "reg: is"))


def test_annotations_of_an_utterance_are_kept_as_metadata() -> None:
    block = (
        '<u>yes</u><spanGrp type="pos"><span from="#T1">ITJ<spanGrp type="x"><span>y</span></spanGrp></span></spanGrp>'
    )
    document = read(f'<annotationBlock start="#T1">{block}</annotationBlock>')

    assert document.metadata["annotation pos"] == "00:00:01.500 ITJ\n00:00:01.500 y"
    assert [finding.message for finding in document.findings] == ['annotations of kind "pos" were kept as metadata']


def test_annotations_with_times_of_their_own_give_words_theirs() -> None:
    token = '<span from="#T{}" to="#T{}">{}<spanGrp type="FORM"><span>{}</span></spanGrp></span>'
    tokens = token.format(0, 1, 1, "so") + token.format(1, 2, 2, "it")
    document = read(f'<annotationBlock><u>so it was</u><spanGrp type="conll">{tokens}</spanGrp></annotationBlock>')

    assert document.segments[0].word_times == (WordTime(0, 2, Span(0, 1500)), WordTime(3, 5, Span(1500, 2500)))


def test_attribute_that_is_left_out_is_told() -> None:
    document = read('<u><w lemma="be" xml:id="w1">was</w></u>')

    assert [(one.level, one.line, one.message) for one in document.findings] == [
        (Level.WARNING, 4, "the attribute lemma of words or passages was left out")
    ]


def test_speech_of_a_play_is_read() -> None:
    play = (
        "<sp><speaker>ANNA.</speaker><p>Yes<stage>nods</stage></p><lg><l>one</l><l>two</l></lg></sp><stage>Exit</stage>"
    )

    assert [(one.speaker, one.text) for one in read(play).segments] == [
        ("ANNA", "Yes [nods] one two"),
        (None, "[Exit]"),
    ]


def test_rest_of_the_file_is_metadata() -> None:
    header = (
        "<fileDesc><titleStmt><title>Bees</title></titleStmt><publicationStmt><p>no</p></publicationStmt></fileDesc>"
    )
    document = read("<head>Part one</head><u who='#S1'>yes</u>", header=header)

    assert document.metadata == {
        "title": "Bees",
        "profileDesc/particDesc/person/@n": "BO",
        "profileDesc/particDesc/person/alt/@type": "S2",
        "fileDesc/publicationStmt/p": "no",
        "text/body/head": "Part one",
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<TEI><text><body><p>A catalogue</p></body></text></TEI>", "this TEI is no transcript of speech"),
        ("<teiCorpus><TEI><text/></TEI><TEI><text/></TEI></teiCorpus>", "there are 2 transcripts in this corpus"),
        ("<tei/>", "this XML is no TEI"),
    ],
)
def test_what_is_no_transcript_is_refused(content: str, why: str) -> None:
    assert FORMAT.read
    with pytest.raises(UnreadableTranscript, match=why):
        FORMAT.read(content.encode(), language="")


@pytest.mark.parametrize("tag", ["w", "seg", "div", "choice", "note", "unclear"])
def test_elements_as_deep_as_may_be_are_read(tag: str) -> None:
    depth = 240
    document = read(f"<u>{f'<{tag}>' * depth}deep{f'</{tag}>' * depth} enough</u>")

    assert "enough" in document.segments[0].text


REAL = {
    "030121.tei_corpo.xml": (1478, 8160),
    "60secondes.tei_corpo.xml": (29, 231),
    "Beckhams.xml": (118, 1140),
    "test-speech.xml": (17, 244),
}


def test_real_files_are_read_whole_or_refused(samples: Path) -> None:
    assert FORMAT.read
    counts, refused = {}, 0
    for path in sorted((samples / "tei").rglob("*.xml")):
        try:
            document = FORMAT.read(path.read_bytes(), language="")
        except UnreadableTranscript:
            refused += 1
            continue
        assert document.account.balances, path
        counts[path.name] = counted(document)

    assert counts == REAL
    assert refused == 9
