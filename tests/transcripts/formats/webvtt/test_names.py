"""Words where the name of a cue may stand: spoken ones stay in the text, titles become a table of contents."""

import pytest

from testimonies.transcripts.document import IndexPoint, Level, Segment, TranscriptDocument
from testimonies.transcripts.formats.webvtt import read, write
from testimonies.values.span import Span

GIVEN_BACK = "words stand where a cue has its name"


def captions(*blocks: str) -> TranscriptDocument:
    document = read("\n\n".join(("WEBVTT", *blocks)).encode(), language="")
    assert document.account.balances
    return document


def cue(number: int, words: str = "so it was") -> str:
    return f"00:0{number}.000 --> 00:0{number}.900\n{words}"


def said(document: TranscriptDocument) -> list[str]:
    return [segment.text for segment in document.segments]


@pytest.mark.parametrize(
    "words", ["I was born there.", "we went to the river", "Yes!", "他们把我们带到了河边", "<i>Slowly</i>"]
)
def test_spoken_line_before_a_time_line_stays_in_the_text(words: str):
    document = captions(cue(1, "one"), f"{words}\n{cue(2, 'two')}", cue(3, "three"))

    assert said(document) == ["one\n\n" + words.removeprefix("<i>").removesuffix("</i>"), "two", "three"]
    assert document.index_points == ()
    told = next(finding for finding in document.findings if finding.message.startswith(GIVEN_BACK))
    assert (told.level, told.line) == (Level.WARNING, 6)


def test_voice_in_a_name_speaks():
    document = captions(cue(1, "<v Boris>one</v>"), f"<v Anna>Two\n{cue(2, '<v Boris>three</v>')}")

    assert [(segment.speaker, segment.text) for segment in document.segments] == [
        ("Boris", "one"),
        ("Anna", "Two"),
        ("Boris", "three"),
    ]


def test_words_before_the_first_cue_have_no_time():
    document = captions(f"I was born there.\n{cue(1, 'one')}", cue(2, "two"), cue(3, "three"))

    assert document.segments[0] == Segment("I was born there.")
    assert said(document)[1:] == ["one", "two", "three"]


def test_cue_without_words_says_its_name():
    document = captions(cue(1, "one"), f"I was born there.\n{cue(2, '')}", cue(3, "three"))

    assert document.segments[1] == Segment("I was born there.", Span(2_000, 2_900))
    assert said(document) == ["one", "I was born there.", "three"]


def test_blank_line_under_every_time_line_moves_no_words():
    document = captions(cue(1, "\nIn the mill") + f"\n{cue(2, '') + chr(10)}by the river\n{cue(3, '')}\nfor years\n")

    assert [(segment.text, segment.span) for segment in document.segments] == [
        ("In the mill", Span(1_000, 1_900)),
        ("by the river", Span(2_000, 2_900)),
        ("for years", Span(3_000, 3_900)),
    ]
    assert document.index_points == ()


def test_few_short_titles_are_contents_with_a_warning():
    document = captions(f"The mill\n{cue(1)}", cue(2), cue(3))

    assert document.index_points == (IndexPoint("The mill", 1_000),)
    assert [(finding.level, finding.line) for finding in document.findings] == [(Level.WARNING, 3)]


def test_sentences_are_titles_where_every_cue_has_one():
    document = captions(f"How we left the village.\n{cue(1)}", f"How we came back.\n{cue(2)}")

    assert [point.title for point in document.index_points] == ["How we left the village.", "How we came back."]
    assert [finding.level for finding in document.findings] == [Level.NOTE]


@pytest.mark.parametrize("name", ["12", "6e2b1f0c-0d3a/12-0", "cue_7"])
def test_codes_are_no_words(name: str):
    document = captions(f"{name}\n{cue(1)}", cue(2), cue(3))

    assert said(document) == ["so it was"] * 3
    assert document.index_points == ()
    assert not any(finding.level is Level.WARNING for finding in document.findings)


def test_titles_that_are_sentences_survive_our_own_writer():
    passages = tuple(Segment(f"words {number}", Span(number, number + 1)) for number in range(9))
    document = TranscriptDocument(
        "webvtt", passages, index_points=(IndexPoint("How we left, <i>and</i> came back.", 4),)
    )

    again = read(write(document).encode(), language="")

    assert again.segments == passages
    assert [(point.title, point.start_ms) for point in again.index_points] == [
        ("How we left, <i>and</i> came back.", 4)
    ]
    assert [finding.level for finding in again.findings] == [Level.NOTE]
