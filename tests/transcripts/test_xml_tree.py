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
        (b"<a>\n\xff</a>", 2, "not well-formed"),
        (b"<a>\n&nbsp;</a>", 2, "undefined entity"),
        (b"<a/>\n<b/>", 2, "junk after document element"),
        (b"<a>\n</b></a>", 2, "mismatched tag"),
        (BOMB, 1, "document type"),
        (b'\n<!DOCTYPE a SYSTEM "http://example.org/a.dtd">\n<a/>', 2, "document type"),
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
        (b"<a>" + b"<b/>" * 10_000_000 + b"</a>", "1,000,000 tags"),
    ],
    ids=["depth", "attribute", "long attribute", "comment", "name", "tags"],
)
def test_file_beyond_the_limits_is_refused_at_once(content: bytes, why: str) -> None:
    started = time.process_time()

    with pytest.raises(UnreadableTranscript, match=why):
        parse(content)

    assert time.process_time() - started < 1


def test_long_text_is_no_giant() -> None:
    assert len(parse(b"<a>" + b"x" * 10_000_000 + b"</a>").root.text or "") == 10_000_000
