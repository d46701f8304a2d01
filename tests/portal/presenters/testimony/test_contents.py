from testimonies.models import IndexPoint
from testimonies.portal.presenters.testimony.contents import contents_of
from testimonies.portal.presenters.testimony.lines import Tapes
from testimonies.portal.reading import Reading
from tests.portal.presenters.testimony.spoken import said_in_turn

SEGMENTS = said_in_turn("One.", "Two.", "Three.", every_ms=60_000)


def headings(*points, tapes=None, reading=None, language="en"):
    return contents_of(
        points,
        segments=SEGMENTS,
        tapes=Tapes({1: 1} if tapes is None else tapes),
        reading=reading or Reading(),
        language=language,
    )


def point(title="Bread", **fields):
    return IndexPoint(**{"title": title, "position": 1, "start_ms": 60_000, "recording_id": 1} | fields)


def test_entry_leads_to_its_moment_and_its_line():
    [heading] = headings(point(synopsis="What there was to eat.", keywords=["bread"]))

    assert (heading.title, heading.time, heading.url) == ("Bread", "0:01:00", "?t=60#s-k2")
    assert (heading.moment, heading.tape) == ("60", 1)
    assert (heading.synopsis, heading.keywords) == ("What there was to eat.", ("bread",))


def test_entry_between_two_lines_leads_to_the_next():
    assert headings(point(start_ms=60_001))[0].url.endswith("#s-k3")


def test_entry_of_another_part_leads_to_its_moment_only():
    assert headings(point(start_ms=900_000), reading=Reading(part=1))[0].url == "?t=900"


def test_entry_without_a_time_leads_nowhere():
    [heading] = headings(point(start_ms=None))

    assert (heading.url, heading.time, heading.moment) == ("", "", "")


def test_entry_on_a_recording_that_is_not_open_cannot_be_heard():
    [heading] = headings(point(recording_id=7), tapes={1: 1, 2: 2})

    assert (heading.moment, heading.tape, heading.time) == ("", None, "0:01:00")


def test_entries_are_in_the_language_of_the_text_where_there_are_any():
    english, turkish = point("Bread", language="en"), point("Ekmek", language="tr", position=2)

    assert [heading.title for heading in headings(turkish, english)] == ["Bread"]
    assert [heading.title for heading in headings(turkish, english, language="tr")] == ["Ekmek"]
    assert [heading.title for heading in headings(turkish, english, language="ru")] == ["Bread", "Ekmek"]


def test_first_words_of_an_entry_are_never_shown():
    [heading] = headings(point(partial_transcript="My brother Yusuf"))

    assert "Yusuf" not in repr(heading)
