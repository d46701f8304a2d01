"""What an import does with packages, names, files and columns that were made to do harm."""

import io
import zipfile
from pathlib import Path

import pytest

from testimonies.ingest.errors import SourceRefused
from testimonies.ingest.running import Order, bring_in
from testimonies.models import Consent, Recording, Segment, Testimony, Transcript, Witness
from testimonies.vocabulary import Openness, PublicIdentity, State
from tests.factories.arrivals import lay, pack, sheet, vtt
from tests.factories.pictures import painted
from tests.factories.recordings import tone
from tests.factories.records import make_published
from tests.trust.crawler import ask
from tests.trust.roles import client_of

pytestmark = pytest.mark.django_db
HTML = b"<html><body><script>alert(1)</script></body></html>"


def arrive(*sources):
    return bring_in(Order([str(source) for source in sources]))


def refusals(plan):
    return {file.arrived.path: file.findings[-1].message for file in plan.files if file.outcome.value == "refused"}


def everywhere(folder: Path) -> set[str]:
    return {place.relative_to(folder).as_posix() for place in folder.rglob("*")}


@pytest.mark.parametrize(
    "name", ["../../evil.vtt", "/tmp/evil.vtt", "C:/evil.vtt", "..\\..\\evil.vtt", "a/../../evil.vtt", "evil\0.vtt"]
)
def test_name_that_leads_out_of_a_zip_leads_nowhere(tmp_path, name):
    """What is brought in lies under names that the archive gives, whatever it was called."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("good.vtt", vtt("A good hive."))
        packed.writestr("evilX.vtt" if "\0" in name else name, vtt("An evil hive."))
    content = written.getvalue().replace(b"evilX.vtt", b"evil\0.vtt") if "\0" in name else written.getvalue()
    lay(tmp_path / "in", {"sent.zip": content})
    before = everywhere(tmp_path)

    plan = arrive(tmp_path / "in" / "sent.zip")

    assert len(refusals(plan)) == 1
    assert everywhere(tmp_path) == before
    assert [text.source_name for text in Transcript.objects.all()] == ["good.vtt"]


def test_zip_within_a_zip_and_within_a_folder_is_not_opened(tmp_path):
    inner = pack(tmp_path / "inner.zip", {"a.vtt": vtt()})
    outer = pack(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes(), "b.vtt": vtt("Words.")})

    assert refusals(arrive(outer)) == {"inner.zip": "it is a ZIP within a ZIP; unpack it first"}
    assert set(refusals(arrive(tmp_path))) == {"inner.zip", "outer.zip"}
    assert Transcript.objects.count() == 1


def test_zip_within_a_zip_under_another_name_is_not_opened(tmp_path):
    inner = pack(tmp_path / "inner.zip", {"a.vtt": vtt()}).read_bytes()
    names = ("a.docx", "b.vtt", "c", "d.mp3", "e.xlsx")

    plan = arrive(pack(tmp_path / "outer.zip", dict.fromkeys(names, inner)))

    assert set(refusals(plan)) == set(names)


def test_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    with pytest.raises(SourceRefused, match="as ZIP bombs do"):
        arrive(pack(tmp_path / "bomb.zip", {"a.txt": b"0" * 50_000_000}))


def test_zip_whose_sizes_lie_gives_no_more_than_it_says(tmp_path):
    """The size in the directory of the ZIP is what was judged; bytes beyond it are never unpacked."""
    place = pack(tmp_path / "liar.zip", {"a.vtt": vtt(*("The bees were quiet." for _ in range(3000)))})
    with zipfile.ZipFile(place) as packed:
        (info,) = packed.infolist()
    real = info.file_size.to_bytes(4, "little")
    place.write_bytes(place.read_bytes().replace(real, (500).to_bytes(4, "little")))

    assert set(refusals(arrive(place))) == {"a.vtt"}


def test_word_file_that_is_a_bomb_is_refused(tmp_path):
    pack(tmp_path / "bomb.docx", {"word/document.xml": b"<w:p>" * 10_000_000})

    assert set(refusals(arrive(tmp_path))) == {"bomb.docx"}


POLYGLOTS = {
    "picture.vtt": painted() + vtt(),
    "page.mp3": HTML,
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "gif.txt": b"GIF89a/*" + vtt() + b"*/=1;alert(1)",
    "paper.srt": b"%PDF-1.7\n" + vtt(),
    "program.vtt": b"\x7fELF" + vtt(),
    "zipped.vtt": b"PK\x03\x04" + vtt(),
    "database.csv": b"SQLite format 3\x00" + vtt(),
}


def test_file_that_is_two_things_is_neither(tmp_path):
    plan = arrive(lay(tmp_path, POLYGLOTS))

    brought_in = {file.arrived.path for file in plan.files if file.outcome.value != "refused"}
    assert brought_in <= {"page.mp3", "zipped.vtt"}  # which are text by their bytes, and become words and nothing else
    assert not Recording.objects.exists()


def test_recording_with_a_page_inside_and_the_name_of_one_is_not_shown(tmp_path):
    testimony = make_published(identifier="t-bees", texts=())
    rows = sheet(("identifier", "recording"), ("t-bees", "tape.html"))
    lay(tmp_path, {"sheet.csv": rows, "tape.html": tone(seconds=0.1) + HTML})
    Testimony.objects.filter(pk=testimony.pk).update(state=State.IN_REVIEW, published_under=None)
    bring_in(Order([str(tmp_path)], collection=testimony.collection.identifier))

    answer = ask(client_of("publisher"), f"/media/recordings/{Recording.objects.get().identifier}")

    assert answer.headers["Content-Type"] == "application/octet-stream"  # its name is no recording's: to be taken home
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name", ['a";x="b.wav', "a\r\nSet-Cookie: x=1.wav", "evil\u202egpj.wav", "..\\a.wav", "é\u200b.wav"]
)
def test_name_of_a_download_is_the_archives_own(tmp_path, name):
    testimony = make_published(identifier="t-bees", texts=())
    Testimony.objects.filter(pk=testimony.pk).update(state=State.IN_REVIEW, published_under=None)
    tape = Recording.objects.create(testimony=testimony, original_name=name, media_type="audio/wav", position=1)
    tape.file.save(name.rpartition("\\")[2].replace("\r\n", " "), io.BytesIO(tone(seconds=0.1)))

    answer = ask(client_of("publisher"), f"/media/recordings/{tape.identifier}")

    assert answer.headers["Content-Disposition"] == f'inline; filename="{tape.identifier}.wav"'
    assert "Set-Cookie" not in answer.headers


def test_no_column_of_a_sheet_publishes_or_promotes(tmp_path):
    headings = (
        "title", "transcript", "witness", "state", "status", "openness", "access", "published", "published_at",
        "published_under", "public_identity", "existence_is_shown", "reviewed_by", "reviewed_at", "opens_at",
        "is_staff",
    )  # fmt: skip
    row = (
        "Hives", "a.vtt", "Anna Demo", "published", "published", "open", "open", "yes", "2020-01-01",
        "1", "named", "yes", "rosa", "2020-01-01", "2020-01-01", "yes",
    )  # fmt: skip

    arrive(lay(tmp_path, {"sheet.csv": sheet(headings, row), "a.vtt": vtt()}))

    testimony, transcript = Testimony.objects.get(), Transcript.objects.get()
    assert (testimony.state, testimony.openness, testimony.opens_at) == (State.DRAFT, Openness.CLOSED, None)
    assert (testimony.existence_is_shown, testimony.published_under) == (
        testimony.collection.default_existence_is_shown,
        None,
    )
    assert (transcript.reviewed_at, transcript.reviewed_by) == (None, None)
    assert Witness.objects.get().public_identity == PublicIdentity.ANONYMOUS
    assert not Consent.objects.exists()


def test_nothing_that_a_transcript_says_of_itself_publishes_it(tmp_path):
    header = b"WEBVTT\nState: published\nOpenness: open\nAccess: open\nReviewed: yes\n"

    arrive(lay(tmp_path, {"a.vtt": vtt().replace(b"WEBVTT\n", header, 1)}))

    assert (Testimony.objects.get().state, Testimony.objects.get().openness) == (State.DRAFT, Openness.CLOSED)


def test_words_are_stored_as_typed_in_one_unicode_form(tmp_path):
    arrive(lay(tmp_path, {"a.vtt": vtt("Here \u202bAlef\u202c and می\u200cخواهم and e\u0301.")}))

    assert Segment.objects.get().text == "Here \u202bAlef\u202c and می\u200cخواهم and é."
