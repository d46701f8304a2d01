"""A Word file laid out as text: paragraphs, time marks, tables."""

from testimonies.values.span import Span
from tests.transcripts.formats.docx import read, run, said, word_file


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_each_paragraph_is_a_turn() -> None:
    assert said(run("KOVAL: Where?"), run("HALIL: Here."), run("In the village.")) == [
        ("KOVAL", "Where?"),
        ("HALIL", "Here."),
        ("HALIL", "In the village."),
    ]


def test_lines_between_empty_paragraphs_are_one_turn() -> None:
    assert said(run("KOVAL: Where"), run("is it?"), "", run("HALIL: Here,"), run("beside us."), "") == [
        ("KOVAL", "Where\nis it?"),
        ("HALIL", "Here,\nbeside us."),
    ]


def test_time_marks_are_read_as_in_plain_text() -> None:
    document = read(word_file(run("[00:00:05] KOVAL: Where?"), run("[00:00:09]"), run("HALIL: Here.")))

    assert [(one.span, one.speaker, one.text) for one in document.segments] == [
        (Span(5_000, 9_000), "KOVAL", "Where?"),
        (Span(9_000), "HALIL", "Here."),
    ]


def test_table_is_read_row_by_row_in_its_place() -> None:
    rows = table(("0:05", "KOVAL", "Where?"), ("0:09", "HALIL", "Here."), ("0:12", "", "In the village."))

    document = read(word_file(run("A talk."), rows, run("The end.")))

    assert [(one.span, one.speaker, one.text) for one in document.segments] == [
        (Span(5_000, 9_000), "KOVAL", "Where?"),
        (Span(9_000, 12_000), "HALIL", "Here."),
        (Span(12_000), "HALIL", "In the village."),
        (Span(12_000), "HALIL", "The end."),
    ]
    assert document.metadata == {"heading": "A talk."}


def test_first_row_that_names_the_columns_is_no_speech() -> None:
    document = read(word_file(table(("Speaker", "Text"), ("KOVAL:", "Where?"), ("HALIL:", "Here."))))

    assert [(one.speaker, one.text) for one in document.segments] == [("KOVAL", "Where?"), ("HALIL", "Here.")]
    assert document.metadata == {"columns of the table": "Speaker\nText"}


def test_column_of_sentences_names_nobody() -> None:
    assert said(table(("Where did you go?", "Far away."), ("And then?", "Home."))) == [
        (None, "Where did you go?\nFar away."),
        (None, "And then?\nHome."),
    ]


def test_tables_in_cells_are_read_in_order() -> None:
    inner = table(("a", "b"))
    outer = f"<w:tbl><w:tr><w:tc><w:p>{run('before')}</w:p>{inner}<w:p>{run('after')}</w:p></w:tc></w:tr></w:tbl>"

    assert said(outer, run("So.")) == [(None, "before\na\nb\nafter"), (None, "So.")]
