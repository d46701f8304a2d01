"""The ledger proves where every character went, and cannot be talked into balancing."""

from hypothesis import given
from hypothesis import strategies as st

from testimonies.transcripts.accounting import BLANK, LINE_ENDS, MARKUP, TIMES, Ledger, Tally
from testimonies.transcripts.document import Account


def test_ledger_balances_when_all_but_white_space_is_booked():
    ledger = Ledger("[1] so it was\n", before={LINE_ENDS: 1})
    ledger.book(0, 3, TIMES)
    ledger.keep(4, 13)

    assert ledger.account() == Account(15, 9, {LINE_ENDS: 1, TIMES: 3, BLANK: 2})
    assert ledger.account().balances
    assert ledger.forgotten() is None


def test_ledger_does_not_balance_when_a_word_is_forgotten():
    ledger = Ledger("kept forgotten")
    ledger.keep(0, 4)

    assert not ledger.account().balances
    assert ledger.forgotten() == (4, 14)


def test_later_booking_replaces_the_earlier_one():
    ledger = Ledger("a <i>word</i>")
    ledger.keep(0, 13)
    ledger.book(2, 5, MARKUP)
    ledger.book(9, 13, MARKUP)

    assert ledger.account() == Account(13, 6, {MARKUP: 7})


@given(text=st.text(), stretches=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.booleans())))
def test_ledger_never_counts_a_character_twice(text: str, stretches: list[tuple[int, int, bool]]):
    ledger = Ledger(text)
    for start, end, is_kept in stretches:
        within = min(start, len(text)), min(end, len(text))
        if is_kept:
            ledger.keep(*within)
        else:
            ledger.book(*within, MARKUP)
    account = ledger.account()

    assert account.read == len(text)
    assert account.kept + account.accounted <= account.read
    assert account.balances == (ledger.forgotten() is None)


def test_tally_balances_only_when_the_sums_meet():
    tally = Tally(10)
    tally.keep(7)
    tally.book(0, MARKUP)

    assert not tally.account().balances

    tally.book(3, TIMES)

    assert tally.account() == Account(10, 7, {TIMES: 3})
    assert tally.account().balances


def test_tally_includes_a_part_that_was_accounted_for_by_itself():
    tally = Tally(10)
    tally.include(Account(10, 6, {MARKUP: 4}))

    assert tally.account() == Account(10, 6, {MARKUP: 4})
