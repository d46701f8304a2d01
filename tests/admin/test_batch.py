"""Imports as they ran: worst first, with what was found in each file."""

import pytest

from testimonies.models import Batch, BatchFile
from testimonies.vocabulary import Outcome
from tests.admin.pages import address, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch():
    batch = Batch.objects.create(source="folder")
    for path, outcome in (("a.vtt", Outcome.SAME), ("b.vtt", Outcome.NEW), ("c.vtt", Outcome.REFUSED)):
        BatchFile.objects.create(
            batch=batch,
            path=path,
            outcome=outcome,
            characters_read=10,
            characters_kept=8,
            characters_accounted=2,
            findings=[{"level": "warning", "line": 3, "message": f"Line 3 of {path}"}] * 4,
        )
    return batch


def test_problems_stand_on_top_with_counts_of_each_outcome(desk, batch):
    page = desk.get(address(batch))

    assert [file.path for file in page.context["files"]] == ["c.vtt", "b.vtt", "a.vtt"]
    assert page.context["outcomes"] == [("Refused", 1), ("New", 1), ("Same", 1)]
    assert "4 in all" in text_of(page)


def test_what_needs_a_look_is_told_before_notes_with_its_line_and_leads_to_the_rest(desk, batch):
    file = batch.files.get(path="b.vtt")
    notes = [{"level": "note", "line": None, "message": f"note {number}"} for number in range(3)]
    BatchFile.objects.filter(pk=file.pk).update(findings=[*notes, {"level": "warning", "line": 7, "message": "odd"}])

    page = desk.get(address(batch))

    assert "line 7 odd note 0 note 1" in text_of(page)
    assert f'<a href="{address(file)}">4 in all</a>' in page.text


def test_list_counts_files_and_refusals(desk, batch):
    row = desk.get(address(Batch, "changelist")).context["cl"].result_list[0]

    assert (row.file_count, row.refused_count) == (3, 1)


def test_page_of_a_file_tells_every_finding_and_the_account_of_characters(desk, batch):
    file = batch.files.get(path="c.vtt")

    assert "warning 3: Line 3 of c.vtt" in text_of(desk.get(address(file)))
    assert "2 / 10" in text_of(desk.get(address(BatchFile, "changelist")))


def test_files_passed_over_are_counted_beside_the_others(desk, batch):
    assert "operating systems" not in text_of(desk.get(address(batch)))
    Batch.objects.update(totals={"passed_over": 1})

    assert "1 file of operating systems was passed over." in text_of(desk.get(address(batch)))
