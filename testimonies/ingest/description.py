"""What a sheet or a file's own fields say about a testimony, and what of that could not be understood."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from testimonies.ingest.manifest import ManifestRow
from testimonies.transcripts.document import Finding, Level, TranscriptDocument
from testimonies.values.errors import InvalidLanguage, InvalidPartialDate
from testimonies.values.language import tag
from testimonies.values.partial_date import PartialDate

LONGEST_TITLE = LONGEST_NAME = LONGEST_REFERENCE = 255
NUMBERS = ("accession", "cms_record_id")
DATES = ("date/@value", "date", "date_nonpreferred_format")
NO_NUMBER = frozenset({"0", "-", "n/a", "none", "null", "unknown", "tba", "tbd", "test"})
LONGEST_ADDRESS = 1000
UNDATED = frozenset({"unknown date", "unknown", "undated", "n.d."})
SPOKEN_DATES = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%d.%m.%Y")
WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
YOUTUBE = re.compile(r"[\w-]{11}")
SCOPES = {
    "text": "covers_text", "transcript": "covers_text", "words": "covers_text", "voice": "covers_voice",
    "audio": "covers_voice", "sound": "covers_voice", "image": "covers_image", "video": "covers_image",
    "film": "covers_image", "portrait": "covers_image", "name": "covers_name", "research only": "research_only",
}  # fmt: skip


@dataclass(slots=True)
class Description:
    """Plain values for a new testimony. `consent` holds the columns of a consent, `born` the date of each witness."""

    title: str = ""
    summary: str = ""
    provenance: str = ""
    recorded_date: PartialDate | None = None
    languages: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    born: dict[str, PartialDate] = field(default_factory=dict)
    interviewers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    consent: dict[str, object] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def warn(self, message: str, *, line: int | None = None) -> None:
        """Tells what could not be taken over as it stands."""
        self.findings.append(Finding(Level.WARNING, message, line))


def merged(descriptions: Sequence[Description]) -> Description:
    """One description: of each field what the first says that says anything."""
    whole = Description()
    for name in Description.__dataclass_fields__:
        if name != "findings":
            setattr(
                whole,
                name,
                next((value for each in descriptions if (value := getattr(each, name))), getattr(whole, name)),
            )
    return whole


def of_document(document: TranscriptDocument) -> Description:
    """What the file says about itself, in the words of OHMS and of the archives' header for WebVTT."""
    fields = {name.casefold(): value for name, value in document.metadata.items()}
    said = Description(
        summary=fields.get("description", ""),
        languages=(document.language,) if document.language else (),
    )
    said.witnesses = _people(_lines(fields, "interviewee"), said)
    said.interviewers = _people(_lines(fields, "interviewer"), said)
    said.title = _title(" ".join(fields.get("title", "").split()), said)
    said.recorded_date = _recorded(fields, said)
    said.addresses = tuple(_addresses(fields, said))
    return said


def numbers_of(document: TranscriptDocument) -> tuple[str, ...]:
    """The numbers by which the holding institution knows it, each with the name of its field."""
    borne = ((name, document.metadata.get(name, "").strip()) for name in NUMBERS)
    return tuple(f"{name}={value}" for name, value in borne if value and value.casefold() not in NO_NUMBER)


def of_row(row: ManifestRow) -> Description:
    """What a line of the sheet says."""
    said = Description(
        summary=row.one("summary"),
        provenance=row.one("provenance"),
        languages=languages_of(row),
    )
    said.witnesses = _people(row.each("witness"), said, line=row.line)
    said.interviewers = _people(row.each("interviewer"), said, line=row.line)
    said.title = _title(" ".join(row.one("title").split()), said, line=row.line)
    said.recorded_date = _date(row.one("recorded_date"), said, line=row.line)
    for name, written in zip(row.each("witness"), row.each("birth_date"), strict=False):
        if born := _date(written, said, line=row.line):
            said.born[name] = born
    said.consent = _consent(row, said)
    for written in (*row.each("language"), row.one("translation_language")):
        if written and not _language(written):
            said.warn(f'"{written}" is not a language; write its code (de) or its English name', line=row.line)
    return said


def languages_of(row: ManifestRow) -> tuple[str, ...]:
    """The languages that the row names, as tags."""
    words = (part for cell in row.each("language") for part in cell.split(","))
    return tuple(dict.fromkeys(filter(None, map(_language, words))))


