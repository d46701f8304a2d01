import json

import pytest
from django.core.management import call_command

from testimonies.indexing.keep import drain
from testimonies.search import current
from tests.factories.records import make_published, make_testimony, make_transcript

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_testimonies():
    for engine in (current.public(), current.full()):
        engine.rebuild(())
    make_published(texts=("They boiled potato broth.",), title="Public", identifier="t-public")
    make_transcript(make_testimony(title="Draft", identifier="t-draft"), "Potato broth again.")
    drain()


def test_search_prints_what_the_public_finds(capsys):
    call_command("search", "potato broth")

    assert capsys.readouterr().out.splitlines() == [
        "1 testimony, 1 passage",
        "",
        "t-public  Public",
        "    0:00:00  They boiled [potato] [broth].",
    ]


def test_search_as_staff_finds_drafts_and_prints_one_json_object(capsys):
    call_command("search", "potato", "--staff", "--json")

    answer = json.loads(capsys.readouterr().out)
    assert (answer["testimonies"], answer["passages"]) == (2, 2)
    assert {found["identifier"] for found in answer["found"]} == {"t-public", "t-draft"}
    passage = answer["found"][0]["passages"][0]
    assert [passage["text"][start:end].lower() for start, end in passage["marks"]] == ["potato"]


def test_search_says_what_it_could_not_find(capsys):
    call_command("search", "potatq")

    assert "did you mean: potato" in capsys.readouterr().out
