"""Web pages (.html, .htm): what is said on them, laid out as a page of plain text; nothing is fetched or run.

Codes and what only moves about the page are left out and told, as are words struck out or hidden. The lines of
findings are paragraphs of the page.
"""

import html
import re
import unicodedata
from dataclasses import dataclass, replace

from testimonies.transcripts.accounting import BLANK, LEFT_OUT, MARKUP, Tally
from testimonies.transcripts.decode import Decoded, decode, glimpse
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.formats.html import elements
from testimonies.transcripts.formats.html.rows import Rows
from testimonies.transcripts.formats.html.tokens import Kind, Token, attributes, tokens
from testimonies.transcripts.pages.manuscript import Manuscript

EXTENSIONS = (".html", ".htm", ".xhtml")
PAGE = re.compile(r"(?is)<(?:[^t].{0,2000}?)?<html[\s>]|<(?:!doctype html|html|head|title|meta|body)\b")
PIECE = re.compile(r"(?i)<(?:p|div|table|dl|ul|ol|h[1-6]|section|article|span|br|font|center|b|i)[\s>/]")
TIMED = " data-m="  # words with their times, as hyperaudio writes them, are better read by who knows these
CERTAIN, LIKELY, BY_NAME = 0.9, 0.5, 0.2
CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""")
WESTERN = ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii")  # browsers read these as cp1252
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
SPACES = re.compile(r"[ \t\n\f]+")
SPACING = re.compile(r"[\t\n\f]|  ")
HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")


def sniff(head: bytes, name: str) -> float:
    """Certain for a whole page; a piece of one needs a name that says so."""
    begun = glimpse(head).lstrip("\ufeff \t\n")
    if TIMED in begun:
        return LIKELY
    if PAGE.match(begun):
        return CERTAIN
    return BY_NAME if PIECE.match(begun) and name.lower().endswith(EXTENSIONS) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole page; raises UnreadableTranscript when it is not text."""
    decoded = _decoded(content, language)
    page = _WebPage(decoded)
    document = page.manuscript().bound("html", language=language or page.language)
    return replace(document, findings=(*decoded.findings, *document.findings))


def _decoded(content: bytes, language: str) -> Decoded:
    """The page in the encoding that it declares, where it is not UTF-8 or marked as something else."""
    declared = CHARSET.search(content[:4096])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        encoding = "cp1252" if name in WESTERN else name
        if encoding and not encoding.startswith("utf") and _is_known(encoding) and b"\0" not in content:
            return decode(content.decode(encoding, "replace").encode("utf-8"))
    return decode(content, language=language)


def _is_known(encoding: str) -> bool:
    try:
        b"".decode(encoding)
    except LookupError:
        return False
    return True


@dataclass(slots=True)
class _Open:
    """An element that is open, and what holds inside it."""

    name: str
    is_deleted: bool = False
    is_hidden: bool = False
    is_preformatted: bool = False
    aside: str = ""  # the class of what is no part of the text


