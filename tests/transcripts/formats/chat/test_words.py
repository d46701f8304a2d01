"""Words on lines that go on below, and names of codes."""

from testimonies.transcripts.accounting import Ledger
from testimonies.transcripts.document import Footnote, TranscriptDocument
from testimonies.transcripts.formats.chat.words import names_of, trimmed, verbatim, with_footnotes
from testimonies.transcripts.reading import Reading


def test_words_stand_on_one_line_without_signs_that_no_one_says():
    text = "*A: e\u0301 so\x02\x01me\x02\x02\n\twords  \n"
    reading = Reading(text, "", Ledger(text))
    reading.ledger.keep(0, 3)

    assert verbatim(reading, 3, len(text)) == "é some words"
    assert reading.ledger.account().balances
    assert trimmed(" a b ", 0, 5) == (1, 4)


def test_names_are_those_between_code_and_role():
    participants = "CHI Lily Target_Child, MOT Mother, OLD Old_Bee_Keeper Participant, A X Y, B X Y,"

    assert names_of(participants) == {"CHI": "Lily", "OLD": "Old Bee Keeper"}


def test_footnotes_are_added():
    document, notes = TranscriptDocument("chat", ()), [Footnote(0, 1, "so")]

    assert with_footnotes(document, []) is document
    assert with_footnotes(document, notes).footnotes == tuple(notes)
