"""Erased is erased: a word of its own in every field, and none of them left in any file of the archive."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from testimonies.access.viewer import VISITOR
from testimonies.indexing import rebuild
from testimonies.indexing.find import find
from testimonies.interchange.portraits import portrait_of
from testimonies.models import AuditEvent, Testimony, Tombstone, Witness
from testimonies.search import current
from testimonies.workflow import audit, erasure
from testimonies.workflow.identifiers import rename
from tests.factories.canaries import make_canaried
from tests.factories.cast import make_administrator
from tests.factories.index_files import words_in_index
from tests.factories.records import make_testimony

VAR, MEDIA = Path(settings.ARCHIVE_VAR), Path(settings.MEDIA_ROOT)


@pytest.fixture
def embedded(transactional_db):
    """The archive as it runs: the engine with files, in the folder in which everything else lies."""
    current.configure("embedded", VAR / "index")
    for engine in (current.public(), current.full()):
        engine.rebuild(())
    yield
    current.configure("memory", VAR / "index")


def held(words):
    """Which of the words stand in any file of the archive."""
    places = [place for folder in (VAR, MEDIA) for place in folder.rglob("*") if place.is_file()]
    if connection.vendor == "sqlite":
        database = Path(connection.settings_dict["NAME"])
        places += [place for place in database.parent.glob(f"{database.name}*") if place.is_file()]
    content = b"".join(place.read_bytes() for place in places)
    return {word for word in words if word.encode() in content} | words_in_index(VAR / "index", words)


def stage(word):
    """What an upload that was killed left an hour ago."""
    for folder in (Path(settings.FILE_UPLOAD_TEMP_DIR), MEDIA / ".staging"):
        folder.mkdir(parents=True, exist_ok=True)
        place = folder / f"half-written-{word}"
        place.write_text(word)
        os.utime(place, (0, 0))


def test_nothing_of_it_is_left_and_everything_else_is(embedded, client, capsys):
    by = make_administrator()
    testimony, words = make_canaried("erased", by=by)
    other, kept = make_canaried("stays", by=by)
    rename(testimony, to="t-later", by=by)
    portrait_of(testimony.witnesses.get().portrait, width=160, suffix="webp")
    stage(words[0])
    recording = testimony.recordings.get().identifier
    in_files = held(words)
    assert {*words} - in_files == set() or connection.vendor != "sqlite"
    assert len(words_in_index(VAR / "index", words)) > 5
    there = held(kept)
    assert there == set(kept) or connection.vendor != "sqlite"

    call_command("erase", "t-later", because="The family asked for it.", with_witnesses=True, yes=True)

    assert held(words) == set()
    assert held(kept) == there
    assert [drift.count for drift in rebuild.verify()] == [0, 0]
    assert audit.verify() == AuditEvent.objects.count()
    assert find(other.title, viewer=VISITOR).results.testimony_total == 1
    assert Witness.objects.count() == 1
    buried = set(Tombstone.objects.values_list("identifier", flat=True))
    assert {"t-later", testimony.identifier, recording} <= buried
    for identifier in buried:
        assert client.get(reverse("testimony", args=[identifier])).status_code == 404
    assert "may still hold it" not in capsys.readouterr().out


def test_erasure_that_was_killed_begins_again_and_ends_the_same(embedded, monkeypatch):
    by = make_administrator()
    testimony, words = make_canaried("killed", by=by)

    with monkeypatch.context() as patch:
        patch.setattr(erasure, "_remove_files", killed_among_files)
        with pytest.raises(KeyboardInterrupt):
            call_command("erase", testimony.identifier, because="Asked for.", with_witnesses=True, yes=True)
    assert Testimony.objects.filter(pk=testimony.pk).exists()
    assert not testimony.recordings.get().file.storage.exists(testimony.recordings.get().file.name)

    with monkeypatch.context() as patch:
        patch.setattr("testimonies.management.commands.erase.rebuild", killed)
        with pytest.raises(KeyboardInterrupt):
            call_command("erase", testimony.identifier, because="Asked for.", with_witnesses=True, yes=True)
    assert not Testimony.objects.exists()

    call_command("erase", testimony.identifier, because="Asked for.", yes=True)
    assert held(words) == set()
    assert audit.verify() == AuditEvent.objects.count()


def test_place_that_cannot_be_cleaned_does_not_keep_the_others_from_it(embedded, monkeypatch, capsys):
    testimony, words = make_canaried("broken", by=make_administrator())
    stage(words[0])
    monkeypatch.setattr("testimonies.management.commands.erase.rebuild", broken)

    with pytest.raises(CommandError, match="Not cleaned: search index") as refused:
        call_command("erase", testimony.identifier, because="Asked for.", with_witnesses=True, yes=True)

    told = capsys.readouterr()
    assert "search index: OverflowError: date value out of range" in told.err
    assert "copies and pictures of what is gone removed" in told.out
    assert "staged files removed: 2" in told.out
    assert refused.value.returncode == 1
    assert held(words) - words_in_index(VAR / "index", words) == set()


def broken(*_args, **_kwargs):
    raise OverflowError("date value out of range")


def killed_among_files(files):
    for storage, name in files:
        storage.delete(name)
    raise KeyboardInterrupt


def killed(*_args, **_kwargs):
    raise KeyboardInterrupt


@pytest.mark.django_db
def test_the_identifier_is_typed_again(monkeypatch):
    testimony = make_testimony()
    monkeypatch.setattr("builtins.input", lambda _asked: "t-other")

    with pytest.raises(CommandError, match="nothing was erased"):
        call_command("erase", testimony.identifier, because="Asked for.")

    assert Testimony.objects.exists()


@pytest.mark.django_db
def test_what_never_was_is_not_erased():
    with pytest.raises(CommandError, match="There is no testimony “t-nothing”"):
        call_command("erase", "t-nothing", because="Asked for.", yes=True)
    with pytest.raises(CommandError, match="there is no account"):
        call_command("erase", make_testimony().identifier, because="Asked for.", by="nobody", yes=True)


def test_backups_that_may_still_hold_it_are_named(transactional_db, capsys):
    kept = VAR / "backups" / "archive.sqlite3"
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(b"everything")
    try:
        call_command("erase", make_testimony().identifier, because="Asked for.", yes=True)
    finally:
        kept.unlink()

    assert "may still hold it: backups/archive.sqlite3 of " in capsys.readouterr().out
