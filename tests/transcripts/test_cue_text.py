"""Voices, tags and entities inside a caption."""

import pytest

from testimonies.transcripts.accounting import MARKUP
from testimonies.transcripts.cue_text import CueText, Part, plain
from testimonies.transcripts.reading import Reading


def parts(body: str) -> list[Part]:
    reading = Reading.of(body.encode(), language="")
    found = CueText(reading, [body]).parts(0, body)
    assert reading.ledger.account().balances
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("plain words", [("plain words", None)]),
        ("<v Anna>yes", [("yes", "Anna")]),
        ("<v Anna>yes</v>", [("yes", "Anna")]),
        ("<v Anna Maria:>yes", [("yes", "Anna Maria")]),
        ("<v.loud.first Anna>yes", [("yes", "Anna")]),
        ("<v.speaker1>yes</v>", [("yes", "speaker1")]),
        ("<v Ann&amp;Co>yes", [("yes", "Ann&Co")]),
        ("<v\tAnna\n Maria>yes", [("yes", "Anna Maria")]),
        ("<v Anna>yes</v> [a door]", [("yes", "Anna"), ("[a door]", None)]),
        ("<v Anna>yes <v Boris>no\nnever", [("yes", "Anna"), ("no\nnever", "Boris")]),
        ("so <v Anna>yes", [("so", None), ("yes", "Anna")]),
        ("<v>nobody", [("nobody", None)]),
        ("a <i>b</i> <c.gold.bg>c</c> <00:01.500>d <lang crh>e</lang>", [("a b c d e", None)]),
        ("what <[?]> he said <laughs>", [("what <[?]> he said <laughs>", None)]),
        ("<I think so", [("<I think so", None)]),
        ("R&amp;D &lt;x&gt; &#1103;&nbsp;5 &unknown; AT&T", [("R&D <x> я\xa05 &unknown; AT&T", None)]),
        ("{\\an8}up <font color='red'>here</font><br/>below", [("up here\nbelow", None)]),
        ("e\u0301te\u0301", [("été", None)]),
        ("<i></i>", []),
        ("", []),
    ],
)
def test_body_is_taken_apart(body: str, expected: list[tuple[str, str | None]]):
    assert [(part.text, part.speaker) for part in parts(body)] == expected


def test_voice_that_says_nothing_is_named():
    reading = Reading.of(b"<v Anna></v>", language="")

    assert CueText(reading, []).parts(0, reading.text) == []
    assert [finding.message for finding in reading.findings.sorted()] == ['the voice "Anna" says nothing here']


def test_tags_are_booked_as_markup_and_voices_are_kept():
    reading = Reading.of(b"<v.loud Anna>yes</v>", language="")

    CueText(reading, []).parts(0, reading.text)

    assert (reading.ledger.account().kept, reading.ledger.account().classes) == (7, {MARKUP: 13})


@pytest.mark.parametrize("hostile", ["<v " + " " * 50_000, "<font " + "=" * 50_000, "&" * 50_000, "{\\" * 25_000])
def test_hostile_markup_is_read_quickly(hostile: str):
    assert [part.text for part in parts(hostile)] == [hostile.strip()]


def test_plain_resolves_entities_and_composes():
    assert plain(" e\u0301 &amp; o ") == "é & o"
