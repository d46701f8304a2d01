import pytest
from django.urls import reverse

from testimonies.models import IndexPoint
from testimonies.vocabulary import TranscriptKind
from testimonies.workflow.review import mark_reviewed
from testimonies.workflow.revisions import revise, wordings_of
from tests.factories.cast import make_curator
from tests.factories.recordings import make_recording
from tests.factories.records import (
    make_authority,
    make_collection,
    make_published,
    make_transcript,
    make_witness,
)

pytestmark = pytest.mark.django_db


def address(name, identifier, *args):
    return reverse(name, args=[identifier, *args])


def body(response):
    return response.content.decode()


def test_page_shows_the_words_and_the_voice(client):
    testimony = make_published(identifier="t-river", title="Across the river")
    recording = make_recording(testimony)

    response = client.get(address("testimony", "t-river"))

    assert response.status_code == 200
    for shown in (
        "Across the river",
        "Nobody counted the boats.",
        "Demo Witness",
        f"/media/recordings/{recording.identifier}",
    ):
        assert shown in body(response)
    assert response["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("name", ["testimony", "testimony_within"])
def test_advisory_comes_before_words_voice_and_portrait(client, name):
    testimony = make_published(identifier="t-grave", advisories=("hunger",), notice="A summary.", summary="In short.")
    make_recording(testimony)

    page = client.get(address(name, "t-grave") + "?within=river", follow=True)

    assert "Hunger and illness" in body(page)
    assert "A summary." in body(page)
    for kept_back in ("river was wide", "/media/recordings/", "/portrait", "In short."):
        assert kept_back not in body(page)


def test_going_on_leads_to_where_the_link_led(client):
    make_published(identifier="t-grave", advisories=("hunger",))
    advised = address("testimony_advised", "t-grave")
    assert f'action="{advised}?t=3&amp;passage=abc"' in body(client.get("/testimonies/t-grave?t=3&passage=abc"))

    answer = client.post(f"{advised}?t=3&passage=abc")

    assert (answer.status_code, answer["Location"]) == (303, "/testimonies/t-grave?t=3&passage=abc#s-abc")
    assert "river was wide" in body(client.get("/testimonies/t-grave"))


def test_having_been_told_of_one_is_not_having_been_told_of_another(client):
    make_published(identifier="t-grave", advisories=("hunger",))
    make_published(identifier="t-grave-2", advisories=("hunger",))
    client.post(address("testimony_advised", "t-grave"))

    assert client.cookies["advised"]["path"] == "/testimonies/t-grave"


def test_advisory_cannot_be_passed_by_an_address(client):
    make_published(identifier="t-grave", advisories=("hunger",))

    assert client.get(address("testimony_advised", "t-grave")).status_code == 405


def test_permanent_link_leads_to_its_passage(client):
    testimony = make_published(identifier="t-river")
    key = testimony.transcripts.get().segments.get(position=2).key

    answer = client.get(f"/testimonies/t-river/{key}?r=1")

    assert (answer.status_code, answer["Location"]) == (302, f"/testimonies/t-river?t=3&passage={key}&r=1#s-{key}")
    page = body(client.get(answer["Location"].partition("#")[0]))
    assert f'id="s-{key}"' in page
    assert f"/testimonies/t-river/{key}?r=1" in page


def test_citation_of_an_earlier_revision_is_told_and_shows_no_former_word(client):
    testimony = make_published(identifier="t-river")
    transcript = testimony.transcripts.get()
    first, *rest = wordings_of(transcript)
    changed = type(first)("A river.", first.key, first.start_ms, first.end_ms)
    revise(transcript, [changed, *rest], by=None, because="the family asked", expected=1)
    assert "wide" not in body(client.get("/testimonies/t-river"))
    mark_reviewed(transcript, by=make_curator("reviewer"))

    page = body(client.get(f"/testimonies/t-river/{first.key}?r=1", follow=True))

    assert "reads differently" in page
    assert "wide that spring" not in page


def test_unknown_passage_is_not_found(client):
    make_published(identifier="t-river")

    assert client.get("/testimonies/t-river/neverwas").status_code == 404


@pytest.mark.parametrize("guess", ["text", "key", "Informer", "%22", "%25", "Informer%22%20then", ", %22start_ms"])
def test_address_tells_nothing_of_words_that_were_taken_out(client, guess):
    transcript = make_published(identifier="t-river").transcripts.get()
    first, *rest = wordings_of(transcript)
    told = type(first)('They called him "Informer" then.', first.key, first.start_ms, first.end_ms)
    revise(transcript, [told, *rest], by=None, because="heard again", expected=1)
    revise(transcript, [first, *rest], by=None, because="the family asked", expected=2)

    assert client.get(f"/testimonies/t-river/{guess}").status_code == 404


def test_searching_within_works_without_script(client):
    make_published(identifier="t-river")

    page = body(client.get("/testimonies/t-river?within=bread"))

    assert "1 passage with “bread”" in page
    assert "We carried <mark>bread</mark> across it." in page


def test_searching_within_answers_an_open_page(client):
    testimony = make_published(identifier="t-river")
    key = testimony.transcripts.get().segments.get(position=2).key

    fragment = body(client.get("/testimonies/t-river/within?within=bre"))

    assert "<html" not in fragment
    assert f'data-hit="{key}" data-marks="11-16"' in fragment
    assert body(client.get("/testimonies/t-river/within")).strip() == ""


def test_citation_of_a_passage_answers_an_open_page(client):
    testimony = make_published(identifier="t-river")
    key = testimony.transcripts.get().segments.get(position=2).key

    fragment = body(client.get(f"/testimonies/t-river/cite?passage={key}"))

    assert f"http://testserver/testimonies/t-river/{key}?r=1" in fragment
    assert "0:00:03" in fragment


@pytest.mark.parametrize(
    ("style", "media_type", "suffix"),
    [
        ("plain", "text/plain", "txt"),
        ("bibtex", "application/x-bibtex", "bib"),
        ("ris", "application/x-research-info-systems", "ris"),
        ("csl-json", "application/vnd.citationstyles.csl+json", "json"),
    ],
)
def test_citation_is_taken_home(client, style, media_type, suffix):
    testimony = make_published(identifier="t-river")
    key = testimony.transcripts.get().segments.get(position=2).key

    response = client.get(address("testimony_citation_file", "t-river", style) + f"?passage={key}")

    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="t-river-{key}.{suffix}"'
    assert f"/testimonies/t-river/{key}?r=1" in body(response)


@pytest.mark.parametrize(
    ("to", "name"), [("webvtt", "t-river-en.vtt"), ("text", "t-river-en.txt"), ("json", "t-river-en.json")]
)
def test_transcript_is_taken_home(client, to, name):
    make_published(identifier="t-river")

    response = client.get(address("testimony_download", "t-river", to))

    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Nobody counted the boats." in body(response)


def test_second_text_is_taken_home(client):
    testimony = make_published(identifier="t-river")
    make_transcript(testimony, "Irmak genişti.", language="tr", kind=TranscriptKind.TRANSLATION)

    response = client.get(address("testimony_download", "t-river", "text") + "?text=2")

    assert 't-river-tr.txt"' in response["Content-Disposition"]
    assert "Irmak genişti." in body(response)


@pytest.mark.parametrize("path", ["download/exe", "download/text?text=9", "cite/word"])
def test_what_is_not_given_out_is_not_found(client, path):
    make_published(identifier="t-river")

    assert client.get(f"/testimonies/t-river/{path}").status_code == 404


@pytest.mark.parametrize("name", ["testimony", "testimony_within", "testimony_citation"])
def test_words_of_strangers_stay_words(client, name):
    hostile = '"><script>alert(1)</script>'
    testimony = make_published(
        make_witness(hostile), identifier="t-river", title=hostile, summary=hostile, notice=hostile, texts=(hostile,),
        collection=make_collection(title=hostile, rights_statement=hostile), provenance=hostile,
    )  # fmt: skip
    IndexPoint.objects.create(testimony=testimony, position=1, title=hostile, synopsis=hostile, keywords=[hostile])
    testimony.subjects.add(make_authority(hostile))

    page = client.get(address(name, "t-river"), {"within": hostile, "passage": hostile, "t": hostile})

    assert page.status_code == 200
    assert "<script>alert" not in body(page)


def test_page_of_fifteen_hundred_lines_costs_twelve_queries(client, django_assert_num_queries):
    testimony = make_published(texts=("first",), identifier="t-long", recorded_place=make_authority("Bakhchysarai"))
    testimony.transcripts.all().delete()
    tape = make_recording(testimony)
    for language, kind in (("ru", TranscriptKind.VERBATIM), ("en", TranscriptKind.TRANSLATION)):
        texts = (f"Line {number}." for number in range(1500))
        make_transcript(testimony, *texts, language=language, kind=kind, speaker="Voice", recording=tape)
    testimony.subjects.add(make_authority("hunger", kind="topic"))
    IndexPoint.objects.create(testimony=testimony, position=1, start_ms=0, title="Beginning")

    with django_assert_num_queries(12):
        page = client.get("/testimonies/t-long")

    assert body(page).count('class="line"') == 3000


def test_page_does_not_ask_more_for_more_people_and_tapes(client, django_assert_num_queries):
    one = make_published(identifier="t-one")
    three = make_published(*(make_witness(f"Witness {n}") for n in range(3)), identifier="t-three")
    for testimony, count in ((one, 1), (three, 3)):
        for position in range(count):
            make_recording(testimony, position=position)
            testimony.contributors.create(name=f"Somebody {position}")
            testimony.subjects.add(make_authority(f"Place {position}"))

    for identifier in ("t-one", "t-three"):
        with django_assert_num_queries(12):
            client.get(f"/testimonies/{identifier}")


def test_corrected_words_are_read_by_the_public_only_when_somebody_reviewed_them(client):
    transcript = make_published(identifier="t-river").transcripts.get()
    first, *rest = wordings_of(transcript)
    changed = type(first)("A river in flood.", first.key, first.start_ms, first.end_ms)
    revise(transcript, [changed, *rest], by=None, because="heard again", expected=1)

    waiting = body(client.get("/testimonies/t-river"))
    assert "flood" not in waiting
    assert rest[0].text not in waiting
    assert client.get("/testimonies/t-river/download/text").status_code == 404

    mark_reviewed(transcript, by=make_curator("reviewer"))
    assert "flood" in body(client.get("/testimonies/t-river"))
