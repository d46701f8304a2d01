"""Tables column by column, every character of them booked."""

from testimonies.transcripts.accounting import Ledger
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.sheets.columns import Column
from testimonies.transcripts.sheets.table import Layout, Table, layout


def laid_out(text: str) -> Layout:
    found = layout(text, delimiters=(",", ";"))
    assert found
    return found


def table(text: str) -> tuple[Table, Reading]:
    reading = Reading(text, "", Ledger(text))
    return Table(reading, laid_out(text)), reading


def test_layout_is_that_of_the_row_which_names_most_columns() -> None:
    text = "Interview; text\n\ntime;speaker;text;mood\n0:01;K;a;calm\n"

    found = laid_out(text)

    assert (found.delimiter, found.columns) == (";", {Column.START: 0, Column.SPEAKER: 1, Column.WORDS: 2})
    assert [found.name(place) for place in range(5)] == ["time", "speaker", "text", "mood", "column 5"]


def test_text_without_known_columns_has_no_layout() -> None:
    assert layout("a,b\nc,d\n", delimiters=(",", ";")) is None


def test_missing_column_or_cell_is_empty() -> None:
    found, _ = table("text,speaker\na\nb,K\n")

    assert found.words(Column.SPEAKER) == ["", "K"]
    assert found.words(Column.TRANSLATION) == ["", ""]
    assert found.has(Column.SPEAKER)
    assert not found.has(Column.TRANSLATION)


def test_empty_cell_repeats_the_one_above() -> None:
    found, _ = table("text,speaker\na,\nb,K:\nc,\nd,H\n")

    assert found.carried(Column.SPEAKER) == ["", "K", "K", "H"]


def test_every_character_is_booked_once_all_cells_are_taken() -> None:
    found, reading = table('n,time,text,tags\n1,0:01,"say ""so""",x\n2,soon,b,\n')

    found.numbers()
    found.words(Column.WORDS)
    assert found.times(characters=9) == ([1_000, None], [None, None])
    found.set_rest_aside()

    account = reading.ledger.account()
    assert account.balances
    assert account.kept == len('say "so"' + "b" + "x" + "soon")
    assert found.metadata == {"time": "row 2: soon", "tags": "row 1: x"}


def test_numbers_that_do_not_count_are_no_row_numbers() -> None:
    found, _ = table("id,text\nx1,a\n,b\n")

    found.numbers()
    found.words(Column.WORDS)
    found.set_rest_aside()

    assert found.metadata == {"id": "row 1: x1"}
