"""The sheet that says which files belong to which testimony, and what the institution knows of each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from testimonies.ingest.sheet import Row
from testimonies.transcripts.accounting import HEADER, LEFT_OUT, Tally
from testimonies.transcripts.document import Account
from testimonies.transcripts.findings import Findings

COLUMNS = {
    "identifier": "identifier, id, testimony, testimony identifier",
    "title": "title",
    "summary": "summary, description, abstract",
    "provenance": "provenance",
    "witness": "witness, witnesses, witness name, witness names, interviewee, interviewees, narrator, narrators",
    "birth_date": "born, birth date, date of birth, birth dates",
    "interviewer": "interviewer, interviewers",
    "recorded_date": (
        "date, dates, recorded, recorded date, date recorded, recording date, interview date, date issued, date created"
    ),
    "language": "language, languages",
    "file": (
        "file, files, transcript, transcripts, transcript file, transcript files, media, media file, media files, "
        "recording, recordings, audio, video, media url, url"
    ),
    "translation": "translation, translations, translation file, translation files",
    "translation_language": "translation language",
    "consent": "consent, consent to, consent scope",
    "consent_reference": "consent reference, consent document, consent form",
    "consent_date": "consent date, consent given, consent given on",
    "consent_until": "consent until, consent ends",
}
FIELD_OF = {name: field for field, names in COLUMNS.items() for name in names.split(", ")}
SEVERAL = frozenset({"witness", "birth_date", "interviewer", "language", "file", "translation"})
WOULD_PUBLISH = frozenset(
    "publish, published, publication, published at, state, status, workflow, stage, openness, open, opens at, opens, "
    "access, access level, access rights, terms, embargo, embargo until, visibility, visible, hidden, public, "
    "public identity, identity, show existence, existence is shown, reviewed, reviewed by, approved, assignee, "
    "version".split(", ")
)
TIMED = frozenset("timecode timestamp time in out start end begin text words speaker n".split())
HEADER_IS_WITHIN = 5
SEPARATORS = re.compile(r"[;|\n]")


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One line of the sheet: its values by field; `file` and the like have several."""

    line: int
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, field: str) -> str:
        """The only value of a field, or ""."""
        return " ".join(self.values.get(field, ()))

    def each(self, field: str) -> tuple[str, ...]:
        """The values of a field that may have several."""
        return self.values.get(field, ())


@dataclass(frozen=True, slots=True)
class Manifest:
    """A sheet understood: its rows, what was not understood, and where its characters went."""

    rows: tuple[ManifestRow, ...] = ()
    findings: Findings = field(default_factory=Findings)
    account: Account = field(default_factory=lambda: Account(0, 0))


def read_manifest(rows: list[Row]) -> Manifest | None:
    """What the sheet says; None when it is no manifest (a transcript in columns, for instance)."""
    found = next((place for place, row in enumerate(rows[:HEADER_IS_WITHIN]) if _is_header(row[1])), None)
    if found is None:
        return None
    reading = _Reading(rows[found])
    reading.tally.book(sum(len(cell) for _line, cells in rows[: found + 1] for cell in cells), HEADER)
    read = tuple(filter(None, (reading.row(line, cells) for line, cells in rows[found + 1 :])))
    tally = reading.tally.account()
    total = sum(len(cell) for _line, cells in rows for cell in cells)
    return Manifest(read, reading.findings, Account(total, tally.kept, tally.classes))


def _is_header(cells: Iterable[str]) -> bool:
    """It names files, and something that only a catalogue knows; nothing that only a transcript has."""
    names = {_normal(cell) for cell in cells if cell}
    fields = {FIELD_OF.get(name) for name in names}
    return (
        bool(fields & {"file", "translation"})
        and bool(fields & {"identifier", "title", "witness"})
        and not names & TIMED
    )


def _normal(heading: str) -> str:
    """ "Transcript_File 2" and "transcript file(s)" are "transcript file"."""
    plain = re.sub(r"\(s\)|[\s_:*-]+|\d+$", " ", heading.casefold())
    return " ".join(re.sub(r"\d+$", "", plain.strip()).split())


class _Reading:
    """Reads one row after the other, and books every cell."""

    def __init__(self, header: Row) -> None:
        self.findings = Findings()
        self.tally = Tally(0)
        self._line, self._headings = header
        self._fields = [FIELD_OF.get(_normal(heading), "") for heading in self._headings]
        self._tell_ignored()
        taken: set[str] = set()
        for place, name in enumerate(self._fields):
            if name and name not in SEVERAL and name in taken:
                self._fields[place] = ""
                self._warn(f'a second column "{self._headings[place]}" was ignored')
            taken.add(name)

    def row(self, line: int, cells: list[str]) -> ManifestRow | None:
        values: dict[str, list[str]] = {}
        for place, cell in enumerate(cells):
            name = self._fields[place] if place < len(self._fields) else ""
            if cell and self._is_kept(line, place, name, cell):
                self.tally.keep(len(cell))
                values.setdefault(name, []).extend(_parts(cell) if name in SEVERAL else [cell])
            elif cell:
                self.tally.book(len(cell), LEFT_OUT)
        if not values:
            return None
        return ManifestRow(line, {name: tuple(found) for name, found in values.items()})

    def _is_kept(self, line: int, place: int, name: str, cell: str) -> bool:
        if place >= len(self._fields) or not self._headings[place]:
            self.findings.warn(f'a cell without a heading was ignored: "{cell}"', line=line)
        elif name and cell.startswith("="):
            self.findings.warn(f'the formula in "{self._headings[place]}" was ignored; write its value', line=line)
        else:
            return bool(name)
        return False

    def _tell_ignored(self) -> None:
        named = list(zip(self._headings, self._fields, strict=True))
        opening = [heading for heading, _name in named if _normal(heading) in WOULD_PUBLISH]
        unknown = [heading for heading, name in named if heading and not name and heading not in opening]
        if opening:
            self._warn(f"ignored: {_quoted(opening)}; what arrives is a closed draft, and only a person opens it")
        if unknown:
            known = ", ".join(names.partition(",")[0] for names in COLUMNS.values())
            self._warn(
                f"ignored, because it is not known what these columns are: {_quoted(unknown)}; known are {known}"
            )

    def _warn(self, message: str) -> None:
        self.findings.warn(message, line=self._line)


def _quoted(headings: Iterable[str]) -> str:
    return ", ".join(f'"{heading}"' for heading in dict.fromkeys(headings))


def _parts(cell: str) -> Iterator[str]:
    return (part.strip() for part in SEPARATORS.split(cell) if part.strip())
