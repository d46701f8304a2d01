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
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from testimonies.transcripts.decode import decode
from testimonies.transcripts.document import IndexPoint, TranscriptDocument

FOLDER = Path(__file__).parent.parent / "data" / "transcripts"
FILES = sorted(path for path in FOLDER.iterdir() if path.is_file())

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
    return words(TIMES.sub("", text))


def words_of_document(document: TranscriptDocument) -> Counter[str]:
    """The words that stand anywhere in a document, its findings included."""
    return words("\n".join(_everything(document)))


def _everything(document: TranscriptDocument) -> Iterator[str]:
    for segment in document.segments:
        yield from (segment.speaker or "", segment.text)
    for key, value in document.metadata.items():
        yield from (f"{key}\n" * (value.count("\n") + 1), value)  # a repeated field stands once, its values in lines
    for point in document.index_points:
        yield json.dumps(_values(point), ensure_ascii=False)
    yield from (footnote.text for footnote in document.footnotes)
    yield from (finding.message for finding in document.findings)
    if document.translation:
        yield from _everything(document.translation)


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
        return "\n".join(_paragraphs(package.read("word/document.xml")))


def _paragraphs(part: bytes) -> Iterator[str]:
    for paragraph in ElementTree.fromstring(part).iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    ):
        yield "".join(paragraph.itertext())
