"""Index points are written with their twins in the other language."""

from testimonies.transcripts.document import IndexPoint
from testimonies.transcripts.formats.ohms.elements import lines
from testimonies.transcripts.formats.ohms.points import index

MILL = IndexPoint(
    "The mill", 1_500, keywords=("a, b",), coordinates=(44.95, -0.00001), hyperlinks=(("https://a.b", "x"),)
)


def test_point_and_translation_at_the_same_time_are_one():
    written = [line.strip() for line in lines(index([MILL], [IndexPoint("Değirmen", 1_500)]))]

    assert written.count("<point>") == 1
    assert {"<time>1.500</time>", "<title>The mill</title>", "<title_alt>Değirmen</title_alt>"} <= set(written)
    assert {"<keywords>a, b;</keywords>", "<gps>44.95, -0.00001</gps>"} <= set(written)
    assert {"<hyperlink>https://a.b</hyperlink>", "<hyperlink_text>x</hyperlink_text>"} <= set(written)


def test_translation_that_has_no_twin_is_a_point_of_its_own():
    written = [line.strip() for line in lines(index([MILL], [IndexPoint("Önce", 0), IndexPoint("Sonra", 9_000)]))]

    assert [line for line in written if "title" in line and "/>" not in line] == [
        "<title_alt>Önce</title_alt>",
        "<title>The mill</title>",
        "<title_alt>Sonra</title_alt>",
    ]
