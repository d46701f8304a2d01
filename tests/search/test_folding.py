"""Letters of one word, however typed, fold to one word; letters that differ in meaning stay apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.search.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("İstanbul ISTANBUL ıstanbul istanbul", "istanbul istanbul istanbul istanbul"),
        ("Şükrü Çağrı ÖĞE", "sukru cagri oge"),
        ("Ёлка Йод Україна", "елка йод україна"),
        ("Straße ﬁn Ⅳ ｆｕｌｌ", "strasse fin iv full"),
        ("ΆΘΗΝΑ ς", "αθηνα σ"),
        ("مُحَمَّد محـــمد أإآ", "محمد محمد ااا"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी क़", "हिन्दी क़"),
        ("が は", "が は"),
        ("co\u00adop zero\u200bwidth", "coop zerowidth"),
    ],
)
def test_fold_brings_spellings_together(written, folded):
    assert fold(written) == unicodedata.normalize("NFKC", folded)


@given(st.text())
def test_fold_forgets_case_and_normal_form(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
