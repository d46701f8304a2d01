"""A testimony of four lines, three seconds each, with a sound as long; and a browser without script."""

import pytest
from playwright.sync_api import Page

from testimonies.models import IndexPoint, Speaker
from testimonies.vocabulary import SpeakerRole
from tests.factories.recordings import make_recording, tone
from tests.factories.records import make_published, make_witness

LINES = (
    "The river was wide that spring.",
    "Who carried the bread?",
    "We carried bread across it.",
    "Nobody counted the boats.",
)


@pytest.fixture
def testimony():
    """Four lines of three seconds each, and a sound as long."""
    testimony = make_published(
        make_witness("Demo Witness"), identifier="t-river", title="Across the river", texts=LINES
    )
    recording = make_recording(testimony, tone(seconds=13), duration_ms=13_000)
    transcript = testimony.transcripts.get()
    transcript.segments.update(recording=recording)
    asking = Speaker.objects.create(transcript=transcript, label="Ida Asker", role=SpeakerRole.INTERVIEWER)
    transcript.segments.filter(position=2).update(speaker=asking)
    IndexPoint.objects.create(testimony=testimony, recording=recording, position=1, start_ms=6000, title="Bread")
    return testimony


@pytest.fixture
def opened(page: Page, live_server, testimony):
    page.goto(f"{live_server}/testimonies/t-river")
    return page


@pytest.fixture
def without_script(browser, live_server, django_db_serialized_rollback):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
