"""Which testimony a file belongs to: the rules in their order, each with its reason in words.

1. The identifier that a sheet gives. 2. The same bytes, wherever in the archive. 3. The institution's own number (OHMS
accession or record id) in the collection. 4. The same path in an earlier batch, then the same name, where only one
testimony of the collection has it. 5. Else a new testimony. Within one run, files with the same folder and stem, or
the same number, belong together, so that one stopped half way and run again ends the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform

from testimonies.access.policy import curated_q
from testimonies.access.viewer import EVERYTHING, Viewer
from testimonies.ingest.bundle import stem_of
from testimonies.ingest.description import NUMBERS
from testimonies.ingest.planned import PlannedFile, PlannedTestimony
from testimonies.models import BatchFile, Collection, Recording, Transcript

AT_ONCE = 500
MOST_PARTS = 20  # a number that more files share is a placeholder, and no testimony's own
NEW = "a new testimony: nothing in the collection has its number, path or name"
Holders = dict[str, set[int]]


@dataclass(frozen=True, slots=True)
class Match:
    """Where files belong: the testimony's key (None: a new one) and why; whether only a path or a name says so."""

    testimony: int | None
    why: str
    by_path: bool = False
    by_name: bool = False


def _holders() -> Holders:
    return defaultdict(set)


@dataclass(slots=True)
class Known:
    """What the archive knows of earlier arrivals: keys of testimonies by sum, number, path and stem."""

    by_sum: Holders = field(default_factory=_holders)
    by_number: Holders = field(default_factory=_holders)
    by_path: Holders = field(default_factory=_holders)
    by_stem: Holders = field(default_factory=_holders)

    @classmethod
    def of(cls, collection: Collection | None, sums: Sequence[str], *, viewer: Viewer = EVERYTHING) -> "Known":
        """Three queries, and two for each five hundred sums; sums are known wherever the viewer is a curator."""
        known, sums = cls(), [sum_ for sum_ in sums if sum_]
        mine = Q() if viewer.curates_everything else curated_q(viewer, prefix="testimony__")
        for start in range(0, len(sums), AT_ONCE):
            some = sums[start : start + AT_ONCE]
            texts = Transcript.objects.filter(mine, source_sha256__in=some).values_list("source_sha256", "testimony")
            tapes = Recording.objects.filter(mine, sha256__in=some).values_list("sha256", "testimony")
            for sum_, testimony in (*texts, *tapes):
                known.by_sum[sum_].add(testimony)
        if collection:
            known.learn(collection)
        return known

    def learn(self, collection: Collection) -> None:
        """Numbers, names and paths of what the collection holds."""
        within = {"testimony__collection": collection}
        columns: tuple[Any, ...] = (
            "testimony",
            "source_name",
            *(KeyTextTransform(name, "metadata") for name in NUMBERS),
        )
        for testimony, name, *numbers in Transcript.objects.filter(**within).values_list(*columns).iterator():
            self.by_stem[stem_of(name)].add(testimony)
            for called, number in zip(NUMBERS, numbers, strict=True):
                if number:
                    self.by_number[f"{called}={number.strip()}"].add(testimony)
        for testimony, name in Recording.objects.filter(**within).values_list("testimony", "original_name").iterator():
            self.by_stem[stem_of(name)].add(testimony)
        for path, testimony in BatchFile.objects.filter(**within).values_list("path", "testimony").iterator():
            self.by_path[path].add(testimony)
        self.by_stem.pop("", None)

    def match(self, group: PlannedTestimony, *, stems: Counter[str]) -> Match:
        """By the rules from the second on; `stems` counts in how many testimonies of this run a stem occurs."""
        if held := set[int]().union(*(self.by_sum.get(file.sha256, set()) for file in group.files)):
            return Match(min(held), "the archive already holds the same bytes")
        for number in (number for file in group.files for number in file.numbers):
            if only := _only(self.by_number.get(number)):
                return Match(only, f"the collection has a testimony with {number.replace('=', ' ')}")
        for file in group.files:
            if only := _only(self.by_path.get(file.arrived.path)):
                return Match(only, "an earlier batch brought it in from the same path", by_path=True)
        for stem in {file.arrived.stem for file in group.files}:
            if stems[stem] == 1 and (only := _only(self.by_stem.get(stem))):
                return Match(only, "one testimony of the collection has a file of this name", by_name=True)
        return Match(None, NEW)


def _only(holders: set[int] | None) -> int | None:
    return next(iter(holders)) if holders and len(holders) == 1 else None


def gathered(files: Sequence[PlannedFile]) -> list[PlannedTestimony]:
    """The files of folders and ZIPs as testimonies, in the order of their first files."""
    shared = Counter(number for file in files for number in file.numbers)
    for file in files:
        if crowded := [number for number in file.numbers if shared[number] > MOST_PARTS]:
            file.numbers = tuple(number for number in file.numbers if number not in crowded)
            file.warn(
                f"{shared[crowded[0]]} files have {crowded[0].replace('=', ' ')}, so it was not used to tell them apart"
            )
    group_of: dict[str, list[PlannedFile]] = {}
    for file in files:
        joined = {id(group): group for key in _keys(file) if (group := group_of.get(key))}
        together = [*(one for group in joined.values() for one in group), file]
        group_of |= {key: together for one in together for key in _keys(one)}
    groups = {id(group): group for group in group_of.values()}
    return sorted(map(_testimony, groups.values()), key=lambda group: group.files[0].arrived.path)


def stems_of(groups: Iterable[PlannedTestimony]) -> Counter[str]:
    """In how many testimonies each stem occurs."""
    return Counter(stem for group in groups for stem in {file.arrived.stem for file in group.files})


def _keys(file: PlannedFile) -> Iterator[str]:
    yield f"{file.arrived.folder}/{file.arrived.stem}"
    yield from file.numbers


def _testimony(files: list[PlannedFile]) -> PlannedTestimony:
    return PlannedTestimony(sorted(files, key=lambda file: file.arrived.path))
