"""Kills imports at any moment and looks at what is left: `python -m tests.trust.killing FOLDER`.

The site is loaded once and every import, and every look at what it left, is a fork of that: so two hundred kills take
less than a minute. This process never opens the database itself. Prints what it found as one JSON object.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

if __name__ == "__main__":  # an archive of its own, whatever archive this shell may know
    for name in [name for name in os.environ if name.startswith("ARCHIVE_") or name == "DATABASE_URL"]:
        del os.environ[name]
    os.environ["ARCHIVE_VAR"], os.environ["ARCHIVE_MEDIA"] = (f"{sys.argv[1]}/{room}" for room in ("var", "media"))
    os.environ |= {"ARCHIVE_BACKGROUND": "0", "DJANGO_SETTINGS_MODULE": "archive.settings"}
    django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from testimonies.indexing import rebuild
from testimonies.ingest.janitor import ROOMS, known_names
from testimonies.management.commands.ingest import Command
from testimonies.models import (
    AuditEvent,
    Batch,
    BatchFile,
    Outbox,
    Recording,
    Segment,
    Testimony,
    Transcript,
)
from testimonies.vocabulary import BatchState, Outcome
from testimonies.workflow import audit
from tests.factories.arrivals import lay, ohms, sheet, vtt
from tests.factories.recordings import tone

ANOTHER_PROCESS_EVERY = 20  # imports: reading in processes of their own takes a start each time
MOST_ORPHANS = 3  # files of the one testimony that was being brought in, and one in staging
LONG_AGO_S = 24 * 60 * 60


def main(arguments: list[str]) -> None:
    """Kill so many imports, each archive until it is complete; print kills, archives completed and violations."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1941)
    asked = parser.parse_args(arguments)
    killing = Killing(asked.folder, random.Random(asked.seed))
    while killing.kills < asked.kills:
        killing.one_archive(most=asked.kills)
    found = {"kills": killing.kills, "archives": killing.archives, "violations": killing.violations}
    sys.stdout.write(json.dumps(found))


class Killing:
    """Imports of one batch into archives that begin empty."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance = folder, chance
        self.kills = self.archives = self.runs = 0
        self.violations: list[str] = []
        self.sent = lay(folder / "sent", a_batch())
        self._ask(lambda: call_command("migrate", verbosity=0))
        self.places = [Path(settings.ARCHIVE_VAR), Path(settings.MEDIA_ROOT)]
        for place in self.places:
            shutil.copytree(place, folder / f"empty-{place.name}")
        started = time.monotonic()
        self._import(kill_after_s=None)
        self.takes_s = time.monotonic() - started
        self.undisturbed = self._ask(everything)
        self._note(self._ask(what_is_wrong), "undisturbed")

    def one_archive(self, *, most: int) -> None:
        """Import into an empty archive, killed until it is complete; then it must be as if nothing had happened."""
        for place in self.places:
            shutil.rmtree(place)
            shutil.copytree(self.folder / f"empty-{place.name}", place)
        is_complete = False
        while not is_complete:
            delay_s = self.chance.uniform(0, self.takes_s) if self.kills < most else None
            is_complete = not self._import(kill_after_s=delay_s)
            self._note(self._ask(what_is_wrong), f"kill {self.kills}")
            self._age()
        self._import(kill_after_s=None)  # once more: what the last kill left lying is old now
        self._note(self._ask(orphans), f"archive {self.archives}")
        if self._ask(everything) != self.undisturbed:
            self.violations.append(f"archive {self.archives} is not as an undisturbed one")
        self.archives += 1

    def _import(self, *, kill_after_s: float | None) -> bool:
        """Whether it was killed before its end."""
        self.runs += 1
        jobs = 2 if self.runs % ANOTHER_PROCESS_EVERY == 0 else 1
        child = self._fork(lambda: call_command(Command(), str(self.sent), jobs=jobs, json=True))
        if kill_after_s is not None:
            time.sleep(kill_after_s)
            os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status not in (1, -signal.SIGKILL):  # 1, because one file of the batch is refused
            self.violations.append(f"the import ended with {status}")
        self.kills += status == -signal.SIGKILL
        return status == -signal.SIGKILL

    def _ask(self, question: Callable[[], Any]) -> Any:
        """What another process finds."""
        answer = self.folder / "answer.json"
        answer.unlink(missing_ok=True)
        child = self._fork(lambda: answer.write_text(json.dumps(question())))
        if os.waitpid(child, 0)[1] or not answer.exists():
            return ["nothing could be asked: see what is printed above"]
        return json.loads(answer.read_text())

    def _fork(self, work: Callable[[], object]) -> int:
        child = os.fork()
        if child:
            return child
        status = 70
        try:
            with open(os.devnull, "w") as nowhere:
                os.dup2(nowhere.fileno(), 1)
            work()
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
        except BaseException:  # noqa: BLE001 - it is printed, and the process ends
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stderr.flush()
            os._exit(status)

    def _note(self, found: list[str], when: str) -> None:
        self.violations += [f"{when}: {violation}" for violation in found]

    def _age(self) -> None:
        """The janitor leaves alone what may still be in somebody's hands; make everything older than that."""
        before = time.time() - LONG_AGO_S
        for place in Path(settings.MEDIA_ROOT).rglob("*"):
            if place.is_file():
                os.utime(place, (before, before))


