"""The one shape of transcripts."""

from testimonies.transcripts.document import Account, Segment, TranscriptDocument


def test_speakers_stand_once_in_order_of_appearance():
    said = (Segment("a", speaker="Boris"), Segment("b"), Segment("c", speaker="Anna"), Segment("d", speaker="Boris"))

    assert TranscriptDocument("text", said).speakers == ("Boris", "Anna")


def test_account_balances_only_without_a_rest():
    assert Account(5, 3, {"markup": 2}).balances
    assert not Account(5, 3, {"markup": 1}).balances
    assert Account(5, 3, {"markup": 1, "time marks": 1}).accounted == 2
