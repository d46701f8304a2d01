"""Paragraphs and rows, built by where they end."""

from testimonies.transcripts.pages.builder import Builder
from testimonies.transcripts.pages.paragraphs import Paragraph, TableRow


def words(builder: Builder) -> list[object]:
    return [
        block.text if isinstance(block, Paragraph) else [[one.text for one in cell] for cell in block.cells]
        for block in builder.blocks
    ]


def say(builder: Builder, said: str) -> None:
    builder.paragraph.said.append((said, True))


def test_what_is_left_at_the_end_is_a_paragraph() -> None:
    builder = Builder()
    say(builder, "one")
    builder.end_paragraph()
    say(builder, "two")
    builder.finish()

    assert words(builder) == ["one", "two"]


def test_rows_end_where_their_table_does() -> None:
    builder = Builder()
    builder.is_in_table = True
    for said in ("a", "b"):
        say(builder, said)
        builder.end_cell()
    builder.end_table()
    say(builder, "below")
    builder.finish()

    assert words(builder) == [[["a"], ["b"]], "below"]


def test_rows_of_two_tables_are_told_apart() -> None:
    builder = Builder()
    for _ in range(2):
        say(builder, "a")
        builder.end_cell()
        builder.end_table()

    tables = [block.table for block in builder.blocks if isinstance(block, TableRow)]
    assert tables[0] is not tables[1]


def test_boxes_follow_their_paragraph() -> None:
    builder = Builder()
    say(builder, "one")
    builder.boxes.append(Paragraph([("boxed", True)]))
    builder.end_paragraph()

    assert words(builder) == ["one", "boxed"]
