"""A transcript written as OHMS XML 6.0, as its viewer expects it: captions with annotations, index, metadata.

Where nothing has a time there are no captions, but a text with footnotes, which the viewer shows all the same.
Metadata that has no field in OHMS stands in the header of the captions, or in the user notes where it cannot.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.formats.ohms.calls import captions, text
from testimonies.transcripts.formats.ohms.elements import Element, element, lines
from testimonies.transcripts.formats.ohms.points import index
from testimonies.transcripts.formats.webvtt.writer import HEADER_KEY
from testimonies.values.errors import InvalidLanguage
from testimonies.values.language import tag

NAMESPACE = "https://www.weareavp.com/nunncenter/ohms"
DECLARED = {
    "xmlns": NAMESPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{NAMESPACE} {NAMESPACE}/ohms.xsd",
}
VERSION = "6.0"
FIELDS = (
    "version date date_nonpreferred_format cms_record_id title accession duration collection_id collection_name"
    " series_id series_name repository funding repository_url subject keyword interviewee interviewer format file_name"
    " transcript_alt_lang translate media_id media_url mediafile kembed language user_notes index type description rel"
    " transcript transcript_alt vtt_transcript vtt_transcript_alt rights fmt usage userestrict xmllocation xmlfilename"
    " collection_link series_link"
).split()
REPEATED = frozenset({"subject", "keyword", "interviewee", "interviewer", "format"})
CAPTIONS = ("vtt_transcript", "vtt_transcript_alt")
PATH = re.compile(r"(?P<field>[a-z][a-z0-9_]*)(?:/(?P<child>[a-z][a-z0-9_]*))?(?:/@(?P<attribute>[a-z][a-z0-9_]*))?")


def write(document: TranscriptDocument) -> str:
    """The document as one OHMS record."""
    record = _Record(document)
    root = element("ROOT", attributes=DECLARED, children=[record.element()])
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines(root), ""])


@dataclass
class _Field:
    """What metadata says of one field: its texts, its attributes, the texts of what stands in it."""

    texts: list[str] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)

    def elements(self, name: str) -> list[Element]:
        texts = [line for text in self.texts for line in text.split("\n")] if name in REPEATED else self.texts
        return [Element(name, text, self.attributes, tuple(self.children)) for text in texts or [""]]


class _Record:
    def __init__(self, document: TranscriptDocument) -> None:
        self._document = document
        self._attributes: dict[str, str] = {}
        self._headers: dict[str, dict[str, str]] = {name: {} for name in CAPTIONS}
        self._fields: dict[str, _Field] = {name: _Field() for name in FIELDS}
        for key, value in document.metadata.items():
            self._sort(key, value)
        self._say("version", VERSION)
        self._language("language", document.language)
        other = document.translation
        self._language("transcript_alt_lang", other.language if other else "")
        if not self._fields["translate"].texts:
            self._say("translate", "1" if other else "0")

    def element(self) -> Element:
        """The record with its fields in their order."""
        found = [part for name, written in self._fields.items() for part in self._written(name, written)]
        return element("record", attributes=self._attributes, children=found)

    def _written(self, name: str, written: _Field) -> list[Element]:
        document, other = self._document, self._document.translation
        if name == "index":
            return [index(document.index_points, other.index_points if other else ())]
        if name in CAPTIONS:
            spoken = document if name == CAPTIONS[0] else other
            said = captions(spoken, self._headers[name]) if spoken and _has_times(spoken) else ""
            return [Element(name, said, written.attributes, is_raw=True)]
        spoken = {"transcript": document, "transcript_alt": other}.get(name)
        if spoken and spoken.segments and not _has_times(spoken):
            return [element(name, text(spoken), attributes=written.attributes)]
        return written.elements(name)

    def _sort(self, key: str, value: str) -> None:
        """Puts a value of the metadata where OHMS has a place for it."""
        captions_of, _, header = key.partition("/")
        path = PATH.fullmatch(key)
        if captions_of in CAPTIONS and header and self._has_captions(captions_of):
            self._headers[captions_of][header] = value
        elif path and path["field"] == "record" and path["attribute"]:
            self._attributes[path["attribute"]] = value
        elif path and path["field"] not in ("index", "record", *CAPTIONS):
            self._put(path, value)
        elif HEADER_KEY.fullmatch(key) and self._has_captions(CAPTIONS[0]):
            self._headers[CAPTIONS[0]][key] = value
        else:
            self._fields["user_notes"].texts = ["\n".join([*self._fields["user_notes"].texts, f"{key}: {value}"])]

    def _put(self, path: Mapping[str, str] | re.Match[str], value: str) -> None:
        found = self._fields.setdefault(path["field"], _Field())
        child, attribute = path["child"], path["attribute"]
        if not child and not attribute:
            found.texts.append(value)
        elif not child:
            found.attributes[attribute] = value
        elif attribute:
            found.children.append(element(child, attributes={attribute: value}))
        else:
            found.children.append(element(child, value))

    def _has_captions(self, name: str) -> bool:
        spoken = self._document if name == CAPTIONS[0] else self._document.translation
        return bool(spoken and _has_times(spoken))

    def _say(self, name: str, value: str) -> None:
        self._fields[name].texts = [value]

    def _language(self, name: str, language: str) -> None:
        """Names a language by its tag, unless the field already names the same one."""
        try:
            named = tag("\n".join(self._fields[name].texts))
        except InvalidLanguage:
            named = ""
        if language and named != language:
            self._say(name, language)


def _has_times(document: TranscriptDocument) -> bool:
    return any(said.span for said in document.segments)
