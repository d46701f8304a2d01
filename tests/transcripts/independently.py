"""What a file says and what a document says, found without our readers: with these the tests compare."""

import html
import json
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from openpyxl import load_workbook  # type: ignore[import-untyped]

from testimonies.transcripts.decode import decode
from testimonies.transcripts.document import IndexPoint, TranscriptDocument

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
TIMES_IN_XML = ("sync", "sync_alt", "time", "gps_zoom", "note-citation")
SHOWN = re.compile(r"\(((?:[^()\\]|\\.)*)\) Tj")
HEX = re.compile(r"\\'([0-9a-f]{2})")
UNICODE = re.compile(r"\\u(-?\d+) ?\?")
CONTROL = re.compile(r"\\[a-z]+-?\d* ?|\\.")
FONTS = re.compile(r"\{\\fonttbl(?:\{[^{}]*\})*\}")
NO_WORDS = re.compile(r"(?s)<!--.*?-->|<script.*?</script>|<style.*?</style>|<[!/]?\w[^>]*>")
CALLS = re.compile(r"\[\[footnote\]\]\d+\[\[/footnote\]\]|\[\[/?\w+\]\]")
# What is no one's words in formats of lines: codes, analyses, times, columns of numbers, names of classes.
UNSAID = {
    ".cha": re.compile(r"^@(?:UTF8|Begin|End|G:)|^\*\w+:|^%(?:mor|wor):.*(?:\n\t.*)*|\x15\d+_\d+\x15", re.MULTILINE),
    ".slt": re.compile(r"^[AB] |^- .*", re.MULTILINE),
    ".ass": re.compile(r"^\[.*\]$|^(?:Format|Style):.*|^Dialogue: 0|\{[^}]*\}|\\N|Default|,[\d:.,]+,", re.MULTILINE),
}
NOTHING = re.compile(r"(?!)")
ODS_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TIERS_OF_WORDS = re.compile(r'name = "words.*?class', re.DOTALL)
LABELS = re.compile(r'(?:name|text|mark) = "((?:[^"]|"")*)"')
TAG = re.compile(r"<[^<>]*>")
MEASURED = re.compile(r"[\d.,:]+s?")
KINDS = ("type", "mutability", "account")
# Attributes in which these formats have words; the others are times, names of points, and looks.
WORDED = frozenset(
    "desc name scribe audio_filename program attribute-name url display-name PARTICIPANT TIER_ID AUTHOR NAME"
    " LANG_LABEL MEDIA_URL reason target".split()
)


def words(text: str) -> Counter[str]:
    """The words of a text, with how often each stands there."""
    return Counter(WORD.findall(unicodedata.normalize("NFC", text)))


def words_of_file(content: bytes, *, name: str) -> Counter[str]:
    """The words that a file says: everything but its times, numbers of cues and tags.

    Of JSON each word once, since machines say in many branches what they heard.
    """
    found = words(TIMES.sub("", said_in(content, name=name)))
    return Counter(set(found)) if name.endswith((".json", ".otr")) else found


def said_in(content: bytes, *, name: str) -> str:
    """What a file says, by the kind of file that its name tells."""
    ending = name[name.rindex(".") :]
    if ending in SAID_IN_BYTES:
        return SAID_IN_BYTES[ending](content)
    text = decode(content).text
    if ending in SAID_IN_TEXT:
        return SAID_IN_TEXT[ending](text)
    return said_in_xml(text) if text.lstrip().startswith("<?xml") else UNSAID.get(ending, NOTHING).sub(" ", text)


def said_in_captions(text: str) -> str:
    """The words of cues."""
    text = NUMBERS.sub("", html.unescape(TAGS.sub(_voice, STYLES.sub("", text))))
    return re.sub(r"\AWEBVTT|^NOTE\b", "", text, flags=re.MULTILINE)


def said_in_xml(text: str) -> str:
    """The words of all elements but those that hold times."""
    return CALLS.sub("", " ".join(_said_in(ElementTree.fromstring(text.encode()))))


def said_in_tiers(text: str) -> str:
    """The words of the formats of linguists, in elements and attributes."""
    return " ".join(_annotated(ElementTree.fromstring(text.encode())))


def said_in_textgrid(text: str) -> str:
    """The labels of the tiers, without those that say single words again."""
    return "\n".join(LABELS.findall(TIERS_OF_WORDS.sub("", text)))


def said_in_json(text: str) -> str:
    """The texts of the tree."""
    return "\n".join(_leaves(json.loads(text)))


def said_in_pdf(content: bytes) -> str:
    """The strings that an uncompressed PDF shows."""
    return "\n".join(SHOWN.findall(content.decode("cp1252")))


def said_in_rtf(text: str) -> str:
    """The words of an RTF file with Cyrillic and Unicode letters, hidden ones among them."""
    text = FONTS.sub("", text).replace("\\\\", "\n")  # a backslash that is meant begins no control word
    text = UNICODE.sub(lambda found: chr(int(found[1]) % 0x10000), text)
    text = HEX.sub(lambda found: bytes.fromhex(found[1]).decode("cp1251", "replace"), text)
    return CONTROL.sub("", re.sub(r"\\(?:par|cell|row|line|tab)\b|[{}]", "\n", text))


def said_in_html(text: str) -> str:
    """The words of a web page."""
    return html.unescape(NO_WORDS.sub(" ", text))


def text_written(content: bytes) -> str:
    """The text of a file that we wrote, found without our readers."""
    if content.startswith(b"PK"):
        return _text_of_package(content)
    return content.decode().replace("\\n", "\n")  # as JSON spells a line end


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


def _leaves(branch: object) -> Iterator[str]:
    """The texts of a JSON tree, but for numbers, times and those that name the kind of something."""
    if isinstance(branch, dict):
        for key, value in branch.items():
            yield from () if key in KINDS else _leaves(value)
    elif isinstance(branch, list):
        for value in branch:
            yield from _leaves(value)
    elif isinstance(branch, str) and not MEASURED.fullmatch(branch):
        yield html.unescape(TAG.sub(" ", branch))


def _annotated(element: Element) -> Iterator[str]:
    """Texts and worded attributes; an event may be half a word, a tier of words says again what is said."""
    again = {part for tier in element.iter("TIER") if tier.get("LINGUISTIC_TYPE_REF") == "word" for part in tier.iter()}
    for part in element.iter():
        if part.tag == "tier":
            yield "".join(event.text or "" for event in part.iter("event"))
        elif part.tag != "event" and part not in again:
            yield from (part.text or "", part.tail or "")
        yield from (value for name, value in part.attrib.items() if name.rpartition("}")[2] in WORDED)


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
        yield "".join(_said_in_paragraph(paragraph))


def _said_in_paragraph(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter():
        yield "\n" if element.tag.endswith(("}br", "}tab")) else element.text or ""


SAID_IN_BYTES = {**dict.fromkeys((".docx", ".xlsx", ".ods"), _text_of_package), ".pdf": said_in_pdf}
SAID_IN_TEXT: dict[str, Callable[[str], str]] = {
    **dict.fromkeys((".vtt", ".webvtt", ".srt", ".sbv"), said_in_captions),
    **dict.fromkeys((".eaf", ".trs", ".exb", ".exs", ".tei", ".ttml"), said_in_tiers),
    **dict.fromkeys((".json", ".otr"), said_in_json),
    ".xml": said_in_xml,
    ".html": said_in_html,
    ".rtf": said_in_rtf,
    ".TextGrid": said_in_textgrid,
    ".csv": lambda text: text.partition("\n")[2],  # without the names of the columns
}
