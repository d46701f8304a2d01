"""Files come in through the admin: form, plan, speakers, progress; each its curator's own."""

import pytest
from django.urls import reverse

from testimonies.ingest import worker
from testimonies.models import AuditEvent, Batch, Delivery, Speaker, Testimony
from testimonies.vocabulary import DeliveryState
from tests.admin.pages import enter, said, text_of
from tests.factories.arrivals import sheet, vtt
from tests.factories.cast import make_administrator, make_curator
from tests.factories.deliveries import TALK, make_delivery, packed, sent
from tests.factories.records import make_collection

pytestmark = pytest.mark.django_db
FORM = "admin:testimonies_batch_bring_in"


def page(delivery, name="delivery", *more):
    return reverse(f"admin:testimonies_batch_{name}", args=[delivery.pk, *more])


@pytest.fixture
def mine():
    return make_collection("c-mine")


@pytest.fixture
def cataloguer(mine):
    return make_curator("cataloguer", collections=(mine,))


@pytest.fixture
def hand(cataloguer):
    return enter(cataloguer)


@pytest.fixture
def planned(cataloguer, mine):
    delivery = make_delivery(cataloguer, collection=mine)
    worker.work_through()
    return delivery


def test_files_and_sheet_are_sent_planned_brought_in_and_reported(hand, mine):
    rows = sheet(("identifier", "transcript", "title"), ("t-bees", "in/a.vtt", "Twelve hives"))
    files = sent({"z.zip": packed({"in/a.vtt": vtt(speaker="M")})})
    asked = {"files": files, "sheet": sent({"s.csv": rows}), "collection": mine.pk, "language": "German"}

    answer = hand.post(reverse(FORM), asked, follow=True)
    delivery = Delivery.objects.get()
    assert "Waiting until an operator runs" in text_of(answer)
    assert (delivery.source, delivery.language, delivery.collection) == ("s.csv, z.zip", "de", mine)
    worker.work_through()
    plan = hand.get(page(delivery))
    (voice,) = plan.context["form"].voices
    hand.post(page(delivery, "step", "run"), {voice: "interviewer"})
    worker.work_through()
    report = hand.get(page(delivery), follow=True)

    assert Testimony.objects.get().title == "Twelve hives"
    assert Speaker.objects.get().role == "interviewer"
    assert "M: Interviewer" in text_of(report)
    assert [file.path for file in report.context["files"]] == ["s.csv", "z.zip/in/a.vtt"]
    assert set(AuditEvent.objects.values_list("verb", flat=True)) >= {
        "deliver",
        "run_delivery",
        "begin_ingest",
        "ingest",
    }


def test_form_says_what_is_wrong(hand, mine):
    wrong = hand.post(reverse(FORM), {"files": sent({"a.vtt": vtt()}), "language": "nonsense language"})
    empty = hand.post(reverse(FORM), {"collection": mine.pk})

    assert set(wrong.context["form"].errors) == {"collection", "language"}
    assert set(empty.context["form"].errors) == {"files"}
    assert not Delivery.objects.exists()


def test_only_curated_collections_are_offered(hand, mine, desk):
    make_collection("c-theirs")

    offered = hand.get(reverse(FORM)).context["form"].fields["collection"]
    whole = desk.get(reverse(FORM)).context["form"].fields["collection"]

    assert (list(offered.queryset), offered.empty_label, offered.required) == ([mine], None, True)
    assert (whole.queryset.count(), whole.required) == (2, False)
    theirs = make_collection("c-theirs").pk
    assert hand.post(reverse(FORM), {"files": sent({"a.vtt": vtt()}), "collection": theirs}).context["form"].errors


def test_problems_stand_first_and_can_be_shown_alone(hand, planned):
    everything, refused = hand.get(page(planned)), hand.get(page(planned) + "?show=refused")

    assert [file.path for file in everything.context["files"]] == ["c.vtt", "a.vtt", "b.vtt"]
    assert [file.path for file in refused.context["files"]] == ["c.vtt"]
    assert [(each["name"], each["count"]) for each in everything.context["counts"]] == [("refused", 1), ("new", 2)]
    assert [voice.label for voice, _field in everything.context["form"].rows()] == ["M", "INT"]
    assert "1 of them not identified" in text_of(everything)


