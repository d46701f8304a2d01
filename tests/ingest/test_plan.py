import pytest

from testimonies.ingest.bundle import opened
from testimonies.ingest.plan import make_plan
from testimonies.ingest.readers import Readers
from testimonies.models import Testimony
from tests.factories.arrivals import lay, ohms, sheet, vtt

pytestmark = pytest.mark.django_db


def planned(folder, *, watching=None):
    with opened([str(folder)]) as bundles:
        watched = {"watching": watching} if watching else {}
        return make_plan(bundles, collection=None, readers=Readers(), **watched)


def test_plan_has_every_file_and_says_why(tmp_path):
    plan = planned(
        lay(
            tmp_path,
            {
                "sheet.csv": sheet(("title", "file"), ("A", "a.vtt")),
                "a.vtt": vtt(),
                "copy.vtt": vtt(),
                "b.xml": ohms("Other words.", accession="1"),
                "b.bin": bytes(range(256)),
                ".DS_Store": "",
            },
        )
    )

    assert [(file.arrived.path, file.outcome.value) for file in plan.files] == [
        ("a.vtt", "new"),
        ("b.bin", "refused"),
        ("b.xml", "new"),
        ("copy.vtt", "same"),
        ("sheet.csv", "new"),
    ]
    assert len(plan.testimonies) == 2
    assert plan.passed_over == 1
    assert all(file.findings for file in plan.files if file.format != "sheet")
    assert not Testimony.objects.exists()


def test_plan_lets_the_words_go(tmp_path):
    plan = planned(lay(tmp_path, {"a.xml": ohms(description="A long summary.")}))

    assert "A long summary." not in repr(plan)


def test_plan_can_be_watched(tmp_path):
    seen = []

    def watch(things, doing, /):
        seen.append((doing, len(things)))
        return things

    planned(lay(tmp_path, {"a.vtt": vtt(), "b.vtt": vtt("Other words.")}), watching=watch)

    assert seen == [("reading", 2)]
