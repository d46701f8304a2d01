"""An embargo opens at its instant, everywhere: a second before, then, a second after; in five zones, on odd nights."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from testimonies.indexing.rebuild import rebuild
from tests.factories.recordings import make_recording
from tests.factories.records import make_published, make_witness
from tests.trust.crawler import ask

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/testimonies/t-later",
    "/media/recordings/r-later",
    "/testimonies/t-later/download/text",
    "/witnesses/w-later",
)
INSTANTS = {
    "UTC": dt.datetime(2030, 1, 1, tzinfo=dt.UTC),
    "Europe/Berlin": dt.datetime(2030, 3, 31, 3, tzinfo=ZoneInfo("Europe/Berlin")),  # there is no half past two
    "Europe/Istanbul": dt.datetime(2030, 5, 18, tzinfo=ZoneInfo("Europe/Istanbul")),
    "America/New_York": dt.datetime(2030, 11, 3, 1, 30, fold=1, tzinfo=ZoneInfo("America/New_York")),  # the second one
    "Asia/Tashkent": dt.datetime(2030, 6, 22, 4, tzinfo=ZoneInfo("Asia/Tashkent")),
}
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize("zone", INSTANTS)
def test_embargo_opens_at_its_instant_on_page_search_counts_and_media(monkeypatch, settings, zone):
    opens_at = INSTANTS[zone].astimezone(dt.UTC)
    monkeypatch.setattr(timezone, "now", lambda: opens_at - dt.timedelta(days=1))
    make_published(texts=("Another river.",), identifier="t-always")
    testimony = make_published(
        make_witness("Demo Later", identifier="w-later"), identifier="t-later", opens_at=opens_at
    )
    make_recording(testimony, identifier="r-later")
    settings.TIME_ZONE = zone
    rebuild()

    told = {}
    for moment in (opens_at - SECOND, opens_at, opens_at + SECOND):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        told[moment] = ({ask(Client(), address).status for address in ADDRESSES}, _found(), _counted())

    assert list(told.values()) == [
        ({404}, "1 testimony", "1"),
        ({200}, "2 testimonies", "2"),
        ({200}, "2 testimonies", "2"),
    ]


def _found() -> str:
    body = ask(Client(), "/search?q=river").body.decode()
    return next(said for said in ("1 testimony", "2 testimonies") if said in body)


def _counted() -> str:
    body = ask(Client(), "/").body.decode()
    return "2" if "t-later" in body else "1"
