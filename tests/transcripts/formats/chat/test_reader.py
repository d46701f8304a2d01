"""Conversations in CHAT: its lines, its headers, the tiers below, and those of real corpora."""

import re
from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.decode import decode
from testimonies.transcripts.document import Finding, Footnote, IndexPoint, Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.chat.reader import read as read_chat
from testimonies.transcripts.formats.chat.reader import sniff
from testimonies.values.span import Span
from tests.transcripts.demonstrations import words

OPENING = "@UTF8\n@Begin\n@Languages:\teng, spa\n@Participants:\tANN Anna_K Participant, BOR Participant\n"
# Where one main line has several bullets, each of them makes a segment: main lines and segments of these files.
SEVERAL_BULLETS = {
    "clan.cha": (150, 205),
    "clan~1.cha": (150, 205),
    "expected_elan_annotations.cha": (21, 139),
    "expected_serialize-test-orth.cha": (2, 3),
    "expected_serialize-test.cha": (2, 3),
    "expected_test-mor.cha": (29, 33),
    "expected_webvtt.cha": (1, 571),
    "griffin-mor.cha": (32, 44),
    "griffin-post.cha": (32, 44),
    "griffin.cha": (32, 44),
}


def read(text: str, *, language: str = "") -> TranscriptDocument:
    document = read_chat(text.encode(), language=language)
    assert document.account.balances
    return document


def test_conversation_is_read_verbatim_with_names_and_times():
    document = read(
        f"{OPENING}@Media:\tbees, audio\n*ANN:\thow &-uh <many hives> [//] many swarms ? \x150_1500\x15\n"
        "*BOR:\televen .\n*ANN:\tquo\x02\x01t\x02\x02ed\n\ton the next line . \x151500_2000\x15\n@End\n"
    )

    assert document.language == "en"
    assert document.metadata == {
        "Languages": "eng, spa",
        "Participants": "ANN Anna_K Participant, BOR Participant",
        "Media": "bees, audio",
    }
    assert document.segments == (
        Segment("how &-uh <many hives> [//] many swarms ?", Span(0, 1_500), "Anna K"),
        Segment("eleven .", None, "BOR"),
        Segment("quoted on the next line .", Span(1_500, 2_000), "Anna K"),
    )
    assert document.findings == ()


def test_tiers_of_analysis_are_counted_and_remarks_are_footnotes():
    document = read(
        f"{OPENING}*ANN:\tone .\n%mor:\tnum|one .\n%gra:\t1|0|ROOT\n\t2|1|PUNCT\n%com:\tshe laughs\n"
        "*BOR:\ttwo .\n%mor:\tx|y\n"
    )

    assert document.footnotes == (Footnote(0, 5, "com: she laughs"),)
    assert document.account.classes["tiers of analysis"] == len("num|one .1|0|ROOT\n\t2|1|PUNCTx|y")
    message = "not carried: tiers of analysis, which are no one's words: %mor (2), %gra (1)"
    assert document.findings == (Finding(Level.NOTE, message),)


def test_words_that_damage_brought_to_a_tier_of_analysis_are_told():
    document = read(f"{OPENING}*ANN:\tone .\n%mor:\tnum|one so it was\n%pho:\twVn\n%pho:\tso \x151_2\x15\n")

    assert [(finding.level, finding.message.partition(" (")[0]) for finding in document.findings][-1] == (
        Level.WARNING,
        "a tier of analysis that was left out has words of speech in it",
    )
    assert document.findings[-1].message.endswith("(lines 6, 8)")


def test_topics_are_a_table_of_contents():
    document = read(
        f"{OPENING}@G:\tHives\n*ANN:\tone .\n*BOR:\ttwo . \x15900_950\x15\n@Bg:\tHoney\n*ANN:\tno .\n@Eg:\tHoney\n"
    )

    assert document.index_points == (IndexPoint("Hives", 900), IndexPoint("Honey"))
    assert document.metadata["Eg"] == "Honey"


def test_old_and_broken_lines_are_read_and_told():
    document = read(
        "before\n@begin\n@participants: ANN Anna\n*ANN:   typed with spaces\n*no code\n%no tier\n@\n"
        "%com: at once\nloose\n@End\n"
    )

    assert [(said.speaker, said.text) for said in document.segments] == [
        (None, "before"),
        ("ANN", "typed with spaces"),
        (None, "*no code"),
    ]
    assert document.footnotes == (Footnote(2, 8, "%: %no tier"), Footnote(2, 8, "com: at once loose"))
    assert [(finding.line, finding.message.partition(";")[0]) for finding in document.findings] == [
        (1, "these words stand before the first line of CHAT"),
        (5, "this line names no one who speaks"),
        (6, "this line names no tier"),
        (9, "a line begins with neither *, %, @ nor a tab"),
    ]


def test_unknown_language_is_told_and_a_declared_one_counts():
    text = "@Begin\n@Languages:\tnull\n*ANN:\tone .\n"

    assert read(text, language="de").language == "de"
    assert [finding.message for finding in read(text).findings] == [
        'none of the languages "null" is known; they were kept as written'
    ]


def test_file_without_an_utterance_is_refused():
    with pytest.raises(UnreadableTranscript, match="no utterance"):
        read_chat(b"@UTF8\n@Begin\n@End\n", language="")


@pytest.mark.parametrize(
    ("head", "likeness"),
    [("@UTF8\n", 0.95), ("\ufeff@Begin\n", 0.95), ("*A:\tx\n@End", 0.7), ("*A:\tx", 0.2), ("@home: so", 0.0)],
)
def test_likeness_is_told_by_headers_and_main_lines(head: str, likeness: float):
    assert sniff(head.encode(), "") == likeness


def test_real_conversations_are_read_whole(samples: Path):
    refused, counts, read_words = [], {}, 0
    for file in sorted((*samples.glob("cha/*/*.cha"), *samples.glob("cha/*/*.CHA"))):
        try:
            document = registry.read(file.read_bytes(), name=file.name)
        except UnreadableTranscript:
            refused.append(file.name)
            continue
        main_lines = _main_lines(decode(file.read_bytes()).text)
        said = words("\n".join(one.text for one in document.segments))
        assert document.account.balances, file.name
        assert words("\n".join(main_lines)) - said == {}, file.name
        read_words += sum(len(one.text.split()) for one in document.segments)
        if len(document.segments) != len(main_lines):
            counts[file.name] = (len(main_lines), len(document.segments))
    assert refused == ["jpn_clinical.jan9~2.cha"]
    assert (read_words, counts) == (48_812, SEVERAL_BULLETS)


def _main_lines(text: str) -> list[str]:
    """The words of every main line, without a reader of ours."""
    joined = re.sub(r"\n[\t ]+", " ", text)
    found = re.findall(r"^\*[^:\n]+:(.*)$", joined, re.MULTILINE)
    return [re.sub("\x15[^\x15]*\x15|(?<=[ \t])\\d+_\\d+\\s*$|[\x01\x02]", "", words) for words in found]
