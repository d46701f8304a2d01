"""What stands before the first element of an XML file: its encoding, which may be declared wrongly, and its DOCTYPE.

A DOCTYPE that only names a DTD elsewhere (as every Transcriber file has) is taken away before parsing: nothing is
fetched, and no entity can come from it. One that declares anything itself is left in its place, to be refused.
"""

import re
from typing import NamedTuple

from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Finding, Level

PROLOG = 16 * 1024
DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?\s*<\?xml[^<>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
DOCTYPE = re.compile(
    rb"""((?:\xef\xbb\xbf)?(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*+)"""
    rb"""(<!DOCTYPE\s+[^\s<>\[\]"']+(?:\s+(?:SYSTEM|PUBLIC)(?:\s+(?:"[^"<>]*"|'[^'<>]*')){1,2})?\s*>)""",
    re.DOTALL,
)
ROOT = re.compile(
    r"\ufeff?(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->)|<!DOCTYPE[^<>\[\]]*(?>\[.*?\]\s*)?>)*+<(?:[\w.-]+:)?([\w.-]+)[\s/>]",
    re.DOTALL,
)
WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso_8859-1", "windows-1252", "cp1252"})
SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
CONTROLS = re.compile(rb"[\x80-\x9f]")


class Prepared(NamedTuple):
    """A file as the parser may have it; `encoding` overrules the declared one, where that is not None."""

    content: bytes
    encoding: str | None
    findings: tuple[Finding, ...]


def prepared(content: bytes) -> Prepared:
    """The file without a harmless DOCTYPE, and the encoding that its bytes are really in; lines stay where they are."""
    encoding: str | None = None
    findings: tuple[Finding, ...] = ()
    if (wide := WIDE.get(content[:2])) and "<!DOCTYPE".encode(wide) in content[:PROLOG]:
        content, encoding = content[2:].decode(wide, "replace").encode(), "utf-8"
    elif (declared := _declared(content)) in LATIN and (really := _really(content)) not in {"", declared}:
        encoding = really
        why = f'the file says that it is "{declared}", but its bytes are {really.upper()}; it was read as that'
        findings = (Finding(Level.WARNING, why, 1),)
    found = DOCTYPE.match(content[:PROLOG])
    if found:
        blank = b"\n" * found[2].count(b"\n")
        content = found[1] + blank + content[found.end() :]
    return Prepared(content, encoding, findings)


def root_of(head: bytes) -> str:
    """The name of the element with which a file begins, without its prefix; "" where it does not begin as XML does."""
    found = ROOT.match(glimpse(head))
    return found[1] if found else ""


def is_utf8(content: bytes, encoding: str | None) -> bool:
    """False where a file should be UTF-8, by what it says or by saying nothing, and is not."""
    if content[:2] in WIDE or (encoding or _declared(content) or "utf-8") not in {"utf-8", "utf8"}:
        return True
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(content: bytes) -> str:
    found = DECLARED.match(content[:PROLOG])
    return found[1].decode("ascii").lower() if found else ""


def _really(content: bytes) -> str:
    """What a file declared as Latin-1 is in truth; "" where nothing speaks against it."""
    if content.isascii():
        return ""
    if SEVERAL_BYTES.search(content):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return "utf-8"
    return "windows-1252" if CONTROLS.search(content) else ""