class _WebPage:
    def __init__(self, decoded: Decoded) -> None:
        self._text = decoded.text
        self._tally = Tally(len(self._text) + sum(decoded.before.values()))
        for kind, count in decoded.before.items():
            self._tally.book(count, kind)
        self._made = Manuscript((), self._tally)
        self._fields = Fields()
        self._rows = Rows()
        self._stack = [_Open("")]
        self._after_space = True
        self._comments = 0
        self._moves: list[str] = []
        self.language = ""

    def manuscript(self) -> Manuscript:
        acts = {
            Kind.WORDS: self._words,
            Kind.OPENS: self._opens,
            Kind.CLOSES: self._closes,
            Kind.COMMENT: self._comment,
            Kind.OTHER: self._other,
        }
        for token in tokens(self._text):
            acts[token.kind](token)
        self._made.blocks = self._rows.finish()
        self._made.fields = self._fields.joined()
        findings = self._made.findings
        if self._comments:
            findings.note(f"comments in the codes of the page were left out (how many: {self._comments})")
        if moves := " ".join(" ".join(self._moves).split()):
            findings.warn(f'what only moves about the page was left out: "{moves}"')
        return self._made

    # --- tags

    def _opens(self, token: Token) -> None:
        tag = self._text[token.start : token.end]
        has = attributes(tag) if " " in tag or "\n" in tag or "\t" in tag else {}
        name = token.name
        kept = self._field(name, has)
        self._tally.keep(kept)
        self._tally.book(len(tag) - kept, MARKUP)
        self._close_before(name)
        if name in elements.BLOCKS:
            self._begin_block(name)
        elif name == "br":
            self._sign("\n")
        if name not in elements.VOID and not (tag.endswith("/>") and name in elements.CODES):
            outer = self._stack[-1]
            style = has.get("style", "")
            self._stack.append(
                _Open(
                    name,
                    outer.is_deleted or name in elements.DELETED,
                    outer.is_hidden or "hidden" in has or bool(HIDDEN.search(style)),
                    outer.is_preformatted or name == "pre",
                    outer.aside or _aside(name),
                )
            )

    def _closes(self, token: Token) -> None:
        self._tally.book(token.end - token.start, MARKUP)
        if any(one.name == token.name for one in self._stack[-50:]):
            while self._stack.pop().name != token.name:
                pass
        if token.name in elements.BLOCKS:
            self._end_block(token.name)

    def _close_before(self, name: str) -> None:
        """Closes what ends where this element begins, though no tag says so."""
        ends = elements.CLOSED_BY.get(name, frozenset())
        for depth in range(len(self._stack) - 1, max(len(self._stack) - 50, 0), -1):
            if self._stack[depth].name in elements.SCOPES or not ends:
                return
            if self._stack[depth].name in ends:
                del self._stack[depth:]
                return

    def _begin_block(self, name: str) -> None:
        self._after_space = True
        self._rows.begin(name)

    def _end_block(self, name: str) -> None:
        self._after_space = True
        self._rows.end(name)

    def _field(self, name: str, has: dict[str, str]) -> int:
        """Keeps what the head of the page says of it; how many characters that were."""
        if name == "html" and not self.language:
            self.language = has.get("lang", has.get("xml:lang", ""))
        if name != "meta" or not has.get("name") or not has.get("content", "").strip():
            return 0
        self._add_field(f"meta/{has['name'].strip()}", has["content"])
        return len(has["content"])

    def _add_field(self, name: str, text: str) -> None:
        said = unicodedata.normalize("NFC", " ".join(html.unescape(text).split()))
        self._fields.add(name, said)

    # --- words

    def _comment(self, token: Token) -> None:
        self._tally.book(token.end - token.start, LEFT_OUT)
        self._comments += 1

    def _other(self, token: Token) -> None:
        self._tally.book(token.end - token.start, MARKUP)

    def _words(self, token: Token) -> None:
        text = self._text[token.start : token.end]
        inside = self._stack[-1]
        if inside.name == "title":
            self._add_field("title", text)
            self._tally.keep(len(text))
        elif inside.aside:
            self._tally.book(len(text), inside.aside)
            if inside.aside == LEFT_OUT:
                self._moves.append(text)
        elif "&" in text:
            place = 0
            for entity in ENTITY.finditer(text):
                self._put(text[place : entity.start()], entity.start() - place)
                self._put(html.unescape(entity[0]), len(entity[0]), is_entity=True)
                place = entity.end()
            self._put(text[place:], len(text) - place)
        else:
            self._put(text, len(text))

    def _put(self, text: str, length: int, *, is_entity: bool = False) -> None:
        """Words behind which so many characters of the page stand."""
        inside = self._stack[-1]
        words = text
        if not inside.is_preformatted and not is_entity:
            words = SPACES.sub(" ", text) if SPACING.search(text) else text
            if self._after_space and words.startswith(" "):
                words = words[1:]
        self._tally.book(length - len(words), MARKUP if is_entity else BLANK)
        paragraph = self._rows.paragraph
        if words.isspace() and not paragraph.said:
            self._tally.book(len(words), BLANK)
            return
        if not words:
            return
        self._after_space = words.endswith((" ", "\n"))
        if inside.is_deleted:
            paragraph.deleted.append(words)
        elif inside.is_hidden:
            paragraph.hidden.append(words)
        else:
            paragraph.said.append((words, True))

    def _sign(self, sign: str) -> None:
        self._after_space = True
        inside = self._stack[-1]
        if not inside.aside and not inside.is_deleted and not inside.is_hidden:
            self._rows.paragraph.said.append((sign, False))


def _aside(name: str) -> str:
    """The class of what an element holds, where it is no part of the text."""
    if name in elements.CODES:
        return MARKUP
    return LEFT_OUT if name in elements.CONTROLS else ""
