"""XML is written as it may be read anywhere."""

from testimonies.transcripts.formats.ohms.elements import Element, element, lines


def test_elements_stand_in_lines():
    whole = element(
        "record",
        attributes={"id": '1 "&"'},
        children=[element("title", "a < b\x00\x0c"), element("rights"), Element("vtt", "x ]]> <v>", is_raw=True)],
    )

    assert list(lines(whole)) == [
        "<record id='1 \"&amp;\"'>",
        "  <title>a &lt; b</title>",
        "  <rights/>",
        "  <vtt><![CDATA[x ]]]]><![CDATA[> <v>]]></vtt>",
        "</record>",
    ]
