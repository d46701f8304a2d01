"""The paragraphs and tables of a written file: what is said, what was deleted from them, what is hidden in them."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Paragraph:
    """A paragraph: what is said in it, what was deleted from it, what is hidden in it.

    `said` are its pieces: words, and signs that stand for elements (tabs, line breaks), which are no characters of the
    file. `calls` are notes that hang after so many pieces: their kind and name.
    """

    said: list[tuple[str, bool]] = field(default_factory=list)  # the piece, and whether it is words of the file
    calls: list[tuple[int, str, str]] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # signs in it that are no letters, by their names
    style: str = ""  # the name of its style, where the format has such

    @property
    def text(self) -> str:
        """What is said in it."""
        return "".join(piece for piece, _ in self.said)

    @property
    def paragraphs(self) -> list["Paragraph"]:
        """Itself, as a row of a table has those of its cells."""
        return [self]

    @property
    def is_partly_read(self) -> bool:
        """Whether there is something to tell of what stands in it beside what is said."""
        return bool(self.deleted or self.hidden or self.unread)

    @property
    def length(self) -> int:
        """How many characters of the file are said in it."""
        return sum(len(piece) for piece, is_of_file in self.said if is_of_file)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: the paragraphs of each of its cells; `table` tells the rows of one table from another's."""

    cells: list[list[Paragraph]]
    table: object

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of all its cells, in their order."""
        return [paragraph for cell in self.cells for paragraph in cell]


Block = Paragraph | TableRow
