"""What only an index on disk can get wrong: other processes, killed ones, generations, forks and stray files."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from testimonies.search.documents import Passage, TestimonyDocument
from testimonies.search.engines.embedded import EmbeddedEngine
from testimonies.search.engines.embedded.generations import Generations
from testimonies.search.errors import IndexBusy, IndexOutdated
from tests.factories.index_files import words_in_index
from tests.search.cast import ALAMAT, AYMERGEN, EVERYONE, SUKRU, found

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "public"


@pytest.fixture
def engine(folder) -> EmbeddedEngine:
    return EmbeddedEngine(folder, patience_s=300)  # on a busy machine eight commits can take longer than a page may


def put_and_commit(folder, sequence, *documents):
    engine = EmbeddedEngine(folder)
    engine.put(documents)
    engine.commit(sequence=sequence)


def in_another_process(act, *arguments):
    process = SPAWN.Process(target=act, args=arguments)
    process.start()
    process.join(30)
    assert process.exitcode == 0


def test_index_outlives_its_process(folder):
    in_another_process(put_and_commit, folder, 4, ALAMAT, AYMERGEN)

    engine = EmbeddedEngine(folder)

    assert (found(engine, "bread"), engine.sequence()) == ({1, 2}, 4)


def test_commits_of_another_process_are_seen(folder, engine):
    put_and_commit(folder, 1, ALAMAT)
    assert found(engine, "bread") == {1}

    in_another_process(put_and_commit, folder, 2, AYMERGEN)

    assert (found(engine, "bread"), engine.sequence()) == ({1, 2}, 2)


def test_reader_opened_before_a_fork_sees_later_commits(folder, engine):
    put_and_commit(folder, 1, ALAMAT)
    assert found(engine, "bread") == {1}
    ready, seen = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        os.read(ready[0], 1)
        os.write(seen[1], bytes(sorted(found(engine, "bread"))))
        os._exit(0)

    put_and_commit(folder, 2, AYMERGEN)
    os.write(ready[1], b"!")

    assert os.read(seen[0], 9) == bytes([1, 2])
    os.waitpid(child, 0)


def test_second_writer_waits_then_says_so(folder, engine):
    engine.put([ALAMAT])
    hasty = EmbeddedEngine(folder, patience_s=0.1)
    refused: list[Exception] = []

    def write():
        try:
            hasty.put([AYMERGEN])
        except IndexBusy as error:
            refused.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    engine.commit()
    put_and_commit(folder, 2, AYMERGEN)

    assert str(folder) in str(refused[0])
    assert found(engine, "bread") == {1, 2}


def test_threads_write_one_after_the_other(folder, engine):
    numbers = range(1, 9)
    documents = [TestimonyDocument(n, f"{n}", "", (Passage(f"{n}", "bread", "en"),)) for n in numbers]

    def write(document):
        engine.put([document])
        engine.commit(sequence=document.ordinal)

    threads = [threading.Thread(target=write, args=[document]) for document in documents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found(engine, "bread") == set(numbers)


KILLED = """
import os, sys
from testimonies.search.engines.embedded import EmbeddedEngine
from tests.search.cast import ALAMAT, AYMERGEN
engine = EmbeddedEngine(sys.argv[1])
engine.put([ALAMAT])
engine.commit(sequence=1)
def documents():
    yield AYMERGEN
    print("writing", flush=True)
    sys.stdin.read()
engine.{call}(documents())
"""


@pytest.mark.parametrize("call", ["put", "rebuild"])
def test_killed_writer_leaves_the_last_commit(folder, call):
    command = [sys.executable, "-c", KILLED.replace("{call}", call), folder]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdout.readline() == "writing\n"
        process.send_signal(signal.SIGKILL)

    engine = EmbeddedEngine(folder, patience_s=1)

    assert (found(engine, ""), engine.sequence()) == ({1}, 1)
    engine.put([SUKRU])
    engine.commit(sequence=2)
    assert found(engine, "") == {1, 3}
    assert engine.rebuild(EVERYONE) == 3
    assert {path.name for path in folder.iterdir()} == {_current(folder), "current", "write.lock"}


def _current(folder: Path) -> str:
    return (folder / "current").read_text().split()[0]


def test_rebuild_leaves_no_trace_of_what_was(folder, engine):
    engine.put(EVERYONE)
    engine.commit(sequence=3)
    engine.drop([1])
    engine.commit()
    assert words_in_index(folder, ["broth", "bread"]) == {"broth", "bread"}
    old = _current(folder)

    engine.rebuild([AYMERGEN])

    assert _current(folder) != old
    assert [path.name for path in folder.glob("generation-*")] == [_current(folder)]
    assert words_in_index(folder, ["broth", "bread"]) == {"bread"}


def test_traces_of_what_was_removed_are_known_until_a_rebuild(folder, engine):
    put_and_commit(folder, 1, ALAMAT, AYMERGEN)
    assert not engine.has_traces()

    engine.drop([1])
    engine.commit()
    assert (found(engine, "broth"), words_in_index(folder, ["broth"])) == (set(), {"broth"})
    assert engine.has_traces()

    engine.rebuild([AYMERGEN])
    assert not engine.has_traces()


def test_reader_follows_to_the_next_generation(folder, engine):
    put_and_commit(folder, 1, ALAMAT)
    assert found(engine, "bread") == {1}

    EmbeddedEngine(folder).rebuild([AYMERGEN], sequence=2)

    assert (found(engine, "bread"), engine.sequence()) == ({2}, 2)


def test_failed_rebuild_changes_nothing(folder, engine):
    put_and_commit(folder, 1, ALAMAT)

    def documents():
        yield AYMERGEN
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        engine.rebuild(documents())

    assert (found(engine, ""), engine.sequence()) == ({1}, 1)


def test_index_of_another_edition_asks_for_a_rebuild(folder, engine):
    put_and_commit(folder, 1, ALAMAT)
    (folder / "current").write_text(f"{_current(folder)} 0")

    with pytest.raises(IndexOutdated, match="rebuild"):
        found(engine, "bread")
    assert engine.sequence() == 0
    engine.rebuild([ALAMAT], sequence=engine.sequence() + 1)

    assert (found(engine, "bread"), engine.sequence()) == ({1}, 1)


def test_no_words_are_stored(folder, engine):
    spoken = "We ate unusualpotato and unusualbroth together"
    engine.put([TestimonyDocument(1, "OT-1", "Title", (Passage("k", spoken, "en"),))])
    engine.commit()

    assert not any(spoken.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_many_edits_leave_few_files(folder, engine):
    for sequence in range(1, 41):
        put_and_commit(folder, sequence, ALAMAT)

    assert len(list(folder.rglob("*.term"))) < 12
    assert found(engine, "bread") == {1}


def test_generation_folders_count_up(folder):
    folder.mkdir()
    generations = Generations(folder)
    assert generations.current() is None

    first = generations.begin()
    generations.switch(first)
    abandoned = generations.begin()
    second = generations.begin()
    generations.switch(second)

    assert [first.name, abandoned.name, second.name] == ["generation-1", "generation-2", "generation-2"]
    assert generations.current() == second
    assert not first.exists()


def test_closing_lets_others_write(folder, engine):
    engine.put([ALAMAT])
    engine.close()

    put_and_commit(folder, 1, AYMERGEN)

    assert found(engine, "") == {2}
