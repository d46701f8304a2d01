"""The books of an XML file: whatever a reader does not take is kept under its own name."""

from testimonies.transcripts.accounting import TIMES
from testimonies.transcripts.document import Finding, Level
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.xml_tree import parse


def keeping(content: str) -> Keeping:
    return Keeping(parse(content.encode()))


def test_whole_file_is_kept_under_the_names_of_its_elements() -> None:
    books = keeping('<a b="1"> bees <c d="2">hive</c> and <c>swarm</c></a>')

    books.whole(books.tree.root, "")

    assert books.metadata == {"@b": "1", "a": "bees\nand", "c/@d": "2", "c": "hive\nswarm"}
    assert books.account.balances


def test_what_is_taken_is_not_kept_again() -> None:
    books = keeping('<a begin="1.5" who="Anna">bees<c/>honey</a>')

    taken = books.attribute(books.tree.root, "begin", kind=TIMES), books.attribute(books.tree.root, "who")
    said = books.said(books.tree.root)
    books.whole(books.tree.root, "a")

    assert (taken, said) == (("1.5", "Anna"), "bees")
    assert books.metadata == {"a": "honey"}
    assert books.account.balances
    assert books.account.classes == {TIMES: 3}


def test_missing_attribute_is_empty() -> None:
    books = keeping("<a/>")

    assert books.attribute(books.tree.root, "b") == ""


def test_comments_are_told() -> None:
    books = keeping("<a>\n<!-- bees -->\n<!-- --></a>")

    books.comments()

    assert books.findings.sorted() == (Finding(Level.NOTE, 'a comment was left out: "bees"', 2),)


def test_words_misread_before_are_repaired() -> None:
    books = keeping("<a>\n<b>El intÃ©rprete habla</b></a>")

    said = books.said(books.tree.root[0])

    (warning,) = books.findings.sorted()
    assert said == "El intérprete habla"
    assert (warning.level, warning.line) == (Level.WARNING, 2)


def test_what_happens_at_many_places_is_told_once() -> None:
    books = keeping("<a>\n<b/>\n<b/></a>")

    books.note_once("bees", at=list(books.tree.root))
    books.warn_once("wasps", at=[])

    assert books.findings.sorted() == (Finding(Level.NOTE, "bees (lines 2, 3)", 2),)
