"""Bytes become text without guessing more than is needed, and every guess is told."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.transcripts.decode import ENCODINGS_OF, WESTERN, decode, glimpse
from testimonies.transcripts.document import Finding, Level
from testimonies.transcripts.errors import UnreadableTranscript

SENTENCES = {
    "ru": "Пчёлы спали до самого апреля, и никто не открывал ульев. Снег лежал глубокий.",
    "uk": "Бджоли спали аж до квітня, і ніхто не відчиняв вуликів.",
    "tr": "Arılar nisana kadar uyudu; kovanları kimse açmadı, kar çok derindi, ağaçlar sustu.",
    "de": "Die Bienen schliefen bis in den April, niemand öffnete die Stöcke; der Schnee lag tief, früh und spät.",
    "pl": "Pszczoły spały aż do kwietnia, nikt nie otwierał uli, śnieg leżał głęboki.",
    "ar": "نامت النحل حتى نيسان ولم يفتح أحد الخلايا وكان الثلج عميقا",
    "el": "Οι μέλισσες κοιμήθηκαν ως τον Απρίλιο και κανείς δεν άνοιξε τις κυψέλες.",
    "ko": "벌들은 사월까지 잠을 잤고 아무도 벌통을 열지 않았다.",
    "zh": "蜜蜂一直睡到四月，没有人打开蜂箱，雪很深。",
}
LEGACY = [("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "iso8859_5"), ("ru", "cp866"), ("uk", "cp1251"), ("tr", "cp1254")]
LEGACY += [("de", "cp1252"), ("pl", "cp1250"), ("pl", "iso8859_2"), ("ar", "cp1256"), ("el", "cp1253"), ("ko", "cp949")]
LEGACY += [("zh", "gb18030")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", SENTENCES.values())
def test_marked_unicode_is_read_without_a_finding(text: str, encoding: str):
    decoded = decode(text.encode(encoding))

    assert (decoded.text, decoded.findings) == (text, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unmarked_wide_text_is_read_and_told(encoding: str):
    decoded = decode("One word\nafter another".encode(encoding))

    assert decoded.text == "One word\nafter another"
    assert decoded.findings == (Finding(Level.NOTE, f"the file is not UTF-8: it was read as {encoding.upper()}"),)


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
def test_old_encoding_is_found_by_the_declared_language(language: str, encoding: str):
    decoded = decode(SENTENCES[language].encode(encoding), language=f"{language}-x-old")

    assert decoded.text == SENTENCES[language]
    assert [finding.level for finding in decoded.findings] == [Level.NOTE]


def test_old_encoding_without_a_language_is_a_warning():
    decoded = decode(SENTENCES["ru"].encode("cp1251"))

    assert decoded.text == SENTENCES["ru"]
    assert [finding.level for finding in decoded.findings] == [Level.WARNING]
    assert "declare its language" in decoded.findings[0].message


def test_lone_broken_byte_keeps_the_rest_and_is_named_with_its_line():
    content = "schön\nfrüh ".encode() + b"\xff" + " übrig\n".encode()

    decoded = decode(content)

    assert decoded.text == "schön\nfrüh \ufffd übrig\n"
    assert decoded.findings == (Finding(Level.WARNING, "what is broken, and not UTF-8, stands as \ufffd", 2),)


def test_many_broken_bytes_are_told_once_with_their_lines():
    decoded = decode("früh\n".encode() * 1_000 + b"\xff\xff\n" * 200)

    assert decoded.text.count("\ufffd") == 400
    assert [finding.line for finding in decoded.findings] == [1001]
    assert decoded.findings[0].message.endswith("(lines 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008 and 192 more)")


@pytest.mark.parametrize(
    ("language", "encoding", "line"),
    [
        ("", "cp1252", "“Café” in Köln"),
        ("de", "cp1252", "früh"),
        ("ru", "cp1251", "Снег"),
        ("tr", "cp1254", "kış"),
    ],
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_in_an_older_encoding_among_utf_8_is_read_and_named(language: str, encoding: str, line: str, mark: bytes):
    content = mark + "schön, süß, всё снег\r\n".encode() + f"{line}\r\n".encode(encoding) + "übrig".encode()

    decoded = decode(content, language=language)

    assert decoded.text == f"schön, süß, всё снег\n{line}\nübrig"
    assert decoded.findings == (
        Finding(Level.WARNING, f"lines that are not UTF-8 as the others are were read as {encoding}", 2),
    )


@pytest.mark.parametrize(
    "line", [b"\xff\xff", b"\xa7\xa8\xa9", b"wo\xa4rd", b"caf\xe9 \x81", "früh ".encode() + b"\xe9t\xe9"]
)
def test_line_that_is_no_words_in_an_older_encoding_either_stands_with_its_broken_bytes(line: bytes):
    decoded = decode("schön, süß, früh, снег\n".encode() + line)

    assert "\ufffd" in decoded.text.split("\n")[1]
    assert decoded.findings == (Finding(Level.WARNING, "what is broken, and not UTF-8, stands as \ufffd", 2),)


def test_utf_16_cut_in_the_middle_of_a_letter_keeps_the_rest():
    decoded = decode("word".encode("utf-16")[:-1])

    assert decoded.text == "wor\ufffd"
    assert [finding.level for finding in decoded.findings] == [Level.WARNING]


@pytest.mark.parametrize(
    ("written", "text", "before"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd", {"line ends": 1}),
        ("a\r\r\nb", "a\n\nb", {"line ends": 1}),
        ("a\ufeffb", "ab", {"byte order marks": 1}),
    ],
)
def test_line_ends_become_one_kind_and_are_counted(written: str, text: str, before: dict[str, int]):
    decoded = decode(written.encode())

    assert (decoded.text, decoded.before) == (text, before)


def test_nul_is_refused_with_its_line():
    with pytest.raises(UnreadableTranscript) as refused:
        decode(b"one\ntwo\r\nthr\0ee, and much more text than that")

    assert (refused.value.line, refused.value.why) == (3, "this is not text: it contains NUL characters")


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_character_is_accounted_for(text: str):
    """A byte order mark at the very beginning is the signature of the encoding and no character of the text."""
    decoded = decode(text.encode())

    assert len(decoded.text) + sum(decoded.before.values()) == len(text.removeprefix("\ufeff"))


def test_glimpse_reads_the_beginning_of_any_unicode():
    assert [glimpse("a\r\nb".encode(encoding)) for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32")] == [
        "a\nb"
    ] * 4


def test_real_declarations_are_read_in_every_encoding_of_their_language(samples: Path):
    """As long as a paragraph, a page and more, in each encoding in which it was written: 99 of 100."""
    wrong, tried = [], 0
    for path in sorted((samples / "corpus-udhr").rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        language = re.findall('lang="([^"]+)"', page)[0].partition("-")[0]
        text = html.unescape(re.sub("<[^>]*>", "", page.partition("<h1>")[2])).strip()
        for encoding in ENCODINGS_OF.get(language, WESTERN):
            for size in (300, 2_000, len(text)):
                content = text[:size].encode(encoding, "ignore")
                if len(content) > 0.95 * size and not content.isascii():  # else that language was not written in it
                    tried += 1
                    meant = content.decode(encoding)
                    wrong += [(path.name, encoding, size)] * (decode(content, language=language).text != meant)

    assert tried > 80
    assert len(wrong) * 100 <= tried, wrong
