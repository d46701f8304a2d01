"""Cells of a table written as text: quotes, line ends, and the csv module as a witness."""

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from testimonies.transcripts.sheets.cells import DELIMITERS, rows


def cells(text: str, delimiter: str = ",") -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows(text, delimiter=delimiter)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a,b\n", [["a", "b"]]),
        ("a,\n,b", [["a", ""], ["", "b"]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ('"a, ""b""\nc",d', [['a, "b"\nc', "d"]]),
        ('say "so",b', [['say "so"', "b"]]),
        ('"never closed,b\nc', [['"never closed', "b"], ["c"]]),
        ('"closed" too early,b', [['"closed" too early', "b"]]),
    ],
)
def test_text_is_parted_into_cells(text: str, found: list[list[str]]) -> None:
    assert cells(text) == found


def test_quotes_at_the_beginning_of_cells_parted_by_tabs_are_words() -> None:
    assert cells('"So\tsie\nkam"\tab', "\t") == [['"So', "sie"], ['kam"', "ab"]]


def test_cells_know_their_places() -> None:
    text = 'a,"b ""c"""\nd\n'

    assert [text[cell.start : cell.end] for row in rows(text, delimiter=",") for cell in row.cells] == [
        "a",
        'b ""c""',
        "d",
    ]
    assert [(row.start, row.end) for row in rows(text, delimiter=",")] == [(0, 12), (12, 14)]


@given(
    st.lists(st.lists(st.text(alphabet='ab ",;\t|\n', max_size=6), min_size=2, max_size=4), max_size=5),
    st.sampled_from(DELIMITERS),
)
def test_what_the_csv_module_writes_is_read_again(table: list[list[str]], delimiter: str) -> None:
    assume(delimiter != "\t" or not any("\t" in cell for row in table for cell in row))
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)

    assert cells(written.getvalue(), delimiter) == table


@given(st.text(alphabet='a",\n', max_size=40))
def test_rows_cover_the_text_without_gaps(text: str) -> None:
    found = list(rows(text, delimiter=","))

    assert "".join(text[row.start : row.end] for row in found) == text
    assert all(row.start <= cell.start <= cell.end <= row.end for row in found for cell in row.cells)