def test_plan_asks_the_same_few_queries_for_one_file_and_for_three(hand, cataloguer, mine, django_assert_num_queries):
    for count in (1, 3):
        files = {f"{number}.vtt": vtt(f"Hive {count} {number} hums.", speaker=f"V{number}") for number in range(count)}
        delivery = make_delivery(cataloguer, files, collection=mine)
        worker.work_through()
        hand.get(page(delivery))

        with django_assert_num_queries(15):
            hand.get(page(delivery))


def test_speakers_are_kept_without_running(hand, planned):
    (voice,) = planned.voices.filter(label="M")

    told = hand.post(page(planned, "step", "speakers"), {f"voice-{voice.pk}": "other", "voices": "1"}, follow=True)

    voice.refresh_from_db()
    assert (voice.role, said(told)) == ("other", ["The speakers are kept as you chose them."])
    assert Delivery.objects.get().state == DeliveryState.PLANNED


@pytest.mark.parametrize("chosen", [{"voice-999999": "other"}, {"voice-": "x"}, {"voice-" + "9" * 30: "other"}])
def test_voice_that_is_not_there_changes_nothing(hand, planned, chosen):
    assert hand.post(page(planned, "step", "speakers"), chosen).status_code == 302
    assert not planned.voices.exclude(role="").exists()


def test_choice_that_is_not_offered_is_refused_in_words(hand, planned):
    voice = planned.voices.get(label="M")

    told = hand.post(page(planned, "step", "run"), {f"voice-{voice.pk}": "witness:7"}, follow=True)

    assert "not offered" in said(told)[0]
    assert Delivery.objects.get().state == DeliveryState.PLANNED


def test_progress_is_told_in_few_words_and_never_kept(hand, planned):
    Delivery.objects.filter(pk=planned.pk).update(
        state=DeliveryState.TO_RUN, doing="bringing in", done=1, total=2, refused=1
    )

    answer, shown = hand.get(page(planned, "progress")), hand.get(page(planned))

    assert answer.json() == {
        "percent": 75, "said": "Bringing in: 1 of 2 testimonies", "refused": "1 file refused so far", "next": "",
    }  # fmt: skip
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Bringing in: 1 of 2 testimonies" in text_of(shown)
    Delivery.objects.filter(pk=planned.pk).update(state=DeliveryState.PLANNED)
    assert hand.get(page(planned, "progress")).json()["next"] == page(planned)


def test_discarding_and_planning_anew(hand, planned):
    hand.post(page(planned, "step", "plan"))
    assert Delivery.objects.get().state == DeliveryState.TO_PLAN
    refused = hand.post(page(planned, "step", "discard"), follow=True)
    assert "Wait until it has come to its end" in said(refused)[0]
    worker.work_through()

    told = hand.post(page(planned, "step", "discard"), follow=True)

    assert said(told) == ["The files were discarded. Nothing of them was brought in."]
    assert not Delivery.objects.exists()


def test_steps_are_posts_and_known(hand, planned):
    assert hand.get(page(planned, "step", "run")).status_code == 405
    assert hand.post(page(planned, "step", "nothing")).status_code == 404


@pytest.mark.parametrize("name", ["delivery", "progress"])
def test_delivery_of_another_curator_is_not_there(planned, mine, name):
    other = enter(make_curator("cataloguer", username="other", collections=(mine,)))
    without_right = enter(make_curator("reviewer", username="reviewer", collections=(mine,)))

    assert other.get(page(planned, name)).status_code == 404
    assert without_right.get(page(planned, name)).status_code == 403
    assert other.post(page(planned, "step", "run")).status_code == 404
    assert "a.vtt" not in other.get(reverse(FORM)).content.decode()
    assert Delivery.objects.get().state == DeliveryState.PLANNED


