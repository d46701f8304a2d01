"""What a curator says of speakers' labels, as written in a sheet, on a command line, or kept with a batch."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from testimonies.ingest.border import file_border
from testimonies.ingest.cast import Choice
from testimonies.ingest.errors import FileRefused, SourceRefused
from testimonies.ingest.sheet import rows_of
from testimonies.vocabulary import SpeakerRole

HEADINGS = ("label", "role", "name")
ROLES = ", ".join(SpeakerRole.values)


def choices_written(written: Iterable[str]) -> dict[str, Choice]:
    """From `label=role` or `label=witness:name`. Raises SourceRefused."""
    chosen = {}
    for one in written:
        label, equals, said = one.rpartition("=")
        role, _colon, name = said.partition(":")
        if not (equals and label.strip()):
            raise SourceRefused(f'"{one}" does not say who a speaker is; write D=interviewer or D=witness:Anna Demo')
        chosen[label.strip()] = _choice(role, name, where=f'"{one}"')
    return chosen


def choices_in_sheet(place: Path) -> dict[str, Choice]:
    """From a sheet with the headings label, role and, where a testimony has several witnesses, name."""
    try:
        with file_border():
            rows = rows_of(place.read_bytes(), name=place.name)
    except FileRefused as refusal:
        raise SourceRefused(f"{place.name}: {refusal}") from refusal
    headings = [cell.strip().casefold() for cell in rows[0][1]] if rows else []
    if not {"label", "role"} <= set(headings):
        raise SourceRefused(f"{place.name} has no columns label and role in its first line")
    columns = [headings.index(name) if name in headings else None for name in HEADINGS]
    chosen = {}
    for line, cells in rows[1:]:
        label, role, name = (_cell(cells, column) for column in columns)
        if label and role:
            chosen[label] = _choice(role, name, where=f"line {line} of {place.name}")
    return chosen


def as_kept(chosen: Mapping[str, Choice]) -> dict[str, list[str]]:
    """As it stands with a batch: {label: [role, name]}."""
    return {label: [choice.role.value, choice.name] for label, choice in chosen.items()}


def from_kept(kept: Mapping[str, Sequence[str]]) -> dict[str, Choice]:
    """What stands with a batch."""
    return {label: Choice(SpeakerRole(role), name) for label, (role, name) in kept.items()}


def _choice(role: str, name: str, *, where: str) -> Choice:
    word = role.strip().casefold()
    if word not in SpeakerRole.values:
        raise SourceRefused(f'{where} names the role "{role.strip()}"; known are {ROLES}')
    if name.strip() and word != SpeakerRole.WITNESS:
        raise SourceRefused(f"{where} gives a name, which only a witness has here")
    return Choice(SpeakerRole(word), name.strip())


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""
