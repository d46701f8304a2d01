"""No letter under a mask comes out: over generated stretches that overlap, in several scripts, in every output."""

import random
import unicodedata

import pytest
from django.test import Client
from django.utils import timezone

from testimonies.access.redaction import MASK
from testimonies.access.viewer import VISITOR
from testimonies.indexing.documents import documents_for
from testimonies.indexing.rebuild import rebuild
from testimonies.models import Segment, Testimony, TextRedaction
from tests.factories.records import make_published, make_witness
from tests.trust.crawler import ask
from tests.trust.roles import client_of

pytestmark = pytest.mark.django_db
SHOWN = ("river", "река", "نهر", "e\u0301te\u0301")
HIDDEN = ("zqxbread", "жщхлеб", "ضظخبز", "q\u0301x\u0308z\u0323", "zqx\u202eboat\u202c", "ẞqxz")
UNDER_MASKS = tuple(unicodedata.normalize("NFC", word) for word in HIDDEN)
OUTPUTS = (
    "/testimonies/t-masked", "/testimonies/t-masked?within={}", "/testimonies/t-masked/within?within={}",
    "/testimonies/t-masked/cite?passage={key}", "/testimonies/t-masked/download/text",
    "/testimonies/t-masked/download/webvtt", "/testimonies/t-masked/download/json", "/search?q={}", "/search?q=river",
)  # fmt: skip


def _line(chance: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """A line of words that are shown and hidden, and overlapping stretches that cover the hidden ones."""
    text, stretches = "", []
    for word in chance.choices((*SHOWN, *HIDDEN), k=8):
        start = len(text)
        text = f"{text}{unicodedata.normalize('NFC', word)} "
        if word in HIDDEN:
            middle, end = chance.randint(start + 1, len(text) - 1), len(text) - 1
            stretches += [(start, middle), (max(start, middle - 2), end), (middle - 1, end)]
    return text.strip() or "river", stretches


@pytest.fixture
def lines(db):
    chance = random.Random(11)
    drawn = [_line(chance) for _number in range(40)]
    testimony = make_published(make_witness(), identifier="t-masked", texts=tuple(text for text, _stretches in drawn))
    segments = testimony.transcripts.get().segments.order_by("position")
    for segment, (_text, stretches) in zip(segments, drawn, strict=True):
        TextRedaction.objects.bulk_create(
            TextRedaction(segment=segment, start=start, end=end, reason="asked") for start, end in stretches
        )
    rebuild()
    return drawn


def test_nothing_under_a_mask_comes_out_of_any_output(lines):
    key = Segment.objects.order_by("position").first().key

    for written in OUTPUTS:
        for word in ("nothing", HIDDEN[0]) if "{}" in written else ("",):
            body = ask(Client(), written.format(word, key=key)).body.decode()
            said = body.replace(word, "") if word else body
            assert [one for one in UNDER_MASKS if one in said] == [], written
            if "cite" not in written and "within" not in written and "search" not in written:
                assert MASK in body


def test_index_holds_no_word_under_a_mask(lines):
    [document] = documents_for(list(Testimony.objects.values_list("pk", flat=True)), viewer=VISITOR, at=timezone.now())

    said = " ".join(passage.text for passage in document.passages)
    assert [word for word in UNDER_MASKS if word in said] == []
    assert all(unicodedata.normalize("NFC", word) in said for word in SHOWN)


def test_masks_tell_neither_length_nor_number(lines):
    shown = ask(Client(), "/testimonies/t-masked/download/text").body.decode()

    for text, stretches in lines:
        if stretches:
            masked = " ".join(MASK if word in UNDER_MASKS else word for word in text.split(" "))
            assert masked in shown


def test_reasons_and_marks_are_for_those_with_the_right(lines):
    mark = TextRedaction.objects.first()
    asked = [f"/admin/testimonies/textredaction/{page}" for page in ("", f"{mark.pk}/change/", f"{mark.pk}/history/")]
    clients = {role: client_of(role) for role in ("transcriber", "cataloguer", "reviewer", "publisher")}

    told = {role: {ask(client, address).status for address in asked} for role, client in clients.items()}

    assert told == {"transcriber": {403}, "cataloguer": {403}, "reviewer": {200}, "publisher": {200}}
