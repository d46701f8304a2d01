"""Fields keep their names, their order and all their values."""

from testimonies.transcripts.fields import Fields


def test_repeated_fields_are_joined_by_line_ends():
    fields = Fields()
    for key, value in [("DATE", " 1994 "), ("PLACE", ""), ("DATE", "1995"), ("DATE", "")]:
        fields.add(key, value)

    assert fields.joined() == {"DATE": "1994\n1995", "PLACE": ""}
