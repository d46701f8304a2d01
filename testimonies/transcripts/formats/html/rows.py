"""The paragraphs of a web page in their tables: rows of cells, and terms with what is said of them."""

from testimonies.transcripts.formats.html.elements import CELLS, TERMS
from testimonies.transcripts.pages.builder import Builder
from testimonies.transcripts.pages.paragraphs import Block, Paragraph, TableRow


class Rows:
    """Grows as elements begin and end. Tables and lists inside the cells of a table are paragraphs of the cell."""

    def __init__(self) -> None:
        self._builder = Builder()
        self._depth = 0  # of tables in one another
        self._is_in_cell = False

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph that is being made."""
        return self._builder.paragraph

    def begin(self, name: str) -> None:
        """An element begins that parts the words before it from those in it."""
        self._end_paragraph()
        if name == "table":
            self._depth += 1
        elif self._is_cell(name):
            self._end_cell()
            if name == "dt":
                self._builder.end_row()
            self._is_in_cell = self._builder.is_in_table = True
        elif name == "tr" and self._depth == 1:
            self._end_row()

    def end(self, name: str) -> None:
        """Such an element ends."""
        if self._is_cell(name):
            self._end_cell()
        self._end_paragraph()
        if name == "tr" and self._depth == 1:
            self._end_row()
        elif (name == "table" and self._depth == 1) or (name == "dl" and not self._depth):
            self._end_row()
            self._builder.end_table()
        if name == "table":
            self._depth = max(self._depth - 1, 0)

    def finish(self) -> list[Block]:
        """All of them; a row with a single cell is only there for the looks."""
        self._end_row()
        self._builder.finish()
        blocks: list[Block] = []
        for block in self._builder.blocks:
            if isinstance(block, TableRow) and len(block.cells) == 1:
                blocks += block.paragraphs
            else:
                blocks.append(block)
        return blocks

    def _is_cell(self, name: str) -> bool:
        return name in CELLS if self._depth == 1 else name in TERMS and not self._depth

    def _end_cell(self) -> None:
        if self._is_in_cell:
            self._builder.end_cell()
            self._is_in_cell = False

    def _end_row(self) -> None:
        self._end_cell()
        self._builder.end_row()

    def _end_paragraph(self) -> None:
        made = self.paragraph
        if any(piece.strip() for piece, _ in made.said) or made.deleted or made.hidden:
            self._builder.end_paragraph()
