"""What stands before the first element: a harmless DOCTYPE is taken away, a wrong encoding is put right and told."""

import time

import pytest

from testimonies.transcripts.document import Finding, Level
from testimonies.transcripts.xml_prolog import prepared, root_of

LATIN = b'<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>'


def test_sound_file_is_left_as_it_is() -> None:
    content = LATIN + "é</a>".encode("latin-1")

    assert prepared(content) == (content, None, ())


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_encoding_declared_wrongly_is_told(encoding: str) -> None:
    content = LATIN + "l’été</a>".encode(encoding)
    why = f'the file says that it is "iso-8859-1", but its bytes are {encoding.upper()}; it was read as that'

    assert prepared(content) == (content, encoding, (Finding(Level.WARNING, why, 1),))


@pytest.mark.parametrize(
    "doctype",
    [b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<!DOCTYPE a SYSTEM 'b' []>", b"<!DOCTYPE a SYSTEM 'b'", b"<!DOCTYPE>"],
)
def test_doctype_that_declares_something_stays_to_be_refused(doctype: bytes) -> None:
    assert prepared(doctype + b"<a/>").content == doctype + b"<a/>"


@pytest.mark.parametrize("scrap", [b"<?a?>", b"<!--a-->", b"<?a", b"<!--", b"<!DOCTYPE a SYSTEM ''", b" "])
def test_prolog_of_any_length_is_looked_through_once(scrap: bytes) -> None:
    started = time.process_time()

    prepared(scrap * 1_000_000)
    root_of(scrap * 10_000)

    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("head", "root"),
    [
        (b"<tt>", "tt"),
        (
            b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <Trans> -->\n<!DOCTYPE Trans SYSTEM "a"><tei:TEI xml:id="a">',
            "TEI",
        ),
        ("<?xml version='1.0' encoding='utf-16'?><Trans/>".encode("utf-16"), "Trans"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>", "a"),
        (b"ANNA: it was <tt>so</tt>", ""),
        (b"<laughs", ""),
    ],
)
def test_root_is_the_first_element(head: bytes, root: str) -> None:
    assert root_of(head) == root
