"""Small invented files, one or more for each format, that every test of the contract reads."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.format import Format
from testimonies.values.span import Span
from tests.transcripts.formats.docx import run, word_file
from tests.transcripts.formats.pdf import page_of, pdf_file
from tests.transcripts.scribes import editors, machines, ours, sheets

FOLDER = Path(__file__).parent.parent / "data" / "transcripts"


class Demonstration(NamedTuple):
    """A file as it would arrive."""

    name: str
    content: bytes

    def is_of(self, known: Format) -> bool:
        """Whether this is a file of that format: "demonstration.aws.json" is one of "aws", others by their ending."""
        _, *middle, _ = self.name.split(".")
        return middle == [known.name] if middle else known.claims(self.name)


def _word_file() -> Demonstration:
    """Written here, since what is packed cannot be read in a review."""
    rows = [
        ("Time", "Speaker", "Text"),
        ("00:12:17", "BEEKEEPER", "Улей молчал. [INAUDIBLE]"),
        ("00:12:30", "ARCHIVIST", "العسل كان قليلا؟"),
        ("00:12:34", "BEEKEEPER", "We sold none at all."),
    ]
    cells = ("".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in row) for row in rows)
    content = word_file(
        run("Demonstration, an invented conversation about bees"),
        run("[00:00:01.5] ARCHIVIST: How many hives did the village keep?"),
        run("[00:00:04.2] BEEKEEPER: Eleven, ")
        + f"<w:ins w:author='Editor'>{run('perhaps twelve ')}</w:ins>"
        + run("[laughs], and a swarm in the pear tree")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>',
        run("The winter of 1941 was hard, ")
        + "<w:del w:author='Editor'><w:r><w:delText xml:space='preserve'>very hard, </w:delText></w:r></w:del>"
        + run("known only to us, ", "<w:vanish/>")
        + run("and the spring came late."),
        run("[00:00:15.5] ARCHIVIST: And then?"),
        f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>",
        footnotes=f'<w:footnote w:id="2"><w:p>{run("The pear tree still stands.")}</w:p></w:footnote>',
        comments=f'<w:comment w:id="0" w:author="Editor"><w:p>{run("Count them again.")}</w:p></w:comment>',
        header=f"<w:p>{run('For tests only')}</w:p>",
    )
    return Demonstration("demonstration.docx", content)


def _workbooks() -> Iterator[Demonstration]:
    rows = [
        ("In", "Speaker", "Transcript"),
        ("00:00:01.500", "ARCHIVIST", "How many hives did the village keep?"),
        ("00:00:04.250", "BEEKEEPER", 'Eleven, perhaps "twelve",\nand a swarm in the pear tree.'),
        ("", "", "Улей молчал."),
    ]
    yield Demonstration("demonstration.xlsx", sheets.xlsx([*rows]))
    yield Demonstration("demonstration.ods", sheets.ods(rows))


def _hives() -> TranscriptDocument:
    """An invented conversation about bees, as machines hear and editors mend it."""
    said = (
        ("ARCHIVIST", "How many hives did the village keep?"),
        ("BEEKEEPER", "Eleven, perhaps twelve, and a swarm in the pear tree."),
        ("BEEKEEPER", "Улей молчал всю зиму."),
        ("ARCHIVIST", "العسل كان قليلا؟"),
    )
    segments = (Segment(text, Span(n * 9_000, n * 9_000 + 4_000), name) for n, (name, text) in enumerate(said))
    return TranscriptDocument("invented", tuple(segments))


def _machine_files() -> Iterator[Demonstration]:
    """One file for each of their formats."""
    for format, scribe in {scribe.format: scribe for scribe in reversed([*machines.SCRIBES, *editors.SCRIBES])}.items():
        yield Demonstration(f"demonstration.{format}{Path(scribe.file_name).suffix}", scribe.write(_hives()))
    yield Demonstration("demonstration.json.json", ours("json")(_hives()))


def _pdf_file() -> Demonstration:
    pages = (
        (
            "Demonstration, an invented conversation about bees",
            "",
            "[00:01] ARCHIVIST: How many hives did the village keep?",
        ),
        ("[00:04] BEEKEEPER: Eleven, perhaps twelve [laughs], and a", "swarm in the pear tree."),
        ("[00:15] ARCHIVIST: And then?", "", "[00:17] BEEKEEPER: We sold none at all (none)."),
    )
    written = pdf_file(*(page_of(*lines) for lines in pages), Title="Bees")
    return Demonstration("demonstration.pdf", written)


FILES = [
    *(Demonstration(path.name, path.read_bytes()) for path in sorted(FOLDER.glob("demonstration.*"))),
    _word_file(),
    *_workbooks(),
    *_machine_files(),
    _pdf_file(),
]
