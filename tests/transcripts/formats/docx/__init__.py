"""Word files written by hand, part by part, for what no word processor's library writes."""

import zipfile
from io import BytesIO

from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.formats.docx import FORMAT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006"


def word_file(*paragraphs: str, **parts: str) -> bytes:
    """A Word file of these paragraphs (the inside of `w:p`, or a whole block), with further parts by their kinds."""
    body = "".join(inside if inside.startswith("<w:tbl") else f"<w:p>{inside}</w:p>" for inside in paragraphs)
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{P}/content-types"/>')
        package.writestr("_rels/.rels", _relationships({"officeDocument": "word/document.xml"}))
        package.writestr("word/document.xml", _root("document", f"<w:body>{body}<w:sectPr/></w:body>"))
        package.writestr("word/_rels/document.xml.rels", _relationships({kind: f"{kind}.xml" for kind in parts}))
        for kind, inside in parts.items():
            package.writestr(f"word/{kind}.xml", _root({"header": "hdr", "footer": "ftr"}.get(kind, kind), inside))
    return written.getvalue()


def package_with(name: str, content: bytes) -> bytes:
    """A ZIP package with nothing in it but one part."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr(name, content)
    return written.getvalue()


def run(words: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def read(content: bytes, *, language: str = "") -> TranscriptDocument:
    """The document of a Word file, whose account must balance."""
    assert FORMAT.read
    document = FORMAT.read(content, language=language)
    assert document.account.balances, document.account
    return document


def said(*paragraphs: str, **parts: str) -> list[tuple[str | None, str]]:
    """Who says what in a Word file of these paragraphs."""
    return [(segment.speaker, segment.text) for segment in read(word_file(*paragraphs, **parts)).segments]


def messages(*paragraphs: str, **parts: str) -> list[str]:
    """What is told about a Word file of these paragraphs."""
    return [finding.message for finding in read(word_file(*paragraphs, **parts)).findings]


def _root(tag: str, inside: str) -> str:
    return f'<w:{tag} xmlns:w="{W}" xmlns:mc="urn:mc" xmlns:wp="urn:wp">{inside}</w:{tag}>'


def _relationships(targets: dict[str, str]) -> str:
    inside = "".join(f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{to}"/>' for kind, to in targets.items())
    return f'<Relationships xmlns="{P}/relationships">{inside}</Relationships>'
