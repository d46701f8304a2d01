"""The parts of an OpenDocument text: its body, its margins and its properties, from a package or from one flat file."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from testimonies.transcripts import xml_tree
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.zip_package import ZipPackage

KIND = "application/vnd.oasis.opendocument.text"  # of templates and master documents it is the beginning
MANIFEST = "META-INF/manifest.xml"
PARTS = ("content.xml", "styles.xml", "meta.xml")


@dataclass(frozen=True, slots=True)
class Parts:
    """The body of the text, and the roots of all parts, the one with the body first."""

    body: Element
    roots: list[Element]
    pages: list[Element] = field(default_factory=list)  # the kinds of pages, with their margins
    meta: list[Element] = field(default_factory=list)


def open_parts(content: bytes) -> Parts:
    """Opens a file; raises UnreadableTranscript when it is damaged, dangerous, encrypted or no text."""
    roots = _packed(content) if content.startswith(b"PK") else [xml_tree.parse(content).root]
    bodies = [text for root in roots for body in root.findall("body") for text in body.findall("text")]
    if not bodies:
        raise UnreadableTranscript("this OpenDocument file holds no text document; save the transcript as .odt")
    pages = [page for root in roots for page in root.iterfind("master-styles/master-page")]
    return Parts(bodies[0], roots, pages, [meta for root in roots for meta in root.findall("meta")])


def _packed(content: bytes) -> list[Element]:
    package = ZipPackage(content)
    if b"encryption-data" in (package.read(MANIFEST) or b""):
        raise UnreadableTranscript("it is encrypted with a password; save it without one")
    roots = []
    for name in PARTS:
        part = package.read(name)
        if part is None:
            continue
        try:
            roots.append(xml_tree.parse(part).root)
        except UnreadableTranscript as refusal:
            raise UnreadableTranscript(f'"{name}" in it cannot be read: {refusal.why}', line=refusal.line) from None
    return roots