def test_administrator_looks_after_deliveries_of_all_and_of_their_collections_only(planned, mine):
    here = enter(make_curator("administrator", username="here", collections=(mine,)))
    elsewhere = enter(make_curator("administrator", username="elsewhere", collections=(make_collection("c-other"),)))

    assert here.get(page(planned)).status_code == 200
    assert elsewhere.get(page(planned)).status_code == 404
    assert enter(make_administrator()).get(page(planned)).status_code == 200


def test_curator_who_lost_the_collection_finds_nothing(hand, planned, cataloguer):
    cataloguer.curatorships.update(collection=make_collection("c-other"))

    assert hand.get(page(planned)).status_code == 404


@pytest.mark.parametrize("key", ["0", "x", "9" * 25, "1/2", "٣"])
def test_strange_keys_are_those_of_nothing(hand, planned, key):
    assert hand.get(f"/admin/testimonies/batch/bring-in/{key}/").status_code == 404


def test_same_bytes_in_a_collection_of_others_are_not_betrayed(hand, cataloguer, mine, ingest_elsewhere):
    theirs = ingest_elsewhere(TALK["a.vtt"])
    delivery = make_delivery(cataloguer, {"a.vtt": TALK["a.vtt"]}, collection=mine)
    worker.work_through()

    shown = hand.get(page(delivery))

    assert [file.outcome for file in shown.context["files"]] == ["new"]
    assert theirs.identifier not in shown.content.decode()
    assert theirs.title not in shown.content.decode()


def test_identifier_of_others_is_refused_without_saying_where_it_is(hand, cataloguer, mine, ingest_elsewhere):
    theirs = ingest_elsewhere(TALK["a.vtt"])
    rows = sheet(("identifier", "transcript"), (theirs.identifier, "b.vtt"))
    delivery = make_delivery(cataloguer, {"s.csv": rows, "b.vtt": TALK["b.vtt"]}, collection=mine)
    worker.work_through()

    shown = hand.get(page(delivery))

    assert f"{theirs.identifier} cannot be used as an identifier here" in text_of(shown)
    assert "c-secret" not in shown.content.decode()


@pytest.fixture
def ingest_elsewhere(tmp_path):
    """A testimony of a collection that the cataloguer does not work on, made from these bytes."""

    def bring(content):
        secret = make_collection("c-secret")
        delivery = make_delivery(make_administrator("bringer"), {"ofothers.vtt": content}, collection=secret)
        worker.work_through()
        Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.TO_RUN)
        worker.work_through()
        return Testimony.objects.get(collection=secret)

    return bring


def test_list_of_imports_leads_in_whoever_may(hand, mine):
    way = reverse(FORM)
    reviewer = enter(make_curator("reviewer", collections=(mine,)))

    assert way in hand.get(reverse("admin:testimonies_batch_changelist")).content.decode()
    assert way not in reviewer.get(reverse("admin:testimonies_batch_changelist")).content.decode()


def test_plan_in_which_all_is_refused_offers_nothing_to_bring_in(hand, cataloguer, mine, planned):
    delivery = make_delivery(cataloguer, {"c.vtt": TALK["c.vtt"]}, collection=mine)
    worker.work_through()

    refused = text_of(hand.get(page(delivery)))

    assert "There is nothing in it that could be brought in." in refused
    assert "Bring it in" not in refused
    assert "Bring it in" in text_of(hand.get(page(planned) + "?show=refused"))


def test_batch_in_which_all_was_refused_is_still_its_collections(hand, cataloguer, mine):
    delivery = make_delivery(cataloguer, {"c.vtt": TALK["c.vtt"]}, collection=mine)
    Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.TO_RUN, run_by=cataloguer)
    worker.work_through()

    assert hand.get(page(delivery), follow=True).context["original"] == Batch.objects.get()
    other = enter(make_curator("cataloguer", username="other", collections=(make_collection("c-other"),)))
    assert other.get(reverse("admin:testimonies_batch_change", args=[Batch.objects.get().pk])).status_code == 302
