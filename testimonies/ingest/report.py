"""What an import did, or would do: for people with the problems on top, for programs as one object."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from testimonies.ingest.ledger import PASSED_OVER, findings_of, totals_of
from testimonies.ingest.planned import Plan, PlannedFile
from testimonies.ingest.undo import Undone
from testimonies.ingest.voices import HeardVoice
from testimonies.transcripts.document import Finding, Level
from testimonies.vocabulary import Outcome

CROWD = 5
MOST_VOICES = 100
PARTICULAR = re.compile(r'“[^”]*”|"[^"]*"|\(lines [^)]*\)|\d+')
OUTCOMES = {  # as a person reads them: what was done, and what would be
    Outcome.NEW: ("brought in", "new"),
    Outcome.CHANGED: ("changed", "changed"),
    Outcome.SAME: ("as before", "as before"),
    Outcome.REFUSED: ("refused", "refused"),
}


def as_plain(plan: Plan) -> dict[str, Any]:
    """The report as one object of plain values; `batch` is None when nothing was written."""
    files = [_file_as_plain(file) for file in plan.files]
    return {"batch": plan.batch or None, "totals": _totals(plan), "files": files}


def as_text(plan: Plan) -> Iterator[str]:
    """The report in lines: what was refused, what needs a look, then the sums."""
    yield from _section("Refused", plan, Level.ERROR)
    yield from _section("To be looked at", plan, Level.WARNING)
    if not plan.batch:
        yield from _preview(plan)
    totals = totals_of(plan.files)
    words = [f"{totals[outcome]:,} {said[not plan.batch]}" for outcome, said in OUTCOMES.items() if totals[outcome]]
    yield f"{_count(totals['files'], 'file')}: {', '.join(words) or 'nothing to bring in'}"
    yield (
        f"{_count(totals['segments'], 'segment')}; of {totals['characters_read']:,} characters read "
        f"{totals['characters_kept']:,} are kept and {totals['characters_accounted']:,} accounted for"
    )
    if plan.passed_over:
        yield f"{_count(plan.passed_over, 'file')} of operating systems passed over (.DS_Store, Thumbs.db and the like)"
    yield _ending(plan)


def voices_as_plain(voices: Sequence[HeardVoice]) -> list[dict[str, Any]]:
    """Who speaks and whom each label is taken for, as plain values; no role where it is not the same everywhere."""
    return [
        {"label": voice.label, "turns": voice.turns, "testimonies": voice.testimonies, "words": voice.words,
         "role": voice.role.value if voice.role else None, "ground": voice.ground.value}
        for voice in voices
    ]  # fmt: skip


def voices_as_text(voices: Sequence[HeardVoice]) -> Iterator[str]:
    """The same in lines, those of whom least is known first."""
    if voices:
        yield ""
        yield "Speakers (say who they are with --speaker LABEL=ROLE or --speakers SHEET):"
    for voice in voices[:MOST_VOICES]:
        role = voice.role.value if voice.role else "differs"
        turns = f"{_count(voice.turns, 'turn')} in {_count(voice.testimonies, 'testimony', 'testimonies')}"
        yield f"  {role:11}  {voice.label}: {turns}, {voice.ground.value}: {voice.words}"
    if len(voices) > MOST_VOICES:
        yield f"  and {len(voices) - MOST_VOICES:,} more; --json tells all"


def undone_as_plain(undone: Undone) -> dict[str, Any]:
    """What was taken back, and what was not, as plain values."""
    kept = [{"testimony": identifier, "because": list(reasons)} for identifier, reasons in undone.kept]
    return {"batch": undone.batch, "taken_back": undone.taken_back, "kept": kept}


def undone_as_text(undone: Undone) -> Iterator[str]:
    """The same in lines."""
    for identifier, reasons in undone.kept:
        yield f"kept: {identifier}"
        yield from (f"    {reason}" for reason in reasons)
    gone = _count(len(undone.taken_back), "testimony", "testimonies")
    yield f"{undone.batch}: {gone} taken back, {len(undone.kept)} kept"


def has_refusals(plan: Plan) -> bool:
    """Whether anything was refused."""
    return any(file.outcome is Outcome.REFUSED for file in plan.files)


def _section(heading: str, plan: Plan, level: Level) -> Iterator[str]:
    """Findings of a level by file; what is said of many files is said once."""
    told = [(file.arrived.path, found) for file in plan.files for found in file.findings if found.level is level]
    if not told:
        return
    yield f"{heading}:"
    paths: dict[str, list[str]] = defaultdict(list)
    for path, found in told:
        paths[_kind(found)].append(path)
    crowds = {kind: list(dict.fromkeys(where)) for kind, where in paths.items() if len(set(where)) >= CROWD}
    last = ""
    for path, found in told:
        if _kind(found) not in crowds:
            if path != last:
                yield f"  {path}"
            last = path
            yield f"    {f'line {found.line}: ' if found.line else ''}{found.message}"
    for kind, where in crowds.items():
        yield f"  {len(where)} files, as {', '.join(where[:3])}"
        yield f"    {kind}"
    yield ""


def _preview(plan: Plan) -> Iterator[str]:
    """What was recognised, where it belongs and why, file by file."""
    for file in plan.files:
        if file.outcome is not Outcome.REFUSED:
            where = f" ({file.testimony})" if file.testimony else ""
            because = f": {file.why}" if file.why else ""
            yield f"  {file.outcome.value:7}  {file.format:8}  {file.arrived.path}{where}{because}"
    yield ""


def _kind(found: Finding) -> str:
    """What a finding says of any file, without what it quotes and counts."""
    return PARTICULAR.sub("…", found.message)


def _ending(plan: Plan) -> str:
    if not plan.batch:
        return "This was a preview: nothing was written."
    touched = len({file.testimony for file in plan.files if file.has_work})
    if not touched:
        return f"Batch {plan.batch}: the archive is as it was before."
    return (
        f"Batch {plan.batch}: {_count(touched, 'testimony', 'testimonies')} received something. What is new is "
        f"a closed draft. To take the batch back: manage.py ingest --undo {plan.batch}"
    )


def _totals(plan: Plan) -> dict[str, int]:
    """As the ledger of the batch keeps them."""
    return totals_of(plan.files) | ({PASSED_OVER: plan.passed_over} if plan.passed_over else {})


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _file_as_plain(file: PlannedFile) -> dict[str, Any]:
    return {
        "path": file.arrived.path,
        "format": file.format or None,
        "outcome": file.outcome.value,
        "testimony": file.testimony or None,
        "segments": file.segments,
        "characters_read": file.account.read,
        "characters_kept": file.account.kept,
        "characters_accounted": file.account.accounted,
        "findings": findings_of(file),
    }
