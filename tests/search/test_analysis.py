"""Text becomes terms in one way, with or without places, and highlights fall on whole words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.search import analysis
from testimonies.search.analysis import highlight, spans, terms, words

languages = st.sampled_from(["", "en", "ru", "tr", "ar", "hi", "crh-Cyrl"])


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Potatoes, broth!", "en", ["potato", "broth"]),
        ("Я был в лагере № 346", "ru", ["ya", "byl", "v", "lager", "346"]),
        ("Ankara'ya IRMAK ırmak İRMAK", "tr", ["ankar", "ya", "irmak", "irmak", "irmak"]),
        ("м'ята п’ять l'eau", "uk", ["myata", "pyat", "l", "eau"]),
        ("e\u0301te\u0301 été", "", ["ete", "ete"]),
        ("مُعَسْكَر", "", ["maskr"]),
        ("中国人 日本ご", "", ["中", "国", "人", "日", "本", "ご"]),
        ("under_score x²", "", ["under", "score", "x2"]),
        ("— … ʼ ـ \u200b", "", []),
        ("a" * 100, "", ["a" * 60]),
    ],
)
def test_terms_are_folded_stemmed_and_romanised(text, language, expected):
    assert terms(text, language) == expected


@pytest.mark.parametrize("name", ["Аламат", "Alamat", "Älamat", "ألامات"])
def test_names_in_text_meet_across_scripts(name):
    assert terms(name) == ["alamat"]


@given(text=st.text(), language=languages)
def test_terms_and_spans_agree(text, language):
    found = list(spans(text, language))

    assert [term for term, _start, _end in found] == terms(text, language)
    assert all(terms(text[start:end], language) == [term] for term, start, end in found)


@given(text=st.text(), language=languages)
def test_terms_are_letters_and_digits(text, language):
    assert all(term.isalnum() for term in terms(text, language))


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_english_is_cut_like_any_other_text(text):
    assert words(text) == analysis.WORD.findall(text)


def test_highlight_marks_words_by_their_terms():
    text = "Potatoes? A POTATO, a pot; «potato’s»."

    marks = highlight(text, "en", {"potato"})

    assert [text[start:end] for start, end in marks] == ["Potatoes", "POTATO", "potato"]


def test_highlight_covers_combining_marks():
    text = "Şu\u0308kru\u0308 bey"

    assert highlight(text, "tr", {"sukru"}) == [(0, 7)]


def test_forgotten_spellings_are_worked_out_again(monkeypatch):
    monkeypatch.setattr(analysis, "_REMEMBERED", 3)
    monkeypatch.setattr(analysis, "_terms", {})

    assert terms("one two three four five one two", "") == ["one", "two", "three", "four", "five", "one", "two"]
    assert len(analysis._terms[""]) <= 3
