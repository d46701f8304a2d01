"""Characters that Word takes out of fonts of signs: which letter they show, where that is certain.

The font Symbol has Greek letters and signs of mathematics at places of its own; other such fonts hold pictures.
"""

from xml.etree.ElementTree import Element

PICTURES = ("wingdings", "webdings", "zapf", "marlett", "mt extra", "bookshelf symbol", "monotype sorts")
SYMBOL = "symbol"
SHIFT = 0xF000  # Word may move the characters of such fonts to this place for private use
BYTE = 0x100
PRIVATE = range(0xE000, 0xF900)
NO_LETTERS = range(0xD800, 0xE000)  # halves of characters
LAST = 0x10FFFF
GREEK = dict(
    zip(
        (*range(0x41, 0x5B), *range(0x61, 0x7B)),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
SIGNS = dict(
    zip(
        (0x2D, 0xA2, 0xA3, 0xA5, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1, 0xB2, 0xB3, 0xB4, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC),
        "−′≤∞←↑→↓°±″≥×•÷≠≈…",
        strict=True,
    )
)
SAME = {ord(sign): sign for sign in " !#%&()+,./0123456789:;<=>?[]_{|}"}
OF_SYMBOL = GREEK | SIGNS | SAME


def letter_of(symbol: Element) -> str | None:
    """The character that is shown; None when it is a picture, or nobody knows."""
    font = symbol.get("font", "").strip().casefold()
    try:
        code = int(symbol.get("char", ""), 16)
    except ValueError:
        return None
    if font == SYMBOL:
        return OF_SYMBOL.get(code - SHIFT if SHIFT <= code < SHIFT + BYTE else code)
    if not font or font.startswith(PICTURES) or code in PRIVATE or code in NO_LETTERS or not 0x20 < code <= LAST:
        return None
    return chr(code) if chr(code).isprintable() else None


def name_of(symbol: Element) -> str:
    """The font and the code, as Word shows them."""
    return f'font "{symbol.get("font", "")}", code {symbol.get("char", "")}'