def translation_language_of(row: ManifestRow) -> str:
    """The language of the row's translations, or ""."""
    return _language(row.one("translation_language"))


def is_address(written: str) -> bool:
    """Whether a cell names a page elsewhere and not a file."""
    return bool(WEB.fullmatch(written))


def _language(written: str) -> str:
    try:
        return tag(written) if written.strip() else ""
    except InvalidLanguage:
        return ""


def _lines(fields: Mapping[str, str], name: str) -> tuple[str, ...]:
    names = (" ".join(part.split()) for line in fields.get(name, "").split("\n") for part in line.split(";"))
    return tuple(dict.fromkeys(part for part in names if part))


def _people(names: Sequence[str], said: Description, *, line: int | None = None) -> tuple[str, ...]:
    """Each name once; what is too long to be one is left out and told."""
    for name in names:
        if len(name) > LONGEST_NAME:
            said.warn(f'this is too long to be the name of a person and was left out: "{name}"', line=line)
    return tuple(dict.fromkeys(name for name in names if len(name) <= LONGEST_NAME))


def _title(written: str, said: Description, *, line: int | None = None) -> str:
    if len(written) <= LONGEST_TITLE:
        return written
    said.warn(f'the title is longer than {LONGEST_TITLE} characters and was cut; it was "{written}"', line=line)
    return written[: LONGEST_TITLE - 1] + "…"


def _recorded(fields: Mapping[str, str], said: Description) -> PartialDate | None:
    for name in DATES:
        written = fields.get(name, "").partition("\n")[0].strip()
        if written and written.casefold() not in UNDATED and (found := _date(written, said)):
            return found
    return None


def _date(written: str, said: Description, *, line: int | None = None) -> PartialDate | None:
    if not written:
        return None
    try:
        return PartialDate.parse(_edtf(written))
    except InvalidPartialDate:
        said.warn(f'the date "{written}" is not written as 1996, 1996-05 or 1996-05-12; enter it by hand', line=line)
        return None


def _edtf(written: str) -> str:
    """Dates whose order of day and month nobody can mistake: with the month in words, or with dots."""
    for pattern in SPOKEN_DATES:
        try:
            return dt.datetime.strptime(written, pattern).replace(tzinfo=dt.UTC).date().isoformat()
        except ValueError:
            continue
    return written


def _addresses(fields: Mapping[str, str], said: Description) -> Iterator[str]:
    for written in _lines(fields, "media_url"):
        if is_address(written) and len(written) <= LONGEST_ADDRESS:
            yield written
        elif "youtube" in fields.get("mediafile/host", "").casefold() and YOUTUBE.fullmatch(written):
            yield f"https://www.youtube.com/watch?v={written}"
        else:
            said.warn(
                f'"{written}" is not an address (http or https) of a recording; it was left among the file\'s fields'
            )


def _consent(row: ManifestRow, said: Description) -> dict[str, object]:
    """The columns of a consent; nothing at all where one part of it is not understood."""
    words = [" ".join(word.split()).casefold() for word in re.split(r"[,;|/+\n]|\band\b", row.one("consent"))]
    unknown = [word for word in words if word and word not in SCOPES]
    dates = {"given_date": row.one("consent_date"), "until_date": row.one("consent_until")}
    columns: dict[str, object] = {SCOPES[word]: True for word in words if word in SCOPES}
    for name, written in dates.items():
        try:
            columns |= {name: dt.date.fromisoformat(written)} if written else {}
        except ValueError:
            unknown.append(written)
    if unknown:
        said.warn(
            f'the consent was not recorded, because "{", ".join(unknown)}" is not understood: write text, voice, '
            "image, name or research only, and dates as 2004-05-12",
            line=row.line,
        )
        return {}
    if not any(name.startswith("covers_") for name in columns):
        if any(row.one(name) for name in ("consent", "consent_reference", "consent_date", "consent_until")):
            said.warn("the consent was not recorded: it does not say to what (text, voice, image, name)", line=row.line)
        return {}
    reference = row.one("consent_reference")
    if len(reference) > LONGEST_REFERENCE:
        said.warn(f'the reference of the consent was cut; it was "{reference}"', line=row.line)
    return columns | {"reference": reference[:LONGEST_REFERENCE]}
