"""Letters of every script brought to a plain Latin skeleton, a to z and 0 to 9; ideographs stay as they are.

Cyrillic follows BGN/PCGN (Russian 1947, the Turkic and Slavic tables for further letters), Arabic script ALA-LC (Arabic
and Persian 2012, Ottoman, Uyghur), Hebrew ALA-LC; all without marks and rules of position, as a skeleton needs none.
"""

import re

from anyascii import anyascii

_CYRILLIC = """
а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch
ъ= ы=y ь= э=e ю=yu я=ya
і=i ї=yi є=ye ґ=g ў=w
ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=gj ќ=kj ѕ=dz
ә=a ғ=gh қ=q ҡ=q ң=ng ҥ=ng ө=o ұ=u ү=u һ=h ҳ=h җ=j ҷ=j ҹ=j ҝ=g ҕ=gh ҫ=th ҙ=dh
ӏ= ѣ=e ѳ=f ѵ=i
"""
# ع and א are only marks in ALA-LC, but the names that have them are spelt Ali, Said, Abraham.
_ARABIC = """
ا=a ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h
و=w ي=y ى=a ة=h ء= ئ=
پ=p چ=ch ژ=zh گ=g ک=k ی=y ہ=h ھ=h ے=e ٹ=t ڈ=d ڑ=r ں=n
ە=e ې=e ۆ=o ۇ=u ۈ=u ۋ=w ڭ=ng
"""
_HEBREW = """
א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=h ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=p צ=ts ץ=ts ק=k ר=r ש=sh ת=t
"""
IDEOGRAPHS = "\u2e80-\u2fdf\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")


class _Latin(dict[int, str]):
    """For `str.translate`: the tables above, and anyascii's romanisation for every script they leave out."""

    def __missing__(self, codepoint: int) -> str:
        letter = chr(codepoint)
        plain = letter if _IDEOGRAPH.match(letter) else anyascii(letter).lower()
        self[codepoint] = "".join(part for part in plain if part.isalnum())
        return self[codepoint]


_LATIN = _Latin({ord(row[0]): row[2:] for row in (_CYRILLIC + _ARABIC + _HEBREW).split()})


def romanise(folded: str) -> str:
    """Folded text in Latin letters; signs and spaces fall away."""
    return folded if folded.isascii() and folded.isalnum() else folded.translate(_LATIN)
