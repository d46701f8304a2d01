"""The parts of a Word file: the text, what hangs on it, and its properties, found by the relationships between them."""

from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from testimonies.transcripts import xml_tree
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.zip_package import ZipPackage

MAIN = "officeDocument"
PROPERTIES = "core-properties"
KINDS = ("footnotes", "endnotes", "comments", "header", "footer", "styles")


@dataclass(frozen=True, slots=True)
class Parts:
    """The roots of a Word file's parts; those of a kind that may stand several times are listed in their order."""

    document: Element
    others: dict[str, list[Element]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Element]:
        """The parts of a kind, none when the file has none."""
        return self.others.get(kind, [])


def open_parts(content: bytes) -> Parts:
    """Opens a Word file; raises UnreadableTranscript when it is no ZIP package, dangerous, or has no text."""
    if not content.startswith(b"PK"):
        why = "this is not a Word document (.docx) inside; open it in a word processor and save it as .docx, or as text"
        raise UnreadableTranscript(why)
    package = ZipPackage(content)
    of_package = _targets(package, "")
    main = next(iter(of_package.get(MAIN, [])), "word/document.xml")
    document = _parse(package, main)
    if document is None or document.tag != "document":
        raise UnreadableTranscript("this ZIP package holds no Word document; save the transcript as .docx or as text")
    others: dict[str, list[Element]] = {}
    targets = {**_targets(package, main), PROPERTIES: of_package.get(PROPERTIES, [])}
    for kind in (*KINDS, PROPERTIES):
        roots = [_parse(package, target) for target in targets.get(kind, [])]
        others[kind] = [root for root in roots if root is not None]
    return Parts(document, others)


def _targets(package: ZipPackage, part: str) -> dict[str, list[str]]:
    """The names of the parts that a part ("" for the package itself) refers to, by the last word of their kind."""
    folder = dirname(part)
    relationships = _parse(package, join(folder, "_rels", f"{part[len(folder) :].lstrip('/')}.rels"))
    found: dict[str, list[str]] = {}
    for relation in relationships if relationships is not None else ():
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found.setdefault(relation.get("Type", "").rpartition("/")[2], []).append(name)
    return found


def _parse(package: ZipPackage, name: str) -> Element | None:
    content = package.read(name)
    if content is None:
        return None
    try:
        return xml_tree.parse(content).root
    except UnreadableTranscript as refusal:
        raise UnreadableTranscript(f'"{name}" in it cannot be read: {refusal.why}', line=refusal.line) from None
