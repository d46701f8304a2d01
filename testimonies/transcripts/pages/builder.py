"""Builds paragraphs and rows of tables for readers that only meet where they end."""

from testimonies.transcripts.pages.paragraphs import Block, Paragraph, TableRow


class Builder:
    """The blocks of one place of a file: its body, a note, a margin, a comment, a text box."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._cells: list[list[Paragraph]] = []
        self._cell: list[Paragraph] = []
        self._table = object()
        self.paragraph = Paragraph()
        self.is_in_table = False
        self.boxes: list[Paragraph] = []  # text boxes that hang on the paragraph

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs, those in tables among them."""
        return [one for block in self.blocks for one in block.paragraphs]

    def end_paragraph(self) -> None:
        """The next words stand in a new paragraph."""
        if self.is_in_table:
            self._cell += [self.paragraph, *self.boxes]
        else:
            self.end_row()
            self._table = object()
            self.blocks += [self.paragraph, *self.boxes]
        self.paragraph, self.boxes = Paragraph(), []

    def end_cell(self) -> None:
        """The next words stand in the next cell."""
        self._cells.append([*self._cell, self.paragraph, *self.boxes])
        self._cell, self.paragraph, self.boxes = [], Paragraph(), []

    def end_row(self) -> None:
        """The next words stand in the next row, or below the table."""
        if self._cell:
            self._cells.append(self._cell)
        if self._cells:
            self.blocks.append(TableRow(self._cells, self._table))
        self._cells, self._cell = [], []

    def end_table(self) -> None:
        """The next words stand below the table."""
        self.end_row()
        self._table = object()
        self.is_in_table = False

    def finish(self) -> None:
        """Nothing more will be said here."""
        left = self.paragraph
        if left.said or left.deleted or left.hidden or left.calls or self.boxes:
            self.end_paragraph()
        self.end_row()
