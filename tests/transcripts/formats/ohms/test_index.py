"""The index of an OHMS record, in both of its languages."""

from dataclasses import replace

import pytest

from testimonies.transcripts.document import IndexPoint
from tests.transcripts.formats.ohms import read

POINT = """<point><time>96</time><title>First work</title><title_alt>Первая работа</title_alt>
<partial_transcript>So I began</partial_transcript><partial_transcript_alt/><synopsis> Tells of work. </synopsis>
<synopsis_alt></synopsis_alt><keywords>Mines;Bread, price of; Winter</keywords><keywords_alt>Шахты</keywords_alt>
<subjects>Labour</subjects><subjects_alt/>"""
PLACE = """<gps>44.95, 34.1</gps><gps_zoom>17</gps_zoom><gps_text>Aqmescit</gps_text>
<gps_text_alt>Акмесджит</gps_text_alt>"""
LINK = "<hyperlink>https://example.org/a</hyperlink><hyperlink_text>A map</hyperlink_text><hyperlink_text_alt/>"
OTHER_LINK = "<hyperlink>https://example.org/b</hyperlink><hyperlink_text/>"
FLAT = f"{PLACE}{LINK}</point>"
NESTED = f"""<gpspoints>{PLACE}</gpspoints>
<hyperlinks>{LINK}</hyperlinks><hyperlinks>{OTHER_LINK}</hyperlinks></point>"""
ENGLISH = IndexPoint(
    title="First work",
    start_ms=96_000,
    synopsis="Tells of work.",
    partial_transcript="So I began",
    keywords=("Mines", "Bread, price of", "Winter"),
    subjects=("Labour",),
    coordinates=(44.95, 34.1),
    place="Aqmescit",
    hyperlinks=(("https://example.org/a", "A map"),),
    language="en",
)
RUSSIAN = IndexPoint(
    title="Первая работа",
    start_ms=96_000,
    keywords=("Шахты",),
    coordinates=(44.95, 34.1),
    place="Акмесджит",
    hyperlinks=(("https://example.org/a", ""),),
    language="ru",
)


def points(*inside: str) -> str:
    return "".join(f"<point>{fields}</point>" for fields in inside)


def test_point_is_read_in_both_of_its_languages() -> None:
    document = read(index=POINT + FLAT, transcript_alt_lang="Russian", language="en")

    assert document.index_points == (ENGLISH,)
    assert document.translation
    assert document.translation.index_points == (RUSSIAN,)
    assert document.findings == ()
    assert document.account.classes["zooms of maps"] == 2


def test_newer_versions_group_places_and_links() -> None:
    document = read(index=POINT + NESTED, language="en")

    links = (("https://example.org/a", "A map"), ("https://example.org/b", ""))
    assert document.index_points == (replace(ENGLISH, hyperlinks=links),)


def test_record_without_translated_points_has_no_translation() -> None:
    assert read(index=points("<time>0</time><title>Start</title><title_alt/>")).translation is None


def test_times_may_have_a_part_of_a_second() -> None:
    assert read(index=points("<time>12.5</time><title>T</title>")).index_points[0].start_ms == 12_500


@pytest.mark.parametrize("time", ["<time>soon</time>", "", "<time/>", "<time>1</time><time>2</time>"])
def test_point_without_a_time_is_kept_and_told(time: str) -> None:
    document = read(index=points(f"{time}<title>T</title>"))

    assert document.index_points == (IndexPoint("T"),)
    assert "index/point[1] has no time that can be read" in document.findings[0].message


@pytest.mark.parametrize("gps", ["somewhere", "91.0, 10.0", "10.0, 181.0", "1,2,3"])
def test_place_that_is_none_is_kept_as_metadata(gps: str) -> None:
    document = read(index=points(f"<time>1</time><title>T</title><gps>{gps}</gps>"))

    assert document.index_points[0].coordinates is None
    assert document.metadata["index/point[1]/gps"] == gps
    assert len(document.findings) == 1


def test_further_places_and_unknown_fields_are_kept_as_metadata() -> None:
    fields = "<time>1</time><title>T</title><gps>1, 2</gps><gps>3, 4</gps><mood>grave</mood>"

    document = read(index=points(fields) + "<remark>r</remark>")

    assert document.index_points[0].coordinates == (1.0, 2.0)
    assert document.metadata["index/point[1]/gps"] == "3, 4"
    assert document.metadata["index/point[1]/mood"] == "grave"
    assert document.metadata["index/remark[2]"] == "r"


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ("<keywords>bread;winter</keywords>", "bread"),
        ("<partial_transcript>So I began</partial_transcript><keywords>bread</keywords>", "So I began"),
        ("<gps_text>Aqmescit</gps_text>", "Aqmescit"),
        ("<hyperlink>https://example.org</hyperlink><hyperlink_text>A map</hyperlink_text>", "A map"),
    ],
)
def test_point_without_title_is_called_by_what_else_it_says(fields: str, title: str) -> None:
    assert read(index=points(f"<time>1</time>{fields}")).index_points[0].title == title


def test_point_that_says_nothing_is_left_out_and_told() -> None:
    document = read(index=points("<time>1</time><title/>", "<time>2</time><title>T</title>"))

    assert document.index_points == (IndexPoint("T", 2_000),)
    assert [finding.message for finding in document.findings] == ["index/point[1] says nothing and was left out"]
