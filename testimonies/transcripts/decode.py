"""Bytes to text: marks of byte order first, then UTF-8, then the encodings that the declared language is written in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from charset_normalizer import from_bytes

from testimonies.transcripts.accounting import BYTE_ORDER_MARKS, LINE_ENDS
from testimonies.transcripts.document import Finding, Level
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.findings import lines_named

MARKS = (  # UTF-32 before UTF-16: the one begins with the other
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
CYRILLIC = ("cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic")
WESTERN = ("cp1252", "iso8859_15", "mac_roman", "cp850")
CENTRAL = ("cp1250", "iso8859_2", "cp852")
TURKISH = ("cp1254", "iso8859_9")
ENCODINGS_OF = {
    **dict.fromkeys(("ru", "be", "bg", "mk", "kk", "ky", "tg", "tt", "ba", "cv", "os", "ce", "av", "krc"), CYRILLIC),
    "uk": ("cp1251", "koi8_u", "iso8859_5", "cp866"),
    "sr": ("cp1251", *CENTRAL),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq"), CENTRAL),
    **dict.fromkeys(("tr", "az", "crh", "ku", "gag"), TURKISH),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb"), ("cp1256", "iso8859_6")),
    **dict.fromkeys(("he", "yi"), ("cp1255", "iso8859_8")),
    "el": ("cp1253", "iso8859_7"),
    **dict.fromkeys(("et", "lv", "lt"), ("cp1257", "iso8859_13", "iso8859_4")),
    "vi": ("cp1258",),
    "th": ("cp874",),
    "zh": ("gb18030", "big5"),
    "ja": ("cp932", "euc_jp", "iso2022_jp"),
    "ko": ("cp949", "iso2022_kr"),
    "hy": ("iso8859_1",),
}
UNDECLARED = tuple(dict.fromkeys((*WESTERN, *(encoding for known in ENCODINGS_OF.values() for encoding in known))))
# Signs that no language writes inside its words: "¶nieg" was "śnieg" in another encoding.
SIGN_IN_WORD = re.compile(r"[¡-©«-´¶-¹»-¿×÷†‡•‰™](?=[^\W\d_])|(?<=[^\W\d_])[¡-©¬®-´¶×÷†‡•‰¤](?=[^\W\d_])")
# A line of words: letters of more than ASCII stand in words with others, and no other sign is there than writers use.
_LETTER = r"[^\W\d_a-zA-Z]"
WORDS = re.compile(
    rf"(?=.*(?:[a-zA-Z]{_LETTER}|{_LETTER}[a-zA-Z]|{_LETTER}{{3}}))(?:[\x01-\x7f]|{_LETTER}|[“”„‘’‚«»–—…№])*", re.DOTALL
)
SAMPLE = 256 * 1024
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with line ends as \\n only and no marks of byte order; `before` counts what was taken away, by its class."""

    text: str
    encoding: str
    before: Mapping[str, int]
    findings: tuple[Finding, ...]


def decode(content: bytes, *, language: str = "") -> Decoded:
    """The text of a file; raises UnreadableTranscript when it is not text at all."""
    found: list[Finding] = []
    text, encoding = _text(content, language, found)
    nul = text.find("\0")
    if nul >= 0:
        raise UnreadableTranscript("this is not text: it contains NUL characters", line=_line(text, nul))
    before = {LINE_ENDS: text.count("\r\n"), BYTE_ORDER_MARKS: text.count("\ufeff")}
    text = _unix(text).replace("\ufeff", "")
    return Decoded(text, encoding, {kind: count for kind, count in before.items() if count}, tuple(found))


@lru_cache(maxsize=4)
def glimpse(head: bytes) -> str:
    """The beginning of a file as text, near enough to recognise its format; line ends as \\n."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return _unix(head[len(mark) :].decode(encoding, "replace"))
    return _unix(head.decode(_wide(head) or "utf-8", "replace"))


def _text(content: bytes, language: str, found: list[Finding]) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            content = content[len(mark) :]
            is_utf_8 = encoding == "utf-8"
            return (
                _mostly_utf_8(content, language, found) if is_utf_8 else _declared(content, encoding, found)
            ), encoding
    if wide := _wide(content[:4096]):
        found.append(Finding(Level.NOTE, f"the file is not UTF-8: it was read as {wide.upper()}"))
        return _declared(content, wide, found), wide
    broken = content.decode("utf-8", "replace").count("\ufffd") - content.count("\ufffd".encode())
    if not broken or broken * 2 <= len(MULTIBYTE.findall(content)):
        return _mostly_utf_8(content, language, found), "utf-8"
    return _guessed(content, language, found)


def _mostly_utf_8(content: bytes, language: str, found: list[Finding]) -> str:
    """Text in UTF-8, but for lines that someone added in an older encoding; bytes that mean nothing become U+FFFD."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        older = _candidates(language)[0]
    lines = [_line_of(line, older) for line in content.splitlines(keepends=True)]
    told = {
        f"lines that are not UTF-8 as the others are were read as {older}": older,
        "what is broken, and not UTF-8, stands as \ufffd": "",
    }
    for message, encoding in told.items():
        if numbers := [number for number, line in enumerate(lines, start=1) if line[1] == encoding]:
            found.append(Finding(Level.WARNING, lines_named(message, numbers), numbers[0]))
    return "".join(text for text, _ in lines)


def _line_of(line: bytes, older: str) -> tuple[str, str]:
    """A line, and the encoding in which it stands: UTF-8, or wholly the older one, or "" where it is broken."""
    try:
        return line.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if not MULTIBYTE.search(line):
        text = line.decode(older, "replace")
        if WORDS.fullmatch(text) and not SIGN_IN_WORD.search(text):
            return text, older
    return line.decode("utf-8", "replace"), ""


def _declared(content: bytes, encoding: str, found: list[Finding]) -> str:
    """Text in an encoding that is sure; what is broken becomes U+FFFD and is named with its lines."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
    lines = [number for number, line in enumerate(_unix(text).split("\n"), start=1) if "\ufffd" in line]
    message = f"what is broken, and not {encoding.upper()}, stands as \ufffd"
    found.append(Finding(Level.WARNING, lines_named(message, lines), lines[0]))
    return text


def _guessed(content: bytes, language: str, found: list[Finding]) -> tuple[str, str]:
    candidates = list(_candidates(language))
    matches = list(from_bytes(content[:SAMPLE], cp_isolation=candidates))  # the likeliest first
    matches.sort(key=lambda match: len(SIGN_IN_WORD.findall(str(match))))
    encoding = matches[0].encoding if matches else candidates[0]
    if language:
        found.append(Finding(Level.NOTE, f"the file is not UTF-8: by its language it was read as {encoding}"))
    else:
        message = f"the file is not UTF-8: by its look it was read as {encoding}; declare its language to be sure"
        found.append(Finding(Level.WARNING, message))
    return _declared(content, encoding, found), encoding


def _candidates(language: str) -> tuple[str, ...]:
    """The older encodings in which this language is written, the likeliest first."""
    return ENCODINGS_OF.get(language.partition("-")[0].lower(), WESTERN if language else UNDECLARED)


def _wide(head: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, known by where its zero bytes stand; "" when it is neither."""
    head = head[: len(head) // 4 * 4]
    if not head or b"\0" not in head:
        return ""
    zeros = [head[phase::4].count(0) * 4 > len(head) * 0.6 for phase in range(4)]
    known = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return known.get((zeros[0], zeros[1], zeros[2], zeros[3]), "")


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line(text: str, place: int) -> int:
    before = text[:place]
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
