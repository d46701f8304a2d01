"""TextGrids as transcripts, with all that real ones hold."""

from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Finding, IndexPoint, Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.textgrid.reader import read as read_grid
from testimonies.transcripts.formats.textgrid.reader import sniff
from testimonies.values.span import Span


def grid(*tiers: tuple[str, str, list[str]]) -> bytes:
    lines = ['File type = "ooTextFile"', '"TextGrid"', "0", "9", "<exists>", str(len(tiers))]
    for kind, name, labels in tiers:
        lines += [f'"{kind}"', f'"{name}"', "0", "9", str(len(labels)), *labels]
    return "\n".join(lines).encode()


def read(content: bytes) -> TranscriptDocument:
    document = read_grid(content, language="")
    assert document.account.balances
    return document


def test_speech_points_and_analyses_are_told_apart():
    document = read(
        grid(
            ("IntervalTier", "Anna", ['0 1 "so it was"', '1 2 "_"']),
            ("IntervalTier", "phones", ['0 1 "s@U"']),
            ("TextTier", "noises", ['1.5 "a door"', '2 "120"']),
        )
    )

    assert document.segments == (Segment("so it was", Span(0, 1_000), "Anna"),)
    assert document.index_points == (IndexPoint("a door", 1_500),)
    assert document.metadata == {"tiers": "Anna\nphones\nnoises"}
    assert document.findings == (
        Finding(Level.NOTE, 'not carried: tiers of analysis, which are no one\'s words: "phones" (1 labels)'),
        Finding(Level.NOTE, 'each of these tiers was read as the words of a speaker of that name: "Anna"'),
        Finding(Level.NOTE, "not carried: a point that has no words, only a figure", 26),
    )
    assert {kind: document.account.classes[kind] for kind in ("silences", "tiers of analysis")} == {
        "silences": 1,
        "tiers of analysis": 6,
    }


def test_grid_without_words_is_refused_with_its_tiers():
    with pytest.raises(UnreadableTranscript, match='its tiers are "phones"'):
        read_grid(grid(("IntervalTier", "phones", ['0 1 "s"'])), language="")


@pytest.mark.parametrize(
    ("head", "likeness"),
    [
        (b'File type = "ooTextFile"', 1.0),
        (b'"ooTextFile"', 1.0),
        (b"ooBinaryFile", 1.0),
        (b'x\n"IntervalTier"', 0.6),
        (b"ANNA: so", 0.0),
    ],
)
def test_likeness_is_told_by_the_first_words(head: bytes, likeness: float):
    assert sniff(head, "") == likeness


def test_real_grids_are_read_whole_or_refused(samples: Path):
    found, refused = {}, {}
    for file in sorted((*samples.glob("textgrid/*/*.TextGrid"), *samples.glob("textgrid/*/*.textgrid"))):
        try:
            document = registry.read(file.read_bytes(), name=file.name)
        except UnreadableTranscript as refusal:
            refused[file.name] = refusal.line
            continue
        assert document.account.balances, file.name
        said = sum(len(one.text.split()) for one in document.segments)
        found[file.name] = (len(document.segments), said, sum(len(one.word_times) for one in document.segments))
    assert refused == {
        "Anita_MUSSO_F_46_11e.textgrid": 15,
        "bobby_phones.TextGrid": None,
        "bobby_phones_elan.TextGrid": None,
    }
    assert len(found) == 26
    shown = ("t1", "t2", "test_utterance_utf-16", "FOR_DIA", "performance", "test_mfa", "mary_with_negative_zero")
    assert {name: found[f"{name}.TextGrid"] for name in shown} == {
        "t1": (139, 920, 0),
        "t2": (139, 919, 786),
        "test_utterance_utf-16": (139, 920, 0),
        "FOR_DIA": (27, 76, 75),
        "performance": (172, 1546, 1479),
        "test_mfa": (43, 750, 750),
        "mary_with_negative_zero": (1, 4, 4),
    }
