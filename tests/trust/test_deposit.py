"""What is laid out again is what was made: every row, every file, and nothing of the test before."""

import pytest
from django.db import connection, transaction

from testimonies.models import Question, Testimony
from tests.factories.recordings import make_recording
from tests.factories.records import make_published, make_witness
from tests.trust.canaries import Aviary
from tests.trust.deposit import Deposit, files_kept, rows_kept
from tests.trust.public import Holdings

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite's rows are laid out again"),
]


def _made() -> Holdings:
    told = make_published(make_witness("Demo Ferryman"), texts=("A river.", "A boat."))
    tape = make_recording(told)
    aviary = Aviary()
    aviary.fill(tape, only=("label", "file"))
    return Holdings(aviary, told, Question.objects.create(title="How many boats"))


def _again() -> Holdings:
    pytest.fail("it was made a second time")


def test_what_is_laid_out_again_is_what_was_made():
    deposit, start = Deposit(), transaction.savepoint()
    made = deposit.lay_out(_made)
    rows, files = rows_kept(), {place: place.read_bytes() for place in files_kept()}
    Testimony.objects.update(title="Another")
    made.aviary.fill(made.question)
    for place in deposit.files:
        place.unlink()
    transaction.savepoint_rollback(start)

    again = deposit.lay_out(_again)

    assert rows_kept() == rows
    assert {place: place.read_bytes() for place in files_kept()} == files
    assert again.told == Testimony.objects.get()
    assert [one.canary for one in again.aviary.planted] == [one.canary for one in made.aviary.planted[:2]]
    assert len(deposit.files) > 0
    connection.check_constraints()


def test_it_is_made_anew_where_something_else_stands_there():
    deposit, start = Deposit(), transaction.savepoint()
    deposit.lay_out(_made)
    transaction.savepoint_rollback(start)
    before = make_published(make_witness("Demo Boatman"))

    deposit.lay_out(_made)

    assert Testimony.objects.exclude(pk=before.pk).count() == 1
