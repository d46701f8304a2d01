import csv
import io

import pytest

from testimonies.ingest.report_sheet import COLUMNS, report_lines
from testimonies.models import Batch, BatchFile
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db


def test_every_file_has_a_row_and_no_cell_computes(django_assert_num_queries):
    batch = Batch.objects.create(source="sent")
    testimony = make_testimony(title='=HYPERLINK("x")')
    found = [{"level": "warning", "line": 3, "message": "odd"}, {"level": "note", "line": None, "message": "so"}]
    BatchFile.objects.create(batch=batch, path="@b.vtt", outcome="new", testimony=testimony, findings=found)
    BatchFile.objects.create(
        batch=batch, path="a.vtt", outcome="refused", findings=[{"level": "error", "message": "-1"}]
    )

    with django_assert_num_queries(1):
        told = "".join(report_lines(batch))

    rows = list(csv.reader(io.StringIO(told.removeprefix("\ufeff"))))
    assert rows[0] == list(COLUMNS)
    assert [(row[0], row[1], row[4], row[10]) for row in rows[1:]] == [
        ("'@b.vtt", "new", '\'=HYPERLINK("x")', "warning: line 3: odd\nnote: so"),
        ("a.vtt", "refused", "", "error: -1"),
    ]


def test_files_of_operating_systems_have_one_row_that_counts_them():
    batch = Batch.objects.create(source="sent", totals={"passed_over": 2})

    rows = list(csv.reader(io.StringIO("".join(report_lines(batch)))))

    assert [len(row) for row in rows] == [len(COLUMNS)] * 2
    assert (rows[1][1], rows[1][-1]) == (
        "passed over", "note: files of operating systems (.DS_Store, Thumbs.db and the like): 2",
    )  # fmt: skip
