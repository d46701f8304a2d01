import pytest

from testimonies.ingest.lines import lines_of
from testimonies.ingest.undo import undo
from testimonies.models import Testimony
from tests.factories.arrivals import LINES, lay, vtt

pytestmark = pytest.mark.django_db


def test_lines_of_what_was_taken_back_are_left_out(ingest, tmp_path):
    folder = lay(tmp_path, {"a.vtt": vtt()})
    first = ingest(folder)
    second = ingest(lay(folder, {"a.vtt": vtt(*LINES, "One more.")}))
    identifier = Testimony.objects.get().identifier
    assert [line.change["batch"] for line in lines_of(identifier)] == [first.batch, second.batch]

    undo(second.batch)

    assert [line.change["batch"] for line in lines_of(identifier)] == [first.batch]