def a_batch() -> dict[str, bytes | str]:
    """Captions, a recording, a transcript in two languages, a sheet, a copy, and a file that is refused."""
    hives = {f"bees/{n}.vtt": vtt(*(f"Hive {n}, frame {m}: the bees were quiet." for m in range(9))) for n in range(4)}
    headings = ("identifier", "title", "transcript", "recording")
    rows = (("t-1", "First hive", "listed/1.vtt", ""), ("t-2", "A hive that hums", "listed/2.vtt", "listed/2.wav"))
    return hives | {
        "sheet.csv": sheet(headings, *rows),
        "listed/1.vtt": vtt("The first hive was full of honey."),
        "listed/2.vtt": vtt("The second hive hummed."),
        "listed/2.wav": tone(seconds=0.1),
        "tape/b.xml": ohms(title="Two languages", accession="OH 2", transcript_alt="In other words.", translate="1"),
        "tape/b.vtt": vtt("Captions of the same tape."),
        "copy.vtt": hives["bees/1.vtt"],
        "broken.vtt": b"WEBVTT\n\nnot one cue\n",
    }


def what_is_wrong() -> list[str]:
    """The database whole, the ledger as the audit, every file as it arrived, nothing twice, the index as the rest."""
    return [*database(), *ledger(), *files(), *index()]


def database() -> list[str]:
    """As SQLite itself and the chain of the audit say."""
    with connection.cursor() as cursor:
        (integrity,) = cursor.execute("PRAGMA integrity_check").fetchone()
        strays = cursor.execute("PRAGMA foreign_key_check").fetchall()
    audit.verify()
    running = Batch.objects.filter(state=BatchState.RUNNING).count()
    found = {"integrity": integrity != "ok", "stray keys": bool(strays), "several imports running": running > 1}
    return [what for what, is_so in found.items() if is_so]


def ledger() -> list[str]:
    """Each testimony is told of once in the audit, each transcript once in the ledger with its number of segments."""
    told = Counter(
        line.identifier for line in AuditEvent.objects.filter(verb="ingest", kind="testimony") if line.change["is_new"]
    )
    there = Counter(Testimony.objects.values_list("identifier", flat=True))
    entered = set(
        BatchFile.objects.filter(outcome=Outcome.NEW)
        .exclude(testimony=None)
        .values_list("testimony__identifier", flat=True)
    )
    found = [] if told == there else ["audit and testimonies differ"]
    found += [] if entered == set(there) else ["ledger and testimonies differ"]
    titles = Counter(Testimony.objects.values_list("title", flat=True))
    found += [f"twice: {title}" for title, count in titles.items() if count > 1]
    for row in BatchFile.objects.filter(outcome=Outcome.NEW).exclude(transcript=None):
        texts = Transcript.objects.filter(source_sha256=row.sha256)
        if row.segments != Segment.objects.filter(transcript__in=texts).count():
            found.append(f"{row.path} is not whole, or twice")
    return found


def files() -> list[str]:
    """Every file that is spoken of is there, and few others."""
    found = []
    for name in known_names():
        place = Path(settings.MEDIA_ROOT, name)
        if not place.is_file() or not place.stat().st_size:
            found.append(f"missing: {name}")
    return [*found, *(["too many orphans"] if len(orphans()) > MOST_ORPHANS else [])]


def orphans() -> list[str]:
    """Files of which no record speaks."""
    media, known = Path(settings.MEDIA_ROOT), known_names()
    names = (place.relative_to(media).as_posix() for room in ROOMS for place in media.joinpath(room).rglob("*.*"))
    return [f"orphan: {name}" for name in names if name not in known and media.joinpath(name).is_file()]


def index() -> list[str]:
    """What it does not show yet is waiting in the outbox."""
    waiting = set(Outbox.objects.values_list("testimony", flat=True))
    drifts = rebuild.verify()
    wrong = {key for drift in drifts for key in (*drift.missing, *drift.needless, *drift.outdated)}
    return [f"the index forgot {key}" for key in wrong - waiting]


def everything() -> list[Any]:
    """What the archive says, without keys and moments."""
    shown = []
    for testimony in Testimony.objects.order_by("title"):
        texts = testimony.transcripts.order_by("source_name", "kind", "language")
        said = [
            [text.source_name, text.kind, text.source_sha256, list(text.segments.order_by("position").values_list(
                "position", "text", "start_ms", "end_ms", "speaker__label", "speaker__role"
            ))]
            for text in texts
        ]  # fmt: skip
        tapes = Recording.objects.filter(testimony=testimony).order_by("position")
        people = sorted(str(witness) for witness in testimony.witnesses.all())
        shown.append(
            [testimony.title, testimony.state, said, list(tapes.values_list("original_name", "sha256")), people]
        )
    outcomes = dict(Batch.objects.latest("pk").files.values_list("path", "testimony__title"))
    return [shown, outcomes, Outbox.objects.count(), len(orphans())]


if __name__ == "__main__":
    main(sys.argv[1:])
