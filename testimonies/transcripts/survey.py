"""What a folder of files holds: read one by one and counted by format, with nothing brought in and nothing kept."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from testimonies.transcripts import limits, registry
from testimonies.transcripts.document import Level, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript

WORD = re.compile(r"\w+")
QUOTED = re.compile(r'"[^"]*"|\([^()]*\)|\d[\d,.]*')  # what differs from file to file in the reason for one refusal

NOT_RECOGNISED = "not recognised"


@dataclass
class Tally:
    """What was found in the files of one format; `refused` were recognised as such but could not be read."""

    title: str
    files: int = 0
    segments: int = 0
    words: int = 0
    characters: int = 0
    warnings: int = 0
    notes: int = 0
    refused: int = 0

    def add(self, document: TranscriptDocument) -> None:
        """One file more, its translation included."""
        self.files += 1
        self.characters += document.account.read
        for part in filter(None, (document, document.translation)):
            self.segments += len(part.segments)
            self.words += sum(len(WORD.findall(said.text)) for said in part.segments)
            self.warnings += sum(finding.level is Level.WARNING for finding in part.findings)
            self.notes += sum(finding.level is Level.NOTE for finding in part.findings)


@dataclass
class Survey:
    """Files by format, and the reasons for those that were refused, each with the names of the files."""

    formats: dict[str, Tally] = field(default_factory=dict)
    refusals: dict[str, list[str]] = field(default_factory=dict)

    def look_at(self, name: str, content: bytes) -> None:
        """Read one file and count it."""
        title = NOT_RECOGNISED
        try:
            limits.check(content)
            title = registry.recognise(content, name=name).title
            document = registry.read(content, name=name)
        except UnreadableTranscript as refused:
            self._of(title).refused += 1
            self.refusals.setdefault(refused.why, []).append(name)
        else:
            self._of(title).add(document)

    def _of(self, title: str) -> Tally:
        return self.formats.setdefault(title, Tally(title))


def survey(files: Iterable[tuple[str, bytes]]) -> Survey:
    """Reads every file, given with its name. What cannot be read is counted with its reason; nothing is raised."""
    made = Survey()
    for name, content in files:
        made.look_at(name, content)
    return made


def in_markdown(made: Survey) -> Iterator[str]:
    """The lines of two tables: what was read, by format, and why files were refused."""
    yield "| format | files read | passages | words | repaired or left out | noted | refused |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    order = [*(known.title for known in registry.formats()), NOT_RECOGNISED]
    for tally in sorted(made.formats.values(), key=lambda tally: order.index(tally.title)):
        counts = (tally.files, tally.segments, tally.words, tally.warnings, tally.notes, tally.refused)
        yield f"| {tally.title} | {' | '.join(f'{count:,}' for count in counts)} |"
    yield ""
    yield "| refused because | files |"
    yield "|---|--:|"
    reasons: Counter[str] = Counter()
    for why, names in made.refusals.items():
        reasons[QUOTED.sub("…", why)] += len(names)
    for why, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"| {why.replace('|', '/')} | {count:,} |"
