"""Words are taken as typed; only what browsers do to line ends is undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.admin.forms.words import SpokenField


@given(st.text().map(lambda text: text.replace("\r", "")))
def test_words_come_back_as_they_were(text):
    field = SpokenField(required=False)

    sent = text.replace("\n", "\r\n")

    assert not field.has_changed(field.to_python(text), sent)


@pytest.mark.parametrize(
    ("typed", "kept"), [(" a  b ", " a  b "), ("a\r\nb", "a\nb"), ("e\u0301", "é"), ("א\u200fב", "א\u200fב")]
)
def test_blanks_and_marks_of_direction_stay(typed, kept):
    assert SpokenField().clean(typed) == kept
