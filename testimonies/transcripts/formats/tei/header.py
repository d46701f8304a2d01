"""The header of a TEI file: who speaks, on which recordings, in which language; the rest is kept as metadata."""

from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import MARKUP
from testimonies.transcripts.formats.tei.marks import exact
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.flow import squeezed
from testimonies.transcripts.speech.tiers import language_tag

FIELD = "field"
TITLE = "title"


class Header:
    """What the text needs to know from the header."""

    def __init__(self, keeping: Keeping, root: Element) -> None:
        self._keeping, self._root = keeping, root
        header = root.find("teiHeader")
        self._header = Element("teiHeader") if header is None else header
        self._names: dict[str, tuple[str, Element]] = {}
        self._spoke: set[str] = set()
        self.recordings = self._recordings()
        for person in [*self._header.iter("person"), *self._header.iter("personGrp")]:
            self._introduce(person)

    def speaker(self, who: str) -> str | None:
        """The names behind pointers such as `#SPK1 #SPK2`, or what the pointers say where they lead nowhere."""
        names = []
        for pointer in who.split():
            name = pointer.rpartition("#")[2]
            self._spoke.add(name)
            names.append(self._names[name][0] if name in self._names else name)
        return " + ".join(names) or None

    def language(self, text: Element, *, declared: str = "") -> str:
        """The language of a text: declared, its own, the file's, or the first that the header names; "" without one.

        What says only this language needs no place in the metadata.
        """
        named = self._header.findall("profileDesc/langUsage/language")
        places = [(text, "lang"), (self._root, "lang"), *((one, "ident") for one in named)]
        found = [language_tag(element.get(attribute, "")) for element, attribute in places]
        language = declared or next(filter(None, found), "")
        for (element, attribute), said in zip(places, found, strict=True):
            if said == language:
                self._keeping.attribute(element, attribute, kind=MARKUP)
        return language

    def keep(self) -> None:
        """Keeps the rest of the header as metadata, after the text was read."""
        for name in self._spoke & self._names.keys():
            self._forget(self._names[name][1])
        for note in self._header.iterfind("fileDesc/notesStmt/note"):
            if note.get("type") == FIELD and [part.tag for part in note] == ["label", "ab"]:
                self._field(note)
        title = self._header.find("fileDesc/titleStmt/title")
        if title is not None and {part.tag for part in title} <= {"g"}:
            if said := exact(title).strip():
                self._keeping.put(TITLE, said)
            self._keeping.taken(title)
        self._keeping.whole(self._header, "")

    def _recordings(self) -> dict[str, int]:
        """The numbers of recordings, from 0, by their ids."""
        numbers = {}
        for place, recording in enumerate(self._header.iter("recording")):
            number = recording.get("n", "")
            is_numbered = number.isdecimal() and len(number) < 6 and int(number) > 0
            if name := self._keeping.attribute(recording, "id", kind=MARKUP):
                numbers[name] = int(number) - 1 if is_numbered else place
                self._keeping.attribute(recording, "n", kind=MARKUP)
        return numbers

    def _introduce(self, person: Element) -> None:
        name = person.find("persName")
        said = "" if name is None else exact(name)
        if name is not None and name.get("space") == "preserve":
            shown = said
        else:
            shown = squeezed(said) or person.get("n", "") or person.get("id", "")
        others = [alternative.get("type", "") for alternative in person.iter("alt")]
        for known in filter(None, (person.get("id", ""), *others)):
            self._names.setdefault(known, (shown if said.strip() else others[0] if others else shown, person))

    def _forget(self, person: Element) -> None:
        """The name of a speaker stands with what is said, and need not stand in the metadata too."""
        keeping = self._keeping
        keeping.attribute(person, "id", kind=MARKUP)
        name = person.find("persName")
        if name is not None:
            keeping.attribute(name, "space", kind=MARKUP)
            for attribute in list(name.attrib):
                keeping.put(f"persName/@{attribute}", keeping.attribute(name, attribute))
            keeping.taken(name)

    def _field(self, note: Element) -> None:
        """A field of metadata as our own writer keeps it."""
        label, value = note
        self._keeping.put(exact(label), exact(value))
        self._keeping.taken(note)
