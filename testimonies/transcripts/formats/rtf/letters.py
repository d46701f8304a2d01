"""The letters of an RTF file: bytes in the code page of their font, and Unicode characters with their fallbacks."""

from testimonies.transcripts.findings import Findings
from testimonies.transcripts.formats.rtf.control_words import CODEPAGE_OF_CHARSET, SYMBOLS
from testimonies.transcripts.pages.symbols import is_of_signs, letter_of, named


class Letters:
    """Collects bytes until something else comes. `charsets` and `names` are those of the fonts, by their numbers.

    `unread` are the names of signs among the letters that were taken last, which are no letters.
    """

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._told: set[str] = set()
        self._bytes = bytearray()
        self._half = ""
        self.charsets: dict[int, int] = {}
        self.names: dict[int, str] = {}
        self.unread: list[str] = []
        self.codepage = "cp1252"

    def add(self, more: bytes) -> None:
        """More bytes of the same text."""
        self._bytes += more

    def take(self, font: int) -> str:
        """The letters that were collected, in the code page of a font."""
        self.unread = []
        if not self._bytes:
            return ""
        raw = bytes(self._bytes)
        self._bytes.clear()
        charset = self.charsets.get(font, 1)
        if charset == SYMBOLS:
            return "".join(self._sign(code, self.names.get(font, "").rstrip("; ")) for code in raw)
        if raw.isascii():
            return raw.decode("ascii")
        encoding = CODEPAGE_OF_CHARSET.get(charset, self.codepage)
        if encoding != self.codepage and charset == 0:
            why = f"some letters were read as Western ones, as their font says, though the file says {self.codepage}"
            self._tell(why)
        letters = raw.decode(encoding, "replace")
        if "\ufffd" in letters:
            self._tell(f"what is broken, and not {encoding}, stands as \ufffd")
        return letters

    def _sign(self, code: int, font: str) -> str:
        """What a sign of a special font shows; fonts that nobody knows have the letters of ASCII at their places."""
        if code <= ord(" ") or (code < 128 and not is_of_signs(font)):
            return chr(code)
        letter = letter_of(code, font=font) if is_of_signs(font) else None
        self.unread += [] if letter else [named(f"{code:02X}", font=font)]
        return letter or "\ufffd"

    def unicode(self, number: int) -> str:
        """A character by its number, which is negative above 32767 and may be half of one; "" for a first half."""
        code = number % 0x10000
        half, self._half = self._half, ""
        if 0xD800 <= code < 0xDC00:
            self._half = chr(code)
            return self._broken() if half else ""
        if 0xDC00 <= code < 0xE000:
            if not half:
                return self._broken()
            return (half + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16")
        return (self._broken() if half else "") + chr(code)

    def _broken(self) -> str:
        self._tell("half of a character stands as \ufffd")
        return "\ufffd"

    def _tell(self, message: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self._findings.warn(message)
