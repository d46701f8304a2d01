"""Every script ends in plain Latin letters, ideographs apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.search.folding import fold
from testimonies.search.transliteration import romanise


@pytest.mark.parametrize(
    ("folded", "latin"),
    [
        ("севастополь", "sevastopol"),
        ("ялта", "yalta"),
        ("хрущев", "khrushchev"),
        ("карачай", "karachay"),
        ("қазақ", "qazaq"),
        ("вајда", "vajda"),
        ("ألامات", "alamat"),
        ("قرآن", "qran"),
        ("چغتای", "chghtay"),
        ("ئۇيغۇر", "uyghur"),
        ("ქართული", "kartuli"),
        ("հայ", "hay"),
        ("αθηνα", "athina"),
        ("中国", "中国"),
        ("٣٤٦", "346"),
        ("don't", "dont"),
        ("", ""),
    ],
)
def test_romanise_reads_scripts(folded, latin):
    assert romanise(fold(folded)) == latin


@given(st.text())
def test_romanise_leaves_only_letters_and_digits(text):
    latin = romanise(fold(text))

    assert latin == "" or latin.isalnum()
    assert romanise(latin) == latin
