"""The sheets among what arrived: which files each of them names, as testimonies to be judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import NoReturn

from testimonies.ingest.border import file_border
from testimonies.ingest.bundle import LONGEST_PATH, ArrivedFile, Bundle
from testimonies.ingest.description import is_address, languages_of, translation_language_of
from testimonies.ingest.errors import FileRefused, OpenQuote
from testimonies.ingest.manifest import Manifest, ManifestRow, read_manifest
from testimonies.ingest.planned import Part, PlannedFile, PlannedTestimony
from testimonies.ingest.sheet import is_sheet, rows_of
from testimonies.models import BatchFile
from testimonies.transcripts.findings import Findings
from testimonies.vocabulary import Outcome

FORMAT = "sheet"
PACKED = (".xlsx", ".ods")


@dataclass(slots=True)
class Claims:
    """What the sheets of a run say; `taken` are the paths of the sheets and of all that they name.

    `arrived` are all files by path: what came, and what lies beside a sheet that came by itself.
    """

    sheets: list[PlannedFile] = field(default_factory=list)
    testimonies: list[PlannedTestimony] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    by_identifier: dict[str, PlannedTestimony] = field(default_factory=dict)
    arrived: dict[str, ArrivedFile] = field(default_factory=dict)


def claims_of(bundles: Sequence[Bundle], *, language: str) -> Claims:
    """Reads every sheet of the bundles that is a manifest; others may be transcripts and are left alone."""
    claims = Claims(arrived={path: arrived for bundle in bundles for path, arrived in bundle.files.items()})
    for bundle in bundles:
        for arrived in bundle.files.values():
            if is_sheet(arrived.name) and not arrived.refusal:
                others = [other for other in bundles if other is not bundle and other.folder is None]
                _claim(
                    claims, arrived, [(bundle, arrived.folder), *((other, other.root) for other in others)], language
                )
    return claims


def _claim(claims: Claims, arrived: ArrivedFile, places: Sequence[tuple[Bundle, str]], language: str) -> None:
    sheet = PlannedFile(arrived, part=Part.SHEET, format=FORMAT)
    is_packed = arrived.name.lower().endswith(PACKED)
    manifest: Manifest | None = None
    try:
        with file_border():
            sheet.sha256 = arrived.sha256()
            manifest = read_manifest(rows_of(arrived.content(), name=arrived.name))
    except FileRefused as refusal:
        if is_packed or (isinstance(refusal, OpenQuote) and read_manifest([*refusal.rows])):
            sheet.refuse(refusal)
            manifest = Manifest()
    # A sheet that is no manifest may be a transcript in columns; the readers of transcripts say what is wrong with it.
    if manifest is not None:
        claims.sheets.append(sheet)
        claims.taken.add(arrived.path)
        sheet.account = manifest.account
        _Claiming(claims, sheet, places, language=language).rows(manifest)
        sheet.findings += manifest.findings.sorted()
        if sheet.outcome is Outcome.NEW and BatchFile.objects.filter(sha256=sheet.sha256, format=FORMAT).exists():
            sheet.outcome = Outcome.SAME


class _Claiming:
    """Goes through the rows of one sheet."""

    def __init__(
        self, claims: Claims, sheet: PlannedFile, places: Sequence[tuple[Bundle, str]], *, language: str
    ) -> None:
        self._claims, self._sheet, self._places, self._language = claims, sheet, places, language
        self._findings = Findings()

    def rows(self, manifest: Manifest) -> None:
        self._findings = manifest.findings
        for row in manifest.rows:
            files = list(self._files(row))
            if not files:
                self._findings.warn(
                    "this line names no file that is not named before; nothing was made of it", line=row.line
                )
                continue
            testimony = self._testimony(row)
            testimony.files += files

    def _testimony(self, row: ManifestRow) -> PlannedTestimony:
        identifier = row.one("identifier")
        if known := self._claims.by_identifier.get(identifier):
            first = known.row.line if known.row else 0
            self._findings.note(
                f"{identifier} stands on line {first} already; only the files of this line were added", line=row.line
            )
            return known
        testimony = PlannedTestimony([], row)
        self._claims.testimonies.append(testimony)
        if identifier:
            self._claims.by_identifier[identifier] = testimony
        return testimony

    def _files(self, row: ManifestRow) -> Iterator[PlannedFile]:
        spoken = languages_of(row)
        language = spoken[0] if len(spoken) == 1 else self._language
        for part, named, tongue in (
            (Part.TRANSCRIPT, row.each("file"), language),
            (Part.TRANSLATION, row.each("translation"), translation_language_of(row)),
        ):
            for name in named:
                file = self._file(row, name, part)
                if file.arrived.path in self._claims.taken:
                    self._findings.warn(f'"{name}" is named before, and was not taken a second time', line=row.line)
                    continue
                self._claims.taken.add(file.arrived.path)
                file.language = tongue
                yield file

    def _file(self, row: ManifestRow, name: str, part: Part) -> PlannedFile:
        if is_address(name) and len(name) <= LONGEST_PATH:
            return PlannedFile(ArrivedFile(name, _nothing), part=Part.ADDRESS, format="address")
        for bundle, folder in self._places:
            try:
                return PlannedFile(self._told_apart(bundle.beside(folder, name)), part=part)
            except FileRefused as refusal:
                last = refusal
        why = f"{last.why} (line {row.line} of {self._sheet.arrived.name})"
        path = PurePosixPath(self._sheet.arrived.folder, name).as_posix()[:LONGEST_PATH]
        return PlannedFile(ArrivedFile(path, _nothing, refusal=why), part=part)

    def _told_apart(self, found: ArrivedFile) -> ArrivedFile:
        """What lies beside the sheet may have the path of another file, which is not to go unread for that."""
        other = self._claims.arrived.setdefault(found.path, found)
        if other is found or _is_same(other, found):
            return other
        path = f"{self._sheet.arrived.path}/{found.path}"[:LONGEST_PATH]
        return self._claims.arrived.setdefault(path, replace(found, path=path))


def _is_same(one: ArrivedFile, other: ArrivedFile) -> bool:
    if one.refusal or other.refusal or one.byte_size != other.byte_size:
        return False
    with file_border():
        return one.sha256() == other.sha256()


def _nothing() -> NoReturn:
    raise FileRefused("there is no file to open")
