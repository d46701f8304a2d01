import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from testimonies.vocabulary import PublicIdentity
from tests.factories.cast import make_administrator, make_curator
from tests.factories.pictures import SECRET, portrait_file
from tests.factories.records import make_collection, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def make_portrayed(picture=None, **fields):
    witness = make_witness(identifier="w-1", **fields)
    witness.portrait.save("portrait.jpg", picture or portrait_file())
    return witness


def portrait(client, **asked):
    response = client.get("/witnesses/w-1/portrait", asked)
    return response, b"".join(response.streaming_content) if response.streaming else response.content


def test_a_portrait_is_shown_small_and_without_its_metadata(client):
    make_published(make_portrayed())

    response, data = portrait(client)

    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert response["Cache-Control"] == "private, no-cache"
    assert {"Accept", "Cookie"} <= set(response["Vary"].split(", "))
    assert SECRET.encode() not in data
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (320, 400)


def test_a_browser_that_reads_webp_gets_it(client):
    make_published(make_portrayed())

    response = client.get("/witnesses/w-1/portrait?width=640", headers={"accept": "image/avif,image/webp,*/*"})

    assert response["Content-Type"] == "image/webp"
    with Image.open(io.BytesIO(b"".join(response.streaming_content))) as picture:
        assert (picture.format, picture.size) == ("WEBP", (640, 800))


@pytest.mark.parametrize("width", ["0", "321", "-1", "99999", "wide", ""])
def test_only_fixed_widths_are_painted(client, width):
    make_published(make_portrayed())

    assert portrait(client, width=width)[0].status_code == 404


@pytest.mark.parametrize(
    ("identity", "consent"),
    [(PublicIdentity.ANONYMOUS, {}), (PublicIdentity.NAMED, {"covers_image": False})],
)
def test_a_portrait_without_consent_answers_like_none(client, identity, consent):
    make_published(make_portrayed(public_identity=identity), consent=consent)

    hidden, _data = portrait(client)

    assert hidden.status_code == client.get("/witnesses/w-none/portrait").status_code == 404


def test_a_curator_sees_a_portrait_that_nobody_keeps(client):
    make_testimony(make_portrayed(public_identity=PublicIdentity.ANONYMOUS))
    client.force_login(make_administrator())

    response, _data = portrait(client)

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_a_curator_of_another_collection_sees_no_portrait_of_the_anonymous(client):
    make_published(make_portrayed(public_identity=PublicIdentity.ANONYMOUS))
    client.force_login(make_curator("reviewer", collections=(make_collection("c-other"),)))

    assert portrait(client)[0].status_code == 404


def test_a_portrait_closes_with_the_request_after_the_consent(client):
    testimony = make_published(make_portrayed())
    assert portrait(client)[0].status_code == 200

    testimony.consents.update(covers_image=False)

    assert portrait(client)[0].status_code == 404


def test_a_file_that_is_no_picture_is_refused_politely(client):
    make_published(make_portrayed(ContentFile(b"not a picture", "portrait.jpg")))

    response, data = portrait(client)

    assert (response.status_code, data) == (415, b"This portrait cannot be shown.")


def test_a_portrait_whose_file_is_gone_is_refused_politely(client):
    witness = make_portrayed()
    make_published(witness)
    witness.portrait.storage.delete(witness.portrait.name)

    assert portrait(client)[0].status_code == 415


def test_what_can_be_no_identifier_is_not_looked_for(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/witnesses/w%00/portrait").status_code == 404
