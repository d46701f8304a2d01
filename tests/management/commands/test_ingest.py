import io
import json

import pytest
from django.core.management import CommandError, call_command

from testimonies.models import Batch, Speaker, Testimony, Transcript
from tests.factories.arrivals import lay, vtt
from tests.factories.cast import make_administrator
from tests.factories.deliveries import make_delivery

pytestmark = pytest.mark.django_db


def ingest(*arguments, **options):
    """The output and the exit status of the command."""
    out = io.StringIO()
    try:
        call_command("ingest", *map(str, arguments), stdout=out, **options)
    except SystemExit as ended:
        return out.getvalue(), ended.code
    return out.getvalue(), 0


def test_ingest_prints_one_object(tmp_path, capsys):
    out, status = ingest(lay(tmp_path, {"a.vtt": vtt()}), json=True)

    told = json.loads(out)
    assert status == 0
    assert list(told) == ["batch", "totals", "files"]
    assert (told["batch"], told["totals"]["new"]) == (Batch.objects.get().identifier, 1)
    assert [(file["path"], file["outcome"], file["testimony"]) for file in told["files"]] == [
        ("a.vtt", "new", Testimony.objects.get().identifier)
    ]
    assert capsys.readouterr() == ("", "")


def test_ingest_ends_with_status_1_when_something_is_refused(tmp_path):
    folder = lay(tmp_path, {"a.vtt": vtt(), "b.vtt": b"WEBVTT\n\nno cue"})

    out, status = ingest(folder)

    assert status == 1
    assert out.startswith("Refused:\n  b.vtt\n    line 1: there is no cue in it")
    assert Testimony.objects.count() == 1


def test_dry_run_writes_nothing(tmp_path):
    out, status = ingest(lay(tmp_path, {"a.vtt": vtt()}), dry_run=True, json=True)

    assert (json.loads(out)["batch"], status) == (None, 0)
    assert not Testimony.objects.exists()
    assert not Batch.objects.exists()


def test_dry_run_tells_who_speaks_and_choices_are_taken(tmp_path):
    folder = lay(tmp_path / "sent", {"a.vtt": vtt(speaker="D"), "b.vtt": vtt("Other words of hives.", speaker="INT")})
    who = lay(tmp_path, {"who.csv": "label,role\nD,other\nINT,unknown\n"}) / "who.csv"

    plain, _status = ingest(folder, dry_run=True)
    told = json.loads(ingest(folder, dry_run=True, json=True, speakers=str(who), speaker=["INT=interviewer"])[0])
    ingest(folder, speakers=str(who), speaker=["INT=interviewer"])

    assert "  unknown      D: 1 turn in 1 testimony, unclear: We walked along" in plain
    assert [(voice["label"], voice["role"], voice["ground"]) for voice in told["speakers"]] == [
        ("D", "other", "chosen"),
        ("INT", "interviewer", "chosen"),
    ]
    assert dict(Speaker.objects.values_list("label", "role")) == {"D": "other", "INT": "interviewer"}


def test_what_curators_asked_for_is_done_by_a_timer():
    delivery = make_delivery(make_administrator())

    assert ingest(waiting=True) == ("1 asked for and done\n", 0)

    delivery.refresh_from_db()
    assert delivery.state == "planned"


def test_undo_takes_back(tmp_path):
    ingest(lay(tmp_path, {"a.vtt": vtt()}))
    batch = Batch.objects.get().identifier

    assert ingest(undo=batch) == (f"{batch}: 1 testimony taken back, 0 kept\n", 0)
    assert not Testimony.objects.exists()


def test_undo_ends_with_status_1_when_something_is_kept(tmp_path):
    ingest(lay(tmp_path, {"a.vtt": vtt()}))
    Testimony.objects.update(state="transcribing")

    out, status = ingest(undo=Batch.objects.get().identifier, json=True)

    assert status == 1
    assert json.loads(out)["kept"][0]["because"] == ["it is no longer a draft but “Being transcribed”"]


def test_ingest_notes_who_and_in_which_language(tmp_path):
    make_administrator("rosa")

    ingest(lay(tmp_path, {"a.vtt": vtt()}), by="rosa", language="German")

    transcript = Transcript.objects.get()
    assert (transcript.author.username, transcript.language, Batch.objects.get().by.username) == ("rosa", "de", "rosa")
    assert transcript.testimony.languages == ("de",)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "Name what to bring in, or a batch with --undo, or --waiting."),
        ({"sources": ["a.vtt"], "undo": "b-1"}, "Name what to bring in, or a batch with --undo, or --waiting."),
        ({"sources": ["/nowhere/at/all"]}, "/nowhere/at/all is not there."),
        ({"sources": ["."], "collection": "c-other"}, 'There is no collection "c-other"; there are: none yet.'),
        ({"undo": "b-unknown"}, "There is no batch b-unknown."),
        ({"sources": ["."], "by": "nobody"}, "--by: there is no account “nobody”."),
        ({"sources": ["."], "language": "Riverish"}, '--language: "Riverish" is not a language'),
    ],
)
def test_ingest_says_what_is_wrong_with_its_arguments(options, said):
    with pytest.raises(CommandError) as error:
        ingest(*options.pop("sources", []), **options)

    assert str(error.value).startswith(said)
    assert not Batch.objects.exists()
