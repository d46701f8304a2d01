"""A manuscript bound into a document: what is said, kept and told."""

from testimonies.transcripts.accounting import Tally
from testimonies.transcripts.document import Footnote, Segment
from testimonies.transcripts.pages.manuscript import Manuscript
from testimonies.transcripts.pages.paragraphs import Paragraph


def said(words: str) -> Paragraph:
    return Paragraph([(words, True)])


def test_everything_has_its_place_and_is_booked() -> None:
    spoken = Paragraph([("BOB: two", True)], calls=[(1, "footnote", "1")], deleted=["not"], hidden=["secret"])
    read = sum(map(len, ("ANNA: one", "BOB: two", "not", "secret", "note", "head", "check")))

    document = Manuscript(
        [said("ANNA: one"), spoken],
        Tally(read),
        notes={("footnote", "1"): [said("note")]},
        margins=[("header", [said("head")])],
        comments=[("", [said("check")])],
        first_line=3,
    ).bound("x", language="en")

    assert document.segments == (Segment("one", speaker="ANNA"), Segment("two", speaker="BOB"))
    assert document.footnotes == (Footnote(1, 3, "note"),)
    assert document.metadata == {"header": "head"}
    assert [(one.line, one.message) for one in document.findings] == [
        (None, 'a comment of someone unnamed was not imported: "check"'),
        (4, 'deleted words were not imported: "not"'),
        (4, 'hidden words were not imported: "secret"'),
    ]
    assert document.account.balances
