"""Small invented files, one or more for each format, that every test of the contract reads."""

import html
import json
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from openpyxl import load_workbook  # type: ignore[import-untyped]

from testimonies.transcripts.decode import decode
from testimonies.transcripts.document import IndexPoint, TranscriptDocument
from tests.transcripts.formats.docx import run, word_file
from tests.transcripts.scribes import sheets

FOLDER = Path(__file__).parent.parent / "data" / "transcripts"


class Demonstration(NamedTuple):
    """A file as it would arrive."""

    name: str
    content: bytes


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


FILES = [
    *(Demonstration(path.name, path.read_bytes()) for path in sorted(FOLDER.glob("demonstration.*"))),
    _word_file(),
    *_workbooks(),
]

WORD = re.compile(r"\w+")
TIMES = re.compile(
    r"^.*-->.*$|^\d{1,3}:\d\d?:[^\s,]*,\d{1,3}:\S*$|[\[{(#]?\b\d{1,3}(?:[:.]\d\d){1,2}(?:[.,;-]\d{1,3})?\b",
    re.MULTILINE,
)
NUMBERS = re.compile(r"^[ \t]*(?:\d+|[\da-f]+-[\da-f-]+/[\d-]+)[ \t]*$", re.MULTILINE)
TAGS = re.compile(
    r"<(?:v(?:\.[^\s>]*)?\s+(?P<voice>[^>]*)|/?(?:[cbiusv]|em|ruby|rt|font|span|lang)\b[^>]*|\d+:[\d:.,]+)>|\{\\[^}]*\}"
)
STYLES = re.compile(r"^(?:STYLE|REGION|region)[ \t]*\n(?:.+\n?)*", re.MULTILINE)
TIMES_IN_XML = ("sync", "sync_alt", "time", "gps_zoom")
CALLS = re.compile(r"\[\[footnote\]\]\d+\[\[/footnote\]\]|\[\[/?\w+\]\]")
# What is no one's words in formats of lines: codes, analyses, times, columns of numbers, names of classes.
UNSAID = {
    ".cha": re.compile(r"^@(?:UTF8|Begin|End|G:)|^\*\w+:|^%(?:mor|wor):.*(?:\n\t.*)*|\x15\d+_\d+\x15", re.MULTILINE),
    ".slt": re.compile(r"^[AB] |^- .*", re.MULTILINE),
    ".ass": re.compile(r"^\[.*\]$|^(?:Format|Style):.*|^Dialogue: 0|\{[^}]*\}|\\N|Default|,[\d:.,]+,", re.MULTILINE),
}
ODS_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TIERS_OF_WORDS = re.compile(r'name = "words.*?class', re.DOTALL)
LABELS = re.compile(r'(?:name|text|mark) = "((?:[^"]|"")*)"')
CAPTIONS = (".vtt", ".webvtt", ".srt", ".sbv")


def words(text: str) -> Counter[str]:
    """The words of a text, with how often each stands there."""
    return Counter(WORD.findall(unicodedata.normalize("NFC", text)))


def words_of_file(content: bytes, *, name: str) -> Counter[str]:
    """The words that a file says, found without our readers: everything but its times, numbers of cues and tags."""
    if content.startswith(b"PK"):
        return words(TIMES.sub("", _text_of_package(content)))
    text = decode(content).text
    if text.lstrip().startswith("<?xml") or name.endswith(".xml"):
        return words(CALLS.sub("", " ".join(_said_in(ElementTree.fromstring(content)))))
    if name.endswith(CAPTIONS):
        text = NUMBERS.sub("", html.unescape(TAGS.sub(_voice, STYLES.sub("", text))))
        text = re.sub(r"\AWEBVTT|^NOTE\b", "", text, flags=re.MULTILINE)
    if name.endswith(".csv"):
        text = text.partition("\n")[2]  # the names of the columns
    if name.endswith(".TextGrid"):
        text = "\n".join(LABELS.findall(TIERS_OF_WORDS.sub("", text)))
    for ending, unsaid in UNSAID.items():
        text = unsaid.sub(" ", text) if name.endswith(ending) else text
    return words(TIMES.sub("", text))


def words_of_document(document: TranscriptDocument) -> Counter[str]:
    """The words that stand anywhere in a document, its findings included."""
    return words("\n".join(everything(document)))


def everything(document: TranscriptDocument) -> Iterator[str]:
    """Every text that stands in a document, its findings included."""
    for segment in document.segments:
        yield from (segment.speaker or "", segment.text)
    for key, value in document.metadata.items():
        yield from (f"{key}\n" * (value.count("\n") + 1), value)  # a repeated field stands once, its values in lines
    for point in document.index_points:
        yield json.dumps(_values(point), ensure_ascii=False)
    yield from (footnote.text for footnote in document.footnotes)
    yield from (finding.message for finding in document.findings)
    if document.translation:
        yield from everything(document.translation)


def _said_in(element: Element) -> Iterator[str]:
    if element.tag.rpartition("}")[2] not in TIMES_IN_XML:
        yield element.text or ""
        for child in element:
            yield from _said_in(child)
    yield element.tail or ""


def _values(point: IndexPoint) -> list[object]:
    return [getattr(point, name) for name in IndexPoint.__slots__]


def _voice(tag: re.Match[str]) -> str:
    return f"{tag['voice']} " if tag["voice"] else ""


def _text_of_package(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        if "xl/workbook.xml" in package.namelist():
            book = load_workbook(BytesIO(content))
            return "\n".join(str(cell) for row in book.active.iter_rows(2, values_only=True) for cell in row if cell)
        if "content.xml" in package.namelist():
            rows = list(ElementTree.fromstring(package.read("content.xml")).iter(f"{ODS_TABLE}table-row"))
            return "\n".join(" ".join(row.itertext()) for row in rows[1:])
        return "\n".join(_paragraphs(package.read("word/document.xml")))


def _paragraphs(part: bytes) -> Iterator[str]:
    for paragraph in ElementTree.fromstring(part).iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    ):
        yield "".join(paragraph.itertext())
