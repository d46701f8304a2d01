"""The plan of an import: what each file is, where it belongs and why, and what would be done. Writes nothing."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from testimonies.access.viewer import EVERYTHING, Viewer
from testimonies.ingest.bundle import Bundle
from testimonies.ingest.claims import claims_of
from testimonies.ingest.examining import examine
from testimonies.ingest.judging import Judge
from testimonies.ingest.matching import Known, gathered, stems_of
from testimonies.ingest.planned import Part, Plan, PlannedFile
from testimonies.ingest.readers import Readers
from testimonies.models import Collection
from testimonies.vocabulary import Outcome

T = TypeVar("T")


class Watching(Protocol):
    """Goes through what is to be done, and may show how far it has come: a progress bar, perhaps."""

    def __call__(self, things: Sequence[T], doing: str, /) -> Iterable[T]: ...


def unwatched(things: Sequence[T], _doing: str, /) -> Iterable[T]:
    """Goes through them and tells nobody."""
    return things


def make_plan(
    bundles: Sequence[Bundle],
    *,
    collection: Collection | None,
    readers: Readers,
    language: str = "",
    watching: Watching = unwatched,
    viewer: Viewer = EVERYTHING,
) -> Plan:
    """The plan for everything that arrived: small facts about each file, whose words the readers may keep.

    It tells nothing of what `viewer`, who brings it in, does not curate.
    """
    plan = Plan(passed_over=sum(bundle.passed_over for bundle in bundles))
    claims = claims_of(bundles, language=language)
    arrived = [arrived for bundle in bundles for arrived in bundle.files.values() if arrived.path not in claims.taken]
    loose = [PlannedFile(file, language=language) for file in arrived]
    claimed = [file for testimony in claims.testimonies for file in testimony.files]
    everything = [file for file in (*claimed, *loose) if file.part is not Part.ADDRESS]
    readers.expect(everything)
    for file in watching(everything, "reading"):
        examine(file, readers=readers)
    plan.testimonies = [*claims.testimonies, *gathered(_without_copies(loose, claimed))]
    known = Known.of(collection, [file.sha256 for file in (*claimed, *loose)], viewer=viewer)
    judge, stems = Judge(collection, known, readers, viewer=viewer), stems_of(plan.testimonies)
    for testimony in plan.testimonies:
        judge.judge(testimony, known.match(testimony, stems=stems))
    plan.files = sorted([*claims.sheets, *claimed, *loose], key=lambda file: file.arrived.path)
    return plan


def _without_copies(files: Iterable[PlannedFile], before: Iterable[PlannedFile]) -> list[PlannedFile]:
    """The files that are not refused and no copies of another; of two files with the same bytes one is brought in."""
    first = {file.sha256: file for file in before if file.sha256}
    single: list[PlannedFile] = []
    for file in files:
        if file.outcome is Outcome.REFUSED:
            continue
        original = first.setdefault(file.sha256, file)
        if original is file:
            single.append(file)
        else:
            file.outcome, file.copy_of = Outcome.SAME, original
            file.why = f"the same bytes as {original.arrived.path}"
            file.note(file.why)
    return single
