"""How a testimony, or one passage of it, is cited: in words, as BibTeX, as RIS and as CSL-JSON."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.models import Testimony
from testimonies.values.partial_date import PartialDate
from testimonies.values.person_name import PersonName
from testimonies.values.timecode import format_ms
from testimonies.vocabulary import ContributorRole, Medium

if TYPE_CHECKING:
    from django.utils.functional import Promise

_PLAIN_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[?~%]?")
_TEX = {letter: f"\\{letter}" for letter in "{}$&#_%"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_RIS_TYPES = {Medium.AUDIO: "SOUND", Medium.VIDEO: "VIDEO", Medium.TEXT: "GEN"}


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says. `address` is permanent; `passage` is the key of a segment, `passage_ms` when it begins."""

    identifier: str
    title: str
    address: str
    archive: str
    accessed: dt.date
    witnesses: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    recorded: PartialDate | None = None
    collection: str = ""
    institution: str = ""
    medium: Medium = Medium.TEXT
    language: str = ""
    passage: str = ""
    passage_ms: int | None = None
    revision: int | None = None

    @property
    def key(self) -> str:
        """What the entry is called in a bibliography."""
        return f"{self.identifier}-{self.passage}" if self.passage else self.identifier

    @property
    def locator(self) -> str:
        """Where in the testimony: its time, and the revision of the text that was read."""
        time = "" if self.passage_ms is None else format_ms(self.passage_ms)
        revision = "" if self.revision is None else _("revision %(number)s") % {"number": self.revision}
        return ", ".join(filter(None, (time, revision)))

    @property
    def held(self) -> str:
        """By whom: collection, institution, archive."""
        return ", ".join(dict.fromkeys(filter(None, (self.collection, self.institution, self.archive))))


def cited(testimony: Testimony, *, address: str, archive: str, accessed: dt.date, media: Iterable[str] = ()) -> Cited:
    """A testimony whose witnesses are from `named_for`; `media` are those of the recordings that may be played."""
    playable = set(media)
    return Cited(
        identifier=testimony.identifier,
        title=testimony.title,
        address=address,
        archive=archive,
        accessed=accessed,
        witnesses=tuple(PersonName(witness.public_name()).display for witness in testimony.witnesses.all()),
        interviewers=tuple(
            contributor.name
            for contributor in testimony.contributors.all()
            if contributor.role == ContributorRole.INTERVIEWER
        ),
        recorded=testimony.recorded_date,
        collection=testimony.collection.title,
        institution=testimony.collection.holding_institution,
        medium=next((medium for medium in (Medium.VIDEO, Medium.AUDIO) if medium in playable), Medium.TEXT),
        language=next(iter(testimony.languages), ""),
    )


def plain(entry: Cited) -> str:
    """In words, in the reader's language."""
    interview = _("Interview by %(names)s") % {"names": ", ".join(entry.interviewers)} if entry.interviewers else ""
    sentences = (
        ", ".join(entry.witnesses),
        _("“%(title)s”") % {"title": entry.title},
        ", ".join(filter(None, (interview, str(entry.recorded or "")))),
        f"{entry.held}, {entry.identifier}",
        entry.locator,
        entry.address,
    )
    return " ".join(sentence if sentence == entry.address else f"{sentence}." for sentence in sentences if sentence)


def bibtex(entry: Cited) -> str:
    """As BibTeX; names stand in braces, for no program can tell which part of them is the family's."""
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in entry.witnesses),
        "title": f"{{{_tex(entry.title)}}}",
        "date": str(entry.recorded or ""),
        "year": _year(entry.recorded),
        "howpublished": _tex(entry.held),
        "note": _tex(", ".join(filter(None, (entry.identifier, entry.locator)))),
        "language": _tex(entry.language),
        "url": entry.address,
        "urldate": entry.accessed.isoformat(),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{entry.key},\n{lines}}}\n"


def ris(entry: Cited) -> str:
    """As RIS (Research Information Systems), for reference managers."""
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in _ris_lines(entry) if value or tag == "ER")


def _ris_lines(entry: Cited) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES[entry.medium]
    yield "ID", entry.key
    yield from (("AU", name) for name in entry.witnesses)
    yield from (("A2", name) for name in entry.interviewers)
    yield "TI", entry.title
    yield "PY", _year(entry.recorded)
    yield "T2", entry.collection
    yield "PB", entry.institution or entry.archive
    yield "DP", entry.archive
    yield "AN", entry.identifier
    yield "LA", entry.language
    yield "M1", entry.locator
    yield "UR", entry.address
    yield "Y2", entry.accessed.strftime("%Y/%m/%d/")
    yield "ER", ""


def csl_json(entry: Cited) -> str:
    """As CSL-JSON, for citation processors; an interview whose author is the witness."""
    record: dict[str, Any] = {
        "id": entry.key,
        "type": "interview",
        "title": entry.title,
        "author": [{"literal": name} for name in entry.witnesses],
        "interviewer": [{"literal": name} for name in entry.interviewers],
        "issued": _csl_date(entry.recorded),
        "container-title": entry.collection,
        "publisher": entry.institution or entry.archive,
        "archive": entry.archive,
        "archive_location": entry.identifier,
        "language": entry.language,
        "note": entry.locator,
        "URL": entry.address,
        "accessed": {"date-parts": [[entry.accessed.year, entry.accessed.month, entry.accessed.day]]},
    }
    return json.dumps([{name: value for name, value in record.items() if value}], ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write a citation."""

    name: str
    title: "str | Promise"
    suffix: str
    media_type: str
    write: Callable[[Cited], str]


STYLES = (
    Style("plain", gettext_lazy("In words"), ".txt", "text/plain", plain),
    Style("bibtex", "BibTeX", ".bib", "application/x-bibtex", bibtex),
    Style("ris", "RIS", ".ris", "application/x-research-info-systems", ris),
    Style("csl-json", "CSL-JSON", ".json", "application/vnd.citationstyles.csl+json", csl_json),
)


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _year(date: PartialDate | None) -> str:
    return str(date.earliest.year) if date and date.earliest.year == date.latest.year else ""


def _csl_date(date: PartialDate | None) -> dict[str, Any]:
    if date is None:
        return {}
    ends = [_PLAIN_DATE.fullmatch(end) for end in date.text.split("/")]
    if not all(ends):
        return {"literal": date.readable()}
    parts = [[int(part) for part in end.groups() if part] for end in ends if end]
    doubt = {"circa": True} if date.is_approximate or date.is_uncertain else {}
    return {"date-parts": parts} | doubt
