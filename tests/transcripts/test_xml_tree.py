"""XML from strangers: counted, located, and stopped at the limits."""

import time

import pytest

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.xml_tree import parse

BOMB = b'<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


def test_tree_has_local_names_lines_and_a_count_of_everything() -> None:
    tree = parse(b'<a xmlns="urn:x">\n <b c="12">text</b><!--no--><?do it?>\n</a>')

    (child,) = tree.root
    assert (tree.root.tag, child.tag, child.attrib, child.text) == ("a", "b", {"c": "12"}, "text")
    assert (tree.line(tree.root), tree.line(child)) == (1, 2)
    assert tree.comments == ((2, "no"), (2, "do it"))
    assert tree.read == len("\n 12textno" + "do it\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "iso-8859-5"])
def test_declared_encoding_is_read(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?><a>Аламат</a>'.encode(encoding)

    assert parse(content).root.text == "Аламат"


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (b"", 1, "not well-formed"),
        (b"no XML at all", 1, "not well-formed"),
        (b"<a>\n<b>\n", 3, "not well-formed"),
        (b"<a>\n\xff</a>", 2, "not well-formed.*its bytes are not UTF-8"),
        (b"<a>\xc3\xa9\n<</a>", 2, r"\(not well-formed \(invalid token\)\)$"),
        (b"<a>\n&nbsp;</a>", 2, "undefined entity"),
        (b"<a/>\n<b/>", 2, "junk after document element"),
        (b"<a>\n</b></a>", 2, "mismatched tag"),
        (BOMB, 1, "document type"),
        (b'\n<!DOCTYPE a SYSTEM "http://example.org/a.dtd" [ ]>\n<a/>', 2, "document type"),
        (b'<!DOCTYPE a SYSTEM "a.dtd">\n<a b="&c;"/>', 2, "undefined entity"),
        (b'<!DOCTYPE a SYSTEM "a.dtd">\n<a>&c;</a>', 2, "undefined entity"),
        (b'<!DOCTYPE a SYSTEM "a.dtd"><!DOCTYPE a SYSTEM "a.dtd">\n<a/>', 1, "document type"),
        (b'<a/><!DOCTYPE a SYSTEM "a.dtd">', 1, "junk after document element"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', 1, "encoding"),
        (b'<?xml version="1.0" encoding="big5"?><a/>', 1, "encoding"),
    ],
)
def test_broken_or_hostile_file_is_refused_with_its_line(content: bytes, line: int, why: str) -> None:
    with pytest.raises(UnreadableTranscript, match=why) as refusal:
        parse(content)

    assert refusal.value.line == line


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<a>" * 200_000, "256 deep"),
        (b'<a b="' + b"x" * 50_000_000 + b'"/>', "tag or comment"),
        (b'<a b="' + b"x" * 1_100_000 + b'"/>', "attributes of 1,100,000 characters"),
        (b"<a><!--" + b"x" * 50_000_000, "tag or comment"),
        (b"<" + b"x" * 50_000_000, "tag or comment"),
        (b"<a>" + b"<b/>" * 10_000_000 + b"</a>", "5,000,000 tags"),
    ],
    ids=["depth", "attribute", "long attribute", "comment", "name", "tags"],
)
def test_file_beyond_the_limits_is_refused_at_once(content: bytes, why: str) -> None:
    started = time.process_time()

    with pytest.raises(UnreadableTranscript, match=why):
        parse(content)

    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE Trans SYSTEM "trans-14.dtd">',
        "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN'\n 'http://www.w3.org/TR/xhtml1/DTD/xhtml1.dtd' >",
        "<!DOCTYPE Trans>",
        '<!-- <!DOCTYPE --> <?a b?>\n<!DOCTYPE Trans SYSTEM "file:///etc/passwd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_doctype_that_declares_nothing_is_passed_over(doctype: str, encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>\n{doctype}\n<a>\n<b>é</b></a>'.encode(encoding)

    tree = parse(content)

    assert tree.root[0].text == "é"
    assert tree.line(tree.root[0]) == 4 + doctype.count("\n")


def test_attributes_of_one_local_name_are_both_kept() -> None:
    tree = parse(b'<a id="1" xml:id="2"/>')

    assert sorted(tree.root.attrib.values()) == ["1", "2"]
    assert tree.read == 2


def test_lines_are_those_of_the_file_when_texts_were_taken_out() -> None:
    tree = parse(b"<a>\n<b>1</b>\n<b>2</b></a>")
    tree.root[0].text = None

    assert [tree.line(element) for element in tree.root.iter()] == [1, 2, 3]


def test_long_text_is_no_giant() -> None:
    assert len(parse(b"<a>" + b"x" * 10_000_000 + b"</a>").root.text or "") == 10_000_000
