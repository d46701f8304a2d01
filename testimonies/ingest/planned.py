"""What a plan holds: small facts about each file, never its words."""

from dataclasses import dataclass, field
from enum import StrEnum

from testimonies.ingest.bundle import ArrivedFile
from testimonies.ingest.description import Description
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.manifest import ManifestRow
from testimonies.transcripts.document import Account, Finding, Level
from testimonies.vocabulary import Outcome


class Part(StrEnum):
    """What a file is to a testimony."""

    TRANSCRIPT = "transcript"
    TRANSLATION = "translation"
    RECORDING = "recording"
    ADDRESS = "address"
    SHEET = "sheet"


@dataclass(slots=True)
class Voice:
    """What is told of a speaker's label in one file: how often it speaks, and a few of its words."""

    turns: int = 0
    words: str = ""


@dataclass(slots=True)
class PlannedFile:
    """One line of the report, filled by the plan and then by the doing; `is_entered`: its ledger row is written."""

    arrived: ArrivedFile
    part: Part = Part.TRANSCRIPT
    language: str = ""
    outcome: Outcome = Outcome.NEW
    format: str = ""
    sha256: str = ""
    segments: int = 0
    account: Account = field(default_factory=lambda: Account(0, 0))
    findings: list[Finding] = field(default_factory=list)
    numbers: tuple[str, ...] = ()
    description: Description = field(default_factory=Description)
    voices: dict[str, Voice] = field(default_factory=dict)
    why: str = ""
    testimony: str = ""
    testimony_key: int | None = None
    transcript_key: int | None = None
    copy_of: "PlannedFile | None" = None
    is_entered: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it has words that become a transcript."""
        return self.part in (Part.TRANSCRIPT, Part.TRANSLATION)

    @property
    def has_work(self) -> bool:
        """Whether anything is to be written for it."""
        return self.outcome in (Outcome.NEW, Outcome.CHANGED)

    def note(self, message: str) -> None:
        """Tells how it was understood."""
        self.findings.append(Finding(Level.NOTE, message))

    def warn(self, message: str) -> None:
        """Tells what a curator should look at."""
        self.findings.append(Finding(Level.WARNING, message))

    def refuse(self, refusal: FileRefused) -> None:
        """It is not brought in; nothing was kept, so nothing is counted."""
        self.outcome, self.segments, self.account = Outcome.REFUSED, 0, Account(0, 0)
        self.findings.append(Finding(Level.ERROR, refusal.why, refusal.line))


@dataclass(slots=True)
class PlannedTestimony:
    """The files that belong to one testimony; `known` is its key when the archive has it, `identifier` a given one."""

    files: list[PlannedFile]
    row: ManifestRow | None = None
    known: int | None = None
    identifier: str = ""

    @property
    def has_work(self) -> bool:
        """Whether any of its files has."""
        return any(file.has_work for file in self.files)

    @property
    def segments(self) -> int:
        """How many segments are to be written or compared."""
        return sum(file.segments for file in self.at_work())

    def at_work(self, *parts: Part) -> list[PlannedFile]:
        """The files of these parts (of any, without) for which something is to be written."""
        return [file for file in self.files if file.has_work and (not parts or file.part in parts)]


@dataclass(slots=True)
class Plan:
    """All that would be done, in the order of the files."""

    source: str = ""
    files: list[PlannedFile] = field(default_factory=list)
    testimonies: list[PlannedTestimony] = field(default_factory=list)
    passed_over: int = 0
    batch: str = ""
